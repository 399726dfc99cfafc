"""Posting from the draft to the wall: real pictures, the real sheet that picks them, a real restart in between."""

import struct

import pytest
from PySide6.QtGui import QColor, QImage


@pytest.fixture
def photograph(tmp_path):
    """A JPEG as phones make them, which says where it was taken."""
    image = QImage(600, 800, QImage.Format.Format_RGB32)
    image.fill(QColor("#c8b7a6"))
    path = tmp_path / "holiday.jpg"
    assert image.save(str(path))
    plain = path.read_bytes()
    place = (
        b"Exif\0\0II*\0"
        + struct.pack("<IHHHIII", 8, 1, 0x8825, 4, 1, 26, 0)
        + b"\1\0\1\0\2\0\2\0\0\0N\0\0\0"
        + b"\0" * 4
    )
    path.write_bytes(plain[:2] + b"\xff\xe1" + struct.pack(">H", len(place) + 2) + place + plain[2:])
    return path


def test_a_draft_survives_the_end_of_plaza_and_is_posted_without_its_place(plaza, photograph):
    page = plaza.open("pages/new", theme="rain")
    page.tap("Add photos")
    plaza.pick(photograph)
    page.see("Photo 1")
    page.type("Caption", "Puddles, gladly")
    page = plaza.open("pages/new")  # it has what is kept
    page.see("Puddles, gladly")
    plaza.restart()

    page = plaza.open("pages/new")
    page.see("Puddles, gladly")
    page.see("Photo 1")
    page.tap("Post")
    page.allow()
    page.see("Puddles, gladly")
    page.see("Rainy days")
    page.picture("posted")
    page = plaza.open("pages/person")
    page.see("Lin: Puddles, gladly")
    page.picture("own")
