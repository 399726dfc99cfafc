"""What Plaza does while another program is in front: shown and changed in the settings."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from app.shell.settings.preferences import SYSTEM_NOTICES, Choices

QML_IMPORT_NAME = "app.shell.settings"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class DesktopViewModel(QObject):
    """Shows the choices about the desktop around Plaza, and takes new ones. GUI thread."""

    changed = Signal()

    def __init__(
        self, choices: Callable[[], Choices], choose: Callable[[Choices], None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._choices = choices
        self._choose = choose
        self._can_tell = False
        self._can_stay = False

    def attach(self, *, can_tell: bool) -> None:
        """Offer what this system can do: ``can_tell``, whether it shows notices."""
        self._can_tell = can_tell
        self.changed.emit()

    def let_stay(self, can_stay: bool) -> None:
        """Offer to go on without a window: there is an icon by which the person finds Plaza again."""
        if can_stay != self._can_stay:
            self._can_stay = can_stay
            self.changed.emit()

    @Property(bool, notify=changed)
    def canStay(self) -> bool:
        """Tell whether Plaza can go on without a window."""
        return self._can_stay

    @Property(bool, notify=changed)
    def stays(self) -> bool:
        """Tell whether it does as its last window is closed."""
        return self._choices().closes_to_tray

    @Slot(bool)
    def chooseStaying(self, stays: bool) -> None:
        """Go on without a window from now on, or end with the last one."""
        self._choose(replace(self._choices(), closes_to_tray=stays))

    def how_to_tell(self) -> str:
        """Return the same as ``notices``, for whoever tells."""
        return self._choices().system_notices

    @Property(bool, notify=changed)
    def canTell(self) -> bool:
        """Tell whether this system shows notices."""
        return self._can_tell

    @Property(str, notify=changed)
    def notices(self) -> str:
        """Return what the system says of messages: "full", "names" or "none"."""
        return self._choices().system_notices

    @Slot(str)
    def chooseNotices(self, how: str) -> None:
        """Take ``how`` if it is one of the three."""
        if how in SYSTEM_NOTICES:
            self._choose(replace(self._choices(), system_notices=how))
