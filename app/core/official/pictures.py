"""The pictures and films in articles: files named by what is in them, gone with the last text that names them."""

import hashlib
import os
import re
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, Literal

from sqlalchemy import Connection, select

from app.core.database import Database
from app.core.kernel.errors import PlazaError, Refused, Unavailable
from app.core.kernel.ids import new_id
from app.core.kernel.whole_file import write_whole
from app.core.official.composing_store import article_draft
from app.core.official.model import ARTICLE_PICTURE_NAME, FILM_NAME
from app.core.official.store import article

_NAMED = re.compile(r"article-[0-9a-f]{64}-\d{1,4}x\d{1,4}\.(?:jpg|webp)|film-[0-9a-f]{64}\.(?:mp4|webm)")
FILM_BYTES_MAX = 200 * 1024 * 1024
_PIECE_BYTES = 1 << 20
_BINARY = getattr(os, "O_BINARY", 0)


class ArticlePictures:
    """A folder of pictures and films that authors chose, beside the shipped ones. Any thread but the GUI's.

    A picture that is kept was drawn anew by us: nothing else of the author's file is in it. A film is as it was.
    """

    def __init__(self, folder: Path, db: Database, is_shipped: Callable[[str], bool]) -> None:
        self._folder = folder
        self._db = db
        self._is_shipped = is_shipped
        self._lock = threading.Lock()

    def keep(self, picture: bytes, suffix: Literal["jpg", "webp"], width: int, height: int) -> str:
        """Keep a picture of so many pixels; return its name.

        Raises:
            Unavailable: ``data.unwritable``.
        """
        name = f"article-{hashlib.sha256(picture).hexdigest()}-{width}x{height}.{suffix}"
        with self._lock:
            try:
                self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
                write_whole(self._folder / name, picture, is_private=True)
            except (OSError, Unavailable) as error:
                reason = getattr(error, "strerror", None) or "it could not be written"
                raise Unavailable("data.unwritable", folder=str(self._folder), reason=reason) from error
        return name

    def keep_film(self, original: BinaryIO, suffix: Literal["mp4", "webm"]) -> str:
        """Keep a copy of a film; return its name. What it holds, the caller has looked at.

        Raises:
            Refused: ``article.film_too_large``.
            Unavailable: ``data.unwritable``; nothing is kept.
        """
        draft, digest, size = self._folder / f".{new_id()}.part", hashlib.sha256(), 0
        with self._lock:
            try:
                self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
                with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, 0o600), "wb") as copy:
                    while piece := original.read(_PIECE_BYTES):
                        size += len(piece)
                        if size > FILM_BYTES_MAX:
                            raise Refused("article.film_too_large", megabytes_max=FILM_BYTES_MAX >> 20)
                        digest.update(piece)
                        copy.write(piece)
                name = f"film-{digest.hexdigest()}.{suffix}"
                draft.replace(self._folder / name)
            except OSError as error:
                reason = error.strerror or "it could not be written"
                raise Unavailable("data.unwritable", folder=str(self._folder), reason=reason) from error
            finally:
                with suppress(OSError):
                    draft.unlink(missing_ok=True)
        return name

    def open_film(self, name: str) -> int:
        """Return a descriptor of a film, to read from and to close.

        Raises:
            Refused: ``article.film_missing``.
        """
        if FILM_NAME.fullmatch(name):
            with suppress(OSError):
                return os.open(self._folder / name, os.O_RDONLY | _BINARY | getattr(os, "O_NOFOLLOW", 0))
        raise Refused("article.film_missing")

    def has(self, name: str) -> bool:
        """Tell whether there is a picture or a film of this name, chosen or shipped."""
        if ARTICLE_PICTURE_NAME.fullmatch(name) or FILM_NAME.fullmatch(name):
            return (self._folder / name).is_file()
        return self._is_shipped(name)

    def sweep(self) -> None:
        """Delete what no text names. At a start: later one may just be about to be named."""
        with self._lock, suppress(PlazaError, OSError):
            if not self._folder.is_dir():
                return
            with self._db.read() as tx:
                used = _used(tx)
            for place in self._folder.iterdir():
                if place.name not in used:
                    place.unlink()


def _used(tx: Connection) -> set[str]:
    texts: list[str] = []
    for row in tx.execute(select(article_draft.c.source, article_draft.c.picture)):
        texts += [row.source, row.picture or ""]
    for row in tx.execute(select(article.c.blocks, article.c.picture)):
        texts += [str(row.blocks), row.picture or ""]
    return {name for text in texts for name in _NAMED.findall(text)}
