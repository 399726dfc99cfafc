"""Asking the person to pay an order of this mini-app."""

import threading
from concurrent.futures import Future
from typing import Annotated, Any

import msgspec

from app.core.kernel.errors import Refused
from app.core.kernel.ids import OrderId, SessionId
from app.core.payments.model import Order
from app.host.api.orders import OrderBook, is_own
from app.host.bridge.dispatch import CallLog, Capability, Origin
from app.host.bridge.prompts import PaymentAnswer, PaymentPrompt, Prompts
from app.host.bridge.words import sentence
from app.host.call_log.model import What


class PayArgs(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Which order."""

    order_id: Annotated[str, msgspec.Meta(min_length=1, max_length=64)]


class PayApi:
    """Has the shell ask for payments, one at a time in each session. The shell's prompt moves the money."""

    def __init__(self, orders: OrderBook, prompts: Prompts, call_log: CallLog) -> None:
        self._orders = orders
        self._prompts = prompts
        self._call_log = call_log
        self._asking: set[SessionId] = set()
        self._lock = threading.Lock()

    def capabilities(self) -> list[Capability]:
        """Return what mini-apps may call."""
        return [
            Capability(
                "pay.request_payment",
                PayArgs,
                self._request_payment,
                permission="pay",
                needs_gesture=True,
                per_minute_max=20,
            )
        ]

    def _settled(self, order: Order, origin: Origin) -> dict[str, Any] | None:
        """Answer without asking the person where there is nothing left to pay, or to be paid.

        A page that lost the answer asks again: what was paid is paid, whatever is left in the wallet.
        """
        try:
            outcome = self._orders.outcome_for(order.order_id, origin.user_id)
        except Refused as error:
            return _told(order.order_id, PaymentAnswer("refused", message=sentence(error)))
        return None if outcome is None else _told(order.order_id, PaymentAnswer.of(outcome))

    def _request_payment(self, origin: Origin, args: PayArgs) -> "Future[dict[str, Any]] | dict[str, Any]":
        order = self._orders.get(OrderId(args.order_id))
        if not is_own(order, origin.listing):
            # As if it were not there: other shops' orders are none of its business.
            raise Refused("orders.unknown", order_id=args.order_id)
        settled = self._settled(order, origin)
        if settled is not None:
            return settled
        with self._lock:
            if origin.session_id in self._asking:
                raise Refused("pay.busy")
            self._asking.add(origin.session_id)
        told: Future[dict[str, Any]] = Future()

        def answered(asked: "Future[PaymentAnswer]") -> None:
            with self._lock:
                self._asking.discard(origin.session_id)
            answer = PaymentAnswer("cancelled")
            error = None if asked.cancelled() else asked.exception()
            if error is None and not asked.cancelled():
                answer = asked.result()
            self._note(origin, order, "failed" if error is not None else answer.status)
            if error is not None:
                told.set_exception(error)
            else:
                told.set_result(_told(args.order_id, answer))

        name, is_verified = order.merchant.name, origin.listing.is_verified
        prompt = PaymentPrompt(origin.session_id, order, name, is_verified, origin.is_looked_at)
        asked = None
        try:
            asked = self._prompts.confirm_payment(prompt)
        finally:
            if asked is None:
                with self._lock:
                    self._asking.discard(origin.session_id)
        asked.add_done_callback(answered)
        return told

    def _note(self, origin: Origin, order: Order, decision: str) -> None:
        what = What(
            origin.listing.miniapp_id,
            origin.user_id,
            "payment",
            "pay.request_payment",
            decision,
            order.amount.text(),
        )
        self._call_log.note(what)


def _told(order_id: str, answer: PaymentAnswer) -> dict[str, Any]:
    receipt_id = None if answer.receipt is None else answer.receipt.receipt_id
    return {"status": answer.status, "order_id": order_id, "receipt_id": receipt_id, "message": answer.message}
