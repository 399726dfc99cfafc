"""The table of what each person went to, and the statements on it."""

from datetime import datetime

from sqlalchemy import CheckConstraint, Column, Connection, ForeignKey, delete, select

from app.core.database.schema import Instant, Whole, plaza_metadata, table, text_column
from app.core.kernel.ids import UserId
from app.core.workspace.model import Visited

visit = table(
    "visit",
    plaza_metadata,
    text_column("user_id", ForeignKey("person.user_id"), primary_key=True),
    text_column("kind", primary_key=True),
    text_column("subject", primary_key=True),
    Column("weight", Whole, nullable=False),
    Column("visited_at", Instant, nullable=False),
    CheckConstraint("weight >= 0", name="weight_not_negative"),
)


def find(tx: Connection, user_id: UserId, kind: str, subject: str) -> Visited | None:
    """Return what is known of one place."""
    c = visit.c
    mine = (c.user_id == user_id) & (c.kind == kind) & (c.subject == subject)
    row = tx.execute(select(c.weight, c.visited_at).where(mine)).one_or_none()
    return None if row is None else Visited(kind, subject, row.weight, row.visited_at)


def find_all(tx: Connection, user_id: UserId) -> list[Visited]:
    """Return where a person went, the last first."""
    c = visit.c
    rows = tx.execute(
        select(c.kind, c.subject, c.weight, c.visited_at)
        .where(c.user_id == user_id)
        .order_by(c.visited_at.desc(), c.kind, c.subject)
    )
    return [Visited(*row) for row in rows]


def put(tx: Connection, user_id: UserId, kind: str, subject: str, weight: int, at: datetime) -> None:
    """Record a visit."""
    mine = (visit.c.user_id == user_id) & (visit.c.kind == kind) & (visit.c.subject == subject)
    changed = tx.execute(visit.update().where(mine).values(weight=weight, visited_at=at))
    if changed.rowcount == 0:
        tx.execute(visit.insert().values(user_id=user_id, kind=kind, subject=subject, weight=weight, visited_at=at))


def drop_oldest(tx: Connection, user_id: UserId, count_max: int) -> None:
    """Delete what is beyond the ``count_max`` places that a person went to last."""
    for old in find_all(tx, user_id)[count_max:]:
        mine = (visit.c.user_id == user_id) & (visit.c.kind == old.kind) & (visit.c.subject == old.subject)
        tx.execute(delete(visit).where(mine))


def forget_person(tx: Connection, user_id: UserId) -> None:
    """Forget where a person went."""
    tx.execute(delete(visit).where(visit.c.user_id == user_id))
