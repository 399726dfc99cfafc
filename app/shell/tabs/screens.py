"""The shell's own screens in tabs: one of each kind and subject, found again when it is asked for twice."""

from collections.abc import Callable
from typing import Protocol, TypeVar

from PySide6.QtCore import QObject, SignalInstance

from app.shell.tabs.model import Kind, TabsModel


class Screen(Protocol):
    """The view-model of such a screen; a QObject."""

    @property
    def title(self) -> str:
        """What stands on its tab."""

    @property
    def titled(self) -> SignalInstance:
        """The signal that the title is another."""

    def end(self) -> None:
        """The tab is closed."""

    def deleteLater(self) -> None:
        """Go, once nobody shows it any more."""


View = TypeVar("View", bound=Screen)


class ScreenTabs:
    """Opens screens in tabs, each once. GUI thread."""

    def __init__(self, tabs: TabsModel) -> None:
        self._tabs = tabs
        self._open: dict[tuple[Kind, str | None], Screen] = {}

    def open(self, kind: Kind, subject: str | None, icon: str, make: Callable[[], View]) -> View:
        """Show the screen of ``kind`` about ``subject``, made by ``make`` unless it is open, and return it."""
        known = self._open.get((kind, subject))
        if known is not None:
            self._tabs.select(self._tabs.find(known) or "")  # type: ignore[arg-type]  # a QObject, by contract
            return known  # type: ignore[return-value]  # what is kept by a kind was made for it
        view = make()
        self._open[kind, subject] = view

        def closed() -> None:
            del self._open[kind, subject]
            view.end()
            view.deleteLater()

        assert isinstance(view, QObject)
        tab_id = self._tabs.open(kind, view.title, icon, view, closed, subject=subject or "")
        view.titled.connect(lambda title: self._tabs.rename(tab_id, title))
        return view
