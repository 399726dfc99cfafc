"""Decoding a foreign picture: three formats, bounded in pixels, at the size it is shown, corners already round."""

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QImageIOHandler, QImageReader, QPainter, QPainterPath

from app.core.kernel.errors import Refused

PIXELS_MAX = 16_000_000
SIDE_MAX = 2048
# Four bytes a pixel for the decoded picture, and as much again for a scaled or turned copy on the way.
ALLOCATION_LIMIT_MB = 2 * 4 * PIXELS_MAX // 1_000_000
_ROTATED = (
    QImageIOHandler.Transformation.TransformationRotate90,
    QImageIOHandler.Transformation.TransformationMirrorAndRotate90,
    QImageIOHandler.Transformation.TransformationFlipAndRotate90,
    QImageIOHandler.Transformation.TransformationRotate270,
)


@dataclass(frozen=True, slots=True)
class Shape:
    """How a picture is to be shown, in device pixels."""

    width: int
    height: int
    fit: Literal["cover", "contain"] = "cover"
    radius: int = 0


def sniff(data: bytes) -> bytes:
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


def decode(data: bytes, shape: Shape) -> QImage:
    """Return the picture in ``data`` as ``shape`` wants it: ``cover`` fills and cuts, ``contain`` may come out smaller.

    Callable from any thread.

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
    box = QSize(min(shape.width, SIDE_MAX), min(shape.height, SIDE_MAX))
    is_cover = shape.fit == "cover"
    scaled = size.scaled(box, mode.KeepAspectRatioByExpanding if is_cover else mode.KeepAspectRatio)
    return QSize(max(1, scaled.width()), max(1, scaled.height()))


def _shaped(image: QImage, shape: Shape) -> QImage:
    """Cut ``image`` to the shape's proportions and round its corners."""
    width, height = min(shape.width, SIDE_MAX), min(shape.height, SIDE_MAX)
    if shape.fit == "contain":
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
