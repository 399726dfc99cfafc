"""The list of cameras as it changes while the Scan screen is open, and which the person used last."""

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from app.shell.scan.camera import CameraDevice, Cameras


class CameraMemory(Protocol):
    """Keeps which camera the person used last. GUI thread."""

    def last_camera(self) -> str:
        """Return its id, or nothing."""
        ...

    def remember_camera(self, camera_id: str) -> None:
        """Keep its id."""
        ...


class NoMemory:
    """Keeps nothing beyond itself."""

    def __init__(self) -> None:
        self._camera_id = ""

    def last_camera(self) -> str:
        """Return its id, or nothing."""
        return self._camera_id

    def remember_camera(self, camera_id: str) -> None:
        """Keep its id."""
        self._camera_id = camera_id


class Devices(QObject):
    """Knows the cameras from the first ``find`` on: the multimedia library loads with the first scan. GUI thread."""

    changed = Signal()

    def __init__(self, cameras: "Cameras | None" = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._given = cameras
        self._found: Cameras | None = None
        self.all: tuple[CameraDevice, ...] = ()

    def find(self) -> "Cameras":
        """Return the cameras; ``all`` says which there are, and ``changed`` when that changes."""
        if self._found is None:
            self._found = self._given or _system_cameras(self)
            self._found.watch(self._on_changed)
            self._on_changed()
        return self._found

    def _on_changed(self) -> None:
        if self._found is not None and self._found.devices() != self.all:
            self.all = self._found.devices()
            self.changed.emit()


def _system_cameras(parent: QObject) -> "Cameras":
    from app.shell.scan.camera import QtCameras

    return QtCameras(parent)
