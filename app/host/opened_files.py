"""Files that a person opens with a mini-app: each offered to that mini-app alone, once, until it takes it."""

import secrets
import threading
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import BinaryIO

from app.core.kernel.errors import Refused
from app.core.kernel.ids import MiniAppId, UserId

BYTES_MAX = 64 << 20
OFFERS_MAX = 20
"""How many files lie ready at a time, of everybody; the oldest gives way."""


@dataclass(frozen=True, slots=True)
class OpenedFile:
    """A file that the person opens: what its sender called it, and its bytes as they are when they are taken.

    ``open`` raises a `PlazaError` where it is gone by then, also because its message was taken back. Never on the GUI
    thread.
    """

    name: str
    open: Callable[[], AbstractContextManager[BinaryIO]]

    @property
    def ending(self) -> str:
        """What stands behind the last dot of the name, in small letters; empty if nothing does."""
        stem, _, ending = self.name.rpartition(".")
        return ending.lower() if stem else ""


class OpenedFiles:
    """What lies ready for which mini-app of whom: in memory alone, by a word that nobody can guess. Any thread."""

    def __init__(self) -> None:
        self._offers: dict[str, tuple[UserId, MiniAppId, OpenedFile]] = {}
        self._lock = threading.Lock()

    def offer(self, user_id: UserId, miniapp_id: MiniAppId, file: OpenedFile) -> str:
        """Lay a file ready and return the word by which the mini-app takes it."""
        token = secrets.token_hex(16)
        with self._lock:
            if len(self._offers) >= OFFERS_MAX:
                del self._offers[next(iter(self._offers))]
            self._offers[token] = (user_id, miniapp_id, file)
        return token

    def find(self, user_id: UserId, miniapp_id: MiniAppId, token: str) -> OpenedFile:
        """Return what lies ready for this mini-app and person.

        Raises:
            Refused: ``files.gone``.
        """
        with self._lock:
            offered = self._offers.get(token)
        if offered is None or offered[:2] != (user_id, miniapp_id):
            raise Refused("files.gone")
        return offered[2]

    def taken(self, token: str) -> None:
        """Take it that it was handed over."""
        with self._lock:
            self._offers.pop(token, None)

    def forget(self, user_id: UserId) -> None:
        """Take away what lies ready for a person's mini-apps."""
        with self._lock:
            self._offers = {token: offer for token, offer in self._offers.items() if offer[0] != user_id}
