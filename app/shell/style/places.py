"""For QML: the folders in which files are saved, the one used last or the person's own."""

from pathlib import Path

from PySide6.QtCore import QDir, QObject, QStandardPaths, QUrl, Slot
from PySide6.QtQml import QmlElement

QML_IMPORT_NAME = "app.shell.style"
QML_IMPORT_MAJOR_VERSION = 1

_KINDS = {
    "documents": QStandardPaths.StandardLocation.DocumentsLocation,
    "pictures": QStandardPaths.StandardLocation.PicturesLocation,
}
_ELSE = (QStandardPaths.StandardLocation.DownloadLocation, QStandardPaths.StandardLocation.HomeLocation)


@QmlElement
class SaveFolders(QObject):
    """What the singleton ``Places`` asks: qmllint does not see singletons written in Python."""

    @Slot(str, str, result=QUrl)
    def folder(self, kind: str, last: str) -> QUrl:
        """Return where a file of this kind ("documents" or "pictures") is saved: in ``last`` while that is there.

        It is looked for on the GUI thread: the dialog that opens there reads it on the same.
        """
        own = (QStandardPaths.writableLocation(each) for each in (_KINDS[kind], *_ELSE))
        for place in (last, *own):
            if place and QDir(place).exists():
                return QUrl.fromLocalFile(place)
        return QUrl.fromLocalFile(QDir.homePath())

    @Slot(QUrl, str, result=QUrl)
    def within(self, folder: QUrl, name: str) -> QUrl:
        """Return the address of a file in a folder."""
        return QUrl.fromLocalFile(QDir(folder.toLocalFile()).filePath(name))

    @Slot(QUrl, result=str)
    def folderOf(self, file: QUrl) -> str:
        """Return the folder that a file lies in, as a path; empty for what is no file of this computer."""
        return str(Path(file.toLocalFile()).parent) if file.isLocalFile() else ""
