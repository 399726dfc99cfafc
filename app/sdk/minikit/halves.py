"""What an author's server half is made from: its functions, who calls them, and notices of payment and refund."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, TypeVar

from minikit.alarms import Alarm

if TYPE_CHECKING:
    from pathlib import Path

F = TypeVar("F", bound=Callable[..., Any])


@dataclass(frozen=True)
class Caller:
    """Who calls, as the shell vouches for it: the person's identifier in this mini-app, and the roles they have."""

    user_id: str
    roles: tuple[str, ...] = ()


@dataclass(frozen=True)
class Notice:
    """An order was paid. Comes at least once for every payment: the same ``notice_id`` may come again.

    ``number`` is the mini-app's own number of the order; ``paid_at`` is ISO 8601 in UTC. ``amount_minor`` is what the
    order cost, all of which the publisher got; ``discount_minor`` is what a coupon of the publisher's paid of it.
    """

    notice_id: str
    order_id: str
    number: str
    title: str
    amount_minor: int
    currency: str
    receipt_id: str
    paid_at: str
    discount_minor: int = 0


@dataclass(frozen=True)
class HoldNotice:
    """An order with ``capture="later"`` was paid, so that its money is held; or what was held was let go.

    ``state`` is "held", until ``ends_at`` at the latest, or "released". Comes at least once for each: the same
    ``notice_id`` may come again. ``number`` is the mini-app's own; ``at`` and ``ends_at`` are ISO 8601 in UTC.
    """

    notice_id: str
    order_id: str
    number: str
    title: str
    amount_minor: int
    currency: str
    state: Literal["held", "released"]
    at: str
    ends_at: str


@dataclass(frozen=True)
class RefundNotice:
    """Money of a paid order went back. Comes at least once for every refund: the same ``notice_id`` may come again.

    ``number`` and ``refund_number`` are the mini-app's own; ``refunded_at`` is ISO 8601 in UTC.
    """

    notice_id: str
    order_id: str
    number: str
    refund_id: str
    refund_number: str
    title: str
    amount_minor: int
    currency: str
    reason: str
    refunded_at: str


class Server:
    """The half of a mini-app that decides: prices, orders, what was paid. One runs for all people on a machine."""

    def __init__(self) -> None:
        self.functions: dict[str, Callable[..., object]] = {}
        self.payment_handler: Callable[[Notice], object] | None = None
        self.refund_handler: Callable[[RefundNotice], object] | None = None
        self.hold_handler: Callable[[HoldNotice], object] | None = None
        self.alarm_handler: Callable[[Alarm], object] | None = None

    @property
    def data_folder(self) -> "Path":
        """The folder this half keeps its files in; open SQLite files in it with the rollback journal."""
        from pathlib import Path  # only here: pages have no use for it, and it takes a while to load

        return Path.cwd()

    def function(self, function: F) -> F:
        """Let pages call the decorated function by its name; its first parameter is the `Caller`."""
        self.functions[function.__name__] = function
        return function

    def on_payment(self, function: F) -> F:
        """Call the decorated function with a `Notice` whenever an order was paid."""
        self.payment_handler = function
        return function

    def on_refund(self, function: F) -> F:
        """Call the decorated function with a `RefundNotice` whenever money of an order went back."""
        self.refund_handler = function
        return function

    def on_hold(self, function: F) -> F:
        """Call the decorated function with a `HoldNotice` whenever an order was held, or what was held let go."""
        self.hold_handler = function
        return function

    def on_alarm(self, function: F) -> F:
        """Call the decorated function with each `Alarm` that has come; one that it did not take comes again."""
        self.alarm_handler = function
        return function
