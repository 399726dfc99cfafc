"""What mini-apps keep of their pages for the time after their end: checked, held, written down."""

import logging
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import msgspec

from app.core.database import Database
from app.core.kernel.errors import PlazaError
from app.core.kernel.ids import MiniAppId, UserId
from app.host import messages, store
from app.host.runtime import limits
from minikit import wire

log = logging.getLogger(__name__)
Owner = tuple[MiniAppId, UserId]


class KeptPage(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One page of a stack that was kept."""

    path: str
    query: dict[str, str]
    state: dict[str, Any] | None


@dataclass(frozen=True, slots=True)
class Kept:
    """A stack of pages as the package of ``version_code`` left it."""

    version_code: int
    stack: tuple[KeptPage, ...]


def check(said: messages.StateSaved, version_code: int) -> Kept:
    """Return what a child wants kept; ValueError, ValidationError or RecursionError if it is nothing to keep."""
    if any(sum(len(name) + len(value) for name, value in page.query.items()) > wire.QUERY_MAX for page in said.stack):
        raise ValueError("A page wants a query kept that is too long.")
    if any(len(page.state) > wire.STATE_MAX for page in said.stack):
        raise ValueError(f"A page wants more than {wire.STATE_MAX >> 10} KB kept.")
    if sum(len(page.state) for page in said.stack) > wire.STATES_MAX + len(said.stack) * len("null"):
        raise ValueError(f"Its pages want more than {wire.STATES_MAX >> 10} KB kept.")
    return Kept(
        version_code, tuple(KeptPage(page.path, page.query, _decode_state(bytes(page.state))) for page in said.stack)
    )


class KeptPages:
    """What is kept for each person in each mini-app. Any thread; what a child says is written soon, on another.

    Of what comes while something is being written only the newest is written after it.
    """

    def __init__(self, db: Database) -> None:
        self._db = db
        # One of its own: what a mini-app calls may take all workers for a while.
        self._writer = ThreadPoolExecutor(1, thread_name_prefix="kept pages")
        self._waiting: dict[Owner, Kept | None] = {}
        self._is_writing = False
        self._is_closed = False
        self._lock = threading.Lock()
        self._writing = threading.Lock()

    def find(self, owner: Owner, paths: tuple[str, ...]) -> Kept | None:
        """Return what is kept, as far as the pages are among ``paths``; None if nothing is. Reads the disk."""
        self.flush()
        with self._db.read() as tx:
            row = store.kept_pages(tx, *owner)
        if row is None:
            return None
        version_code, stack_json = row
        try:
            stack = _stack.decode(stack_json)
        except (msgspec.MsgspecError, RecursionError) as error:
            log.warning("%s: what its pages kept cannot be read and is dropped: %s", owner[0], error)
            self.put(owner, None)
            return None
        known = tuple(page for page in stack if page.path in paths)[-messages.STACK_MAX :]
        return Kept(version_code, known) if known else None

    def put(self, owner: Owner, kept: Kept | None) -> None:
        """Have ``kept`` written soon; None: nothing is kept any more. Does not wait."""
        with self._lock:
            if self._is_closed:
                return
            self._waiting[owner] = kept
            if self._is_writing:
                return
            self._is_writing = True
            self._writer.submit(self._write_soon)

    def close(self) -> None:
        """Write what waits; what is put afterwards is not kept."""
        with self._lock:
            self._is_closed = True
        self._writer.shutdown(wait=True)

    def flush(self) -> None:
        """Write what waits, now."""
        with self._writing:
            while True:
                with self._lock:
                    if not self._waiting:
                        return
                    owner, kept = self._waiting.popitem()
                try:
                    self._write(owner, kept)
                except PlazaError as error:
                    log.warning("%s: what its pages keep is not written: %s", owner[0], error)

    def _write_soon(self) -> None:
        with self._lock:
            self._is_writing = False
        self.flush()

    def _write(self, owner: Owner, kept: Kept | None) -> None:
        with self._db.begin() as tx:
            if kept is None:
                store.forget_pages(tx, *owner)
            else:
                store.keep_pages(tx, *owner, kept.version_code, msgspec.json.encode(kept.stack).decode())


class Memory:
    """What one session has kept, and whether the next child is to be given it. Any thread."""

    def __init__(self, kept_pages: KeptPages, owner: Owner, version_code: int, kept: Kept | None) -> None:
        self._kept_pages = kept_pages
        self._owner = owner
        self._version_code = version_code
        self._kept = kept
        self._given_at: float | None = None

    @property
    def kept(self) -> Kept | None:
        """What is kept now."""
        return self._kept

    def given(self, now: float) -> dict[str, Any] | None:
        """Return what a child launched at ``now`` is to be told of it."""
        kept = self._kept
        self._given_at = None if kept is None else now
        return None if kept is None else {"version": kept.version_code, "stack": kept.stack}

    def take(self, said: messages.StateSaved) -> None:
        """Keep what a child says; ValueError, ValidationError or RecursionError if it is nothing to keep."""
        self._kept = check(said, self._version_code)
        self._kept_pages.put(self._owner, self._kept)

    def failed(self, now: float) -> None:
        """Take it that the child ended badly; what it was given a moment ago may be why, and is forgotten then."""
        if self._given_at is not None and now - self._given_at < limits.RESTORED_TRIAL_S:
            log.warning("%s failed right after it was given back its pages; they are dropped", self._owner[0])
            self._kept = None
            self._kept_pages.put(self._owner, None)


_stack = msgspec.json.Decoder(tuple[KeptPage, ...])
_state = msgspec.json.Decoder(dict[str, Any] | None)


def _decode_state(text: bytes) -> dict[str, Any] | None:
    """Return a page's state; ValueError if it is nested deeper than a page may keep."""
    state: dict[str, Any] | None = _state.decode(text)
    level: list[Any] = [] if state is None else [state]
    for _ in range(wire.STATE_DEPTH_MAX + 1):
        if not level:
            return state
        level = [
            inner
            for outer in level
            for inner in (outer.values() if isinstance(outer, dict) else outer)
            if isinstance(inner, dict | list)
        ]
    raise ValueError(f"A page wants something kept that is nested deeper than {wire.STATE_DEPTH_MAX}.")
