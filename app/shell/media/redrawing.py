"""From a picture file of the person's to a copy that says nothing but what it shows."""

from collections.abc import Callable
from concurrent.futures import CancelledError
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QImage

from app.core.kernel.errors import Refused, Unavailable
from app.host.bridge.prompts import PickedPicture
from app.host.decoding.service import PictureQueue
from app.host.decoding.wire import BYTES_MAX, SIDE_MAX, Shape
from app.shell.components.pictures import image_of

THUMBNAIL_SIDE = 320
QUALITY = 88
DEADLINE_S = 60.0
OPAQUE = 255
Suffix = Literal["jpg", "webp"]
LARGEST = Shape(SIDE_MAX, SIDE_MAX, "within")


def redraw(place: Path, queue: PictureQueue) -> PickedPicture:
    """Return the picture in ``place``, upright, at most 2048 pixels on a side, and nothing else of its file. Waits.

    It is decoded in the jail; what is written down here are its pixels alone, so that the place and time at which it
    was taken, the camera and the words in it stay with the person.

    Raises:
        Refused: ``picture.bytes``, ``picture.format``, ``picture.broken``, ``picture.pixels``.
        Unavailable: ``file.unreadable``, ``picture.closed``, ``picture.decoder_missing``.
    """
    return redraw_data(lambda: _read(place), queue)


def redraw_data(read: Callable[[], bytes], queue: PictureQueue) -> PickedPicture:
    """Return the picture whose file ``read`` returns, as `redraw` does; ``read`` is called on a decoding thread.

    Raises:
        Refused, Unavailable: as `redraw`, and what ``read`` raises.
    """
    try:
        pixels = queue.add(read, LARGEST).result(DEADLINE_S)
    except (TimeoutError, CancelledError) as error:
        raise Unavailable("picture.closed") from error
    image = image_of(pixels)
    suffix: Suffix = "jpg" if _is_opaque(image) else "webp"
    small = image
    if max(image.width(), image.height()) > THUMBNAIL_SIDE:
        small = image.scaled(
            THUMBNAIL_SIDE,
            THUMBNAIL_SIDE,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
    return PickedPicture(suffix, _file_of(image, suffix), _file_of(small, suffix), image.width(), image.height())


def redraw_square(place: Path, queue: PictureQueue, side: int) -> bytes:
    """Return the middle of the picture in ``place`` as a WebP of ``side`` by ``side``, and nothing else of its file.

    Waits. It is decoded in the jail, as `redraw` does.

    Raises:
        Refused, Unavailable: as `redraw`.
    """
    try:
        pixels = queue.add(lambda: _read(place), Shape(side, side)).result(DEADLINE_S)
    except (TimeoutError, CancelledError) as error:
        raise Unavailable("picture.closed") from error
    return _file_of(image_of(pixels), "webp")


def _read(place: Path) -> bytes:
    try:
        if not place.is_file():  # nor a pipe, which would be waited for
            raise Unavailable("file.unreadable", reason="it is no ordinary file")
        with place.open("rb") as stream:
            data = stream.read(BYTES_MAX + 1)
    except OSError as error:
        raise Unavailable("file.unreadable", reason=error.strerror or "unknown") from error
    if len(data) > BYTES_MAX:
        raise Refused("picture.bytes", megabytes_max=BYTES_MAX >> 20)
    return data


def _is_opaque(image: QImage) -> bool:
    import numpy as np  # 80 ms: not before there are pixels to look at

    alpha = image.convertToFormat(QImage.Format.Format_Alpha8)
    rows = np.frombuffer(alpha.constBits(), np.uint8).reshape(alpha.height(), alpha.bytesPerLine())
    return bool((rows[:, : alpha.width()] == OPAQUE).all())


def _file_of(image: QImage, suffix: Suffix) -> bytes:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not image.save(buffer, "JPG" if suffix == "jpg" else "WEBP", QUALITY):  # type: ignore[call-overload]
        raise Unavailable("picture.unwritable")
    return bytes(data.data())
