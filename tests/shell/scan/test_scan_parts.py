"""A text in several codes is read whichever way they are shown: one after the other, or as several pictures."""

import numpy as np
import pytest
from PySide6.QtCore import QUrl

from tests.support.odd_codes import odd_code, of_bytes, part_of
from tests.support.pictures import desk, lying, png

WAIT_MS = 60_000
"""A picture each has a decoder of its own, which a busy machine takes long to start."""
TEXTS = (b"plaza://mini", b"app/pla", b"za.store")
PARITY = int(np.bitwise_xor.reduce(np.frombuffer(b"".join(TEXTS), np.uint8)))


def picture(number: int, texts: tuple[bytes, ...] = TEXTS, parity: int = PARITY) -> np.ndarray:
    """Return a desk with part ``number`` of a text, from 0, in view."""
    code = lying(odd_code(part_of(len(texts), number, parity), of_bytes(texts[number])), 5)
    return np.where(code == 120, desk(), code)


@pytest.fixture
def hold(scanning, cameras, qtbot):
    """Hold a picture before the camera of a scanner, frame after frame, until the scanner says so."""
    cameras.plug_in("Lid")
    scan = scanning()
    scan.start()

    def until(picture: np.ndarray, words: str) -> None:
        def says() -> bool:
            if scan.state != "found":
                cameras.opened[0].show(picture)
            return words in scan.sentence

        qtbot.waitUntil(says, timeout=WAIT_MS)

    return until


def test_parts_shown_to_the_camera_one_after_the_other_become_one_code(hold, found):
    hold(picture(2), "1 of 3 parts")
    hold(picture(0), "2 of 3 parts")
    assert found == []
    hold(picture(1), "Code found")
    assert found == [b"".join(TEXTS).decode()]


def test_a_part_that_contradicts_another_is_told_and_nothing_is_joined(hold, found):
    hold(picture(0, (b"plaza://good", b"/a"), 7), "1 of 2 parts")
    hold(picture(0, (b"plaza://evil", b"/b"), 7), "contradict each other")
    assert found == []


@pytest.mark.parametrize("order", [(0, 1, 2), (1, 2, 0)])
def test_parts_in_several_pictures_become_one_code(scanning, found, qtbot, tmp_path, order):
    for number in order:
        (tmp_path / f"{number}.png").write_bytes(png(picture(number)))
    scan = scanning()
    scan.ways.openFiles([QUrl.fromLocalFile(str(tmp_path / f"{number}.png")) for number in order])
    qtbot.waitUntil(lambda: scan.state == "found", timeout=WAIT_MS)
    assert found == [b"".join(TEXTS).decode()]


def test_a_part_in_the_only_picture_is_told_as_a_part(scanning, found, qtbot, tmp_path):
    (tmp_path / "0.png").write_bytes(png(picture(0)))
    scan = scanning()
    scan.ways.openFiles([QUrl.fromLocalFile(str(tmp_path / "0.png"))])
    qtbot.waitUntil(lambda: scan.state == "found", timeout=WAIT_MS)
    assert found == ["1/3 plaza://mini"]
