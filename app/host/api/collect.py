"""Collecting at a till: a page has the shell take somebody's pay code, the server half collects its order from it."""

import secrets
import threading
from collections import OrderedDict
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Annotated, Any, Protocol

import msgspec

from app.core.kernel.clock import Clock
from app.core.kernel.errors import Refused
from app.core.kernel.ids import MiniAppId, OrderId
from app.core.payments.collecting_model import Collection
from app.core.payments.model import Order
from app.host.api.orders import Number, OrderBook, is_own
from app.host.bridge.asking import Asking
from app.host.bridge.dispatch import CallLog, Capability, Origin
from app.host.bridge.prompts import PayCodePrompt
from app.host.call_log.model import What

PERMISSION = "pay.collect"
LIFE = timedelta(minutes=10)
HANDLE_BYTES = 24
HANDLES_MAX = 32
"""How many codes one mini-app has taken at a time: a further one makes the oldest worthless."""


class CollectionBook(Protocol):
    """The collections of `app.core.payments`, as far as mini-apps reach them."""

    def for_order(self, order_id: OrderId, number: str) -> Collection:
        """Collect what the order costs from the code ``number``; asked again with the same, say how it stands."""
        ...


class NoArgs(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Nothing has to be said."""


class CollectArgs(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """From which code, by its handle, for which order, by the mini-app's own number."""

    code: Annotated[str, msgspec.Meta(min_length=1, max_length=100)]
    number: Number


@dataclass(frozen=True, slots=True)
class _Taken:
    number: str
    expires_at: datetime


class CollectApi:
    """Takes codes and collects from them. A mini-app gets a handle, never the code; handles end with this process."""

    def __init__(self, collections: CollectionBook, orders: OrderBook, call_log: CallLog, clock: Clock) -> None:
        self._collections = collections
        self._orders = orders
        self._call_log = call_log
        self._clock = clock
        self._taken: dict[MiniAppId, OrderedDict[str, _Taken]] = {}
        self._lock = threading.Lock()

    def page_capabilities(self, asking: Asking) -> list[Capability]:
        """Return what pages may call."""

        def take(origin: Origin, _args: NoArgs) -> "Future[object]":
            prompt = PayCodePrompt(origin.session_id, origin.listing, is_wanted=origin.is_looked_at)
            return asking.ask(prompt, partial(self._keep, origin))

        return [Capability("pay.take_code", NoArgs, take, permission=PERMISSION, needs_gesture=True, per_minute_max=60)]

    def server_capabilities(self) -> list[Capability]:
        """Return what server halves may call."""
        return [Capability("pay.collect", CollectArgs, self._collect, permission=PERMISSION, per_minute_max=120)]

    def _keep(self, origin: Origin, number: str | None) -> str | None:
        if number is None:
            return None
        handle, now = secrets.token_urlsafe(HANDLE_BYTES), self._clock.now()
        with self._lock:
            own = self._taken.setdefault(origin.listing.miniapp_id, OrderedDict())
            for old in [each for each, taken in own.items() if now >= taken.expires_at]:
                del own[old]
            while len(own) >= HANDLES_MAX:
                own.popitem(last=False)
            own[handle] = _Taken(number, now + LIFE)
        return handle

    def _collect(self, origin: Origin, args: CollectArgs) -> dict[str, Any]:
        order = self._orders.find(origin.listing.miniapp_id, args.number)
        if order is None or not is_own(order, origin.listing):
            raise Refused("orders.unknown", number=args.number)
        if order.state in ("paid", "held"):  # as well for who lost the answer, and the handle with it
            return _told(order, order.state)
        made = self._collections.for_order(order.order_id, self._number(origin.listing.miniapp_id, args.code))
        what = What(
            origin.listing.miniapp_id, origin.user_id, "payment", "pay.collect", made.state, order.amount.text()
        )
        self._call_log.note(what)
        return _told(order, made.state)

    def _number(self, miniapp_id: MiniAppId, handle: str) -> str:
        with self._lock:
            own = self._taken.get(miniapp_id)
            taken = None if own is None else own.get(handle)
        if taken is None or self._clock.now() >= taken.expires_at:
            raise Refused("pay_codes.over")
        return taken.number


def _told(order: Order, status: str) -> dict[str, Any]:
    """Return what a server half learns: how it stands with its own order, and nothing of who pays."""
    return {"status": status, "order_id": order.order_id, "number": order.merchant_number}
