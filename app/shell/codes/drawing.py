"""Drawing codes to give away: black on white, with quiet zone, name and picture, read back before they are shown."""

import base64
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QPainterPath
from PySide6.QtSvg import QSvgRenderer

from app.core.kernel.errors import Refused
from app.core.kernel.whole_file import write_whole
from app.scanner.model import GrayPicture
from app.shell.faces import ICON_NAME
from app.shell.style.pictures import FACE_SCHEME, place_of, read_picture

if TYPE_CHECKING:
    import numpy as np

ICONS = Path(__file__).resolve().parents[3] / "resources" / "icons"
LOGO_LEVELS = ("Q", "H")
PLAIN_LEVEL = "M"
LOGO_SHARE = 0.05
"""Of the code's area without its quiet zone: under the 8 % that level Q bears, with room for a poor print."""
LOGO_PX = 192
TITLE_SHARE = 0.075
"""Height of the name's letters, as a share of the width."""
COLORS = {
    "rose": "#bd4f77",
    "blue": "#4c74d0",
    "amber": "#b3741a",
    "violet": "#7653c0",
    "green": "#258a5d",
    "teal": "#2a8799",
}
GRAY = "#6b747e"
FAMILY = "Inter"
FAMILIES = f"{FAMILY}, sans-serif"
"""What a name is written in where another program shows it, which may have no Inter."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be drawn: ``text`` as a code ``size_px`` wide, ``title`` beneath it (empty: none), and what in it.

    ``picture`` is the address of a picture of ours, ``faces`` the folder of those that people chose of themselves;
    where there is no such picture, the drawing ``icon`` stands on the colour ``color``.
    """

    text: str
    title: str
    size_px: int
    has_logo: bool
    picture: str = ""
    icon: str = "link"
    color: str = ""
    faces: Path | None = None


@dataclass(frozen=True, slots=True)
class Made:
    """A code that was read back. ``svg`` and ``image`` show the same; ``has_logo`` may be less than was wanted."""

    image: QImage
    svg: bytes
    has_logo: bool


def draw(wanted: Wanted) -> Made:
    """Return the code as it was wanted; where it does not read back with its picture, without. On a worker.

    Raises:
        Refused: ``code.too_long``; ``code.too_small`` for this size; ``code.unreadable``.
    """
    logo = _logo(wanted) if wanted.has_logo else None
    for level in LOGO_LEVELS if logo is not None else ():
        made = _drawn(wanted, level, logo)
        if made is not None:
            return made
    made = _drawn(wanted, PLAIN_LEVEL, None)
    if made is None:
        raise Refused("code.unreadable")
    return made


def save(made: Made, named: Path) -> Path:
    """Write a code to a file: SVG by its name, otherwise PNG, which is added where it is missing; return the file.

    Raises:
        Unavailable: ``export.unwritable``.
    """
    place = named if named.suffix.lower() in {".png", ".svg"} else named.with_name(f"{named.name}.png")
    write_whole(place, made.svg if place.suffix.lower() == ".svg" else png_of(made.image))
    return place


def _drawn(wanted: Wanted, level: str, logo: QImage | None) -> Made | None:
    """Draw it with this level of correction; None if it does not read back, or its modules would be too small."""
    from app.scanner.making import MODULE_PX_MIN, modules_of, reads_back  # the decoders: not before a code is made

    modules = modules_of(wanted.text, level)
    if wanted.size_px // modules.shape[0] < MODULE_PX_MIN:
        if logo is not None:
            return None
        raise Refused("code.too_small", needed_px=modules.shape[0] * MODULE_PX_MIN)
    svg, size = _svg(wanted, modules, logo)
    image = QImage(size, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    shown = svg.replace(FAMILIES.encode(), FAMILY.encode(), 1)  # Qt takes several families for the name of one
    QSvgRenderer(QByteArray(shown)).render(painter, QRectF(0, 0, size.width(), size.height()))
    painter.end()
    return Made(image, svg, logo is not None) if reads_back(_gray(image), wanted.text) else None


def _svg(wanted: Wanted, modules: GrayPicture, logo: QImage | None) -> tuple[bytes, QSize]:
    count, width = modules.shape[0], wanted.size_px
    module = width // count
    edge = (width - module * count) // 2
    letters = max(12, round(width * TITLE_SHARE))
    title = _fitting(wanted.title, letters, width * 0.9)
    height = width + (2 * letters if title else 0)
    rows = [
        f"M{edge + start * module} {edge + row * module}h{length * module}v{module}h-{length * module}z"
        for row in range(count)
        for start, length in _runs(modules[row] == 0)
    ]
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'width="{width}" height="{height}" viewBox="0 0 {width} {height}">',
        f'<rect width="{width}" height="{height}" fill="#ffffff"/>',
        f'<path fill="#000000" shape-rendering="crispEdges" d="{"".join(rows)}"/>',
    ]
    if logo is not None:
        side = round((module * (count - 8)) * LOGO_SHARE**0.5)
        at, rim = (width - side) / 2, max(2, side // 12)
        box = f'x="{at - rim}" y="{at - rim}" width="{side + 2 * rim}" height="{side + 2 * rim}"'
        parts.append(f'<rect {box} rx="{side * 0.24 + rim}" fill="#ffffff"/>')
        data = base64.b64encode(png_of(logo)).decode()
        place = f'x="{at}" y="{at}" width="{side}" height="{side}"'
        parts.append(f'<image {place} xlink:href="data:image/png;base64,{data}"/>')
    if title:
        parts.append(
            f'<text x="{width / 2}" y="{width + letters * 0.8}" text-anchor="middle" fill="#16181b" '
            f'font-family="{FAMILIES}" font-weight="600" font-size="{letters}">{escape(title)}</text>'
        )
    return "".join([*parts, "</svg>"]).encode(), QSize(width, height)


def _runs(dark: "np.ndarray[tuple[int, ...], np.dtype[np.bool_]]") -> list[tuple[int, int]]:
    """Return where dark modules follow each other in a row: start and length."""
    import numpy as np  # 80 ms: not before a code is drawn

    edges = np.flatnonzero(np.diff(np.concatenate([[0], dark.astype(np.int8), [0]])))
    return [(int(start), int(end - start)) for start, end in zip(edges[::2], edges[1::2], strict=True)]


def _fitting(title: str, letters_px: int, width_px: float) -> str:
    font = QFont(FAMILY)
    font.setPixelSize(letters_px)
    font.setWeight(QFont.Weight.DemiBold)
    return QFontMetricsF(font).elidedText(title, Qt.TextElideMode.ElideRight, width_px)


def _logo(wanted: Wanted) -> QImage:
    """Return what stands in the middle: the picture, or the drawing on its colour, with round corners."""
    image = QImage(LOGO_PX, LOGO_PX, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    shape = QPainterPath()
    shape.addRoundedRect(QRectF(0, 0, LOGO_PX, LOGO_PX), LOGO_PX * 0.24, LOGO_PX * 0.24)
    painter.setClipPath(shape)
    picture = _square(wanted)
    if picture.isNull():
        painter.fillRect(image.rect(), QColor(COLORS.get(wanted.color, GRAY)))
        side = LOGO_PX * 0.52
        QSvgRenderer(_drawing(wanted.icon)).render(
            painter, QRectF((LOGO_PX - side) / 2, (LOGO_PX - side) / 2, side, side)
        )
    else:
        painter.drawImage(image.rect(), picture)
    painter.end()
    return image


def _drawing(name: str) -> QByteArray:
    file = ICONS / f"{name}.svg"
    is_known = ICON_NAME.match(name) is not None and file.is_file()
    outline = (file if is_known else ICONS / "link.svg").read_text(encoding="utf-8")
    return QByteArray(outline.replace("currentColor", "#ffffff").encode())


def _square(wanted: Wanted) -> QImage:
    """Return the middle of a picture of ours; a null image if there is none. All of them were drawn by us before."""
    place = place_of(wanted.picture, {} if wanted.faces is None else {FACE_SCHEME: wanted.faces})
    image = QImage() if place is None else read_picture(place)
    side = min(image.width(), image.height())
    return image.copy((image.width() - side) // 2, (image.height() - side) // 2, side, side)


def png_of(image: QImage) -> bytes:
    """Return ``image`` as a PNG file."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "png")  # type: ignore[call-overload]  # a device and a format, which the stubs lack
    return bytes(buffer.data().data())


def _gray(image: QImage) -> GrayPicture:
    import numpy as np

    gray = image.convertToFormat(QImage.Format.Format_Grayscale8)
    rows = np.frombuffer(bytes(gray.constBits()), np.uint8).reshape(gray.height(), gray.bytesPerLine())
    return np.ascontiguousarray(rows[:, : gray.width()])
