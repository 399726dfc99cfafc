"""Cyclic garbage, collected on the GUI thread only: much of it is Qt's objects, which must end where they live."""

import gc

from PySide6.QtCore import QObject, QTimer

PAUSE_MS = 500


def collect_due() -> bool:
    """Collect what Python would have collected by now, and return whether anything was due.

    The oldest generation whose count is above its threshold, as the automatic collection chooses it.
    """
    due = [
        number
        for number, (count, limit) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True))
        if count > limit
    ]
    if due:
        gc.collect(due[-1])
    return bool(due)


class GarbageCollection(QObject):
    """Takes cyclic garbage away from the event loop instead of wherever a thread happens to ask for memory.

    Python collects on the thread that asks for the memory which fills the measure. On a worker that ends view-models,
    timers and components of the GUI thread from outside it, and Qt is not made for that: their connections are cut
    under a lock for which the GUI thread waits with Python's lock in hand, while the worker, with Qt's in hand, asks
    for Python's (seen: a window that never came). GUI thread; ``end`` gives the matter back to Python.
    """

    def __init__(self) -> None:
        super().__init__()
        self._was_automatic = gc.isenabled()
        gc.disable()
        self._timer = QTimer(self, interval=PAUSE_MS)
        self._timer.timeout.connect(collect_due)

    def settle(self) -> None:
        """Begin to collect, but never what is there now: modules and classes, which stay as long as the program.

        Before, there is next to nothing else to go through, while whoever starts Plaza waits.
        """
        gc.freeze()
        self._timer.start()

    def end(self) -> None:
        """Let Python collect as it did before."""
        self._timer.stop()
        gc.unfreeze()
        if self._was_automatic:
            gc.enable()
