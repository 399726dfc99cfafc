"""Whether a window is locked: by the person, after a while, at the start; and opened again by their password."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement
from PySide6.QtQuick import QQuickWindow

from app.core.kernel.errors import PlazaError
from app.shell.error_texts import text_of
from app.shell.faces import picture_url
from app.shell.lock.idle import Idle

if TYPE_CHECKING:
    from app.core.people.model import PasswordState, User
    from app.shell.lock.password import LockDesk, PasswordViewModel
    from app.shell.wallet.lock_out import LockOut

QML_IMPORT_NAME = "app.shell.lock"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class LockViewModel(QObject):
    """The lock of one window. While it is locked nothing of the person is shown, said or done there. GUI thread.

    Made before the first frame with nothing; ``attach`` follows once it is known whose the window is.
    """

    changed = Signal()
    attached = Signal()
    lockedChanged = Signal()
    unlocked = Signal()
    othersWanted = Signal()
    toasted = Signal(str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk: LockDesk | None = None
        self._password: PasswordViewModel | None = None
        self._lock_out: LockOut | None = None
        self._is_locked = False
        self._is_busy = False
        self._is_shut_out = False
        self._error_text = ""
        self._idle = Idle(self.lock, self)

    def attach(self, desk: "LockDesk", state: "PasswordState", *, is_locked: bool = False) -> None:
        """Take it that the window is the person's of ``desk``; ``is_locked``: nothing is shown before the password."""
        from app.shell.lock.password import PasswordViewModel  # after the first frame: they bring the core along
        from app.shell.wallet.lock_out import LockOut

        if self._password is None:
            self._password = PasswordViewModel(self)
            self._password.changed.connect(self._count)
            self._password.changed.connect(self.changed)
            self._password.toasted.connect(self.toasted)
            self._lock_out = LockOut(desk.clock, self)
            self._lock_out.counted.connect(self.changed)
            self._lock_out.ended.connect(self._let_try)
        self._desk = desk
        self._password.use(desk, state)
        self.attached.emit()
        if is_locked:
            self.lock()

    @property
    def is_locked(self) -> bool:
        """Whether nothing of the person is to be shown, said or done."""
        return self._is_locked

    @Property(bool, notify=lockedChanged)
    def isLocked(self) -> bool:
        """Tell whether the window shows nothing but the question for the password."""
        return self._is_locked

    @Property(bool, notify=changed)
    def canLock(self) -> bool:
        """Tell whether there is a password to lock with."""
        return self._password is not None and self._password.state.is_set

    @Property(QObject, notify=attached)
    def password(self) -> QObject | None:
        """Return the password as the settings show it; nothing before it is known whose."""
        return self._password

    @Property("QVariantMap", notify=attached)  # type: ignore[arg-type]  # the stubs know no Qt type names
    def person(self) -> dict[str, str]:
        """Return ``name``, ``avatarColor`` and ``picture`` of whose window it is."""
        if self._desk is None:
            return {"name": "", "avatarColor": "", "picture": ""}
        user = self._desk.user
        return {"name": user.name, "avatarColor": user.color, "picture": picture_url(user.picture)}

    @Property(bool, notify=changed)
    def isBusy(self) -> bool:
        """Tell whether a worker judges what was typed."""
        return self._is_busy

    @Property(bool, notify=changed)
    def isShutOut(self) -> bool:
        """Tell whether no try counts for a while."""
        return self._is_shut_out

    @Property(str, notify=changed)
    def errorText(self) -> str:
        """Return why the window stays locked."""
        if self._is_shut_out and self._lock_out is not None:
            return self.tr("Too many wrong passwords. Try again in {left}.").format(left=self._lock_out.left)
        return self._error_text

    def renew(self, user: "User") -> None:
        """Call the person what they are called now."""
        if self._desk is not None:
            self._desk = replace(self._desk, user=user)
            self.attached.emit()

    @Slot(QQuickWindow)
    def watch(self, window: QQuickWindow) -> None:
        """Take what is done in ``window`` for a sign that the person is there."""
        self._idle.watch(window)

    @Slot()
    def lock(self) -> None:
        """Show nothing until the password is typed; without a password there is nothing to lock with."""
        if self._is_locked or self._desk is None or not self.property("canLock"):
            return
        self._is_locked = True
        self._error_text = ""
        self._idle.stop()
        assert self._password is not None
        self._password.back()
        self._shut_out(self._password.state)
        self.lockedChanged.emit()
        self.changed.emit()

    @Slot(str)
    def unlock(self, password: str) -> None:
        """Open the window if this is the password."""
        desk = self._desk
        if desk is None or not self._is_locked or self._is_busy or self._is_shut_out:
            return
        self._say("", is_busy=True)
        user_id = desk.user.user_id
        desk.tasks.run(lambda: desk.passwords.verify(user_id, password), lambda _: self._open(), self._refused)

    @Slot()
    def leave(self) -> None:
        """Ask for the window of somebody else."""
        if self._is_locked and not self._is_busy:
            self.othersWanted.emit()

    def release(self) -> None:
        """Be nobody's again: whoever was asked for the password was not there. Only before anything was shown."""
        self._desk = None
        self._is_locked = self._is_shut_out = False
        if self._lock_out is not None:
            self._lock_out.stop()
        self.lockedChanged.emit()
        self._say("")

    def _open(self) -> None:
        self._is_locked = False
        self._say("")
        self._count()
        self.lockedChanged.emit()
        self.unlocked.emit()

    def _refused(self, error: PlazaError) -> None:
        if error.code != "password.locked":
            self._say(text_of(error))
            return
        self._say("")
        desk, password = self._desk, self._password
        assert desk is not None
        assert password is not None

        def show(state: "PasswordState") -> None:
            password.take(state)
            self._shut_out(state)

        desk.tasks.run(lambda: desk.passwords.state(desk.user.user_id), show)

    def _shut_out(self, state: "PasswordState") -> None:
        assert self._lock_out is not None
        self._is_shut_out = state.locked_until is not None
        if state.locked_until is not None:
            self._lock_out.start(state.locked_until)
        self.changed.emit()

    def _let_try(self) -> None:
        self._is_shut_out = False
        self._say("")

    def _count(self) -> None:
        """Lock after the minutes that are chosen now, counted from now."""
        if self._desk is not None and self._password is not None and not self._is_locked:
            self._idle.count(self._desk.clock, self._password.state.idle_minutes)

    def _say(self, error_text: str, *, is_busy: bool = False) -> None:
        self._error_text, self._is_busy = error_text, is_busy
        self.changed.emit()
