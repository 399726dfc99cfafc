"""The sheet that gives money to one person: held for them, or at once where they showed a code for it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from app.core.kernel.errors import PlazaError
from app.core.kernel.ids import JournalId, UserId, new_id
from app.core.kernel.money import Money
from app.core.payments.checks import NOTE_CHARACTERS_MAX
from app.core.people.model import User
from app.shell.between.amounts import amount_of
from app.shell.between.giving import Giving, GivingDesk
from app.shell.faces import both_names, picture_url
from app.shell.guard import REST_MS
from app.shell.plain_words import one_line

QML_IMPORT_NAME = "app.shell.between"
QML_IMPORT_MAJOR_VERSION = 1
Move = Callable[[Money, str, str, JournalId], object]
"""Moves or holds an amount with a note by a PIN, once for each key; on workers."""


class Repeats(Protocol):
    """Knows what was paid a moment ago; on workers."""

    def to_person(self, payer_id: UserId, payee_id: UserId, amount: Money) -> datetime | None:
        """Return when the same went to the same person within a minute."""


@dataclass(frozen=True, slots=True)
class TransferPlan:
    """To whom money goes and how. ``amount`` and ``note`` are fixed where a code asks for them; ``note`` may be empty.

    ``takes_note``: whether the giver may write one. ``hint`` says below the form what becomes of the money. ``why``:
    the giver wants to, scanned the receiver's code, or is asked, for the receiver collects from the giver's pay code.
    """

    receiver: User
    move: Move
    hint: str
    amount: Money | None = None
    note: str = ""
    takes_note: bool = True
    why: Literal["give", "code", "collect"] = "give"


@QmlElement
class TransferSheetViewModel(QObject):
    """An amount and a note for one person. GUI thread. Its key is made anew with each change of the form."""

    kind = "transfer"
    changed = Signal()
    closed = Signal()
    session_id = None

    def __init__(
        self,
        plan: TransferPlan,
        repeats: Repeats,
        desk: GivingDesk,
        *,
        rest_ms: int = REST_MS,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._plan = plan
        self._repeats = repeats
        self._desk = desk
        self._giving = Giving(desk, self._work, rest_ms=rest_ms, parent=self)
        self._giving.changed.connect(self.changed)
        self._giving.ended.connect(self.closed)
        self.guard = self._giving.guard
        self._amount_text = ""
        self._note = plan.note
        self._key = JournalId(new_id())
        self._warning = ""
        self._is_checking = False

    @Property(Giving, constant=True)
    def giving(self) -> Giving:
        """The way from the form to the money."""
        return self._giving

    @Property("QVariantMap", constant=True)  # type: ignore[arg-type]  # the stubs know no Qt type names
    def receiver(self) -> dict[str, str]:
        """Who gets it: ``name``, ``color``, ``picture``."""
        person = self._plan.receiver
        return {"name": one_line(both_names(person), 84), "color": person.color, "picture": picture_url(person.picture)}

    @Property("QVariantMap", constant=True)  # type: ignore[arg-type]  # the stubs know no Qt type names
    def plan(self) -> dict[str, str | bool]:
        """What is given: ``why``, ``hint``, where a code asks for it ``isAmountFixed``, ``note``, ``takesNote``."""
        plan = self._plan
        return {
            "why": plan.why,
            "hint": plan.hint,
            "isAmountFixed": plan.amount is not None,
            "note": one_line(plan.note),
            "takesNote": plan.takes_note,
        }

    @Property(str, notify=changed)
    def amountText(self) -> str:
        """What is given, as an amount; empty until that is known."""
        amount = self._amount()
        return "" if amount is None else amount.text()

    @Property(str, notify=changed)
    def trouble(self) -> str:
        """Why it cannot be given as it is; empty while there is nothing to say."""
        return self._trouble()

    @Property(str, notify=changed)
    def warning(self) -> str:
        """What to think of before it is given; empty if nothing."""
        return self._warning

    @Property(bool, notify=changed)
    def isComplete(self) -> bool:
        """Whether it can be given as it is."""
        return self._amount() is not None and not self._trouble() and not self._is_checking

    @Slot(str)
    def setAmount(self, text: str) -> None:
        """Give so much."""
        if self._plan.amount is None:
            self._amount_text = text
            self._change()

    @Slot(str)
    def setNote(self, text: str) -> None:
        """Say this with it."""
        self._note = one_line(text, NOTE_CHARACTERS_MAX)
        self._change()

    @Slot()
    def go(self) -> None:
        """Go on to the PIN; where the same was given a moment ago, say so first and go on when asked again."""
        amount = self._amount()
        if amount is None or self._trouble() or self._is_checking:
            return
        if self._warning:
            self._giving.askPin()
            return
        payer_id, payee_id, repeats = self._desk.pin.user_id, self._plan.receiver.user_id, self._repeats
        self._is_checking = True
        self.changed.emit()
        self._desk.pin.tasks.run(
            lambda: repeats.to_person(payer_id, payee_id, amount), self._checked, self._on_unchecked
        )

    def withdraw(self) -> None:
        """Put it away, if nothing is under way."""
        self._giving.leave()

    def give_up(self) -> None:
        """Put it away, because the shell is closing."""
        self._giving.stop()
        self.closed.emit()

    def _checked(self, last: datetime | None) -> None:
        if self._giving.is_gone:
            return
        self._is_checking = False
        if last is None:
            self._giving.askPin()
        else:
            text = self.tr("You gave %1 to %2 less than a minute ago. Give it again?")
            amount = self._amount() or Money(0)
            self._warning = text.replace("%1", amount.text()).replace("%2", one_line(self._plan.receiver.name, 60))
        self.changed.emit()

    def _on_unchecked(self, _error: PlazaError) -> None:
        """Go on without the warning: it forbids nothing, and what is wrong will be told by the movement itself."""
        self._checked(None)

    def _change(self) -> None:
        self._key = JournalId(new_id())
        self._warning = ""
        self.changed.emit()

    def _amount(self) -> Money | None:
        return self._plan.amount or amount_of(self._amount_text)

    def _trouble(self) -> str:
        amount, balance = self._amount(), self._giving.balance
        if self._amount_text.strip() and amount is None:
            return self.tr("Write the amount in digits, such as 8.88.")
        if amount is not None and balance is not None and amount.amount_minor > balance.amount_minor:
            return self.tr("That is more than the %1 in your wallet.").replace("%1", balance.text())
        return ""

    def _work(self, pin: str) -> Callable[[], object]:
        amount, note, key, move = self._amount(), self._note, self._key, self._plan.move
        assert amount is not None, "the form is complete"
        return lambda: move(amount, note, pin, key)
