"""The Scan screen finds codes in whatever is before it, asks once, and says plainly what stands in the way."""

import numpy as np
import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QGuiApplication, QImage

from app.core.kernel.errors import Unavailable
from tests.support.films import short_film
from tests.support.pictures import TEXT, desk, png, seen

WAIT_MS = 20_000


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
    assert scan.devices == []
    (tmp_path / "code.png").write_bytes(png(seen()))
    scan.openFile(QUrl.fromLocalFile(str(tmp_path / "code.png")))
    reaches(scan, "found")
    assert found == [TEXT]
    scan.resume()
    assert scan.state == "idle"


def test_the_first_camera_is_used_and_mirrored(scanning, cameras, found, reaches):
    cameras.plug_in("Lid", "Desk")
    scan = scanning()
    scan.start()
    assert (scan.devices, scan.deviceIndex, scan.isMirrored) == (["Lid", "Desk"], 0, True)
    cameras.opened[0].show(desk())
    reaches(scan, "looking")
    cameras.opened[0].show(seen(degrees=20))
    reaches(scan, "found")
    assert found == [TEXT]


def test_another_camera_takes_the_place_of_the_first(scanning, cameras):
    cameras.plug_in("Lid", "Desk")
    scan = scanning()
    scan.start()
    scan.useCamera(1)
    assert [camera.is_running for camera in cameras.opened] == [False, True]
    assert scan.deviceIndex == 1


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
    with qtbot.waitSignal(scan.devicesChanged):
        cameras.plug_in("Lid")
    assert scan.devices == ["Lid"]


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
    scan.openPlace(place)
    reaches(scan, "failed")
    assert words in scan.sentence


def test_a_picture_without_a_code_is_told(scanning, found, reaches, tmp_path):
    (tmp_path / "desk.png").write_bytes(png(desk()))
    scan = scanning()
    scan.openPlace(str(tmp_path / "desk.png"))
    reaches(scan, "nothing")
    assert found == []


def test_a_picture_on_the_clipboard_is_scanned(scanning, found, reaches):
    picture = seen()
    QGuiApplication.clipboard().setImage(QImage(picture.data, 1280, 720, 1280, QImage.Format.Format_Grayscale8).copy())
    scan = scanning()
    scan.paste()
    reaches(scan, "found")
    assert found == [TEXT]


def test_an_empty_clipboard_is_told(scanning):
    QGuiApplication.clipboard().setText("  ")
    scan = scanning()
    scan.paste()
    assert scan.state == "failed"
    assert "clipboard" in scan.sentence


def test_words_on_the_clipboard_are_taken_for_what_a_code_says(scanning, found):
    QGuiApplication.clipboard().setText(" plaza://person/lin\n")
    scan = scanning()
    scan.paste()
    assert (scan.state, found) == ("found", ["plaza://person/lin"])
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


def test_closing_lets_go_of_the_camera_and_the_child(scanning, cameras, qtbot, spawn):
    cameras.plug_in("Lid")
    scan = scanning()
    scan.start()
    qtbot.waitUntil(lambda: bool(spawn.children), timeout=WAIT_MS)
    with qtbot.waitSignal(scan.closeRequested):
        scan.close()
    assert not cameras.opened[0].is_running
    qtbot.waitUntil(lambda: not spawn.children[0].is_running, timeout=1_000)


def test_a_picture_once_read_is_not_read_again_when_the_screen_comes_back(scanning, found, reaches, tmp_path):
    (tmp_path / "code.png").write_bytes(png(seen()))
    scan = scanning(str(tmp_path / "code.png"))
    scan.start()
    reaches(scan, "found")
    scan.stop()
    scan.start()
    assert scan.state == "no_camera"
    assert found == [TEXT]
