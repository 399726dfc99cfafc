"""One request and its answer over one connection, which ends with it: in time, and no more of it than was allowed."""

import http.client
import io
import socket
import time
import zlib
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, cast

from app.core.kernel.errors import Refused, Unavailable
from app.host.network.hosts import Target

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

PIECE_BYTES = 64 << 10
HEAD_BYTES_MAX = 32 << 10
RAW_SLACK_BYTES = 512 << 10
USER_AGENT = "Plaza"


class TimeLeft:
    """The time that a request has, from now on, all of it together."""

    def __init__(self, timeout_s: float) -> None:
        self._until = time.monotonic() + timeout_s

    def seconds(self) -> float:
        """Return how many seconds are left.

        Raises:
            Unavailable: ``network.slow``, none are.
        """
        left = self._until - time.monotonic()
        if left <= 0:
            raise Unavailable("network.slow")
        return left


class _Incoming(io.RawIOBase):
    """What comes in on a connection. Waits no longer than there is time, and takes no more than ``bytes_max``."""

    def __init__(self, connection: socket.socket, time_left: TimeLeft, bytes_max: int) -> None:
        self._connection = connection
        self._time_left = time_left
        self._bytes_left = bytes_max
        self._bytes_max = bytes_max

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "WriteableBuffer") -> int:
        if self._bytes_left <= 0:
            raise Refused("network.too_large", bytes_max=self._bytes_max)
        self._connection.settimeout(self._time_left.seconds())
        count = self._connection.recv_into(buffer)
        self._bytes_left -= count
        return count


class _Stream(io.BufferedReader):
    """A buffer that never reads "everything": http.client would, for a chunk with a size below zero."""

    def read(self, size: int | None = -1, /) -> bytes:
        if size is None or size < 0:
            raise http.client.IncompleteRead(b"")
        return super().read(size)


class _Source:
    """What `http.client.HTTPResponse` wants of a socket."""

    def __init__(self, incoming: _Incoming) -> None:
        self._incoming = incoming

    def makefile(self, _mode: str) -> io.BufferedReader:
        return _Stream(self._incoming, PIECE_BYTES)


def ask(
    connection: socket.socket,
    target: Target,
    method: str,
    headers: Mapping[str, str],
    body: bytes,
    *,
    time_left: TimeLeft,
    bytes_max: int,
) -> http.client.HTTPResponse:
    """Send a request and return the head of its answer; the body, of ``bytes_max`` raw bytes, is still to be read.

    Every part has been judged: none of them holds the end of a line.
    """
    lines = [f"{method} {target.path} HTTP/1.1", f"Host: {target.host}", f"User-Agent: {USER_AGENT}"]
    lines += ["Accept-Encoding: gzip", "Connection: close"]
    lines += [f"{name}: {value}" for name, value in headers.items()]
    if body or method in ("POST", "PUT", "PATCH"):
        lines.append(f"Content-Length: {len(body)}")
    unsent = memoryview("\r\n".join([*lines, "", ""]).encode("ascii") + body)
    while unsent:
        connection.settimeout(time_left.seconds())
        unsent = unsent[connection.send(unsent[:PIECE_BYTES]) :]
    incoming = _Incoming(connection, time_left, bytes_max)
    response = http.client.HTTPResponse(cast(socket.socket, _Source(incoming)), method=method)
    response.begin()
    if sum(len(name) + len(value) for name, value in response.headers.items()) > HEAD_BYTES_MAX:
        raise Refused("network.too_large", bytes_max=HEAD_BYTES_MAX)
    return response


def pieces_of(response: http.client.HTTPResponse) -> Iterator[bytes]:
    """Return the body of an answer piece by piece, unpacked; each piece is small, however well it was packed.

    http.client.HTTPException or zlib.error if the body is not what its head says.
    """
    coding = (response.headers.get("Content-Encoding") or "identity").strip().lower()
    if coding == "identity":
        return _raw(response)
    if coding in ("gzip", "x-gzip"):
        return _unpacked(_raw(response))
    raise http.client.UnknownTransferEncoding


def _raw(response: http.client.HTTPResponse) -> Iterator[bytes]:
    while piece := response.read(PIECE_BYTES):
        yield piece
    if response.length:  # fewer bytes came than were announced
        raise http.client.IncompleteRead(b"", response.length)


def _unpacked(pieces: Iterator[bytes]) -> Iterator[bytes]:
    packed = zlib.decompressobj(wbits=31)
    is_begun = False
    for piece in pieces:
        left = piece
        while left:
            is_begun = True
            if packed.eof:  # one archive after the other is one body
                packed = zlib.decompressobj(wbits=31)
            yield packed.decompress(left, PIECE_BYTES)
            left = packed.unconsumed_tail or packed.unused_data
    yield packed.flush()
    if is_begun and not packed.eof:
        raise zlib.error("cut short")
