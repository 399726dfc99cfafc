"""Whether Plaza may use the camera: asked of the system, which asks the person."""

import os
import sys
from collections.abc import Callable
from typing import Literal, Protocol

from PySide6.QtCore import QCameraPermission, QCoreApplication, QObject, Qt

Standing = Literal["granted", "denied", "unasked"]


class CameraPermission(Protocol):
    """The system's permission to use cameras. GUI thread."""

    def standing(self) -> Standing:
        """Return how it stands now."""
        ...

    def ask(self, answered: Callable[[], None]) -> None:
        """Have the system ask the person, and call ``answered`` then."""
        ...

    def bars(self, device: str) -> bool:
        """Tell whether the system keeps the person from a camera that is there, of that id."""
        ...


class SystemPermission(QObject):
    """The permission as Qt knows it, and under Linux as the device's file has it. GUI thread."""

    def standing(self) -> Standing:
        """Return how it stands now."""
        status = _application().checkPermission(QCameraPermission())
        if status == Qt.PermissionStatus.Granted:
            return "granted"
        return "denied" if status == Qt.PermissionStatus.Denied else "unasked"

    def ask(self, answered: Callable[[], None]) -> None:
        """Have the system ask the person, and call ``answered`` then."""
        _application().requestPermission(QCameraPermission(), self, answered)

    def bars(self, device: str) -> bool:
        """Tell whether the person may not open the device's file."""
        is_file = sys.platform == "linux" and os.path.exists(device)  # noqa: PTH110 - as the system wrote it
        return is_file and not os.access(device, os.R_OK | os.W_OK)


class Permitted:
    """Begins something once the camera may be used. GUI thread."""

    def __init__(self, permission: CameraPermission) -> None:
        self._permission = permission
        self._granted: Callable[[], None] | None = None
        self._denied: Callable[[], None] | None = None

    def begin(self, granted: Callable[[], None], denied: Callable[[], None]) -> None:
        """Call one of the two, at once or when the person has made up their mind."""
        self._granted, self._denied = granted, denied
        if self._permission.standing() == "unasked":
            self._permission.ask(self._on_answered)
        else:
            self._on_answered()

    def stop(self) -> None:
        """Call neither any more."""
        self._granted = self._denied = None

    def _on_answered(self) -> None:
        granted, denied = self._granted, self._denied
        self.stop()
        told = granted if self._permission.standing() == "granted" else denied
        if told is not None:
            told()


def _application() -> QCoreApplication:
    application = QCoreApplication.instance()
    assert application is not None
    return application
