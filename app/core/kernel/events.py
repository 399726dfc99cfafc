"""Domain events: facts in the past tense, told to whoever listens once they are committed."""

from collections.abc import Callable
from threading import Lock
from typing import Any, TypeVar

E = TypeVar("E")


class EventBus:
    """Delivers events to the handlers of their exact type, on the publisher's thread.

    Publish only after the commit. Handlers must be quick and must not raise; a handler that belongs to another
    thread takes the event there itself (the shell's relay does).
    """

    def __init__(self) -> None:
        self._handlers: dict[type[Any], list[Callable[[Any], None]]] = {}
        self._lock = Lock()

    def subscribe(self, event_type: type[E], handler: Callable[[E], None]) -> Callable[[], None]:
        """Call ``handler`` for every later event of ``event_type``; return the function that ends this."""
        with self._lock:
            self._handlers.setdefault(event_type, []).append(handler)

        def unsubscribe() -> None:
            with self._lock:
                handlers = self._handlers.get(event_type, [])
                if handler in handlers:
                    handlers.remove(handler)

        return unsubscribe

    def publish(self, event: object) -> None:
        """Tell ``event`` to its handlers, in the order they subscribed."""
        with self._lock:
            handlers = tuple(self._handlers.get(type(event), ()))
        for handler in handlers:
            handler(event)
