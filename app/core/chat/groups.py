"""Groups: made, named, joined and left; the one who made a group owns it, and says who has to go."""

import unicodedata
from collections.abc import Collection

from app.core.chat import members_store, store
from app.core.chat.checks import require_member
from app.core.chat.group_changes import MEMBERS_MAX, GroupChange, leave_group, names, open_change
from app.core.chat.model import GroupMember, NoteContent
from app.core.chat.store import ConversationRow, MemberRow
from app.core.database import Database
from app.core.kernel.blanks import BLANKS
from app.core.kernel.clock import Clock
from app.core.kernel.errors import Refused
from app.core.kernel.events import EventBus
from app.core.kernel.ids import ConversationId, UserId, new_id
from app.core.people import directory
from app.core.people.model import COLORS

TITLE_CHARACTERS_MAX = 100


class Groups:
    """The groups and who is in them. What changes is said in the group itself, by a note."""

    def __init__(self, db: Database, events: EventBus, clock: Clock) -> None:
        self._db = db
        self._events = events
        self._clock = clock

    def make(
        self,
        owner_id: UserId,
        title: str,
        others: Collection[UserId],
        *,
        color: str = "",
        conversation_id: ConversationId | None = None,
    ) -> ConversationId:
        """Make a group of ``owner_id`` and ``others``; under a ``conversation_id`` that is there already, do nothing.

        Raises:
            Refused: ``people.unknown``, ``people.left``, ``chat.group_alone`` without another member,
                ``chat.group_title``, ``chat.group_full``.
        """
        shown, key = _checked_title(title), conversation_id or ConversationId(new_id())
        member_ids = sorted({owner_id, *others})
        if len(member_ids) < 2:
            raise Refused("chat.group_alone")
        if len(member_ids) > MEMBERS_MAX:
            raise Refused("chat.group_full", members_max=MEMBERS_MAX)
        now = self._clock.now()
        with self._db.begin() as tx:
            people = directory.require_here(tx, member_ids)
            if store.find(tx, key) is not None:
                return key
            row = ConversationRow(
                key, "group", None, shown, color or COLORS[sum(key.encode()) % len(COLORS)], None, now
            )
            store.insert(
                tx,
                row,
                [MemberRow(key, each, "owner" if each == owner_id else "member", now) for each in member_ids],
            )
            change = GroupChange(tx, row, people[owner_id], now)
        change.tell(self._events)
        return key

    def members(self, conversation_id: ConversationId, user_id: UserId) -> list[GroupMember]:
        """Return who is in a group, by what ``user_id`` calls them: the owner first, then as they came.

        Raises:
            Refused: ``chat.unknown_conversation``, ``chat.not_a_member``.
        """
        with self._db.read() as tx:
            require_member(tx, conversation_id, user_id)
            rows = members_store.all_of(tx, conversation_id)
            people = directory.known(tx, [row.user_id for row in rows], seen_by=user_id)
        found = [GroupMember(directory.person_in(people, row.user_id), row.role, row.joined_at) for row in rows]
        return sorted(found, key=lambda one: (one.role != "owner", one.joined_at, one.user.user_id))

    def rename(self, conversation_id: ConversationId, user_id: UserId, title: str) -> None:
        """Let the owner give a group another name.

        Raises:
            Refused: as ``members``; ``chat.group_title``, ``chat.not_the_owner``.
        """
        shown = _checked_title(title)
        with self._db.begin() as tx:
            change = open_change(tx, conversation_id, user_id, self._clock.now(), by_owner=True)
            if change.group.title == shown:
                return
            members_store.rename(tx, conversation_id, shown)
            change.say(NoteContent("renamed", (shown,)))
        change.tell(self._events)

    def add(self, conversation_id: ConversationId, user_id: UserId, others: Collection[UserId]) -> None:
        """Let a member bring others in; who is there already stays as they are.

        Raises:
            Refused: as ``members``; ``people.unknown``, ``people.left``, ``chat.group_full``.
        """
        with self._db.begin() as tx:
            change = open_change(tx, conversation_id, user_id, self._clock.now())
            new_ids = set(others) - change.member_ids
            people = directory.require_here(tx, new_ids)
            if not new_ids:
                return
            change.let_in(new_ids)
            change.say(NoteContent("added", names(people, new_ids)))
        change.tell(self._events)

    def remove(self, conversation_id: ConversationId, user_id: UserId, other_id: UserId) -> None:
        """Let the owner send a member away; what was said before stays with those who are left.

        Raises:
            Refused: as ``members``; ``chat.not_the_owner``, ``chat.self`` for oneself.
        """
        if user_id == other_id:
            raise Refused("chat.self")
        with self._db.begin() as tx:
            change = open_change(tx, conversation_id, user_id, self._clock.now(), by_owner=True)
            require_member(tx, conversation_id, other_id)
            change.let_go(other_id)
            change.say(NoteContent("removed", names(directory.known(tx, [other_id]), [other_id])))
        change.tell(self._events)

    def leave(self, conversation_id: ConversationId, user_id: UserId) -> None:
        """Let a member go. The owner leaves the group to whoever has been there longest.

        Raises:
            Refused: as ``members``.
        """
        with self._db.begin() as tx:
            change = leave_group(tx, conversation_id, user_id, self._clock.now())
        change.tell(self._events)

    def hand_over(self, conversation_id: ConversationId, user_id: UserId, other_id: UserId) -> None:
        """Let the owner make another member the owner.

        Raises:
            Refused: as ``members``; ``chat.not_the_owner``, ``chat.self`` for oneself.
        """
        if user_id == other_id:
            raise Refused("chat.self")
        with self._db.begin() as tx:
            change = open_change(tx, conversation_id, user_id, self._clock.now(), by_owner=True)
            require_member(tx, conversation_id, other_id)
            members_store.set_role(tx, conversation_id, user_id, "member")
            members_store.set_role(tx, conversation_id, other_id, "owner")
            change.say(NoteContent("owner", names(directory.known(tx, [other_id]), [other_id])))
        change.tell(self._events)


def _checked_title(title: str) -> str:
    """Return a group's title as it is kept, or refuse it."""
    shown = " ".join(title.split())
    hidden = any(unicodedata.category(each) in {"Cc", "Cf", "Cs", "Zl", "Zp"} for each in shown)
    if not set(shown) - BLANKS or hidden or len(shown) > TITLE_CHARACTERS_MAX:
        raise Refused("chat.group_title", characters_max=TITLE_CHARACTERS_MAX)
    return shown
