"""Opening the sheets about money between people, whichever screen asks for one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from PySide6.QtCore import QObject

from app.core.chat.model import ConversationSummary
from app.core.kernel.errors import PlazaError, Refused
from app.core.kernel.ids import ConversationId, JournalId, PacketId, PersonTransferId, UserId
from app.core.kernel.money import Money
from app.core.links import is_pay_number
from app.core.payments.collecting import Collecting
from app.core.payments.packets import Packets
from app.core.payments.person_transfers import PersonTransfers
from app.core.payments.receive_codes import ReceiveCodes
from app.core.payments.repeats import Repeats
from app.core.payments.spending import Spending
from app.core.payments.transfer_model import PersonTransferWish
from app.shell.between.collect_sheet import CollectSheetViewModel
from app.shell.between.giving import GivingDesk
from app.shell.between.packet_opening import PacketOpeningViewModel, People
from app.shell.between.packet_sheet import PacketPlace, PacketSheetViewModel
from app.shell.between.pay_sheet import PaySheetDesk, PaySheetViewModel
from app.shell.between.receive_sheet import ReceiveSheetViewModel
from app.shell.between.transfer_opening import TransferOpeningViewModel
from app.shell.between.transfer_sheet import TransferPlan, TransferSheetViewModel
from app.shell.between.withdrawal_sheet import Funding, WithdrawalSheetViewModel
from app.shell.context import ShellContext
from app.shell.error_texts import text_of
from app.shell.guard import REST_MS
from app.shell.prompts import ShellPrompts

Found = TypeVar("Found")


class Conversations(Protocol):
    """The person's conversations; on workers."""

    def conversations(self, user_id: UserId) -> Sequence[ConversationSummary]:
        """Return them."""

    def members(self, conversation_id: ConversationId) -> list[UserId]:
        """Return who takes part in one."""


@dataclass(frozen=True, slots=True)
class MoneyServices:
    """What the sheets go through, on workers."""

    packets: Packets
    transfers: PersonTransfers
    repeats: Repeats
    receive_codes: ReceiveCodes
    collecting: Collecting
    spending: Spending
    funding: Funding
    chat: Conversations
    people: People
    desk: GivingDesk
    open_security: Callable[[], None] = lambda: None


class MoneySheets(QObject):
    """Puts the sheets about money before the person, one at a time. GUI thread."""

    def __init__(
        self,
        services: MoneyServices,
        prompts: ShellPrompts,
        context: ShellContext,
        toast: Callable[[str, str], None],
        *,
        rest_ms: int = REST_MS,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._services = services
        self._prompts = prompts
        self._context = context
        self._toast = toast
        self._rest_ms = rest_ms
        self._is_finding = False

    def open(self, what: str, about_id: str) -> None:
        """Open the sheet ``what`` about the thing with this id.

        "packet" and "transfer" are about a conversation, "packetOpening" and "transferOpening" about what was sent,
        "payCode" about a code's token, "pay", "receive" and "withdrawal" about nothing but the wallet.
        """
        if self._is_finding or self._prompts.property("current") is not None:
            return  # a second click on what is being opened
        openings: dict[str, Callable[[], None]] = {
            "packet": lambda: self._find(lambda: self._place(ConversationId(about_id)), self._show_packet),
            "packetOpening": lambda: self._open_packet(PacketId(about_id)),
            "pay": self._show_pay,
            "payCode": lambda: self._show_code(about_id),
            "receive": self._show_receive,
            "transfer": lambda: self._find(lambda: self._plan(ConversationId(about_id)), self._show_transfer),
            "transferOpening": lambda: self._open_transfer(PersonTransferId(about_id)),
            "withdrawal": self._show_withdrawal,
        }
        if what in openings:
            openings[what]()

    def _open_packet(self, packet_id: PacketId) -> None:
        services = self._services
        self._prompts.show(
            PacketOpeningViewModel(
                packet_id, services.packets, services.people, self._context, rest_ms=self._rest_ms, parent=self
            )
        )

    def _open_transfer(self, transfer_id: PersonTransferId) -> None:
        services = self._services
        self._prompts.show(
            TransferOpeningViewModel(
                transfer_id, services.transfers, services.people, self._context, rest_ms=self._rest_ms, parent=self
            )
        )

    def _show_receive(self) -> None:
        codes = self._services.receive_codes
        self._prompts.show(ReceiveSheetViewModel(codes, self._context, self._toast, rest_ms=self._rest_ms, parent=self))

    def _show_withdrawal(self) -> None:
        services = self._services
        self._prompts.show(
            WithdrawalSheetViewModel(services.funding, services.desk, rest_ms=self._rest_ms, parent=self)
        )

    def _show_code(self, token: str) -> None:
        """Show what a scanned code leads to: money is collected from a pay code, and given to one that asks for it."""
        if not is_pay_number(token):
            self._find(lambda: self._plan_for_code(token), self._show_transfer)
            return
        services = self._services
        self._prompts.show(
            CollectSheetViewModel(
                token, services.collecting, services.people, self._context, rest_ms=self._rest_ms, parent=self
            )
        )

    def _show_pay(self) -> None:
        services = self._services
        desk = PaySheetDesk(services.collecting, services.spending, services.open_security)
        self._prompts.show(PaySheetViewModel(desk, self._context, self._toast, rest_ms=self._rest_ms, parent=self))

    def _find(self, work: Callable[[], Found], show: Callable[[Found], None]) -> None:
        """Show the sheet that is about what ``work`` finds on a worker."""

        def found(about: Found) -> None:
            self._is_finding = False
            show(about)

        def failed(error: PlazaError) -> None:
            self._is_finding = False
            self._toast(text_of(error), "danger")

        self._is_finding = True
        self._context.tasks.run(work, found, failed)

    def _show_packet(self, place: PacketPlace) -> None:
        services = self._services
        self._prompts.show(
            PacketSheetViewModel(place, services.packets, services.desk, rest_ms=self._rest_ms, parent=self)
        )

    def _show_transfer(self, plan: TransferPlan) -> None:
        services = self._services
        self._prompts.show(
            TransferSheetViewModel(plan, services.repeats, services.desk, rest_ms=self._rest_ms, parent=self)
        )

    def _plan(self, conversation_id: ConversationId) -> TransferPlan:
        """Return how money goes to the other person of a chat of two; on a worker."""
        mine, transfers = self._context.user.user_id, self._services.transfers
        others = [each for each in self._services.chat.members(conversation_id) if each != mine]
        if len(others) != 1:
            raise Refused("chat.unknown_conversation", conversation_id=conversation_id)

        def move(amount: Money, note: str, pin: str, key: JournalId) -> object:
            wish = PersonTransferWish(mine, others[0], conversation_id, amount, note)
            return transfers.send(wish, pin=pin, key=key)

        hint = self.tr("What is not accepted within 24 hours comes back to you.")
        return TransferPlan(self._services.people.get(others[0]), move, hint)

    def _plan_for_code(self, token: str) -> TransferPlan:
        """Return how money goes to whoever showed a code; on a worker."""
        mine, codes = self._context.user.user_id, self._services.receive_codes
        code = codes.find(token, mine)

        def move(amount: Money, _note: str, pin: str, key: JournalId) -> object:
            return codes.give(token, mine, amount, pin=pin, key=key)

        hint = self.tr("It is theirs at once, and does not come back by itself.")
        receiver = self._services.people.get(code.user_id)
        return TransferPlan(receiver, move, hint, amount=code.amount, note=code.note, takes_note=False, why="code")

    def _place(self, conversation_id: ConversationId) -> PacketPlace:
        """Return where a packet goes and who may open it; on a worker. In a chat of two, the sender may not."""
        mine, chat = self._context.user.user_id, self._services.chat
        summary = next((one for one in chat.conversations(mine) if one.conversation_id == conversation_id), None)
        if summary is None:
            raise Refused("chat.unknown_conversation", conversation_id=conversation_id)
        members = frozenset(chat.members(conversation_id))
        is_group = summary.kind == "group"
        return PacketPlace(conversation_id, summary.title, is_group, members if is_group else members - {mine})
