"""The sheet that takes money out of the wallet, back to where it came from."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from app.core.kernel.ids import JournalId, UserId, new_id
from app.core.kernel.money import Money
from app.shell.between.amounts import amount_of
from app.shell.between.giving import Giving, GivingDesk
from app.shell.guard import REST_MS

QML_IMPORT_NAME = "app.shell.between"
QML_IMPORT_MAJOR_VERSION = 1


class Funding(Protocol):
    """Moves money out of wallets; on workers."""

    def withdraw(self, user_id: UserId, amount: Money, pin: str, key: JournalId) -> Money:
        """Move it, once for each key, and return what is left."""


@QmlElement
class WithdrawalSheetViewModel(QObject):
    """How much goes back to the test bank. GUI thread. Its key is made anew with each change of the amount."""

    kind = "withdrawal"
    changed = Signal()
    closed = Signal()
    session_id = None

    def __init__(
        self,
        funding: Funding,
        desk: GivingDesk,
        *,
        rest_ms: int = REST_MS,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._user_id = desk.pin.user_id
        self._funding = funding
        self._giving = Giving(desk, self._work, rest_ms=rest_ms, parent=self)
        self._giving.changed.connect(self.changed)
        self._giving.ended.connect(self.closed)  # the bill says that it went
        self.guard = self._giving.guard
        self._text = ""
        self._key = JournalId(new_id())

    @Property(Giving, constant=True)
    def giving(self) -> Giving:
        """The way from the form to the money."""
        return self._giving

    @Property(str, notify=changed)
    def amountText(self) -> str:
        """How much goes out; empty until that is known."""
        amount = amount_of(self._text)
        return "" if amount is None else amount.text()

    @Property(str, notify=changed)
    def trouble(self) -> str:
        """Why that cannot go out; empty while there is nothing to say."""
        return self._trouble()

    @Property(bool, notify=changed)
    def isComplete(self) -> bool:
        """Whether it can go out as it is."""
        return self._is_complete()

    @Slot(str)
    def setAmount(self, text: str) -> None:
        """Let so much go out."""
        self._text = text
        self._key = JournalId(new_id())
        self.changed.emit()

    @Slot(result=str)
    def everything(self) -> str:
        """Return all that is there, as it is typed."""
        balance = self._giving.balance or Money(0)
        return f"{balance.amount_minor // 100}.{balance.amount_minor % 100:02d}"

    @Slot()
    def go(self) -> None:
        """Go on to the PIN, if it can go out as it is."""
        if self._is_complete():
            self._giving.askPin()

    def withdraw(self) -> None:
        """Put it away, if nothing is under way."""
        self._giving.leave()

    def give_up(self) -> None:
        """Put it away, because the shell is closing."""
        self._giving.stop()
        self.closed.emit()

    def _trouble(self) -> str:
        amount, balance = amount_of(self._text), self._giving.balance
        if self._text.strip() and amount is None:
            return self.tr("Write the amount in digits, such as 8.88.")
        if amount is not None and balance is not None and amount.amount_minor > balance.amount_minor:
            return self.tr("That is more than the %1 in your wallet.").replace("%1", balance.text())
        return ""

    def _is_complete(self) -> bool:
        return amount_of(self._text) is not None and not self._trouble()

    def _work(self, pin: str) -> Callable[[], Money]:
        amount = amount_of(self._text)
        assert amount is not None, "the form is complete"
        user_id, funding, key = self._user_id, self._funding, self._key
        return lambda: funding.withdraw(user_id, amount, pin, key)
