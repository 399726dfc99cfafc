"""Work away from the GUI thread: a service call on a worker, its result or error back on the GUI thread."""

import logging
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

from app.core.kernel.errors import PlazaError, Unavailable
from app.shell.relay import Relay

T = TypeVar("T")
log = logging.getLogger(__name__)
WORKERS_MAX = 4


class Tasks:
    """Runs service calls on worker threads. Made, asked and closed on the GUI thread, where callbacks arrive too."""

    def __init__(self, relay: Relay) -> None:
        self._relay = relay
        self._is_closed = False
        self._pool = ThreadPoolExecutor(WORKERS_MAX, thread_name_prefix="task")

    def run(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[PlazaError], None] | None = None,
    ) -> None:
        """Call ``work`` on a worker, then ``done`` with its result or ``failed`` with its expected error.

        Any other exception is a bug: it is logged with its traceback and shown as ``Unavailable("internal")``.
        """

        def finished(future: "Future[T]") -> None:
            if future.cancelled():
                return
            error = future.exception()
            if error is None:
                result = future.result()
                self._relay.post(lambda: done(result))
                return
            if not isinstance(error, PlazaError):
                log.error("a task failed", exc_info=error)
            elif failed is None:
                log.error("nobody handles %s", error)
            if failed is not None:
                shown = error if isinstance(error, PlazaError) else Unavailable("internal", reason=type(error).__name__)
                self._relay.post(lambda: failed(shown))

        if not self._is_closed:
            self._pool.submit(work).add_done_callback(finished)

    def close(self) -> None:
        """Wait for the work under way; what is asked for later is dropped, for nobody will see it."""
        self._is_closed = True
        self._pool.shutdown(wait=True, cancel_futures=True)
