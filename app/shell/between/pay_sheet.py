"""The sheet with the person's pay code: shown while they look at it, made anew by itself, gone when they look away."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, Protocol

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtQml import QmlElement

from app.core.kernel.errors import PlazaError
from app.core.kernel.ids import UserId
from app.core.kernel.money import Money
from app.core.links import PayLink
from app.core.links import text_of as link_text
from app.core.payments.collecting_model import PayCode
from app.core.payments.spending import Limits
from app.shell.context import ShellContext
from app.shell.error_texts import text_of
from app.shell.guard import REST_MS, Guard
from app.shell.style.bars import bars_image
from app.shell.style.codes import code_image

QML_IMPORT_NAME = "app.shell.between"
QML_IMPORT_MAJOR_VERSION = 1
State = Literal["loading", "shown", "hidden", "trouble"]
RENEWED_MS = 30_000
"""A code lives a minute: who has scanned one has at least half of that to collect."""
IDLE_MS = 120_000
NOTICE_MS = 12_000
CHECKED_PX = 480


class Codes(Protocol):
    """Makes pay codes; on workers."""

    def show(self, user_id: UserId) -> PayCode:
        """Return a new one."""


class Allowed(Protocol):
    """Knows what a person allows themselves; on workers."""

    def limits(self, user_id: UserId) -> Limits:
        """Return it."""


@dataclass(frozen=True, slots=True)
class PaySheetDesk:
    """What the sheet goes through; ``open_security`` shows where the limit is set."""

    codes: Codes
    allowed: Allowed
    open_security: Callable[[], None] = lambda: None


@QmlElement
class PaySheetViewModel(QObject):
    """A pay code on a sheet. GUI thread.

    Strangers look at it, so the mark that the person knows real prompts by is not on it. The code is not even kept here
    while it is hidden.
    """

    kind = "pay"
    changed = Signal()
    closed = Signal()
    session_id = None

    def __init__(
        self,
        desk: PaySheetDesk,
        context: ShellContext,
        toast: Callable[[str, str], None],
        *,
        rest_ms: int = REST_MS,
        renewed_ms: int = RENEWED_MS,
        idle_ms: int = IDLE_MS,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._context = context
        self._toast = toast
        self.guard = Guard(rest_ms, self)
        self._state: State = "loading"
        self._number = ""
        self._is_spelt = False
        self._trouble = ""
        self._limit_text = ""
        self._notice = {"text": "", "tone": ""}
        self._is_gone = False
        self._asked = 0
        self._renewal = QTimer(self, interval=renewed_ms, singleShot=True)  # from when one is shown
        self._renewal.timeout.connect(self._renew)
        self._idle = QTimer(self, interval=idle_ms, singleShot=True)
        self._idle.timeout.connect(self.hide)
        self._fading = QTimer(self, interval=NOTICE_MS, singleShot=True)
        self._fading.timeout.connect(lambda: self._say("", ""))
        self.show()

    @Property(str, notify=changed)
    def state(self) -> str:
        """Return whether the code can be seen; one of ``State``."""
        return self._state

    @Property(str, notify=changed)
    def number(self) -> str:
        """Return the code's 24 digits; empty while it is not shown."""
        return self._number

    @Property(str, notify=changed)
    def linkText(self) -> str:
        """Return what the square says; empty while it is not shown."""
        return link_text(PayLink(self._number)) if self._number else ""

    @Property(str, notify=changed)
    def spelt(self) -> str:
        """Return the digits in groups of four, once the person asked to see them."""
        if not self._is_spelt:
            return ""
        return " ".join(self._number[at : at + 4] for at in range(0, len(self._number), 4))

    @Property(str, notify=changed)
    def trouble(self) -> str:
        """Return why there is no code; empty while there is."""
        return self._trouble

    @Property(str, notify=changed)
    def limitText(self) -> str:
        """Return up to what a code of theirs pays without asking."""
        return self._limit_text

    @Property("QVariantMap", notify=changed)  # type: ignore[arg-type]  # the stubs know no Qt type names
    def notice(self) -> dict[str, str]:
        """Return what has just come of a code: ``text`` and ``tone``; nothing for a while after it was told."""
        return self._notice

    @Slot()
    def show(self) -> None:
        """Show a new code, and go on making new ones."""
        self._go("loading")
        self._idle.start()
        self._renew()

    @Slot()
    def hide(self) -> None:
        """Let nobody see a code until the person asks for one: they look elsewhere, or have gone."""
        if self._is_gone or self._state == "hidden":
            return
        self._forget()
        self._go("hidden")

    @Slot()
    def stay(self) -> None:
        """Take note that the person is there."""
        if self._idle.isActive():
            self._idle.start()

    @Slot()
    def spell(self) -> None:
        """Show the digits, or leave them out again."""
        self._is_spelt = not self._is_spelt
        self.stay()
        self.changed.emit()

    @Slot()
    def copy(self) -> None:
        """Put the digits on the clipboard, which no mini-app is let read them from."""
        if self._number and self._is_spelt:
            QGuiApplication.clipboard().setText(self._number)
            self._toast(
                self.tr("Copied. It counts for a minute: give it to nobody but the till where you pay."), "success"
            )

    @Slot()
    def security(self) -> None:
        """Go where the limit is set."""
        self.give_up()
        self._desk.open_security()

    def tell(self, text: str, tone: str) -> None:
        """Say what came of a code, and show another: that one is used up."""
        self._say(text, tone)
        if self._state == "shown":
            self._is_spelt = False
            self._renew()

    @Slot()
    def close(self) -> None:
        """Put it away."""
        self.give_up()

    def withdraw(self) -> None:
        """Put it away."""
        self.give_up()

    def give_up(self) -> None:
        """Put it away."""
        if not self._is_gone:
            self._is_gone = True
            self._forget()
            self.closed.emit()

    def _renew(self) -> None:
        desk, user_id = self._desk, self._context.user.user_id
        self._asked += 1
        asked = self._asked

        def make() -> tuple[PayCode, Limits]:
            code = desk.codes.show(user_id)
            _check(code.number)
            return code, desk.allowed.limits(user_id)

        def made(found: tuple[PayCode, Limits]) -> None:
            if asked == self._asked and not self._is_gone and self._state != "hidden":
                self._show(*found)

        def failed(error: PlazaError) -> None:
            if asked == self._asked and not self._is_gone:
                self._forget()
                self._trouble = text_of(error)
                self._go("trouble")

        self._context.tasks.run(make, made, failed)

    def _show(self, code: PayCode, limits: Limits) -> None:
        self._number = code.number
        self._renewal.start()
        if limits.code_minor:
            text = self.tr("Up to %1 is paid at once, above it you are asked for your PIN.")
            self._limit_text = text.replace("%1", Money(limits.code_minor).text())
        else:
            self._limit_text = self.tr("You are asked for your PIN before anything is paid.")
        self._go("shown")

    def _forget(self) -> None:
        self._renewal.stop()
        self._idle.stop()
        self._number = ""
        self._is_spelt = False

    def _say(self, text: str, tone: str) -> None:
        self._notice = {"text": text, "tone": tone}
        if text:
            self._fading.start()
        self.changed.emit()

    def _go(self, state: State) -> None:
        self._state = state
        if state != "trouble":
            self._trouble = ""
        self.changed.emit()


def _check(number: str) -> None:
    """Return if both pictures of a code read back, as they will be drawn; on a worker.

    Raises:
        Refused: ``code.unreadable``.
    """
    import numpy as np  # 80 ms: not before a code is shown

    from app.scanner.bars import check_reads

    bars_image(number)
    text = link_text(PayLink(number))
    square = code_image(text, CHECKED_PX).convertToFormat(QImage.Format.Format_Grayscale8)
    pixels = np.frombuffer(square.constBits(), np.uint8).reshape(square.height(), square.bytesPerLine())
    check_reads(pixels[:, : square.width()].copy(), text, "QRCode")
