"""Ways to open what a person points at: a place they typed, chose or dropped, the clipboard, a camera."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QCoreApplication, QIODevice, QUrl
from PySide6.QtGui import QGuiApplication, QImage, QImageWriter

from app.core.kernel.errors import Unavailable

if TYPE_CHECKING:
    from app.scanner.child import Decoder
    from app.scanner.ports import Spawn
    from app.scanner.sources import FrameSource
    from app.shell.scan.camera import Cameras

Opener = Callable[["Decoder", "Spawn"], "FrameSource"]
"""Opens a source: the decoder parses picture files, other children are started by the port. Raises Refused."""


def place_opener(place: str) -> Opener:
    """Return how to open a picture, a video, a folder of pictures or a network camera, by path or address."""

    def open_it(decoder: "Decoder", spawn: "Spawn") -> "FrameSource":
        from app.scanner.places import open_source

        return open_source(place, decoder.open_picture, spawn)

    return open_it


def file_opener(url: QUrl) -> Opener:
    """Return how to open the file, or the address, that was chosen or dropped."""
    return place_opener(url.toLocalFile() if url.isLocalFile() else url.toString())


def camera_opener(cameras: "Cameras", index: int) -> Opener:
    """Return how to open the camera of that place in the list."""
    return lambda _decoder, _spawn: cameras.open(index)


def clipboard_opener() -> Opener:
    """Return how to open the picture, or the picture file, on the clipboard."""
    data = QGuiApplication.clipboard().mimeData()
    image = QImage(data.imageData()) if data.hasImage() else QImage()
    if not image.isNull():
        return _image_opener(image)
    if data.hasUrls():
        return file_opener(data.urls()[0])

    def refuse(_decoder: "Decoder", _spawn: "Spawn") -> "FrameSource":
        raise Unavailable("scanner.clipboard_empty")

    return refuse


def _image_opener(image: QImage) -> Opener:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, b"bmp").write(image)  # the form that is quickest to write and to read
    contents = bytes(buffer.data().data())
    name = QCoreApplication.translate("Scan", "the clipboard")

    def open_it(decoder: "Decoder", _spawn: "Spawn") -> "FrameSource":
        from app.scanner.sources import ImageSource

        return ImageSource(contents, decoder.open_picture, name)

    return open_it
