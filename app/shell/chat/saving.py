"""What becomes of a picture or a file of a conversation: saved where the person wants it, or opened elsewhere."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Property, QObject, QStandardPaths, QUrl, Signal, Slot
from PySide6.QtQml import QmlElement

from app.core.kernel.errors import Cancelled, PlazaError
from app.shell.chat.copies import can_open, copy_into
from app.shell.chat.desk import ChatDesk
from app.shell.context import ShellContext
from app.shell.error_texts import text_of
from app.shell.plain_words import isolated

QML_IMPORT_NAME = "app.shell.chat"
QML_IMPORT_MAJOR_VERSION = 1


def _folder_name_of(_saving: "SavingViewModel") -> str:
    """Return what the folder is called that copies are put into."""
    return _folder_name()


@QmlElement
class SavingViewModel(QObject):
    """Copies what is kept to where the person says, or into a folder of Plaza's among their downloads.

    Other programs get such a copy alone, when the person asks for it; what might do things by itself they get from
    nobody here: ``questionWanted`` has its attachment and its name. ``viewWanted``: a picture large, by its attachment,
    suffix and aspect. ``saveWanted``: a place for an attachment, which may have the second name, in the folder of the
    third kind.
    """

    toasted = Signal(str, str)
    viewWanted = Signal(str, str, str)
    saveWanted = Signal(str, str, str)
    questionWanted = Signal(str, str)

    def __init__(self, desk: ChatDesk, context: ShellContext, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._context = context
        self._is_closed = False

    def close(self) -> None:
        """Give up what is being copied."""
        self._is_closed = True

    @Slot(str, QUrl)
    def save(self, attachment: str, place: QUrl) -> None:
        """Save a copy, and say where it is."""
        target, files = Path(place.toLocalFile()), self._desk.files
        if files is None or not place.isLocalFile():
            return
        is_wanted: Callable[[], bool] = lambda: not self._is_closed  # noqa: E731
        self._context.tasks.run(
            lambda: files.attachments.save(attachment, target, is_wanted), lambda _none: self._tell(target), self._fail
        )

    folderName = Property(str, _folder_name_of, constant=True)

    @Slot(str, str)
    def open(self, attachment: str, name: str) -> None:
        """Have the system open a copy of a file; one that might do things by itself is asked about instead."""
        if not can_open(name):
            self.questionWanted.emit(attachment, name)
            return

        def opened(copy: Path) -> None:
            if self._is_closed:
                return
            if self._context.open_file(copy):
                self.toasted.emit(self.tr("A copy is in %1").replace("%1", isolated(_folder_name())), "neutral")
            else:
                said = self.tr("No program here opens this file. A copy is in %1.")
                self.toasted.emit(said.replace("%1", isolated(_folder_name())), "danger")

        self._copy(attachment, name, opened)

    @Slot(str, str)
    def showInFolder(self, attachment: str, name: str) -> None:
        """Show a copy of a file among the person's own. Nothing opens it."""
        self._copy(attachment, name, lambda copy: None if self._is_closed else self._context.show_in_folder(copy))

    def _copy(self, attachment: str, name: str, done: Callable[[Path], None]) -> None:
        files, folder = self._desk.files, _folder()
        if files is not None:
            self._context.tasks.run(
                lambda: copy_into(folder, files.attachments, attachment, name, lambda: not self._is_closed),
                done,
                self._fail,
            )

    def _tell(self, target: Path) -> None:
        if not self._is_closed:
            self.toasted.emit(self.tr("Saved as %1").replace("%1", isolated(target.name)), "success")

    def _fail(self, error: PlazaError) -> None:
        if not self._is_closed and not isinstance(error, Cancelled):
            self.toasted.emit(text_of(error), "danger")


def _folder() -> Path:
    """Return the folder that copies are put into, which need not be there yet."""
    places = (QStandardPaths.StandardLocation.DownloadLocation, QStandardPaths.StandardLocation.HomeLocation)
    own = next(found for each in places if (found := QStandardPaths.writableLocation(each)))
    return Path(own) / "Plaza"


def _folder_name() -> str:
    """Return what that folder is called for the person."""
    folder = _folder()
    return f"{folder.parent.name}/{folder.name}"
