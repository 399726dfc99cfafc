"""The pictures on cards: those that come with Plaza, and those that mini-apps offered, redrawn by us."""

import hashlib
import re
from collections.abc import Iterator
from concurrent.futures import CancelledError
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QUrl

from app.core.kernel.errors import PlazaError, Unavailable
from app.core.kernel.ids import new_id
from app.core.kernel.unwritable import unwritable
from app.host.decoding.service import Decoding
from app.host.decoding.wire import Shape
from app.shell.components.pictures import image_of
from app.shell.faces import picture_url

SHAPE = Shape(640, 304)
"""Twice what a card shows, in its proportions."""
QUALITY = 85
DEADLINE_S = 20.0
KEPT_NAME = re.compile(r"card-[0-9a-f]{64}\.webp")


class CardPictures:
    """A folder of pictures named by their content. `find` is for the GUI thread, the others for workers.

    A mini-app's picture is decoded in a jailed child and drawn anew: nothing else of its file reaches a conversation.
    """

    def __init__(self, folder: Path, decoding: Decoding) -> None:
        self._folder = folder
        self._decoding = decoding

    def find(self, name: str | None) -> str:
        """Return the address of a card's picture; empty if there is none."""
        if name and KEPT_NAME.fullmatch(name):
            return picture_url(name, self._folder)
        return picture_url(name)

    def draft(self, data: bytes) -> str:
        """Return the address of a stranger's picture as a card shows it, not yet kept; empty if it is no picture.

        Raises:
            Unavailable: ``data.unwritable``.
        """
        try:
            # A queue of its own: whose picture ends decoders spoils nobody else's.
            pixels = self._decoding.queue().add(lambda: data, SHAPE).result(DEADLINE_S)
        except (PlazaError, TimeoutError, CancelledError):
            return ""
        place = self._drafts / f"{new_id()}.webp"
        with self._writing():
            self._drafts.mkdir(parents=True, exist_ok=True)
        if not image_of(pixels).save(str(place), quality=QUALITY):
            raise Unavailable("data.unwritable", folder=str(self._folder), reason="it could not be saved")
        return QUrl.fromLocalFile(str(place)).toString()

    def keep(self, draft: str) -> str | None:
        """Keep the picture of a draft and return the name by which `find` finds it; None if there is none.

        Raises:
            Unavailable: ``data.unwritable``.
        """
        if not draft:
            return None
        place = Path(QUrl(draft).toLocalFile())
        with self._writing():
            content = place.read_bytes()
            name = f"card-{hashlib.sha256(content).hexdigest()}.webp"
            copy = place.with_suffix(".kept")
            copy.write_bytes(content)
            copy.replace(self._folder / name)
        return name

    def clear(self) -> None:
        """Delete the drafts that an earlier start left behind."""
        for place in self._drafts.glob("*"):
            place.unlink(missing_ok=True)

    def drop(self, draft: str) -> None:
        """Delete a draft."""
        if draft:
            with self._writing():
                Path(QUrl(draft).toLocalFile()).unlink(missing_ok=True)

    @property
    def _drafts(self) -> Path:
        return self._folder / "drafts"

    @contextmanager
    def _writing(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise unwritable(self._folder, error) from error
