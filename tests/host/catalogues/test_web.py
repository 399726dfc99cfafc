"""Catalogues on the web: by the network's rules, in time, nothing fetched unasked, and servers that mean harm."""

import ssl
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from app.core.kernel.errors import PlazaError
from app.core.kernel.ids import MiniAppId
from app.host.catalogues import service
from app.host.catalogues.service import Offered
from app.host.network.service import Network
from tests.host.catalogues.conftest import World
from tests.support.catalogues import KEEPER, package_of, publish
from tests.support.publishers import EVE
from tests.support.tls_server import Authority, Server, SmallInternet

ADDRESS = "https://hats.test/shop/"


class Carried:
    """A server that carries the published folder as it is, and what it was asked for."""

    def __init__(self, server: Server, internet: SmallInternet, world: World) -> None:
        self.server = server
        self.internet = internet
        self.world = world

    def carry(self) -> None:
        """Answer for every file of the folder."""
        self.server.replies.clear()
        for file in self.world.folder.rglob("*"):
            if file.is_file():
                self.server.answer(f"/shop/{file.relative_to(self.world.folder).as_posix()}", file.read_bytes())

    @property
    def asked(self) -> list[str]:
        """The paths that were asked for."""
        return [each.split(b" ")[1].decode() for each in self.server.asked]


@pytest.fixture
def carried(tmp_path: Path) -> Iterator[Carried]:
    authority = Authority()
    server = Server(tmp_path, authority, ["hats.test"])
    names: dict[str, Sequence[str]] = {
        "hats.test": ["127.0.0.1"],
        "other.test": ["127.0.0.1"],
        "inside.test": ["10.0.0.1"],
    }
    internet = SmallInternet(authority, server, names)
    network = Network(internet)
    world = World(tmp_path / "data", tmp_path / "published", network)
    publish(world.folder, package_of(tmp_path))
    made = Carried(server, internet, world)
    made.carry()
    yield made
    network.close()
    server.close()


def code_of(refused: Callable[[], object]) -> str:
    with pytest.raises(PlazaError) as caught:
        refused()
    return caught.value.code


def fetch(world: World) -> bytes:
    found = world.catalogues.find(MiniAppId("ada.shop"))
    assert isinstance(found, Offered)
    with world.catalogues.fetched(found) as file:
        return file.read_bytes()


def test_it_is_fetched_when_the_person_says_so_and_at_no_other_time(carried: Carried) -> None:
    world = carried.world
    added = world.add(ADDRESS)
    assert added.is_far
    assert added.address == ADDRESS
    first, page = carried.asked
    assert first == "/shop/catalogue.json"
    assert page.startswith("/shop/pages/")
    again = world.opened()
    assert again.search("hats", 10).offered
    assert isinstance(again.find(MiniAppId("ada.shop")), Offered)
    assert again.all()[0].count == 1
    assert len(carried.asked) == 2  # searching, finding and starting again ask for nothing
    assert fetch(world)
    assert carried.asked[2:] == ["/shop/packages/ada.shop-1.ma"]
    world.catalogues.refresh(added.key)
    assert carried.asked[3:] == ["/shop/catalogue.json"]  # no page is new
    assert not any(b"Cookie" in each or b"Referer" in each for each in carried.server.asked)


@pytest.mark.parametrize(
    "address", ["https://hats.test/shop", "https://HATS.test:443/shop/catalogue.json", f" {ADDRESS}#{KEEPER.public} "]
)
def test_an_address_may_be_written_in_several_ways(carried: Carried, address: str) -> None:
    assert carried.world.add(address).address == ADDRESS


def test_a_key_in_the_address_has_to_be_the_one_that_signed(carried: Carried) -> None:
    assert code_of(lambda: carried.world.add(f"{ADDRESS}#{EVE.public}")) == "catalogue.other_key"


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("https://inside.test/shop/", "catalogue.inside"),
        ("https://nobody.test/shop/", "catalogue.unreachable"),
        ("https://other.test/shop/", "catalogue.impostor"),
        ("https://hats.test/elsewhere/", "catalogue.missing"),
    ],
)
def test_what_cannot_be_reached_is_told(carried: Carried, address: str, code: str) -> None:
    carried.server.answer("/elsewhere/catalogue.json", status=404)
    assert code_of(lambda: carried.world.add(address)) == code
    assert carried.world.catalogues.all() == ()


@pytest.mark.parametrize("location", ["https://other.test/x", "https://inside.test/x", "http://hats.test/x", "//x"])
def test_it_is_not_followed_to_another_host(carried: Carried, location: str) -> None:
    carried.server.answer("/shop/catalogue.json", b"", 302, f"Location: {location}")
    assert code_of(lambda: carried.world.add(ADDRESS)) == "catalogue.redirected"
    assert carried.internet.looked_up == ["hats.test"]


def test_a_host_that_hangs_is_given_up_and_what_is_kept_stays(
    carried: Carried, monkeypatch: pytest.MonkeyPatch
) -> None:
    world = carried.world
    added = world.add(ADDRESS)

    def hang(connection: ssl.SSLSocket, _asked: bytes) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{")
        carried.server.is_over.wait()

    monkeypatch.setattr(service, "ROOT_S", 0.3)
    carried.server.replies["/shop/catalogue.json"] = hang
    assert code_of(lambda: world.catalogues.refresh(added.key)) == "catalogue.slow"
    monkeypatch.setattr(service, "PACKAGE_S", 0.3)
    carried.server.replies["/shop/packages/ada.shop-1.ma"] = hang
    assert code_of(lambda: fetch(world)) == "catalogue.slow"
    assert world.catalogues.search("hats", 10).offered
    assert not any((world.data / "fetching").iterdir())


def test_a_host_that_never_ends_its_index_is_cut_off(carried: Carried) -> None:
    def pour(connection: ssl.SSLSocket, _asked: bytes) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
        while not carried.server.is_over.is_set():
            connection.sendall(b"[" * 65_536)

    carried.server.replies["/shop/catalogue.json"] = pour
    assert code_of(lambda: carried.world.add(ADDRESS)) == "catalogue.too_large"


def test_a_package_that_breaks_off_is_not_lent(carried: Carried) -> None:
    carried.world.add(ADDRESS)

    def break_off(connection: ssl.SSLSocket, _asked: bytes) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nhalf of it")

    carried.server.replies["/shop/packages/ada.shop-1.ma"] = break_off
    assert code_of(lambda: fetch(carried.world)) == "catalogue.unreachable"
    assert not any((carried.world.data / "fetching").iterdir())
