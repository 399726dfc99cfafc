"""The table of the capability ledger, and the statements on it."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import (
    CheckConstraint,
    Column,
    Connection,
    Index,
    PrimaryKeyConstraint,
    Row,
    Select,
    delete,
    func,
    insert,
    or_,
    select,
    update,
)

from app.core.database.schema import Instant, Whole, plaza_metadata, table, text_column
from app.core.kernel.ids import MiniAppId, UserId
from app.host.call_log.model import Entry, Wanted, What

miniapp_call = table(
    "miniapp_call",
    plaza_metadata,
    Column("at", Instant, nullable=False),
    text_column("entry_id"),
    text_column("miniapp_id"),
    text_column("user_id"),
    text_column("kind"),
    text_column("name"),
    text_column("decision"),
    text_column("detail"),
    Column("count", Whole, nullable=False),
    PrimaryKeyConstraint("at", "entry_id"),
    CheckConstraint("kind IN ('call', 'refusal', 'prompt', 'payment')", name="kind_is_known"),
    CheckConstraint("count > 0", name="count_is_positive"),
    Index(None, "miniapp_id", "at", "entry_id"),
    Index(None, "kind", "at", "entry_id"),
    has_rowid=False,
)


def put(tx: Connection, added: Sequence[Entry], counted: Sequence[Entry]) -> None:
    """Add entries, and bring the counts of earlier ones up to date."""
    if added:
        tx.execute(insert(miniapp_call), [_row(entry) for entry in added])
    kept = miniapp_call.c
    for entry in counted:
        is_it = (kept.at == entry.at, kept.entry_id == entry.entry_id)
        tx.execute(update(miniapp_call).where(*is_it).values(count=entry.count))


def page(tx: Connection, wanted: Wanted, before: tuple[datetime, str] | None, count: int) -> list[Entry]:
    """Return ``count`` entries, the latest first, from after ``before`` in that order."""
    kept = miniapp_call.c
    query = _only(select(miniapp_call), wanted)
    if before is not None:
        at, entry_id = before
        query = query.where(kept.at <= at, or_(kept.at < at, kept.entry_id < entry_id))
    return [_entry(row) for row in tx.execute(query.order_by(kept.at.desc(), kept.entry_id.desc()).limit(count))]


def miniapps(tx: Connection, user_id: UserId) -> list[MiniAppId]:
    """Return which mini-apps there are entries of."""
    kept = miniapp_call.c
    names = select(kept.miniapp_id).where(or_(kept.user_id == user_id, kept.user_id == "")).distinct()
    return [MiniAppId(name) for name in tx.execute(names).scalars()]


def drop_before(tx: Connection, moment: datetime) -> None:
    """Drop what is older than ``moment``."""
    tx.execute(delete(miniapp_call).where(miniapp_call.c.at < moment))


def drop_beyond(tx: Connection, count_max: int) -> None:
    """Drop the oldest calls and refusals of each mini-app that has more than ``count_max`` of them."""
    kept = miniapp_call.c
    are_counted = kept.kind.in_(("call", "refusal"))
    crowds = select(kept.miniapp_id).where(are_counted).group_by(kept.miniapp_id).having(func.count() > count_max)
    for miniapp_id in tx.execute(crowds).scalars().all():
        its = (are_counted, kept.miniapp_id == miniapp_id)
        newest_first = select(kept.at).where(*its).order_by(kept.at.desc(), kept.entry_id.desc())
        oldest_kept = tx.execute(newest_first.offset(count_max - 1).limit(1)).scalar_one()
        tx.execute(delete(miniapp_call).where(*its, kept.at < oldest_kept))


def _only(query: Select[tuple[object, ...]], wanted: Wanted) -> Select[tuple[object, ...]]:
    kept = miniapp_call.c
    query = query.where(or_(kept.user_id == wanted.user_id, kept.user_id == ""))
    if wanted.miniapp_id is not None:
        query = query.where(kept.miniapp_id == wanted.miniapp_id)
    return query if wanted.kind is None else query.where(kept.kind == wanted.kind)


def _row(entry: Entry) -> dict[str, object]:
    what = entry.what
    said = {name: getattr(what, name) for name in ("miniapp_id", "user_id", "kind", "name", "decision", "detail")}
    return {"at": entry.at, "entry_id": entry.entry_id, "count": entry.count, **said}


def _entry(row: Row[tuple[object, ...]]) -> Entry:
    kept = row._mapping
    what = What(*(kept[name] for name in ("miniapp_id", "user_id", "kind", "name", "decision", "detail")))
    return Entry(kept["entry_id"], kept["at"], what, kept["count"])
