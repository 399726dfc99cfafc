"""What the parts of a round through Plaza are made of."""

from collections.abc import Callable

from PySide6.QtCore import Qt

from app.cli.tour import paying
from app.cli.tour.driver import Driver

Look = Callable[[str], object]
"""Told the name of what the window shows now, once it is at rest."""


class Part:
    """One part of a round by a new person. Sends nothing anywhere but into the window."""

    def __init__(self, hands: Driver, look: Look) -> None:
        self._hands = hands
        self._told = look

    def _look(self, name: str) -> None:
        self._hands.settle()
        self._told(name)

    def _leave(self) -> None:
        """Close what lies over the window."""
        self._hands.press(Qt.Key.Key_Escape)
        self._hands.settle()

    def _look_at_toast(self, name: str) -> None:
        """Look while something is said at the foot of the window, and wait until that is gone."""
        self._look(name)
        self._hands.see_gone("toast")

    def _list(self, name: str) -> None:
        """Click what is in the list of the section, which a small window leaves for what was chosen from it."""
        if self._hands.find("paneBack") is not None:
            self._hands.click("paneBack")
            self._hands.settle()
        self._hands.click(name)

    def _row(self, title: str) -> None:
        """Click the row called ``title`` of the list of the section."""
        if self._hands.find("paneBack") is not None:
            self._hands.click("paneBack")
            self._hands.settle()
        self._hands.click_row(title)

    def _sheet(self, button: str, name: str) -> None:
        self._list(button)
        self._look(name)
        self._leave()

    def _write_anew(self, field: str, text: str) -> None:
        """Type ``text`` in the place of what stands in ``field``."""
        self._hands.see(field)
        self._hands.click(field)
        self._hands.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        self._hands.press(Qt.Key.Key_Delete)
        self._hands.type_text(text)

    def _enter_pin(self) -> None:
        paying.enter_pin(self._hands)

    def _says(self, english: str, chinese: str) -> str:
        """Wait until the mini-app says something, and return it as it says it in the language of this round."""
        hands = self._hands
        hands.wait(f"“{english}”", lambda: hands.find(english) is not None or hands.find(chinese) is not None)
        return english if hands.find(english) is not None else chinese
