"""The picture and phrase by which a person knows a real prompt: shown on prompts, chosen at the first PIN."""

import random
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Property, QObject, QUrl, Signal, Slot
from PySide6.QtQml import QmlElement

from app.core.kernel.errors import PlazaError
from app.core.kernel.ids import UserId
from app.shell.error_texts import text_of

if TYPE_CHECKING:
    from app.core.payments.marks import Mark

QML_IMPORT_NAME = "app.shell.wallet"
QML_IMPORT_MAJOR_VERSION = 1
FOLDER = Path(__file__).resolve().parents[3] / "resources" / "marks"
COLUMNS = 6


class Marks(Protocol):
    """Keeps each person's mark."""

    def of(self, user_id: UserId) -> "Mark | None":
        """Return it, if there is one."""

    def choose(self, user_id: UserId, mark: "Mark", *, pin: str) -> None:
        """Take another."""


def picture_of(name: str) -> str:
    """Return the address of a mark's picture."""
    return QUrl.fromLocalFile(str(FOLDER / f"{name}.webp")).toString()


@QmlElement
class MarkViewModel(QObject):
    """The person's mark as every prompt shows it; empty until it is chosen. GUI thread."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._mark: Mark | None = None

    @Property(str, notify=changed)
    def picture(self) -> str:
        """The address of the picture."""
        return "" if self._mark is None else picture_of(self._mark.picture)

    @Property(str, notify=changed)
    def phrase(self) -> str:
        """The phrase."""
        return "" if self._mark is None else self._mark.phrase

    def show(self, mark: "Mark | None") -> None:
        """Show ``mark`` from now on."""
        if mark != self._mark:
            self._mark = mark
            self.changed.emit()


@QmlElement
class MarkChoice(QObject):
    """Choosing a picture and a phrase. A picture is chosen already, another for everybody. GUI thread."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        from app.core.payments.marks import PICTURES

        self._names = PICTURES
        self._at = random.randrange(len(PICTURES))  # noqa: S311 - a suggestion, not a secret
        self._phrase = ""
        self._error_text = ""

    @Property("QVariantList", constant=True)  # type: ignore[arg-type]  # the stubs know no Qt type names
    def pictures(self) -> list[dict[str, str]]:
        """What there is to choose from: ``name``, ``source`` and ``words`` for each."""
        return [{"name": name, "source": picture_of(name), "words": name.capitalize()} for name in self._names]

    @Property(int, notify=changed)
    def at(self) -> int:
        """Which picture is chosen."""
        return self._at

    @Property(str, notify=changed)
    def phrase(self) -> str:
        """The phrase as it was typed."""
        return self._phrase

    @Property(str, notify=changed)
    def errorText(self) -> str:
        """What is wrong with the phrase."""
        return self._error_text

    @Property(bool, notify=changed)
    def isWhole(self) -> bool:
        """Whether there is something of a phrase."""
        return len(self._phrase.strip()) > 1

    def mark(self) -> "Mark | None":
        """Return what was chosen; None, and say why, if that is no mark yet."""
        from app.core.payments.marks import Mark, check_phrase

        try:
            check_phrase(self._phrase)
        except PlazaError as error:
            self._error_text = text_of(error)
            self.changed.emit()
            return None
        return Mark(self._names[self._at], self._phrase)

    def begin(self, mark: "Mark | None") -> None:
        """Start from ``mark``."""
        if mark is not None and mark.picture in self._names:
            self._at = self._names.index(mark.picture)
        self._phrase = "" if mark is None else mark.phrase
        self._error_text = ""
        self.changed.emit()

    @Slot(int)
    def pick(self, at: int) -> None:
        """Choose the picture at ``at``, if there is one."""
        if 0 <= at < len(self._names):
            self._at = at
            self.changed.emit()

    @Slot(str)
    def write(self, phrase: str) -> None:
        """Take what was typed."""
        self._phrase, self._error_text = phrase, ""
        self.changed.emit()
