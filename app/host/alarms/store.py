"""The table of alarms, and the statements on it."""

from datetime import datetime

from sqlalchemy import (
    CheckConstraint,
    Column,
    ColumnElement,
    Connection,
    Index,
    PrimaryKeyConstraint,
    Row,
    delete,
    func,
    insert,
    select,
    update,
)

from app.core.database.schema import Instant, Whole, plaza_metadata, table, text_column
from app.core.kernel.ids import MiniAppId, UserId
from app.host.alarms.model import Alarm

miniapp_alarm = table(
    "miniapp_alarm",
    plaza_metadata,
    text_column("miniapp_id"),
    text_column("user_id"),
    text_column("name"),
    Column("at", Instant, nullable=False),
    Column("due_at", Instant, nullable=False),
    Column("attempts", Whole, nullable=False),
    PrimaryKeyConstraint("miniapp_id", "user_id", "name"),
    CheckConstraint("attempts >= 0", name="attempts_is_not_negative"),
    Index(None, "due_at"),
)
_columns = [miniapp_alarm.c[name] for name in ("miniapp_id", "user_id", "name", "at", "attempts")]


def _alarm(row: Row[tuple[object, ...]]) -> Alarm:
    return Alarm(**row._mapping)


def _of(miniapp_id: MiniAppId, user_id: UserId) -> list[ColumnElement[bool]]:
    return [miniapp_alarm.c.miniapp_id == miniapp_id, miniapp_alarm.c.user_id == user_id]


def _same(alarm: Alarm) -> list[ColumnElement[bool]]:
    """Say which row is ``alarm`` as it was read: not one that was set under its name since."""
    same = [miniapp_alarm.c.name == alarm.name, miniapp_alarm.c.at == alarm.at]
    return [*_of(alarm.miniapp_id, alarm.user_id), *same, miniapp_alarm.c.attempts == alarm.attempts]


def put(tx: Connection, alarm: Alarm) -> None:
    """Set an alarm, in place of one of the same name."""
    remove(tx, alarm.miniapp_id, alarm.user_id, alarm.name)
    row = {column.name: getattr(alarm, column.name) for column in _columns}
    tx.execute(insert(miniapp_alarm).values(**row, due_at=alarm.at))


def remove(tx: Connection, miniapp_id: MiniAppId, user_id: UserId, name: str) -> None:
    """Forget the alarm of this name, if there is one."""
    tx.execute(delete(miniapp_alarm).where(*_of(miniapp_id, user_id), miniapp_alarm.c.name == name))


def remove_all(tx: Connection, miniapp_id: MiniAppId) -> None:
    """Forget every alarm of a mini-app."""
    tx.execute(delete(miniapp_alarm).where(miniapp_alarm.c.miniapp_id == miniapp_id))


def remove_of_person(tx: Connection, miniapp_id: MiniAppId, user_id: UserId) -> None:
    """Forget every alarm of a person in a mini-app."""
    tx.execute(delete(miniapp_alarm).where(*_of(miniapp_id, user_id)))


def remove_same(tx: Connection, alarm: Alarm) -> None:
    """Forget ``alarm``, unless it was set anew."""
    tx.execute(delete(miniapp_alarm).where(*_same(alarm)))


def put_off(tx: Connection, alarm: Alarm, due_at: datetime) -> None:
    """Count one attempt more and try ``alarm`` again at ``due_at``, unless it was set anew."""
    later = {"due_at": due_at, "attempts": alarm.attempts + 1}
    tx.execute(update(miniapp_alarm).where(*_same(alarm)).values(**later))


def count(tx: Connection, miniapp_id: MiniAppId, user_id: UserId) -> int:
    """Return how many alarms there are."""
    return tx.execute(select(func.count()).where(*_of(miniapp_id, user_id))).scalar_one()


def find_all(tx: Connection, miniapp_id: MiniAppId, user_id: UserId) -> list[Alarm]:
    """Return the alarms by their time."""
    wanted = select(*_columns).where(*_of(miniapp_id, user_id)).order_by(miniapp_alarm.c.at, miniapp_alarm.c.name)
    return [_alarm(row) for row in tx.execute(wanted)]


def first_due(tx: Connection, now: datetime) -> list[Alarm]:
    """Return the alarm of each mini-app that has been due longest, the oldest first."""
    order = (miniapp_alarm.c.due_at, miniapp_alarm.c.user_id, miniapp_alarm.c.name)
    place = func.row_number().over(partition_by=miniapp_alarm.c.miniapp_id, order_by=order).label("place")
    ranked = select(*_columns, miniapp_alarm.c.due_at, place).where(miniapp_alarm.c.due_at <= now).subquery()
    columns = [ranked.c[column.name] for column in _columns]
    return [_alarm(row) for row in tx.execute(select(*columns).where(ranked.c.place == 1).order_by(ranked.c.due_at))]


def next_due_at(tx: Connection, after: datetime) -> datetime | None:
    """Return when the next alarm is due that is not due at ``after``."""
    wanted = select(miniapp_alarm.c.due_at).where(miniapp_alarm.c.due_at > after).order_by(miniapp_alarm.c.due_at)
    return tx.execute(wanted.limit(1)).scalar_one_or_none()
