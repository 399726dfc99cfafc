"""The person's own picture: chosen from a file, decoded in the jail, kept small and square; or taken away."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, QUrl, Signal, Slot
from PySide6.QtQml import QmlElement

from app.core.kernel.errors import PlazaError, Unavailable
from app.shell.context import ShellContext
from app.shell.error_texts import text_of

if TYPE_CHECKING:
    from app.core.people.faces import Faces
    from app.host.decoding.service import PictureQueue

QML_IMPORT_NAME = "app.shell.people"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class FaceDesk:
    """Where pictures of people are kept, and ``new_queue``, a queue of the jailed decoders for one of them."""

    faces: "Faces"
    new_queue: "Callable[[], PictureQueue]"


@QmlElement
class OwnPictureViewModel(QObject):
    """Changes the picture of the window's person. GUI thread."""

    changed = Signal()

    def __init__(self, desk: FaceDesk, context: ShellContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._context = context
        self._is_busy = False
        self._error_text = ""

    @Property(bool, notify=changed)
    def isBusy(self) -> bool:
        """Tell whether a picture is being read, or taken away."""
        return self._is_busy

    @Property(str, notify=changed)
    def errorText(self) -> str:
        """Return why it was not taken."""
        return self._error_text

    @Slot(QUrl)
    def take(self, file: QUrl) -> None:
        """Take the picture in a file."""
        desk, user_id = self._desk, self._context.user.user_id

        def work() -> None:
            # After the first frame: it brings NumPy along, and the core.
            from app.core.people.faces import SIDE
            from app.shell.media.redrawing import redraw_square

            if not file.isLocalFile():
                raise Unavailable("file.unreadable", reason="it is not on this computer")
            desk.faces.choose(user_id, redraw_square(Path(file.toLocalFile()), desk.new_queue(), SIDE))

        self._do(work)

    @Slot()
    def remove(self) -> None:
        """Be shown by the letter again."""
        faces, user_id = self._desk.faces, self._context.user.user_id
        self._do(lambda: faces.remove(user_id))

    @Slot()
    def forget(self) -> None:
        """Say no more what went wrong."""
        if not self._is_busy:
            self._say()

    def _do(self, work: Callable[[], None]) -> None:
        if not self._is_busy:
            self._say(is_busy=True)
            self._context.tasks.run(work, lambda _: self._say(), self._failed)

    def _failed(self, error: PlazaError) -> None:
        self._say(text_of(error))

    def _say(self, error_text: str = "", *, is_busy: bool = False) -> None:
        self._is_busy, self._error_text = is_busy, error_text
        self.changed.emit()
