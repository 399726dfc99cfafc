"""Screens about mini-apps, with nothing on them."""

from typing import Any

from PySide6.QtCore import QObject, Signal

from app.core.kernel.ids import MiniAppId


class FakeAboutScreen(QObject):
    """A screen about a mini-app, with nothing on it."""

    titled = Signal(str)
    callsWanted = Signal(str)
    title = "About"

    def __init__(self) -> None:
        super().__init__()
        self.has_ended = False
        self.wants_clear = False

    def end(self) -> None:
        self.has_ended = True

    def want_clear(self) -> None:
        self.wants_clear = True


class FakeAboutScreens:
    """Makes empty screens, and keeps them."""

    def __init__(self) -> None:
        self.made: list[tuple[str, str | None, Any]] = []

    def about(self, miniapp_id: MiniAppId) -> Any:
        self.made.append(("about", miniapp_id, FakeAboutScreen()))
        return self.made[-1][2]

    def calls(self, miniapp_id: MiniAppId | None) -> Any:
        self.made.append(("calls", miniapp_id, FakeAboutScreen()))
        return self.made[-1][2]
