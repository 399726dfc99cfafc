"""The clipboard: written within a tap, read within a tap and with the person's permission, by pages only."""

from collections.abc import Iterator
from concurrent.futures import Future
from pathlib import Path

import pytest

from app.host.runtime.pool import can_fork
from app.host.session import Session
from tests.host.conftest import HEAD
from tests.support.miniapps import Platform, Screen, write_package

WANTED = [{"name": "clipboard", "reason": "To take over your address."}]
PAGE = """
from minikit.calls import call, gesture

@app.page("pages/home")
class Home(Page):
    said = "ready"

    def build(self):
        return ui.Column(ui.Text(self.said), *(ui.Button(name, lambda name=name: self.do(name)) for name in WORK))

    async def do(self, name):
        try:
            self.said = f"{name}: {await WORK[name]()}"
        except CallError as error:
            self.said = f"{name}: {error.code}"

async def without_tap():
    gesture.set(None)
    await set_clipboard_data("sneaked in")

async def twice():
    await set_clipboard_data("once")
    await set_clipboard_data("twice")

async def wrong():
    said = []
    for args in ({}, {"text": 5}, {"text": "a", "b": 1}, {"text": None}):
        try:
            await call("clipboard.put", **args)
        except CallError as error:
            said.append(error.code)
    return " ".join(said)

WORK = {"Copy": lambda: set_clipboard_data("a code"), "Paste": get_clipboard_data, "Without": without_tap,
        "Twice": twice, "Large": lambda: set_clipboard_data("\\u00e9" * 51_201), "Wrong": wrong,
        "Server": lambda: server.call("ask")}
"""
SERVER = """
server = Server()

@server.function
async def ask(caller):
    said = []
    for work in (set_clipboard_data("x"), get_clipboard_data()):
        try:
            await work
        except CallError as error:
            said.append(error.code)
    return " ".join(said)
"""


class Clipboard:
    """A clipboard in memory."""

    def __init__(self) -> None:
        self.held = "secret"
        self.reads = 0

    def put(self, text: str) -> "Future[None]":
        self.held = text
        done: Future[None] = Future()
        done.set_result(None)
        return done

    def text(self) -> "Future[str]":
        self.reads += 1
        found: Future[str] = Future()
        found.set_result(self.held)
        return found


@pytest.fixture
def clipboard() -> Clipboard:
    return Clipboard()


@pytest.fixture
def platform(clipboard: Clipboard, data_folder: Path) -> Iterator[Platform]:
    platform = Platform(data_folder, clipboard=clipboard)
    if can_fork():
        platform.warm()
    yield platform
    platform.close()


@pytest.fixture
def opened(platform: Platform, tmp_path: Path) -> tuple[Session, Screen]:
    folder = write_package(tmp_path / "package", HEAD + PAGE, HEAD + SERVER, req_permissions=WANTED)
    return platform.open(platform.install(folder))


def do(platform: Platform, opened: tuple[Session, Screen], name: str, shown: str) -> None:
    platform.tap(*opened, name)
    opened[1].shows(f"{name}: {shown}")


def test_a_tap_copies_a_text(platform: Platform, opened: tuple[Session, Screen], clipboard: Clipboard) -> None:
    do(platform, opened, "Copy", "None")
    assert clipboard.held == "a code"


def test_nothing_is_copied_without_a_tap_of_its_own(
    platform: Platform, opened: tuple[Session, Screen], clipboard: Clipboard
) -> None:
    do(platform, opened, "Without", "bridge.no_gesture")
    assert clipboard.held == "secret"
    do(platform, opened, "Twice", "bridge.no_gesture")
    assert clipboard.held == "once"


def test_what_was_copied_is_read_once_the_person_says_so(
    platform: Platform, opened: tuple[Session, Screen], clipboard: Clipboard
) -> None:
    platform.tap(*opened, "Paste")
    prompt, answer = platform.prompts.wait_permission()
    assert (prompt.permission, prompt.reason, clipboard.reads) == ("clipboard", "To take over your address.", 0)
    answer.set_result("allowed")
    opened[1].shows("Paste: secret")


def test_a_no_reads_nothing(platform: Platform, opened: tuple[Session, Screen], clipboard: Clipboard) -> None:
    platform.tap(*opened, "Paste")
    platform.prompts.wait_permission()[1].set_result("never")
    opened[1].shows("Paste: permission.denied")
    assert clipboard.reads == 0


def test_texts_have_an_end_and_arguments_a_shape(
    platform: Platform, opened: tuple[Session, Screen], clipboard: Clipboard
) -> None:
    do(platform, opened, "Large", "clipboard.too_large")
    do(platform, opened, "Wrong", "bridge.shape bridge.shape bridge.shape bridge.shape")
    assert clipboard.held == "secret"
    clipboard.held = "x" * 102_401
    platform.tap(*opened, "Paste")
    platform.prompts.wait_permission()[1].set_result("allowed")
    opened[1].shows("Paste: clipboard.too_large")


@pytest.mark.parametrize("held", ["plaza://pay/abc123", " PLAZA://pay/abc123 ", "look: pla\u200bza://pay/abc"])
def test_a_code_to_pay_with_is_not_handed_over(
    platform: Platform, opened: tuple[Session, Screen], clipboard: Clipboard, held: str
) -> None:
    clipboard.held = held
    platform.tap(*opened, "Paste")
    platform.prompts.wait_permission()[1].set_result("allowed")
    opened[1].shows("Paste: clipboard.pay_code")


def test_a_server_half_has_no_clipboard(platform: Platform, opened: tuple[Session, Screen]) -> None:
    do(platform, opened, "Server", "bridge.unknown bridge.unknown")
