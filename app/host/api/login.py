"""Logging in: a one-time code from the person's pages, which the mini-app's own server half exchanges."""

import hashlib
import secrets
import threading
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Annotated, Any

import msgspec

from app.core.kernel.clock import Clock
from app.core.kernel.errors import Refused
from app.core.kernel.ids import MiniAppId
from app.host.bridge.dispatch import Capability, Origin

LIFE = timedelta(minutes=5)
CODE_BYTES = 24
CODES_MAX = 8
"""How many codes one person has in one mini-app at a time: a further one makes the oldest worthless."""


class NoArgs(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Nothing has to be said."""


class ExchangeArgs(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Which code."""

    code: Annotated[str, msgspec.Meta(min_length=1, max_length=100)]


@dataclass(frozen=True, slots=True)
class _Issued:
    miniapp_id: MiniAppId
    caller_id: str
    expires_at: datetime


class LoginApi:
    """Issues codes to pages and exchanges each of them once. The codes end with this process."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._issued: dict[bytes, _Issued] = {}  # by the code's hash, oldest first
        self._lock = threading.Lock()

    def page_capabilities(self) -> list[Capability]:
        """Return what pages may call."""
        return [Capability("login.issue", NoArgs, self._issue, per_minute_max=30)]

    def server_capabilities(self) -> list[Capability]:
        """Return what server halves may call."""
        return [Capability("login.exchange", ExchangeArgs, self._exchange)]

    def _issue(self, origin: Origin, _args: NoArgs) -> dict[str, Any]:
        code = secrets.token_urlsafe(CODE_BYTES)
        now = self._clock.now()
        issued = _Issued(origin.listing.miniapp_id, origin.caller_id, now + LIFE)
        with self._lock:
            self._forget_old(issued, now)
            self._issued[_hash(code)] = issued
        return {"code": code, "expires_at": issued.expires_at.isoformat(timespec="milliseconds")}

    def _exchange(self, origin: Origin, args: ExchangeArgs) -> dict[str, Any]:
        place = _hash(args.code)
        with self._lock:
            issued = self._issued.get(place)
            # Another mini-app's code stays good for that one: who merely saw it must not spoil it.
            if issued is None or issued.miniapp_id != origin.listing.miniapp_id:
                raise Refused("login.code_invalid")
            del self._issued[place]
        if self._clock.now() >= issued.expires_at:
            raise Refused("login.code_invalid")
        return {"user_id": issued.caller_id}

    def _forget_old(self, coming: _Issued, now: datetime) -> None:
        self._issued = {place: each for place, each in self._issued.items() if now < each.expires_at}
        whose = (coming.miniapp_id, coming.caller_id)
        own = [place for place, each in self._issued.items() if (each.miniapp_id, each.caller_id) == whose]
        for place in own[: max(0, len(own) + 1 - CODES_MAX)]:
            del self._issued[place]


def _hash(code: str) -> bytes:
    """Return what a code is found by: so that looking it up tells nothing about how much of a guess was right."""
    return hashlib.sha256(code.encode("utf-8", "surrogatepass")).digest()
