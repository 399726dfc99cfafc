"""Notices: who may send them, to whom, how many, and what becomes of them until the person was told."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.core.kernel.ids import MiniAppId, UserId
from app.host.notices.service import KEPT_MAX, PER_HOUR_MAX
from app.host.runtime.pool import can_fork
from app.host.session import Session
from tests.host.conftest import HEAD
from tests.support.miniapps import ADA, Platform, Screen, write_package

BEN, CYD = UserId("ben"), UserId("cyd")
APP = MiniAppId("test.app")
WANTED = [{"name": "notices", "reason": "To remind you."}]

PAGE = """
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

async def send():
    return await notify("Milk", "Buy milk today", "pages/other", {"list": 7})

async def flood():
    for number in range(1_000):
        await notify(f"Milk {number}", "")

async def wrong():
    good, said = {"title": "x", "text": "x"}, []
    for args in (
        {"title": "x"}, {**good, "title": ""}, {**good, "title": "x" * 81}, {**good, "text": "x" * 301},
        {**good, "title": 5},
        {**good, "page": 5}, {**good, "query": []}, {**good, "query": {"a": 1}}, {**good, "user_id": "ben"},
        {**good, "text": "x" * 500_000}, {**good, "title": " \\u200b\\u202e "}, {**good, "page": "pages/none"},
        {**good, "page": "../home"}, {**good, "query": {"a": "x" * 3_000}},
    ):
        try:
            said.append(str(await call("notices.send", **args)))
        except CallError as error:
            said.append(error.code)
    return " ".join(said)

WORK = {"Send": send, "Flood": flood, "Wrong": wrong}
"""

SERVER = """
server = Server()

@server.function
async def tell(caller, title, user_id=None):
    try:
        return await notify(title, "From the shop", user_id=user_id)
    except CallError as error:
        return error.code

@server.function
async def flood(caller):
    for number in range(1_000):
        try:
            await notify(f"{number}", "")
        except CallError as error:
            return [number, error.code]
"""


class World:
    """One mini-app that sends notices."""

    def __init__(self, data_folder: Path, tmp_path: Path) -> None:
        self.tmp_path = tmp_path
        self.platform = Platform(data_folder)
        if can_fork():
            self.platform.warm()
        self.install(APP)

    def install(self, miniapp_id: str, **changes: Any) -> MiniAppId:
        wanted = {"app_id": miniapp_id, "req_permissions": WANTED, **changes}
        return self.platform.install(write_package(self.tmp_path / miniapp_id, HEAD + PAGE, HEAD + SERVER, **wanted))

    def allow(self, user_id: UserId, state: Any = "allowed") -> None:
        self.platform.sessions.grants.change(user_id, APP, "notices", state, "To remind you.")

    def ask(self, opened: tuple[Session, Screen], name: str, shown: str) -> None:
        self.platform.tap(*opened, name)
        opened[1].shows(shown)

    def run(self, session: Session, function: str, **args: Any) -> Any:
        caller = {"user_id": "somebody", "roles": ()}
        found = self.platform.sessions._halves.run(session.listing, session.install, caller, function, args)
        return json.loads(bytes(found.result(20)))

    def told(self, user_id: UserId = ADA) -> list[str]:
        """Tell a person everything there is, as the shell does; return the titles."""
        titles = []
        while (found := self.platform.sessions.take_notice(user_id)) is not None:
            self.platform.offered.notices.told(found[0].notice_id)
            titles.append(found[0].title)
        return titles


@pytest.fixture
def world(data_folder: Path, tmp_path: Path) -> Iterator[World]:
    made = World(data_folder, tmp_path)
    yield made
    made.platform.close()


def test_a_pages_notice_is_kept_until_its_person_was_told(world: World) -> None:
    opened = world.platform.open(APP)
    world.platform.tap(*opened, "Send")
    prompt, answer = world.platform.prompts.wait_permission()
    assert (prompt.permission, prompt.reason) == ("notices", "To remind you.")
    assert world.platform.offered.notices.next_untold(ADA) is None
    answer.set_result("allowed")
    opened[1].shows("1")
    found = world.platform.sessions.take_notice(ADA)
    assert found is not None
    notice, listing = found
    assert (notice.title, notice.text, notice.page, notice.query) == (
        "Milk", "Buy milk today", "pages/other", {"list": "7"},
    )  # fmt: skip
    assert (listing.name, notice.user_id) == ("Test shop", ADA)
    assert world.platform.sessions.take_notice(BEN) is None
    assert world.told() == ["Milk"]
    assert world.told() == []


def test_a_server_half_reaches_those_who_agreed_and_nobody_else(world: World) -> None:
    session, _ = world.platform.open(APP)
    world.platform.open(APP, user_id=BEN)
    bens = world.platform.sessions.caller_id(BEN, APP)
    assert world.run(session, "tell", title="Sale", user_id=bens) == "notices.not_allowed"
    assert world.run(session, "tell", title="Sale") == 0
    world.allow(BEN)
    assert world.run(session, "tell", title="Sale", user_id=bens) == 1
    assert world.run(session, "tell", title="Sale for all") == 1
    assert (world.told(BEN), world.told(ADA)) == (["Sale", "Sale for all"], [])


def test_nobody_is_reached_by_an_identifier_of_another_mini_app_or_none(world: World) -> None:
    session, _ = world.platform.open(APP)
    other = world.install("test.other")
    world.platform.open(other)
    world.allow(ADA)
    world.allow(CYD)  # agreed once, but has never opened it
    for user_id in (world.platform.sessions.caller_id(ADA, other), world.platform.sessions.caller_id(CYD, APP), "ada"):
        assert world.run(session, "tell", title="x", user_id=user_id) == "bridge.unknown_user"
    assert world.run(session, "tell", title="x", user_id="") == "bridge.shape"
    assert world.told() == world.told(CYD) == []


def test_taking_the_permission_back_silences_what_was_not_told_yet(world: World) -> None:
    session, _ = world.platform.open(APP)
    world.allow(ADA)
    assert world.run(session, "tell", title="Too late") == 1
    world.allow(ADA, "never")
    assert world.told() == []
    assert world.run(session, "tell", title="Later") == 0
    world.allow(ADA)
    assert world.told() == []


def test_a_notice_of_a_mini_app_that_is_gone_holds_up_no_other(world: World) -> None:
    session, _ = world.platform.open(APP)
    other = world.install("test.other")
    world.allow(ADA)
    world.platform.offered.notices.send(other, ADA, title="Gone", text="", page="", query={})
    assert world.run(session, "tell", title="Here") == 1
    del world.platform.listings.listed[other]
    assert world.told() == ["Here"]


def test_what_is_no_notice_is_refused(world: World) -> None:
    world.allow(ADA)
    expected = ["bridge.shape"] * 10 + ["notices.blank", "page.unknown", "page.unknown", "page.query"]
    world.ask(world.platform.open(APP), "Wrong", " ".join(expected))
    assert world.told() == []


def test_a_page_that_floods_is_slowed_down(world: World) -> None:
    world.allow(ADA)
    world.ask(world.platform.open(APP), "Flood", "bridge.too_often: This was called too often; wait a little.")
    assert 0 < len(world.told()) <= PER_HOUR_MAX


def test_a_server_half_that_floods_reaches_a_person_a_few_times_an_hour(world: World) -> None:
    session, _ = world.platform.open(APP)
    world.allow(ADA)
    assert world.run(session, "flood")[1] == "bridge.too_often"
    assert world.told() == [f"{number}" for number in range(PER_HOUR_MAX)]
    adas = world.platform.sessions.caller_id(ADA, APP)
    half = world.platform.sessions._halves.half(session.listing, session.install)
    half.origin.buckets.clear()
    assert world.run(session, "tell", title="x", user_id=adas) == "notices.too_many"
    world.platform.clock.advance(hours=1)
    assert world.run(session, "tell", title="the next hour", user_id=adas) == 1


def test_a_person_who_is_away_for_long_finds_the_newest(world: World) -> None:
    world.allow(ADA)
    for number in range(KEPT_MAX + 5):
        world.platform.clock.advance(hours=1)
        world.platform.offered.notices.send(APP, ADA, title=f"{number}", text="", page="", query={})
    assert world.told() == [f"{number}" for number in range(5, KEPT_MAX + 5)]


def test_what_the_manifest_does_not_ask_for_is_refused(world: World) -> None:
    bare = world.install("test.bare", req_permissions=[])
    session, screen = world.platform.open(bare)
    world.ask((session, screen), "Send", "bridge.undeclared: The manifest does not ask for the permission 'notices'.")
    assert world.run(session, "tell", title="x") == "bridge.undeclared"


def test_a_mini_app_that_is_forgotten_leaves_no_notices(world: World) -> None:
    world.allow(ADA)
    world.platform.offered.notices.send(APP, ADA, title="x", text="", page="", query={})
    world.platform.sessions.forget(APP)
    assert world.platform.offered.notices.next_untold(ADA) is None
