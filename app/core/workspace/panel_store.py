"""The tables of the mini-apps that people opened last and of those they pinned, and the statements on them."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import CheckConstraint, Column, Connection, ForeignKey, select

from app.core.database.schema import Instant, Whole, plaza_metadata, table, text_column
from app.core.kernel.ids import MiniAppId, UserId

opened_miniapp = table(
    "opened_miniapp",
    plaza_metadata,
    text_column("user_id", ForeignKey("person.user_id"), primary_key=True),
    text_column("miniapp_id", primary_key=True),
    Column("opened_at", Instant, nullable=False),
)

pinned_miniapp = table(
    "pinned_miniapp",
    plaza_metadata,
    text_column("user_id", ForeignKey("person.user_id"), primary_key=True),
    text_column("miniapp_id", primary_key=True),
    Column("place", Whole, nullable=False),
    CheckConstraint("place >= 0", name="place_is_an_index"),
)


def put_opened(tx: Connection, user_id: UserId, miniapp_id: MiniAppId, at: datetime) -> None:
    """Record when a person opened a mini-app last."""
    c = opened_miniapp.c
    changed = tx.execute(
        opened_miniapp.update().where((c.user_id == user_id) & (c.miniapp_id == miniapp_id)).values(opened_at=at)
    )
    if changed.rowcount == 0:
        tx.execute(opened_miniapp.insert().values(user_id=user_id, miniapp_id=miniapp_id, opened_at=at))


def find_opened(tx: Connection, user_id: UserId) -> list[MiniAppId]:
    """Return the mini-apps that a person opened, the last first."""
    c = opened_miniapp.c
    found = select(c.miniapp_id).where(c.user_id == user_id).order_by(c.opened_at.desc(), c.miniapp_id)
    return [MiniAppId(miniapp_id) for miniapp_id in tx.execute(found).scalars()]


def drop_opened(tx: Connection, user_id: UserId, miniapp_ids: Sequence[MiniAppId]) -> None:
    """Forget that a person opened these."""
    c = opened_miniapp.c
    tx.execute(opened_miniapp.delete().where((c.user_id == user_id) & c.miniapp_id.in_(miniapp_ids)))


def put_pinned(tx: Connection, user_id: UserId, miniapp_ids: Sequence[MiniAppId]) -> None:
    """Record which mini-apps a person has pinned, in order, in place of those before."""
    tx.execute(pinned_miniapp.delete().where(pinned_miniapp.c.user_id == user_id))
    rows = [{"user_id": user_id, "miniapp_id": each, "place": place} for place, each in enumerate(miniapp_ids)]
    if rows:
        tx.execute(pinned_miniapp.insert(), rows)


def find_pinned(tx: Connection, user_id: UserId) -> list[MiniAppId]:
    """Return the mini-apps that a person pinned, in their order."""
    c = pinned_miniapp.c
    found = select(c.miniapp_id).where(c.user_id == user_id).order_by(c.place, c.miniapp_id)
    return [MiniAppId(miniapp_id) for miniapp_id in tx.execute(found).scalars()]


def forget_miniapp(tx: Connection, miniapp_id: MiniAppId) -> None:
    """Take a mini-app out of everybody's panel."""
    for kept in (opened_miniapp, pinned_miniapp):
        tx.execute(kept.delete().where(kept.c.miniapp_id == miniapp_id))


def forget_person(tx: Connection, user_id: UserId) -> None:
    """Forget what a person opened and pinned."""
    for kept in (opened_miniapp, pinned_miniapp):
        tx.execute(kept.delete().where(kept.c.user_id == user_id))
