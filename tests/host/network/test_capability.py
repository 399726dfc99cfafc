"""What mini-apps reach of the network: both halves, real children, and what they are told when they may not."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.core.kernel.errors import Unavailable
from app.host.api.network import ANSWER_BYTES_MAX
from app.host.own_files import create_file
from app.host.runtime.pool import can_fork
from app.host.session import Session
from tests.host.conftest import HEAD
from tests.host.network.conftest import World
from tests.support.miniapps import Platform, Screen, eventually, write_package

PAGE = """
import json
from pathlib import Path
from minikit.calls import call

@app.page("pages/home")
class Home(Page):
    said = "ready"

    def build(self):
        return ui.Column(ui.Text(self.said), *(ui.Button(name, lambda name=name: self.do(name)) for name in WORK))

    async def do(self, name):
        try:
            self.said = str(await WORK[name]())
        except CallError as error:
            self.said = f"{error.code}: {error.message}"

async def codes(calls):
    said = []
    for name, args in calls:
        try:
            await call(name, **args)
        except CallError as error:
            said.append(error.code)
    return " ".join(said)

async def ask():
    answer = await request("https://shop.test/x", "post", body={"a": 1}, headers={"X-Key": "k"})
    assert isinstance(answer, Response)
    return f"{answer.status} {answer.is_ok} {answer.json()} {answer.headers['x-kind']}"

async def many():
    answers = await asyncio.gather(*(request("https://shop.test/x") for _ in range(20)))
    return sum(answer.status for answer in answers)

async def large():
    return len((await request("https://shop.test/large")).body)

async def too_large():
    return await request("https://shop.test/too_large")

async def elsewhere():
    return await request("https://elsewhere.test/")

async def download():
    source = await download_file("https://shop.test/x", "answer 1.json")
    return source + Path("answer 1.json").read_text()

async def download_again():
    Path("big.bin").write_text("as it was")
    try:
        await download_file("https://shop.test/missing", "big.bin")
    except CallError as error:
        return error.code + Path("big.bin").read_text() + str(len(list(Path().iterdir())))

async def trap():
    Path("trap/full").mkdir(parents=True)
    return await download_file("https://shop.test/x", "trap")

GOOD = {"url": "https://shop.test/x", "method": "GET", "headers": {}, "body": "", "timeout_s": 5}
FILE = {"url": "https://shop.test/x", "name": "x", "headers": {}, "timeout_s": 5}

async def wrong():
    return await codes([
        *(("network.request", {**GOOD, **each}) for each in (
            {"url": 5}, {"url": ""}, {"url": "x" * 3_000}, {"method": "TRACE"}, {"method": "GET /y"},
            {"headers": {"A": 5}},
            {"body": "no base64!"}, {"timeout_s": 1e9}, {"timeout_s": 0}, {"hosts": ["elsewhere.test"]}, {"body": None},
        )),
        *(("network.download", {**FILE, **each}) for each in (
            {"name": ""}, {"name": "x" * 200}, {"timeout_s": -1}, {"folder": "/tmp"},
        )),
    ])

async def names():
    names = ["../x", "a/b", ".hidden", "..", "/etc/passwd", "a" + chr(92) + "b", "a" + chr(0), "a:b", chr(10)]
    return await codes([("network.download", {**FILE, "name": name}) for name in names])

async def flood():
    results = await asyncio.gather(
        *(call("network.request", **GOOD | {"url": "https://shop.test/slow"}) for _ in range(8)),
        return_exceptions=True,
    )
    return sorted(error.code for error in results)

WORK = {"Ask": ask, "Many": many, "Large": large, "Too large": too_large, "Elsewhere": elsewhere, "Download": download,
        "Again": download_again, "Trap": trap, "Wrong": wrong, "Names": names, "Flood": flood,
        "Server": lambda: server.call("ask")}
"""
SERVER = """
from pathlib import Path
server = Server()

@server.function
async def ask(caller):
    answer = await request("https://shop.test/x")
    source = await download_file("https://shop.test/x", "x.json")
    return answer.text + source + Path("x.json").read_text()
"""
NETWORK = [{"name": "network", "reason": "To fetch offers."}]


@pytest.fixture
def platform(world: World, data_folder: Path) -> Iterator[Platform]:
    world.server.answer("/x", b'{"b": 2}', 200, "Content-Type: application/json", "X-Kind: odd")
    platform = Platform(data_folder, network=world.network)
    if can_fork():
        platform.warm()
    yield platform
    platform.close()


@pytest.fixture
def opened(platform: Platform, tmp_path: Path) -> tuple[Session, Screen]:
    return opened_with(platform, tmp_path)


def opened_with(platform: Platform, tmp_path: Path, hosts: tuple[str, ...] = ("shop.test",)) -> tuple[Session, Screen]:
    plaza = {"runtime": "minikit/1", "publisher": "tests", "hosts": hosts}
    changes: dict[str, Any] = {"plaza": plaza, "req_permissions": NETWORK} if hosts else {"req_permissions": []}
    folder = write_package(tmp_path / "package", HEAD + PAGE, HEAD + SERVER, **changes)
    return platform.open(platform.install(folder))


def do(platform: Platform, opened: tuple[Session, Screen], name: str, shown: str) -> None:
    platform.tap(*opened, name)
    opened[1].shows(shown)


def test_a_page_asks_a_host_of_its_manifest(platform: Platform, opened: tuple[Session, Screen], world: World) -> None:
    do(platform, opened, "Ask", "200 True {'b': 2} odd")
    assert b'X-Key: k\r\nContent-Type: application/json\r\nContent-Length: 8\r\n\r\n{"a": 1}' in world.server.asked[0]


def test_more_requests_than_run_at_once_wait_for_each_other(platform: Platform, opened: tuple[Session, Screen]) -> None:
    do(platform, opened, "Many", "4000")


def test_the_largest_answer_fits_and_a_larger_one_is_refused(
    platform: Platform, opened: tuple[Session, Screen], world: World
) -> None:
    world.server.answer("/large", bytes(ANSWER_BYTES_MAX), 200, f"X-Long: {'x' * 30_000}")
    world.server.answer("/too_large", bytes(ANSWER_BYTES_MAX + 1))
    do(platform, opened, "Large", str(ANSWER_BYTES_MAX))
    message = f"The answer is larger than {ANSWER_BYTES_MAX} bytes. For larger ones there is download_file."
    do(platform, opened, "Too large", f"network.too_large: {message}")


def test_other_hosts_are_not_even_looked_up(platform: Platform, opened: tuple[Session, Screen], world: World) -> None:
    do(platform, opened, "Elsewhere", "network.host: The manifest's plaza.hosts does not name 'elsewhere.test'.")
    assert world.internet.looked_up == []


def test_without_the_permission_nothing_is_reached(platform: Platform, tmp_path: Path, world: World) -> None:
    opened = opened_with(platform, tmp_path, ())
    do(platform, opened, "Ask", "bridge.undeclared: The manifest does not ask for the permission 'network'.")
    assert world.internet.looked_up == []


def test_a_file_comes_whole_or_not_at_all(platform: Platform, opened: tuple[Session, Screen], world: World) -> None:
    world.server.answer("/missing", b"none", 404)
    do(platform, opened, "Download", 'data:answer 1.json{"b": 2}')
    do(platform, opened, "Again", "network.statusas it was2")
    do(platform, opened, "Trap", "file.unwritable: The file 'trap' could not be written: Is a directory.")
    assert not [path for path in opened[0].data_folder.iterdir() if path.name.startswith(".")]


def test_the_server_half_asks_and_downloads_into_its_own_folder(
    platform: Platform, opened: tuple[Session, Screen]
) -> None:
    do(platform, opened, "Server", '{"b": 2}data:x.json{"b": 2}')


def test_wrong_arguments_are_refused(platform: Platform, opened: tuple[Session, Screen], world: World) -> None:
    do(platform, opened, "Wrong", " ".join(["bridge.shape"] * 15))
    do(platform, opened, "Names", " ".join(["file.name"] * 9))
    assert world.internet.looked_up == []


def test_a_flood_of_requests_is_refused(platform: Platform, opened: tuple[Session, Screen], world: World) -> None:
    world.server.replies["/slow"] = lambda _connection, _asked: world.server.is_over.wait()
    platform.tap(*opened, "Flood")
    eventually(lambda: len(world.server.asked) == 6)
    world.network.close()
    opened[1].shows(str(["network.failed"] * 6 + ["network.too_many"] * 2))


def test_a_link_in_the_folders_place_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "outside").mkdir()
    (tmp_path / "folder").symlink_to(tmp_path / "outside")
    with pytest.raises(Unavailable), create_file(tmp_path / "folder", "x"):
        pass
    assert not list((tmp_path / "outside").iterdir())
    (tmp_path / "secret").write_text("mine")
    (tmp_path / "outside" / "x").symlink_to(tmp_path / "secret")
    with create_file(tmp_path / "outside", "x") as stream:
        stream.write(b"theirs")
    assert (tmp_path / "secret").read_text() == "mine"
    assert (tmp_path / "outside" / "x").read_text() == "theirs"
