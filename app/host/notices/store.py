"""The table of notices, and the statements on it."""

from dataclasses import asdict
from datetime import datetime

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Index,
    Row,
    delete,
    func,
    insert,
    select,
    update,
)

from app.core.database.schema import Instant, Json, plaza_metadata, table, text_column
from app.core.kernel.ids import MiniAppId, UserId
from app.host.notices.model import PersonNotice

person_notice = table(
    "person_notice",
    plaza_metadata,
    text_column("notice_id", primary_key=True),
    text_column("miniapp_id"),
    text_column("user_id"),
    text_column("title"),
    text_column("text"),
    text_column("page"),
    Column("query", Json, nullable=False),
    Column("made_at", Instant, nullable=False),
    Column("told_at", Instant),
    Index(None, "user_id", "miniapp_id", "made_at"),
)
_columns = [column for column in person_notice.c if column.name != "told_at"]


def _notice(row: Row[tuple[object, ...]]) -> PersonNotice:
    return PersonNotice(**row._mapping)


def _of(miniapp_id: MiniAppId, user_id: UserId) -> list[ColumnElement[bool]]:
    return [person_notice.c.miniapp_id == miniapp_id, person_notice.c.user_id == user_id]


def add(tx: Connection, notice: PersonNotice) -> None:
    """Keep a notice that has not been told."""
    tx.execute(insert(person_notice).values(asdict(notice)))


def count_since(tx: Connection, miniapp_id: MiniAppId, user_id: UserId, since: datetime) -> int:
    """Return how many notices a mini-app has sent a person since a moment, told or not."""
    wanted = select(func.count()).where(*_of(miniapp_id, user_id), person_notice.c.made_at > since)
    return tx.execute(wanted).scalar_one()


def remove_all_but_newest(tx: Connection, miniapp_id: MiniAppId, user_id: UserId, kept: int) -> None:
    """Forget the oldest notices of a mini-app to a person."""
    newest_first = (person_notice.c.made_at.desc(), person_notice.c.notice_id.desc())
    of_both = _of(miniapp_id, user_id)
    newest = select(person_notice.c.notice_id).where(*of_both).order_by(*newest_first).limit(kept)
    tx.execute(delete(person_notice).where(*of_both, person_notice.c.notice_id.not_in(newest)))


def oldest_untold(tx: Connection, user_id: UserId) -> PersonNotice | None:
    """Return what a person is to be told next."""
    wanted = select(*_columns).where(person_notice.c.user_id == user_id, person_notice.c.told_at.is_(None))
    row = tx.execute(wanted.order_by(person_notice.c.made_at, person_notice.c.notice_id).limit(1)).one_or_none()
    return None if row is None else _notice(row)


def mark_told(tx: Connection, notice_id: str, now: datetime) -> None:
    """Write down that the person was told."""
    tx.execute(update(person_notice).where(person_notice.c.notice_id == notice_id).values(told_at=now))


def remove_all(tx: Connection, miniapp_id: MiniAppId) -> None:
    """Forget every notice of a mini-app."""
    tx.execute(delete(person_notice).where(person_notice.c.miniapp_id == miniapp_id))
