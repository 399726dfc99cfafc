"""The Scan screen shows the picture, the state and every way to scan, and is used by mouse and keys."""

import sys
from collections.abc import Iterator
from pathlib import Path

import cv2
import numpy as np
import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtQuick import QQuickItem, QQuickView
from PySide6.QtTest import QTest

from app.core.kernel.errors import Unavailable
from app.shell.scan import preview, system_settings
from app.shell.style.setup import prepare_application, prepare_engine
from tests.support.films import short_film
from tests.support.pictures import TEXT, desk, png, seen

WAIT_MS = 20_000
SCREEN = Path(preview.__file__).with_name("ScanScreen.qml")


class Screen:
    """The screen in a window, found and clicked as a person would."""

    def __init__(self, view: QQuickView) -> None:
        self.view = view

    def item(self, name: str) -> QQuickItem:
        return next(each for each in self._items(self.view.contentItem()) if each.objectName() == name)

    def _items(self, item: QQuickItem) -> Iterator[QQuickItem]:
        yield item
        for child in item.childItems():
            yield from self._items(child)

    def is_there(self, name: str) -> bool:
        return any(each.objectName() == name and each.isVisible() for each in self._items(self.view.contentItem()))

    def drag(self, start: QPointF, end: QPointF) -> None:
        button, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        QTest.mousePress(self.view, button, none, start.toPoint())
        QTest.mouseMove(self.view, ((start + end) / 2).toPoint())
        QTest.mouseMove(self.view, end.toPoint())
        QTest.mouseRelease(self.view, button, none, end.toPoint())

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
    screen.click("scanAddress")
    qtbot.waitUntil(lambda: screen.item("scanAddressField").property("activeFocus"), timeout=WAIT_MS)
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
    screen.item("scanPaste").forceActiveFocus()
    with qtbot.waitSignal(scan.closeRequested):
        QTest.keyClick(screen.view, Qt.Key.Key_Escape)


def test_what_was_scanned_last_does_not_lie_under_the_next_question(shown, scanning, tmp_path, found, qtbot):
    scan = scanning()
    screen = shown(scan)
    code = tmp_path / "code.png"
    cv2.imwrite(str(code), seen())
    scan.ways.openFiles([QUrl.fromLocalFile(str(code))])
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


def test_esc_in_the_address_closes_only_that(shown, scanning, qtbot):
    scan = scanning()
    closed = []
    scan.closeRequested.connect(lambda: closed.append(True))
    screen = shown(scan)
    screen.click("scanAddress")
    qtbot.waitUntil(lambda: screen.item("scanAddressField").property("activeFocus"), timeout=WAIT_MS)
    QTest.keyClick(screen.view, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not screen.is_there("scanAddressField"), timeout=WAIT_MS)
    assert closed == []


def test_of_several_cameras_one_is_chosen_from_a_menu(shown, scanning, cameras, memory, qtbot):
    cameras.plug_in("Lid", "Desk")
    scan = scanning()
    screen = shown(scan)
    screen.click("scanCameras")
    qtbot.waitUntil(lambda: screen.is_there("scanCamera1"), timeout=WAIT_MS)
    screen.click("scanCamera1")
    assert [camera.is_running for camera in cameras.opened] == [False, True]
    assert memory.last_camera() == "id of Desk"
    assert scan.ways.cameraIndex == 1


def test_a_part_of_the_screen_is_framed_with_the_mouse(shown, scanning, screens, found, qtbot):
    # Two codes: which is meant the frame says.
    screens.shown.append(np.hstack([seen("left")[:, 400:880], desk()[:, :320], seen("right")[:, 400:880]]))
    scan = scanning()
    screen = shown(scan)
    screen.click("scanScreen")
    qtbot.waitUntil(lambda: screen.is_there("scanScreen1"), timeout=WAIT_MS)
    screen.click("scanScreen1")
    qtbot.waitUntil(lambda: scan.state == "framing" and screen.view.isExposed(), timeout=WAIT_MS)
    assert found == []
    preview = screen.item("scanPreview")
    screen.drag(
        preview.mapToScene(QPointF(preview.width() * 0.6, preview.height() * 0.1)),
        preview.mapToScene(QPointF(preview.width() * 0.99, preview.height() * 0.9)),
    )
    qtbot.waitUntil(lambda: found == ["right"], timeout=WAIT_MS)


def test_all_of_what_waits_for_a_frame_can_be_scanned(shown, scanning, screens, found, qtbot):
    screens.shown.append(seen())
    scan = scanning()
    screen = shown(scan)
    scan.offered.captureScreen(0, True)
    qtbot.waitUntil(lambda: scan.state == "framing", timeout=WAIT_MS)
    screen.click("scanAll")
    qtbot.waitUntil(lambda: found == [TEXT], timeout=WAIT_MS)


def test_plaza_is_not_on_the_picture_of_the_screen_and_comes_back(shown, scanning, screens, found, qtbot):
    screens.shown.append(seen())
    scan = scanning()
    screen = shown(scan)
    scan.offered.captureScreen(0, False)
    qtbot.waitUntil(lambda: found == [TEXT], timeout=WAIT_MS)
    assert screens.visible == [0]
    assert screen.view.isVisible()


def test_the_camera_is_left_alone_while_the_screen_is_scanned(shown, scanning, cameras, screens, found, qtbot):
    cameras.plug_in("Lid")
    screens.shown.append(seen())
    scan = scanning()
    scan.is_awaited = True
    screen = shown(scan)
    scan.offered.captureScreen(0, False)
    qtbot.waitUntil(lambda: found == [TEXT], timeout=WAIT_MS)
    assert screen.view.isVisible()
    assert cameras.opened == []


def test_why_the_screen_is_not_scanned_is_told_and_no_camera_takes_its_place(shown, scanning, cameras, screens, qtbot):
    cameras.plug_in("Lid")
    screens.error = Unavailable("scanner.screen_denied")
    scan = scanning()
    scan.is_awaited = True
    screen = shown(scan)
    scan.offered.captureScreen(0, False)
    qtbot.waitUntil(screen.view.isVisible, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: scan.state == "failed", timeout=WAIT_MS)
    assert "Plaza may not see the screen" in screen.item("scanState").property("text")
    assert cameras.opened == []


def test_where_the_camera_is_denied_its_settings_are_offered(shown, scanning, cameras, monkeypatch, qtbot):
    monkeypatch.setitem(system_settings._ADDRESSES, (sys.platform, "scanner.camera_denied"), "settings:camera")
    cameras.plug_in("Lid")
    scan = scanning()
    screen = shown(scan)
    assert not screen.is_there("scanSettings")
    cameras.opened[0].fail(Unavailable("scanner.camera_denied", camera="Lid"))
    qtbot.waitUntil(lambda: screen.is_there("scanSettings"), timeout=WAIT_MS)
    with qtbot.waitSignal(scan.offered.settingsWanted) as wanted:
        screen.click("scanSettings")
    assert wanted.args == ["settings:camera"]
    cameras.unplug("Lid")
    scan.offered.useCamera(0)
    assert not screen.is_there("scanSettings")


def test_a_hidden_window_lets_go_of_the_camera(shown, scanning, cameras, qtbot):
    cameras.plug_in("Lid")
    screen = shown(scanning())
    assert cameras.opened[0].is_running
    screen.view.setVisible(False)
    assert not cameras.opened[0].is_running
    screen.view.setVisible(True)
    qtbot.waitUntil(lambda: cameras.opened[-1].is_running, timeout=WAIT_MS)


def test_several_files_dropped_are_scanned_one_after_the_other(shown, scanning, tmp_path, found, qtbot):
    scan = scanning()
    screen = shown(scan)
    for name, picture in (("a.png", desk()), ("b.png", seen())):
        cv2.imwrite(str(tmp_path / name), picture)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / name)) for name in ("a.png", "b.png")])
    stage = screen.item("scanPreview")
    place = stage.mapToScene(QPointF(stage.width() / 2, stage.height() / 2))
    actions, buttons, keys = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(place.toPoint(), actions, data, buttons, keys)
    drop = QDropEvent(place, actions, data, buttons, keys)
    for event in (enter, drop):
        QCoreApplication.sendEvent(screen.view, event)
    qtbot.waitUntil(lambda: found == [TEXT], timeout=WAIT_MS)


def test_where_the_last_of_several_files_is_no_picture_no_black_stands_in_its_place(shown, scanning, tmp_path, qtbot):
    (tmp_path / "a.png").write_bytes(png(desk()))
    (tmp_path / "b.png").write_bytes(b"la la la")
    scan = scanning()
    screen = shown(scan)
    scan.ways.openFiles([QUrl.fromLocalFile(str(tmp_path / name)) for name in ("a.png", "b.png")])
    qtbot.waitUntil(lambda: scan.state == "nothing", timeout=WAIT_MS)
    assert "1 of them cannot be read" in screen.item("scanState").property("text")
    assert not screen.is_there("scanPreview")
    assert not screen.is_there("scanFramer")


@pytest.mark.parametrize("width", [352, 380, 600])
def test_where_there_is_little_room_all_ways_stand_in_one_row(shown, scanning, cameras, width, qtbot):
    cameras.plug_in("Lid")
    screen = shown(scanning())
    screen.view.resize(width, 440)
    names = ("scanCamera0", "scanScreen", "scanPickImage", "scanPaste", "scanAddress", "scanEnter")

    def rows() -> set[float]:
        screen.view.grabWindow()
        return {screen.item(name).mapToScene(QPointF(0, 0)).y() for name in names}

    qtbot.waitUntil(lambda: len(rows()) == 1, timeout=WAIT_MS)


def test_the_window_comes_back_although_the_scanner_is_gone(shown, scanning, screens, qtbot):
    screens.shown.append(seen())
    scan = scanning()
    screen = shown(scan)
    other = scanning()
    other.offered.captureScreen(0, False)
    assert not screen.view.isVisible()
    other.stop()
    shiboken6.delete(other)
    qtbot.waitUntil(screen.view.isVisible, timeout=WAIT_MS)
    assert screens.visible == [0]
