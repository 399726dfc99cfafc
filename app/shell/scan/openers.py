"""Ways to open what a person points at: a place they typed, chose or dropped, a picture, the clipboard, a camera."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QGuiApplication, QImage

from app.core.kernel.errors import Unavailable
from app.shell.scan.entering import CHARACTERS_MAX

if TYPE_CHECKING:
    from app.scanner.child import Decoder
    from app.scanner.model import Frame
    from app.scanner.ports import Spawn
    from app.scanner.sources import FrameSource
    from app.shell.scan.camera import Cameras

Opener = Callable[["Decoder", "Spawn"], "FrameSource"]
"""Opens a source: the decoder parses picture files, other children are started by the port. Raises Refused."""
PICTURE_FORMATS = ("image/png", "image/jpeg", "image/webp", "image/bmp", "image/tiff", "image/gif")


def place_opener(place: str) -> Opener:
    """Return how to open a picture, a video, a folder of pictures or a network camera, by path or address."""

    def open_it(decoder: "Decoder", spawn: "Spawn") -> "FrameSource":
        from app.scanner.places import open_source

        return open_source(place, decoder.open_picture, spawn)

    return open_it


def file_opener(url: QUrl) -> Opener:
    """Return how to open the file, or the address, that was chosen or dropped."""
    return place_opener(url.toLocalFile() if url.isLocalFile() else url.toString())


def camera_opener(cameras: "Cameras", camera_id: str) -> Opener:
    """Return how to open a camera."""
    return lambda decoder, _spawn: cameras.open(camera_id, decoder.open_picture)


def image_opener(image: QImage, name: str, *, code_if_blank: str = "") -> Opener:
    """Return how to open a picture that Qt has made; one of a single colour fails as ``code_if_blank`` says."""

    def open_it(_decoder: "Decoder", _spawn: "Spawn") -> "FrameSource":
        from app.shell.scan.images import GivenSource

        return GivenSource(image, name, code_if_blank=code_if_blank)

    return open_it


def screen_opener(picture: QImage | bytes, name: str) -> Opener:
    """Return how to open a picture of a screen; what came as a file's contents is parsed by the decoder, never here."""
    if isinstance(picture, bytes):
        return _contents_opener(picture, name)
    return image_opener(picture, name, code_if_blank="scanner.screen_withheld")


def part_opener(frame: "Frame", part: tuple[float, float, float, float], name: str) -> Opener:
    """Return how to open a part of a picture: left, top, right and bottom in shares of its width and height."""

    def open_it(_decoder: "Decoder", _spawn: "Spawn") -> "FrameSource":
        from app.shell.scan.images import PartSource

        return PartSource(frame, part, name)

    return open_it


def clipboard_openers(name: str) -> Sequence[Opener] | str:
    """Return how to open the files or the picture on the clipboard, which is called ``name``, or else the text there.

    Files first: some systems put a file's icon beside its name. A picture that comes in the form of a file is parsed by
    the decoder, never here.
    """
    data: QMimeData | None = QGuiApplication.clipboard().mimeData()  # there may be none, which the stubs do not say
    if data is None:
        return [_nothing]
    files = [url for url in data.urls() if url.isLocalFile()]
    if files:
        return [file_opener(url) for url in files]
    for form in PICTURE_FORMATS:
        if data.hasFormat(form):
            return [_contents_opener(bytes(data.data(form).data()), name)]
    image = QImage(data.imageData()) if data.hasImage() else QImage()
    if not image.isNull():
        return [image_opener(image, name)]
    text = data.text().strip()[:CHARACTERS_MAX]
    return text or [_nothing]


def _contents_opener(contents: bytes, name: str) -> Opener:
    def open_it(decoder: "Decoder", _spawn: "Spawn") -> "FrameSource":
        from app.scanner.sources import ImageSource

        return ImageSource(contents, decoder.open_picture, name)

    return open_it


def _nothing(_decoder: "Decoder", _spawn: "Spawn") -> "FrameSource":
    raise Unavailable("scanner.clipboard_empty")
