"""What on the clipboard is no text: files, or a picture."""

from collections.abc import Callable

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, QUrl
from PySide6.QtGui import QGuiApplication, QImage

from app.core.kernel.errors import Unavailable

FORMS = ("image/png", "image/jpeg", "image/webp")
Draw = Callable[[], bytes]
"""Returns the file of a picture; for workers."""


def clipboard_things() -> list[QUrl] | Draw | None:
    """Return the files on the clipboard, or what returns its picture; None where it holds text, or nothing. GUI thread.

    Text first, but for files: who copies from a page of words wants its words. What came as a picture file is passed on
    unread, for the jailed decoder.
    """
    data: QMimeData | None = QGuiApplication.clipboard().mimeData()  # there may be none, which the stubs do not say
    if data is None:
        return None
    files = [url for url in data.urls() if url.isLocalFile()]
    if files:
        return files
    if data.text().strip():
        return None
    for form in FORMS:
        if data.hasFormat(form):
            contents = bytes(data.data(form).data())
            return lambda: contents
    image = QImage(data.imageData()) if data.hasImage() else QImage()
    return None if image.isNull() else lambda: _file_of(image)


def _file_of(image: QImage) -> bytes:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not image.save(buffer, "PNG", 80):  # type: ignore[call-overload]
        raise Unavailable("picture.unwritable")
    return bytes(data.data())
