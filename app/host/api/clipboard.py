"""Copying a text for the person, and what they have copied elsewhere."""

from concurrent.futures import Future
from typing import Any

import msgspec

from app.core.kernel.errors import Refused
from app.core.links import is_pay_code
from app.host.bridge.clipboard import Clipboard
from app.host.bridge.dispatch import Capability, Origin

TEXT_BYTES_MAX = 100 * 1024


class PutArgs(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What to copy."""

    text: str


class NoArgs(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """There is one clipboard."""


class ClipboardApi:
    """Both ways are open within the person's own tap only; reading also needs their permission."""

    def __init__(self, clipboard: Clipboard) -> None:
        self._clipboard = clipboard

    def capabilities(self) -> list[Capability]:
        """Return what pages may call."""
        return [
            Capability("clipboard.put", PutArgs, self._put, needs_gesture=True, per_minute_max=60),
            Capability(
                "clipboard.get",
                NoArgs,
                self._get,
                permission="clipboard",
                needs_gesture=True,
                asks_person=True,
                per_minute_max=60,
            ),
        ]

    def _put(self, _origin: Origin, args: PutArgs) -> "Future[None]":
        _judge(args.text)
        return self._clipboard.put(args.text)

    def _get(self, _origin: Origin, _args: NoArgs) -> "Future[dict[str, Any]]":
        told: Future[dict[str, Any]] = Future()

        def read(done: "Future[str]") -> None:
            if done.cancelled():
                told.cancel()
                return
            try:
                text = done.result()
                _judge(text)
                if is_pay_code(text):
                    raise Refused("clipboard.pay_code")
            except Refused as error:
                told.set_exception(error)
            else:
                told.set_result({"text": text})

        self._clipboard.text().add_done_callback(read)
        return told


def _judge(text: str) -> None:
    # A clipboard may hold half a character, which is no text to send.
    if len(text.encode("utf-8", "surrogatepass")) > TEXT_BYTES_MAX:
        raise Refused("clipboard.too_large", bytes_max=TEXT_BYTES_MAX)
