"""One transfer before the person: how it stands, and for its receiver the yes or the no."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Literal, Protocol

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from app.core.kernel.errors import PlazaError, Refused, Unavailable
from app.core.kernel.ids import PersonTransferId, UserId
from app.core.payments.events import PersonTransferEnded
from app.core.payments.transfer_model import PersonTransfer
from app.shell.between.packet_opening import People, known_people
from app.shell.context import ShellContext
from app.shell.error_texts import text_of
from app.shell.guard import REST_MS, Guard
from app.shell.plain_words import isolated, one_line

QML_IMPORT_NAME = "app.shell.between"
QML_IMPORT_MAJOR_VERSION = 1
Step = Literal["loading", "shown", "working", "failed"]


class Transfers(Protocol):
    """Knows transfers to people, and ends them; on workers."""

    def look(self, ids: Collection[PersonTransferId], viewer_id: UserId) -> Mapping[PersonTransferId, PersonTransfer]:
        """Return those that the person gave or was given."""

    def accept(self, person_transfer_id: PersonTransferId, user_id: UserId) -> PersonTransfer:
        """Let the receiver have it."""

    def decline(self, person_transfer_id: PersonTransferId, user_id: UserId) -> PersonTransfer:
        """Let the sender have it again."""


@dataclass(frozen=True, slots=True)
class TransferRead:
    """A transfer and what the other person is called."""

    transfer: PersonTransfer
    other_name: str


@QmlElement
class TransferOpeningViewModel(QObject):
    """A transfer on a sheet. GUI thread. How it stands is the wallet's word."""

    kind = "transferOpening"
    changed = Signal()
    closed = Signal()
    session_id = None

    def __init__(
        self,
        person_transfer_id: PersonTransferId,
        transfers: Transfers,
        people: People,
        context: ShellContext,
        *,
        rest_ms: int = REST_MS,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._id = person_transfer_id
        self._transfers = transfers
        self._people = people
        self._context = context
        self.guard = Guard(rest_ms, self)
        self.guard.woke.connect(self.changed)
        self.guard.rested.connect(self.changed)
        self._step: Step = "loading"
        self._error_text = ""
        self._can_retry = False
        self._is_gone = False  # what workers still answer comes to nobody then
        self._read: TransferRead | None = None
        self._end = context.relay.subscribe(PersonTransferEnded, self._on_ended)
        self._look()

    @Property(str, notify=changed)
    def step(self) -> str:
        """How far the sheet has come; one of ``Step``."""
        return self._step

    @Property(str, notify=changed)
    def errorText(self) -> str:
        """Why it cannot be shown, or was not ended."""
        return self._error_text

    @Property(bool, notify=changed)
    def canRetry(self) -> bool:
        """Whether what failed may go another time: a wallet that does not know it will not know it then either."""
        return self._can_retry

    @Property(bool, notify=changed)
    def canAnswer(self) -> bool:
        """Whether it waits for this person's yes or no."""
        return self._can_answer()

    @Property(bool, notify=changed)
    def isAwake(self) -> bool:
        """Whether an answer counts yet."""
        return self.guard.is_awake

    @Property("QVariantMap", notify=changed)  # type: ignore[arg-type]  # the stubs know no Qt type names
    def transfer(self) -> dict[str, str]:
        """What it is: ``state``, ``amountText``, ``note``, ``headText`` and ``facts`` about its times."""
        if self._read is None:
            return dict.fromkeys(("state", "amountText", "note", "headText", "hintText", "sentText", "endedText"), "")
        transfer, moments = self._read.transfer, self._context.moments
        return {
            "state": transfer.state,
            "amountText": transfer.amount.text(),
            "note": isolated(one_line(transfer.note)),
            "headText": self._head(self._read),
            "hintText": self._hint(self._read),
            "sentText": moments.full(transfer.sent_at),
            "endedText": "" if transfer.ended_at is None else moments.full(transfer.ended_at),
        }

    @Slot()
    def accept(self) -> None:
        """Take the money."""
        self._answer(self._transfers.accept)

    @Slot()
    def decline(self) -> None:
        """Give the money back."""
        self._answer(self._transfers.decline)

    @Slot()
    def look(self) -> None:
        """Try again to show it."""
        if self._step == "failed":
            self._go("loading")
            self._look()

    @Slot()
    def close(self) -> None:
        """Put it away."""
        self.give_up()

    def withdraw(self) -> None:
        """Put it away."""
        self.give_up()

    def give_up(self) -> None:
        """Put it away; an answer under way still counts."""
        self._end()
        self._is_gone = True
        self.closed.emit()

    def _can_answer(self) -> bool:
        read = self._read
        return (
            read is not None
            and read.transfer.state == "waiting"
            and read.transfer.receiver_id == self._context.user.user_id
            and self._step == "shown"
        )

    def _answer(self, end: Callable[[PersonTransferId, UserId], PersonTransfer]) -> None:
        if not self._can_answer() or not self.guard.is_awake:
            return
        transfer_id, user_id = self._id, self._context.user.user_id
        self._go("working")
        self._context.tasks.run(lambda: end(transfer_id, user_id), lambda _ended: self._look(), self._on_refused)

    def _head(self, read: TransferRead) -> str:
        is_mine = read.transfer.sender_id == self._context.user.user_id
        words = {
            ("waiting", True): self.tr("%1 has not accepted it yet"),
            ("waiting", False): self.tr("%1 gives you"),
            ("accepted", True): self.tr("%1 has accepted it"),
            ("accepted", False): self.tr("You have accepted it from %1"),
            ("declined", True): self.tr("%1 has declined it"),
            ("declined", False): self.tr("You have declined it"),
            ("returned", True): self.tr("%1 did not accept it in time"),
            ("returned", False): self.tr("You did not accept it in time"),
        }
        return words[read.transfer.state, is_mine].replace("%1", read.other_name)

    def _hint(self, read: TransferRead) -> str:
        transfer, is_mine = read.transfer, read.transfer.sender_id == self._context.user.user_id
        if transfer.state == "waiting":
            until = self._context.moments.full(transfer.expires_at)
            return self.tr("What is not accepted until %1 goes back.").replace("%1", until)
        if transfer.state == "accepted":
            return "" if is_mine else self.tr("It is in your wallet.")
        return self.tr("The money is in your wallet again.") if is_mine else self.tr("The money went back.")

    def _look(self) -> None:
        self._context.tasks.run(self._find, self._show, self._on_failed)

    def _find(self) -> TransferRead:
        mine = self._context.user.user_id
        transfer = self._transfers.look([self._id], mine).get(self._id)
        if transfer is None:
            raise Refused("transfers.unknown", person_transfer_id=self._id)
        other_id = transfer.receiver_id if transfer.sender_id == mine else transfer.sender_id
        other = known_people(self._people, [other_id]).get(other_id)
        return TransferRead(transfer, self.tr("Somebody") if other is None else isolated(one_line(other.name, 60)))

    def _show(self, read: TransferRead) -> None:
        if self._is_gone:
            return
        self._read = read
        self._go("shown")

    def _on_ended(self, event: PersonTransferEnded) -> None:
        if event.person_transfer_id == self._id and self._step == "shown":
            self._look()

    def _on_refused(self, error: PlazaError) -> None:
        """Show how it stands now, if it ended meanwhile."""
        if error.code in ("transfers.returned", "transfers.declined", "transfers.accepted"):
            self._look()
        else:
            self._on_failed(error)

    def _on_failed(self, error: PlazaError) -> None:
        if self._is_gone:
            return
        self._error_text, self._can_retry = text_of(error), isinstance(error, Unavailable)
        self._go("failed")

    def _go(self, step: Step) -> None:
        if step != "failed":
            self._error_text = ""
        self._step = step
        self.guard.rest()
        self.changed.emit()
