"""The sheet with the person's receive code: shown, with an amount if they like, copied and saved as a picture."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Property, QObject, QUrl, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QmlElement

from app.core.kernel.errors import PlazaError
from app.core.kernel.ids import UserId
from app.core.kernel.money import Money
from app.core.links import PayLink
from app.core.links import text_of as link_text
from app.core.payments.checks import NOTE_CHARACTERS_MAX
from app.core.payments.receive_codes import ReceiveCode
from app.shell.between.amounts import amount_of
from app.shell.codes.drawing import Made, Wanted, draw, save
from app.shell.context import ShellContext
from app.shell.error_texts import text_of
from app.shell.faces import picture_url
from app.shell.guard import REST_MS, Guard
from app.shell.plain_words import one_line

QML_IMPORT_NAME = "app.shell.between"
QML_IMPORT_MAJOR_VERSION = 1
PICTURE_PX = 720


class Codes(Protocol):
    """Makes receive codes; on workers."""

    def show(self, user_id: UserId, *, amount: Money | None = None, note: str = "") -> ReceiveCode:
        """Return one."""


@QmlElement
class ReceiveSheetViewModel(QObject):
    """A receive code on a sheet. GUI thread."""

    kind = "receive"
    changed = Signal()
    closed = Signal()
    session_id = None

    def __init__(
        self,
        codes: Codes,
        context: ShellContext,
        toast: Callable[[str, str], None],
        *,
        rest_ms: int = REST_MS,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._codes = codes
        self._context = context
        self._toast = toast
        self.guard = Guard(rest_ms, self)
        self._code: ReceiveCode | None = None
        self._trouble = ""
        self._is_gone = False
        self._read(None, "")

    @Property(str, notify=changed)
    def linkText(self) -> str:
        """What the code says; empty until it is known."""
        return "" if self._code is None else link_text(PayLink(self._code.token))

    @Property(str, notify=changed)
    def amountText(self) -> str:
        """What the code asks for; empty where the giver says how much."""
        return "" if self._code is None or self._code.amount is None else self._code.amount.text()

    @Property(str, notify=changed)
    def note(self) -> str:
        """What is written on it."""
        return "" if self._code is None else one_line(self._code.note)

    @Property(str, notify=changed)
    def trouble(self) -> str:
        """What went wrong; empty while nothing did."""
        return self._trouble

    @Slot(str, str)
    def ask(self, amount_text: str, note: str) -> None:
        """Show a code for this amount and note instead; nothing for both shows the plain one."""
        amount = amount_of(amount_text)
        if amount_text.strip() and amount is None:
            self._trouble = self.tr("Write the amount in digits, such as 8.88.")
            self.changed.emit()
            return
        self._read(amount, one_line(note, NOTE_CHARACTERS_MAX))

    @Slot()
    def copy(self) -> None:
        """Put the code on the clipboard as a picture."""
        if self._code is None:
            return
        wanted, tasks = self._wanted(self._code), self._context.tasks

        def copied(made: Made) -> None:
            QGuiApplication.clipboard().setImage(made.image)
            self._toast(self.tr("The code was copied as a picture."), "success")

        tasks.run(lambda: draw(wanted), copied, self._tell)

    @Slot(QUrl)
    def save(self, file: QUrl) -> None:
        """Write the code to a file: SVG by its name, otherwise PNG."""
        if self._code is None or not file.isLocalFile():
            return
        wanted, named = self._wanted(self._code), Path(file.toLocalFile())
        told = self.tr("Saved to %1")

        def saved(place: Path) -> None:
            self._toast(told.replace("%1", one_line(place.name, 60)), "success")

        self._context.tasks.run(lambda: save(draw(wanted), named), saved, self._tell)

    @Slot()
    def close(self) -> None:
        """Put it away."""
        self.give_up()

    def withdraw(self) -> None:
        """Put it away."""
        self.give_up()

    def give_up(self) -> None:
        """Put it away."""
        self._is_gone = True
        self.closed.emit()

    def _wanted(self, code: ReceiveCode) -> Wanted:
        """Return how the code is drawn to be given away: whose it is, what it asks for, and their face in it."""
        user, faces = self._context.user, self._context.faces
        asked = "" if code.amount is None else f" · {code.amount.text()}"
        title, picture = f"{one_line(user.name, 40)}{asked}", picture_url(user.picture)
        return Wanted(link_text(PayLink(code.token)), title, PICTURE_PX, True, picture, "hand-coins", user.color, faces)

    def _tell(self, error: PlazaError) -> None:
        self._toast(text_of(error), "danger")

    def _read(self, amount: Money | None, note: str) -> None:
        codes, user_id = self._codes, self._context.user.user_id
        self._context.tasks.run(lambda: codes.show(user_id, amount=amount, note=note), self._show, self._on_failed)

    def _show(self, code: ReceiveCode) -> None:
        if not self._is_gone:
            self._code, self._trouble = code, ""
            self.changed.emit()

    def _on_failed(self, error: PlazaError) -> None:
        if not self._is_gone:
            self._trouble = text_of(error)
            self.changed.emit()
