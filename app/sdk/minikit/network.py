"""Asking hosts of the internet that the manifest names in ``plaza.hosts``; for both halves."""

import base64
import functools
import json as json_module
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from minikit.calls import Json, call

if TYPE_CHECKING:
    import asyncio

AT_ONCE_MAX = 6
_CHARSET = re.compile(r"charset=\"?([\w.:-]+)", re.IGNORECASE)


@dataclass(frozen=True)
class Response:
    """What a host answered. ``headers`` have their names in small letters; ``body`` is unpacked."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def is_ok(self) -> bool:
        """Whether the status is one of success: 200 to 299."""
        return 200 <= self.status <= 299

    @property
    def text(self) -> str:
        """The body as text, in the encoding that the headers name, or UTF-8."""
        named = _CHARSET.search(self.headers.get("content-type", ""))
        try:
            return self.body.decode(named[1] if named else "utf-8", errors="replace")
        except LookupError:
            return self.body.decode(errors="replace")

    def json(self) -> Any:
        """Return the JSON value in the body; ValueError if it holds none."""
        return json_module.loads(self.body)


async def request(
    url: str,
    method: str = "GET",
    *,
    headers: Mapping[str, str] | None = None,
    body: bytes | Json = b"",
    timeout_s: float = 30,
) -> Response:
    """Ask ``url`` and return the answer, whatever its status; redirects are followed.

    A text is sent as UTF-8, any other value but bytes as JSON. At most 60 s; a body of 256 KB there, 700 KB back. More
    than six wait for each other. CallError ``network.host`` for a host that the manifest does not name, other
    ``network.`` codes for what went wrong. Needs the permission "network".
    """
    sent, kind = _encoded(body)
    told = dict(headers or {})
    if kind and not any(name.lower() == "content-type" for name in told):
        told["Content-Type"] = kind
    async with _turns(AT_ONCE_MAX):
        encoded = base64.b64encode(sent).decode()
        answer = await call(
            "network.request", url=url, method=method.upper(), headers=told, body=encoded, timeout_s=timeout_s
        )
    return Response(answer["status"], answer["headers"], base64.b64decode(answer["body"]))


async def download_file(
    url: str, name: str, *, headers: Mapping[str, str] | None = None, timeout_s: float = 300
) -> str:
    """Fetch ``url`` into the file ``name`` of the working folder and return its source, ``data:…``.

    In place of what the file held before, and only when all has come: at most 200 MB, in at most 600 s. They come one
    after the other. CallError ``network.status`` unless the host answers with 200, otherwise as `request`.
    """
    async with _turns(1):
        answer = await call("network.download", url=url, name=name, headers=dict(headers or {}), timeout_s=timeout_s)
    source: str = answer["source"]
    return source


@functools.cache
def _turns(at_once_max: int) -> "asyncio.Semaphore":
    import asyncio  # here, because the shell imports this package too and has no use for it

    return asyncio.Semaphore(at_once_max)


def _encoded(body: bytes | Json) -> tuple[bytes, str]:
    if isinstance(body, bytes):
        return body, ""
    if isinstance(body, str):
        return body.encode(), "text/plain; charset=utf-8"
    return json_module.dumps(body, allow_nan=False).encode(), "application/json"
