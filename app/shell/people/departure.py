"""Deleting one's own profile: what goes and what stays is said first, then the password is asked for."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from app.core.kernel.errors import PlazaError
from app.core.kernel.ids import UserId
from app.shell.context import ShellContext
from app.shell.error_texts import text_of

if TYPE_CHECKING:
    from app.core.people.passwords import Passwords
    from app.core.people.service import People
    from app.departures import Departures

QML_IMPORT_NAME = "app.shell.people"
QML_IMPORT_MAJOR_VERSION = 1
OF_MONEY = ("wallet.not_empty", "wallet.on_its_way")


@dataclass(frozen=True, slots=True)
class DepartureDesk:
    """What deletes a profile. What waits is for workers; ``go`` has the window go, and the profile after it."""

    departures: "Departures"
    passwords: "Passwords"
    people: "People"
    go: Callable[[UserId, str], None]


@dataclass(frozen=True, slots=True)
class _Asked:
    """What the form is to ask for and to say."""

    has_password: bool
    is_last: bool


@QmlElement
class DepartureViewModel(QObject):
    """The form on which a person deletes their own profile. GUI thread."""

    changed = Signal()
    walletWanted = Signal()

    def __init__(self, desk: DepartureDesk, context: ShellContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._context = context
        self._asked: _Asked | None = None
        self._is_busy = False
        self._error: PlazaError | None = None

    @Property(bool, notify=changed)
    def isOpen(self) -> bool:
        """Tell whether the form is shown."""
        return self._asked is not None

    @Property(bool, notify=changed)
    def isBusy(self) -> bool:
        """Tell whether a worker looks whether it can be."""
        return self._is_busy

    @Property(bool, notify=changed)
    def hasPassword(self) -> bool:
        """Tell whether the person's password is asked for."""
        return self._asked is not None and self._asked.has_password

    @Property(bool, notify=changed)
    def isLast(self) -> bool:
        """Tell whether nobody else has a profile on this computer."""
        return self._asked is not None and self._asked.is_last

    @Property(str, notify=changed)
    def errorText(self) -> str:
        """Return why the profile is not deleted."""
        return "" if self._error is None else text_of(self._error)

    @Property(bool, notify=changed)
    def isAboutMoney(self) -> bool:
        """Tell whether it is not deleted because of money, which the person sees in the wallet."""
        return self._error is not None and self._error.code in OF_MONEY

    @Slot()
    def begin(self) -> None:
        """Open the form."""
        if self._is_busy:
            return
        desk, user_id = self._desk, self._context.user.user_id

        def find() -> _Asked:
            return _Asked(desk.passwords.state(user_id).is_set, len(desk.people.here()) < 2)

        self._say(is_busy=True)
        self._context.tasks.run(find, self._open, self._failed)

    @Slot()
    def back(self) -> None:
        """Close the form; nothing is deleted."""
        if not self._is_busy:
            self._asked = None
            self._say()

    @Slot(str)
    def send(self, password: str) -> None:
        """Delete the profile, if nothing speaks against it."""
        if self._asked is None or self._is_busy:
            return
        desk, user_id = self._desk, self._context.user.user_id
        self._say(is_busy=True)
        desk.departures.promise(user_id, password)  # or a Plaza that is ended now would forget it silently

        def failed(error: PlazaError) -> None:
            desk.departures.take_back(user_id)
            self._failed(error)

        self._context.tasks.run(
            lambda: desk.departures.judge(user_id, password), lambda _: desk.go(user_id, password), failed
        )

    @Slot()
    def openWallet(self) -> None:
        """Show where the money is."""
        self.walletWanted.emit()

    def _open(self, asked: _Asked) -> None:
        self._asked = asked
        self._say()

    def _failed(self, error: PlazaError) -> None:
        self._say(error)

    def _say(self, error: PlazaError | None = None, *, is_busy: bool = False) -> None:
        self._error, self._is_busy = error, is_busy
        self.changed.emit()
