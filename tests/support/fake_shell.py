"""A shell for a mini-app in tests: keeps its storage, answers its calls, runs its server half in place."""

import asyncio
import contextvars
import inspect
import json
import threading
from collections.abc import Callable, Coroutine, Iterator
from pathlib import Path
from typing import Any

from minikit import Alarm, Caller, CallError, Notice, Page, Refusal, Server, ui

PAID_AT = "2026-03-01T12:00:00+00:00"


class FakeShell:
    """Stands in for `minikit.calls.Calls`; everything crosses it as JSON, as over the real pipe."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self.user_id = "lin"
        self.roles: tuple[str, ...] = ()
        self.code: str | None = "handle"
        self.collected: list[str] = ["paid"]
        self.refuses_codes = False
        self.kept: dict[tuple[str, str], Any] = {}
        self.orders: dict[str, dict[str, Any]] = {}
        self.payment_answer = "paid"
        self.is_server_broken = False
        self.loses_answers = False
        self.sends_notices = True
        self.alarms: dict[str, str] = {}
        self._coupons: dict[str, dict[str, Any]] = {}
        self.taken: list[str] = []
        self.address: dict[str, str] | None = None
        self.refunds: dict[str, dict[str, Any]] = {}
        self.refuses_refunds = False
        self.wish = "once"
        self.asked: list[str] = []
        self.shared: list[dict[str, Any]] = []
        self.is_sharing = False
        self.pictures: list[bytes] = []
        self.messages: dict[tuple[str, str], dict[str, Any]] = {}

    async def call(self, name: str, args: dict[str, Any]) -> Any:
        answers: dict[str, Callable[..., Any]] = {
            "storage.get": self._storage_get,
            "storage.set": self._storage_set,
            "server.call": self._server_call,
            "orders.create": self._orders_create,
            "orders.close": self._orders_close,
            "orders.query": self._orders_query,
            "orders.refund": self._orders_refund,
            "coupons.create": self._coupons_create,
            "coupons.query": self._coupons_query,
            "coupons.claim": self._coupons_claim,
            "coupons.mine": self._coupons_mine,
            "alarms.set": self._alarms_set,
            "share.card": self._share_card,
            "media.choose": self._media_choose,
            "messages.ask": self._messages_ask,
            "messages.send": self._messages_send,
            "broadcast.send": lambda topic, payload: None,
            "address.choose": lambda: self.address,
            "pay.collect": self._collect,
            "pay.take_code": lambda: self.code,
            "pay.request_payment": self._request_payment,
        }
        await asyncio.sleep(0)  # as over the pipe, others get their turn before the answer is there
        answer = answers[name](**_json(args))
        return _json(await answer if inspect.isawaitable(answer) else answer)

    def pay(self, number: str) -> None:
        """Pay an order, and tell the server half unless notices are held back."""
        order = self.orders[number]
        order.update(state="paid", paid_at=PAID_AT)
        if self.sends_notices:
            self.notify(number)

    def notify(self, number: str) -> None:
        order = self.orders[number]
        what = {name: order[name] for name in ("order_id", "number", "title", "amount_minor", "currency")}
        self._tell(Notice(notice_id=f"notice-{number}", **what, receipt_id=f"receipt-{number}", paid_at=PAID_AT))

    def ring(self) -> None:
        """Let the time of the alarm that is set come."""
        [(name, at)] = self.alarms.items()
        self.alarms.clear()
        assert self.server.alarm_handler is not None
        run_beside(self.server.alarm_handler(Alarm(name, None, at)))

    def _tell(self, notice: Notice) -> None:
        assert self.server.payment_handler is not None
        run_beside(self.server.payment_handler(notice))

    def _storage_get(self, key: str) -> Any:
        return {"is_kept": (self.user_id, key) in self.kept, "value": self.kept.get((self.user_id, key))}

    def _storage_set(self, key: str, value: Any) -> None:
        self.kept[self.user_id, key] = value

    async def _server_call(self, function: str, args: dict[str, Any]) -> Any:
        if self.is_server_broken:
            raise CallError("server.failed", "KeyError: 'lines' (server.py:12)")
        try:
            result: Any = self.server.functions[function](Caller(self.user_id, self.roles), **args)
            answer = await result if inspect.isawaitable(result) else result
        except Refusal as refusal:
            raise CallError(f"server.{refusal.code}", refusal.message) from None
        if self.loses_answers:
            raise CallError("server.failed", "the server half ended")
        return answer

    def _orders_create(self, number: str, title: str, amount_minor: int, capture: str = "now") -> dict[str, Any]:
        order = self.orders.get(number)
        if order is None:
            order = {"order_id": f"order-{len(self.orders) + 1}", "number": number, "title": title}
            order |= {"amount_minor": amount_minor, "currency": "CNY", "state": "pending", "paid_at": None}
            order |= {"refunded_minor": 0, "refund_state": "none", "discount_minor": 0, "paid_minor": 0}
            order |= {"capture": capture, "held_at": None, "hold_ends_at": None}
            order |= {"created_at": "2026-03-01T11:59:00+00:00", "expires_at": "2099-03-01T13:59:00+00:00"}
            self.orders[number] = order
        if (order["title"], order["amount_minor"]) != (title, amount_minor):
            raise CallError("orders.number_reused", "This number was used before.")
        return order

    def _orders_query(self, number: str) -> dict[str, Any] | None:
        return self.orders.get(number)

    def _orders_close(self, number: str) -> dict[str, Any]:
        if number not in self.orders:
            raise CallError("orders.unknown", "This mini-app has no such order.")
        if self.orders[number]["state"] == "paid":
            raise CallError("orders.paid", "This order is paid.")
        self.orders[number]["state"] = "closed"
        return self.orders[number]

    def _orders_refund(self, number: str, refund_number: str, amount_minor: int, reason: str) -> dict[str, Any]:
        if self.refuses_refunds:
            raise CallError("refunds.insufficient", "There is less than that left.")
        refund = {"refund_id": f"refund-{refund_number}", "order_id": self.orders[number]["order_id"]}
        refund |= {"number": number, "refund_number": refund_number, "amount_minor": amount_minor}
        refund |= {"currency": "CNY", "reason": reason, "refunded_at": PAID_AT}
        known = self.refunds.setdefault(f"{number}/{refund_number}", refund)
        if known != refund:
            raise CallError("refunds.number_reused", "This number was used before.")
        return known

    def _coupons_create(self, number: str, valid_from: None, is_for_all: bool, **terms: Any) -> dict[str, Any]:
        coupon = {"coupon_id": f"coupon-{number}", "number": number, "currency": "CNY", "state": "open", **terms}
        coupon |= {"valid_from": PAID_AT, "is_for_all": is_for_all, "claimed_count": 0, "used_count": 0}
        known = self._coupons.setdefault(number, coupon)
        if any(known[name] != value for name, value in terms.items()):
            raise CallError("coupons.number_reused", "This number was used before.")
        return known

    def _coupons_query(self, number: str) -> dict[str, Any] | None:
        return self._coupons.get(number)

    def _coupons_claim(self, coupon_id: str) -> dict[str, Any]:
        coupon = next(each for each in self._coupons.values() if each["coupon_id"] == coupon_id)
        if coupon["claimed_count"] == coupon["count"]:
            raise CallError("coupons.none_left", "All are gone.")
        coupon["claimed_count"] += 1
        self.taken.append(coupon_id)
        return self._coupon_of(coupon)

    def _coupons_mine(self) -> list[dict[str, Any]]:
        return [self._coupon_of(each) for each in self._coupons.values() if each["coupon_id"] in self.taken]

    def _coupon_of(self, coupon: dict[str, Any]) -> dict[str, Any]:
        names = (
            "coupon_id",
            "title",
            "off_minor",
            "percent",
            "spend_min_minor",
            "currency",
            "valid_from",
            "valid_until",
        )
        return {name: coupon[name] for name in names} | {"state": "open", "claimed_count": 1, "used_count": 0}

    def _alarms_set(self, name: str, at: str) -> dict[str, Any]:
        self.alarms[name] = at
        return {"name": name, "user_id": None, "at": at}

    def _share_card(self, **card: Any) -> str:
        if self.is_sharing:
            raise CallError("prompt.busy", "Another sheet is open.")
        self.shared.append(card)
        return "sent"

    def _media_choose(self, count: int, kinds: list[str]) -> list[dict[str, Any]]:
        """Lay what the person picks into the folder, as JPEG files, and say what they are."""
        assert kinds == ["image"]
        taken, self.pictures = self.pictures[:count], self.pictures[count:]
        names = [f"picked-{len(content)}-{number}.jpg" for number, content in enumerate(taken)]
        for name, content in zip(names, taken, strict=True):
            for each in (name, f"small-{name}"):
                Path(each).write_bytes(content)
        return [
            {"source": f"data:{name}", "thumbnail": f"data:small-{name}", "width": 600, "height": 800} for name in names
        ]

    def _messages_ask(self, template: str) -> str:
        self.asked.append(template)
        return self.wish

    def _messages_send(self, user_id: str, number: str, **message: Any) -> bool:
        if self.wish == "no":
            raise CallError("messages.not_agreed", "They did not agree to it.")
        is_new = (user_id, number) not in self.messages
        self.messages.setdefault((user_id, number), message)
        return is_new

    def _collect(self, code: str, number: str) -> dict[str, Any]:
        """Say how it stands: the next of ``collected`` each time, the last for ever; another code is over."""
        if self.refuses_codes or code != self.code:
            raise CallError("pay_codes.over", "This pay code does not count.")
        status = self.collected.pop(0) if len(self.collected) > 1 else self.collected[0]
        return {"status": status, "order_id": self.orders[number]["order_id"], "number": number}

    def _request_payment(self, order_id: str) -> dict[str, Any]:
        number = next(number for number, order in self.orders.items() if order["order_id"] == order_id)
        if self.payment_answer == "paid":
            self.pay(number)
        message = "There is not enough money in the wallet." if self.payment_answer == "refused" else ""
        return {"status": self.payment_answer, "order_id": order_id, "receipt_id": None, "message": message}


class OpenedPage:
    """A page as a person would have it before them: look at it, tap it, type into it."""

    def __init__(self, page: Page, **query: str) -> None:
        self.page: Any = page
        self.went: list[tuple[str, dict[str, str]]] = []
        self.toasts: list[str] = []
        page._desk = self
        run(page.on_load(query))
        run(page.on_show())
        run(page.on_ready())

    def go(self, path: str, query: dict[str, str]) -> None:
        self.went.append((path, query))

    def switch_tab(self, path: str) -> None:
        self.went.append((path, {}))

    def replace(self, path: str, query: dict[str, str]) -> None:
        self.went.append((path, query))

    def relaunch(self, path: str, query: dict[str, str]) -> None:
        self.went.append((path, query))

    def back(self) -> None:
        self.went.append(("back", {}))

    def update(self, page: Page) -> None:
        pass

    def toast(self, text: str) -> None:
        self.toasts.append(text)

    def nodes(self, kind: type[ui.Node] = ui.Node) -> list[Any]:
        return [node for node in walk(self.page.build()) if isinstance(node, kind)]

    def texts(self) -> str:
        """All words on the page."""
        names = ("text", "title")
        return "\n".join(getattr(node, name) for node in self.nodes() for name in names if hasattr(node, name))

    def find(self, name: str) -> Any:
        """Return the one component to act on that is called ``name``."""
        acting = (
            *(
                ui.Button,
                ui.Chip,
                ui.Card,
                ui.Check,
                ui.Stepper,
                ui.SearchField,
                ui.TextField,
                ui.EmptyState,
                ui.Select,
            ),
            *(ui.Switch, ui.Reaction, ui.TextArea, ui.Segmented, ui.Rating, ui.Radio, ui.Tabs),
        )
        found = [node for node in self.nodes() if isinstance(node, acting) and name in _names(node)]
        assert len(found) == 1, f"{len(found)} components are called {name!r}"
        return found[0]

    def tap(self, name: str) -> None:
        node = self.find(name)
        assert getattr(node, "is_enabled", True)
        handler: Any = node.on_action if isinstance(node, ui.EmptyState) else node.on_tap
        run(handler())

    def change(self, name: str, value: object) -> None:
        run(self.find(name).on_change(value))


def walk(node: ui.Node) -> Iterator[ui.Node]:
    """Go through a component and all that it holds."""
    yield node
    for child in getattr(node, "children", ()):
        yield from walk(child)


def run(result: object) -> Any:
    """Finish what a handler began."""
    if isinstance(result, Coroutine):
        return asyncio.run(result)
    return result


def run_beside(result: object) -> None:
    """Finish what a handler of the server half began, also where a page's own handler is under way."""
    if isinstance(result, Coroutine):
        beside = threading.Thread(target=contextvars.copy_context().run, args=(asyncio.run, result))
        beside.start()
        beside.join()


def _names(node: ui.Node) -> tuple[str, ...]:
    return tuple(getattr(node, name, "") for name in ("label", "text", "action", "placeholder"))


def _json(value: Any) -> Any:
    return json.loads(json.dumps(value))
