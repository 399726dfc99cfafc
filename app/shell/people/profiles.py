"""The people who have a profile on this computer: one is chosen at the start, others get windows of their own."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from app.core.kernel.errors import PlazaError
from app.core.kernel.ids import UserId
from app.core.people.events import PersonChanged
from app.core.people.model import COLORS, User
from app.shell.error_texts import text_of
from app.shell.faces import picture_url
from app.shell.reading import Reading
from app.shell.relay import Relay
from app.shell.rows import RowsModel
from app.shell.tasks import Tasks

if TYPE_CHECKING:
    from app.core.people.service import People

QML_IMPORT_NAME = "app.shell.people"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class ProfileRow:
    """One person; ``is_open`` says that a window is theirs."""

    user_id: str
    name: str
    avatar_color: str
    picture: str
    is_open: bool


@QmlElement
class ProfilesViewModel(QObject):
    """Who has a profile here, in the order they came. In each window one. GUI thread."""

    changed = Signal()
    wanted = Signal(str)

    def __init__(
        self,
        people: "People",
        tasks: Tasks,
        relay: Relay,
        is_open: Callable[[UserId], bool],
        parent: QObject | None = None,
    ) -> None:
        """``wanted`` names whose window is to be shown; ``is_open`` says whether there is one."""
        super().__init__(parent)
        self._people = people
        self._tasks = tasks
        self._is_open = is_open
        self._known: list[User] = []
        self._rows: RowsModel[ProfileRow] = RowsModel(ProfileRow, lambda row: row.user_id, self)
        self._is_choosing = False
        self._is_busy = False
        self._is_writing = False
        self._error_text = ""
        self._reading: Reading[list[User]] = Reading(tasks, people.here, self._show, self)
        self._reading.changed.connect(self.changed)
        relay.subscribe(PersonChanged, lambda _: self._reading.read())
        self._reading.read()

    @Property(QObject, constant=True)
    def rows(self) -> QObject:
        """Return the rows: who has a profile here."""
        return self._rows

    @Property(int, notify=changed)
    def count(self) -> int:
        """Return how many they are."""
        return len(self._known)

    @Property("QVariantList", constant=True)  # type: ignore[arg-type]  # the stubs know no Qt type names
    def colors(self) -> list[str]:
        """Return the colours there are, by their names."""
        return list(COLORS)

    @Property(bool, notify=changed)
    def isChoosing(self) -> bool:
        """Tell whether this window waits to be told whose it is."""
        return self._is_choosing

    @Property(bool, notify=changed)
    def isBusy(self) -> bool:
        """Tell whether a profile is being made or opened."""
        return self._is_busy

    @Property(bool, notify=changed)
    def isWriting(self) -> bool:
        """Tell whether a new person is being written down."""
        return self._is_writing

    @Property(str, notify=changed)
    def errorText(self) -> str:
        """Return why that did not work."""
        return self._error_text

    @Slot(str)
    def choose(self, user_id: str) -> None:
        """Show the window of a person; in a window that is nobody's yet, make it theirs."""
        if not self._is_busy and self._rows.index_of(user_id) >= 0:
            self._say(is_busy=self._is_choosing)
            self.wanted.emit(user_id)

    @Slot()
    def write(self) -> None:
        """Begin a new person."""
        if not self._is_busy:
            self._is_writing = True
            self._say()

    @Slot()
    def back(self) -> None:
        """Leave the new person unwritten."""
        if not self._is_busy:
            self._is_writing = False
            self._say()

    @Slot(str, str)
    def make(self, name: str, color: str) -> None:
        """Make a profile of this name and colour, and show its window."""
        if self._is_busy or not self._is_writing:
            return
        self._say(is_busy=True)
        self._tasks.run(lambda: self._people.create_profile(name, color), self._made, self.fail)

    def ask(self) -> None:
        """Have the person choose whose this window is."""
        self._is_choosing = True
        self.changed.emit()

    def settle(self) -> None:
        """Take it that what was wanted is there: this window is somebody's, or another came to the front."""
        self._is_choosing = self._is_writing = False
        self._say()

    def fail(self, error: PlazaError) -> None:
        """Say why what was wanted is not there."""
        self._say(text_of(error))

    def refresh(self) -> None:
        """Show anew who has a window."""
        self._show(self._known)

    def _made(self, user: User) -> None:
        self.wanted.emit(user.user_id)

    def _show(self, known: list[User]) -> None:
        self._known = known
        self._rows.set_rows([self._row(user) for user in known])
        self.changed.emit()

    def _row(self, user: User) -> ProfileRow:
        picture, is_open = picture_url(user.picture), self._is_open(user.user_id)
        return ProfileRow(user.user_id, user.name, user.color, picture, is_open)

    def _say(self, error_text: str = "", *, is_busy: bool = False) -> None:
        self._is_busy, self._error_text = is_busy, error_text
        self.changed.emit()
