"""A stranger's icon is decoded once, kept as a picture of ours, and never shown as it came."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QCoreApplication, QIODevice, Qt, QUrl
from PySide6.QtGui import QColor, QImage, QImageReader

from app.core.catalog.model import Listing
from app.core.kernel.ids import MiniAppId
from app.host.installer import listing_of
from app.host.installs import Installs
from app.host.package import Package
from app.shell.install.icons import BYTES_MAX, SIDE, Icons
from app.shell.install.likeness import are_alike, outline_of
from tests.support.decoding_here import DecodingHere
from tests.support.miniapps import write_package
from tests.support.pictures import desk, png
from tests.support.publishers import ADA, pack

MINIAPPS = Path(__file__).resolve().parents[3] / "miniapps"
ICON = MINIAPPS / "store" / "assets" / "icon.webp"
SVG = b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>"


@pytest.fixture
def icons(qapp: QCoreApplication, tmp_path: Path) -> Iterator[Icons]:
    decoding = DecodingHere()
    yield Icons(tmp_path / "icons", decoding)
    decoding.close()


def listed(tmp_path: Path, icons: Icons, icon: bytes, *, is_signed: bool = True) -> Listing:
    """Install a mini-app with this icon and let it be learnt."""
    folder = write_package(tmp_path / "package", "app = 1\n", icons=[{"src": "icon.png"}])
    (folder / "icon.png").write_bytes(icon)
    place = pack(folder, tmp_path / "it.ma", ADA) if is_signed else folder
    install = Installs(tmp_path / "data").install(Package.read(place))
    listing = listing_of(install, {})
    icons.learn(listing, install)
    return listing


def test_a_strangers_icon_is_redrawn(icons: Icons, tmp_path: Path) -> None:
    url = icons.find(listed(tmp_path, icons, png(desk(64, 48))))
    place = Path(QUrl(url).toLocalFile())
    assert place.parent == tmp_path / "icons"
    assert QImageReader(str(place)).format() == b"png"
    image = QImage(str(place))
    assert (image.width(), image.height()) == (SIDE, SIDE)


def test_an_icon_of_plaza_is_shown_as_it_is(icons: Icons, tmp_path: Path) -> None:
    url = icons.find(listed(tmp_path, icons, SVG, is_signed=False))
    assert Path(QUrl(url).toLocalFile()).read_bytes() == SVG


@pytest.mark.parametrize("data", [b"", SVG, b"\x89PNG\r\n\x1a\nbroken", b"\x89PNG" * BYTES_MAX], ids=len)
def test_what_is_no_picture_here_is_no_icon(icons: Icons, tmp_path: Path, data: bytes) -> None:
    assert icons.find(listed(tmp_path, icons, data)) == ""
    assert not list((tmp_path / "icons").glob("*"))


def test_icons_that_nobody_asked_for_are_deleted(icons: Icons, tmp_path: Path) -> None:
    url = icons.find(listed(tmp_path, icons, png(desk(64, 48))))
    (tmp_path / "icons" / f"{'0' * 64}.png").write_bytes(b"old")
    icons.clear()
    assert [path.as_uri() for path in (tmp_path / "icons").iterdir()] == [url]


def test_whose_icon_a_redrawn_one_could_pass_for_is_told(icons: Icons, tmp_path: Path) -> None:
    """The vouched one first; of what is unlike it, or a plain area, nothing."""
    store = replace(listed(tmp_path / "store", icons, ICON.read_bytes(), is_signed=False), is_verified=True)
    hats = listed(tmp_path / "hats", icons, png(desk(200, 200)))
    for number, change in enumerate((smaller, compressed, recoloured)):
        data = change(QImage(str(ICON)))
        address = icons.redraw(MiniAppId("eve.shop"), f"{number:064}", data)
        assert address
        assert icons.imitated(address, [hats, store]) == store, change.__name__
        assert icons.imitated(address, [hats]) is None
    flat = QImage(64, 64, QImage.Format.Format_RGB32)
    flat.fill(QColor("green"))
    assert icons.imitated(icons.redraw(MiniAppId("eve.shop"), "f" * 64, encoded(flat, "PNG")), [store, hats]) is None
    assert icons.imitated("", [store, hats]) is None


def test_the_icons_that_come_along_are_unlike_each_other() -> None:
    outlines = {each: outline_of(QImage(str(each))) for each in MINIAPPS.glob("*/assets/icon.*")}
    assert len(outlines) >= 4
    assert all(outlines.values())
    for one, other in combinations(outlines, 2):
        assert not are_alike(outlines[one], outlines[other]), (one, other)


def smaller(image: QImage) -> bytes:
    return encoded(image.scaled(48, 48, mode=Qt.TransformationMode.SmoothTransformation), "PNG")


def compressed(image: QImage) -> bytes:
    return encoded(image.convertToFormat(QImage.Format.Format_ARGB32), "WEBP", 30)


def recoloured(image: QImage) -> bytes:
    return encoded(image.convertToFormat(QImage.Format.Format_ARGB32).rgbSwapped(), "PNG")


def encoded(image: QImage, form: str, quality: int = -1) -> bytes:
    """Return the file of an image."""
    held = QBuffer()
    held.open(QIODevice.OpenModeFlag.WriteOnly)
    assert image.save(held, form, quality)  # type: ignore[call-overload]  # the stubs want bytes, PySide a text
    return bytes(held.data().data())
