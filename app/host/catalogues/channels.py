"""Which of a mini-app's versions are meant for whoever sits here: the channel they chose, and staged releases."""

import hashlib
import logging
import secrets
import threading
from pathlib import Path

from app.core.kernel.errors import Refused
from app.core.kernel.events import EventBus
from app.core.kernel.ids import MiniAppId
from app.core.kernel.unwritable import unwritable
from app.host import records
from app.host.catalogues.events import CataloguesChanged
from app.host.catalogues.index import Channel, Entry

log = logging.getLogger(__name__)
FOLLOWED_MAX = 500


class Channels:
    """Keeps ``catalogues/channels.json``: a number drawn once, and the mini-apps whose beta versions are wanted.

    A version that is for some percent of all people is for those whose number falls among them. The number leaves this
    folder by no way: whether a version is fetched is all that anybody could learn of it. It is drawn anew for each
    version, so nobody is always among the first; for one version it falls the same each time, so that whoever is among
    ten percent is among fifty as well. Any thread.
    """

    def __init__(self, folder: Path, events: EventBus) -> None:
        self._place = folder / "channels.json"
        self._events = events
        self._lock = threading.Lock()
        self._number = ""
        self._beta: frozenset[str] | None = None

    def followed(self, miniapp_id: str) -> Channel:
        """Return which versions of a mini-app the person wants."""
        with self._lock:
            return "beta" if miniapp_id in self._read() else "stable"

    def follow(self, miniapp_id: MiniAppId, channel: Channel) -> None:
        """Have beta versions of a mini-app as well from now on, or no more of them; what is installed stays.

        Raises:
            Refused: ``catalogue.full``, beta versions of too many are wanted.
            Unavailable: ``data.unwritable``, ``database.full``.
        """
        with self._lock:
            before = self._read()
            beta = before | {miniapp_id} if channel == "beta" else before - {miniapp_id}
            if len(beta) > FOLLOWED_MAX:
                raise Refused("catalogue.full", catalogues_max=FOLLOWED_MAX)
            try:
                self._write(beta)
            except OSError as error:
                raise unwritable(self._place.parent, error) from error
            self._beta = beta
        self._events.publish(CataloguesChanged())

    def is_for(self, entry: Entry) -> bool:
        """Tell whether a version is meant for whoever sits here."""
        if entry.channel == "stable" and entry.share_percent == 100:
            return True
        with self._lock:
            beta = self._read()
            is_wanted = entry.channel == "stable" or entry.miniapp_id in beta
            return is_wanted and self._drawn(entry) < entry.share_percent

    def _drawn(self, entry: Entry) -> int:
        """Return where among a hundred the person stands for this version."""
        drawn = hashlib.sha256(f"{self._number}\n{entry.miniapp_id}\n{entry.version_code}".encode()).digest()
        return int.from_bytes(drawn[:8]) % 100

    def _read(self) -> frozenset[str]:
        if self._beta is None:
            found = records.read(self._place)
            kept = found if isinstance(found, dict) else {}
            number, beta = kept.get("number"), kept.get("beta")
            self._beta = (
                frozenset(each for each in beta if isinstance(each, str)) if isinstance(beta, list) else frozenset()
            )
            self._number = number if isinstance(number, str) and len(number) == 32 else ""
            if not self._number:
                self._number = secrets.token_hex(16)
                try:
                    self._write(self._beta)
                except OSError as error:
                    log.warning("the number for staged releases is drawn anew at the next start: %s", error)
        return self._beta

    def _write(self, beta: frozenset[str]) -> None:
        records.write(self._place, {"number": self._number, "beta": sorted(beta)})
