"""The history of scans: noted as they are made, kept bounded, deleted when the person says so."""

from app.core.database import Database
from app.core.kernel.clock import Clock
from app.core.kernel.events import EventBus
from app.core.kernel.ids import ScanId, UserId, new_id
from app.core.scans import store
from app.core.scans.events import ScansChanged
from app.core.scans.model import Scan

SCANS_MAX = 300
TEXT_CHARACTERS_MAX = 8_192
"""More than the largest code holds; what is longer was typed and is not kept."""


class Scans:
    """What each person has scanned, the newest 300 codes, each once. No mini-app reads it."""

    def __init__(self, db: Database, events: EventBus, clock: Clock) -> None:
        self._db = db
        self._events = events
        self._clock = clock

    def note(self, user_id: UserId, text: str, symbology: str, *, is_guessed: bool = False) -> None:
        """Keep a scan, unless the person wants none kept; one that was kept before is the newest again."""
        if len(text) > TEXT_CHARACTERS_MAX:
            return
        with self._db.begin() as tx:
            is_noted = store.is_kept(tx, user_id)
            if is_noted:
                store.put(tx, user_id, Scan(ScanId(new_id()), text, symbology, is_guessed, self._clock.now()))
                store.drop_oldest(tx, user_id, SCANS_MAX)
        self._tell(user_id, is_noted)

    def of(self, user_id: UserId) -> list[Scan]:
        """Return what is kept of a person's scans, the newest first."""
        with self._db.read() as tx:
            return store.find_all(tx, user_id)

    def remove(self, user_id: UserId, scan_id: ScanId) -> None:
        """Delete one scan; one that is not there, or not theirs, changes nothing."""
        with self._db.begin() as tx:
            is_changed = store.remove(tx, user_id, scan_id)
        self._tell(user_id, is_changed)

    def clear(self, user_id: UserId) -> None:
        """Delete everything that is kept of a person's scans."""
        with self._db.begin() as tx:
            is_changed = store.clear(tx, user_id)
        self._tell(user_id, is_changed)

    def is_kept(self, user_id: UserId) -> bool:
        """Tell whether a person's scans are kept from now on."""
        with self._db.read() as tx:
            return store.is_kept(tx, user_id)

    def keep(self, user_id: UserId, *, is_kept: bool) -> None:
        """Keep a person's scans from now on, or do not; what is kept already stays until it is cleared."""
        with self._db.begin() as tx:
            store.put_choice(tx, user_id, is_kept=is_kept)
        self._tell(user_id, True)

    def _tell(self, user_id: UserId, is_changed: bool) -> None:
        if is_changed:
            self._events.publish(ScansChanged(user_id))
