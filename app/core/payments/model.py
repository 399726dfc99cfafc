"""What payments speak of: merchants, orders, receipts, refunds, bills."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from app.core.kernel.ids import CouponId, MiniAppId, OrderId, PublisherId, ReceiptId, RefundId, TransferId, UserId
from app.core.kernel.money import Money

OrderState = Literal["pending", "held", "paid", "closed"]
Capture = Literal["now", "later"]
HoldStep = Literal["held", "released"]
RefundState = Literal["none", "partly", "fully"]
CouponState = Literal["open", "withdrawn", "over"]
Direction = Literal["both", "in", "out"]
BillKind = Literal["payment", "refund", "top_up", "withdrawal", "packet", "transfer"]
OutboxTopic = Literal[
    "receipt.message",
    "payment.notice",
    "refund.message",
    "refund.notice",
    "hold.notice",
    "transfer.message",
    "packet.message",
    "return.message",
]

ReturnSource = Literal["order", "transfer", "packet"]
ReturnCause = Literal["time", "declined", "closed", "captured"]


@dataclass(frozen=True, slots=True)
class Merchant:
    """Who is paid: the publisher behind a mini-app. Set by the shell from the listing, never by a page."""

    miniapp_id: MiniAppId
    publisher_id: PublisherId
    name: str


@dataclass(frozen=True, slots=True)
class Discount:
    """What a coupon took off an order's list price; the coupon's ledger account paid it to the merchant."""

    coupon_id: CouponId
    title: str
    amount: Money


@dataclass(frozen=True, slots=True)
class Order:
    """What a merchant asks for. Its content never changes.

    Its state goes from pending to paid, or to closed; with ``capture`` "later" from pending to held, until
    ``hold_ends_at`` at the latest, and from there to paid as the merchant captures, in full or in part, or to closed.
    ``amount`` is the list price and ``paid_minor`` what of it the merchant got; ``discount`` is what a coupon paid of
    that. ``refunded_minor``: what the merchant has given back, the sum of its refunds. A refunded order stays paid.
    """

    order_id: OrderId
    merchant: Merchant
    merchant_number: str
    title: str
    amount: Money
    state: OrderState
    created_at: datetime
    expires_at: datetime
    paid_at: datetime | None
    refunded_minor: int = 0
    discount: Discount | None = None
    capture: Capture = "now"
    held_at: datetime | None = None
    hold_ends_at: datetime | None = None
    paid_minor: int = 0

    @property
    def refund_state(self) -> RefundState:
        """How much of what was paid has gone back."""
        if self.refunded_minor == 0:
            return "none"
        return "fully" if self.refunded_minor == self.paid_minor else "partly"


@dataclass(frozen=True, slots=True)
class Held:
    """What of a payer's money is held for an order: promised, not moved. Over at ``ends_at`` unless it was captured."""

    order_id: OrderId
    payer_id: UserId
    amount: Money
    held_at: datetime
    ends_at: datetime


@dataclass(frozen=True, slots=True)
class Receipt:
    """The proof of one payment. ``signature``: Ed25519 over its canonical JSON, in base64 (see ``receipts``).

    ``amount`` is what the payer paid; with what a coupon paid, ``discount``, it is the list price.
    """

    receipt_id: ReceiptId
    order_id: OrderId
    payer_id: UserId
    payee_name: str
    title: str
    amount: Money
    paid_at: datetime
    merchant_number: str
    miniapp_id: MiniAppId
    signature: str
    discount: Discount | None = None

    @property
    def list_price(self) -> Money:
        """What the order cost before the coupon."""
        off_minor = 0 if self.discount is None else self.discount.amount.amount_minor
        return Money(self.amount.amount_minor + off_minor, self.amount.currency)


@dataclass(frozen=True, slots=True)
class Refund:
    """The proof that money of a paid order went back to its payer. ``refund_id`` is also its journal's.

    ``refund_number`` is the merchant's own, once in each order. ``signature`` is made as a receipt's. Of ``amount``,
    ``to_coupon_minor`` went back to the coupon that had paid a share; the rest came to the payer.
    """

    refund_id: RefundId
    order_id: OrderId
    refund_number: str
    payer_id: UserId
    payee_name: str
    title: str
    amount: Money
    reason: str
    refunded_at: datetime
    merchant_number: str
    miniapp_id: MiniAppId
    signature: str
    to_coupon_minor: int = 0

    @property
    def to_payer(self) -> Money:
        """What came back to the payer."""
        return Money(self.amount.amount_minor - self.to_coupon_minor, self.amount.currency)


@dataclass(frozen=True, slots=True)
class CouponTerms:
    """What a coupon gives, and to whom.

    ``off`` is taken off an order of at least ``spend_min``; with ``percent`` (1 to 100) that share of the order,
    rounded down, and ``off`` at most. Taken ``claims_max`` times in all, ``claims_each_max`` times by one person; by
    everyone, or by those alone who were invited. Counts from ``valid_from`` until before ``valid_until``.
    """

    title: str
    off: Money
    spend_min: Money
    claims_max: int
    valid_from: datetime
    valid_until: datetime
    claims_each_max: int = 1
    percent: int | None = None
    is_for_all: bool = True

    def discount_minor(self, amount_minor: int) -> int:
        """Return what it takes off an order of ``amount_minor``; at least one unit is left to pay, 0 is no use."""
        if amount_minor < self.spend_min.amount_minor:
            return 0
        off_minor = self.off.amount_minor
        if self.percent is not None:
            off_minor = min(off_minor, amount_minor * self.percent // 100)
        return min(off_minor, amount_minor - 1)


@dataclass(frozen=True, slots=True)
class Coupon:
    """A coupon of a publisher, good in all of its mini-apps. Its terms never change.

    "withdrawn": nobody can take it any more, and who has it keeps it. "over": its time has passed. ``used_count``
    leaves out those that came back with a refund.
    """

    coupon_id: CouponId
    merchant: Merchant
    coupon_number: str
    terms: CouponTerms
    created_at: datetime
    state: CouponState
    claimed_count: int = 0
    used_count: int = 0


@dataclass(frozen=True, slots=True)
class HeldCoupon:
    """A coupon that a person has taken: how many times, and how many of those are used."""

    coupon: Coupon
    claimed_count: int
    used_count: int


@dataclass(frozen=True, slots=True)
class Bill:
    """One line of a person's statement; a negative amount went out.

    ``title`` and ``counterparty`` are as in a statement's file, in English where no order or person names them;
    ``purpose`` is that of the transfer, by which whoever shows the bill names it; ``people_count`` is for how many
    people a red packet was.
    """

    bill_id: TransferId
    title: str
    counterparty: str
    amount_minor: int
    currency: str
    at: datetime
    order_id: OrderId | None
    kind: BillKind
    purpose: str = ""
    people_count: int = 0


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which bills are wanted: those that came ``in`` or went ``out``, or both, with ``text`` in their words.

    ``since`` is within, ``until`` is not; None means from the first, or up to now. ``purposes`` are those of bills that
    are shown under words with ``text`` in them.
    """

    direction: Direction = "both"
    text: str = ""
    since: datetime | None = None
    until: datetime | None = None
    purposes: frozenset[str] = frozenset()

    def takes(self, bill: Bill) -> bool:
        """Whether ``bill`` is one of them."""
        words = self.text.casefold()
        return (
            (self.direction == "both" or (self.direction == "in") == (bill.amount_minor > 0))
            and (self.since is None or bill.at >= self.since)
            and (self.until is None or bill.at < self.until)
            and (
                words in bill.title.casefold() or words in bill.counterparty.casefold() or bill.purpose in self.purposes
            )
        )


@dataclass(frozen=True, slots=True)
class Total:
    """What moved in a person's wallet from ``since`` until before ``until``, by what it was for.

    ``received_minor`` and ``spent_minor`` leave out what only moved between the wallet and a funding source.
    """

    since: datetime
    until: datetime
    received_minor: int
    spent_minor: int
    by_purpose: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Return:
    """Money that a person had promised or put in for something and that is theirs to spend again.

    ``amount`` of the ``given``. ``cause``: it was over by its time, the receiver said no, the merchant let it go, or
    took less than was held. ``title`` is the order's, the transfer's note or the packet's greeting. ``other_id`` is who
    did not take a transfer, ``merchant`` who let an order go.
    """

    source: ReturnSource
    source_id: str
    cause: ReturnCause
    user_id: UserId
    amount: Money
    given: Money
    title: str
    returned_at: datetime
    other_id: UserId | None = None
    merchant: Merchant | None = None
    merchant_number: str = ""


@dataclass(frozen=True, slots=True)
class OutboxEntry:
    """Something to be told outside the wallet's file, at least once; ``entry_id`` lets the hearer drop a repetition.

    ``receipt.message`` is for the payer: ``receipt_id order_id payer_id payee_name title amount_minor currency paid_at
    merchant_number miniapp_id discount_minor coupon_title``. ``payment.notice`` is for the mini-app's server half and
    names no person: ``notice_id miniapp_id order_id merchant_number title amount_minor currency paid_at receipt_id
    discount_minor``. ``refund.message`` and ``refund.notice`` tell the same of a refund, with ``refund_id
    refund_number reason refunded_at`` for the receipt's own; the message also ``paid_minor``. Messages speak of what
    the payer paid and got back, notices of the order's own amounts. ``hold.notice`` tells the server half that an
    order was held or let go: ``state`` ("held", "released") ``at ends_at`` for the receipt's own.
    ``packet.message`` puts a red packet into its conversation: ``packet_id sender_id conversation_id greeting``;
    ``transfer.message`` a transfer to a person: ``person_transfer_id sender_id conversation_id amount_minor currency
    note``. ``return.message`` tells a person of a `Return`, with ``message_id`` for whoever tells it; ``other_id
    miniapp_id`` are empty where there is none. Times are ISO 8601 in UTC.
    """

    entry_id: str
    topic: OutboxTopic
    payload: dict[str, Any]
    attempts: int
