"""Scanning a code for a mini-app: its text goes to that mini-app alone, and pay codes go to none."""

from concurrent.futures import Future
from functools import partial
from typing import Any

import msgspec

from app.core.kernel.errors import Refused
from app.core.links import MiniAppLink, is_pay_code, parse
from app.host.bridge.asking import Asking
from app.host.bridge.dispatch import Capability, Origin
from app.host.bridge.prompts import ScannedCode, ScanPrompt

PER_MINUTE_MAX = 20


class ScanArgs(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Nothing has to be said."""


class ScanApi:
    """Has the shell open its scanner. No picture is handed over."""

    def __init__(self, asking: Asking) -> None:
        self._asking = asking

    def capabilities(self) -> list[Capability]:
        """Return what pages may call."""
        return [
            Capability(
                "scan.code",
                ScanArgs,
                self._scan,
                permission="camera",
                needs_gesture=True,
                per_minute_max=PER_MINUTE_MAX,
                asks_person=True,
            )
        ]

    def _scan(self, origin: Origin, _args: ScanArgs) -> "Future[object]":
        prompt = ScanPrompt(origin.session_id, origin.listing, is_wanted=origin.is_looked_at)
        return self._asking.ask(prompt, partial(_told, origin))


def _told(origin: Origin, code: ScannedCode | None) -> dict[str, Any] | None:
    if code is None:
        return None
    if is_pay_code(code.text):
        # The scanner says so and goes on scanning; whatever else gives answers is held to it here.
        raise Refused("scan.pay_code")
    link = parse(code.text)
    is_own = isinstance(link, MiniAppLink) and link.miniapp_id == origin.listing.miniapp_id
    return {"text": code.text, "format": code.format, "is_own_link": is_own}
