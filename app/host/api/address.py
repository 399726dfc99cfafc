"""An address that the person picks from their own book."""

from concurrent.futures import Future
from typing import Any

import msgspec

from app.core.people.model import Address
from app.host.bridge.asking import Asking
from app.host.bridge.dispatch import Capability, Origin
from app.host.bridge.prompts import AddressPrompt

PER_MINUTE_MAX = 20
TOLD = ("name", "phone", "region", "street", "postcode")


class AddressArgs(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Nothing has to be said."""


class AddressApi:
    """Has the shell ask for an address. The book itself is never handed over, nor how many are in it."""

    def __init__(self, asking: Asking) -> None:
        self._asking = asking

    def capabilities(self) -> list[Capability]:
        """Return what pages may call."""
        return [
            Capability(
                "address.choose",
                AddressArgs,
                self._choose,
                permission="address",
                needs_gesture=True,
                per_minute_max=PER_MINUTE_MAX,
            )
        ]

    def _choose(self, origin: Origin, _args: AddressArgs) -> "Future[object]":
        prompt = AddressPrompt(origin.session_id, origin.listing, is_wanted=origin.is_looked_at)
        return self._asking.ask(prompt, _told)


def _told(address: Address | None) -> dict[str, Any] | None:
    return None if address is None else {name: getattr(address, name) for name in TOLD}
