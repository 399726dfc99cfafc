"""Local pictures with round corners, cropped without a graphics card."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from urllib.parse import unquote

from PySide6.QtCore import QRectF, QSize, Qt, QUrl
from PySide6.QtGui import QImage, QImageReader, QPainter, QPainterPath
from PySide6.QtQuick import QQuickImageProvider

FACE_SCHEME = "face"
"""Begins the address of a picture that a person chose; its name follows."""
ARTICLE_SCHEME = "article"
"""Begins the address of a picture that an author chose; its name follows."""
SIDE_MAX = 4096
PIXELS_MAX = 40_000_000
CACHE_MAX = 200
KEPT_PIXELS_MAX = 2_000_000
"""What is larger fills a window, and is made anew when it does so again."""


def rounded(image: QImage, size: QSize, radius: float, *, fits: bool = False) -> QImage:
    """Return ``image`` filling ``size`` (``fits``: wholly inside it) with corners of ``radius`` device pixels."""
    mode = Qt.AspectRatioMode.KeepAspectRatio if fits else Qt.AspectRatioMode.KeepAspectRatioByExpanding
    scaled = image.scaled(size, mode, Qt.TransformationMode.SmoothTransformation)
    result = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
    result.fill(Qt.GlobalColor.transparent)
    painter = QPainter(result)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    left = (size.width() - scaled.width()) // 2
    top = (size.height() - scaled.height()) // 2
    ground = QRectF(0, 0, size.width(), size.height())
    if fits:
        ground = QRectF(left, top, scaled.width(), scaled.height())
    outline = QPainterPath()
    outline.addRoundedRect(ground, radius, radius)
    painter.setClipPath(outline)
    painter.drawImage(left, top, scaled)
    painter.end()
    return result


def read_picture(path: Path) -> QImage:
    """Return the picture in ``path``; a null picture if there is none or it is too large to be decoded safely."""
    reader = QImageReader(str(path))
    reader.setAutoTransform(True)
    whole = reader.size()
    if not whole.isValid() or whole.width() * whole.height() > PIXELS_MAX:
        return QImage()
    return reader.read()


def place_of(address: str, chosen: Mapping[str, Path]) -> Path | None:
    """Return the file of a picture of ours; ``chosen`` is where those lie that people chose, by scheme."""
    url = QUrl(address)
    if url.scheme() in chosen:
        return chosen[url.scheme()] / Path(url.path()).name
    return Path(url.toLocalFile()) if url.isLocalFile() else None


class RoundPictureProvider(QQuickImageProvider):
    """Answers ``image://rounded/<fill|fit>/<radius>/<percent-encoded file address>``. GUI thread."""

    def __init__(self, chosen: Mapping[str, Path] = MappingProxyType({})) -> None:
        """``chosen`` is where the pictures lie that people chose, by scheme."""
        super().__init__(QQuickImageProvider.ImageType.Image)
        self._chosen = chosen
        self._images: dict[tuple[str, int, int], QImage] = {}

    def requestImage(self, image_id: str, size: QSize, requested: QSize) -> QImage:
        """Return the picture; one that cannot be read is a transparent pixel, so that its place stays empty."""
        key = (image_id, requested.width(), requested.height())
        image = self._images.get(key)
        if image is None:
            image = self._make(image_id, requested)
            if len(self._images) >= CACHE_MAX:
                self._images.clear()
            if image.width() * image.height() <= KEPT_PIXELS_MAX:
                self._images[key] = image
        size.setWidth(image.width())
        size.setHeight(image.height())
        return image

    def _make(self, image_id: str, requested: QSize) -> QImage:
        mode, _, rest = image_id.partition("/")
        radius, _, address = rest.partition("/")
        place = place_of(unquote(address), self._chosen)
        picture = QImage() if place is None else read_picture(place)
        if picture.isNull():
            empty = QImage(1, 1, QImage.Format.Format_ARGB32_Premultiplied)
            empty.fill(Qt.GlobalColor.transparent)
            return empty
        width = min(requested.width() if requested.width() > 0 else picture.width(), SIDE_MAX)
        height = min(requested.height() if requested.height() > 0 else picture.height(), SIDE_MAX)
        return rounded(picture, QSize(width, height), float(radius or 0), fits=mode == "fit")
