"""The table of invitations to groups, and the statements on it."""

from collections.abc import Collection
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import CheckConstraint, Column, Connection, ForeignKey, Index, select

from app.core.database.schema import Instant, Whole, plaza_metadata, table, text_column
from app.core.kernel.ids import ConversationId, UserId

invitation = table(
    "invitation",
    plaza_metadata,
    text_column("token", primary_key=True),
    text_column("conversation_id", ForeignKey("conversation.conversation_id")),
    text_column("inviter_id", ForeignKey("person.user_id")),
    Column("made_at", Instant, nullable=False),
    Column("expires_at", Instant, nullable=False),
    Column("uses_max", Whole, nullable=False),
    Column("use_count", Whole, nullable=False),
    Column("revoked_at", Instant, nullable=True),
    CheckConstraint("use_count BETWEEN 0 AND uses_max", name="use_count_is_within_uses_max"),
    Index(None, "conversation_id"),
)


class InvitationRow(NamedTuple):
    """An invitation as stored."""

    token: str
    conversation_id: ConversationId
    inviter_id: UserId
    made_at: datetime
    expires_at: datetime
    uses_max: int
    use_count: int = 0
    revoked_at: datetime | None = None


def insert(tx: Connection, row: InvitationRow) -> None:
    """Record a new invitation."""
    tx.execute(invitation.insert().values(row._asdict()))


def find(tx: Connection, token: str) -> InvitationRow | None:
    """Return the invitation with this token, if there is one."""
    row = tx.execute(select(invitation).where(invitation.c.token == token)).first()
    return None if row is None else InvitationRow(*row)


def all_of(tx: Connection, conversation_id: ConversationId) -> list[InvitationRow]:
    """Return the invitations to a group, in no order."""
    rows = tx.execute(select(invitation).where(invitation.c.conversation_id == conversation_id))
    return [InvitationRow(*row) for row in rows]


def count_use(tx: Connection, token: str) -> None:
    """Record that somebody came by this invitation."""
    tx.execute(invitation.update().where(invitation.c.token == token).values(use_count=invitation.c.use_count + 1))


def revoke(tx: Connection, tokens: Collection[str], now: datetime) -> None:
    """Record that these invitations count no more."""
    tx.execute(invitation.update().where(invitation.c.token.in_(tokens)).values(revoked_at=now))
