"""Screens that show what a test puts on them."""

from PySide6.QtGui import QGuiApplication, QImage

from app.core.kernel.errors import PlazaError
from app.scanner.model import GrayPicture
from app.shell.scan.screens import Taken


class FakeScreens:
    """The screens of a computer; ``visible`` counts for each picture the windows that were shown."""

    def __init__(self) -> None:
        self.shown: list[GrayPicture] = []
        self.error: PlazaError | None = None
        self.visible: list[int] = []

    def names(self) -> tuple[str, ...]:
        return tuple(f"Screen {number}" for number in range(1, len(self.shown) + 1))

    def take(self, index: int, taken: Taken) -> None:
        self.visible.append(sum(window.isVisible() for window in QGuiApplication.topLevelWindows()))
        if self.error is not None:
            taken(self.error)
            return
        picture = self.shown[index]
        height, width = picture.shape
        taken(QImage(picture.data, width, height, width, QImage.Format.Format_Grayscale8).copy())
