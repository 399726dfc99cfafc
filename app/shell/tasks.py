"""Work away from the GUI thread: a service call on a worker, its result or error back on the GUI thread."""

import itertools
import logging
from collections.abc import Callable
from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from typing import Any, Generic, TypeVar

import shiboken6
from PySide6.QtCore import QObject

from app.core.kernel.errors import PlazaError, Unavailable
from app.shell.relay import Relay

T = TypeVar("T")
log = logging.getLogger(__name__)
WORKERS_MAX = 4


@dataclass(slots=True, eq=False)
class _Job(Generic[T]):
    """What is to be done, and what came of it: made and let go on the GUI thread, performed on a worker."""

    work: Callable[[], T]
    done: Callable[[T], None]
    failed: Callable[[PlazaError], None] | None
    came_of_it: Callable[[], None] | None = None

    @property
    def is_for_nobody(self) -> bool:
        """Whether what asked has ended meanwhile, and with it what it would show the answer on."""
        owner = getattr(self.done, "__self__", None)
        return isinstance(owner, QObject) and not shiboken6.isValid(owner)

    def perform(self) -> None:
        try:
            self.came_of_it = partial(self.done, self.work())
        except Exception as error:  # noqa: BLE001 - told and logged on the GUI thread
            self.came_of_it = partial(self._tell, error)

    def _tell(self, error: Exception) -> None:
        if not isinstance(error, PlazaError):
            log.error("a task failed", exc_info=error)
        elif self.failed is None:
            log.error("nobody handles %s", error)
        if self.failed is not None:
            self.failed(
                error if isinstance(error, PlazaError) else Unavailable("internal", reason=type(error).__name__)
            )


class Tasks:
    """Runs service calls on worker threads. Made, asked and closed on the GUI thread, where callbacks arrive too.

    A worker knows its job by number alone. What asks is a view-model, often, that may be gone before its answer: were
    the worker the last to hold it, its Qt half would end on that thread, and with it connections whose lock the GUI
    thread waits for while the worker waits for Python's.
    """

    def __init__(self, relay: Relay, trunk: "Tasks | None" = None) -> None:
        self._relay = relay
        self._is_closed = False
        self._numbers = itertools.count(1)
        self._jobs: dict[int, _Job[Any]] = {}
        self._trunk = trunk or self
        self._pool: ThreadPoolExecutor = (
            ThreadPoolExecutor(WORKERS_MAX, thread_name_prefix="task") if trunk is None else trunk._pool
        )
        self._idle: Callable[[], None] | None = None
        self._held: list[Callable[[], None]] | None = None

    def branch(self, relay: Relay) -> "Tasks":
        """Return one for a window of its own, on the same workers, whose answers come through ``relay``."""
        return Tasks(relay, self._trunk)

    def drain(self, idle: Callable[[], None]) -> None:
        """Call ``idle`` once, as soon as nothing is under way: a window waits for it before it lets go of its parts."""
        self._idle = idle
        self._relay.post(self._tell_idle)

    def hold(self) -> None:
        """Keep what is asked for until it is released: not all that answers is there yet."""
        self._held = []

    def release(self) -> None:
        """Begin what was asked for meanwhile, in its order, and hold nothing any more. Harmless when repeated."""
        held, self._held = self._held, None
        for begin in held or ():
            begin()

    def forget(self) -> None:
        """Begin nothing of what was asked for meanwhile: who asked has gone. Hold nothing any more."""
        self._held = None

    def run(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[PlazaError], None] | None = None,
        *,
        workers: Executor | None = None,
    ) -> None:
        """Call ``work`` on a worker, then ``done`` with its result or ``failed`` with its expected error.

        Neither is called where ``done`` is a method of a Qt object that has ended by then.
        ``workers`` are others than ours, for work that waits for the world; whoever owns them ends it.

        Any other exception is a bug: it is logged with its traceback and shown as ``Unavailable("internal")``.
        """
        if self._trunk._is_closed:
            return
        if self._held is not None:
            self._held.append(lambda: self.run(work, done, failed, workers=workers))
            return
        number = next(self._numbers)
        self._jobs[number] = _Job(work, done, failed)
        (workers or self._pool).submit(self._perform, number)

    def close(self) -> None:
        """Wait for the work under way; what is asked for later is dropped, for nobody will see it."""
        self._is_closed = True
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _perform(self, number: int) -> None:
        self._jobs[number].perform()
        self._relay.post(partial(self._finish, number))

    def _finish(self, number: int) -> None:
        job = self._jobs.pop(number)
        came_of_it, job.came_of_it = job.came_of_it, None  # an error leads back to its job
        assert came_of_it is not None
        try:
            if not job.is_for_nobody:
                came_of_it()
        finally:
            self._tell_idle()

    def _tell_idle(self) -> None:
        if self._idle is not None and not self._jobs:
            idle, self._idle = self._idle, None
            idle()
