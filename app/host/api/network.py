"""Requests of mini-apps to the hosts that their manifests name."""

import threading
from collections import Counter
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import Annotated, Any

import msgspec

from app.core.kernel.errors import Refused
from app.core.kernel.ids import SessionId
from app.host.bridge.dispatch import Capability, Origin
from app.host.bridge.futures import submit
from app.host.network.service import HEADERS_MAX, Method, Network, Request
from app.host.own_files import create_file
from app.host.runtime import limits
from app.host.runtime.folder_watch import measured

ANSWER_BYTES_MAX = 700_000
"""What fits into one message to the child, as base64 and with the headers."""
BODY_BYTES_MAX = 256 * 1024
FILE_BYTES_MAX = 200 << 20
AT_ONCE_MAX = 6

Url = Annotated[str, msgspec.Meta(min_length=1, max_length=2_048)]


class RequestArgs(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What to ask of which address; ``body`` comes as base64."""

    url: Url
    method: Method
    headers: Annotated[dict[str, str], msgspec.Meta(max_length=HEADERS_MAX)]
    body: Annotated[bytes, msgspec.Meta(max_length=BODY_BYTES_MAX)]
    timeout_s: Annotated[float, msgspec.Meta(gt=0, le=60)]


class DownloadArgs(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What to fetch, and the file in the mini-app's own folder that it becomes."""

    url: Url
    name: Annotated[str, msgspec.Meta(min_length=1, max_length=100)]
    headers: Annotated[dict[str, str], msgspec.Meta(max_length=HEADERS_MAX)]
    timeout_s: Annotated[float, msgspec.Meta(gt=0, le=600)]


class NetworkApi:
    """Sends what mini-apps want sent, a few at once for each running half. Nothing of it waits on a call's worker."""

    def __init__(self, network: Network, miniapps_folder: Path) -> None:
        self._network = network
        self._miniapps_folder = miniapps_folder
        self._under_way: Counter[SessionId] = Counter()
        self._downloading: set[SessionId] = set()
        self._lock = threading.Lock()

    def capabilities(self) -> list[Capability]:
        """Return what both halves may call."""
        return [
            Capability("network.request", RequestArgs, self._request, permission="network", per_minute_max=300),
            Capability("network.download", DownloadArgs, self._download, permission="network", per_minute_max=30),
        ]

    def _request(self, origin: Origin, args: RequestArgs) -> "Future[object]":
        request = Request(
            url=args.url,
            hosts=origin.install.manifest.hosts,
            bytes_max=ANSWER_BYTES_MAX,
            timeout_s=args.timeout_s,
            method=args.method,
            headers=args.headers,
            body=args.body,
        )

        def work() -> dict[str, Any]:
            body = bytearray()
            answer = self._network.fetch(request, body.extend)
            return {"status": answer.status, "headers": answer.headers, "body": bytes(body)}

        return self._begin(origin, work)

    def _download(self, origin: Origin, args: DownloadArgs) -> "Future[object]":
        half = Path("people", origin.caller_id) if origin.caller_id else Path("server")
        folder = self._miniapps_folder / origin.listing.miniapp_id / half
        with self._lock:
            # One at a time: each is measured against the space that the folder has left.
            if origin.session_id in self._downloading:
                raise Refused("network.downloading")
            self._downloading.add(origin.session_id)

        def work() -> dict[str, Any]:
            bytes_left = limits.FOLDER_BYTES_MAX - measured(folder)[0]
            if bytes_left <= 0:
                raise Refused("file.no_space", bytes_max=limits.FOLDER_BYTES_MAX)
            request = Request(
                url=args.url,
                hosts=origin.install.manifest.hosts,
                bytes_max=min(FILE_BYTES_MAX, bytes_left),
                timeout_s=args.timeout_s,
                headers=args.headers,
                is_success_needed=True,
            )
            with create_file(folder, args.name) as stream:
                self._network.fetch(request, stream.write)
            return {"source": f"data:{args.name}"}

        def settled(_done: "Future[object]") -> None:
            with self._lock:
                self._downloading.discard(origin.session_id)

        try:
            begun = self._begin(origin, work)
        except Refused:
            settled(Future())
            raise
        begun.add_done_callback(settled)
        return begun

    def _begin(self, origin: Origin, work: Callable[[], dict[str, Any]]) -> "Future[object]":
        with self._lock:
            if self._under_way[origin.session_id] >= AT_ONCE_MAX:
                raise Refused("network.too_many", at_once_max=AT_ONCE_MAX)
            self._under_way[origin.session_id] += 1
        begun = submit(self._network.workers, work)
        begun.add_done_callback(lambda _: self._ended(origin.session_id))
        return begun

    def _ended(self, session_id: SessionId) -> None:
        with self._lock:
            self._under_way[session_id] -= 1
            if not self._under_way[session_id]:
                del self._under_way[session_id]
