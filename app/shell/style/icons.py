"""Icons as pictures: Lucide drawings in the colour and size asked for."""

import re
from pathlib import Path
from urllib.parse import unquote

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtQuick import QQuickImageProvider
from PySide6.QtSvg import QSvgRenderer

UNKNOWN = "circle-question-mark"
SOLID = "-solid"
SIZE_DEFAULT = 24
SIZE_MAX = 512
CACHE_MAX = 600
NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\Z")


class IconProvider(QQuickImageProvider):
    """Answers ``image://icons/<name>/<rrggbb>``; a name that is not shipped gets a question mark. GUI thread.

    ``<name>-solid`` is the same drawing, filled.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)
        self._folder = folder
        self._drawings: dict[str, str] = {}
        self._images: dict[tuple[str, str, int, int], QImage] = {}

    def requestImage(self, image_id: str, size: QSize, requested: QSize) -> QImage:
        """Return the icon ``image_id`` names, of the ``requested`` size in device pixels."""
        name, _, color = unquote(image_id).partition("/")
        width = min(requested.width() if requested.width() > 0 else SIZE_DEFAULT, SIZE_MAX)
        height = min(requested.height() if requested.height() > 0 else width, SIZE_MAX)
        key = (name, color, width, height)
        image = self._images.get(key)
        if image is None:
            if len(self._images) >= CACHE_MAX:
                self._images.clear()
            image = self._images[key] = self._draw(name, color, width, height)
        size.setWidth(image.width())
        size.setHeight(image.height())
        return image

    def _draw(self, name: str, color: str, width: int, height: int) -> QImage:
        ink = QColor(color if color.startswith("#") else f"#{color}")
        if not ink.isValid():
            ink = QColor("#808080")
        # The SVG renderer does not know #aarrggbb: draw opaque, then fade.
        outline = self._drawing(name.removesuffix(SOLID))
        if name.endswith(SOLID):
            outline = outline.replace('fill="none"', 'fill="currentColor"')
        source = outline.replace("currentColor", ink.name(QColor.NameFormat.HexRgb))
        image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        painter.setOpacity(ink.alphaF())
        QSvgRenderer(QByteArray(source.encode())).render(painter, QRectF(0, 0, width, height))
        painter.end()
        return image

    def _drawing(self, name: str) -> str:
        drawing = self._drawings.get(name)
        if drawing is None:
            path = self._folder / f"{name}.svg"
            known = NAME.match(name) is not None and path.is_file()
            drawing = (path if known else self._folder / f"{UNKNOWN}.svg").read_text(encoding="utf-8")
            self._drawings[name] = drawing
        return drawing
