"""A stranger's icon is decoded once, kept as a picture of ours, and never shown as it came."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QImage, QImageReader

from app.core.catalog.model import Listing
from app.host.installer import listing_of
from app.host.installs import Installs
from app.host.package import Package
from app.shell.install.icons import BYTES_MAX, SIDE, Icons
from tests.support.decoding_here import DecodingHere
from tests.support.miniapps import write_package
from tests.support.pictures import desk, png
from tests.support.publishers import ADA, pack

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
