"""Permissions asked at first use, kept, taken back; and what a mini-app can make of the asking: nothing."""

import threading
from collections.abc import Iterator
from concurrent.futures import Future
from pathlib import Path
from typing import Any

import msgspec
import pytest

from app.core.kernel.ids import MiniAppId, UserId
from app.host.bridge.dispatch import Capability, Origin
from app.host.bridge.prompts import PermissionPrompt
from app.host.grants import Grants
from app.host.permissions import PERMISSIONS
from app.host.session import Session
from tests.support.miniapps import ADA, Platform, Screen, eventually, write_package

MAIN = """
import asyncio
from minikit import *
from minikit.calls import call
app = App()

@app.page("pages/home")
class Home(Page):
    said = "nothing yet"

    def build(self):
        names = ("profile", "scan", "twice", "both", "flood")
        return ui.Column(ui.Text(self.said), *(ui.Button(name, getattr(self, name), key=name) for name in names))

    async def ask(self, name):
        try:
            return str(await call(name))
        except CallError as error:
            return error.code

    async def profile(self):
        self.said = await self.ask("test.profile")

    async def scan(self):
        self.said = await self.ask("test.scan")

    async def twice(self):
        self.said = " ".join(await asyncio.gather(self.ask("test.profile"), self.ask("test.profile")))

    async def both(self):
        first = asyncio.create_task(self.ask("test.profile"))
        await asyncio.sleep(0)
        self.said = await self.ask("test.follow")
        self.update()
        self.said = await first

    async def flood(self):
        codes = set()
        for _ in range(500):
            codes.update(await asyncio.gather(*(self.ask("test.profile") for _ in range(20))))
        self.said = " ".join(sorted(codes))
"""
REASON = 'To greet you <img src="http://tracker.example/x"> by name.'
WANTED = [
    {"name": "profile", "reason": REASON},
    {"name": "follow", "reason": "To thank you."},
    {"name": "camera", "reason": "To scan a ticket."},
]


class NoArgs(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Nothing."""


class World:
    """A mini-app that asks for things, on a platform whose clock stands still."""

    def __init__(self, data_folder: Path, tmp_path: Path) -> None:
        self.platform = Platform(data_folder)
        self.clock = self.platform.clock
        self.sheets: list[Future[str]] = []
        self.has_sheet = threading.Event()
        self.calls_made = 0
        capabilities = [
            Capability("test.profile", NoArgs, self._profile, permission="profile", asks_person=True),
            Capability("test.follow", NoArgs, self._profile, permission="follow", asks_person=True),
            Capability("test.scan", NoArgs, self._scan, permission="camera", asks_person=True, needs_gesture=True),
        ]
        known = self.platform.sessions._dispatch._capabilities
        known.update({capability.name: capability for capability in capabilities})
        self.tmp_path = tmp_path
        self.miniapp_id = self.install()

    @property
    def grants(self) -> Grants:
        return self.platform.sessions.grants

    def install(self, version: int = 1, **changes: Any) -> MiniAppId:
        folder = write_package(
            self.tmp_path / f"package{version}",
            MAIN,
            **{"name": "Your Bank", "req_permissions": WANTED, "version": {"name": "1", "code": version}, **changes},
        )
        return self.platform.install(folder)

    def open(self, user_id: UserId = ADA) -> tuple[Session, Screen]:
        return self.platform.open(self.miniapp_id, user_id=user_id)

    def tap(self, session: Session, screen: Screen, name: str) -> None:
        self.platform.tap(session, screen, name)

    def answer(self, said: Any, count: int = 1) -> PermissionPrompt:
        """Wait until ``count`` prompts have been shown in all and answer the last."""
        prompt, answer = self.platform.prompts.wait_permission(count)
        answer.set_result(said)
        return prompt

    @property
    def prompts_count(self) -> int:
        return len(self.platform.prompts.permissions)

    def _profile(self, origin: Origin, args: NoArgs) -> str:
        self.calls_made += 1
        return f"hello {self.calls_made}"

    def _scan(self, origin: Origin, args: NoArgs) -> "Future[str]":
        sheet: Future[str] = Future()
        self.sheets.append(sheet)
        self.has_sheet.set()
        return sheet


@pytest.fixture
def world(data_folder: Path, tmp_path: Path) -> Iterator[World]:
    made = World(data_folder, tmp_path)
    yield made
    made.platform.close()


def test_the_first_use_asks_with_names_from_the_catalogue_and_the_reason_from_the_manifest(world: World) -> None:
    session, screen = world.open()
    world.tap(session, screen, "profile")
    prompt, _ = world.platform.prompts.wait_permission()
    assert (prompt.session_id, prompt.permission, prompt.reason) == (session.session_id, "profile", REASON)
    assert (prompt.listing.name, prompt.listing.publisher_name) == ("Test shop", "Tests"), "not the manifest's name"
    assert world.calls_made == 0, "nothing is given while the person reads"


def test_a_yes_is_remembered_for_this_person_and_no_other(world: World) -> None:
    session, screen = world.open()
    world.tap(session, screen, "profile")
    world.answer("allowed")
    screen.shows("hello 1")
    world.tap(session, screen, "profile")
    screen.shows("hello 2")
    session.close()
    session, screen = world.open()
    world.tap(session, screen, "profile")
    screen.shows("hello 3")
    assert world.prompts_count == 1
    other, other_screen = world.open(UserId("bo"))
    world.tap(other, other_screen, "profile")
    world.answer("never", 2)
    other_screen.shows("permission.denied")


def test_two_calls_at_once_ask_once(world: World) -> None:
    session, screen = world.open()
    world.tap(session, screen, "twice")
    world.answer("allowed")
    screen.until(lambda: {"hello 1 hello 2", "hello 2 hello 1"} & set(screen.texts))
    assert world.prompts_count == 1


def test_a_session_asks_for_one_thing_at_a_time(world: World) -> None:
    session, screen = world.open()
    world.tap(session, screen, "both")
    screen.shows("permission.busy")
    world.answer("allowed")
    screen.shows("hello 1")
    assert world.prompts_count == 1


def test_not_now_holds_for_the_session_and_for_a_day(world: World) -> None:
    session, screen = world.open()
    world.tap(session, screen, "profile")
    world.answer("not_now")
    screen.shows("permission.denied")
    world.clock.advance(days=2)
    world.tap(session, screen, "twice")
    screen.shows("permission.denied permission.denied")
    assert world.prompts_count == 1, "the same session does not ask again, however long it lasts"
    session.close()
    session, screen = world.open()
    world.tap(session, screen, "profile")
    world.answer("not_now", 2)
    screen.shows("permission.denied")
    session.close()
    world.clock.advance(hours=23)
    session, screen = world.open()
    world.tap(session, screen, "profile")
    screen.shows("permission.denied")
    assert world.prompts_count == 2, "not within a day"


def test_never_is_never_whatever_reason_comes_later(world: World) -> None:
    session, screen = world.open()
    world.tap(session, screen, "profile")
    world.answer("never")
    screen.shows("permission.denied")
    session.close()
    world.clock.advance(days=400)
    world.install(2, req_permissions=[{"name": "profile", "reason": "A better one."}])
    session, screen = world.open()
    world.tap(session, screen, "profile")
    screen.shows("permission.denied")
    assert world.prompts_count == 1


def test_another_reason_asks_again_and_the_same_does_not(world: World) -> None:
    world.grants.change(ADA, world.miniapp_id, "profile", "allowed", REASON)
    world.install(2)
    session, screen = world.open()
    world.tap(session, screen, "profile")
    screen.shows("hello 1")
    session.close()
    world.install(3, req_permissions=[{"name": "profile", "reason": "To sell it."}])
    session, screen = world.open()
    world.tap(session, screen, "profile")
    prompt = world.answer("not_now")
    assert (prompt.reason, prompt.was_allowed) == ("To sell it.", True)
    screen.shows("permission.denied")


def test_what_is_taken_back_is_refused_at_once(world: World) -> None:
    session, screen = world.open()
    world.tap(session, screen, "profile")
    world.answer("allowed")
    screen.shows("hello 1")
    world.grants.change(ADA, world.miniapp_id, "profile", "never", REASON)
    world.tap(session, screen, "profile")
    screen.shows("permission.denied")
    assert world.prompts_count == 1
    assert world.grants.of(ADA, world.miniapp_id)["profile"].state == "never"
    assert not world.grants.is_allowed(ADA, world.miniapp_id, "profile", REASON)


def test_one_tap_pays_for_the_permission_and_for_what_comes_after_it(world: World) -> None:
    session, screen = world.open()
    world.tap(session, screen, "scan")
    world.answer("allowed")
    assert world.has_sheet.wait(20)
    world.sheets[0].set_result("ticket 7")
    screen.shows("ticket 7")
    world.tap(session, screen, "scan")
    eventually(lambda: len(world.sheets) == 2)
    assert world.prompts_count == 1
    world.sheets[1].set_result("ticket 8")
    screen.shows("ticket 8")


def test_a_prompt_taken_back_is_no_answer(world: World) -> None:
    session, screen = world.open()
    world.tap(session, screen, "profile")
    world.answer("withdrawn")
    screen.shows("permission.denied")
    assert world.grants.of(ADA, world.miniapp_id) == {}


def test_ten_thousand_calls_for_what_was_refused_show_no_second_prompt(world: World) -> None:
    session, screen = world.open()
    world.tap(session, screen, "profile")
    world.answer("not_now")
    screen.shows("permission.denied")
    world.tap(session, screen, "flood")
    screen.until(lambda: any(text.startswith("bridge.too_often") for text in screen.texts))
    assert world.prompts_count == 1
    assert world.calls_made == 0
    assert screen.endings == []


def test_a_prompt_that_cannot_be_shown_leaves_nothing_open(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(request: PermissionPrompt) -> "Future[Any]":
        raise RuntimeError("no window")

    session, screen = world.open()
    with monkeypatch.context() as patch:
        patch.setattr(world.platform.prompts, "ask_permission", fail)
        world.tap(session, screen, "profile")
        screen.shows("bridge.failed")
    assert world.grants._asking == {}


def test_only_what_is_asked_at_first_use_can_ask() -> None:
    for name, rule in PERMISSIONS.items():
        if rule.asked != "first_use":
            with pytest.raises(ValueError, match="first use"):
                Capability("test.x", NoArgs, print, permission=name, asks_person=True)
    with pytest.raises(ValueError, match="first use"):
        Capability("test.x", NoArgs, print, asks_person=True)


def test_every_capability_of_pages_asks_as_its_permission_says(data_folder: Path) -> None:
    platform = Platform(data_folder)
    capabilities = list(platform.sessions._dispatch._capabilities.values())
    platform.close()
    for capability in capabilities:
        if capability.permission is not None:
            rule = PERMISSIONS[capability.permission]
            assert capability.asks_person == (rule.asked == "first_use"), capability.name
            assert capability.needs_gesture or not rule.needs_tap, capability.name
