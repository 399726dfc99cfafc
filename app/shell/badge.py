"""The number on Plaza's icon in the dock or task bar: how many messages wait, in all windows together."""

from collections.abc import Callable

from PySide6.QtGui import QGuiApplication

COUNT_MAX = 999
"""More than this is only "many", and some docks show no more digits."""


def show_on_icon(count: int) -> None:
    """Have the system show a number on Plaza's icon; 0 takes it away. Not every system does."""
    application = QGuiApplication.instance()
    if isinstance(application, QGuiApplication):
        application.setBadgeNumber(count)


class Badge:
    """Adds up what waits in each window and is not muted. GUI thread; some systems show no such number."""

    def __init__(self, show: Callable[[int], None] = show_on_icon) -> None:
        self.show = show
        """Has the system show a number."""
        self.changed: Callable[[int], None] = lambda _: None
        """Told the number as well."""
        self.shown = 0
        """The number that is shown."""
        self._counts: dict[object, int] = {}

    def tell(self, window: object, count: int) -> None:
        """Take it that ``count`` messages wait in ``window``."""
        self._counts[window] = count
        self._update()

    def forget(self, window: object) -> None:
        """Count a window no more: it goes."""
        self._counts.pop(window, None)
        self._update()

    def clear(self) -> None:
        """Show no number any more: Plaza ends."""
        self._counts.clear()
        self._update()

    def _update(self) -> None:
        total = min(sum(self._counts.values()), COUNT_MAX)
        if total != self.shown:
            self.shown = total
            self.show(total)
            self.changed(total)
