"""Icons, codes and round pictures as the engine asks for them."""

import re
from pathlib import Path
from urllib.parse import quote

import numpy as np
import pytest
import zxingcpp
from PySide6.QtCore import QCoreApplication, QSize, QUrl
from PySide6.QtGui import QColor, QImage

from app.shell.style.codes import CodeProvider
from app.shell.style.icons import UNKNOWN, IconProvider
from app.shell.style.pictures import RoundPictureProvider

ROOT = Path(__file__).resolve().parents[3]
ICONS = ROOT / "resources" / "icons"
NAMED = re.compile(r"(?:iconName|name|icon): \"([a-z][a-z0-9-]*)\"")


@pytest.fixture
def icons(qapp: QCoreApplication) -> IconProvider:
    return IconProvider(ICONS)


def drawn(provider: IconProvider | CodeProvider | RoundPictureProvider, image_id: str, side: int = 32) -> QImage:
    return provider.requestImage(image_id, QSize(), QSize(side, side))


def test_an_icon_has_the_colour_and_size_asked_for(icons: IconProvider) -> None:
    image = drawn(icons, "x/ff0000", 48)
    assert (image.width(), image.height()) == (48, 48)
    assert image.pixelColor(24, 24) == QColor("#ff0000")
    assert image.pixelColor(1, 1).alpha() == 0


def test_an_icon_is_drawn_once(icons: IconProvider) -> None:
    assert drawn(icons, "x/ff0000").cacheKey() == drawn(icons, "x/ff0000").cacheKey()


@pytest.mark.parametrize("name", ["no-such-icon", "", "..", "../../pyproject", "X", "a/b/c", "x%00", "é"])
def test_a_name_that_is_not_shipped_shows_a_question_mark(icons: IconProvider, name: str) -> None:
    assert drawn(icons, f"{quote(name)}/000000") == drawn(icons, f"{UNKNOWN}/000000") or "/" in name


def test_a_colour_that_is_none_still_draws(icons: IconProvider) -> None:
    assert not drawn(icons, "x/nonsense").isNull()
    assert not drawn(icons, "x").isNull()


def test_every_icon_the_shell_names_is_shipped() -> None:
    shipped = {path.stem for path in ICONS.glob("*.svg")}
    named = {
        (path.name, name)
        for path in (ROOT / "app" / "shell").rglob("*.qml")
        for line in path.read_text(encoding="utf-8").splitlines()
        if "icon" in line.lower()
        for name in NAMED.findall(line)
    }
    assert named
    assert not {(file, name) for file, name in named if name not in shipped}


@pytest.mark.parametrize("text", ["plaza://miniapp/plaza.store/pages/home", "plaza://person/a%20b?c=d&e", "你好 ☀️"])
def test_a_code_reads_back(qapp: QCoreApplication, text: str) -> None:
    image = drawn(CodeProvider(), quote(text, safe=""), 240).convertToFormat(QImage.Format.Format_Grayscale8)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    (found,) = zxingcpp.read_barcodes(rows[:, : image.width()].copy())
    assert found.bytes.decode() == text


def test_a_picture_fills_its_place_and_loses_its_corners(qapp: QCoreApplication, tmp_path: Path) -> None:
    path = tmp_path / "red picture.png"
    wide = QImage(400, 100, QImage.Format.Format_RGB32)
    wide.fill(QColor("#ff0000"))
    wide.save(str(path))
    address = quote(QUrl.fromLocalFile(str(path)).toString(), safe="")
    filled = drawn(RoundPictureProvider(), f"fill/10/{address}", 64)
    assert (filled.width(), filled.height()) == (64, 64)
    assert filled.pixelColor(0, 0).alpha() == 0
    assert filled.pixelColor(32, 2) == QColor("#ff0000")
    fitted = drawn(RoundPictureProvider(), f"fit/0/{address}", 64)
    assert fitted.pixelColor(32, 2).alpha() == 0
    assert fitted.pixelColor(32, 32) == QColor("#ff0000")


@pytest.mark.parametrize("address", ["file:///none.png", "http://example.org/x.png", "image://icons/x", "", "qrc:/x"])
def test_only_local_pictures_are_shown(qapp: QCoreApplication, address: str) -> None:
    image = drawn(RoundPictureProvider(), f"fill/4/{quote(address, safe='')}")
    assert (image.width(), image.height()) == (1, 1)
    assert image.pixelColor(0, 0).alpha() == 0
