"""The way onto the GUI thread: one long-lived object with one queued signal."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from app.core.kernel.events import EventBus

E = TypeVar("E")


class _Postman(QObject):
    """Has the queued signal. One for the whole life of the application: one per task crashes (measured on Qt 6)."""

    posted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.posted.connect(self._run, Qt.ConnectionType.QueuedConnection)

    def _run(self, work: Callable[[], None]) -> None:
        work()


class Relay:
    """Runs functions on the thread that made it, in the order they were posted.

    One for the application, and a branch of it for each window, which ends with that window.
    """

    def __init__(self, events: EventBus, postman: _Postman | None = None) -> None:
        self._events = events
        self._postman = postman or _Postman()
        self._subscriptions: set[Callable[[], None]] = set()
        self._has_ended = False

    def branch(self) -> "Relay":
        """Return one that posts in the same order and can be ended alone."""
        return Relay(self._events, self._postman)

    def end(self) -> None:
        """Hear of nothing more, and do not do what was posted: those it was for are going. On the GUI thread."""
        self._has_ended = True
        for unsubscribe in tuple(self._subscriptions):
            unsubscribe()

    def post(self, work: Callable[[], None]) -> None:
        """Run ``work`` later on the GUI thread; callable from any thread."""
        self._postman.posted.emit(lambda: None if self._has_ended else work())

    def subscribe(self, event_type: type[E], handler: Callable[[E], None]) -> Callable[[], None]:
        """Call ``handler`` on the GUI thread for every event of ``event_type``; return the function that ends this.

        Ended on the GUI thread, it is told of nothing more, not even of what was on its way: what it belongs to may be
        gone by then.
        """

        def deliver(event: E) -> None:
            if unsubscribe in self._subscriptions:
                handler(event)

        stop = self._events.subscribe(event_type, lambda event: self.post(lambda: deliver(event)))

        def unsubscribe() -> None:
            self._subscriptions.discard(unsubscribe)
            stop()

        self._subscriptions.add(unsubscribe)
        return unsubscribe
