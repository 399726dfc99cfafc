"""The way onto the GUI thread: one long-lived object with one queued signal."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from app.core.kernel.events import EventBus

E = TypeVar("E")


class Relay(QObject):
    """Runs functions on the thread that made it, in the order they were posted.

    One object for the whole life of the application: a signal object per task crashes (measured on Qt 6).
    """

    _posted = Signal(object)

    def __init__(self, events: EventBus) -> None:
        super().__init__()
        self._events = events
        self._posted.connect(self._run, Qt.ConnectionType.QueuedConnection)

    def post(self, work: Callable[[], None]) -> None:
        """Run ``work`` later on the GUI thread; callable from any thread."""
        self._posted.emit(work)

    def subscribe(self, event_type: type[E], handler: Callable[[E], None]) -> Callable[[], None]:
        """Call ``handler`` on the GUI thread for every event of ``event_type``; return the function that ends this."""
        return self._events.subscribe(event_type, lambda event: self.post(lambda: handler(event)))

    def _run(self, work: Callable[[], None]) -> None:
        work()
