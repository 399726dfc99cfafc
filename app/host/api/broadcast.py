"""Telling something to all open pages of a mini-app, from its server half."""

from collections.abc import Callable
from typing import Annotated

import msgspec

from app.core.kernel.errors import Refused
from app.core.kernel.ids import MiniAppId
from app.host.bridge.dispatch import Capability, Origin

PAYLOAD_BYTES_MAX = 16 * 1024
PER_MINUTE_MAX = 300

Tell = Callable[[MiniAppId, str, bytes], None]
"""Tells the pages of a mini-app a payload (JSON text) of a topic. Does not wait for them."""


class BroadcastArgs(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is told, and what it is about."""

    topic: Annotated[str, msgspec.Meta(min_length=1, max_length=100)]
    payload: msgspec.Raw


class BroadcastApi:
    """Hands on what server halves tell."""

    def __init__(self, tell: Tell) -> None:
        self._tell = tell

    def capabilities(self) -> list[Capability]:
        """Return what server halves may call."""
        return [Capability("broadcast.send", BroadcastArgs, self._send, per_minute_max=PER_MINUTE_MAX)]

    def _send(self, origin: Origin, args: BroadcastArgs) -> None:
        payload = bytes(args.payload)
        if len(payload) > PAYLOAD_BYTES_MAX:
            raise Refused("broadcast.too_large", bytes_max=PAYLOAD_BYTES_MAX)
        self._tell(origin.listing.miniapp_id, args.topic, payload)
