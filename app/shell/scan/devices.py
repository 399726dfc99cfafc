"""The list of cameras as it changes while the Scan screen is open."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from app.shell.scan.camera import Cameras


class Devices(QObject):
    """Knows the cameras from the first ``find`` on: the multimedia library loads with the first scan. GUI thread."""

    changed = Signal()

    def __init__(self, cameras: "Cameras | None" = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._given = cameras
        self._found: Cameras | None = None
        self.names: tuple[str, ...] = ()

    def find(self) -> "Cameras":
        """Return the cameras; ``names`` says what they are called, and ``changed`` when that changes."""
        if self._found is None:
            self._found = self._given or _system_cameras(self)
            self._found.watch(self._on_changed)
            self._on_changed()
        return self._found

    def _on_changed(self) -> None:
        if self._found is not None and self._found.names() != self.names:
            self.names = self._found.names()
            self.changed.emit()


def _system_cameras(parent: QObject) -> "Cameras":
    from app.shell.scan.camera import QtCameras

    return QtCameras(parent)
