"""Deciding which call of a mini-app is made: known, shaped, declared, in answer to a tap, not too often, allowed."""

import logging
import threading
from collections.abc import Callable, Iterable
from concurrent.futures import Executor, Future
from dataclasses import dataclass, field
from typing import Any, Protocol

import msgspec

from app.core.catalog.model import Listing
from app.core.kernel.errors import PlazaError, Refused
from app.core.kernel.ids import SessionId, UserId
from app.host.bridge.futures import pass_on, submit
from app.host.bridge.gestures import Gestures
from app.host.bridge.words import SENTENCES, sentence
from app.host.call_log.model import Kind, What
from app.host.installs import Install
from app.host.messages import CallRequest, check_json
from app.host.permissions import PERMISSIONS
from app.host.runtime.limits import TokenBucket

log = logging.getLogger(__name__)
OPEN_CALLS_MAX = 32
UNKNOWN = "unknown"
FAILED = "failed"
"""What the capability ledger says of a call that there is not, and of a refusal in a mini-app's own words."""
Answer = Callable[[dict[str, Any]], None]


@dataclass
class Origin:
    """Where calls come from, as the shell knows it: one running half.

    ``user_id`` and ``caller_id`` name the person, and are empty in a server half. ``roles`` are the person's when the
    mini-app was opened, ``asked_for`` the permissions that they were asked for in this session. ``is_seen``: the person
    looks at it, so that it may ask them something. ``is_over``: it was ended for good, so that what it asked for and
    nobody has begun is not done any more.
    """

    session_id: SessionId
    listing: Listing
    install: Install
    user_id: UserId
    caller_id: str
    roles: tuple[str, ...] = ()
    gestures: Gestures = field(default_factory=Gestures)
    buckets: dict[str, TokenBucket] = field(default_factory=dict)
    asked_for: set[str] = field(default_factory=set)
    is_seen: bool = True
    is_over: bool = False
    open_calls: int = 0
    at_work: int = 0
    lock: threading.Condition = field(default_factory=threading.Condition)

    def is_looked_at(self) -> bool:
        """Tell whether the person looks at it now."""
        return self.is_seen and not self.is_over

    def end(self) -> None:
        """Let nothing more be done for it: it is ended for good."""
        with self.lock:
            self.is_over = True

    def wait_idle(self, timeout_s: float) -> None:
        """Wait until nothing is being done for it, ``timeout_s`` at most."""
        with self.lock:
            self.lock.wait_for(lambda: not self.at_work, timeout_s)


@dataclass(frozen=True)
class Capability:
    """Something a mini-app may ask for.

    ``handle`` runs on a worker with the origin and the arguments in the shape of ``args``; what it returns is the
    answer, or a future of it where somebody has to be waited for. ``asks_person``: the person is asked for
    ``permission`` at its first use; one tap pays for that prompt and for what ``handle`` shows.
    """

    name: str
    args: type[msgspec.Struct]
    handle: Callable[[Origin, Any], object]
    permission: str | None = None
    needs_gesture: bool = False
    per_minute_max: int = 600
    asks_person: bool = False

    def __post_init__(self) -> None:
        rule = PERMISSIONS[self.permission] if self.permission else None
        if self.asks_person and (rule is None or rule.asked != "first_use"):
            raise ValueError(f"{self.name} asks for a permission that is not asked for at its first use")


class Consent(Protocol):
    """Knows what the person allows, and asks where that is not known."""

    def seek(self, origin: Origin, permission: str) -> "Future[bool]":
        """Return whether the person lets the mini-app use ``permission``, now or once they have answered.

        On a worker; does not wait.

        Raises:
            Refused: ``permission.busy``, this session asks the person for something else just now;
                ``permission.unseen``, they would have to be asked, and look at something else.
        """
        ...


class CallLog(Protocol):
    """Takes down every call and what came of it."""

    def note(self, what: What) -> None:
        """Take it down; does not wait."""
        ...


class Dispatch:
    """Answers the calls of all sessions of one kind, by the capabilities that this kind has.

    `take` is called on a child's reading thread and does not wait.
    """

    def __init__(
        self, capabilities: Iterable[Capability], workers: Executor, consent: Consent, call_log: CallLog
    ) -> None:
        self._capabilities = {capability.name: capability for capability in capabilities}
        self._workers = workers
        self._consent = consent
        self._call_log = call_log

    def take(self, origin: Origin, request: CallRequest, answer: Answer) -> None:
        """Make the call or refuse it, and give the reply to ``answer``, now or later, on any thread."""
        try:
            capability, args = self._judge(origin, request)
        except Refused as error:
            self._note(origin, request, error.code, is_refused=True)
            answer(_no(request.call, error))
            return
        with origin.lock:
            origin.open_calls += 1

        def finish(future: "Future[object]") -> None:
            with origin.lock:
                origin.open_calls -= 1
            reply = _reply(request, future)
            code = reply["error"]["code"] if "error" in reply else "made"
            self._note(origin, request, code, is_refused=code.startswith("permission."))
            answer(reply)

        submit(self._workers, self._make, capability, origin, args).add_done_callback(finish)

    def _make(self, capability: Capability, origin: Origin, args: msgspec.Struct) -> object:
        """Make a call that has been judged; where the person has to be asked first, return a future of its answer."""
        if not capability.asks_person or capability.permission is None:
            return _handled(capability, origin, args)
        consent = self._consent.seek(origin, capability.permission)
        answer: Future[object] = Future()

        def consented(done: "Future[bool]") -> None:
            if done.cancelled() or done.exception() is not None:
                pass_on(done, answer)
            elif not done.result():
                answer.set_exception(Refused("permission.denied", permission=str(capability.permission)))
            else:
                made = submit(self._workers, _handled, capability, origin, args)
                made.add_done_callback(lambda done: pass_on(done, answer))

        consent.add_done_callback(consented)
        return answer

    def _note(self, origin: Origin, request: CallRequest, decision: str, *, is_refused: bool) -> None:
        """Take down a call. Names and codes are ours: what a stranger makes up would fill the ledger."""
        name = request.name if request.name in self._capabilities else UNKNOWN
        told = decision if decision == "made" or decision in SENTENCES else FAILED
        kind: Kind = "refusal" if is_refused else "call"
        self._call_log.note(What(origin.listing.miniapp_id, origin.user_id, kind, name, told))

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


def _handled(capability: Capability, origin: Origin, args: msgspec.Struct) -> object:
    """Make a call, unless it has waited for a worker until its mini-app was ended, or its tap until nobody looks."""
    with origin.lock:
        if origin.is_over:
            raise Refused("bridge.ended", name=capability.name)
        if capability.needs_gesture and not origin.is_seen:
            raise Refused("bridge.no_gesture", name=capability.name)
        origin.at_work += 1
    try:
        return capability.handle(origin, args)
    finally:
        with origin.lock:
            origin.at_work -= 1
            origin.lock.notify_all()


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
