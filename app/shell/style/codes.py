"""QR codes as pictures: black modules on white, a whole number of pixels each."""

from urllib.parse import unquote

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtQuick import QQuickImageProvider

BORDER = 3
SIDE_DEFAULT = 240
SIDE_MAX = 2048


def code_image(text: str, side_px: int) -> QImage:
    """Return the QR code of ``text`` (level M), at most ``side_px`` wide unless that is less than a pixel a module."""
    import qrcode  # 15 ms: not before a code is shown

    code = qrcode.QRCode(error_correction=qrcode.constants.ERROR_CORRECT_M, border=BORDER)
    code.add_data(text)
    code.make(fit=True)
    matrix = code.get_matrix()
    count = len(matrix)
    module = max(1, side_px // count)
    image = QImage(count * module, count * module, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    black = QColor(Qt.GlobalColor.black)
    for row, cells in enumerate(matrix):
        for column, is_dark in enumerate(cells):
            if is_dark:
                painter.fillRect(column * module, row * module, module, module, black)
    painter.end()
    return image


class CodeProvider(QQuickImageProvider):
    """Answers ``image://codes/<text>``. GUI thread."""

    def __init__(self) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)

    def requestImage(self, image_id: str, size: QSize, requested: QSize) -> QImage:
        """Return the code of the percent-encoded text ``image_id``."""
        side = min(requested.width() if requested.width() > 0 else SIDE_DEFAULT, SIDE_MAX)
        image = code_image(unquote(image_id), side)
        size.setWidth(image.width())
        size.setHeight(image.height())
        return image
