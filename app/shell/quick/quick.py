"""The quick switcher's view-model: what is typed, what is found, and what is opened of it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated

from PySide6.QtCore import Property, QLocale, QObject, QTimer, Signal, SignalInstance, Slot
from PySide6.QtQml import QmlElement

from app.core.kernel.errors import PlazaError
from app.core.links import Link
from app.shell.error_texts import text_of
from app.shell.inside import Inside
from app.shell.quick.gathering import Everything, Found, QuickDesk, find, gather
from app.shell.quick.own_words import fixed
from app.shell.ranking import QUERY_CHARACTERS_MAX
from app.shell.rows import RowsModel
from app.shell.tasks import Tasks

QML_IMPORT_NAME = "app.shell.quick"
QML_IMPORT_MAJOR_VERSION = 1
Said = Annotated[str, "QuickViewModel"]

KINDS: dict[str, Said] = {
    "chat": "Chat",
    "person": "Person",
    "miniapp": "Mini-app",
    "page": "Page",
    "offered": "Not installed",
    "account": "Official account",
    "article": "Article",
    "section": "Part of Plaza",
    "command": "Command",
    "setting": "Setting",
}
AT_REST_MS = 1_500
OpenFound = Callable[[Link | Inside, bool], None]
"""Opens what was chosen; beside the chat if that is wanted, where it can stand there."""


@dataclass(frozen=True, slots=True)
class QuickRow:
    """One thing that was found, as the list shows it."""

    key: str
    name: str
    kind_text: str
    detail: str
    face_kind: str
    color: str
    picture: str
    icon_name: str


@QmlElement
class QuickViewModel(QObject):
    """Finds what can be opened. GUI thread; gathering and searching are done by workers, one at a time.

    While a search is under way only the newest query waits for the next: what is shown never answers an older one
    than what was shown before, and typing never waits.
    """

    changed = Signal()
    chosen = Signal()

    def __init__(
        self,
        desk: QuickDesk,
        tasks: Tasks,
        open_found: OpenFound,
        parent: QObject | None = None,
        started: SignalInstance | None = None,
    ) -> None:
        """``started`` tells that the start is nearly over: a little later everything is gathered for the first time."""
        super().__init__(parent)
        if started is not None:
            started.connect(self._prepare_at_rest)
        self._desk = desk
        self._tasks = tasks
        self._open_found = open_found
        self._rows: RowsModel[QuickRow] = RowsModel(QuickRow, lambda row: row.key, self)
        self._everything: Everything | None = None
        self._answered: Everything | None = None
        self._is_open = False
        self._is_gathering = self._is_preparing = False
        self._found: list[Found] = []
        self._wanted = ""
        self._shown: str | None = None
        self._is_working = False
        self._opening: bool | None = None
        self._error_text = ""
        self._gathering = 0

    @Property(QObject, constant=True)
    def rows(self) -> QObject:
        """Return what was found, the likeliest first."""
        return self._rows

    @Property(str, notify=changed)
    def query(self) -> str:
        """Return what the rows answer."""
        return self._shown or ""

    @Property(bool, notify=changed)
    def isReady(self) -> bool:
        """Tell whether the rows answer what was typed last, among what there is now."""
        return self._shown == self._wanted and not self._is_gathering and self._answered is self._everything

    @Property(str, notify=changed)
    def errorText(self) -> str:
        """Return why nothing can be found; empty if all is well."""
        return self._error_text

    @Slot()
    def prepare(self) -> None:
        """Gather what there is before anybody asks, so that the first rows come at once. Harmless when repeated."""
        if self._everything is not None or self._is_preparing or self._is_open:
            return
        self._is_preparing = True
        own, language = fixed(), QLocale().name()

        def gathered(everything: Everything) -> None:
            self._is_preparing = False
            if self._everything is None:
                self._everything = everything
                self._search()

        def failed(_error: PlazaError) -> None:
            self._is_preparing = False  # told if it is still so when somebody asks

        self._tasks.run(lambda: gather(self._desk, own, language), gathered, failed)

    @Slot()
    def begin(self) -> None:
        """Gather anew what there is, with nothing typed yet; until then what there was the last time is shown."""
        self._wanted, self._shown, self._opening, self._error_text = "", None, None, ""
        self._show([])
        self._gathering += 1
        self._is_open = self._is_gathering = True
        number, own, language = self._gathering, fixed(), QLocale().name()

        def gathered(everything: Everything) -> None:
            if number == self._gathering:
                self._everything, self._is_gathering = everything, False
                self._search()

        def failed(error: PlazaError) -> None:
            if number == self._gathering:
                self._gathering += 1
                self._everything, self._is_gathering = None, False
                self._error_text = text_of(error)
                self._show([])

        self._tasks.run(lambda: gather(self._desk, own, language), gathered, failed)
        self._search()

    @Slot()
    def end(self) -> None:
        """Show nothing any more. What was gathered is kept for the next time."""
        self._gathering += 1
        self._is_open = self._is_gathering = False
        self._opening, self._shown = None, None
        self._show([])

    @Slot(str)
    def search(self, query: str) -> None:
        """Find ``query``, taken letter by letter."""
        self._wanted = query[:QUERY_CHARACTERS_MAX]
        self._opening = None
        self.changed.emit()
        self._search()

    @Slot(int, bool)
    def choose(self, at: int, is_beside: bool) -> None:
        """Open one row; if they still answer an older query, the first of the rows that will answer the newest."""
        if self._shown != self._wanted:
            self._opening = is_beside
        elif 0 <= at < len(self._found):
            found = self._found[at]
            self._tasks.run(
                lambda: self._desk.visits.note(self._desk.user_id, found.kind, found.subject),
                lambda _none: None,
                # Opened all the same: that it will stand lower in the list next time is not worth a word.
                lambda _error: None,
            )
            self.chosen.emit()
            self._open_found(found.place, is_beside)

    @Slot()
    def _prepare_at_rest(self) -> None:
        QTimer.singleShot(AT_REST_MS, self, self.prepare)

    def _search(self) -> None:
        everything, query, number = self._everything, self._wanted, self._gathering
        is_answered = query == self._shown and everything is self._answered
        if everything is None or self._is_working or is_answered or not self._is_open:
            return
        self._is_working = True

        def done(found: list[Found]) -> None:
            self._is_working = False
            if number == self._gathering and query == self._wanted:
                self._shown, self._answered = query, everything
                self._show(found)
                self._open_first()
            self._search()

        def failed(error: PlazaError) -> None:
            self._is_working = False
            self._error_text = text_of(error)
            self.changed.emit()

        self._tasks.run(lambda: find(self._desk, everything, query), done, failed)

    def _open_first(self) -> None:
        is_beside, self._opening = self._opening, None
        if is_beside is not None:
            self.choose(0, is_beside)

    def _show(self, found: list[Found]) -> None:
        self._found = found
        self._rows.set_rows([self._row(each) for each in found])
        self.changed.emit()

    def _row(self, found: Found) -> QuickRow:
        return QuickRow(
            f"{found.kind} {found.subject}",
            found.title,
            self.tr(KINDS[found.kind]),
            found.detail,
            found.face,
            found.color,
            found.picture,
            found.icon,
        )
