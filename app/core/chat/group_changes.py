"""One change of a group: what it does within a transaction, what it says there, what is told after the commit."""

from collections.abc import Collection, Iterable
from datetime import datetime

from sqlalchemy import Connection

from app.core.chat import codec, invitations_store, members_store, messages_store, store
from app.core.chat.checks import require, require_member
from app.core.chat.events import GroupChanged, MessageSent
from app.core.chat.faces import Teller
from app.core.chat.messages_store import MessageRow
from app.core.chat.model import NoteContent
from app.core.chat.store import ConversationRow, MemberRow
from app.core.kernel.errors import Refused
from app.core.kernel.events import EventBus
from app.core.kernel.ids import ConversationId, MessageId, UserId, new_id
from app.core.people import directory
from app.core.people.model import User

MEMBERS_MAX = 500


class GroupChange:
    """What somebody does to a group within ``tx``. `tell` it once that is committed."""

    def __init__(self, tx: Connection, group: ConversationRow, actor: User, now: datetime) -> None:
        self.group = group
        self.member_ids = frozenset(store.member_ids(tx, [group.conversation_id]).get(group.conversation_id, []))
        self._tx = tx
        self._actor = actor
        self._now = now
        self._said: list[tuple[MessageRow, frozenset[UserId]]] = []
        self._gone_ids: frozenset[UserId] = frozenset()

    def let_in(self, user_ids: Collection[UserId]) -> None:
        """Make them members, who see what is said from now on.

        Raises:
            Refused: ``chat.group_full``.
        """
        if len(self.member_ids.union(user_ids)) > MEMBERS_MAX:
            raise Refused("chat.group_full", members_max=MEMBERS_MAX)
        key, seq = self.group.conversation_id, require(self._tx, self.group.conversation_id).last_seq
        rows = [MemberRow(key, user_id, "member", self._now, seq, seq) for user_id in sorted(user_ids)]
        store.insert_members(self._tx, rows)
        self.member_ids = self.member_ids.union(user_ids)

    def let_go(self, user_id: UserId) -> None:
        """End somebody's membership, and the codes by which they could come back."""
        members_store.remove(self._tx, self.group.conversation_id, user_id)
        codes = invitations_store.all_of(self._tx, self.group.conversation_id)
        own = [row.token for row in codes if row.inviter_id == user_id and row.revoked_at is None]
        invitations_store.revoke(self._tx, own, self._now)
        self.member_ids -= {user_id}
        self._gone_ids |= {user_id}

    def say(self, note: NoteContent) -> None:
        """Say in the group what the actor did."""
        row = messages_store.append(
            self._tx,
            MessageId(new_id()),
            self.group.conversation_id,
            self._actor.user_id,
            self._now,
            codec.encode(note),
        )
        self._said.append((row, self.member_ids))

    def tell(self, events: EventBus) -> None:
        """Tell what was committed: what was said, then how the group is now."""
        for row, member_ids in self._said:
            message = Teller(self.group, {self._actor.user_id: self._actor}, {}, {}).message(row)
            events.publish(MessageSent(self.group.conversation_id, message, member_ids))
        events.publish(GroupChanged(self.group.conversation_id, self.member_ids, self._gone_ids))


def open_change(
    tx: Connection, conversation_id: ConversationId, user_id: UserId, now: datetime, *, by_owner: bool = False
) -> GroupChange:
    """Return a change of a group by one of its members.

    Raises:
        Refused: ``chat.unknown_conversation`` (also where it is no group), ``chat.not_a_member``,
            ``chat.not_the_owner``.
    """
    group, here = require(tx, conversation_id), require_member(tx, conversation_id, user_id)
    if group.kind != "group":
        raise Refused("chat.unknown_conversation", conversation_id=conversation_id)
    if by_owner and here.role != "owner":
        raise Refused("chat.not_the_owner")
    return GroupChange(tx, group, directory.require(tx, [user_id])[user_id], now)


def leave_group(tx: Connection, conversation_id: ConversationId, user_id: UserId, now: datetime) -> GroupChange:
    """Let a member go; an owner leaves the group to whoever has been there longest, of those who are still there.

    Raises:
        Refused: as ``open_change``.
    """
    change = open_change(tx, conversation_id, user_id, now)
    was_owner = require_member(tx, conversation_id, user_id).role == "owner"
    change.let_go(user_id)
    change.say(NoteContent("left"))
    left = members_store.all_of(tx, conversation_id)
    if was_owner and left:
        heir = min(left, key=lambda row: (row.joined_at, row.user_id))
        members_store.set_role(tx, conversation_id, heir.user_id, "owner")
    return change


def names(people: dict[UserId, User], user_ids: Iterable[UserId]) -> tuple[str, ...]:
    """Return the names of those of ``people``, as a note says them."""
    return tuple(people[user_id].name for user_id in sorted(user_ids))
