"""The table of listings, and the statements on it."""

from dataclasses import asdict

from sqlalchemy import CheckConstraint, Column, Connection, Row, select

from app.core.catalog.model import Listing, TitledPage
from app.core.database.schema import Flag, Json, plaza_metadata, table, text_column
from app.core.kernel.ids import MiniAppId

listing = table(
    "listing",
    plaza_metadata,
    text_column("miniapp_id", primary_key=True),
    text_column("name"),
    text_column("description"),
    text_column("publisher_id"),
    text_column("publisher_name"),
    Column("is_verified", Flag, nullable=False),
    text_column("version"),
    text_column("icon"),
    text_column("account_id", nullable=True),
    text_column("package_sha256"),
    text_column("category", nullable=True),
    Column("keywords", Json),
    Column("titled_pages", Json),
    CheckConstraint("is_verified IN (0, 1)", name="is_verified_is_a_flag"),
)


def _listing(row: Row[tuple[object, ...]]) -> Listing:
    """Return the listing in a row; those written before there were categories have none."""
    told = dict(row._mapping)
    pages = [(page, tuple((key, title) for key, title in titles)) for page, titles in told.pop("titled_pages") or ()]
    return Listing(
        category=told.pop("category") or "",
        keywords=tuple(told.pop("keywords") or ()),
        titled_pages=tuple(TitledPage(page, titles) for page, titles in pages),
        **told,
    )


def _values(listed: Listing) -> dict[str, object]:
    pages = [(each.page, each.titles) for each in listed.titled_pages]
    return {**asdict(listed), "keywords": list(listed.keywords), "titled_pages": pages}


def find(tx: Connection, miniapp_id: MiniAppId) -> Listing | None:
    """Return the listing of a mini-app, if there is one."""
    row = tx.execute(select(listing).where(listing.c.miniapp_id == miniapp_id)).first()
    return None if row is None else _listing(row)


def find_all(tx: Connection) -> list[Listing]:
    """Return every listing, in no order."""
    return [_listing(row) for row in tx.execute(select(listing))]


def put(tx: Connection, wanted: Listing) -> bool:
    """Insert or change a listing; return whether that changed anything."""
    found = find(tx, wanted.miniapp_id)
    if found == wanted:
        return False
    if found is None:
        tx.execute(listing.insert().values(_values(wanted)))
    else:
        tx.execute(listing.update().where(listing.c.miniapp_id == wanted.miniapp_id).values(_values(wanted)))
    return True


def remove(tx: Connection, miniapp_id: MiniAppId) -> bool:
    """Remove a listing; return whether there was one."""
    return tx.execute(listing.delete().where(listing.c.miniapp_id == miniapp_id)).rowcount > 0
