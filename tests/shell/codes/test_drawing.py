"""Codes to give away are read back with name and picture in them, as PNG and as SVG, or are not made."""

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from app.core.kernel.errors import Refused
from app.scanner.decode import decode_still
from app.scanner.model import GrayPicture
from app.shell.codes.drawing import TITLE_SHARE, Wanted, draw
from app.shell.style.setup import prepare_application

ROOT = Path(__file__).parents[3]
PAGE = "plaza://miniapp/plaza.store/pages/product?sku=coat-red"


def gray(image: QImage) -> GrayPicture:
    plain = image.convertToFormat(QImage.Format.Format_Grayscale8)
    rows = np.frombuffer(bytes(plain.constBits()), np.uint8).reshape(plain.height(), plain.bytesPerLine())
    return rows[:, : plain.width()].copy()


def drawn_from(svg: bytes, width: int) -> QImage:
    """Return the drawing as another program would show it, ``width`` wide."""
    renderer = QSvgRenderer(QByteArray(svg))
    assert renderer.isValid()
    size = renderer.defaultSize().scaled(QSize(width, 10 * width), Qt.AspectRatioMode.KeepAspectRatio)
    image = QImage(size, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    renderer.render(painter, QRectF(0, 0, size.width(), size.height()))
    painter.end()
    return image


def read(image: QImage) -> list[str]:
    return [code.text for code in decode_still(gray(image))]


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("size_px", [320, 640, 1280])
@pytest.mark.parametrize("has_logo", [True, False])
@pytest.mark.parametrize("title", ["", "Coat", '林知夏 — <b>&"', "x" * 300])
def test_a_code_reads_back_at_every_size_with_and_without_picture_and_name(
    size_px: int, has_logo: bool, title: str
) -> None:
    made = draw(Wanted(PAGE, title, size_px, has_logo, icon="shopping-bag", color="teal"))
    assert made.image.width() == size_px
    assert (made.image.height() > size_px) == bool(title)
    assert made.has_logo == has_logo
    assert read(made.image) == [PAGE]
    assert read(drawn_from(made.svg, 900)) == [PAGE]


@pytest.mark.usefixtures("qapp")
def test_the_picture_is_in_the_middle_and_the_border_stays_white(tmp_path: object) -> None:
    file = f"{tmp_path}/face.png"
    face = QImage(60, 30, QImage.Format.Format_RGB32)
    face.fill(QColor("#ff0000"))
    assert face.save(file)
    made = draw(Wanted(PAGE, "", 640, True, picture=f"file://{file}"))
    assert made.image.pixelColor(320, 320) == QColor("#ff0000")
    module = 640 // 45
    for at in range(0, 640, 7):
        for x, y in ((at, 2), (2, at), (at, 637), (637, at), (at, 3 * module), (3 * module, at)):
            assert made.image.pixelColor(x, y) == QColor("#ffffff"), (x, y)


@pytest.mark.usefixtures("qapp")
def test_a_picture_that_a_person_chose_of_themselves_is_found_by_its_name_in_its_folder_alone(tmp_path: Path) -> None:
    name = f"face-{'0a' * 32}.webp"
    face = QImage(256, 256, QImage.Format.Format_RGB32)
    face.fill(QColor("#0000ff"))
    assert face.save(str(tmp_path / name), quality=100)
    (tmp_path / "faces").mkdir()
    person = "plaza://person/lin"
    for address, faces, is_shown in (
        (f"face:{name}", tmp_path, True),
        (f"face:{name}", tmp_path / "faces", False),
        (f"face:../{name}", tmp_path / "faces", False),
        (f"face:{name}", None, False),
    ):
        made = draw(Wanted(person, "Lin", 640, True, picture=address, icon="user", faces=faces))
        assert (made.image.pixelColor(320, 345).blue() > 250 > made.image.pixelColor(320, 345).red()) == is_shown
        assert read(made.image) == [person]
        assert read(drawn_from(made.svg, 900)) == [person]


@pytest.mark.usefixtures("qapp")
def test_a_picture_that_is_not_there_or_not_ours_gives_way_to_the_drawing() -> None:
    for address in ("file:///nowhere.png", "https://example.org/x.png", "nonsense"):
        made = draw(Wanted(PAGE, "", 320, True, picture=address, icon="../../secret", color="#no"))
        assert read(made.image) == [PAGE]


@pytest.mark.usefixtures("qapp")
def test_where_the_picture_makes_the_modules_too_small_it_is_left_out() -> None:
    long = PAGE + "&q=" + "a" * 225
    made = draw(Wanted(long, "", 320, True))
    assert not made.has_logo
    assert read(made.image) == [long]


@pytest.mark.usefixtures("qapp")
def test_a_code_that_would_be_too_small_or_too_long_is_not_made() -> None:
    with pytest.raises(Refused, match=r"code\.too_small"):
        draw(Wanted(PAGE + "&q=" + "a" * 440, "", 320, True))
    with pytest.raises(Refused, match=r"code\.too_long"):
        draw(Wanted(PAGE + "a" * 600, "", 1280, True))
    assert QGuiApplication.instance() is not None


def test_the_decoders_are_loaded_with_the_first_code_not_with_the_window() -> None:
    program = (
        "import sys; sys.path.append('app/sdk'); import app.shell.assembly\n"
        "print(sorted({'cv2', 'numpy', 'qrcode', 'zxingcpp'} & set(sys.modules)))"
    )
    told = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (told.stdout.strip(), told.returncode) == ("[]", 0), told.stderr


@pytest.mark.usefixtures("qapp")
def test_the_name_is_written_as_the_windows_words_are(qapp: QGuiApplication) -> None:
    prepare_application(qapp)
    title, size_px = "Outfit", 640
    made = draw(Wanted(PAGE, title, size_px, False))
    columns = np.flatnonzero((gray(made.image)[size_px:] < 128).any(axis=0))
    font = QFont("Inter")
    font.setPixelSize(round(size_px * TITLE_SHARE))
    font.setWeight(QFont.Weight.DemiBold)
    wanted_px = QFontMetricsF(font).horizontalAdvance(title)
    assert columns[-1] - columns[0] == pytest.approx(wanted_px, rel=0.05)
