"""The Scan screen shows the picture, the state and every way to scan, and is used by mouse and keys."""

from collections.abc import Iterator
from pathlib import Path

import cv2
import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPointF, Qt, QUrl
from PySide6.QtQuick import QQuickItem, QQuickView
from PySide6.QtTest import QTest

from app.shell.scan import preview
from app.shell.style.setup import prepare_application, prepare_engine
from tests.support.films import short_film
from tests.support.pictures import TEXT, desk, seen

WAIT_MS = 20_000
SCREEN = Path(preview.__file__).with_name("ScanScreen.qml")


class Screen:
    """The screen in a window, found and clicked as a person would."""

    def __init__(self, view: QQuickView) -> None:
        self.view = view

    def item(self, name: str) -> QQuickItem:
        return next(each for each in self._items(self.view.rootObject()) if each.objectName() == name)

    def _items(self, item: QQuickItem) -> Iterator[QQuickItem]:
        yield item
        for child in item.childItems():
            yield from self._items(child)

    def click(self, name: str) -> None:
        item = self.item(name)
        place = item.mapToScene(QPointF(item.width() / 2, item.height() / 2))
        QTest.mouseClick(self.view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place.toPoint())


@pytest.fixture
def shown(qtbot, qapp, scanning):
    prepare_application(qapp)
    views = []

    def show(view_model):
        view = QQuickView()
        views.append(view)
        prepare_engine(view.engine())
        view.setInitialProperties({"viewModel": view_model})
        view.setResizeMode(QQuickView.ResizeMode.SizeRootObjectToView)
        view.resize(830, 694)
        view.setSource(QUrl.fromLocalFile(str(SCREEN)))
        assert view.status() == QQuickView.Status.Ready, view.errors()
        view.show()
        qtbot.waitUntil(view.isExposed)
        return Screen(view)

    yield show
    for view in views:
        view.close()
        view.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def test_an_address_typed_and_opened_is_scanned(shown, scanning, found, qtbot):
    scan = scanning()
    screen = shown(scan)
    assert screen.item("scanState").property("text") == scan.sentence
    screen.click("scanAddressField")
    for character in str(short_film()):
        QTest.keyClick(screen.view, character)  # type: ignore[call-overload] # letters too
    screen.click("scanOpenAddress")
    qtbot.waitUntil(lambda: found == [TEXT], timeout=WAIT_MS)
    assert scan.state == "found"


def test_the_frame_and_its_outline_are_painted(shown, scanning, cameras, found, qtbot):
    cameras.plug_in("Lid")
    scan = scanning()
    screen = shown(scan)
    cameras.opened[0].show(desk())
    qtbot.waitUntil(lambda: scan.state == "looking", timeout=WAIT_MS)
    before = screen.view.grabWindow()
    cameras.opened[0].show(seen())
    qtbot.waitUntil(lambda: bool(found), timeout=WAIT_MS)
    after = screen.view.grabWindow()
    assert before != after
    points = [after.pixelColor(x, y) for x in range(0, 830, 3) for y in range(60, 560, 3)]
    assert sum(point.green() > point.red() + 60 for point in points) > 50


def test_the_camera_stops_where_its_picture_is_not_seen_and_comes_back(shown, scanning, cameras):
    cameras.plug_in("Lid")
    screen = shown(scanning())
    root = screen.view.rootObject()
    root.setVisible(False)
    assert not cameras.opened[0].is_running
    root.setVisible(True)
    assert cameras.opened[1].is_running


def test_one_of_several_codes_is_picked_with_the_mouse(shown, scanning, cameras, found, qtbot):
    cameras.plug_in("Lid")
    scan = scanning()
    screen = shown(scan)
    cameras.opened[0].show(np.hstack([seen("first")[:, 400:880], seen("second")[:, 400:880]]))
    qtbot.waitUntil(lambda: scan.state == "choosing", timeout=WAIT_MS)
    expected = scan.choices[1]["text"]
    screen.view.grabWindow()
    screen.click("scanChoice1")
    assert found == [expected]


def test_the_cross_asks_to_be_closed(shown, scanning, qtbot):
    scan = scanning()
    screen = shown(scan)
    with qtbot.waitSignal(scan.closeRequested):
        screen.click("scanClose")


def test_esc_asks_to_be_closed_wherever_the_keys_are(shown, scanning, qtbot):
    scan = scanning()
    screen = shown(scan)
    screen.click("scanAddressField")
    with qtbot.waitSignal(scan.closeRequested):
        QTest.keyClick(screen.view, Qt.Key.Key_Escape)


def test_what_was_scanned_last_does_not_lie_under_the_next_question(shown, scanning, tmp_path, found, qtbot):
    scan = scanning()
    screen = shown(scan)
    code = tmp_path / "code.png"
    cv2.imwrite(str(code), seen())
    scan.openFile(QUrl.fromLocalFile(str(code)))
    qtbot.waitUntil(lambda: bool(found), timeout=WAIT_MS)
    assert screen.item("scanPreview").isVisible()
    scan.resume()
    qtbot.waitUntil(lambda: scan.state not in ("found", "looking", "reading"), timeout=WAIT_MS)
    assert not screen.item("scanPreview").isVisible()


@pytest.fixture
def choosing(shown, scanning, cameras, qtbot):
    """A screen with two codes in view of a camera, whose picture is mirrored."""
    cameras.plug_in("Lid")
    scan = scanning()
    screen = shown(scan)
    cameras.opened[0].show(np.hstack([seen("first")[:, 400:880], seen("second")[:, 400:880]]))
    qtbot.waitUntil(lambda: scan.state == "choosing", timeout=WAIT_MS)
    screen.view.grabWindow()
    return screen, scan


def test_codes_are_chosen_where_they_lie_on_the_picture(choosing, found):
    screen, scan = choosing
    at = {choice["text"]: choice["number"] - 1 for choice in scan.choices}
    outlines = {text: screen.item(f"scanOutline{index}") for text, index in at.items()}
    assert outlines["first"].x() > outlines["second"].x()  # as in a mirror
    assert abs(outlines["first"].y() - outlines["second"].y()) < 10
    screen.click(f"scanOutline{at['second']}")
    assert (scan.state, found) == ("found", ["second"])


def test_codes_are_chosen_by_their_number(choosing, found, qtbot):
    screen, scan = choosing
    qtbot.waitUntil(lambda: screen.item("scanChoice0").hasActiveFocus(), timeout=WAIT_MS)
    assert screen.item("scanChoicesQuestion").property("text") == scan.sentence
    text = scan.choices[1]["text"]
    QTest.keyClick(screen.view, Qt.Key.Key_9)  # there is no ninth
    assert scan.state == "choosing"
    QTest.keyClick(screen.view, Qt.Key.Key_2)
    assert found == [text]


def test_codes_are_chosen_by_going_through_them_and_escape_is_none_of_them(choosing, found, qtbot):
    screen, scan = choosing
    qtbot.waitUntil(lambda: screen.item("scanChoice0").hasActiveFocus(), timeout=WAIT_MS)
    QTest.keyClick(screen.view, Qt.Key.Key_Down)
    assert screen.item("scanChoice1").hasActiveFocus()
    QTest.keyClick(screen.view, Qt.Key.Key_Escape)
    assert (scan.state, found) == ("looking", [])


def test_the_text_of_a_code_is_typed_and_read(shown, scanning, found, qtbot):
    screen = shown(scanning())
    screen.click("scanEnter")
    qtbot.waitUntil(lambda: screen.item("scanTextField").hasActiveFocus(), timeout=WAIT_MS)
    for character in "tel:123":
        QTest.keyClick(screen.view, character)  # type: ignore[call-overload] # letters too
    QTest.keyClick(screen.view, Qt.Key.Key_Return)
    assert found == ["tel:123"]
