"""The Scan screen finds codes in whatever is before it, asks once, and says plainly what stands in the way."""

import threading

import cv2
import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QTimer, QUrl
from PySide6.QtGui import QGuiApplication, QImage

from app.core.kernel.errors import Unavailable
from app.shell.scan import patience
from app.shell.scan.scan import ScanViewModel
from tests.support.films import short_film
from tests.support.pictures import TEXT, desk, png, seen

WAIT_MS = 60_000


def waits(scan: ScanViewModel) -> bool:
    """Tell whether a scanner gives up when no frame comes."""
    return any(timer.isActive() for own in scan.findChildren(patience.Patience) for timer in own.findChildren(QTimer))


@pytest.fixture
def reaches(qtbot):
    """Wait until a view-model is in a state."""

    def wait(view_model, state):
        qtbot.waitUntil(lambda: view_model.state == state, timeout=WAIT_MS)

    return wait


def test_a_film_given_at_the_start_is_scanned_until_its_code_is_found(scanning, found, reaches):
    scan = scanning(str(short_film()))
    scan.start()
    assert scan.state == "starting"
    assert "code.avi" in scan.sentence
    reaches(scan, "looking")
    reaches(scan, "found")
    assert found == [TEXT]
    assert len(scan.codes) == 1


def test_without_a_camera_the_other_ways_stay(scanning, found, reaches, tmp_path):
    scan = scanning()
    scan.start()
    assert scan.state == "no_camera"
    assert scan.ways.cameras == []
    (tmp_path / "code.png").write_bytes(png(seen()))
    scan.ways.openFiles([QUrl.fromLocalFile(str(tmp_path / "code.png"))])
    reaches(scan, "found")
    assert found == [TEXT]
    scan.resume()
    assert scan.state == "idle"


def test_the_first_camera_is_used_and_mirrored(scanning, cameras, found, reaches):
    cameras.plug_in("Lid", "Desk")
    scan = scanning()
    scan.start()
    assert (scan.ways.cameras, scan.ways.cameraIndex, scan.isMirrored) == (["Lid", "Desk"], 0, True)
    cameras.opened[0].show(desk())
    reaches(scan, "looking")
    cameras.opened[0].show(seen(degrees=20))
    reaches(scan, "found")
    assert found == [TEXT]


def test_another_camera_takes_the_place_of_the_first(scanning, cameras):
    cameras.plug_in("Lid", "Desk")
    scan = scanning()
    scan.start()
    scan.ways.useCamera(1)
    assert [camera.is_running for camera in cameras.opened] == [False, True]
    assert scan.ways.cameraIndex == 1


def test_after_a_hit_nothing_is_read_until_the_answer(scanning, cameras, found, reaches, qtbot):
    cameras.plug_in("Lid")
    scan = scanning()
    scan.start()
    camera = cameras.opened[0]
    camera.show(seen())
    reaches(scan, "found")
    camera.show(seen("another"))
    scan.resume()
    assert scan.state == "looking"
    assert found == [TEXT]
    camera.show(seen("another"))
    reaches(scan, "found")
    assert found == [TEXT, "another"]


def test_a_code_still_in_view_after_the_answer_is_not_asked_about_again(scanning, cameras, found, reaches, qtbot):
    cameras.plug_in("Lid")
    scan = scanning()
    scan.start()
    camera = cameras.opened[0]
    camera.show(seen())
    reaches(scan, "found")
    held_on = seen(degrees=5)
    scan.resume()
    camera.show(held_on)
    qtbot.waitUntil(lambda: len(scan.codes) == 1, timeout=WAIT_MS)
    assert scan.state == "looking"
    assert found == [TEXT]


def test_of_several_codes_the_person_picks_one(scanning, cameras, found, reaches):
    cameras.plug_in("Lid")
    scan = scanning()
    scan.start()
    both = np.hstack([seen("first")[:, 400:880], seen("second")[:, 400:880]])
    cameras.opened[0].show(both)
    reaches(scan, "choosing")
    assert found == []
    assert sorted(choice["text"] for choice in scan.choices) == ["first", "second"]
    assert [choice["number"] for choice in scan.choices] == [1, 2]
    scan.choose(next(at for at, choice in enumerate(scan.choices) if choice["text"] == "second"))
    assert (scan.state, found, scan.choices) == ("found", ["second"], [])


def test_none_of_several_codes_is_an_answer_too(scanning, cameras, found, reaches):
    cameras.plug_in("Lid")
    scan = scanning()
    scan.start()
    cameras.opened[0].show(np.hstack([seen("first")[:, 400:880], seen("second")[:, 400:880]]))
    reaches(scan, "choosing")
    scan.resume()
    assert (scan.state, found, scan.choices) == ("looking", [], [])


@pytest.mark.parametrize("code", ["scanner.camera_busy", "scanner.camera_denied", "scanner.camera_missing"])
def test_a_camera_that_fails_is_told_and_let_go(scanning, cameras, reaches, code):
    cameras.plug_in("Lid")
    scan = scanning()
    scan.start()
    cameras.opened[0].fail(Unavailable(code, camera="Lid"))
    reaches(scan, "failed")
    assert "{" not in scan.sentence
    assert not cameras.opened[0].is_running


def test_a_camera_plugged_in_later_appears(scanning, cameras, qtbot):
    scan = scanning()
    scan.start()
    with qtbot.waitSignal(scan.ways.changed):
        cameras.plug_in("Lid")
    assert scan.ways.cameras == ["Lid"]


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("/nowhere/film.avi", "no file or folder film.avi"),
        ("/nowhere/code.png", "no file or folder code.png"),
        ("javascript://alert", "cannot be scanned"),
    ],
)
def test_a_place_that_cannot_be_opened_is_told(scanning, reaches, place, words):
    scan = scanning()
    scan.ways.openPlace(place)
    reaches(scan, "failed")
    assert words in scan.sentence


def test_a_picture_without_a_code_is_told(scanning, found, reaches, tmp_path):
    (tmp_path / "desk.png").write_bytes(png(desk()))
    scan = scanning()
    scan.ways.openPlace(str(tmp_path / "desk.png"))
    reaches(scan, "nothing")
    assert found == []


def test_a_picture_on_the_clipboard_is_scanned(scanning, found, reaches):
    picture = seen()
    QGuiApplication.clipboard().setImage(QImage(picture.data, 1280, 720, 1280, QImage.Format.Format_Grayscale8).copy())
    scan = scanning()
    scan.ways.paste()
    reaches(scan, "found")
    assert found == [TEXT]


def test_a_picture_copied_as_a_file_is_parsed_in_the_child(scanning, found, reaches, spawn):
    data = QMimeData()
    data.setData("image/png", png(seen()))
    QGuiApplication.clipboard().setMimeData(data)
    scan = scanning()
    scan.offered.paste()
    reaches(scan, "found")
    assert found == [TEXT]


def test_files_on_the_clipboard_are_scanned_and_not_their_icons(scanning, found, reaches, tmp_path):
    (tmp_path / "code.png").write_bytes(png(seen()))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "code.png"))])
    data.setData("image/png", png(seen("an icon")))
    QGuiApplication.clipboard().setMimeData(data)
    scan = scanning()
    scan.offered.paste()
    reaches(scan, "found")
    assert found == [TEXT]


def test_words_on_the_clipboard_are_taken_for_what_a_code_says(scanning, found):
    QGuiApplication.clipboard().setText(" plaza://person/lin\n")
    scan = scanning()
    scan.offered.paste()
    assert (scan.state, found) == ("found", ["plaza://person/lin"])
    scan.resume()
    assert scan.state == "idle"


def test_what_is_typed_is_not_asked_about_over_a_picture_with_another_code(scanning, found, reaches, tmp_path):
    (tmp_path / "seen.png").write_bytes(png(seen()))
    scan = scanning()
    scan.offered.openFiles([QUrl.fromLocalFile(str(tmp_path / "seen.png"))])
    reaches(scan, "found")
    scan.resume()
    scan.enterText("plaza://person/lin")
    assert (scan.state, found[-1]) == ("found", "plaza://person/lin")
    assert not scan.property("hasFrame")
    scan.resume()
    assert scan.state == "idle"


def test_what_is_typed_goes_the_way_of_a_scanned_code(scanning, cameras, found, reaches):
    cameras.plug_in("Lid")
    scan = scanning()
    scan.start()
    cameras.opened[0].show(desk())
    reaches(scan, "looking")
    for nothing in ("", "  \t", "x" * 8_193):
        scan.enterText(nothing)
    assert (scan.state, found) == ("looking", [])
    scan.enterText("plaza://person/lin")
    scan.enterText("twice")  # one question at a time
    cameras.opened[0].show(seen())
    assert (scan.state, found) == ("found", ["plaza://person/lin"])
    scan.resume()
    assert scan.state == "looking"
    cameras.opened[0].show(seen())
    reaches(scan, "found")
    assert found == ["plaza://person/lin", TEXT]


def test_text_is_not_taken_where_a_code_is_to_be_shown(scanning, found):
    QGuiApplication.clipboard().setText("a secret")
    scan = scanning()
    scan.offered.takes_text = False
    scan.offered.paste()
    assert (scan.state, found) == ("failed", [])
    assert "no picture on the clipboard" in scan.sentence


def test_an_empty_clipboard_is_told(scanning):
    QGuiApplication.clipboard().clear()
    scan = scanning()
    scan.offered.paste()
    assert scan.state == "failed"
    assert "clipboard" in scan.sentence


def test_the_camera_used_last_is_used_again(scanning, cameras, memory):
    cameras.plug_in("Lid", "Desk")
    memory.remember_camera("id of Desk")
    scanning().start()
    assert cameras.opened[0].describe() == "Desk"


def test_without_the_camera_used_last_the_first_is_used_and_nothing_forgotten(scanning, cameras, memory):
    cameras.plug_in("Lid")
    memory.remember_camera("id of Desk")
    scanning().start()
    assert cameras.opened[0].describe() == "Lid"
    assert memory.last_camera() == "id of Desk"


def test_a_camera_unplugged_in_mid_scan_is_told_and_another_can_be_used(scanning, cameras, reaches):
    cameras.plug_in("Lid", "Desk")
    scan = scanning()
    scan.start()
    cameras.opened[0].show(desk())
    reaches(scan, "looking")
    cameras.unplug("Lid")
    assert scan.state == "failed"
    assert "camera is gone" in scan.sentence
    assert not cameras.opened[0].is_running
    scan.offered.useCamera(0)
    assert cameras.opened[1].describe() == "Desk"


def test_another_camera_unplugged_disturbs_nobody(scanning, cameras):
    cameras.plug_in("Lid", "Desk")
    scan = scanning()
    scan.start()
    cameras.unplug("Desk")
    assert scan.state == "starting"
    assert cameras.opened[0].is_running


def test_a_camera_that_falls_silent_in_mid_scan_is_told(scanning, cameras, reaches, monkeypatch):
    monkeypatch.setattr(patience, "NEXT_FRAME_MS", 300)
    cameras.plug_in("Lid")
    scan = scanning()
    scan.start()
    cameras.opened[0].flash(desk())
    reaches(scan, "looking")
    reaches(scan, "failed")
    assert "Lid gives no picture" in scan.sentence
    assert not cameras.opened[0].is_running


def test_a_camera_is_not_called_silent_while_the_person_thinks(scanning, cameras, reaches):
    cameras.plug_in("Lid")
    scan = scanning()
    scan.start()
    cameras.opened[0].show(seen())
    reaches(scan, "found")
    assert not waits(scan)
    scan.resume()
    assert waits(scan)


def test_of_a_flood_of_frames_the_newest_is_shown_and_no_other_waits(scanning, cameras, qtbot):
    cameras.plug_in("Lid")
    scan = scanning()
    scan.start()
    shown = []
    scan.frameChanged.connect(lambda: shown.append(scan.frame))
    picture = desk()
    flood = threading.Thread(target=lambda: [cameras.opened[0].flash(picture) for _number in range(500)])
    flood.start()
    flood.join()  # the window was busy all the while
    qtbot.waitUntil(lambda: scan.frame is not None and scan.frame.number == 500, timeout=WAIT_MS)
    assert {frame.number for frame in shown if frame is not None} == {500}


def test_frames_of_changing_size_are_read_as_they_come(scanning, cameras, found, reaches, qtbot):
    cameras.plug_in("Lid")
    scan = scanning()
    scan.start()
    for size in ((720, 1280), (1, 1), (4000, 30), (90, 160)):
        cameras.opened[0].show(np.full(size, 180, np.uint8))
        qtbot.waitUntil(lambda size=size: scan.frame is not None and scan.frame.gray.shape == size, timeout=WAIT_MS)
    cameras.opened[0].show(seen())
    reaches(scan, "found")
    assert found == [TEXT]


def test_of_several_files_the_next_is_scanned_until_one_holds_a_code(scanning, found, reaches, tmp_path):
    (tmp_path / "desk.png").write_bytes(png(desk()))
    (tmp_path / "song.png").write_bytes(b"la la la")
    (tmp_path / "code.png").write_bytes(png(seen()))
    (tmp_path / "more.png").write_bytes(png(seen("more")))
    scan = scanning()
    names = ("desk.png", "song.png", "nowhere.png", "code.png", "more.png")
    scan.offered.openFiles([QUrl.fromLocalFile(str(tmp_path / name)) for name in names])
    reaches(scan, "found")
    assert found == [TEXT]
    scan.resume()
    reaches(scan, "found")
    assert found == [TEXT, "more"]
    scan.resume()
    assert scan.state == "idle"


def test_a_film_without_a_code_keeps_no_file_after_it_waiting(scanning, found, reaches, tmp_path):
    film = cv2.VideoWriter(str(tmp_path / "desk.avi"), cv2.VideoWriter.fourcc(*"MJPG"), 25, (640, 360))
    for shade in (90, 100, 110):
        film.write(np.full((360, 640, 3), shade, np.uint8))
    film.release()
    (tmp_path / "code.png").write_bytes(png(seen()))
    scan = scanning()
    scan.offered.openFiles([QUrl.fromLocalFile(str(tmp_path / name)) for name in ("desk.avi", "code.png")])
    reaches(scan, "found")
    assert found == [TEXT]


def test_files_without_any_code_are_told_together(scanning, reaches, tmp_path):
    (tmp_path / "desk.png").write_bytes(png(desk()))
    (tmp_path / "song.png").write_bytes(b"la la la")
    scan = scanning()
    scan.offered.openFiles([QUrl.fromLocalFile(str(tmp_path / name)) for name in ("desk.png", "song.png")])
    reaches(scan, "nothing")
    assert scan.sentence == "No code was found in these 2 files. 1 of them cannot be read."


def test_too_many_files_are_told(scanning):
    scan = scanning()
    scan.offered.openFiles([QUrl.fromLocalFile("x.png")] * 201)
    assert scan.state == "failed"
    assert "200" in scan.sentence


def test_the_screen_is_scanned(scanning, screens, found, reaches):
    screens.shown.append(seen())
    scan = scanning()
    assert scan.ways.screens == ["Screen 1"]
    scan.offered.captureScreen(0, False)
    reaches(scan, "found")
    assert found == [TEXT]


def test_a_part_of_a_picture_can_be_looked_at_by_itself(scanning, screens, reaches):
    screens.shown.append(np.full((3000, 4000), 200, np.uint8) + np.arange(4000, dtype=np.uint8) % 3)
    scan = scanning()
    scan.offered.captureScreen(0, True)
    reaches(scan, "framing")
    scan.look(0.0, 0.0, 0.2, 0.2)
    reaches(scan, "nothing")
    scan.look(0.0, 0.0, 1.0, 1.0)
    reaches(scan, "nothing")
    assert scan.frame is not None
    assert scan.frame.gray.shape == (600, 800)


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("scanner.screen_withheld", "Take a screenshot"),
        ("scanner.screen_denied", "Allow it"),
        ("scanner.screen_missing", "screen is gone"),
    ],
)
def test_a_system_that_does_not_show_its_screen_is_told(scanning, screens, reaches, code, words):
    screens.error = Unavailable(code)
    scan = scanning()
    scan.offered.captureScreen(0, False)
    reaches(scan, "failed")
    assert words in scan.sentence


def test_a_screen_that_is_all_black_was_withheld(scanning, screens, reaches):
    screens.shown.append(np.zeros((600, 800), np.uint8))
    scan = scanning()
    scan.offered.captureScreen(0, False)
    reaches(scan, "failed")
    assert "shows its screen to no program" in scan.sentence


def test_closing_lets_go_of_the_camera_and_the_child(scanning, cameras, qtbot, spawn):
    cameras.plug_in("Lid")
    scan = scanning()
    scan.start()
    qtbot.waitUntil(lambda: bool(spawn.children), timeout=WAIT_MS)
    with qtbot.waitSignal(scan.closeRequested):
        scan.close()
    assert not cameras.opened[0].is_running
    qtbot.waitUntil(lambda: not spawn.children[0].is_running)


def test_a_picture_once_read_is_not_read_again_when_the_screen_comes_back(scanning, found, reaches, tmp_path):
    (tmp_path / "code.png").write_bytes(png(seen()))
    scan = scanning(str(tmp_path / "code.png"))
    scan.start()
    reaches(scan, "found")
    scan.stop()
    scan.start()
    assert scan.state == "no_camera"
    assert found == [TEXT]
