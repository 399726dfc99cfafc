"""A mini-app's page as a test sees and uses it: by what a person reads there, or hears from a screen reader."""

from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtQuick import QQuickItem, QQuickWindow

from app.cli.tour import paying
from app.cli.tour.driver import Driver, TourFailed, accessible_name, is_in_sight, is_writing

STAGE = "miniappStage"
"""Where a page is drawn; there once it has something to show."""
SHOWS_PAGE = frozenset({STAGE, "pageTitle", "pageToast"})
"""What of a tab shows what the mini-app says."""
FAILED = "miniappError"


class NotSeen(AssertionError):
    """What a test waited for did not come; says what there was instead."""


class PageHands(Driver):
    """Hands that find nothing but what a mini-app's page shows, by its words alone."""

    def __init__(self, window: QQuickWindow, out: Path, shell: Driver, deadline_ms: int) -> None:
        super().__init__(window, out, deadline_ms=deadline_ms)
        self._shell = shell

    def wait(self, what: str, happened: Callable[[], bool], deadline_ms: int = 0) -> None:
        """Let the application run until ``happened()``; not longer where the page fails meanwhile.

        Raises:
            TourFailed: it did not happen, or the page failed; then with the author's own traceback.
        """
        super().wait(what, lambda: happened() or self._shell.find(FAILED) is not None, deadline_ms)
        if self._shell.find(FAILED) is not None and not happened():
            raise TourFailed(f"The page failed before there was {what}.\n{self._failure()}")

    def items(self) -> Iterator[QQuickItem]:
        """Yield what can be seen of the page, its title and what it says briefly."""
        for item in super().items():
            if _is_of_page(item):
                yield item

    def find(self, name: str) -> QQuickItem | None:
        """Return what is called ``name`` on the page, or reads exactly so."""
        reads_so = None
        for item in self.items():
            if accessible_name(item) == name:
                return item
            if reads_so is None and item.property("text") == name:
                reads_so = item
        return reads_so

    def texts(self) -> Iterator[str]:
        """Yield what the page says, from top to bottom; of a window without a page, all that it shows."""
        found = [text for item in self.items() if is_in_sight(item) for text in _words_of(item)]
        yield from dict.fromkeys(reversed(found or list(self._shell.texts())))

    def _failure(self) -> str:
        """Return what the error page says, with its details."""
        if self._shell.find("errorMore") is not None:
            self._shell.click("errorMore")
            self._shell.settle()
        failed = self._shell.find(FAILED)
        below = [] if failed is None else [item for item in self._shell.items() if failed.isAncestorOf(item)]
        said = [item.property("text") for item in below if item.metaObject().className().startswith("PlainText")]
        return "\n".join(str(text) for text in reversed(said) if text)


class MiniAppPage:
    """What an author's test does on the page that is open. Each step waits for what it needs.

    A name is what a screen reader says of a thing, which for a button or a text is what stands on it.
    """

    def __init__(self, hands: PageHands, shell: Driver) -> None:
        self._hands = hands
        self._shell = shell

    def see(self, name: str) -> None:
        """Wait until something on the page is called ``name`` or reads exactly so."""
        __tracebackhide__ = True
        _do(lambda: self._hands.wait(f"“{name}”", lambda: self._hands.find(name) is not None))

    def see_text(self, part: str) -> None:
        """Wait until ``part`` stands somewhere in what the page says."""
        __tracebackhide__ = True
        _do(lambda: self._hands.see_text(part))

    def see_gone(self, name: str) -> None:
        """Wait until nothing on the page is called ``name`` any more."""
        __tracebackhide__ = True
        _do(lambda: self._hands.see_gone(name))

    @property
    def texts(self) -> list[str]:
        """All that the page says now, from top to bottom."""
        return list(self._hands.texts())

    def tap(self, name: str) -> None:
        """Tap what is called ``name``, once that can be; what is out of sight is scrolled to."""
        __tracebackhide__ = True
        _do(lambda: self._hands.click(name))

    def type(self, field: str, text: str) -> None:
        """Type ``text`` in the place of what stands in the field called ``field``."""
        __tracebackhide__ = True
        self.tap(field)
        _do(lambda: self._type_into(field, text))

    def back(self) -> None:
        """Leave the page by the arrow above it."""
        __tracebackhide__ = True
        _do(lambda: self._shell.click("pageBack"))

    def pay(self) -> None:
        """Pay on the payment sheet that opens, with the PIN; the first time choose one on the way."""
        __tracebackhide__ = True
        _do(lambda: paying.pay(self._shell))

    def cancel(self) -> None:
        """Leave the payment sheet that opens without paying."""
        __tracebackhide__ = True
        _do(lambda: paying.leave(self._shell))

    def allow(self) -> None:
        """Give the permission that Plaza asks for."""
        __tracebackhide__ = True
        _do(lambda: self._answer("permissionAllow"))

    def deny(self) -> None:
        """Do not give the permission that Plaza asks for, not now."""
        __tracebackhide__ = True
        _do(lambda: self._answer("permissionNotNow"))

    def picture(self, name: str) -> Path:
        """Write what the window shows to a PNG and return where it is."""
        self._hands.settle()
        return self._hands.picture(name)

    def _type_into(self, field: str, text: str) -> None:
        self._hands.wait(
            f"the keyboard to write into “{field}”", lambda: is_writing(self._hands.window.activeFocusItem())
        )
        self._hands.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        if text:
            self._hands.type_text(text)
        else:
            self._hands.press(Qt.Key.Key_Delete)

    def _answer(self, answer: str) -> None:
        self._shell.click(answer)
        self._shell.see_gone("permissionSheet")


def _do(step: Callable[[], object]) -> None:
    """Do one step of a test; what keeps it from being done is the test's failure, told where the test asked for it."""
    __tracebackhide__ = True
    try:
        step()
    except TourFailed as failure:
        raise NotSeen(str(failure)) from None


def _is_of_page(item: QQuickItem) -> bool:
    above: QQuickItem | None = item
    while above is not None and above.objectName() not in SHOWS_PAGE:
        above = above.parentItem()
    return above is not None


def _words_of(item: QQuickItem) -> Iterator[str]:
    text = item.property("text")
    words = accessible_name(item) or (text if isinstance(text, str) else "")
    if words:
        yield words
