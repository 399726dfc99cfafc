"""The sheet that collects from a pay code somebody showed: an amount, and what came of it. It names nobody before."""

from collections.abc import Callable
from typing import Literal, Protocol

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from app.core.kernel.errors import PlazaError
from app.core.kernel.ids import CollectionId, UserId, new_id
from app.core.kernel.money import Money
from app.core.payments.collecting_model import Collection
from app.core.payments.events import CollectionChanged
from app.core.people.model import User
from app.shell.between.amounts import amount_of
from app.shell.context import ShellContext
from app.shell.error_texts import text_of
from app.shell.guard import REST_MS, Guard
from app.shell.plain_words import one_line

QML_IMPORT_NAME = "app.shell.between"
QML_IMPORT_MAJOR_VERSION = 1
State = Literal["form", "working", "waiting", "paid", "refused"]


class Collector(Protocol):
    """Collects from codes; on workers."""

    def for_person(self, collector_id: UserId, amount: Money, number: str, *, key: CollectionId) -> Collection:
        """Collect, once for each key."""

    def look(self, collection_id: CollectionId, user_id: UserId) -> Collection:
        """Return how it stands."""


class People(Protocol):
    """Knows people; on workers."""

    def get(self, user_id: UserId) -> User:
        """Return one."""


@QmlElement
class CollectSheetViewModel(QObject):
    """An amount for one code. GUI thread. Who showed the code is told once they have paid."""

    kind = "collect"
    changed = Signal()
    closed = Signal()
    session_id = None

    def __init__(
        self,
        number: str,
        collector: Collector,
        people: People,
        context: ShellContext,
        *,
        rest_ms: int = REST_MS,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._number = number
        self._collector = collector
        self._people = people
        self._context = context
        self.guard = Guard(rest_ms, self)
        self._state: State = "form"
        self._amount_text = ""
        self._trouble = ""
        self._payer_name = ""
        self._key = CollectionId(new_id())
        self._is_gone = False
        self._waiting = QTimer(self, singleShot=True)
        self._waiting.timeout.connect(self._look)
        self._end = context.relay.subscribe(CollectionChanged, self._on_changed)

    @Property(str, notify=changed)
    def state(self) -> str:
        """Return how far it has come; one of ``State``."""
        return self._state

    @Property(str, notify=changed)
    def amountText(self) -> str:
        """Return what is collected, as an amount; empty while none is written."""
        amount = amount_of(self._amount_text)
        return "" if amount is None else amount.text()

    @Property(str, notify=changed)
    def trouble(self) -> str:
        """Return why it cannot be collected; empty while there is nothing to say."""
        if self._state == "form" and self._amount_text.strip() and amount_of(self._amount_text) is None:
            return self.tr("Write the amount in digits, such as 8.88.")
        return self._trouble

    @Property(str, notify=changed)
    def payerName(self) -> str:
        """Return who paid; empty until they have."""
        return self._payer_name

    @Property(bool, notify=changed)
    def isComplete(self) -> bool:
        """Return whether it can be collected as it is."""
        return self._state == "form" and amount_of(self._amount_text) is not None

    @Slot(str)
    def setAmount(self, text: str) -> None:
        """Collect so much."""
        if self._state == "form":
            self._amount_text = text
            self._trouble = ""
            self._key = CollectionId(new_id())
            self.changed.emit()

    @Slot()
    def collect(self) -> None:
        """Collect it; asked for again after an answer that got lost, it is collected once."""
        amount = amount_of(self._amount_text)
        if amount is None or self._state != "form" or not self.guard.is_awake:
            return
        collector, mine, number, key = self._collector, self._context.user.user_id, self._number, self._key
        self._go("working")
        self._run(lambda: collector.for_person(mine, amount, number, key=key))

    @Slot()
    def close(self) -> None:
        """Put it away; what waits for its payer goes on without it."""
        if self._state != "working":
            self.give_up()

    def withdraw(self) -> None:
        """Put it away, if nothing is under way."""
        self.close()

    def give_up(self) -> None:
        """Put it away, because the shell is closing."""
        if not self._is_gone:
            self._is_gone = True
            self._waiting.stop()
            self._end()
            self.closed.emit()

    def _on_changed(self, event: CollectionChanged) -> None:
        if event.collection_id == self._key and self._state == "waiting":
            self._look()

    def _look(self) -> None:
        if not self._is_gone:
            collector, mine, key = self._collector, self._context.user.user_id, self._key
            self._run(lambda: collector.look(key, mine))

    def _run(self, work: Callable[[], Collection]) -> None:
        people = self._people

        def find() -> tuple[Collection, str]:
            made = work()
            return made, people.get(made.payer_id).name if made.state == "paid" else ""

        self._context.tasks.run(find, lambda found: self._stand(*found), self._fail)

    def _stand(self, made: Collection, payer_name: str) -> None:
        if self._is_gone:
            return
        self._payer_name = one_line(payer_name, 60)
        if made.state == "paid":
            self._go("paid")
        elif made.state == "waiting":
            # A little later than it is over, so that it is told to be.
            left = (made.expires_at - self._context.now()).total_seconds()
            self._waiting.start(max(0, int(left * 1000)) + 500)
            is_first = self._state == "working"
            self._go("waiting")
            if is_first:
                self._look()  # they may have answered before this answer was here
        else:
            self._go("refused")

    def _fail(self, error: PlazaError) -> None:
        if not self._is_gone:
            self._trouble = text_of(error)
            self._go("form")

    def _go(self, state: State) -> None:
        self._state = state
        if state != "form":
            self._trouble = ""
        self.changed.emit()
