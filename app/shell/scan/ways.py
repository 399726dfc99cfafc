"""The ways to scan: cameras, screens, files, the clipboard, addresses. What is chosen is begun by the scanner."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import shiboken6
from PySide6.QtCore import Property, QObject, QUrl, Signal, Slot
from PySide6.QtGui import QImage
from PySide6.QtQml import QmlElement

from app.core.kernel.errors import PlazaError, Refused, Unavailable
from app.shell.scan.devices import CameraMemory, Devices, NoMemory
from app.shell.scan.openers import (
    Opener,
    camera_opener,
    clipboard_openers,
    file_opener,
    image_opener,
    place_opener,
    screen_opener,
)
from app.shell.scan.screens import Capturing, QtScreens, Screens, own_screen
from app.shell.scan.system_settings import settings_for

if TYPE_CHECKING:
    from app.shell.scan.camera import CameraDevice, Cameras

QML_IMPORT_NAME = "app.shell.scan"
QML_IMPORT_MAJOR_VERSION = 1

FILES_MAX = 200
OWN_SCREEN = -1
"""Stands for the screen that Plaza's window is on."""


@dataclass(frozen=True, slots=True)
class Equipment:
    """What a computer has to scan with, and what the person used of it last. None: this computer's own; no memory."""

    cameras: "Cameras | None" = None
    screens: Screens | None = None
    memory: CameraMemory | None = None


class Scanner(Protocol):
    """Who scans what was chosen. GUI thread."""

    def camera_came(self) -> None:
        """Know that the list of cameras has changed."""

    def begin(self, openers: Sequence[Opener], *, camera_id: str = "", is_framed: bool = False) -> None:
        """Scan what the first opens, and when that holds no code what the next does; see ``ScanViewModel.begin``."""

    def enterText(self, text: str) -> None:
        """Take a text for what a code says."""

    def fail(self, error: PlazaError) -> None:
        """Tell why nothing is scanned."""


@QmlElement
class ScanWays(QObject):
    """What there is to scan with. GUI thread."""

    changed = Signal()
    usedChanged = Signal()
    failureChanged = Signal()
    settingsWanted = Signal(str)

    def __init__(self, scanner: Scanner, equipment: "Equipment | None" = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        given = equipment or Equipment()
        self.takes_text = True
        """Whether words on the clipboard are taken for what a code says."""
        self._scanner = scanner
        self._memory = given.memory or NoMemory()
        self._devices = Devices(given.cameras, self)
        self._devices.changed.connect(self._on_devices)
        self._screens = given.screens or QtScreens()
        self._capturing = Capturing(self._screens)
        self._camera_id = ""
        self._camera_name = ""
        self._settings = ""

    @Property(list, notify=changed)
    def cameras(self) -> list[str]:
        """The names of the cameras."""
        return [device.name for device in self._devices.all]

    @Property(int, notify=usedChanged)
    def cameraIndex(self) -> int:
        """Which camera is used, or -1."""
        ids = [device.camera_id for device in self._devices.all]
        return ids.index(self._camera_id) if self._camera_id in ids else -1

    @Property(list, notify=changed)
    def screens(self) -> list[str]:
        """The names of the screens."""
        return list(self._screens.names())

    @Property(bool, notify=failureChanged)
    def canOpenSettings(self) -> bool:
        """Whether the system has settings to show that mend what went wrong last."""
        return self._settings != ""

    @Slot()
    def openSettings(self) -> None:
        """Ask for those settings to be shown."""
        self.settingsWanted.emit(self._settings)

    @Slot(int)
    def useCamera(self, index: int) -> None:
        """Scan through the camera of that place in ``cameras``, and remember it."""
        self._devices.find()
        if not 0 <= index < len(self._devices.all):
            self._scanner.fail(Unavailable("scanner.camera_missing"))
            return
        device = self._devices.all[index]
        self._memory.remember_camera(device.camera_id)
        self._use(device)

    @Slot(str)
    def openPlace(self, place: str) -> None:
        """Scan a picture, a video, a folder of pictures, numbered pictures or a network camera, by path or address."""
        self._scanner.begin([place_opener(place)])

    @Slot(list)
    def openFiles(self, urls: list[QUrl]) -> None:
        """Scan the files that were chosen or dropped, one after the other until one holds a code."""
        self._begin_all([file_opener(url) for url in urls])

    @Slot()
    def paste(self) -> None:
        """Scan the picture or the files on the clipboard, or take the text there for a code's."""
        found = clipboard_openers(self.tr("the clipboard"))
        if isinstance(found, str) and self.takes_text:
            self._scanner.enterText(found)
        elif isinstance(found, str):
            self._scanner.fail(Unavailable("scanner.clipboard_text"))
        else:
            self._begin_all(found)

    @Slot(int, bool)
    def captureScreen(self, index: int, isPart: bool) -> None:
        """Scan a screen, without Plaza on it: all of it, or the part that the person then draws a frame around."""

        def taken(picture: QImage | bytes | PlazaError) -> None:
            if not shiboken6.isValid(self):  # the scanner was closed meanwhile
                return
            if isinstance(picture, PlazaError):
                self._scanner.fail(picture)
                return
            opener = screen_opener(picture, self.tr("the screen"))
            self._scanner.begin([opener], is_framed=isPart)

        self._capturing.take(own_screen() if index == OWN_SCREEN else index, taken)

    def open_picture(self, image: QImage, name: str) -> None:
        """Scan a picture that is there already."""
        self._scanner.begin([image_opener(image, name)])

    def use_remembered_camera(self) -> bool:
        """Scan through the camera used last, or the first; return whether there is any."""
        self._devices.find()
        ids = [device.camera_id for device in self._devices.all]
        last = self._memory.last_camera()
        if ids:
            self._use(self._devices.all[ids.index(last) if last in ids else 0])
        return bool(ids)

    def note_failure(self, code: str) -> None:
        """Know why nothing is scanned."""
        self._settings = settings_for(code)
        self.failureChanged.emit()

    def note_camera(self, camera_id: str) -> None:
        """Know that this camera is used, or none."""
        if camera_id != self._camera_id:
            self._camera_id = camera_id
            self.usedChanged.emit()

    def _begin_all(self, openers: Sequence[Opener]) -> None:
        if len(openers) > FILES_MAX:
            self._scanner.fail(Refused("scanner.too_many_files", files_max=FILES_MAX))
        elif openers:
            self._scanner.begin(openers)

    def _use(self, device: "CameraDevice") -> None:
        self._camera_name = device.name
        self._scanner.begin([camera_opener(self._devices.find(), device.camera_id)], camera_id=device.camera_id)

    def _on_devices(self) -> None:
        """Tell of the camera in use when it is gone, and begin when the first comes that was waited for."""
        is_gone = self._camera_id != "" and self._camera_id not in {each.camera_id for each in self._devices.all}
        self.changed.emit()
        self.usedChanged.emit()
        if is_gone:
            self._scanner.fail(Unavailable("scanner.camera_missing", camera=self._camera_name))
        else:
            self._scanner.camera_came()
