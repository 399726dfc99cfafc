"""The pictures that people chose of themselves: small files named by what is in them, gone with whoever has them."""

import hashlib
import threading
from contextlib import suppress
from pathlib import Path

from sqlalchemy import Connection, select

from app.core.database import Database
from app.core.kernel.errors import PlazaError, Refused, Unavailable
from app.core.kernel.events import EventBus
from app.core.kernel.ids import UserId
from app.core.kernel.whole_file import write_whole
from app.core.people.events import PersonChanged
from app.core.people.model import FACE_NAME
from app.core.people.store import person

SIDE = 256
"""Pixels across: more than twice the largest that a face is shown at."""


class Faces:
    """A folder of people's own pictures. Any thread but the GUI's.

    What is kept was drawn anew by us, square and small: nothing else of the person's file is in it.
    """

    def __init__(self, folder: Path, db: Database, events: EventBus) -> None:
        self._folder = folder
        self._db = db
        self._events = events
        self._lock = threading.Lock()

    def choose(self, user_id: UserId, picture: bytes) -> None:
        """Let ``picture``, a WebP of ``SIDE`` by ``SIDE``, be how a person who signs in here is shown.

        Raises:
            Refused: ``people.unknown``, nobody of this id signs in here.
            Unavailable: ``data.unwritable``; ``database.busy``, ``database.full``. They are shown as before.
        """
        name = f"face-{hashlib.sha256(picture).hexdigest()}.webp"
        with self._lock:
            try:
                self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
                write_whole(self._folder / name, picture, is_private=True)
            except (OSError, Unavailable) as error:
                reason = getattr(error, "strerror", None) or "it could not be written"
                raise Unavailable("data.unwritable", folder=str(self._folder), reason=reason) from error
            try:
                self._show(user_id, name)
            finally:
                self._tidy()
        self._events.publish(PersonChanged(user_id))

    def remove(self, user_id: UserId) -> None:
        """Show a person by the letter of their name again.

        Raises:
            Refused: ``people.unknown``.
        """
        with self._lock:
            self._show(user_id, None)
            self._tidy()
        self._events.publish(PersonChanged(user_id))

    def sweep(self) -> None:
        """Delete the pictures that nobody has, and let nobody have one that is not there."""
        with self._lock:
            with self._db.read() as tx:
                lost = [name for name in _used(tx) if not (self._folder / name).is_file()]
            if lost:
                with self._db.begin() as tx:
                    tx.execute(person.update().where(person.c.picture.in_(lost)).values(picture=None))
            self._tidy()

    def _show(self, user_id: UserId, name: str | None) -> None:
        with self._db.begin() as tx:
            them = (person.c.user_id == user_id) & person.c.is_local
            if tx.execute(person.update().where(them).values(picture=name)).rowcount == 0:
                raise Refused("people.unknown", user_id=user_id)

    def _tidy(self) -> None:
        """Delete what nobody has. What cannot be deleted now, the next start tries again."""
        with suppress(PlazaError, OSError):
            with self._db.read() as tx:
                used = _used(tx)
            for place in self._folder.glob("*"):
                if place.name not in used:
                    place.unlink()


def _used(tx: Connection) -> set[str]:
    named = tx.execute(select(person.c.picture).where(person.c.picture.is_not(None)).distinct()).scalars()
    return {name for name in named if name is not None and FACE_NAME.fullmatch(name)}
