"""Month by month: what came in, what went out, and for what."""

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Annotated

from PySide6.QtCore import Property, QCoreApplication, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from app.core.kernel.money import Money
from app.core.payments.events import BalanceChanged
from app.core.payments.model import Total
from app.shell.context import ShellContext
from app.shell.reading import ReadingScreen

if TYPE_CHECKING:
    from app.core.payments.service import Wallet

QML_IMPORT_NAME = "app.shell.wallet"
QML_IMPORT_MAJOR_VERSION = 1
MONTHS = 6
Said = Annotated[str, "Months"]

FACES: Mapping[str, tuple[str, Said]] = {
    "payment": ("shopping-bag", "Payments"),
    "refund": ("undo-2", "Refunds"),
    "top_up": ("arrow-down-left", "Topped up"),
    "withdrawal": ("landmark", "Withdrawn"),
    "transfer": ("hand-coins", "Transfers"),
    "receive": ("qr-code", "By code"),
    "collect": ("scan-line", "By pay code"),
    "packet": ("gift", "Red packets sent"),
    "packet_claim": ("gift", "Red packets opened"),
    "packet_return": ("gift", "Rest of red packets"),
}
"""Icon and words of each purpose that money moves for."""

OTHER: tuple[str, Said] = ("circle", "Other")


@QmlElement
class MonthsViewModel(ReadingScreen[tuple[Total, ...]]):
    """Six months side by side, and one of them in detail. Amounts come as text, bars as parts of the tallest."""

    changed = Signal()

    def __init__(self, wallet: "Wallet", context: ShellContext, parent: QObject | None = None) -> None:
        super().__init__(context, parent)
        self._wallet = wallet
        self._back = 0
        self._chosen = MONTHS - 1
        self._totals: tuple[Total, ...] = ()
        context.relay.subscribe(BalanceChanged, self._on_balance_changed)

    @Property("QVariantList", notify=changed)  # type: ignore[arg-type]  # the stubs know no Qt type names
    def months(self) -> list[dict[str, object]]:
        """The months, oldest first: ``name`` in short, ``text`` in words, ``spent`` and ``received`` from 0 to 1."""
        tallest = max((max(each.spent_minor, each.received_minor) for each in self._totals), default=0) or 1
        now, moments = self._context.now(), self._context.moments
        return [
            {
                "name": moments.month_name(each.since),
                "text": self.tr("{month}: {spent} spent, {received} received").format(
                    month=moments.month(each.since, now),
                    spent=Money(each.spent_minor).text(),
                    received=Money(each.received_minor).text(),
                ),
                "spent": each.spent_minor / tallest,
                "received": each.received_minor / tallest,
                "isChosen": at == self._chosen,
            }
            for at, each in enumerate(self._totals)
        ]

    @Property("QVariantMap", notify=changed)  # type: ignore[arg-type]  # the stubs know no Qt type names
    def month(self) -> dict[str, object]:
        """The chosen month: its ``name``, ``spentText``, ``receivedText`` and ``purposes``; empty until it is read."""
        if not self._totals:
            return {}
        total = self._totals[self._chosen]
        return {
            "name": self._context.moments.month(total.since, self._context.now()),
            "spentText": Money(total.spent_minor).text(),
            "receivedText": Money(total.received_minor).text(),
            "purposes": _purposes(total),
        }

    @Property(bool, notify=changed)
    def isNewest(self) -> bool:
        """Whether the last of the months is this one."""
        return self._back == 0

    @Slot(int)
    def choose(self, at: int) -> None:
        """Show one of the months in detail."""
        if 0 <= at < len(self._totals):
            self._chosen = at
            self.changed.emit()

    @Slot(int)
    def step(self, months: int) -> None:
        """Go to a month before (negative) or after the chosen one; the months move along at their ends."""
        at = self._chosen + months
        if at < 0:
            self._back += MONTHS
            self._chosen = MONTHS - 1
        elif at >= MONTHS:
            if self._back == 0:
                return
            self._back -= MONTHS
            self._chosen = 0
        else:
            self._chosen = at
            self.changed.emit()
            return
        self.changed.emit()
        self.load()

    def _find(self) -> tuple[Total, ...]:
        return self._wallet.totals(self._context.user.user_id, self._edges())

    def _show(self, totals: tuple[Total, ...]) -> None:
        self._totals = totals
        self.changed.emit()

    def _edges(self) -> list[datetime]:
        now, moments = self._context.now(), self._context.moments
        return [moments.month_start(now, 1 - MONTHS + at - self._back) for at in range(MONTHS + 1)]

    def _on_balance_changed(self, event: BalanceChanged) -> None:
        if event.user_id == self._context.user.user_id and self._read is not None:
            self.load()


def _purposes(total: Total) -> list[dict[str, object]]:
    moved = sorted(total.by_purpose, key=lambda each: -abs(each[1]))
    largest = max((abs(minor) for _, minor in moved), default=0) or 1
    rows = []
    for purpose, minor in moved:
        icon_name, name = _face(purpose)
        rows.append(
            {
                "iconName": icon_name,
                "name": name,
                "amountText": ("+" if minor > 0 else "") + Money(minor).text(),
                "isIncome": minor > 0,
                "share": abs(minor) / largest,
            }
        )
    return rows


def _face(purpose: str) -> tuple[str, str]:
    """Return the icon and the words for what money moved for."""
    icon_name, words = FACES.get(purpose, OTHER)
    return icon_name, QCoreApplication.translate("Months", words)
