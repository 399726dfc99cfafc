"""What the settings screen shows and changes."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Property, QObject, Signal, SignalInstance, Slot
from PySide6.QtQml import QmlElement

from app.core.kernel.errors import PlazaError
from app.shell.back_up.back_ups import BackUpsViewModel
from app.shell.error_texts import text_of
from app.shell.links.links import OutsideLinksViewModel
from app.shell.lock.lock import LockViewModel
from app.shell.settings.desktop import DesktopViewModel
from app.shell.settings.kept_emoji import KeptEmoji
from app.shell.settings.licences import LicencesViewModel
from app.shell.settings.preferences import (
    BESIDE_PX_MAX,
    CAMERA_ID_MAX,
    FOLDER_CHARACTERS_MAX,
    LANGUAGES,
    MODES,
    ZOOMS_PERCENT,
    Choices,
    Preferences,
)
from app.shell.settings.sections import SettingsSections
from app.shell.system_keys.screen_keys import ScreenKeysViewModel
from app.shell.tasks import Tasks

QML_IMPORT_NAME = "app.shell.settings"
QML_IMPORT_MAJOR_VERSION = 1


def _beside_px_of(settings: "SettingsViewModel") -> int:
    """Return how wide what is beside the chat is wanted, in pixels without zoom."""
    return settings._preferences.choices.beside_px


def _lock_of(settings: "SettingsViewModel") -> LockViewModel:
    return settings.own_lock


def _back_ups_of(settings: "SettingsViewModel") -> BackUpsViewModel:
    return settings.back_ups


def _desktop_of(settings: "SettingsViewModel") -> DesktopViewModel:
    return settings.own_desktop


def _sections_of(settings: "SettingsViewModel") -> SettingsSections:
    return settings.all_sections


def _licences_of(settings: "SettingsViewModel") -> LicencesViewModel:
    return settings.all_licences


@QmlElement
class SettingsViewModel(QObject):
    """The choices about the window: they take effect at once and are kept by a worker."""

    changed = Signal()
    toasted = Signal(str, str)
    languageChosen = Signal(str)
    callsWanted = Signal()
    scansWanted = Signal()
    keysWanted = Signal()
    departureWanted = Signal()

    def __init__(self, preferences: Preferences, version: str = "", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self._version = version
        self._tasks: Tasks | None = None
        self.all_licences = LicencesViewModel(self)
        """The licences of what Plaza stands on."""
        self.all_sections = SettingsSections(self)
        """Which part of the settings is read."""
        self.back_ups = BackUpsViewModel(self)
        self.back_ups.toasted.connect(self.toasted)
        self.own_lock = LockViewModel(self)
        """The lock of the window that these settings are of."""
        self.emoji = KeptEmoji(lambda: preferences.choices, self._choose)
        """Which emoji were used last."""
        self.own_desktop = DesktopViewModel(lambda: preferences.choices, self._choose, self)
        """What Plaza does while another program is in front."""
        self.changed.connect(self.own_desktop.changed)
        self.screen_keys = ScreenKeysViewModel(self._kept_keys, self._keep_keys, self)
        self.outside_links = OutsideLinksViewModel(self)
        self.detach = preferences.listen(self.changed.emit)
        """Hear no more of what is chosen in other windows: this one goes."""

    def attach(self, tasks: Tasks) -> None:
        """Keep later changes through ``tasks``."""
        self._tasks = tasks
        self.all_licences.attach(tasks)

    licences = Property(LicencesViewModel, _licences_of, constant=True)
    sections = Property(QObject, _sections_of, constant=True)
    backUps = Property(QObject, _back_ups_of, constant=True)
    lock = Property(QObject, _lock_of, constant=True)
    desktop = Property(QObject, _desktop_of, constant=True)

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

    @Property(QObject, constant=True)
    def outsideLinks(self) -> QObject:
        """Return whether this system opens links with Plaza."""
        return self.outside_links

    @Property(QObject, constant=True)
    def screenKeys(self) -> QObject:
        """Return the keys that scan the screen from every program."""
        return self.screen_keys

    @Property(str, constant=True)
    def version(self) -> str:
        """Return Plaza's version."""
        return self._version

    @Property(str, notify=changed)
    def documentFolder(self) -> str:
        """Return the folder in which a document was saved last, or nothing."""
        return self._preferences.choices.document_folder

    @Property(str, notify=changed)
    def pictureFolder(self) -> str:
        """Return the folder in which a picture was saved last, or nothing."""
        return self._preferences.choices.picture_folder

    @Slot(str, str)
    def rememberFolder(self, kind: str, folder: str) -> None:
        """Keep the folder in which something was saved; ``kind`` is "documents" or "pictures"."""
        if not folder or len(folder) > FOLDER_CHARACTERS_MAX:
            return
        if kind == "pictures":
            self._choose(replace(self._preferences.choices, picture_folder=folder))
        else:
            self._choose(replace(self._preferences.choices, document_folder=folder))

    @Slot(str)
    def chooseMode(self, mode: str) -> None:
        """Take ``mode`` if it is one of the three."""
        if mode in MODES:
            self._choose(replace(self._preferences.choices, mode=mode))

    @Property(str, notify=changed)
    def language(self) -> str:
        """Return "as_system", or the language that the window speaks, as "zh_CN"."""
        return self._preferences.choices.language

    @Slot(str)
    def chooseLanguage(self, language: str) -> None:
        """Take ``language`` if it is one of those to choose from; the window speaks it at once."""
        if language in LANGUAGES:
            self._choose(replace(self._preferences.choices, language=language))
            self.languageChosen.emit(language)

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

    besideWidth = Property(int, _beside_px_of, notify=changed)

    @Slot(int)
    def drawBeside(self, width_px: int) -> None:
        """Keep how wide it was drawn."""
        if 0 < width_px <= BESIDE_PX_MAX:
            self._choose(replace(self._preferences.choices, beside_px=width_px))

    def last_camera(self) -> str:
        """Return the id of the camera that was scanned with last, or nothing."""
        return self._preferences.choices.camera_id

    def remember_camera(self, camera_id: str) -> None:
        """Keep the id of the camera that is scanned with."""
        if len(camera_id) <= CAMERA_ID_MAX:
            self._choose(replace(self._preferences.choices, camera_id=camera_id))

    def _kept_keys(self) -> tuple[bool, str]:
        return self._preferences.choices.has_screen_keys, self._preferences.choices.screen_keys

    def _keep_keys(self, is_on: bool, keys: str) -> None:
        self._choose(replace(self._preferences.choices, has_screen_keys=is_on, screen_keys=keys))

    def _choose(self, choices: Choices) -> None:
        if choices == self._preferences.choices:
            return
        self._preferences.choose(choices)
        if self._tasks is not None:
            failed = partial(_tell, self.toasted)
            self._tasks.run(self._preferences.save, lambda _: None, failed)


def _tell(toasted: SignalInstance, error: PlazaError) -> None:
    toasted.emit(text_of(error), "danger")
