"""Fetching from hosts: what is asked, followed and given back, and everything that a host can do to harm."""

import gzip
import io
import ipaddress
import ssl
import threading
import zlib
from dataclasses import replace
from typing import Any

import pytest

from app.core.kernel.errors import PlazaError
from app.host.network.internet import is_public
from app.host.network.service import Answer, Request
from tests.host.network.conftest import World

HOSTS = ("shop.test", "*.cdn.test", "other.test", "inside.test", "both.test", "nowhere.test")
ASK = Request(url="https://shop.test/x", hosts=HOSTS, bytes_max=10_000, timeout_s=20)


def fetch(world: World, url: str = ASK.url, **changes: Any) -> tuple[Answer, bytes]:
    body = io.BytesIO()
    answer = world.network.fetch(replace(ASK, url=url, **changes), body.write)
    return answer, body.getvalue()


def refusal(world: World, url: str = ASK.url, **changes: Any) -> str:
    with pytest.raises(PlazaError) as caught:
        fetch(world, url, **changes)
    return caught.value.code


def sends(data: bytes) -> Any:
    return lambda connection, _asked: connection.sendall(data)


def test_an_answer_comes_with_its_status_headers_and_body(world: World) -> None:
    world.server.answer("/x?y=1", b"hello", 404, "X-Kind: a", "X-Kind: b", "Set-Cookie: id=1")
    answer, body = fetch(world, "https://SHOP.test:443/x?y=1#z")
    assert (answer.status, body, answer.size) == (404, b"hello", 5)
    assert answer.headers == {"content-length": "5", "x-kind": "a, b"}


def test_what_is_sent_is_the_authors_and_nothing_that_tells_of_the_person(world: World) -> None:
    world.server.answer("/x")
    fetch(world, method="POST", headers={"Authorization": "Bearer 1"}, body=b"body")
    assert world.server.asked == [
        b"POST /x HTTP/1.1\r\nHost: shop.test\r\nUser-Agent: Plaza\r\nAccept-Encoding: gzip\r\nConnection: close\r\n"
        b"Authorization: Bearer 1\r\nContent-Length: 4\r\n\r\nbody"
    ]


def test_packed_and_chunked_bodies_come_unpacked(world: World) -> None:
    packed = gzip.compress(b"one ") + gzip.compress(b"two")
    world.server.answer("/x", packed, 200, "Content-Encoding: gzip")
    assert fetch(world)[1] == b"one two"
    head = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
    world.server.replies["/x"] = sends(head + b"3\r\none\r\n4\r\n two\r\n0\r\n\r\n")
    assert fetch(world)[1] == b"one two"
    world.server.replies["/x"] = sends(b"HTTP/1.0 200 OK\r\n\r\nto the end")
    assert fetch(world)[1] == b"to the end"
    world.server.answer("/x", b"", 204)
    assert fetch(world)[1] == b""


def test_redirects_are_followed_and_judged_like_the_first_address(world: World) -> None:
    for path, there in (
        ("/a", "/b"),
        ("/b", "https://img.cdn.test/c"),
        ("/secret", "https://127.0.0.1/"),
        ("/plain", "http://shop.test/c"),
        ("/away", "https://elsewhere.test/"),
        ("/local", "https://inside.test/"),
        ("/round", "/round"),
        ("/port", "https://shop.test:8443/"),
        ("/odd", "https://[::1"),
        ("/me", "https://me@shop.test/c"),
    ):
        world.server.answer(path, b"", 302, f"Location: {there}")
    world.server.answer("/c", b"here")
    assert fetch(world, "https://shop.test/a")[1] == b"here"
    assert world.internet.looked_up == ["shop.test", "shop.test", "img.cdn.test"]
    assert refusal(world, "https://shop.test/secret") == "network.url"
    assert refusal(world, "https://shop.test/plain") == "network.url"
    assert refusal(world, "https://shop.test/away") == "network.host"
    assert refusal(world, "https://shop.test/local") == "network.address"
    assert refusal(world, "https://shop.test/port") == "network.url"
    assert refusal(world, "https://shop.test/odd") == "network.url"
    assert refusal(world, "https://shop.test/me") == "network.url"
    world.server.asked.clear()
    assert refusal(world, "https://shop.test/round") == "network.redirects"
    assert len(world.server.asked) == 6


def test_what_was_meant_for_one_host_is_not_given_to_another(world: World) -> None:
    world.server.answer("/a", b"", 302, "Location: https://img.cdn.test/c")
    world.server.answer("/c")
    fetch(world, "https://shop.test/a", method="POST", body=b"1", headers={"Authorization": "x", "Accept": "*/*"})
    second = world.server.asked[1]
    assert second.startswith(b"GET /c HTTP/1.1")
    assert b"Accept: */*" in second
    assert b"Authorization" not in second
    assert second.endswith(b"\r\n\r\n")


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("https://elsewhere.test/", "network.host"),
        ("https://cdn.test/", "network.host"),
        ("https://evilcdn.test/", "network.host"),
        ("https://inside.test/", "network.address"),
        ("https://both.test/", "network.address"),
        ("https://nowhere.test/", "network.unknown_host"),
        ("https://other.test/", "network.certificate"),
        *(
            (url, "network.url")
            for url in (
                "http://shop.test/", "//shop.test/", "https://shop.test:80/", "https://shop.test:/", "https://",
                "https://me@shop.test/", "https://shop.test@evil.test/", "https://evil.test\\@shop.test/",
                "https://shop.test\\.evil.test/", "https://shop.test/\r\nX: y", "https://shop.test/ x", "ftp://shop.test/",
                "https://shop.test/\u00e9", "https://sh\u00f6p.test/", "https://127.0.0.1/", "https://2130706433/",
                "https://0x7f.1/", "https://[::1]/", "https://localhost/", "https://shop.test./", "https://shop.test\x00/",
                "https://shop.test/" + "x" * 2_048, "https://shop.test/\n",
            )
        ),
    ],
)  # fmt: skip
def test_no_other_place_can_be_reached(world: World, url: str, code: str) -> None:
    assert refusal(world, url) == code
    assert world.server.asked == []


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "x"}, {"cookie": "x"}, {"Connection": "x"}, {"Proxy-Authorization": "x"}, {"CONTENT-LENGTH": "0"},
        {"Transfer-Encoding": "chunked"}, {"Referer": "x"}, {"Sec-Fetch-Site": "x"}, {"X-Forwarded-For": "x"},
        {"X": "a\r\nHost: b"}, {"X\r\nY": "a"}, {"X": "\u00e9"}, {"": "x"}, {"X Y": "x"}, {"X:": "x"}, {"X": "a\n"},
        {"X": "a" * 8_193}, {f"X-{number}": "a" for number in range(33)},
    ],
)  # fmt: skip
def test_headers_that_are_not_the_authors_to_say_are_refused(world: World, headers: dict[str, str]) -> None:
    assert refusal(world, headers=headers) == "network.header"
    assert world.server.asked == []


def test_a_name_is_looked_up_once_for_each_connection(world: World) -> None:
    world.server.answer("/x")
    answers = iter([["127.0.0.1"], ["127.0.0.2"]])
    world.internet.names = Turning(answers)  # type: ignore[assignment]
    assert fetch(world)[0].status == 200
    assert refusal(world) == "network.address"


class Turning:
    """Names that lead somewhere else each time."""

    def __init__(self, answers: Any) -> None:
        self._answers = answers

    def __contains__(self, _host: str) -> bool:
        return True

    def __getitem__(self, _host: str) -> list[str]:
        return next(self._answers)


@pytest.mark.parametrize(
    "reply",
    [
        b"HTTP/1.1 200 OK\r\nContent-Length: 10001\r\n\r\n" + b"x" * 10_001,
        b"HTTP/1.1 200 OK\r\n\r\n" + b"x" * 10_001,
        b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n" + gzip.compress(bytes(50_000_000), mtime=0),
        b"HTTP/1.1 200 OK\r\nX: " + b"x" * 40_000 + b"\r\n\r\n",
    ],
    ids=["announced", "unannounced", "packed", "headers"],
)
def test_an_answer_that_is_too_large_is_refused(world: World, reply: bytes) -> None:
    world.server.replies["/x"] = sends(reply)
    assert refusal(world) == "network.too_large"


def test_an_answer_without_an_end_is_cut(world: World) -> None:
    def endless(head: bytes, piece: bytes) -> Any:
        def send(connection: ssl.SSLSocket, _asked: bytes) -> None:
            connection.sendall(head)
            while not world.server.is_over.is_set():
                connection.sendall(piece)

        return send

    ok = b"HTTP/1.1 200 OK\r\n"
    world.server.replies["/x"] = endless(ok + b"\r\n", bytes(65_536))
    assert refusal(world) == "network.too_large"
    world.server.replies["/x"] = endless(ok + b"Transfer-Encoding: chunked\r\n\r\n1\r\nx", b"\r\n1\r\n\x00")
    assert refusal(world) == "network.too_large"
    world.server.replies["/x"] = endless(ok + b"Transfer-Encoding: chunked\r\n\r\n0\r\n", b"X: y\r\n")
    assert refusal(world) == "network.too_large"
    # A chunk of less than nothing would be read to the end of all.
    world.server.replies["/x"] = endless(ok + b"Transfer-Encoding: chunked\r\n\r\n-5\r\n", bytes(65_536))
    assert refusal(world) == "network.failed"
    world.server.replies["/x"] = endless(b"HTTP/1.1 100 Continue\r\n\r\n", b"HTTP/1.1 100 Continue\r\n\r\n")
    assert refusal(world) == "network.too_large"
    world.server.replies["/x"] = endless(ok, b"X: y\r\n")
    assert refusal(world) == "network.failed"


def test_a_host_that_takes_its_time_is_left(world: World) -> None:
    def drips(connection: ssl.SSLSocket, _asked: bytes) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
        while not world.server.is_over.wait(0.05):
            connection.sendall(b"x")

    world.server.replies["/x"] = drips
    assert refusal(world, timeout_s=0.7) == "network.slow"
    world.server.replies["/x"] = lambda _connection, _asked: world.server.is_over.wait()
    assert refusal(world, timeout_s=0.7) == "network.slow"


def test_a_lookup_that_takes_its_time_is_left(world: World) -> None:
    world.internet.is_answering.clear()
    assert refusal(world, timeout_s=0.2) == "network.slow"
    world.internet.is_answering.set()


@pytest.mark.parametrize(
    "reply",
    [
        b"",
        b"nonsense\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort",
        b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\nno archive",
        b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n" + gzip.compress(b"x" * 900, mtime=0)[:-8],
        b"HTTP/1.1 200 OK\r\nContent-Encoding: deflate\r\n\r\n" + zlib.compress(b"x"),
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab",
        b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 200 + b"\r\n",
    ],
)
def test_an_answer_that_is_none_is_refused(world: World, reply: bytes) -> None:
    world.server.replies["/x"] = sends(reply)
    assert refusal(world) == "network.failed"


def test_only_a_whole_file_counts_where_one_is_needed(world: World) -> None:
    world.server.answer("/x", b"no", 404)
    assert refusal(world, is_success_needed=True) == "network.status"


def test_closing_ends_what_is_under_way(world: World) -> None:
    asked = threading.Event()

    def wait(_connection: ssl.SSLSocket, _asked: bytes) -> None:
        asked.set()
        world.server.is_over.wait()

    world.server.replies["/x"] = wait
    waiting = world.network.workers.submit(fetch, world)
    assert asked.wait(20)
    world.network.close()
    assert isinstance(waiting.exception(20), PlazaError)
    assert refusal(world) == "network.failed"


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.8.8.8", "0.0.0.0", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254",
        "100.64.0.1", "192.0.0.8", "192.0.2.1", "192.88.99.1", "198.18.0.1", "203.0.113.1", "224.0.0.1",
        "240.0.0.1", "255.255.255.255", "::", "::1", "fe80::1", "fe80::1%eth0", "fc00::1", "fd12::1",
        "fec0::1", "ff02::1", "2001:db8::1", "::ffff:10.0.0.1", "::ffff:127.0.0.1", "::127.0.0.1",
        "2002:7f00:1::", "2002:a00:1::", "2001::1", "64:ff9b::7f00:1", "64:ff9b::a00:1", "64:ff9b:1::808:808",
        "100::1", "3fff::1",
    ],
)  # fmt: skip
def test_no_address_but_the_internets_is_public(address: str) -> None:
    assert not is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize(
    "address", ["8.8.8.8", "93.184.216.34", "2606:4700::1111", "64:ff9b::808:808", "::ffff:8.8.8.8"]
)
def test_the_internets_addresses_are_public(address: str) -> None:
    assert is_public(ipaddress.ip_address(address))
