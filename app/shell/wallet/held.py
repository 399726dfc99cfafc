"""Money that is held for shops: promised, not moved; and word of what became of it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement

from app.core.kernel.ids import OrderId
from app.core.kernel.money import Money
from app.core.payments.events import BalanceChanged, OrderClosed, OrderPaid
from app.core.payments.model import Order
from app.shell.context import ShellContext
from app.shell.plain_words import isolated, one_line
from app.shell.reading import ReadingScreen
from app.shell.rows import RowsModel

if TYPE_CHECKING:
    from app.core.payments.service import Orders

QML_IMPORT_NAME = "app.shell.wallet"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class HeldRow:
    """One order that money is held for, all in words."""

    order_id: str
    title: str
    merchant: str
    amount_text: str
    until_text: str


@QmlElement
class HeldViewModel(ReadingScreen[tuple[Order, ...]]):
    """What is held now; toasts when a shop charges it or it comes back. GUI thread."""

    changed = Signal()

    def __init__(self, orders: "Orders", context: ShellContext, parent: QObject | None = None) -> None:
        super().__init__(context, parent)
        self._orders = orders
        self._rows: RowsModel[HeldRow] = RowsModel(HeldRow, lambda row: row.order_id, self)
        self._total_text = ""
        context.relay.subscribe(BalanceChanged, self._on_balance_changed)
        context.relay.subscribe(OrderClosed, self._on_ended)
        context.relay.subscribe(OrderPaid, self._on_ended)

    @Property(QObject, constant=True)
    def rows(self) -> QObject:
        """The orders, the newest first."""
        return self._rows

    @Property(str, notify=changed)
    def totalText(self) -> str:
        """How much is held in all; empty for nothing."""
        return self._total_text

    def _find(self) -> tuple[Order, ...]:
        return self._orders.held_by(self._context.user.user_id)

    def _show(self, read: tuple[Order, ...]) -> None:
        self._rows.set_rows([self._row(order) for order in read])
        total_minor = sum(order.amount.amount_minor for order in read)
        self._total_text = Money(total_minor, read[0].amount.currency).text() if read else ""
        self.changed.emit()

    def _row(self, order: Order) -> HeldRow:
        ends_at = order.hold_ends_at
        until = "" if ends_at is None else self.tr("until {day}").format(day=self._context.moments.full(ends_at))
        return HeldRow(
            order_id=order.order_id,
            title=one_line(order.title),
            merchant=one_line(order.merchant.name, 60),
            amount_text=order.amount.text(),
            until_text=until,
        )

    def _on_balance_changed(self, event: BalanceChanged) -> None:
        if event.user_id == self._context.user.user_id and self._read is not None:
            self.load()

    def _on_ended(self, event: OrderClosed | OrderPaid) -> None:
        if event.payer_id == self._context.user.user_id:
            order_id: OrderId = event.order_id
            self._context.tasks.run(lambda: self._orders.get(order_id), self._tell, self._on_failed)

    def _tell(self, order: Order) -> None:
        if order.held_at is None:
            return
        said = {
            "shop": isolated(one_line(order.merchant.name, 60)),
            "what": isolated(one_line(order.title, 60)),
            "held": order.amount.text(),
            "charged": Money(order.paid_minor, order.amount.currency).text(),
        }
        if order.state == "paid":
            text = self.tr("{shop} charged {charged} of the {held} held for {what}.")
        else:
            text = self.tr("{shop} charged nothing: the {held} held for {what} are yours again.")
        self.toasted.emit(text.format(**said), "success")
