"""What the person chose about the films of one mini-app: which subtitles, and how its comments fly."""

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

QML_IMPORT_NAME = "app.shell.components"
QML_IMPORT_MAJOR_VERSION = 1

OPACITY_MIN = 0.2
DENSITIES = ("few", "half", "all")


@QmlElement
class FilmChoices(QObject):
    """Shared by all films of a mini-app that is open. GUI thread."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.subtitles: tuple[str, str] | None = None
        """Language and label of the subtitles that were chosen; two empty texts for none; None: nothing was chosen."""
        self._has_comments = True
        self._opacity = 0.9
        self._density = "half"

    @Slot(str, str)
    def chooseSubtitles(self, language: str, label: str) -> None:
        """Show these subtitles from now on, in other films those that are alike; without a language none."""
        self.subtitles = (language, label)
        self.changed.emit()

    def _get_has_comments(self) -> bool:
        return self._has_comments

    def _set_has_comments(self, has_comments: bool) -> None:
        self._has_comments = has_comments
        self.changed.emit()

    hasComments = Property(bool, _get_has_comments, _set_has_comments, notify=changed)

    def _get_opacity(self) -> float:
        return self._opacity

    def _set_opacity(self, opacity: float) -> None:
        self._opacity = min(1.0, max(OPACITY_MIN, opacity))
        self.changed.emit()

    opacity = Property(float, _get_opacity, _set_opacity, notify=changed)

    def _get_density(self) -> str:
        return self._density

    def _set_density(self, density: str) -> None:
        if density in DENSITIES:
            self._density = density
            self.changed.emit()

    density = Property(str, _get_density, _set_density, notify=changed)
