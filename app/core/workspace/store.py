"""The tables of what is open and where windows stood, and the statements on them."""

import json
from dataclasses import astuple
from typing import Any

from sqlalchemy import CheckConstraint, Column, Connection, ForeignKey, select

from app.core.database.schema import Whole, plaza_metadata, table, text_column
from app.core.kernel.ids import MiniAppId, UserId
from app.core.workspace.model import Arrangement, OpenTab, WindowPlace

workspace = table(
    "workspace",
    plaza_metadata,
    text_column("user_id", ForeignKey("person.user_id"), primary_key=True),
    text_column("tabs"),  # as JSON in ASCII: titles are strangers', who may write NUL and halves of characters
    Column("shown", Whole, nullable=False),
    CheckConstraint("shown >= 0", name="shown_is_an_index"),
)

window_place = table(
    "window_place",
    plaza_metadata,
    text_column("user_id", ForeignKey("person.user_id"), primary_key=True),
    text_column("miniapp_id", primary_key=True),
    Column("x", Whole, nullable=False),
    Column("y", Whole, nullable=False),
    Column("width", Whole, nullable=False),
    Column("height", Whole, nullable=False),
    CheckConstraint("width > 0 AND height > 0", name="size_is_a_size"),
)


def put_tabs(tx: Connection, user_id: UserId, arrangement: Arrangement) -> None:
    """Record what is open."""
    values = {"tabs": json.dumps([astuple(tab) for tab in arrangement.tabs]), "shown": arrangement.shown}
    changed = tx.execute(workspace.update().where(workspace.c.user_id == user_id).values(**values))
    if changed.rowcount == 0:
        tx.execute(workspace.insert().values(user_id=user_id, **values))


def find_tabs(tx: Connection, user_id: UserId) -> Arrangement:
    """Return what was open; nothing, if that cannot be read."""
    mine = workspace.c.user_id == user_id
    row = tx.execute(select(workspace.c.tabs, workspace.c.shown).where(mine)).one_or_none()
    tabs = None if row is None else _tabs_from(row.tabs)
    return Arrangement() if row is None or tabs is None else Arrangement(tabs, row.shown)


def put_window(tx: Connection, user_id: UserId, miniapp_id: MiniAppId, place: WindowPlace) -> None:
    """Record where a window stands."""
    mine = (window_place.c.user_id == user_id) & (window_place.c.miniapp_id == miniapp_id)
    values = {"x": place.x, "y": place.y, "width": place.width, "height": place.height}
    changed = tx.execute(window_place.update().where(mine).values(**values))
    if changed.rowcount == 0:
        tx.execute(window_place.insert().values(user_id=user_id, miniapp_id=miniapp_id, **values))


def find_windows(tx: Connection, user_id: UserId, count_max: int) -> dict[MiniAppId, WindowPlace]:
    """Return where a person's windows stood."""
    c = window_place.c
    rows = tx.execute(select(c.miniapp_id, c.x, c.y, c.width, c.height).where(c.user_id == user_id).limit(count_max))
    return {MiniAppId(miniapp_id): WindowPlace(*place) for miniapp_id, *place in rows}


def forget_windows(tx: Connection, miniapp_id: MiniAppId) -> None:
    """Delete where everybody's windows of a mini-app stood."""
    tx.execute(window_place.delete().where(window_place.c.miniapp_id == miniapp_id))


def _tabs_from(text: str) -> tuple[OpenTab, ...] | None:
    try:
        listed = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if not isinstance(listed, list):
        return None
    return tuple(OpenTab(*fields) for fields in listed if _is_tab(fields))


def _is_tab(fields: Any) -> bool:
    kinds = (str, str, str, str, bool, str)
    return isinstance(fields, list) and [type(field) for field in fields] == list(kinds)


def forget_person(tx: Connection, user_id: UserId) -> None:
    """Forget what a person had open, and where their windows stood."""
    for kept in (workspace, window_place):
        tx.execute(kept.delete().where(kept.c.user_id == user_id))
