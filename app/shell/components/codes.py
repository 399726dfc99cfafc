"""QR codes of mini-apps: drawn by a worker, at the size they are shown."""

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtGui import QImage
from PySide6.QtQml import QmlElement
from shiboken6 import isValid

from app.core.kernel.errors import PlazaError, Refused
from app.shell.components.pictures import PictureLoader
from app.shell.style.codes import code_image

QML_IMPORT_NAME = "app.shell.components"
QML_IMPORT_MAJOR_VERSION = 1

BYTES_MAX = 512
SIDE_MAX = 1024


def _draw(text: str, side_px: int) -> QImage:
    size = len(text.encode("utf-8", "surrogatepass"))
    if not 0 < size <= BYTES_MAX:
        raise Refused("code.too_long", bytes=size, bytes_max=BYTES_MAX)
    return code_image(text, side_px)


@QmlElement
class CodeRequest(QObject):
    """One code as one item wants it. ``url`` is empty until it is drawn; ``isBroken`` says that it never will be."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._url = ""
        self._is_broken = False
        self._asked: tuple[str, int] | None = None

    @Property(str, notify=changed)
    def url(self) -> str:
        """Where the picture is, for an `Image`."""
        return self._url

    @Property(bool, notify=changed)
    def isBroken(self) -> bool:
        """Whether there is no code of this text: it is empty or too long."""
        return self._is_broken

    @Slot(PictureLoader, str, float)
    def want(self, loader: PictureLoader, text: str, side_px: float) -> None:
        """Ask for the code of ``text``, at most ``side_px`` device pixels wide."""
        if side_px < 1:
            return
        asked = (text, min(SIDE_MAX, int(side_px)))
        if asked == self._asked:
            return
        self._asked = asked

        def show(url: str, is_broken: bool) -> None:
            # The item may have gone, with its Qt half, while the code was drawn.
            if asked == self._asked and isValid(self):
                may_show = loader.shows(self, url)
                self._url, self._is_broken = (url, is_broken) if may_show else ("", True)
                self.changed.emit()

        def failed(_error: PlazaError) -> None:
            show("", True)

        loader.draw(self, lambda: _draw(*asked), lambda url: show(url, False), failed)
