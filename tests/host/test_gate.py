"""Before every start: the files are those installed, and where the sandbox has gaps a stranger's mini-app has a yes."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.core.kernel.errors import Refused
from app.core.kernel.ids import MiniAppId
from app.host.installs import Install
from app.host.runtime.inside.sandbox import Layer, Layers
from tests.host.conftest import HEAD
from tests.support.miniapps import Platform, write_package
from tests.support.publishers import ADA, EVE, key_of, publish

PAGE = """
from minikit import server

@app.page("pages/home")
class Home(Page):
    text = "hello"
    def build(self):
        return ui.Column(ui.Text(self.text), ui.Button("Ask", self.ask))
    async def ask(self):
        try:
            self.text = await server.call("answer")
        except CallError as error:
            self.text = error.code
"""
SERVER = """
from minikit import Server
server = Server()

@server.function
def answer(caller):
    return "from the server"
"""


class Computer:
    """A computer whose sandbox has the gaps a test wants."""

    def __init__(self) -> None:
        self.missing: tuple[str, ...] = ()

    def layers(self) -> Layers:
        return Layers(tuple(Layer(name, False, "not here") for name in self.missing), 0)


@pytest.fixture
def computer() -> Computer:
    return Computer()


@pytest.fixture
def platform(data_folder: Path, computer: Computer) -> Iterator[Platform]:
    platform = Platform(data_folder, layers=computer.layers)
    yield platform
    platform.close()


def install(platform: Platform, tmp_path: Path, main: str = PAGE, key: object = ADA) -> Install:
    """Install and list a signed mini-app."""
    assert key is None or isinstance(key, type(ADA))
    if key is None:
        folder = write_package(tmp_path / "folder", HEAD + main, SERVER)
        return platform.sessions.find_install(platform.install(folder))
    package = publish(tmp_path, HEAD + main, key, server=SERVER)
    platform.list(platform.installs.install(package))
    return platform.sessions.find_install(package.manifest.miniapp_id)


def test_with_a_whole_sandbox_nobody_is_asked(platform: Platform, tmp_path: Path) -> None:
    found = install(platform, tmp_path)
    assert platform.sessions.gate.untrusted_gaps(found) == ()
    platform.open(found.miniapp_id)[1].shows("hello")


def test_without_a_layer_a_strangers_mini_app_does_not_start_before_a_yes(
    platform: Platform, computer: Computer, tmp_path: Path
) -> None:
    computer.missing = ("files", "system calls")
    found = install(platform, tmp_path)
    with pytest.raises(Refused, match=r"sandbox\.untrusted"):
        platform.open(found.miniapp_id)
    assert platform.children_count == 0
    gate = platform.sessions.gate
    assert gate.untrusted_gaps(found) == ("files", "system calls", "changing files")
    gate.trust(found)
    platform.open(found.miniapp_id)[1].shows("hello")


def test_where_changing_files_is_held_apart_it_is_no_gap(data_folder: Path, tmp_path: Path) -> None:
    layers = Layers((Layer("changing files", True, "here"), Layer("files", False, "not here")), 0)
    platform = Platform(data_folder, layers=lambda: layers)
    found = install(platform, tmp_path)
    assert platform.sessions.gate.untrusted_gaps(found) == ("files",)
    platform.close()


def test_what_comes_with_plaza_needs_no_yes(platform: Platform, computer: Computer, tmp_path: Path) -> None:
    computer.missing = ("files",)
    found = install(platform, tmp_path, key=None)
    platform.open(found.miniapp_id)[1].shows("hello")


def test_a_yes_holds_for_later_versions_and_later_keys_and_not_for_more_gaps(
    platform: Platform, computer: Computer, tmp_path: Path
) -> None:
    computer.missing = ("files",)
    gate = platform.sessions.gate
    gate.trust(install(platform, tmp_path))
    second = install(platform, tmp_path, PAGE + "# 2", ADA.hand_on(key_of("b").private))
    assert gate.untrusted_gaps(second) == ()
    computer.missing = ("files", "limits")
    assert gate.untrusted_gaps(second) == ("files", "limits", "changing files")
    computer.missing = ()
    assert gate.untrusted_gaps(second) == ()


def test_a_yes_to_one_publisher_is_none_to_another(platform: Platform, computer: Computer, tmp_path: Path) -> None:
    computer.missing = ("files",)
    gate = platform.sessions.gate
    ada = install(platform, tmp_path)
    gate.trust(ada)
    platform.installs.forget_publisher(ada.miniapp_id)
    eve = install(platform, tmp_path, PAGE + "# 2", EVE)
    assert gate.untrusted_gaps(eve) == ("files", "changing files")


@pytest.mark.parametrize("content", ["", "[]", '{"publisher": 1}', '{"publisher": "KEY", "layers": "files"}'])
def test_a_damaged_yes_is_none(platform: Platform, computer: Computer, tmp_path: Path, content: str) -> None:
    computer.missing = ("files",)
    found = install(platform, tmp_path)
    place = found.folder.parent.parent / "trusted.json"
    place.write_text(content.replace("KEY", found.publisher_key))
    assert platform.sessions.gate.untrusted_gaps(found) == ("files", "changing files")


def test_a_yes_taken_back_stops_the_next_start_and_the_server_half(
    platform: Platform, computer: Computer, tmp_path: Path
) -> None:
    computer.missing = ("files",)
    found = install(platform, tmp_path)
    platform.sessions.gate.trust(found)
    session, screen = platform.open(found.miniapp_id)
    screen.shows("hello")
    platform.sessions.gate.distrust(found.miniapp_id)
    platform.tap(session, screen, "Ask")
    screen.shows("sandbox.untrusted")
    with pytest.raises(Refused, match=r"sandbox\.untrusted"):
        platform.open(found.miniapp_id)


def test_a_notice_of_payment_starts_no_untrusted_server_half(
    platform: Platform, computer: Computer, tmp_path: Path
) -> None:
    computer.missing = ("files",)
    found = install(platform, tmp_path)
    payload = {
        "miniapp_id": found.miniapp_id,
        "notice_id": "n",
        "order_id": "o",
        "title": "t",
        "amount_minor": 1,
        "currency": "CNY",
        "receipt_id": "r",
        "paid_at": "2026-01-01T00:00:00+00:00",
        "merchant_number": "1",
    }
    assert platform.sessions.deliver_notice(payload) is False
    assert platform.children_count == 0


@pytest.mark.parametrize("change", ["file", "signature", "gone"])
def test_an_install_changed_while_it_is_open_does_not_start_again(
    platform: Platform, tmp_path: Path, change: str
) -> None:
    found = install(platform, tmp_path)
    session, screen = platform.open(found.miniapp_id)
    screen.shows("hello")
    if change == "file":
        (found.folder / "server.py").write_text("import os\n")
    elif change == "signature":
        found.folder.with_name(f"{found.folder.name}.signature.json").write_text("{}")
    else:
        platform.installs.remove(MiniAppId(found.miniapp_id), found.sha256)
    platform.tap(session, screen, "Ask")
    screen.until(lambda: {"package.changed", "package.missing"} & set(screen.texts))
    assert session._child is not None
    session._child.stop("crashed")
    screen.until(lambda: screen.endings)
    with pytest.raises(Refused, match=r"package\.(changed|missing)"):
        session.reload()
