"""The pictures of one mini-app that lie at its hosts: fetched a few at once, each once, kept for the session."""

import logging
import threading
from collections import OrderedDict, deque
from concurrent.futures import Future
from functools import partial

from app.core.kernel.errors import PlazaError, Unavailable
from app.host.bridge.futures import pass_on, submit
from app.host.bridge.words import sentence
from app.host.installs import Install
from app.host.network.service import Network, Request
from app.host.pictures import BYTES_MAX
from app.host.runtime.limits import TokenBucket

log = logging.getLogger(__name__)
KEPT_BYTES_MAX = 24 << 20
AT_ONCE_MAX = 6
WAITING_MAX = 512
PER_MINUTE_MAX = 600
TIMEOUT_S = 30.0
NOTES_MAX = 20


class RemotePictures:
    """Fetches and keeps them in memory. Any thread may use it; it does not wait."""

    def __init__(self, network: Network, install: Install) -> None:
        self._network = network
        self._miniapp_id = install.miniapp_id
        self._hosts = install.manifest.hosts
        self._kept: OrderedDict[str, bytes] = OrderedDict()
        self._kept_bytes = 0
        self._wanted: dict[str, Future[bytes]] = {}
        self._waiting: deque[str] = deque()
        self._under_way = 0
        self._bucket = TokenBucket(PER_MINUTE_MAX / 60, PER_MINUTE_MAX)
        self._notes = 0
        self._is_going = False
        self._lock = threading.Lock()

    def fetch(self, source: str) -> "Future[bytes]":
        """Return the bytes at ``https://…`` to come, or a PlazaError of the network's; cancelled if others push it out.

        Whoever asks for what is under way waits for the same answer.
        """
        dropped: Future[bytes] | None = None
        with self._lock:
            kept = self._kept.get(source)
            if kept is not None:
                self._kept.move_to_end(source)
                answer: Future[bytes] = Future()
                answer.set_result(kept)
                return answer
            wanted = self._wanted.get(source)
            if wanted is None:
                wanted = self._wanted[source] = Future()
                self._waiting.append(source)
                if len(self._waiting) > WAITING_MAX:
                    dropped = self._wanted.pop(self._waiting.popleft())
        if dropped is not None:
            dropped.cancel()
        self._go_on()
        return wanted

    def _go_on(self) -> None:
        """Begin what may begin. One thread goes round; what ends meanwhile, it sees when it comes round."""
        with self._lock:
            if self._is_going:
                return
            self._is_going = True
        while True:
            with self._lock:
                if not self._waiting or self._under_way >= AT_ONCE_MAX:
                    self._is_going = False
                    return
                source = self._waiting.popleft()
                self._under_way += 1
            begun = submit(self._network.workers, self._fetch, source)
            begun.add_done_callback(partial(self._fetched, source))

    def _fetch(self, source: str) -> bytes:
        try:
            content = self._asked(source)
        except PlazaError as error:
            with self._lock:
                self._notes += 1
                is_told = self._notes <= NOTES_MAX
            if is_told:  # for the author; the person sees a broken picture
                log.warning("%s: the picture at %r is not shown: %s", self._miniapp_id, source[:200], sentence(error))
            raise
        with self._lock:
            self._kept[source] = content
            self._kept_bytes += len(content)
            while self._kept_bytes > KEPT_BYTES_MAX:
                _, oldest = self._kept.popitem(last=False)
                self._kept_bytes -= len(oldest)
        return content

    def _asked(self, source: str) -> bytes:
        with self._lock:
            if not self._bucket.try_take():
                raise Unavailable("bridge.too_often")
        request = Request(source, self._hosts, BYTES_MAX, TIMEOUT_S, is_success_needed=True)
        body = bytearray()
        self._network.fetch(request, body.extend)
        return bytes(body)

    def _fetched(self, source: str, done: "Future[object]") -> None:
        with self._lock:
            self._under_way -= 1
            wanted = self._wanted.pop(source)
        pass_on(done, wanted)
        self._go_on()
