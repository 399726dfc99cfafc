"""What people do with each other's money in the state machine: transfers, red packets, receive codes."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from hypothesis import strategies as st
from hypothesis.stateful import Bundle, MultipleResults, multiple, rule

from app.core.kernel.ids import ConversationId, JournalId, UserId
from app.core.kernel.money import Money
from app.core.payments.packet_model import Packet, PacketSplit, PacketWish
from app.core.payments.packets import account_of_packet
from app.core.payments.transfer_model import PersonTransfer, PersonTransferWish
from app.core.payments.wallet import account_of_person
from tests.core.payments.ground import AMOUNTS, EVERYBODY, FAULTS, KEYS, PAIRS, PEOPLE, Ground
from tests.support.books import PIN

CHAT = ConversationId("chat")


@dataclass(eq=False)
class KnownTransfer:
    """What the model knows of a transfer to a person; what is over is still held until that is written down."""

    sent: PersonTransfer
    state: str = "waiting"


@dataclass(eq=False)
class KnownPacket:
    """What the model knows of a red packet."""

    packet: Packet
    audience: frozenset[UserId]
    claims: dict[UserId, int] = field(default_factory=dict)
    is_returned: bool = False

    @property
    def till(self) -> str:
        """Its ledger account."""
        return account_of_packet(self.packet.packet_id)


class BetweenRules(Ground):
    """Three people of one chat."""

    transfers = Bundle("transfers")
    packets = Bundle("packets")

    def __init__(self) -> None:
        super().__init__()
        self.given: list[KnownTransfer] = []
        self.packed: list[KnownPacket] = []

    def end_between(self) -> None:
        """Write down in the model what is over by now."""
        for known in self.given:
            if known.state == "waiting" and self.now >= known.sent.expires_at:
                known.state = "returned"
                self.model.release(known.sent.sender_id, known.sent.amount.amount_minor)
        for packed in self.packed:
            if self.now >= packed.packet.expires_at:
                packed.is_returned = True
                self.model.has[account_of_person(packed.packet.sender_id)] += self.model.has.pop(packed.till, 0)

    @rule(target=transfers, pair=PAIRS, amount=AMOUNTS, key=KEYS, fault=FAULTS)
    def give(self, pair: Sequence[UserId], amount: int, key: JournalId, fault: int) -> MultipleResults[KnownTransfer]:
        sender, receiver = pair
        request, why_not = ("give", sender, receiver, amount), self.model.why_not(sender, amount, self.now)
        wish = PersonTransferWish(sender, receiver, CHAT, Money(amount))
        sent, code = self.ask(lambda: self.books.person_transfers.send(wish, pin=PIN, key=key), fault)
        assert code in self.model.answers(key, request, why_not)
        if sent is None or key in self.model.requests:
            return multiple()
        self.model.requests[key] = request
        self.model.spend(sender, amount, self.now, None)
        self.given.append(KnownTransfer(sent))
        return multiple(self.given[-1])

    @rule(known=transfers, person=PEOPLE, is_yes=st.booleans(), fault=FAULTS)
    def answer(self, known: KnownTransfer, person: UserId, is_yes: bool, fault: int) -> None:
        sent, wanted = known.sent, "accepted" if is_yes else "declined"
        is_over = known.state == "waiting" and self.now >= sent.expires_at
        state, expected = "returned" if is_over else known.state, ""
        if person not in (sent.sender_id, sent.receiver_id):
            expected = "transfers.unknown"
        elif person == sent.sender_id:
            expected = "transfers.not_yours"
        elif state not in ("waiting", wanted):
            expected = f"transfers.{state}"
        end = self.books.person_transfers.accept if is_yes else self.books.person_transfers.decline
        ended, code = self.ask(lambda: end(sent.person_transfer_id, person), fault)
        assert code == expected
        if ended is None or state != "waiting":
            return
        assert ended.state == wanted
        known.state, amount = wanted, sent.amount.amount_minor
        self.model.release(sent.sender_id, amount, amount if is_yes else 0, account_of_person(sent.receiver_id))

    @rule(
        target=packets,
        sender=PEOPLE,
        split=st.sampled_from(["equal", "lucky"]),
        share=st.integers(1, 100),
        count=st.integers(1, 2),
        has_own=st.booleans(),
        key=KEYS,
        fault=FAULTS,
    )
    def pack(
        self, sender: UserId, split: PacketSplit, share: int, count: int, has_own: bool, key: JournalId, fault: int
    ) -> MultipleResults[KnownPacket]:
        amount, audience = share * count, frozenset(EVERYBODY) - (set() if has_own else {sender})
        request = ("pack", sender, split, amount, count, audience)
        why_not = self.model.why_not(sender, amount, self.now)
        wish = PacketWish(sender, CHAT, split, Money(amount), count, audience)
        sent, code = self.ask(lambda: self.books.packets.send(wish, pin=PIN, key=key), fault)
        assert code in self.model.answers(key, request, why_not)
        if sent is None or key in self.model.requests:
            return multiple()
        self.model.requests[key] = request
        self.packed.append(KnownPacket(sent, audience))
        self.model.spend(sender, amount, self.now, self.packed[-1].till)
        return multiple(self.packed[-1])

    @rule(known=packets, person=PEOPLE, luck=st.integers(0, 200), fault=FAULTS)
    def open(self, known: KnownPacket, person: UserId, luck: int, fault: int) -> None:
        self.luck, packet = luck, known.packet
        claim, code = self.ask(lambda: self.books.packets.claim(packet.packet_id, person), fault)
        assert code == self.why_not_open(known, person)
        if claim is None:
            return
        share = claim.amount.amount_minor
        if person in known.claims:
            assert share == known.claims[person]
            return
        left, others = self.model.has[known.till], packet.share_count - len(known.claims) - 1
        if packet.split == "equal" or others == 0:
            assert share == left // (others + 1)
        else:
            assert 1 <= share <= left - others
        known.claims[person] = share
        self.model.has[known.till] -= share
        self.model.has[account_of_person(person)] += share

    def why_not_open(self, known: KnownPacket, person: UserId) -> str:
        """Say why a person gets no share, or nothing."""
        if person in known.claims:
            return ""
        if len(known.claims) == known.packet.share_count:
            return "packets.empty"
        if self.now >= known.packet.expires_at:
            return "packets.over"
        return "" if person in known.audience else "packets.stranger"

    @rule(pair=PAIRS, asked=st.none() | AMOUNTS, amount=AMOUNTS, is_asked=st.booleans(), key=KEYS, fault=FAULTS)
    def give_to_code(
        self, pair: Sequence[UserId], asked: int | None, amount: int, is_asked: bool, key: JournalId, fault: int
    ) -> None:
        giver, receiver = pair
        shown = self.books.receive_codes.show(receiver, amount=None if asked is None else Money(asked))
        amount = asked if asked is not None and is_asked else amount
        request, why_not = ("code", shown.token, giver, amount), self.model.why_not(giver, amount, self.now)
        answers = self.model.answers(key, request, why_not)
        if asked not in (None, amount):
            answers = {"receive.amount"}
        _, code = self.ask(
            lambda: self.books.receive_codes.give(shown.token, giver, Money(amount), pin=PIN, key=key), fault
        )
        assert code in answers
        if not code and key not in self.model.requests:
            self.model.requests[key] = request
            self.model.spend(giver, amount, self.now, account_of_person(receiver))
