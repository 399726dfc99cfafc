"""The decoder of pictures, a child: three formats, bounded in pixels, at the size shown, corners already round."""

import base64
import signal
import sys

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QImageIOHandler, QImageReader, QPainter, QPainterPath

from app.core.kernel.errors import Refused
from app.host.decoding import wire
from app.host.decoding.wire import PIXELS_MAX, Pixels, Shape

MEMORY_MAX = 512 << 20
HAS_NETWORK = False
PROCESSOR_S = 2.0
"""Of the processor, for one picture."""
# Four bytes a pixel for the decoded picture, and as much again for a scaled or turned copy on the way.
ALLOCATION_LIMIT_MB = 2 * 4 * PIXELS_MAX // 1_000_000
_ROTATED = (
    QImageIOHandler.Transformation.TransformationRotate90,
    QImageIOHandler.Transformation.TransformationMirrorAndRotate90,
    QImageIOHandler.Transformation.TransformationFlipAndRotate90,
    QImageIOHandler.Transformation.TransformationRotate270,
)


# One picture of 8 by 8 of each format, to have read once before nothing can be opened any more.
SAMPLES = (
    "iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAACXBIWXMAAA9hAAAPYQGoP6dpAAAAEklEQVQImWP8z4AdMOEQH6QS"
    "AM1BAQ/Vh5qrAAAAAElFTkSuQmCC",
    "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABALDA4MChAODQ4SERATGCgaGBYWGDEjJR0oOjM9PDkzODdASFxOQERXRTc4UG1RV19i"
    "Z2hnPk1xeXBkeFxlZ2P/2wBDARESEhgVGC8aGi9jQjhCY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2Nj"
    "Y2NjY2NjY2P/wAARCAAIAAgDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAX/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QA"
    "FQEBAQAAAAAAAAAAAAAAAAAABQb/xAAUEQEAAAAAAAAAAAAAAAAAAAAA/9oADAMBAAIRAxEAPwCKALXj/9k=",
    "UklGRjAAAABXRUJQVlA4ICQAAABwAQCdASoIAAgAD8D+JaACdAFAAAD+y7XJ+sg/FDzW9gyoAAA=",
)


def prepare() -> None:
    """Load what reads each of the formats."""
    for sample in SAMPLES:
        for shape in (Shape(4, 4, "cover", 2), Shape(16, 12, "contain")):
            decode(base64.b64decode(sample), shape)


def serve(incoming: int, outgoing: int) -> None:
    """Answer requests until nobody asks any more. What takes too much of the processor ends this process."""
    with open(incoming, "rb", buffering=0) as requests, open(outgoing, "wb", buffering=0) as answers:
        wire.write_ready(answers)
        while True:
            try:
                shape, data = wire.read_request(requests)
            except EOFError:
                return
            try:
                _allow_processor(PROCESSOR_S)
                image = decode(data, shape)
                _allow_processor(0)
            except Refused as refusal:
                wire.write_refusal(answers, refusal)
            else:
                wire.write_pixels(answers, Pixels(image.width(), image.height(), image.constBits()))


def _allow_processor(seconds: float) -> None:
    """End this process when it has used the processor for ``seconds`` more; 0 for no limit."""
    if sys.platform != "win32":
        signal.setitimer(signal.ITIMER_PROF, seconds)


def sniff(data: bytes | bytearray) -> bytes:
    """Return the format ``data`` is in by its first bytes.

    Raises:
        Refused: ``picture.format``, for anything but PNG, JPEG and WebP. SVG is a program and is not among them.
    """
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return b"png"
    if data.startswith(b"\xff\xd8\xff"):
        return b"jpeg"
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return b"webp"
    raise Refused("picture.format")


def decode(data: bytes | bytearray, shape: Shape) -> QImage:
    """Return the picture in ``data`` as ``shape`` wants it.

    Raises:
        Refused: ``picture.format``, ``picture.pixels`` or ``picture.broken``.
    """
    QImageReader.setAllocationLimit(ALLOCATION_LIMIT_MB)
    kind = sniff(data)
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(kind))
    reader.setAutoDetectImageFormat(False)
    reader.setAutoTransform(True)
    size = reader.size()
    if not size.isValid() or size.isEmpty():
        raise Refused("picture.broken")
    if size.width() * size.height() > PIXELS_MAX:
        raise Refused("picture.pixels", width=size.width(), height=size.height(), pixels_max=PIXELS_MAX)
    is_turned = reader.transformation() in _ROTATED
    shown = size.transposed() if is_turned else size
    scaled = _scaled(shown, shape)
    if scaled.width() < shown.width():
        reader.setScaledSize(scaled.transposed() if is_turned else scaled)
    image = reader.read()
    if image.isNull():
        raise Refused("picture.broken")
    return _shaped(image, shape)


def _scaled(size: QSize, shape: Shape) -> QSize:
    mode = Qt.AspectRatioMode
    box = QSize(shape.width, shape.height)
    if shape.fit == "within" and size.width() <= box.width() and size.height() <= box.height():
        return size
    is_cover = shape.fit == "cover"
    scaled = size.scaled(box, mode.KeepAspectRatioByExpanding if is_cover else mode.KeepAspectRatio)
    return QSize(max(1, scaled.width()), max(1, scaled.height()))


def _shaped(image: QImage, shape: Shape) -> QImage:
    """Cut ``image`` to the shape's proportions and round its corners."""
    width, height = shape.width, shape.height
    if shape.fit != "cover":
        fitted = _scaled(image.size(), shape)
        width, height = fitted.width(), fitted.height()
    out = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    out.fill(QColor(0, 0, 0, 0))
    cover = image.size().scaled(QSize(width, height), Qt.AspectRatioMode.KeepAspectRatioByExpanding)
    painter = QPainter(out)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    if shape.radius > 0:
        path = QPainterPath()
        path.addRoundedRect(QRectF(0, 0, width, height), shape.radius, shape.radius)
        painter.setClipPath(path)
    left, top = (width - cover.width()) / 2, (height - cover.height()) / 2
    painter.drawImage(QRectF(left, top, cover.width(), cover.height()), image)
    painter.end()
    return out
