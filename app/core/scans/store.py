"""The tables of scans and of who wants them kept, and the statements on them."""

import json

from sqlalchemy import CheckConstraint, Column, Connection, ForeignKey, Index, delete, select

from app.core.database.schema import Flag, Instant, plaza_metadata, table, text_column
from app.core.kernel.ids import ScanId, UserId
from app.core.scans.model import Scan

scan = table(
    "scan",
    plaza_metadata,
    text_column("scan_id", primary_key=True),
    text_column("user_id", ForeignKey("person.user_id")),
    text_column("text"),  # as a JSON string in ASCII: a stranger's text may hold NUL and halves of characters
    text_column("symbology"),
    Column("scanned_at", Instant, nullable=False),
    Column("is_guessed", Flag, nullable=True),  # of scans from before it was kept nobody knows
    Index(None, "user_id", "scanned_at"),
)

scan_choice = table(
    "scan_choice",
    plaza_metadata,
    text_column("user_id", ForeignKey("person.user_id"), primary_key=True),
    Column("is_kept", Flag, nullable=False),
    CheckConstraint("is_kept IN (0, 1)", name="is_kept_is_a_flag"),
)


def is_kept(tx: Connection, user_id: UserId) -> bool:
    """Tell whether a person's scans are kept; they are until the person says no."""
    found = tx.execute(select(scan_choice.c.is_kept).where(scan_choice.c.user_id == user_id)).scalar()
    return found is None or bool(found)


def put_choice(tx: Connection, user_id: UserId, *, is_kept: bool) -> None:
    """Record whether a person's scans are kept."""
    changed = tx.execute(scan_choice.update().where(scan_choice.c.user_id == user_id).values(is_kept=is_kept))
    if changed.rowcount == 0:
        tx.execute(scan_choice.insert().values(user_id=user_id, is_kept=is_kept))


def find_all(tx: Connection, user_id: UserId) -> list[Scan]:
    """Return a person's scans, the newest first."""
    columns = (scan.c.scan_id, scan.c.text, scan.c.symbology, scan.c.is_guessed, scan.c.scanned_at)
    order = (scan.c.scanned_at.desc(), scan.c.scan_id.desc())
    rows = tx.execute(select(*columns).where(scan.c.user_id == user_id).order_by(*order))
    return [
        Scan(ScanId(scan_id), json.loads(text), symbology, bool(is_guessed), at)
        for scan_id, text, symbology, is_guessed, at in rows
    ]


def put(tx: Connection, user_id: UserId, seen: Scan) -> None:
    """Record a scan, or that it was seen again: its id is the old one's then."""
    written = json.dumps(seen.text)
    same = (scan.c.user_id == user_id) & (scan.c.text == written) & (scan.c.symbology == seen.symbology)
    known = tx.execute(select(scan.c.scan_id).where(same)).scalar()
    values = {"scanned_at": seen.scanned_at, "is_guessed": seen.is_guessed}
    if known is not None:
        tx.execute(scan.update().where(scan.c.scan_id == known).values(values))
        return
    values |= {"scan_id": seen.scan_id, "user_id": user_id, "text": written, "symbology": seen.symbology}
    tx.execute(scan.insert().values(values))


def drop_oldest(tx: Connection, user_id: UserId, count_max: int) -> None:
    """Delete what is beyond the newest ``count_max`` scans of a person."""
    order = (scan.c.scanned_at.desc(), scan.c.scan_id.desc())
    ids = tx.execute(select(scan.c.scan_id).where(scan.c.user_id == user_id).order_by(*order)).scalars().all()
    if len(ids) > count_max:
        tx.execute(delete(scan).where(scan.c.scan_id.in_(ids[count_max:])))


def remove(tx: Connection, user_id: UserId, scan_id: ScanId) -> bool:
    """Delete one scan of a person; return whether it was there."""
    mine = (scan.c.user_id == user_id) & (scan.c.scan_id == scan_id)
    return tx.execute(delete(scan).where(mine)).rowcount > 0


def clear(tx: Connection, user_id: UserId) -> bool:
    """Delete every scan of a person; return whether there was any."""
    return tx.execute(delete(scan).where(scan.c.user_id == user_id)).rowcount > 0


def forget_person(tx: Connection, user_id: UserId) -> None:
    """Forget what a person scanned, and whether they wanted it kept."""
    for kept in (scan, scan_choice):
        tx.execute(delete(kept).where(kept.c.user_id == user_id))
