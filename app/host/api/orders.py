"""Orders that a server half places and refunds: it says what for and how much, the listing says to whom."""

from datetime import datetime
from typing import Annotated, Any, Protocol, TypeAlias

import msgspec

from app.core.catalog.model import Listing
from app.core.kernel.errors import Refused
from app.core.kernel.ids import MiniAppId, OrderId, UserId
from app.core.kernel.money import Money
from app.core.payments.model import Capture, Held, Merchant, Order, Receipt, Refund
from app.host.bridge.dispatch import Capability, Origin

Number: TypeAlias = Annotated[str, msgspec.Meta(min_length=1, max_length=64)]


class OrderBook(Protocol):
    """The orders of `app.core.payments`, as far as mini-apps reach them."""

    def create(
        self, merchant: Merchant, *, merchant_number: str, title: str, amount: Money, capture: Capture = "now"
    ) -> Order:
        """Return the order with the merchant's number, made if there was none."""
        ...

    def get(self, order_id: OrderId) -> Order:
        """Return the order."""
        ...

    def find(self, miniapp_id: MiniAppId, merchant_number: str) -> Order | None:
        """Return the order that the mini-app numbered so."""
        ...

    def close(self, order_id: OrderId) -> Order:
        """Close an order that will not be paid any more, and free what is held; Refused ``orders.paid``."""
        ...

    def outcome_for(self, order_id: OrderId, payer_id: UserId) -> Receipt | Held | None:
        """Return the receipt, or what is held, if this person has paid the order; None if it can be paid now."""
        ...


class CaptureBook(Protocol):
    """The captures of `app.core.payments`."""

    def capture(self, order_id: OrderId, amount: Money | None = None) -> Receipt:
        """Take what is held for the order, all of it or ``amount``, once."""
        ...


class RefundBook(Protocol):
    """The refunds of `app.core.payments`."""

    def refund(self, order_id: OrderId, *, refund_number: str, amount: Money, reason: str = "") -> Refund:
        """Move money back to who paid the order; the same number and content moves it once."""
        ...

    def of_order(self, order_id: OrderId) -> tuple[Refund, ...]:
        """Return the order's refunds, oldest first."""
        ...


class CreateArgs(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is ordered."""

    number: Number
    title: Annotated[str, msgspec.Meta(min_length=1, max_length=200)]
    amount_minor: int
    capture: Capture = "now"


class QueryArgs(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Which order."""

    number: Number


class CaptureArgs(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How much of what is held for which order is taken; all of it where nothing is said."""

    number: Number
    amount_minor: int | None = None


class RefundArgs(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How much of which order goes back."""

    number: Number
    refund_number: Number
    amount_minor: int
    reason: Annotated[str, msgspec.Meta(max_length=200)] = ""


class OrdersApi:
    """Lets server halves place, look up, capture and refund their own orders.

    None of it needs a permission: what the person agrees to is paying, and what goes back is the publisher's.
    """

    def __init__(self, orders: OrderBook, captures: CaptureBook, refunds: RefundBook) -> None:
        self._orders = orders
        self._captures = captures
        self._refunds = refunds

    def capabilities(self) -> list[Capability]:
        """Return what mini-apps may call."""
        return [
            Capability("orders.create", CreateArgs, self._create),
            Capability("orders.query", QueryArgs, self._query),
            Capability("orders.close", QueryArgs, self._close),
            Capability("orders.capture", CaptureArgs, self._capture, per_minute_max=120),
            Capability("orders.refund", RefundArgs, self._refund, per_minute_max=120),
            Capability("orders.refunds", QueryArgs, self._all_refunds),
        ]

    def _create(self, origin: Origin, args: CreateArgs) -> dict[str, Any]:
        amount = Money(args.amount_minor)
        order = self._orders.create(
            merchant_of(origin.listing),
            merchant_number=args.number,
            title=args.title,
            amount=amount,
            capture=args.capture,
        )
        return _told(order)

    def _query(self, origin: Origin, args: QueryArgs) -> dict[str, Any] | None:
        order = self._own(origin, args.number)
        return None if order is None else _told(order)

    def _close(self, origin: Origin, args: QueryArgs) -> dict[str, Any]:
        return _told(self._orders.close(self._known(origin, args.number).order_id))

    def _capture(self, origin: Origin, args: CaptureArgs) -> dict[str, Any]:
        order = self._known(origin, args.number)
        self._captures.capture(order.order_id, None if args.amount_minor is None else Money(args.amount_minor))
        return _told(self._orders.get(order.order_id))

    def _refund(self, origin: Origin, args: RefundArgs) -> dict[str, Any]:
        order = self._known(origin, args.number)
        amount = Money(args.amount_minor)
        return _told_refund(
            self._refunds.refund(order.order_id, refund_number=args.refund_number, amount=amount, reason=args.reason)
        )

    def _all_refunds(self, origin: Origin, args: QueryArgs) -> list[dict[str, Any]]:
        order = self._known(origin, args.number)
        return [_told_refund(each) for each in self._refunds.of_order(order.order_id)]

    def _known(self, origin: Origin, number: str) -> Order:
        order = self._own(origin, number)
        if order is None:
            raise Refused("orders.unknown", number=number)
        return order

    def _own(self, origin: Origin, number: str) -> Order | None:
        order = self._orders.find(origin.listing.miniapp_id, number)
        return order if order is not None and is_own(order, origin.listing) else None


def is_own(order: Order, listing: Listing) -> bool:
    """Tell whether an order is a mini-app's: made under its id for its publisher, and not for one who had it before."""
    merchant = order.merchant
    return (merchant.miniapp_id, merchant.publisher_id) == (listing.miniapp_id, listing.publisher_id)


def merchant_of(listing: Listing) -> Merchant:
    """Return who is paid in a mini-app: its listing says so, and nothing else can."""
    return Merchant(listing.miniapp_id, listing.publisher_id, listing.name)


def _told(order: Order) -> dict[str, Any]:
    return {
        "order_id": order.order_id,
        "number": order.merchant_number,
        "title": order.title,
        "amount_minor": order.amount.amount_minor,
        "currency": order.amount.currency,
        "state": order.state,
        "created_at": _text(order.created_at),
        "expires_at": _text(order.expires_at),
        "paid_at": None if order.paid_at is None else _text(order.paid_at),
        "refunded_minor": order.refunded_minor,
        "refund_state": order.refund_state,
        "capture": order.capture,
        "held_at": None if order.held_at is None else _text(order.held_at),
        "hold_ends_at": None if order.hold_ends_at is None else _text(order.hold_ends_at),
        "paid_minor": order.paid_minor,
        "discount_minor": 0 if order.discount is None else order.discount.amount.amount_minor,
    }


def _told_refund(refund: Refund) -> dict[str, Any]:
    """Return what a server half learns of a refund: all but who paid."""
    return {
        "refund_id": refund.refund_id,
        "order_id": refund.order_id,
        "number": refund.merchant_number,
        "refund_number": refund.refund_number,
        "amount_minor": refund.amount.amount_minor,
        "currency": refund.amount.currency,
        "reason": refund.reason,
        "refunded_at": _text(refund.refunded_at),
    }


def _text(moment: datetime) -> str:
    return moment.isoformat(timespec="milliseconds")
