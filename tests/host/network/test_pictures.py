"""Pictures that lie at hosts: fetched for a session, each once, a few at a time, from declared hosts only."""

import logging
import threading
from concurrent.futures import Future
from pathlib import Path
from typing import Any

import pytest

from app.core.kernel.errors import PlazaError
from app.host.installs import Install, Installs
from app.host.package import Package
from app.host.pictures import BYTES_MAX
from app.host.remote_pictures import AT_ONCE_MAX, KEPT_BYTES_MAX, PER_MINUTE_MAX, WAITING_MAX, RemotePictures
from tests.host.conftest import HEAD
from tests.host.network.conftest import World
from tests.support.miniapps import Platform, eventually, write_package

PLAZA = {"runtime": "minikit/1", "publisher": "tests", "hosts": ["shop.test"]}
WANTED = [{"name": "network", "reason": "To show offers."}]
PAGE = """
@app.page("pages/home")
class Home(Page):
    def build(self):
        return ui.Image("https://shop.test/a.png?size=9", "A hat")
"""


@pytest.fixture
def pictures(world: World, tmp_path: Path) -> RemotePictures:
    return RemotePictures(world.network, install_of(tmp_path))


def install_of(tmp_path: Path) -> Install:
    folder = write_package(tmp_path / "package", "app = 1", plaza=PLAZA, req_permissions=WANTED)
    return Installs(tmp_path / "data").install(Package.read(folder))


def refusal(answer: "Future[bytes]") -> str:
    with pytest.raises(PlazaError) as caught:
        answer.result(20)
    return caught.value.code


def test_a_page_shows_a_picture_of_its_host(world: World, data_folder: Path, tmp_path: Path) -> None:
    world.server.answer("/a.png?size=9", b"a picture")
    platform = Platform(data_folder, network=world.network)
    try:
        changes: dict[str, Any] = {"plaza": PLAZA, "req_permissions": WANTED}
        session, screen = platform.open(platform.install(write_package(tmp_path / "p", HEAD + PAGE, **changes)))
        screen.until(lambda: screen.nodes)
        source = screen.nodes[0].props["source"]
        assert source == "https://shop.test/a.png?size=9"
        assert session.remote_pictures.fetch(source).result(20) == b"a picture"
    finally:
        platform.close()


def test_a_picture_is_fetched_once_for_all_who_want_it(world: World, pictures: RemotePictures) -> None:
    world.server.answer("/x", b"a picture")
    wanted = [pictures.fetch("https://shop.test/x") for _ in range(9)]
    assert {answer.result(20) for answer in wanted} == {b"a picture"}
    assert pictures.fetch("https://shop.test/x").result(20) == b"a picture"
    assert len(world.server.asked) == 1


def test_a_picture_that_cannot_be_had_is_told_to_the_author(
    world: World, pictures: RemotePictures, caplog: pytest.LogCaptureFixture
) -> None:
    world.server.answer("/gone", b"", 404)
    world.server.answer("/huge", bytes(BYTES_MAX + 1))
    with caplog.at_level(logging.WARNING):
        assert refusal(pictures.fetch("https://elsewhere.test/x")) == "network.host"
        assert refusal(pictures.fetch("https://shop.test/gone")) == "network.status"
        assert refusal(pictures.fetch("https://shop.test/huge")) == "network.too_large"
        for number in range(50):
            refusal(pictures.fetch(f"https://elsewhere.test/{number}"))
    assert "'elsewhere.test'" in caplog.messages[0]
    assert len(caplog.messages) == 20
    assert world.internet.looked_up == ["shop.test", "shop.test"]


def test_a_flood_of_pictures_is_held_back(world: World, pictures: RemotePictures) -> None:
    go_on = threading.Event()

    def slow(connection: object, _asked: bytes) -> None:
        go_on.wait()

    for number in range(AT_ONCE_MAX):
        world.server.replies[f"/{number}"] = slow
        pictures.fetch(f"https://shop.test/{number}")
    eventually(lambda: len(world.server.asked) == AT_ONCE_MAX)
    more = [pictures.fetch(f"https://elsewhere.test/{number}") for number in range(WAITING_MAX + 3)]
    assert [answer.cancelled() for answer in more[:4]] == [True, True, True, False]
    assert not any(answer.done() for answer in more[3:])
    go_on.set()
    assert refusal(more[-1]) == "network.host"
    # Twice as many as a minute allows: however slow this computer is, it cannot be let through all of them.
    last = [pictures.fetch(f"https://elsewhere.test/again/{number}") for number in range(2 * PER_MINUTE_MAX)]
    assert "bridge.too_often" in [refusal(answer) for answer in last if not answer.cancelled()]


def test_what_is_kept_is_bounded(world: World, pictures: RemotePictures) -> None:
    size = BYTES_MAX - 1
    world.server.answer("/first", b"1" * size)
    world.server.answer("/other", b"2" * size)
    pictures.fetch("https://shop.test/first").result(20)
    for number in range(KEPT_BYTES_MAX // size + 1):
        world.server.answer(f"/{number}", bytes(size))
        pictures.fetch(f"https://shop.test/{number}").result(20)
    world.server.asked.clear()
    pictures.fetch("https://shop.test/first").result(20)
    assert len(world.server.asked) == 1
    assert pictures._kept_bytes <= KEPT_BYTES_MAX


def test_closing_with_many_waiting_answers_them_all(world: World, pictures: RemotePictures) -> None:
    world.network.close()
    assert all(pictures.fetch(f"https://shop.test/{number}").cancelled() for number in range(600))
