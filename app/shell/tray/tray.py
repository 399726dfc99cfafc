"""What Plaza's icon among those of the system shows, and what its menu offers."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Property, QObject, QUrl, Signal, Slot
from PySide6.QtQml import QmlElement

QML_IMPORT_NAME = "app.shell.tray"
QML_IMPORT_MAJOR_VERSION = 1
IMAGES = Path(__file__).resolve().parents[3] / "resources" / "images"


@dataclass(frozen=True, slots=True)
class TrayLine:
    """A line of the menu; one without ``words`` divides."""

    key: str
    words: str = ""


@QmlElement
class TrayViewModel(QObject):
    """GUI thread. It is read by a `TrayIcon`, where the system has a place for that."""

    changed = Signal()
    linesChanged = Signal()
    chosen = Signal(str)
    """A line of the menu was chosen, by its key; empty: the icon itself."""
    said = Signal(str, str)
    """Something is to be said at the icon: a title and a text."""
    saidClicked = Signal()
    """What was said was clicked."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._unread_count = 0
        self._lines: tuple[TrayLine, ...] = ()

    @Property(QUrl, notify=changed)
    def iconSource(self) -> QUrl:
        """Return the picture: with a mark, where something waits."""
        return QUrl.fromLocalFile(str(IMAGES / ("plaza-unread.png" if self._unread_count else "plaza.png")))

    @Property(str, notify=changed)
    def toolTip(self) -> str:
        """Return what is said of the icon under the pointer, and to who cannot see it."""
        if not self._unread_count:
            return "Plaza"
        return self.tr("Plaza – unread messages: {count}").replace("{count}", str(self._unread_count))

    @Property("QVariantList", notify=linesChanged)  # type: ignore[arg-type]  # the stubs know no Qt type names
    def lines(self) -> list[dict[str, str]]:
        """Return the menu: the ``key`` of each line and its ``words``."""
        return [{"key": line.key, "words": line.words} for line in self._lines]

    @Slot(str)
    def choose(self, key: str) -> None:
        """Take it that a line of the menu was chosen, or the icon itself."""
        if not key or any(line.key == key for line in self._lines):
            self.chosen.emit(key)

    def count(self, unread_count: int) -> None:
        """Show how many messages wait."""
        if unread_count != self._unread_count:
            self._unread_count = unread_count
            self.changed.emit()

    def offer(self, lines: Sequence[TrayLine]) -> None:
        """Offer these lines."""
        if tuple(lines) != self._lines:
            self._lines = tuple(lines)
            self.linesChanged.emit()

    def retell(self) -> None:
        """Say the same in the language that is spoken now."""
        self.changed.emit()
