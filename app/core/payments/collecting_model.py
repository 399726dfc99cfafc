"""What collecting by pay codes speaks of: a code, and what was collected from one."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from app.core.kernel.ids import CollectionId, OrderId, UserId
from app.core.kernel.money import Money

CollectionState = Literal["waiting", "held", "paid", "refused", "over"]


@dataclass(frozen=True, slots=True)
class PayCode:
    """A code that its person shows to pay, once and until ``expires_at``. ``number``: 24 digits, its token as well."""

    number: str
    user_id: UserId
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class Collection:
    """What is, or was to be, collected from one code: for an order, or by the person ``collector_id``.

    "waiting": the payer is asked, until ``expires_at``; "held": their money is held for an order captured later;
    "refused": they or their wallet said no, for the reason ``why``, an error's code or "payer", which is theirs to
    know; "over": nobody answered. ``payee_name`` and ``title`` are the order's, empty between people.
    """

    collection_id: CollectionId
    payer_id: UserId
    amount: Money
    state: CollectionState
    made_at: datetime
    expires_at: datetime
    order_id: OrderId | None = None
    collector_id: UserId | None = None
    payee_name: str = ""
    title: str = ""
    why: str = ""
