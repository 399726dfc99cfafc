"""Photos that buyers pick: of what they review, and of what is wrong with it; in the real shell."""

import struct
from typing import Any

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


def received(plaza: Any) -> Any:
    """Buy a scarf, and sell it, up to its receipt."""
    page = plaza.open("pages/product", sku="scarf-blue")
    page.tap("Buy now")
    page.tap("Place order")
    page.tap("Pay")
    page.pay()
    page.see("Receipt")
    shell = plaza.shell
    shell.click("capsuleMenu")
    shell.click("menuAbout")
    shell.click("role_seller")
    shell.wait("the role", lambda: bool(shell.see("role_seller").property("isOn")))
    page = plaza.open("pages/desk")
    page.tap("Ready to be fetched")
    page.see("Nothing waits here")
    page = plaza.open("pages/orders")
    page.tap("Long scarf · 长围巾")
    page.tap("I have it")
    return page


def test_a_review_shows_its_photo_and_the_reply_of_the_shop(plaza, photograph):
    page = received(plaza)
    page.tap("Review")
    page.tap("Add photos")
    plaza.pick(photograph)
    page.see("Photo 1")
    page.tap("Send review")
    page = plaza.open("pages/desk")
    page.tap("Reviews · 1")
    page.see("Photo 1")
    page.tap("Reply")
    page.type("Everybody who looks at the product can read it.", "It suits you!")
    page.tap("Send reply")
    page.see("Nothing waits here")
    page = plaza.open("pages/product", sku="scarf-blue")
    page.see("The shop: It suits you!")
    page.tap("Photo 1")
