"""A person's hands and eyes for the tour: finds what is on the screen, clicks, types, waits, takes pictures.

Public input only: mouse and key events sent to the window. Nothing here calls into a view-model.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import (
    QCoreApplication,
    QElapsedTimer,
    QEventLoop,
    QMimeData,
    QPoint,
    QPointF,
    QRectF,
    Qt,
    QTimer,
    QUrl,
)
from PySide6.QtGui import (
    QAccessible,
    QAccessibleInterface,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
)
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtTest import QTest

STEP_DEADLINE_MS = 30_000
SCROLL_DEADLINE_MS = 500
SETTLE_DEADLINE_MS = 2_000
SAME_LOOKS = 6
REST_MS = 300
POLL_MS = 15


class TourFailed(Exception):
    """A step of the tour did not happen; the message says which and what was on the screen instead."""


def run_until(happened: Callable[[], bool], deadline_ms: int) -> bool:
    """Let the event loop run until ``happened()`` or for ``deadline_ms``; return whether it happened."""
    if happened():
        return True
    loop = QEventLoop()
    clock = QElapsedTimer()
    clock.start()
    poll = QTimer(interval=POLL_MS)
    outcome = False

    def look() -> None:
        nonlocal outcome
        outcome = happened()
        if outcome or clock.elapsed() > deadline_ms:
            loop.quit()

    poll.timeout.connect(look)
    poll.start()
    loop.exec()
    return outcome


class Driver:
    """Uses one window as a person would. Lives on the GUI thread."""

    def __init__(
        self,
        window: QQuickWindow,
        out: Path,
        pictures: int = 0,
        *,
        deadline_ms: int = STEP_DEADLINE_MS,
        told: Callable[[int], object] = lambda _: None,
    ) -> None:
        """``pictures``: how many are in ``out`` already; ``deadline_ms``: how long each step may take.

        ``told`` hears after each picture how many there are.
        """
        self._window = window
        self._out = out
        self._deadline_ms = deadline_ms
        self._told = told
        self.pictures = pictures

    def wait(self, what: str, happened: Callable[[], bool], deadline_ms: int = 0) -> None:
        """Let the application run until ``happened()``, for as long as a step may take if no ``deadline_ms`` says.

        Raises:
            TourFailed: it did not happen by then; names ``what`` and the texts on the screen.
        """
        deadline_ms = deadline_ms or self._deadline_ms
        if not run_until(happened, deadline_ms):
            self.picture("failed")
            seen = " | ".join(list(self.texts())[:80])
            raise TourFailed(f"Waited {deadline_ms // 1000} s for {what}, in vain. On the screen: {seen}")

    def items(self) -> Iterator[QQuickItem]:
        """Yield what can be seen, what lies above first."""
        yield from _visible(self._window.contentItem())

    def find(self, name: str) -> QQuickItem | None:
        """Return the visible item whose ``objectName`` or accessible name is ``name``, if it is on the screen."""
        by_accessible_name = None
        for item in self.items():
            if item.objectName() == name:
                return item
            if by_accessible_name is None and accessible_name(item) == name:
                by_accessible_name = item
        return by_accessible_name

    def see(self, name: str) -> QQuickItem:
        """Wait for the item called ``name`` and return it once it is there, enabled and at rest."""

        def find() -> QQuickItem | None:
            item = self.find(name)
            return item if item is not None and item.isEnabled() else None

        return _see_at_rest(self, f"“{name}”", find)

    def see_gone(self, name: str) -> None:
        """Wait until no item called ``name`` is on the screen."""
        self.wait(f"“{name}” to go away", lambda: self.find(name) is None)

    def see_text(self, text: str) -> None:
        """Wait until some text on the screen contains ``text``."""
        self.wait(f"the text “{text}”", lambda: any(text in shown for shown in self.texts()))

    def texts(self) -> Iterator[str]:
        """Yield every text on the screen."""
        for item in self.items():
            text = item.property("text")
            if isinstance(text, str) and text and is_in_sight(item):
                yield text

    def click(self, name: str) -> None:
        """Click the middle of the item called ``name`` with the left button, scrolling it into sight first."""
        self.click_at(self.reach(name))

    def reach(self, name: str) -> QPoint:
        """Scroll the item called ``name`` into sight, and return its middle in the window."""
        item = self.see(name)
        if _scroll_to(self._window, item):
            item = self.see(name)  # at rest: the press that stops what still moves is no click
        return self.middle_of(item)

    def click_text(self, text: str) -> None:
        """Click the first text on the screen that reads ``text``, scrolling it into sight where it is out of that."""

        def find() -> QQuickItem | None:
            found = [item for item in self.items() if item.property("text") == text]
            return next((item for item in found if is_in_sight(item)), found[0] if found else None)

        item = _see_at_rest(self, f"the text “{text}”", find)
        if _scroll_to(self._window, item):
            self.settle()
        self.click_at(self.middle_of(item))

    def see_row(self, title: str) -> QQuickItem:
        """Wait until a list on the screen has a row called ``title``, and return that."""
        found: list[QQuickItem] = []

        def is_there() -> bool:
            rows = (each for each in self.items() if "Row_" in each.objectName())
            found[:] = [row for row in rows if row.property("title") == title]
            return bool(found)

        self.wait(f"the row “{title}”", is_there)
        return found[0]

    def click_row(self, title: str) -> None:
        """Click the row called ``title`` of the list on the screen, scrolling it into sight first."""
        self.click(self.see_row(title).objectName())

    def scroll_to(self, name: str) -> None:
        """Bring the item called ``name`` into sight with the wheel."""
        _scroll_to(self._window, self.see(name))

    def click_at(self, point: QPoint) -> None:
        """Click at ``point`` of the window."""
        if not self._window.isActive():
            self._window.requestActivate()  # as a click does, where there is more than one window
        QTest.mouseMove(self._window, point)
        QTest.mouseClick(self._window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, point)

    def click_right(self, name: str) -> None:
        """Click the middle of the item called ``name`` with the right button, which opens its menu."""
        place = self.middle_of(self.see(name))
        QTest.mouseClick(self._window, Qt.MouseButton.RightButton, Qt.KeyboardModifier.NoModifier, place)

    def drop(self, files: Sequence[Path], place: QPoint, held: Callable[[], object] = lambda: None) -> None:
        """Drag ``files`` over the window to ``place``, do ``held`` while they are held there, and let them go."""
        carried = QMimeData()
        carried.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
        button, keys, act = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, Qt.DropAction.CopyAction
        for over in (
            QDragEnterEvent(place, act, carried, button, keys),
            QDragMoveEvent(place, act, carried, button, keys),
        ):
            QCoreApplication.sendEvent(self._window, over)
        held()
        QCoreApplication.sendEvent(self._window, QDropEvent(QPointF(place), act, carried, button, keys))

    def turn_to(self, window: QQuickWindow) -> None:
        """Use another window from now on."""
        self._window = window

    @property
    def window(self) -> QQuickWindow:
        """The window that is used."""
        return self._window

    def type_text(self, text: str) -> None:
        """Type ``text`` on the keyboard, into whatever has the focus."""
        for letter in text:
            QTest.sendKeyEvent(
                QTest.KeyAction.Click, self._window, Qt.Key.Key_unknown, letter, Qt.KeyboardModifier.NoModifier
            )

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press and let go of one key."""
        QTest.keyClick(self._window, key, modifiers)

    def settle(self) -> None:
        """Wait until two looks at the window, a moment apart, see the same; give up on what never rests."""
        last = [self.grab()]

        def is_still() -> bool:
            last.append(self.grab())
            return last[-1] == last[-2] == last[max(0, len(last) - SAME_LOOKS)] and len(last) > SAME_LOOKS

        run_until(is_still, SETTLE_DEADLINE_MS)

    def picture(self, name: str) -> Path:
        """Write what the window shows to the next numbered PNG and return its path."""
        self.pictures += 1
        path = self._out / f"{self.pictures:02d}-{name}.png"
        if not self.grab().save(str(path)):
            raise TourFailed(f"The picture {path} could not be written: is the folder writable and the disk not full?")
        self._told(self.pictures)
        return path

    def grab(self) -> QImage:
        """Return what the window shows."""
        return self._window.grabWindow()

    def middle_of(self, item: QQuickItem) -> QPoint:
        """Return the middle of ``item`` in the window."""
        return item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint()


def _scroll_to(window: QQuickWindow, item: QQuickItem) -> bool:
    """Turn the wheel until ``item`` is in sight, in all that scrolls around it; return whether that was needed."""
    was_needed = False
    for _ in range(2):  # what is out of sight itself takes no wheel before what is around it was scrolled
        moved = [_scroll_in(window, view, item) for view in _views_around(item)]
        if not any(moved):
            break
        was_needed = True
    return was_needed


def _see_at_rest(hands: Driver, what: str, find: Callable[[], QQuickItem | None]) -> QQuickItem:
    """Wait until what ``find`` finds stands still, and return it: what has just come may have no place yet."""
    places: list[QRectF] = []
    rested = QElapsedTimer()

    def is_at_rest() -> bool:
        item = find()
        if item is None:
            places.clear()
            return False
        place = item.mapRectToScene(_whole(item))
        if not places or place != places[-1]:
            places.clear()
            rested.start()
        places.append(place)
        # What has just come takes no taps on a mini-app's page, as no person could mean one.
        return len(places) > 2 and (not is_in_page(item) or rested.elapsed() > REST_MS)

    hands.wait(what, is_at_rest)
    item = find()
    assert item is not None
    return item


def _visible(item: QQuickItem) -> Iterator[QQuickItem]:
    """Yield ``item`` and what is in it, as far as it can be seen, what lies above first."""
    if not item.isVisible() or item.opacity() == 0:
        return
    yield item
    for child in reversed(item.childItems()):
        yield from _visible(child)


def accessible_name(item: QQuickItem) -> str:
    """Return what a screen reader calls ``item``; nothing for an item it passes over."""
    # The stubs promise an interface, yet an item that nothing describes has none.
    interface: QAccessibleInterface | None = QAccessible.queryAccessibleInterface(item)
    return "" if interface is None else interface.text(QAccessible.Text.Name)


def _view_of(item: QQuickItem) -> QQuickItem | None:
    """Return the nearest thing around ``item`` that scrolls; a list within what scrolls leaves that to it."""
    above = item.parentItem()
    while above is not None:
        if above.inherits("QQuickFlickable") and above.property("interactive"):
            return above
        above = above.parentItem()
    return None


def _views_around(item: QQuickItem) -> Iterator[QQuickItem]:
    """Yield all that scrolls around ``item``, the nearest first."""
    view = _view_of(item)
    while view is not None:
        yield view
        view = _view_of(view)


def _scroll_in(window: QQuickWindow, view: QQuickItem, item: QQuickItem) -> bool:
    """Turn the wheel over ``view`` until ``item`` is in its sight; return whether that was needed and could be done."""
    seen = view.mapRectToScene(view.boundingRect()) & QRectF(0, 0, window.width(), window.height())
    if seen.isEmpty():
        return False
    for turned in range(100):
        place = item.mapRectToItem(view, _whole(item))
        if place.top() >= 0 and place.bottom() <= view.height():
            return turned > 0
        notch = -120 if place.bottom() > view.height() else 120
        QTest.wheelEvent(window, seen.center().toPoint(), QPoint(0, notch))
        run_until(partial(_has_moved, item, view, place.top()), SCROLL_DEADLINE_MS)
    return True


def _whole(item: QQuickItem) -> QRectF:
    """Return the place of ``item`` as it is laid out; its own bounds are those of its letters, if it is a field."""
    return QRectF(0, 0, item.width(), item.height())


def _has_moved(item: QQuickItem, view: QQuickItem, top_before: float) -> bool:
    return item.mapRectToItem(view, _whole(item)).top() != top_before


def is_in_sight(item: QQuickItem) -> bool:
    """Return whether ``item`` is not scrolled out of sight."""
    view = _view_of(item)
    if view is None:
        return True
    return item.mapRectToItem(view, _whole(item)).intersects(view.boundingRect())


def is_in_page(item: QQuickItem) -> bool:
    """Return whether ``item`` is drawn for a mini-app."""
    above: QQuickItem | None = item
    while above is not None and above.objectName() != "miniappStage":
        above = above.parentItem()
    return above is not None


def is_writing(focused: QQuickItem | None) -> bool:
    """Return whether what has the keyboard is a field of a mini-app's page."""
    return focused is not None and focused.property("cursorPosition") is not None and is_in_page(focused)


def windows_on_screen() -> list[QQuickWindow]:
    """Return the windows on the screen."""
    return [each for each in QGuiApplication.topLevelWindows() if isinstance(each, QQuickWindow) and each.isVisible()]
