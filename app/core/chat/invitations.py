"""Invitations to groups: a code that lets people in until it is used up, over or revoked."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from app.core.chat import invitations_store, store
from app.core.chat.group_changes import GroupChange, open_change
from app.core.chat.invitations_store import InvitationRow
from app.core.chat.model import NoteContent
from app.core.chat.store import ConversationRow
from app.core.database import Database
from app.core.kernel.clock import Clock
from app.core.kernel.errors import Refused
from app.core.kernel.events import EventBus
from app.core.kernel.ids import ConversationId, UserId
from app.core.people import directory
from app.core.people.model import User

LIFETIME = timedelta(days=7)
USES_MAX = 100
State = Literal["open", "member", "revoked", "used_up", "over"]


@dataclass(frozen=True, slots=True)
class Invitation:
    """What the code ``token`` leads to, as one person finds it; "member": they are in the group already."""

    token: str
    conversation_id: ConversationId
    title: str
    color: str
    member_count: int
    inviter: User
    expires_at: datetime
    uses_left: int
    state: State


class Invitations:
    """Codes of groups: any member makes one, any member revokes it, whoever has it may join until it is over."""

    def __init__(self, db: Database, events: EventBus, clock: Clock) -> None:
        self._db = db
        self._events = events
        self._clock = clock

    def make(self, conversation_id: ConversationId, user_id: UserId, *, uses_max: int = USES_MAX) -> Invitation:
        """Return a member's invitation that still counts, made if there is none.

        Raises:
            Refused: ``chat.unknown_conversation``, ``chat.not_a_member``.
        """
        now = self._clock.now()
        with self._db.begin() as tx:
            change = open_change(tx, conversation_id, user_id, now)
            mine = [row for row in invitations_store.all_of(tx, conversation_id) if row.inviter_id == user_id]
            row = next((each for each in mine if _state(each, now) == "open" and each.uses_max == uses_max), None)
            if row is None:
                token = secrets.token_urlsafe(16)
                row = InvitationRow(token, conversation_id, user_id, now, now + LIFETIME, uses_max)
                invitations_store.insert(tx, row)
            inviter = directory.require(tx, [user_id])[user_id]
        return _invitation(row, change.group, len(change.member_ids), inviter, "open")

    def find(self, token: str, user_id: UserId) -> Invitation:
        """Return what a code leads to, for the person who has it.

        Raises:
            Refused: ``chat.invitation_unknown``.
        """
        with self._db.read() as tx:
            row = invitations_store.find(tx, token)
            group = None if row is None else store.find(tx, row.conversation_id)
            if row is None or group is None:
                raise Refused("chat.invitation_unknown")
            member_ids = store.member_ids(tx, [row.conversation_id]).get(row.conversation_id, [])
            inviter = directory.require(tx, [row.inviter_id], seen_by=user_id)[row.inviter_id]
        state: State = "member" if user_id in member_ids else _state(row, self._clock.now())
        return _invitation(row, group, len(member_ids), inviter, state)

    def join(self, token: str, user_id: UserId) -> ConversationId:
        """Let a person into the group that a code leads to; for a member, do nothing.

        Raises:
            Refused: ``chat.invitation_unknown``, ``chat.invitation_revoked``, ``chat.invitation_used_up``,
                ``chat.invitation_over``, ``chat.group_full``, ``people.unknown``.
        """
        now = self._clock.now()
        with self._db.begin() as tx:
            row = invitations_store.find(tx, token)
            group = None if row is None else store.find(tx, row.conversation_id)
            if row is None or group is None:
                raise Refused("chat.invitation_unknown")
            change = GroupChange(tx, group, directory.require(tx, [user_id])[user_id], now)
            if user_id in change.member_ids:
                store.list_again(tx, group.conversation_id, user_id)
                return group.conversation_id
            state = _state(row, now)
            if state != "open":
                raise Refused(f"chat.invitation_{state}")
            change.let_in([user_id])
            invitations_store.count_use(tx, token)
            change.say(NoteContent("joined"))
        change.tell(self._events)
        return group.conversation_id

    def revoke(self, conversation_id: ConversationId, user_id: UserId) -> int:
        """Let a member end all codes of a group; return how many still counted.

        Raises:
            Refused: ``chat.unknown_conversation``, ``chat.not_a_member``.
        """
        now = self._clock.now()
        with self._db.begin() as tx:
            open_change(tx, conversation_id, user_id, now)
            found = [row for row in invitations_store.all_of(tx, conversation_id) if _state(row, now) == "open"]
            invitations_store.revoke(tx, [row.token for row in found], now)
        return len(found)


def _state(row: InvitationRow, now: datetime) -> Literal["open", "revoked", "used_up", "over"]:
    if row.revoked_at is not None:
        return "revoked"
    if row.use_count >= row.uses_max:
        return "used_up"
    return "over" if now >= row.expires_at else "open"


def _invitation(
    row: InvitationRow, group: ConversationRow, member_count: int, inviter: User, state: State
) -> Invitation:
    return Invitation(
        row.token,
        row.conversation_id,
        group.title,
        group.color,
        member_count,
        inviter,
        row.expires_at,
        row.uses_max - row.use_count,
        state,
    )
