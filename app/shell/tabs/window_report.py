"""What a mini-app may know of where it is shown, from its view to its session."""

from dataclasses import replace
from typing import Protocol

from PySide6.QtCore import QLocale, QObject, Slot
from PySide6.QtQml import QmlElement

from app.host.window_facts import WindowFacts

QML_IMPORT_NAME = "app.shell.tabs"
QML_IMPORT_MAJOR_VERSION = 1


class WindowListener(Protocol):
    """Who wants to hear how the window is."""

    def tell(self, facts: WindowFacts) -> None:
        """Take ``facts`` for how the window is now."""


class Told(Protocol):
    """A session, as far as it is told of the window."""

    @property
    def window(self) -> WindowListener:
        """Who hears of it."""


class Running(Protocol):
    """Where the session is, once there is one."""

    @property
    def session(self) -> Told | None:
        """The session."""


@QmlElement
class WindowReport(QObject):
    """How one mini-app's pages are shown. GUI thread, but for reading ``facts``, which never change within."""

    def __init__(self, running: Running, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._running = running
        self.facts = WindowFacts()
        """What was reported last; until then, what is usual."""

    @Slot(float, float, bool, float, bool)
    def tell(self, width: float, height: float, is_dark: bool, zoom: float, is_mirrored: bool) -> None:
        """Report the room that pages have and the look; a view without any is not laid out yet."""
        if width < 1 or height < 1:
            return
        self.facts = WindowFacts(width, height, is_dark, zoom, _language(), "rtl" if is_mirrored else "ltr")
        self.pass_on()

    def retell(self) -> None:
        """Report the language that the window speaks now."""
        self.facts = replace(self.facts, language=_language())
        self.pass_on()

    def pass_on(self) -> None:
        """Tell the session, if there is one."""
        session = self._running.session
        if session is not None:
            session.window.tell(self.facts)


def _language() -> str:
    """Return the language that the window speaks, as a BCP 47 tag."""
    locale = QLocale()
    return "en" if locale.language() == QLocale.Language.C else locale.bcp47Name()
