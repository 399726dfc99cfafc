"""What mini-apps may ask for, over one database of a test."""

from pathlib import Path
from typing import Any

from app.account_messages import AccountMessages
from app.core.database import Database
from app.core.kernel.clock import Clock
from app.core.kernel.errors import Refused
from app.core.kernel.events import EventBus
from app.core.kernel.ids import OrderId
from app.core.kernel.money import Money
from app.core.kernel.secrets import Secrets
from app.core.official.service import Official
from app.core.payments.collecting_model import Collection
from app.core.payments.model import Receipt, Refund
from app.core.people.service import People
from app.host.alarms.service import Alarms
from app.host.api.orders import OrderBook
from app.host.bridge.clipboard import NoClipboard
from app.host.bridge.prompts import Prompts
from app.host.call_log.service import CallLog
from app.host.callers.service import Callers
from app.host.capabilities import Offered
from app.host.network.service import Network
from app.host.notices.service import Notices
from app.host.roles import Roles


class NoRefunds:
    """Gives nothing back, for tests in which nothing is paid."""

    def refund(self, order_id: OrderId, *, refund_number: str, amount: Money, reason: str = "") -> Refund:
        raise Refused("refunds.unpaid", order_id=order_id)

    def of_order(self, order_id: OrderId) -> tuple[Refund, ...]:
        return ()


class NoCaptures:
    """Takes nothing, for tests in which nothing is held."""

    def capture(self, order_id: OrderId, amount: Money | None = None) -> Receipt:
        raise Refused("orders.not_held", order_id=order_id)


class NoCollections:
    """Knows no pay code, for tests in which nobody shows one."""

    def for_order(self, order_id: OrderId, number: str) -> Collection:
        raise Refused("pay_codes.over")


class NoCoupons:
    """Has no coupon, for tests in which nobody makes one."""

    def __getattr__(self, name: str) -> Any:
        raise AssertionError(f"coupons.{name} was not expected")


def offer(
    db: Database, clock: Clock, *, secrets: Secrets, orders: OrderBook, prompts: Prompts, **others: Any
) -> Offered:
    """Return services over ``db``, but for ``others``."""
    events = EventBus()
    standing: dict[str, Any] = {
        "accounts": Official(db, events, clock),
        "alarms": Alarms(db, clock),
        "call_log": CallLog(db, clock),
        "captures": NoCaptures(),
        "collections": NoCollections(),
        "coupons": NoCoupons(),
        "callers": Callers(db, secrets),
        "clipboard": NoClipboard(),
        "messages": AccountMessages(db, events, clock),
        "faces": Path("no faces"),
        "network": Network(),
        "notices": Notices(db, events, clock),
        "persons": People(db, events, clock),
        "pictures": Path("no pictures"),
        "refunds": NoRefunds(),
        "roles": Roles(db),
    }
    return Offered(clock=clock, orders=orders, prompts=prompts, **{**standing, **others})
