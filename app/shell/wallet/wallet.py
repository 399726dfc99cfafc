"""The wallet: how much there is, topping up, and the screens that tell the rest."""

from typing import Literal, get_args

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from app.core.kernel.errors import PlazaError
from app.core.kernel.ids import JournalId, new_id
from app.core.kernel.money import Money
from app.core.payments.events import BalanceChanged
from app.shell.context import ShellContext
from app.shell.reading import ReadingScreen
from app.shell.wallet.bills import BillsViewModel
from app.shell.wallet.coupons import CouponsViewModel
from app.shell.wallet.desk import WalletDesk
from app.shell.wallet.held import HeldViewModel
from app.shell.wallet.months import MonthsViewModel
from app.shell.wallet.security import SecurityViewModel

QML_IMPORT_NAME = "app.shell.wallet"
QML_IMPORT_MAJOR_VERSION = 1
Place = Literal["bills", "months", "coupons", "security"]
TOP_UPS_MINOR = (10_000, 50_000, 200_000)


@QmlElement
class WalletViewModel(ReadingScreen[Money]):
    """Play money: amounts are shown, never computed with, on this side. Money crosses to QML as text only."""

    changed = Signal()
    moneyWanted = Signal(str, str)
    codeWanted = Signal(str)

    def __init__(self, desk: WalletDesk, context: ShellContext, parent: QObject | None = None) -> None:
        super().__init__(context, parent)
        self._wallet = desk.wallet
        self._funding = desk.funding
        self._bills = BillsViewModel(desk, context, self)
        self._months = MonthsViewModel(desk.wallet, context, self)
        self._coupons = CouponsViewModel(desk.coupons, context, self)
        self._coupons.codeWanted.connect(self.codeWanted)
        self._security = None if desk.security is None else SecurityViewModel(desk.security, context, self)
        self._held = HeldViewModel(desk.orders, context, self)
        self._bills.toasted.connect(self.toasted)
        self._held.toasted.connect(self.toasted)
        if self._security is not None:
            self._security.toasted.connect(self.toasted)
        self._place: Place = "bills"
        self._is_topping_up = False
        self._unfinished: tuple[Money, JournalId] | None = None
        context.relay.subscribe(BalanceChanged, self._on_balance_changed)

    @Property(QObject, constant=True)
    def bills(self) -> QObject:
        """Return the bills."""
        return self._bills

    @Property(QObject, constant=True)
    def held(self) -> QObject:
        """Return what is held for shops."""
        return self._held

    @Property(QObject, constant=True)
    def months(self) -> QObject:
        """Return the view month by month."""
        return self._months

    @Property(QObject, constant=True)
    def coupons(self) -> QObject:
        """Return the coupons taken."""
        return self._coupons

    @Property(QObject, constant=True)
    def security(self) -> QObject | None:
        """Return what guards the wallet."""
        return self._security

    @Property(str, notify=changed)
    def place(self) -> str:
        """Return which of the wallet's screens is shown; one of ``Place``."""
        return self._place

    @Property(str, notify=changed)
    def balanceText(self) -> str:
        """Return the balance, such as ``¥2,000.00``; empty until it is known."""
        return self._read.text() if self._read is not None else ""

    @Property(bool, notify=changed)
    def isToppingUp(self) -> bool:
        """Tell whether a top-up is under way."""
        return self._is_topping_up

    @Property("QStringList", constant=True)  # type: ignore[arg-type]  # the stubs do not know Qt's type names
    def topUpTexts(self) -> list[str]:
        """Return the amounts that can be topped up."""
        return [Money(amount).text() for amount in TOP_UPS_MINOR]

    @Slot(str)
    def show(self, place: str) -> None:
        """Show one of the wallet's screens."""
        known: Place | None = next((each for each in get_args(Place) if each == place), None)
        if known is None:
            return
        self._place = known
        self._bills.closeStory()
        self.changed.emit()
        if known == "months":
            self._months.load()
        elif known == "coupons":
            self._coupons.load()
        elif known == "security" and self._security is not None:
            self._security.load()

    @Slot()
    def load(self) -> None:
        """Read the balance and the newest bills again."""
        super().load()
        self._bills.load()
        self._held.load()

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
            lambda: self._funding.top_up(user_id, amount, key),
            lambda _: self._on_topped_up(amount),
            self._on_top_up_failed,
        )

    @Slot()
    def withdraw(self) -> None:
        """Ask for the sheet that takes money out."""
        self.moneyWanted.emit("withdrawal", "")

    def _find(self) -> Money:
        return self._wallet.balance(self._context.user.user_id)

    def _show(self, _read: Money) -> None:
        self.changed.emit()

    def _on_balance_changed(self, event: BalanceChanged) -> None:
        if event.user_id == self._context.user.user_id:
            super().load()  # the bills hear of it themselves

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
