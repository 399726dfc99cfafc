"""Picked pictures are drawn anew: upright, small, nothing of where they were taken; what is none is told, with why."""

import struct
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, Qt, QUrl
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from app.cli.tour.driver import Driver
from app.host.bridge.prompts import MediaPrompt, PickedPicture
from app.host.decoding.wire import BYTES_MAX
from app.shell.desks import on
from app.shell.media.media_sheet import MediaDesk, MediaSheetViewModel
from tests.support.fake_sessions import STORE
from tests.support.foreign_pictures import SVG_OF_FILES, file_of, png_saying
from tests.support.sheet_window import ONE, SheetWindow
from tests.support.shell_window import ShellWindow

ON_ITS_SIDE = 6
"""The orientation of a picture that is to be turned right by a quarter."""


def photograph(orientation: int = ON_ITS_SIDE, width: int = 60, height: int = 40) -> bytes:
    """Return a JPEG as phones make them: an orientation, a place and the words of a camera before the picture."""
    camera = b"SECRETCAM\0"
    entries = 3
    after = 8 + 2 + entries * 12 + 4
    position = after + len(camera)
    ifd = struct.pack("<H", entries)
    ifd += struct.pack("<HHII", 0x010F, 2, len(camera), after)
    ifd += struct.pack("<HHIHH", 0x0112, 3, 1, orientation, 0)
    ifd += struct.pack("<HHII", 0x8825, 4, 1, position)
    ifd += struct.pack("<I", 0)
    place = struct.pack("<H", 1) + struct.pack("<HHI4s", 0x0001, 2, 2, b"N\0\0\0") + struct.pack("<I", 0)
    exif = b"Exif\0\0" + b"II*\0" + struct.pack("<I", 8) + ifd + camera + place
    plain = file_of(".jpg", width, height)
    return plain[:2] + b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif + plain[2:]


class Picking:
    """The sheet in a window, over the real decoders."""

    def __init__(self, window: ShellWindow, qtbot: QtBot, folder: Path) -> None:
        self.window = window
        self.folder = folder
        desk = MediaDesk(window.decoding.queue, window.tasks)
        self.sheet = SheetWindow(window, qtbot, {MediaPrompt: on(MediaSheetViewModel, desk)})

    def ask(self, count: int = 9) -> Any:
        told = self.sheet.ask(MediaPrompt(ONE, STORE, count), "mediaSheet")
        self.sheet.until(lambda: self.window.is_ready("mediaChoose"))
        return told

    def pick(self, **files: bytes) -> None:
        """Pick files of these names, in which ``__`` stands for a dot, as if in the system's dialog."""
        urls = []
        for name, content in files.items():
            place = self.folder / name.replace("__", ".")
            place.write_bytes(content)
            urls.append(QUrl.fromLocalFile(str(place)))
        self.view_model.take(urls)

    def result(self, told: Any) -> tuple[PickedPicture, ...]:
        self.sheet.until(told.done)
        result: tuple[PickedPicture, ...] = told.result()
        return result

    @property
    def view_model(self) -> Any:
        return self.sheet.prompts.property("current")


@pytest.fixture
def picking(qapp: QCoreApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Picking]:
    window = ShellWindow()
    made = Picking(window, qtbot, tmp_path)
    yield made
    made.sheet.close()
    window.close()


def image_in(data: bytes) -> QImage:
    image = QImage()
    assert image.loadFromData(data)
    return image


def test_a_photograph_stands_upright_and_says_nothing_of_where_it_was_taken(picking: Picking) -> None:
    source = photograph()
    assert all(word in source for word in (b"Exif", b"SECRETCAM"))
    told = picking.ask()
    picking.pick(holiday__jpg=source)
    (picked,) = picking.result(told)
    assert (picked.suffix, picked.width, picked.height) == ("jpg", 40, 60)
    for data in (picked.picture, picked.thumbnail):
        assert not [word for word in (b"Exif", b"SECRETCAM", b"GPS", b"http", b"holiday") if word in data]
        image = image_in(data)
        assert (image.width(), image.height()) == (40, 60)
        assert QColor(image.pixel(20, 5)).red() > 180, "what was on the left is at the top"
        assert QColor(image.pixel(20, 55)).blue() > 180
        assert image.textKeys() == []


def test_a_large_picture_comes_smaller_and_with_a_thumbnail_and_a_small_one_as_it_is(picking: Picking) -> None:
    told = picking.ask()
    picking.pick(a__jpg=file_of(".jpg", 3000, 1500), b__webp=file_of(".webp", 100, 50))
    large, small = picking.result(told)
    assert (large.width, large.height, small.width, small.height) == (2048, 1024, 100, 50)
    sizes = [image_in(data).size().toTuple() for data in (large.picture, large.thumbnail, small.thumbnail)]
    assert sizes == [(2048, 1024), (320, 160), (100, 50)]


def test_what_can_be_seen_through_stays_so(picking: Picking) -> None:
    image = QImage(20, 20, QImage.Format.Format_ARGB32)
    image.fill(QColor(255, 0, 0, 100))
    place = picking.folder / "ghost.png"
    image.save(str(place))
    told = picking.ask()
    picking.view_model.take([QUrl.fromLocalFile(str(place))])
    (picked,) = picking.result(told)
    assert picked.suffix == "webp"
    assert image_in(picked.picture).pixelColor(10, 10).alpha() == pytest.approx(100, abs=3)


def test_what_is_no_picture_is_told_with_the_reason_and_the_others_go_on(picking: Picking) -> None:
    told = picking.ask()
    picking.pick(
        good__png=file_of(".png"),
        page__svg=SVG_OF_FILES,
        huge__png=bytes(BYTES_MAX + 1),
        bomb__png=png_saying(60_000, 60_000),
        torn__jpg=file_of(".jpg")[:100],
    )
    picking.sheet.until(lambda: picking.window.find("mediaProblem3") is not None)
    said = {str(each["name"]): str(each["why"]) for each in picking.view_model.property("problems")}
    assert said == {
        "page.svg": "This is no PNG, JPEG or WebP picture. Choose another.",
        "huge.png": "This file has more than 20 MB. Choose a smaller one.",
        "bomb.png": "This picture has more than 16 million pixels. Choose a smaller one.",
        "torn.jpg": "This picture is damaged, so it cannot be read. Choose another.",
    }
    assert not told.done()
    picking.sheet.press("mediaDone")
    assert [(each.width, each.height) for each in picking.result(told)] == [(60, 40)]


def test_no_more_are_taken_than_were_asked_for(picking: Picking) -> None:
    told = picking.ask(count=1)
    picking.pick(one__png=file_of(".png"), two__png=file_of(".png"))
    picking.sheet.until(lambda: picking.window.find("mediaProblem0") is not None)
    assert picking.window.text("mediaProblem0") == "two.png"
    picking.sheet.press("mediaDone")
    assert len(picking.result(told)) == 1


def test_where_none_can_be_used_others_can_be_chosen(picking: Picking) -> None:
    told = picking.ask()
    picking.view_model.take([QUrl("https://example.com/a.png"), QUrl.fromLocalFile(str(picking.folder / "gone.png"))])
    picking.sheet.until(lambda: picking.window.find("mediaProblem1") is not None)
    assert picking.window.find("mediaDone") is None
    picking.pick(good__png=file_of(".png"))
    assert len(picking.result(told)) == 1


def test_pictures_can_be_dropped_on_the_sheet(picking: Picking) -> None:
    told = picking.ask()
    hands = Driver(picking.window.view, picking.folder)
    place = picking.folder / "a.png"
    place.write_bytes(file_of(".png"))
    hands.drop([place], hands.middle_of(hands.see("mediaSheet")))
    assert len(picking.result(told)) == 1


def test_leaving_hands_nothing_over_even_while_pictures_are_drawn(picking: Picking) -> None:
    told = picking.ask()
    picking.window.press(Qt.Key.Key_Escape)
    assert picking.result(told) == ()
    told = picking.ask()
    picking.pick(a__jpg=file_of(".jpg", 2000, 1500), b__jpg=file_of(".jpg", 2000, 1500))
    picking.sheet.prompts.dismiss_session(ONE)
    assert told.result(0) == ()


def test_nothing_counts_before_it_could_be_read(picking: Picking) -> None:
    picking.sheet.prompts._rest_ms = 600_000
    told = picking.sheet.ask(MediaPrompt(ONE, STORE, 1), "mediaSheet")
    picking.pick(a__png=file_of(".png"))
    picking.view_model.cancel()
    assert (told.done(), picking.view_model.property("state")) == (False, "asking")
