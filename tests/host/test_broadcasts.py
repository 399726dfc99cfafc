"""Broadcasts: from a server half to the open pages of everyone, at the pace of who hears them."""

from pathlib import Path
from typing import Any

import pytest

from app.core.kernel.errors import Refused
from app.core.kernel.ids import UserId
from app.host.api.broadcast import PAYLOAD_BYTES_MAX
from app.host.broadcasts import TOPICS_MAX, Broadcasts
from app.host.session import Session
from tests.host.conftest import HEAD, Opener
from tests.support.miniapps import Platform, write_package

PAGE = """
from minikit.calls import call

@app.on_broadcast
async def heard(topic, payload):
    if topic == "explode":
        raise ValueError("no such topic")
    app.heard = f"app heard {topic}"

app.heard = "app heard nothing"

@app.page("pages/home")
class Home(Page):
    stock = "unknown"
    said = "ready"

    def build(self):
        return ui.Column(
            ui.Text(f"stock {self.stock}"), ui.Text(self.said), ui.Text(app.heard), ui.Button("Other", self.other),
            ui.Button("Misuse", self.misuse),
        )

    async def on_broadcast(self, topic, payload):
        if topic == "stock":
            self.stock = payload["left"]

    def other(self):
        self.go("pages/other")

    async def misuse(self):
        try:
            await broadcast("stock", 1)
        except CallError as error:
            self.said = error.code

@app.page("pages/other")
class Other(Page):
    heard = "nothing"

    def build(self):
        return ui.Column(ui.Text(f"other heard {self.heard}"), ui.Button("Back", self.back))

    async def on_broadcast(self, topic, payload):
        self.heard = topic
"""

SERVER = """
from minikit import wire
from minikit.calls import call

server = Server()

@server.function
async def tell(caller, topic, payload):
    try:
        await broadcast(topic, payload)
    except CallError as error:
        raise Refusal("told", f"{error.code}: {error.message}")

@server.function
async def flood(caller):
    for number in range(5_000):
        try:
            await broadcast("stock", {"left": number})
        except CallError as error:
            return [number, error.code]

@server.function
async def wrong(caller):
    said = []
    for args in ({"topic": 5, "payload": 1}, {"topic": ["x"], "payload": 1}, {"topic": "", "payload": 1},
                 {"topic": "x" * 101, "payload": 1}, {"topic": "x"}, {"topic": "x", "payload": 1, "user": "ben"}):
        try:
            await call("broadcast.send", **args)
        except CallError as error:
            said.append(error.code)
    return said
"""


def run(platform: Platform, session: Session, function: str, **args: Any) -> bytes:
    caller = {"user_id": "somebody", "roles": ()}
    half = platform.sessions._halves
    return bytes(half.run(session.listing, session.install, caller, function, args).result(20))


def refusal(platform: Platform, session: Session, function: str, **args: Any) -> str:
    with pytest.raises(Refused) as caught:
        run(platform, session, function, **args)
    return str(caught.value.details["message"])


def test_everyones_open_pages_hear_a_broadcast_and_nobody_elses(platform: Platform, tmp_path: Path) -> None:
    shop = platform.install(write_package(tmp_path / "shop", HEAD + PAGE, HEAD + SERVER, app_id="test.shop"))
    other = platform.install(write_package(tmp_path / "other", HEAD + PAGE, HEAD + SERVER, app_id="test.other"))
    session, screen = platform.open(shop)
    _, bens = platform.open(shop, user_id=UserId("ben"))
    stranger, strangers = platform.open(other)
    for each in (screen, bens, strangers):
        each.shows("stock unknown")
    run(platform, session, "tell", topic="stock", payload={"left": 7})
    screen.shows("stock 7")
    bens.shows("stock 7")
    assert "app heard stock" in screen.texts
    run(platform, stranger, "tell", topic="stock", payload={"left": 0})
    strangers.shows("stock 0")
    assert "stock 7" in screen.texts


def test_pages_below_the_top_one_hear_it_too(platform: Platform, open_app: Opener) -> None:
    session, screen = open_app(PAGE, SERVER)
    platform.tap(session, screen, "Other")
    screen.shows("other heard nothing")
    run(platform, session, "tell", topic="stock", payload={"left": 3})
    screen.shows("other heard stock")
    platform.tap(session, screen, "Back")
    screen.shows("stock 3")


def test_a_handler_that_fails_harms_its_page_and_hears_the_next_broadcast(platform: Platform, open_app: Opener) -> None:
    session, screen = open_app(PAGE, SERVER)
    run(platform, session, "tell", topic="explode", payload=None)
    screen.until(lambda: screen.failures)
    assert "no such topic" in screen.failures[0][1]
    run(platform, session, "tell", topic="stock", payload={"left": 2})
    screen.shows("stock 2")


def test_what_is_no_broadcast_is_refused(platform: Platform, open_app: Opener) -> None:
    session, screen = open_app(PAGE, SERVER)
    assert run(platform, session, "wrong") == b"[" + b",".join([b'"bridge.shape"'] * 6) + b"]"
    fits = "x" * (PAYLOAD_BYTES_MAX - 2)
    assert "broadcast.too_large" in refusal(platform, session, "tell", topic="stock", payload=fits + "x")
    run(platform, session, "tell", topic="other", payload=fits)
    platform.tap(session, screen, "Misuse")
    screen.shows("bridge.unknown")


def test_a_flood_is_refused_and_the_newest_that_was_told_is_shown(platform: Platform, open_app: Opener) -> None:
    session, screen = open_app(PAGE, SERVER)
    told, code = eval(run(platform, session, "flood"))
    assert code == "bridge.too_often"
    screen.shows(f"stock {told - 1}")


def test_pages_that_never_read_cost_a_few_payloads_and_are_not_ended_for_it(
    platform: Platform, open_app: Opener
) -> None:
    deaf = PAGE.replace("def other(self):", "def other(self):\n        import time; time.sleep(2)")
    session, screen = open_app(deaf, SERVER)
    platform.tap(session, screen, "Other")
    for number in range(3 * TOPICS_MAX):
        run(platform, session, "tell", topic=f"topic {number}", payload="x" * 10_000)
    assert len(session._broadcasts._waiting) <= TOPICS_MAX
    child = session._child
    assert child is not None
    assert child._pipe._queued_bytes < 30_000
    run(platform, session, "tell", topic="stock", payload={"left": 1})
    screen.shows("other heard stock")
    assert screen.endings == []


def test_a_page_that_takes_what_nobody_sent_is_ended(platform: Platform, open_app: Opener) -> None:
    _, screen = open_app("import minikit.calls\nminikit.calls._current._channel.send({'type': 'broadcast.taken'})")
    screen.until(lambda: screen.endings)
    assert screen.endings[0][0] == "protocol"


def test_what_was_told_to_a_child_before_is_not_told_to_the_next() -> None:
    class Child:
        def __init__(self) -> None:
            self.sent: list[str] = []

        def send(self, message: dict[str, Any]) -> None:
            self.sent.append(message["topic"])

    broadcasts, first, second = Broadcasts(), Child(), Child()
    broadcasts.tell("lost", b"1")
    broadcasts.use(first)  # type: ignore[arg-type]  # as much of a child as is used
    for topic in ("a", "b", "c", "b"):
        broadcasts.tell(topic, b"1")
    assert first.sent == ["a"]
    broadcasts.taken(first)  # type: ignore[arg-type]  # as above
    broadcasts.taken(first)  # type: ignore[arg-type]  # as above
    assert first.sent == ["a", "c", "b"]
    broadcasts.tell("d", b"1")
    broadcasts.use(second)  # type: ignore[arg-type]  # as above
    broadcasts.taken(first)  # type: ignore[arg-type]  # as above
    broadcasts.tell("e", b"1")
    assert (first.sent[3:], second.sent) == ([], ["e"])
