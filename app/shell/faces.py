"""How people, official accounts and mini-apps are pictured: addresses of shipped pictures, icons, colours."""

import re
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QUrl

from app.core.catalog.model import Listing
from app.core.official.model import ARTICLE_PICTURE_NAME
from app.core.people.model import FACE_NAME, User
from app.shell.style.pictures import ARTICLE_SCHEME, FACE_SCHEME

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "demo" / "pictures"
COLORS = ("rose", "blue", "amber", "violet", "green", "teal")
PICTURE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*\Z")
ICON_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\Z")

FindIcon = Callable[[Listing], str]
"""Answers the file address of a listing's icon within its unpacked package; empty if there is none."""


def picture_url(name: str | None, folder: Path = FOLDER) -> str:
    """Return the address of a picture: a shipped one, or one that a person chose; empty if there is no such picture.

    Of a chosen one it names no place: `RoundPictureProvider` knows where they lie.
    """
    if name and FACE_NAME.fullmatch(name):
        return f"{FACE_SCHEME}:{name}"
    if name and ARTICLE_PICTURE_NAME.fullmatch(name):
        return f"{ARTICLE_SCHEME}:{name}"
    if not name or PICTURE_NAME.match(name) is None:
        return ""
    path = folder / name
    return QUrl.fromLocalFile(str(path)).toString() if path.is_file() else ""


def both_names(user: User) -> str:
    """Return what ``user`` is called here and, where that differs, what they call themselves: for money."""
    return f"{user.name} ({user.real_name})" if user.real_name else user.name


def icon_name(listing: Listing) -> str:
    """Return the name of the icon drawn for ``listing`` where its package has no picture of its own."""
    return listing.icon if ICON_NAME.match(listing.icon) else "blocks"


def color_of(key: str) -> str:
    """Return the colour that always belongs to ``key``."""
    return COLORS[sum(key.encode()) % len(COLORS)]


def no_icon(_listing: Listing) -> str:
    """Find no icon in any package."""
    return ""
