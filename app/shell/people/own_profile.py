"""The person's own profile: what they are called, their colour and their words about themselves, changed by them."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from app.core.kernel.errors import PlazaError
from app.core.people.events import PersonChanged
from app.core.people.model import COLORS, User
from app.shell.context import ShellContext
from app.shell.error_texts import text_of
from app.shell.reading import Reading

if TYPE_CHECKING:
    from app.core.people.service import People

QML_IMPORT_NAME = "app.shell.people"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class OwnProfileViewModel(QObject):
    """Changes the profile of the window's person and keeps its ``ShellContext.user`` up to date. GUI thread."""

    changed = Signal()
    renewed = Signal()
    """The person is called something else now."""

    def __init__(self, people: "People", context: ShellContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._people = people
        self._context = context
        self._is_open = False
        self._is_busy = False
        self._error_text = ""
        user_id = context.user.user_id
        self._reading: Reading[User] = Reading(context.tasks, lambda: people.get(user_id), self._renew, self)
        context.relay.subscribe(PersonChanged, lambda event: self._reading.read() if event.user_id == user_id else None)

    @Property(bool, notify=changed)
    def isOpen(self) -> bool:
        """Tell whether it is being changed."""
        return self._is_open

    @Property(bool, notify=changed)
    def isBusy(self) -> bool:
        """Tell whether it is being written."""
        return self._is_busy

    @Property(str, notify=changed)
    def errorText(self) -> str:
        """Return why it was not taken."""
        return self._error_text

    @Property("QVariantList", constant=True)  # type: ignore[arg-type]  # the stubs know no Qt type names
    def colors(self) -> list[str]:
        """Return the colours there are, by their names."""
        return list(COLORS)

    @Slot()
    def begin(self) -> None:
        """Open the form."""
        self._say(is_open=True)

    @Slot()
    def back(self) -> None:
        """Close the form; nothing is changed."""
        if not self._is_busy:
            self._say(is_open=False)

    @Slot(str, str, str)
    def save(self, name: str, color: str, about: str) -> None:
        """Take what was typed."""
        if not self._is_open or self._is_busy:
            return
        people, user_id = self._people, self._context.user.user_id
        self._say(is_open=True, is_busy=True)
        self._context.tasks.run(
            lambda: people.change_profile(user_id, name, color, about),
            lambda _: self._say(is_open=False),
            self._failed,
        )

    def _failed(self, error: PlazaError) -> None:
        self._say(text_of(error), is_open=True)

    def _renew(self, user: User) -> None:
        if user != self._context.user:
            self._context.user = user
            self.renewed.emit()

    def _say(self, error_text: str = "", *, is_open: bool, is_busy: bool = False) -> None:
        self._is_open, self._is_busy, self._error_text = is_open, is_busy, error_text
        self.changed.emit()
