"""The wallet: how much there is, what moved, and topping up."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from app.core.kernel.errors import PlazaError
from app.core.kernel.ids import JournalId, new_id
from app.core.kernel.money import Money
from app.core.payments.events import BalanceChanged
from app.shell.context import ShellContext
from app.shell.reading import ReadingScreen
from app.shell.rows import RowsModel

if TYPE_CHECKING:
    from app.core.kernel.paging import Page
    from app.core.payments.model import Bill
    from app.core.payments.service import Wallet

QML_IMPORT_NAME = "app.shell.wallet"
QML_IMPORT_MAJOR_VERSION = 1
PAGE_ROWS = 50
TOP_UPS_MINOR = (10_000, 50_000, 200_000)


@dataclass(frozen=True, slots=True)
class BillRow:
    """One movement of the person's money; ``day_text`` stands above the first of a day."""

    bill_id: str
    title: str
    counterparty: str
    amount_text: str
    is_income: bool
    kind: str
    time_text: str
    day_text: str


@dataclass(frozen=True, slots=True)
class WalletRead:
    """The balance and the newest bills."""

    balance: Money
    bills: "Page[Bill]"


@QmlElement
class WalletViewModel(ReadingScreen[WalletRead]):
    """Play money: amounts are shown, never computed with, on this side. Money crosses to QML as text only."""

    changed = Signal()

    def __init__(self, wallet: "Wallet", context: ShellContext, parent: QObject | None = None) -> None:
        super().__init__(context, parent)
        self._wallet = wallet
        self._bills: list[Bill] = []
        self._next: str | None = None
        self._rows: RowsModel[BillRow] = RowsModel(BillRow, lambda row: row.bill_id, self)
        self._is_topping_up = False
        self._is_reading_older = False
        self._unfinished: tuple[Money, JournalId] | None = None
        context.relay.subscribe(BalanceChanged, self._on_balance_changed)

    @Property(QObject, constant=True)
    def bills(self) -> QObject:
        """Return the rows of bills, newest first."""
        return self._rows

    @Property(str, notify=changed)
    def balanceText(self) -> str:
        """Return the balance, such as ``¥2,000.00``; empty until it is known."""
        return self._read.balance.text() if self._read is not None else ""

    @Property(bool, notify=changed)
    def isToppingUp(self) -> bool:
        """Tell whether a top-up is under way."""
        return self._is_topping_up

    @Property("QStringList", constant=True)  # type: ignore[arg-type]  # the stubs do not know Qt's type names
    def topUpTexts(self) -> list[str]:
        """Return the amounts that can be topped up."""
        return [Money(amount).text() for amount in TOP_UPS_MINOR]

    @Slot()
    def loadOlder(self) -> None:
        """Read the next older bills, if there are any."""
        if self._is_reading_older or self._next is None:
            return
        self._is_reading_older = True
        before, user_id = self._next, self._context.user.user_id
        self._context.tasks.run(
            lambda: self._wallet.bills(user_id, before=before, limit=PAGE_ROWS), self._show_older, self._on_older_failed
        )

    @Slot(str)
    def topUp(self, amount_text: str) -> None:
        """Take one of ``topUpTexts`` from the test bank.

        A top-up that failed keeps its key, so that asking again cannot bring the money twice.
        """
        amount = next((Money(one) for one in TOP_UPS_MINOR if Money(one).text() == amount_text), None)
        if amount is None or self._is_topping_up:
            return
        if self._unfinished is None or self._unfinished[0] != amount:
            self._unfinished = (amount, JournalId(new_id()))
        key, user_id = self._unfinished[1], self._context.user.user_id
        self._is_topping_up = True
        self.changed.emit()
        self._context.tasks.run(
            lambda: self._wallet.top_up(user_id, amount, key),
            lambda _: self._on_topped_up(amount),
            self._on_top_up_failed,
        )

    def _find(self) -> WalletRead:
        user_id = self._context.user.user_id
        return WalletRead(self._wallet.balance(user_id), self._wallet.bills(user_id, before=None, limit=PAGE_ROWS))

    def _show(self, read: WalletRead) -> None:
        ids = {bill.bill_id for bill in read.bills.rows}
        older = [bill for bill in self._bills if bill.bill_id not in ids]
        if not self._bills:
            self._next = read.bills.next
        self._show_bills([*read.bills.rows, *older])

    def _show_older(self, page: "Page[Bill]") -> None:
        self._is_reading_older = False
        self._next = page.next
        ids = {bill.bill_id for bill in self._bills}
        self._show_bills([*self._bills, *(bill for bill in page.rows if bill.bill_id not in ids)])

    def _show_bills(self, bills: "list[Bill]") -> None:
        self._bills = bills
        days = [self._context.moments.day(bill.at, self._context.now()) for bill in bills]
        is_first = [at == 0 or days[at - 1] != day for at, day in enumerate(days)]
        self._rows.set_rows(
            [self._row(bill, day if first else "") for bill, day, first in zip(bills, days, is_first, strict=True)]
        )
        self.changed.emit()

    def _row(self, bill: "Bill", day_text: str) -> BillRow:
        amount = Money(bill.amount_minor, bill.currency)
        sign = "+" if bill.amount_minor > 0 else ""
        return BillRow(
            bill_id=bill.bill_id,
            title=bill.title,
            counterparty=bill.counterparty,
            amount_text=sign + amount.text(),
            is_income=bill.amount_minor > 0,
            kind=bill.kind,
            time_text=self._context.moments.clock(bill.at),
            day_text=day_text,
        )

    def _on_balance_changed(self, event: BalanceChanged) -> None:
        if event.user_id == self._context.user.user_id:
            self.load()

    def _on_topped_up(self, amount: Money) -> None:
        self._unfinished = None
        self._is_topping_up = False
        self.changed.emit()
        self.toasted.emit(
            self.tr("{amount} of play money arrived from the test bank.").format(amount=amount.text()), "success"
        )
        self.load()

    def _on_top_up_failed(self, error: PlazaError) -> None:
        self._is_topping_up = False
        self.changed.emit()
        self._on_failed(error)

    def _on_older_failed(self, error: PlazaError) -> None:
        self._is_reading_older = False
        self._on_failed(error)
