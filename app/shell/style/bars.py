"""Numbers as bars (Code 128): a whole number of pixels for each module, as scanners need them."""

from urllib.parse import unquote

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage
from PySide6.QtQuick import QQuickImageProvider

from app.core.kernel.errors import Refused

MODULE_PX_MAX = 12


def bars_image(digits: str) -> QImage:
    """Return the bars of ``digits`` with their quiet zones, one pixel high and a pixel for each module.

    Raises:
        Refused: ``code.too_long``, ``code.unreadable``.
    """
    from app.scanner.bars import make_bars  # 70 ms: not before bars are shown

    row = make_bars(digits)[0]
    image = QImage(len(row), 1, QImage.Format.Format_RGB32)
    for at, shade in enumerate(row):
        image.setPixelColor(at, 0, QColor.fromRgb(int(shade), int(shade), int(shade)))
    return image


class BarsProvider(QQuickImageProvider):
    """Answers ``image://bars/<digits>`` as wide as is asked for, in whole modules, and one pixel high. GUI thread."""

    def __init__(self) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)

    def requestImage(self, image_id: str, size: QSize, requested: QSize) -> QImage:
        """Return the bars of the digits ``image_id``; an empty picture for what has none."""
        try:
            image = bars_image(unquote(image_id))
        except Refused:
            return QImage()
        module_px = min(MODULE_PX_MAX, max(1, requested.width() // image.width()))
        image = image.scaled(image.width() * module_px, 1)
        size.setWidth(image.width())
        size.setHeight(1)
        return image
