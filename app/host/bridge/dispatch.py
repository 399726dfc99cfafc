"""Deciding which call of a mini-app is made: known, shaped, declared, in answer to a tap, not too often."""

import logging
import threading
from collections.abc import Callable, Iterable
from concurrent.futures import Executor, Future
from dataclasses import dataclass, field
from typing import Any

import msgspec

from app.core.catalog.model import Listing
from app.core.kernel.errors import PlazaError, Refused
from app.core.kernel.ids import SessionId, UserId
from app.host.bridge.gestures import Gestures
from app.host.bridge.words import sentence
from app.host.installs import Install
from app.host.messages import CallRequest, check_json
from app.host.runtime.limits import TokenBucket

log = logging.getLogger(__name__)
OPEN_CALLS_MAX = 32
Answer = Callable[[dict[str, Any]], None]


@dataclass
class Origin:
    """Where calls come from, as the shell knows it: one running half.

    ``user_id`` and ``caller_id`` name the person, and are empty in a server half. ``roles`` are the person's when the
    mini-app was opened.
    """

    session_id: SessionId
    listing: Listing
    install: Install
    user_id: UserId
    caller_id: str
    roles: tuple[str, ...] = ()
    gestures: Gestures = field(default_factory=Gestures)
    buckets: dict[str, TokenBucket] = field(default_factory=dict)
    open_calls: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)


@dataclass(frozen=True)
class Capability:
    """Something a mini-app may ask for.

    ``handle`` runs on a worker with the origin and the arguments in the shape of ``args``; what it returns is the
    answer, or a future of it where somebody has to be waited for.
    """

    name: str
    args: type[msgspec.Struct]
    handle: Callable[[Origin, Any], object]
    permission: str | None = None
    needs_gesture: bool = False
    per_minute_max: int = 600


class Dispatch:
    """Answers the calls of all sessions of one kind, by the capabilities that this kind has.

    `take` is called on a child's reading thread and does not wait.
    """

    def __init__(self, capabilities: Iterable[Capability], workers: Executor) -> None:
        self._capabilities = {capability.name: capability for capability in capabilities}
        self._workers = workers

    def take(self, origin: Origin, request: CallRequest, answer: Answer) -> None:
        """Make the call or refuse it, and give the reply to ``answer``, now or later, on any thread."""
        try:
            capability, args = self._judge(origin, request)
        except Refused as error:
            answer(_no(request.call, error))
            return
        with origin.lock:
            origin.open_calls += 1

        def finish(future: "Future[object]") -> None:
            with origin.lock:
                origin.open_calls -= 1
            answer(_reply(request, future))

        try:
            future = self._workers.submit(capability.handle, origin, args)
        except RuntimeError:  # the workers have gone home; a child that is ending may still ask
            future = Future()
            future.cancel()
        future.add_done_callback(lambda done: _when_answered(done, finish))

    def _judge(self, origin: Origin, request: CallRequest) -> tuple[Capability, msgspec.Struct]:
        capability = self._capabilities.get(request.name)
        if capability is None:
            raise Refused("bridge.unknown", name=request.name)
        try:
            check_json(request.args)
            args = msgspec.json.decode(request.args, type=capability.args)
        except (ValueError, RecursionError) as error:
            raise Refused("bridge.shape", name=request.name, problem=str(error)[:300]) from error
        if capability.permission is not None and not origin.install.manifest.asks_for(capability.permission):
            raise Refused("bridge.undeclared", name=request.name, permission=capability.permission)
        self._judge_rate(origin, capability)
        if capability.needs_gesture and not origin.gestures.spend(request.gesture):
            raise Refused("bridge.no_gesture", name=request.name)
        return capability, args

    def _judge_rate(self, origin: Origin, capability: Capability) -> None:
        if origin.open_calls >= OPEN_CALLS_MAX:
            raise Refused("bridge.too_many", name=capability.name)
        bucket = origin.buckets.get(capability.name)
        if bucket is None:
            rate = capability.per_minute_max / 60
            bucket = origin.buckets[capability.name] = TokenBucket(rate, capability.per_minute_max)
        if not bucket.try_take():
            raise Refused("bridge.too_often", name=capability.name)


def _when_answered(done: "Future[object]", finish: Callable[["Future[object]"], None]) -> None:
    """Call ``finish`` with the call's outcome: what its handler returned, or what the future it returned brings."""
    if not done.cancelled() and done.exception() is None:
        result = done.result()
        if isinstance(result, Future):
            result.add_done_callback(finish)
            return
    finish(done)


def _reply(request: CallRequest, future: "Future[object]") -> dict[str, Any]:
    if future.cancelled():
        return _no(request.call, Refused("bridge.cancelled"))
    error = future.exception()
    if error is None:
        return {"type": "call.reply", "call": request.call, "value": future.result()}
    if isinstance(error, PlazaError):
        return _no(request.call, error)
    log.error("%s failed", request.name, exc_info=error)
    return _no(request.call, Refused("bridge.failed"))


def _no(call: int, error: PlazaError) -> dict[str, Any]:
    return {"type": "call.reply", "call": call, "error": {"code": error.code, "message": sentence(error)}}
