"""Fetching what lies at https addresses: declared hosts only, followed step by step, nothing remembered."""

import http.client
import re
import socket
import ssl
import threading
import zlib
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import CancelledError, Executor, Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from typing import Literal
from urllib.parse import urljoin

from app.core.kernel.errors import PlazaError, Refused, Unavailable
from app.host.network.exchange import RAW_SLACK_BYTES, TimeLeft, ask, pieces_of
from app.host.network.hosts import Target, target_of
from app.host.network.internet import Address, Internet

WORKERS_MAX = 24
LOOKUPS_MAX = 48
"""How many names may be looked up at once; the system may take half a minute for one, and cannot be hurried."""
CONNECT_S = 10.0
ADDRESSES_MAX = 4
REDIRECTS_MAX = 5
REDIRECTS = (301, 302, 303, 307, 308)
HEADERS_MAX = 32
HEADERS_FOR_ALL = ("accept", "accept-language", "content-type")
Method = Literal["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"]

_HEADER_NAME = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]{1,64}")
_HEADER_VALUE = re.compile(r"[\t -~]{0,8192}")
# Ours to say, or what would tell of the person, of other requests or of a way around.
_OWN_HEADERS = re.compile(
    r"(accept-encoding|connection|content-length|cookie2?|date|expect|forwarded|host|keep-alive|origin|referer|te|trailer"
    r"|transfer-encoding|upgrade|user-agent|via|(proxy|sec|x-forwarded)-.*)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked for. ``hosts`` are the patterns of the hosts that may be reached, also by redirects.

    ``bytes_max`` is for the unpacked body. ``is_success_needed``: any status but 200 is refused.
    """

    url: str
    hosts: tuple[str, ...]
    bytes_max: int
    timeout_s: float
    method: Method = "GET"
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    is_success_needed: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of it: the status, the headers with names in small letters, how many bytes the body has."""

    status: int
    headers: Mapping[str, str]
    size: int


class Network:
    """Reaches hosts for mini-apps, on workers of its own. No cookies, no proxy, no cache: no request knows another."""

    def __init__(self, internet: Internet | None = None) -> None:
        self._internet = internet or Internet()
        self._workers = ThreadPoolExecutor(WORKERS_MAX, thread_name_prefix="network")
        self._lookups_left = threading.Semaphore(LOOKUPS_MAX)
        self._connections: set[socket.socket] = set()
        self._lookups: set[Future[list[Address]]] = set()
        self._is_closed = False
        self._lock = threading.Lock()

    @property
    def workers(self) -> Executor:
        """The threads for work that fetches; they take no more of it once the network is closed."""
        return self._workers

    def fetch(self, request: Request, take: Callable[[bytes], object]) -> Answer:
        """Send a request, follow where it leads and give the body to ``take`` piece by piece. Waits; on a worker.

        Raises:
            Refused: ``network.url``, ``network.host``, ``network.header``, ``network.address``, ``network.redirects``,
                ``network.too_large``, ``network.status``.
            Unavailable: ``network.unknown_host``, ``network.certificate``, ``network.failed``, ``network.slow``.
        """
        judge_headers(request.headers)
        time_left = TimeLeft(request.timeout_s)
        target = target_of(request.url, request.hosts)
        for _ in range(REDIRECTS_MAX + 1):
            with self._told(target.host), self._connected(target, time_left) as connection:
                response = ask(
                    connection,
                    target,
                    request.method,
                    request.headers,
                    request.body,
                    time_left=time_left,
                    bytes_max=2 * request.bytes_max + RAW_SLACK_BYTES,
                )
                location = response.headers.get("Location")
                if response.status not in REDIRECTS or not location:
                    return _taken(response, request, take)
            request, target = _redirected(request, target, response.status, location)
        raise Refused("network.redirects", redirects_max=REDIRECTS_MAX)

    def close(self) -> None:
        """End what is under way and take nothing more."""
        with self._lock:
            self._is_closed = True
            for lookup in self._lookups:
                lookup.cancel()
            for connection in self._connections:
                with suppress(OSError):
                    connection.shutdown(socket.SHUT_RDWR)
        self._workers.shutdown(wait=True, cancel_futures=True)

    @contextmanager
    def _told(self, host: str) -> Iterator[None]:
        """Say what went wrong with ``host`` by a code of ours."""
        try:
            yield
        except PlazaError:
            raise
        except ssl.SSLCertVerificationError as error:
            raise Unavailable("network.certificate", host=host, reason=error.verify_message) from error
        except TimeoutError as error:
            raise Unavailable("network.slow", host=host) from error
        except (OSError, http.client.HTTPException, zlib.error) as error:
            raise Unavailable("network.failed", host=host, reason=type(error).__name__) from error

    @contextmanager
    def _connected(self, target: Target, time_left: TimeLeft) -> Iterator[socket.socket]:
        """Connect to a host by an address that was looked up once and judged: what a second look would say is nobody's.

        Its name is for the certificate and the request only.
        """
        allowed = [each for each in self._resolved(target.host, time_left) if self._internet.is_allowed(each)]
        if not allowed:
            raise Refused("network.address", host=target.host)
        connection = self._connection(allowed[:ADDRESSES_MAX], time_left)
        try:
            # A body without a length ends where the host says so, not where somebody cut the line.
            secure = self._internet.context.wrap_socket(
                connection, server_hostname=target.host, do_handshake_on_connect=False, suppress_ragged_eofs=False
            )
        finally:
            self._forget(connection)  # what is inside is the other one's now
        try:
            self._remember(secure)
            secure.settimeout(time_left.seconds())
            secure.do_handshake()
            yield secure
        finally:
            self._forget(secure)

    def _resolved(self, host: str, time_left: TimeLeft) -> list[Address]:
        """Return a host's addresses; on a thread that nobody has to wait for, since the system may take its time."""
        if not self._lookups_left.acquire(timeout=time_left.seconds()):
            raise Unavailable("network.slow", host=host)
        found: Future[list[Address]] = Future()
        with self._lock:
            if self._is_closed:
                found.cancel()
            self._lookups.add(found)

        def look_up() -> None:
            addresses: list[Address] = []
            try:
                addresses = list(self._internet.resolve(host))
            except (OSError, ValueError):
                pass  # no addresses
            finally:
                self._lookups_left.release()
                if found.set_running_or_notify_cancel():
                    found.set_result(addresses)

        threading.Thread(target=look_up, name="network lookup", daemon=True).start()
        try:
            addresses = found.result(time_left.seconds())
        except CancelledError as error:
            raise Unavailable("network.failed", host=host, reason="closed") from error
        finally:
            with self._lock:
                self._lookups.discard(found)
        if not addresses:
            raise Unavailable("network.unknown_host", host=host)
        return addresses

    def _connection(self, addresses: list[Address], time_left: TimeLeft) -> socket.socket:
        failure: OSError | None = None
        for address in addresses:
            family = socket.AF_INET if address.version == 4 else socket.AF_INET6
            try:
                connection = socket.socket(family, socket.SOCK_STREAM)
            except OSError as error:  # a computer without IPv6
                failure = error
                continue
            try:
                self._remember(connection)
                connection.settimeout(min(CONNECT_S, time_left.seconds()))
                connection.connect((str(address), self._internet.port))
            except OSError as error:
                failure = error
                self._forget(connection)
            except BaseException:
                self._forget(connection)
                raise
            else:
                return connection
        assert failure is not None
        raise failure

    def _remember(self, connection: socket.socket) -> None:
        with self._lock:
            if self._is_closed:
                connection.close()
                raise Unavailable("network.failed", reason="closed")
            self._connections.add(connection)

    def _forget(self, connection: socket.socket) -> None:
        with self._lock:
            self._connections.discard(connection)
            connection.close()


def judge_headers(headers: Mapping[str, str]) -> None:
    """Let headers pass that an author may send.

    Raises:
        Refused: ``network.header``.
    """
    for name, value in headers.items():
        is_sound = _HEADER_NAME.fullmatch(name) and _HEADER_VALUE.fullmatch(value)
        if not is_sound or _OWN_HEADERS.fullmatch(name):
            raise Refused("network.header", name=name[:64] if name.isascii() and name.isprintable() else "?")
    if len(headers) > HEADERS_MAX:
        raise Refused("network.header", name=f"number {HEADERS_MAX + 1}")


def _taken(response: http.client.HTTPResponse, request: Request, take: Callable[[bytes], object]) -> Answer:
    if request.is_success_needed and response.status != 200:
        raise Refused("network.status", status=response.status)
    size = 0
    for piece in pieces_of(response):
        size += len(piece)
        if size > request.bytes_max:
            raise Refused("network.too_large", bytes_max=request.bytes_max)
        take(piece)
    headers: dict[str, str] = {}
    for name, value in response.headers.items():
        key = name.lower()
        if key not in ("set-cookie", "set-cookie2"):
            headers[key] = f"{headers[key]}, {value}" if key in headers else value
    return Answer(response.status, headers, size)


def _redirected(request: Request, target: Target, status: int, location: str) -> tuple[Request, Target]:
    """Return what is asked next and where (RFC 9110, 15.4); a host that was not asked for gets no secrets.

    Raises:
        Refused: ``network.url`` or ``network.host``.
    """
    try:
        url = urljoin(target.url, location)
    except ValueError as error:
        raise Refused("network.url") from error
    following = target_of(url, request.hosts)
    becomes_get = (status == 303 and request.method != "HEAD") or (status in (301, 302) and request.method == "POST")
    if becomes_get:
        kept = {name: value for name, value in request.headers.items() if not name.lower().startswith("content-")}
        request = replace(request, method="GET", body=b"", headers=kept)
    if following.host != target.host:
        kept = {name: value for name, value in request.headers.items() if name.lower() in HEADERS_FOR_ALL}
        request = replace(request, headers=kept)
    return request, following
