"""The bills: what moved in the wallet, found by words and direction, exported, and each with its story."""

from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from PySide6.QtCore import Property, QObject, QUrl, Signal, Slot
from PySide6.QtQml import QmlElement

from app.core.kernel.errors import PlazaError
from app.core.kernel.money import Money
from app.core.payments.events import BalanceChanged
from app.core.payments.model import Direction, Wanted
from app.core.payments.statements import export
from app.shell.context import ShellContext
from app.shell.plain_words import isolated, one_line
from app.shell.reading import ReadingScreen
from app.shell.rows import RowsModel
from app.shell.wallet.bill_actions import BillActions
from app.shell.wallet.bill_words import counterparty_of, purposes_with, title_of
from app.shell.wallet.desk import WalletDesk
from app.shell.wallet.story import Story, story_of

if TYPE_CHECKING:
    from app.core.kernel.paging import Page
    from app.core.payments.model import Bill
    from app.core.payments.service import Wallet

QML_IMPORT_NAME = "app.shell.wallet"
QML_IMPORT_MAJOR_VERSION = 1
PAGE_ROWS = 50


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
class BillsRead:
    """The newest bills of those wanted."""

    wanted: Wanted
    page: "Page[Bill]"


@QmlElement
class BillsViewModel(ReadingScreen[BillsRead]):
    """Bills newest first, older ones as they are reached. Money crosses to QML as text only. GUI thread."""

    changed = Signal()

    def __init__(self, desk: WalletDesk, context: ShellContext, parent: QObject | None = None) -> None:
        super().__init__(context, parent)
        self._desk = desk
        self._wallet: Wallet = desk.wallet
        self._wanted = Wanted()
        self._bills: list[Bill] = []
        self._next: str | None = None
        self._rows: RowsModel[BillRow] = RowsModel(BillRow, lambda row: row.bill_id, self)
        self._is_reading_older = False
        self._is_exporting = False
        self._story: Story | None = None
        self._actions = BillActions(lambda: self._story, desk.proof_of, context, self)
        self._actions.toasted.connect(self.toasted)
        context.relay.subscribe(BalanceChanged, self._on_balance_changed)

    @Property(QObject, constant=True)
    def rows(self) -> QObject:
        """The rows, newest first."""
        return self._rows

    @Property(str, notify=changed)
    def direction(self) -> str:
        """Which are shown: "both", "in" or "out"."""
        return self._wanted.direction

    @Property(bool, notify=changed)
    def isFiltered(self) -> bool:
        """Whether some may be left out."""
        return self._wanted != Wanted()

    @Property(bool, notify=changed)
    def isExporting(self) -> bool:
        """Whether a file is being written."""
        return self._is_exporting

    @Property(QObject, constant=True)
    def actions(self) -> QObject:
        """What can be done with the bill that is open; a ``BillActions``."""
        return self._actions

    @Property("QVariantMap", notify=changed)  # type: ignore[arg-type]  # the stubs know no Qt type names
    def story(self) -> dict[str, object]:
        """The bill that is open, with all that belongs to it (see `story`); empty where none is."""
        return {} if self._story is None else self._story.as_map()

    @Slot(str)
    def chooseDirection(self, direction: str) -> None:
        """Show what came in, what went out, or both."""
        known: Direction | None = next((each for each in get_args(Direction) if each == direction), None)
        if known is not None:
            self._choose(replace(self._wanted, direction=known))

    @Slot(str)
    def search(self, text: str) -> None:
        """Show bills with ``text`` in their words."""
        self._choose(replace(self._wanted, text=text.strip(), purposes=purposes_with(text.strip())))

    @Slot()
    def loadOlder(self) -> None:
        """Read the next older bills, if there are any."""
        if self._is_reading_older or self._next is None:
            return
        self._is_reading_older = True
        before, wanted, user_id = self._next, self._wanted, self._context.user.user_id
        self._context.tasks.run(
            lambda: self._wallet.bills(user_id, before=before, limit=PAGE_ROWS, wanted=wanted),
            partial(self._show_older, wanted),
            self._on_older_failed,
        )

    @Slot(str)
    def open(self, bill_id: str) -> None:
        """Show one bill with its story."""
        bill = next((bill for bill in self._bills if bill.bill_id == bill_id), None)
        if bill is not None:
            self._context.tasks.run(lambda: story_of(bill, self._desk, self._context), self._tell, self._on_failed)

    @Slot()
    def closeStory(self) -> None:
        """Show the list again."""
        self._story = None
        self.changed.emit()

    @Slot(QUrl)
    def export(self, file: QUrl) -> None:
        """Write the whole statement to a file: JSON by its name, otherwise CSV."""
        if self._is_exporting or not file.isLocalFile():
            return
        path, user_id = Path(file.toLocalFile()), self._context.user.user_id
        self._is_exporting = True
        self.changed.emit()
        self._context.tasks.run(
            lambda: export(self._wallet, user_id, path),
            partial(self._exported, path.name),
            self._on_export_failed,
        )

    def _find(self) -> BillsRead:
        wanted = self._wanted
        page = self._wallet.bills(self._context.user.user_id, before=None, limit=PAGE_ROWS, wanted=wanted)
        return BillsRead(wanted, page)

    def _show(self, read: BillsRead) -> None:
        if read.wanted != self._wanted:
            return  # something else is wanted meanwhile, and is being read
        ids = {bill.bill_id for bill in read.page.rows}
        older = [bill for bill in self._bills if bill.bill_id not in ids]
        if not self._bills:
            self._next = read.page.next
        self._show_bills([*read.page.rows, *older])
        if self._story is not None:
            self.open(self._story.bill_id)
        self._go_on()

    def _choose(self, wanted: Wanted) -> None:
        if wanted == self._wanted:
            return
        self._wanted = wanted
        self._next = None
        self._show_bills([bill for bill in self._bills if wanted.takes(bill)])
        # What is left of the old list is not the newest of the new one without a gap: it is read anew.
        self._bills = []
        self.load()

    def _show_older(self, wanted: Wanted, page: "Page[Bill]") -> None:
        self._is_reading_older = False
        if wanted != self._wanted:
            return
        self._next = page.next
        ids = {bill.bill_id for bill in self._bills}
        self._show_bills([*self._bills, *(bill for bill in page.rows if bill.bill_id not in ids)])
        self._go_on()

    def _go_on(self) -> None:
        """Read on where so little was found that no list can be scrolled to its end."""
        if len(self._bills) < PAGE_ROWS:
            self.loadOlder()

    def _show_bills(self, bills: "list[Bill]") -> None:
        self._bills = bills
        days = [self._context.moments.day(bill.at, self._context.now()) for bill in bills]
        is_first = [at == 0 or days[at - 1] != day for at, day in enumerate(days)]
        self._rows.set_rows(
            [self._row(bill, day if first else "") for bill, day, first in zip(bills, days, is_first, strict=True)]
        )
        self.changed.emit()

    def _row(self, bill: "Bill", day_text: str) -> BillRow:
        return BillRow(
            bill_id=bill.bill_id,
            title=title_of(bill),
            counterparty=counterparty_of(bill),
            amount_text=signed(bill.amount_minor, bill.currency),
            is_income=bill.amount_minor > 0,
            kind=bill.kind,
            time_text=self._context.moments.clock(bill.at),
            day_text=day_text,
        )

    def _tell(self, story: Story) -> None:
        self._story = story
        self.changed.emit()

    def _on_balance_changed(self, event: BalanceChanged) -> None:
        if event.user_id == self._context.user.user_id:
            self.load()

    def _on_older_failed(self, error: PlazaError) -> None:
        self._is_reading_older = False
        self._on_failed(error)

    def _exported(self, name: str, count: int) -> None:
        self._is_exporting = False
        self.changed.emit()
        told = self.tr("{count} bills were written to {file}.")
        self.toasted.emit(told.format(count=f"{count:,}", file=isolated(one_line(name, 60))), "success")

    def _on_export_failed(self, error: PlazaError) -> None:
        self._is_exporting = False
        self.changed.emit()
        self._on_failed(error)


def signed(amount_minor: int, currency: str) -> str:
    """Return an amount as a bill shows it: with a sign either way."""
    return ("+" if amount_minor > 0 else "") + Money(amount_minor, currency).text()
