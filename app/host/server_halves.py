"""The server halves: one child per mini-app, started when it is needed, ended when it is idle."""

import hashlib
import hmac
import json
import logging
import re
import threading
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path
from secrets import token_bytes
from typing import Any, Literal

import msgspec

from app.core.catalog.model import Listing
from app.core.kernel.errors import PlazaError, Refused, Unavailable
from app.core.kernel.ids import MiniAppId, SessionId, UserId, new_id
from app.host import messages
from app.host.bridge.dispatch import Dispatch, Origin
from app.host.gate import Gate
from app.host.installs import Install
from app.host.runtime import limits
from app.host.runtime.child import Child, Listener
from app.host.runtime.deadlines import Deadline, Deadlines
from app.host.runtime.limits import TokenBucket
from app.host.runtime.pipe import EndReason
from app.host.runtime.pool import Pool
from minikit import wire

log = logging.getLogger(__name__)
CODE = re.compile(r"[a-z][a-z0-9_]*(\.[a-z0-9_]+)*")
NoticeKind = Literal["payment.notice", "refund.notice", "hold.notice"]
TOOK_TOO_MUCH: frozenset[EndReason] = frozenset({"flooded", "hung", "memory", "processor", "storage"})
"""Endings after which a half rests: its mini-app starts it again by itself, also where nobody has it open."""
_TOLD = ("notice_id", "order_id", "title", "amount_minor", "currency")
NOTICE_FIELDS: Mapping[NoticeKind, tuple[str, ...]] = {
    "payment.notice": (*_TOLD, "discount_minor", "receipt_id", "paid_at"),
    "hold.notice": (*_TOLD, "state", "at", "ends_at"),
    "refund.notice": (*_TOLD, "refund_id", "refund_number", "reason", "refunded_at"),
}


@dataclass(frozen=True)
class Machinery:
    """What running a child takes."""

    pool: Pool
    deadlines: Deadlines
    miniapps_folder: Path
    gate: Gate


class ServerHalves:
    """All server halves of this data folder. Any thread may use it; nothing here waits for a child."""

    def __init__(self, machinery: Machinery, dispatch: Dispatch, idle_s: float = limits.SERVER_IDLE_S) -> None:
        self._machinery = machinery
        self._dispatch = dispatch
        self._idle_s = idle_s
        self._halves: dict[MiniAppId, ServerHalf] = {}
        self._lock = threading.Lock()

    def run(
        self, listing: Listing, install: Install, caller: Mapping[str, Any], function: str, args: Mapping[str, Any]
    ) -> "Future[Any]":
        """Call a function of a server half; the future brings its answer or a PlazaError."""
        message = {"type": wire.SERVER_RUN, "function": function, "args": args, "caller": caller}
        return self.half(listing, install).ask(lambda _secret: message)

    def deliver(
        self, listing: Listing, install: Install, kind: NoticeKind, payload: Mapping[str, Any]
    ) -> "Future[Any]":
        """Give a notice of money to a server half; the future is done when the author's code has taken it."""
        known = {"discount_minor": 0} | dict(payload)  # notices that wait since before there were coupons do not say
        told = {name: known[name] for name in NOTICE_FIELDS[kind]} | {"number": payload["merchant_number"]}
        body = json.dumps(told, ensure_ascii=False, separators=(",", ":"), sort_keys=True)

        def signed(secret: bytes) -> dict[str, Any]:
            # The kind is signed too: a notice of one kind cannot be given out for one of the other.
            mac = hmac.new(secret, f"{kind}\n{body}".encode(), hashlib.sha256).hexdigest()
            return {"type": kind, "body": body, "mac": mac}

        return self.half(listing, install).ask(signed)

    def ring(self, listing: Listing, install: Install, *, name: str, caller_id: str | None, at: str) -> "Future[Any]":
        """Tell a server half that an alarm has come; the future is done when the author's code has taken it."""
        message = {"type": wire.ALARM, "name": name, "user_id": caller_id, "at": at}
        return self.half(listing, install).ask(lambda _secret: message)

    def half(self, listing: Listing, install: Install) -> "ServerHalf":
        """Return the server half of a mini-app, which need not be running."""
        with self._lock:
            half = self._halves.get(listing.miniapp_id)
            if half is None or half.origin.install != install or half.origin.listing != listing:
                if half is not None:
                    half.end()
                origin = Origin(SessionId(new_id()), listing, install, UserId(""), "")
                half = ServerHalf(origin, self._machinery, self._dispatch, self._idle_s)
                self._halves[listing.miniapp_id] = half
            return half

    def all(self) -> "list[ServerHalf]":
        """Return all of them, running or not."""
        with self._lock:
            return list(self._halves.values())

    def running(self) -> list[Install]:
        """Return the versions of which a server half runs."""
        with self._lock:
            return [half.origin.install for half in self._halves.values() if half.is_running]

    def end(self, miniapp_id: MiniAppId) -> None:
        """End the server half of a mini-app, if it has one, and wait until it is gone."""
        with self._lock:
            half = self._halves.pop(miniapp_id, None)
            child = half.end() if half is not None else None
        if half is not None:
            half.origin.end()
        if child is not None:
            child.wait(2 * limits.END_DEADLINE_S)
        if half is not None:
            half.origin.wait_idle(2 * limits.END_DEADLINE_S)

    def close(self) -> None:
        """End all of them."""
        with self._lock:
            children = [half.end() for half in self._halves.values()]
            self._halves.clear()
        for child in children:
            if child is not None:
                child.wait(2 * limits.END_DEADLINE_S)


class ServerHalf:
    """One mini-app's server half and what is asked of it."""

    def __init__(self, origin: Origin, machinery: Machinery, dispatch: Dispatch, idle_s: float) -> None:
        self.origin = origin
        self._machinery = machinery
        self._dispatch = dispatch
        self._idle_s = idle_s
        self._secret = b""
        self._child: Child | None = None
        self._last_call = 0
        self._waiting: dict[int, tuple[Future[Any], Deadline]] = {}
        self._idle: Deadline | None = None
        self._rests_until: float | None = None
        self._starts = TokenBucket(limits.SERVER_STARTS_PER_S, limits.SERVER_STARTS_AT_ONCE, machinery.deadlines.now)
        self._lock = threading.RLock()

    @property
    def child(self) -> Child | None:
        """What runs, if it does."""
        return self._child

    @property
    def is_running(self) -> bool:
        """Whether there is a child."""
        return self._child is not None

    def ask(self, make: Callable[[bytes], Mapping[str, Any]]) -> "Future[Any]":
        """Send what ``make`` makes of the half's secret, starting it if need be; the future brings the answer.

        Raises:
            Unavailable: ``process.failed``, ``server.resting``.
            Refused: ``bridge.too_large``, ``sandbox.untrusted``, ``package.missing``, ``package.changed``.
        """
        answer: Future[Any] = Future()
        with self._lock:
            if self._idle is not None:
                self._idle.cancel()
            child = self._child or self._start()
            self._last_call += 1
            number = self._last_call
            late = self._machinery.deadlines.after(limits.CALL_DEADLINE_S, lambda: self._late(number))
            self._waiting[number] = (answer, late)
        try:
            child.send({**make(self._secret), "call": number}, is_watched=True)
        except wire.FrameError:
            self._settle(number, error=Refused("bridge.too_large"))
        return answer

    def end(self) -> Child | None:
        """End the child, if there is one, and return it."""
        with self._lock:
            child, self._child = self._child, None
        if child is not None:
            child.end()
        return child

    def _start(self) -> Child:
        if self._rests_until is not None and self._machinery.deadlines.now() < self._rests_until:
            raise Unavailable("server.resting")
        if not self._starts.try_take():
            raise Unavailable("server.resting")
        install = self.origin.install
        self._machinery.gate.check(install, is_fresh=False)
        folder = self._machinery.miniapps_folder / install.miniapp_id / "server"
        # The listener is called only after `launch`, when `child` is there.
        listener = Listener(
            said=lambda body: self._said(child, body),
            ended=lambda reason, details: self._ended(child, reason, details),
        )
        name = f"{install.miniapp_id} (server)"
        child = Child(self._machinery.pool, self._machinery.deadlines, name, folder, listener)
        self._secret = token_bytes(32)
        child.launch({"half": "server", "package": str(install.folder), "secret": self._secret.hex()})
        self._child = child
        return child

    def _said(self, child: Child, body: bytes) -> None:
        try:
            said = messages.decode(body)
        except (msgspec.DecodeError, ValueError, RecursionError) as error:
            child.stop("protocol", str(error)[:500])
            return
        match said:
            case messages.Ready():
                pass
            case messages.Ack():
                child.answered(said.ack)
            case messages.Reply():
                self._replied(child, said)
            case messages.CallRequest():
                self._dispatch.take(self.origin, said, lambda reply: _answer(child, reply))
            case _:
                child.stop("protocol", f"A server half does not say {type(said).__name__}.")

    def _replied(self, child: Child, reply: messages.Reply) -> None:
        try:
            messages.check_json(reply.value)
        except (ValueError, RecursionError) as error:
            child.stop("protocol", str(error)[:500])
            return
        if reply.call > self._last_call:
            child.stop("protocol", "It answered what nobody asked.")
            return
        if reply.error is None:
            # A copy: what arrived is part of a larger buffer.
            self._settle(reply.call, value=msgspec.Raw(bytes(reply.value)))
            return
        code = reply.error.code if CODE.fullmatch(reply.error.code) else "refused"
        if code == "failed":
            log.warning("%s: its server half failed: %s", self.origin.install.miniapp_id, reply.error.message)
            self._settle(reply.call, error=Unavailable("server.failed"))
        else:
            self._settle(reply.call, error=Refused(f"server.{code}", message=reply.error.message))

    def _late(self, number: int) -> None:
        self._settle(number, error=Unavailable("server.slow"))

    def _settle(self, number: int, *, value: object = None, error: PlazaError | None = None) -> None:
        with self._lock:
            answer, late = self._waiting.pop(number, (None, None))
            # An answer that comes too late is no reason to go on waiting for more.
            if answer is not None and not self._waiting and self._child is not None:
                if self._idle is not None:
                    self._idle.cancel()
                self._idle = self._machinery.deadlines.after(self._idle_s, self._end_idle)
        if answer is None or late is None:
            return
        late.cancel()
        if error is None:
            answer.set_result(value)
        else:
            answer.set_exception(error)

    def _end_idle(self) -> None:
        with self._lock:
            if not self._waiting:
                self.end()

    def _ended(self, child: Child, reason: EndReason, details: str) -> None:
        if reason != "closed":
            log.warning("%s: its server half ended (%s): %s", self.origin.install.miniapp_id, reason, details)
        with self._lock:
            if reason in TOOK_TOO_MUCH:
                self._rests_until = self._machinery.deadlines.now() + limits.SERVER_REST_S
            if self._child is child:
                self._child = None
            # A child that was replaced has had its answers; what waits is for the new one.
            numbers = list(self._waiting) if self._child is None else []
        for number in numbers:
            self._settle(number, error=Unavailable("server.ended"))


def _answer(child: Child, reply: dict[str, Any]) -> None:
    try:
        child.send(reply)
    except wire.FrameError:
        child.send({"type": wire.REPLY, "call": reply["call"], "error": {"code": "bridge.too_large", "message": ""}})
