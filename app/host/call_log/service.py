"""Keeping the capability ledger: noted at once, written by a thread of its own, read page by page, dropped when old."""

import logging
import threading
from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection

from app.core.database import Database
from app.core.kernel.clock import Clock
from app.core.kernel.errors import PlazaError
from app.core.kernel.ids import MiniAppId, UserId, new_id
from app.core.kernel.paging import Page
from app.host.call_log import store
from app.host.call_log.model import Entry, Wanted, What

log = logging.getLogger(__name__)
KEPT = timedelta(days=90)
DROP_EVERY = timedelta(hours=1)
FLUSH_AFTER_S = 2.0
SINGLE_REFUSALS_MAX = 20
"""How many refusals of one mini-app stand singly in one minute; the others are counted in the last of their equals."""
COUNTED_MAX = 100_000
"""How many entries of calls and refusals are kept of one mini-app, whatever their age; prompts and payments all are."""
UNWRITTEN_MAX = 5_000
PAGE_MAX = 1_000


@dataclass(slots=True)
class _Line:
    """An entry in the making: its minute goes on, and its count with it."""

    entry: Entry
    is_new: bool = True
    is_changed: bool = True


class CallLog:
    """The capability ledger of one data folder. Any thread.

    `note` never waits and never fails: what it is told is written about two seconds later, in one transaction.
    Prompts and payments stand singly, so do refusals (the first of a minute); calls are counted by the minute.
    """

    def __init__(self, db: Database, clock: Clock) -> None:
        self._db = db
        self._clock = clock
        self._lines: dict[tuple[object, ...], _Line] = {}
        self._refused: Counter[tuple[object, ...]] = Counter()
        self._unwritten = 0
        self._lost = 0
        self._dropped_at: datetime | None = None
        self._noted = threading.Event()
        self._closing = threading.Event()
        self._lock = threading.Lock()
        self._writing = threading.Lock()
        self._thread = threading.Thread(target=self._run, name="capability ledger", daemon=True)

    def start(self) -> None:
        """Start writing; what is noted before is not lost."""
        self._thread.start()

    def note(self, what: What) -> None:
        """Take down that something was asked for, and what came of it."""
        now = self._clock.now()
        minute = now.replace(second=0, microsecond=0)
        with self._lock:
            line = self._line(what, now, minute)
            if line is None:
                self._lost += 1
                return
            if not line.is_changed:
                line.is_changed = True
                self._unwritten += 1
        self._noted.set()

    def page(self, wanted: Wanted, before: str | None = None, count: int = 100) -> Page[Entry]:
        """Return up to ``count`` entries (1,000 at most), the latest first; ``before`` is the last page's ``next``."""
        self.flush()
        count = min(count, PAGE_MAX)
        with self._db.read() as tx:
            found = store.page(tx, wanted, None if before is None else _place(before), count + 1)
        rows = tuple(found[:count])
        return Page(rows, _key(rows[-1]) if len(found) > count else None)

    def miniapps(self, user_id: UserId) -> list[MiniAppId]:
        """Return which mini-apps there is something to read of."""
        self.flush()
        with self._db.read() as tx:
            return store.miniapps(tx, user_id)

    def flush(self) -> None:
        """Write what has been noted, now.

        Raises:
            Unavailable: the database cannot be written; what was noted is kept for the next time.
        """
        with self._writing:
            with self._lock:
                changed = [line for line in self._lines.values() if line.is_changed]
                added = [line.entry for line in changed if line.is_new]
                counted = [line.entry for line in changed if not line.is_new]
                lost, self._lost = self._lost, 0
            if lost:
                log.warning("the capability ledger lost %d entries: they came faster than they can be written", lost)
            if changed or self._is_time_to_drop():
                with self._db.begin() as tx:
                    store.put(tx, added, counted)
                    self._drop_old(tx)
            with self._lock:
                self._settle(changed, {entry.entry_id: entry.count for entry in (*added, *counted)})

    def close(self) -> None:
        """Write what is left and stop."""
        self._closing.set()
        self._noted.set()
        if self._thread.is_alive():
            self._thread.join()

    def _line(self, what: What, now: datetime, minute: datetime) -> _Line | None:
        """Return the line that says this, counted up or new; None where there is no room for another."""
        place: tuple[object, ...] = (minute, what)
        if what.kind in ("prompt", "payment"):
            place = (minute, what, new_id())
        elif what.kind == "refusal":
            place = (minute, what, self._ordinal(minute, what))
        line = self._lines.get(place)
        if line is None:
            if self._unwritten >= UNWRITTEN_MAX:
                return None
            at = minute if what.kind == "call" else now
            line = self._lines[place] = _Line(Entry(new_id(), at, what, 1))
            self._unwritten += 1
        else:
            entry = line.entry
            line.entry = Entry(entry.entry_id, entry.at, entry.what, entry.count + 1)
        return line

    def _ordinal(self, minute: datetime, what: What) -> int:
        """Return in which line of equal refusals one more is counted: a new one as long as its mini-app has few."""
        all_of_it, equals = (minute, what.miniapp_id, what.user_id), (minute, what)
        if self._refused[all_of_it] >= SINGLE_REFUSALS_MAX:
            return max(0, self._refused[equals] - 1)
        self._refused[all_of_it] += 1
        self._refused[equals] += 1
        return self._refused[equals] - 1

    def _settle(self, written: list[_Line], counts: dict[str, int]) -> None:
        """Mark what was written, but for what was counted on meanwhile, and forget the minutes that are over."""
        for line in written:
            line.is_new = False
            if line.entry.count == counts[line.entry.entry_id]:
                line.is_changed = False
                self._unwritten -= 1
        minute = self._clock.now().replace(second=0, microsecond=0)
        for place in [place for place, line in self._lines.items() if place[0] != minute and not line.is_changed]:
            del self._lines[place]
        for place in [place for place in self._refused if place[0] != minute]:
            del self._refused[place]

    def _is_time_to_drop(self) -> bool:
        return self._dropped_at is None or abs(self._clock.now() - self._dropped_at) >= DROP_EVERY

    def _drop_old(self, tx: Connection) -> None:
        if self._is_time_to_drop():
            self._dropped_at = self._clock.now()
            store.drop_before(tx, self._dropped_at - KEPT)
            store.drop_beyond(tx, COUNTED_MAX)

    def _run(self) -> None:
        while not self._closing.is_set():
            self._try_to_flush()
            self._noted.wait()
            self._noted.clear()
            self._closing.wait(FLUSH_AFTER_S)
        self._try_to_flush()

    def _try_to_flush(self) -> None:
        try:
            self.flush()
        except PlazaError as error:
            log.warning("the capability ledger cannot be written now: %s", error)


def _key(entry: Entry) -> str:
    return f"{entry.at.isoformat()} {entry.entry_id}"


def _place(key: str) -> tuple[datetime, str]:
    at, _, entry_id = key.partition(" ")
    return datetime.fromisoformat(at), entry_id
