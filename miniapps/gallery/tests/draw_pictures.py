"""Draws the pictures of the demo posts: outfits laid out flat, from Fluent Emoji on papers of our own.

    PYTHONPATH=miniapps/gallery python miniapps/gallery/tests/draw_pictures.py FOLDER

``FOLDER`` holds the pictures of the npm package ``@lobehub/fluent-emoji-3d`` 1.1.0, unpacked. Everything follows from
the theme and the number of a picture, so that drawing again draws the same. Not part of the package.
"""

import random
import sys
from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter, QPainterPath, QTransform

import demo

PACKAGE = Path(__file__).parents[1]
WIDTH = 480
QUALITY = 74
SHADOW = QColor(40, 24, 16)

PAPERS = {
    "rain": ("#dfe7ee", "#c6d4e0", "#eef2f5"),
    "office": ("#ece6dc", "#d9cdbb", "#f6f2ea"),
    "cold": ("#e9e1e4", "#d6c3c9", "#f6eff1"),
    "shore": ("#f4e6cf", "#bfe0e2", "#fbf5ea"),
    "tone": ("#e7e3ef", "#cfc6e2", "#f4f1fa"),
    "night": ("#3b3550", "#564a72", "#2c2840"),
}
"""Each theme's papers: the ground, what lies on it, and the light one."""

THINGS = {
    "rain": {
        "top": ("1f9e5", "1f455", "1f45a", "1f9e5"),
        "low": ("1f456", "1f456", "1f9e3"),
        "feet": ("1f462", "1f97e", "1f9e6"),
        "hand": ("1f302", "2614", "2602", "1f392", "1f9e4"),
        "near": ("2615", "1f4da", "1f342", "1f453"),
    },
    "office": {
        "top": ("1f454", "1f45a", "1f9e5", "1f457"),
        "low": ("1f456", "1f9e3", "1f454"),
        "feet": ("1f45e", "1f97f", "1f460"),
        "hand": ("1f45c", "1f45d", "1f392", "231a"),
        "near": ("2615", "1f453", "1f4d3", "1fab4", "1f3a7"),
    },
    "cold": {
        "top": ("1f9e5", "1f9e5", "1f45a"),
        "low": ("1f9e3", "1f456", "1f9e3"),
        "feet": ("1f462", "1f97e", "1f9e6"),
        "hand": ("1f9e4", "1f9e3", "1f45c", "1f392"),
        "near": ("1f341", "1f342", "2615", "1f36b", "1f56f", "1f332"),
    },
    "shore": {
        "top": ("1f457", "1f455", "1f45a", "1f457"),
        "low": ("1fa73", "1fa73", "1f45a"),
        "feet": ("1fa74", "1f461", "1f45f"),
        "hand": ("1f452", "1f9e2", "1f45c", "1f576"),
        "near": ("1f41a", "1f34b", "1f33b", "1f353", "1f4f7"),
    },
    "tone": {
        "top": ("1f457", "1f455", "1f9e5", "1f45a", "1f458"),
        "low": ("1f456", "1fa73", "1f9e3"),
        "feet": ("1f45f", "1f97f", "1fa70", "1f460"),
        "hand": ("1f45b", "1f45c", "1f9e2", "1f392"),
        "near": ("1f338", "1f337", "1f380", "1f490", "1f453"),
    },
    "night": {
        "top": ("1f457", "1f97b", "1f458", "1f454"),
        "low": ("1f9e3", "1f45d", "1f3a9"),
        "feet": ("1f460", "1f45e", "1f461"),
        "hand": ("1f45b", "1f45d", "1f3a9", "1f48e"),
        "near": ("1f484", "1f48d", "1f378", "1f3ab", "231a", "1f319"),
    },
}
"""The code points of what lies in the pictures of a theme."""

LAYOUTS = (
    {"top": (0.40, 0.33, 0.66), "low": (0.70, 0.70, 0.46), "feet": (0.27, 0.81, 0.36), "hand": (0.83, 0.22, 0.30)},
    {"top": (0.56, 0.36, 0.68), "low": (0.25, 0.70, 0.44), "feet": (0.74, 0.82, 0.34), "hand": (0.17, 0.20, 0.28)},
    {"top": (0.36, 0.40, 0.70), "low": (0.78, 0.30, 0.42), "feet": (0.66, 0.80, 0.40), "hand": (0.20, 0.86, 0.26)},
    {"top": (0.50, 0.32, 0.60), "low": (0.28, 0.74, 0.46), "feet": (0.75, 0.76, 0.40), "hand": (0.86, 0.18, 0.24)},
)
NEAR = ((0.86, 0.50, 0.17), (0.12, 0.56, 0.16), (0.50, 0.91, 0.15), (0.88, 0.56, 0.18))
DYES = {
    "rain": ((215, 105), (198, 80), (42, 150), (12, 130), (225, 60), (160, 70)),
    "office": ((28, 90), (215, 85), (20, 55), (345, 100), (35, 120), (225, 45)),
    "cold": ((350, 115), (28, 115), (16, 150), (215, 75), (38, 60), (140, 60)),
    "shore": ((192, 105), (8, 125), (45, 135), (205, 90), (340, 85), (30, 80)),
    "night": ((345, 150), (262, 105), (222, 125), (42, 130), (172, 100), (320, 105)),
}
"""The colours that a theme's clothes are dyed in: hue, and how strong it is at most."""


def main(folder: Path) -> None:
    """Draw every picture of every theme."""
    application = QGuiApplication([])
    for theme in PAPERS:
        for number in range(demo.PICTURES_PER_THEME):
            image = drawn(folder, theme, number)
            image.save(str(PACKAGE / "assets" / demo.picture_name(theme, number)), quality=QUALITY)
    _icon(folder).save(str(PACKAGE / "assets" / "icon.webp"), quality=90)
    del application


def drawn(folder: Path, theme: str, number: int) -> QImage:
    """Return one picture."""
    choose = random.Random(f"{theme}-{number}")
    width, height = WIDTH, round(WIDTH / demo.aspect(theme, number))
    image = QImage(width, height, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    _ground(painter, choose, PAPERS[theme], QSize(width, height))
    layout = dict(LAYOUTS[number % len(LAYOUTS)])
    layout["near"] = NEAR[number % len(NEAR)]
    is_mirrored = choose.random() < 0.5
    dyes = DYES.get(theme) or ((number * 47 % 360, 125),)
    for slot in ("low", "feet", "hand", "near", "top"):
        x, y, size = layout[slot]
        if is_mirrored:
            x = 1 - x
        at = QPointF(width * (x + choose.uniform(-0.02, 0.02)), height * (y + choose.uniform(-0.015, 0.015)))
        code = choose.choice(THINGS[theme][slot])
        thing = _picture(folder, code)
        if slot != "near":
            thing = _dyed(thing, *choose.choice(dyes))
        _lay(painter, thing, at, size * width * min(1.0, height / width + 0.12), choose.uniform(-11, 11))
    painter.end()
    return image


def _ground(painter: QPainter, choose: random.Random, papers: tuple[str, str, str], size: QSize) -> None:
    ground, other, light = (QColor(each) for each in papers)
    whole = QRectF(0, 0, size.width(), size.height())
    painter.fillRect(whole, ground)
    painter.setPen(Qt.PenStyle.NoPen)
    kind = choose.randrange(5)
    if kind == 0:  # a table's edge
        painter.fillRect(whole.adjusted(0, size.height() * 0.62, 0, 0), other)
    elif kind == 1:  # a sun behind it
        painter.setBrush(light)
        radius = size.width() * 0.42
        painter.drawEllipse(QPointF(size.width() * 0.5, size.height() * 0.42), radius, radius)
    elif kind == 2:  # an arch
        arch = QPainterPath()
        left, top = size.width() * 0.14, size.height() * 0.10
        arch.addRoundedRect(QRectF(left, top, size.width() * 0.72, size.height()), size.width() * 0.36, 200)
        painter.fillPath(arch, other)
    elif kind == 3:  # a sheet laid askew
        painter.save()
        painter.translate(whole.center())
        painter.rotate(choose.uniform(-9, 9))
        wide, high = size.width() * 0.76, size.height() * 0.84
        painter.fillRect(QRectF(-wide / 2, -high / 2, wide, high), light)
        painter.restore()
    else:  # two papers side by side
        painter.fillRect(whole.adjusted(0, 0, -size.width() * choose.uniform(0.42, 0.6), 0), other)


def _picture(folder: Path, code: str) -> QImage:
    path = next(path for path in (folder / f"{code}.webp", folder / f"{code}-fe0f.webp") if path.is_file())
    return QImage(str(path)).convertToFormat(QImage.Format.Format_ARGB32)


def _dyed(image: QImage, hue: int, strength: int) -> QImage:
    """Return a thing in another colour. Light and shade stay."""
    dyed = image.copy()
    for y in range(dyed.height()):
        for x in range(dyed.width()):
            color = dyed.pixelColor(x, y)
            if color.alpha() and color.hsvHue() >= 0:
                strong = round(color.hsvSaturation() * strength / 200)
                dyed.setPixelColor(x, y, QColor.fromHsv(hue, min(strong, 255), color.value(), color.alpha()))
    return dyed


def _lay(painter: QPainter, thing: QImage, at: QPointF, side: float, angle: float) -> None:
    """Draw a thing with its shadow on the paper."""
    laid = thing.transformed(QTransform().rotate(angle), Qt.TransformationMode.SmoothTransformation)
    side *= laid.width() / thing.width()
    box = QRectF(at.x() - side / 2, at.y() - side / 2, side, side)
    painter.setOpacity(0.30)
    painter.drawImage(box.translated(side * 0.018, side * 0.035), _blurred(laid))
    painter.setOpacity(1.0)
    painter.drawImage(box, laid)


def _blurred(image: QImage) -> QImage:
    """Return the silhouette of a picture in the colour of shadows, blurred."""
    shade = image.copy()
    painter = QPainter(shade)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.fillRect(shade.rect(), SHADOW)
    painter.end()
    smooth, whole = Qt.TransformationMode.SmoothTransformation, Qt.AspectRatioMode.IgnoreAspectRatio
    return shade.scaled(24, 24, whole, smooth).scaled(image.size(), whole, smooth)


def _icon(folder: Path) -> QImage:
    image = QImage(256, 256, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor("#f6d9de"))
    painter.drawRoundedRect(QRectF(0, 0, 256, 256), 56, 56)
    _lay(painter, _picture(folder, "1f457"), QPointF(112, 124), 176, -6)
    _lay(painter, _picture(folder, "1f338"), QPointF(192, 190), 84, 8)
    painter.end()
    return image


if __name__ == "__main__":
    main(Path(sys.argv[1]))
