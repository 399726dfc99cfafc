"""What the settings screen shows and changes."""

from dataclasses import replace

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from app.core.kernel.errors import PlazaError
from app.shell.error_texts import text_of
from app.shell.settings.preferences import CAMERA_ID_MAX, MODES, ZOOMS_PERCENT, Choices, Preferences
from app.shell.tasks import Tasks

QML_IMPORT_NAME = "app.shell.settings"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class SettingsViewModel(QObject):
    """The choices about the window: they take effect at once and are kept by a worker."""

    changed = Signal()
    toasted = Signal(str, str)
    callsWanted = Signal()
    scansWanted = Signal()

    def __init__(self, preferences: Preferences, version: str = "", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self._version = version
        self._tasks: Tasks | None = None

    def attach(self, tasks: Tasks) -> None:
        """Keep later changes through ``tasks``."""
        self._tasks = tasks

    @Property(str, notify=changed)
    def mode(self) -> str:
        """Return "system", "light" or "dark"."""
        return self._preferences.choices.mode

    @Property(float, notify=changed)
    def zoom(self) -> float:
        """Return how much the window is enlarged."""
        return self._preferences.choices.zoom_percent / 100

    @Property(str, notify=changed)
    def zoomText(self) -> str:
        """Return the zoom in words."""
        return f"{self._preferences.choices.zoom_percent} %"

    @Property(bool, notify=changed)
    def canZoomIn(self) -> bool:
        """Tell whether a larger size is left."""
        return self._preferences.choices.zoom_percent < ZOOMS_PERCENT[-1]

    @Property(bool, notify=changed)
    def canZoomOut(self) -> bool:
        """Tell whether a smaller size is left."""
        return self._preferences.choices.zoom_percent > ZOOMS_PERCENT[0]

    @Property(bool, notify=changed)
    def isStill(self) -> bool:
        """Tell whether nothing is to slide, grow or bounce."""
        return self._preferences.choices.is_still

    @Property(str, constant=True)
    def version(self) -> str:
        """Return Plaza's version."""
        return self._version

    @Slot(str)
    def chooseMode(self, mode: str) -> None:
        """Take ``mode`` if it is one of the three."""
        if mode in MODES:
            self._choose(replace(self._preferences.choices, mode=mode))

    @Slot(int)
    def zoomBy(self, steps: int) -> None:
        """Go ``steps`` sizes up (negative: down); 0 goes back to 100 %."""
        now = ZOOMS_PERCENT.index(self._preferences.choices.zoom_percent)
        there = ZOOMS_PERCENT.index(100) if steps == 0 else min(max(now + steps, 0), len(ZOOMS_PERCENT) - 1)
        self._choose(replace(self._preferences.choices, zoom_percent=ZOOMS_PERCENT[there]))

    @Slot(bool)
    def keepStill(self, is_still: bool) -> None:
        """Show less motion, or as much as there is."""
        self._choose(replace(self._preferences.choices, is_still=is_still))

    def last_camera(self) -> str:
        """Return the id of the camera that was scanned with last, or nothing."""
        return self._preferences.choices.camera_id

    def remember_camera(self, camera_id: str) -> None:
        """Keep the id of the camera that is scanned with."""
        if len(camera_id) <= CAMERA_ID_MAX:
            self._choose(replace(self._preferences.choices, camera_id=camera_id))

    def _choose(self, choices: Choices) -> None:
        if choices == self._preferences.choices:
            return
        self._preferences.choose(choices)
        self.changed.emit()
        if self._tasks is not None:
            self._tasks.run(self._preferences.save, lambda _: None, self._on_failed)

    def _on_failed(self, error: PlazaError) -> None:
        self.toasted.emit(text_of(error), "danger")
