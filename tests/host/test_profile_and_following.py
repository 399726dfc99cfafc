"""What the person lets a mini-app know of them, and following its official account."""

from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from app.core.kernel.ids import MiniAppId, OfficialAccountId, UserId
from app.core.links import OfficialAccountLink
from app.core.official.model import OfficialAccount
from app.core.people.model import User
from app.host.api.profile import PICTURE_BYTES_MAX
from app.host.bridge.prompts import OpenPrompt
from app.host.runtime.pool import can_fork
from app.host.session import Session
from tests.host.conftest import HEAD
from tests.support.miniapps import ADA, Platform, Screen, write_package

BEN = UserId("ben")
ACCOUNT = OfficialAccountId("test.account")
OTHER = OfficialAccountId("test.other")
WANTED = [{"name": "profile", "reason": "To greet you."}, {"name": "follow", "reason": "To show the button."}]

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

async def profile():
    found = await get_user_profile()
    assert isinstance(found, Profile)
    return f"{found.name} {found.color} {found.picture_source}"

async def late():
    await asyncio.sleep(0)
    from minikit.calls import gesture
    gesture.set(None)
    await official.follow()

async def wrong():
    said = []
    for name, args in (
        ("profile.get", {"user_id": "ben"}), ("profile.get", {"x": "y" * 100_000}),
        ("official.is_following", {"account_id": "x"}),
        ("official.follow", {"account_id": "test.other"}), ("official.follow", {"user_id": "ben"}),
    ):
        try:
            await call(name, **args)
        except CallError as error:
            said.append(error.code)
    return " ".join(said)

async def trap():
    import os
    os.makedirs("HANDED/full")
    return "trapped"

WORK = {"Profile": profile, "Following": official.is_following, "Follow": official.follow,
        "Show": official.open_profile, "Late": late, "Wrong": wrong,
        "Trap": trap, "Server": lambda: server.call("ask")}
"""
PAGE = PAGE.replace("HANDED", f"plaza-profile-{sha256(b'a picture').hexdigest()[:16]}.webp")
SERVER = """
server = Server()

@server.function
async def ask(caller):
    said = []
    for work in (get_user_profile, official.is_following, official.follow):
        try:
            await work()
        except CallError as error:
            said.append(error.code)
    return " ".join(said)
"""


def handed(picture: bytes) -> str:
    """Return under which source a picture of the person is handed over."""
    return f"data:plaza-profile-{sha256(picture).hexdigest()[:16]}.webp"


class World:
    """One mini-app with an official account, and two people."""

    def __init__(self, data_folder: Path, tmp_path: Path) -> None:
        self.platform = Platform(data_folder)
        if can_fork():
            self.platform.warm()
        people: Any = self.platform.offered.persons
        people.add_person(User(ADA, "Ada L", "violet", picture="ada.webp", is_local=True))
        people.add_person(User(BEN, "Ben", "amber", is_local=True))
        accounts: Any = self.platform.offered.accounts
        self.official = accounts
        for account_id in (ACCOUNT, OTHER):
            accounts.add(OfficialAccount(account_id, "Shop", "teal", "", "service", None))
        self.platform.pictures.mkdir()
        (self.platform.pictures / "ada.webp").write_bytes(b"a picture")
        folder = write_package(tmp_path / "package", HEAD + PAGE, HEAD + SERVER, req_permissions=WANTED)
        self.miniapp_id = self.platform.install(folder)
        listings = self.platform.listings.listed
        listings[self.miniapp_id] = replace(listings[self.miniapp_id], account_id=ACCOUNT)

    def open(self, user_id: UserId = ADA, *allowed: str) -> tuple[Session, Screen]:
        for name in allowed:
            reason = next(each["reason"] for each in WANTED if each["name"] == name)
            self.platform.sessions.grants.change(user_id, self.miniapp_id, name, "allowed", reason)
        return self.platform.open(self.miniapp_id, user_id=user_id)

    def ask(self, opened: tuple[Session, Screen], name: str, shown: str) -> None:
        self.platform.tap(*opened, name)
        opened[1].shows(shown)

    def followed(self, user_id: UserId = ADA) -> list[str]:
        return [account.account_id for account in self.official.followed(user_id)]


@pytest.fixture
def world(data_folder: Path, tmp_path: Path) -> Iterator[World]:
    made = World(data_folder, tmp_path)
    yield made
    made.platform.close()


def test_the_profile_is_given_once_the_person_says_so(world: World) -> None:
    session, screen = world.open()
    world.platform.tap(session, screen, "Profile")
    prompt, answer = world.platform.prompts.wait_permission()
    assert (prompt.permission, prompt.reason) == ("profile", "To greet you.")
    answer.set_result("allowed")
    screen.shows(f"Ada L violet {handed(b'a picture')}")
    assert session.read_picture(handed(b"a picture")) == b"a picture"


def test_a_person_without_a_picture_has_none_to_give(world: World) -> None:
    world.ask(world.open(BEN, "profile"), "Profile", "Ben amber None")


def test_a_no_keeps_the_profile(world: World) -> None:
    session, screen = world.open()
    world.platform.tap(session, screen, "Profile")
    world.platform.prompts.wait_permission()[1].set_result("never")
    screen.shows("permission.denied: The person does not let this mini-app use 'profile'.")
    assert list(session.data_folder.iterdir()) == []


def test_a_picture_that_the_person_chose_of_themselves_is_handed_over_as_a_file_of_the_mini_apps(world: World) -> None:
    chosen = f"face-{'0a' * 32}.webp"
    faces = world.platform.data_folder / "faces"
    faces.mkdir()
    (faces / chosen).write_bytes(b"their face")
    people: Any = world.platform.offered.persons
    people.add_person(User(ADA, "Ada L", "violet", picture=chosen, is_local=True))
    session, screen = world.open(ADA, "profile")
    world.ask((session, screen), "Profile", f"Ada L violet {handed(b'their face')}")
    assert session.read_picture(handed(b"their face")) == b"their face"
    assert chosen not in str([*session.data_folder.rglob("*")])


@pytest.mark.parametrize(
    "picture", ["../secret.webp", "missing.webp", "huge.webp", ".hidden", "a/b.webp", f"face-{'0a' * 32}.webp"]
)
def test_only_a_picture_of_the_peoples_folder_is_handed_over(world: World, picture: str) -> None:
    (world.platform.data_folder / "secret.webp").write_bytes(b"secret")
    (world.platform.pictures / "huge.webp").write_bytes(b"x" * (PICTURE_BYTES_MAX + 1))
    people: Any = world.platform.offered.persons
    people.add_person(User(ADA, "Ada L", "violet", picture=picture, is_local=True))
    world.ask(world.open(ADA, "profile"), "Profile", "Ada L violet None")


def test_what_a_mini_app_puts_in_the_pictures_place_is_not_written_into(world: World) -> None:
    opened = world.open(ADA, "profile")
    world.ask(opened, "Trap", "trapped")
    world.ask(opened, "Profile", "Ada L violet None")
    assert [path.name for path in opened[0].data_folder.iterdir()] == [handed(b"a picture").removeprefix("data:")]


def test_another_picture_is_another_source_and_takes_the_place_of_the_one_before(world: World) -> None:
    opened = world.open(ADA, "profile")
    world.ask(opened, "Profile", f"Ada L violet {handed(b'a picture')}")
    (opened[0].data_folder / "plaza-profile.webp").write_bytes(b"as it was called once")
    (opened[0].data_folder / "plaza-profile-own.txt").write_bytes(b"the mini-app's own")
    (world.platform.pictures / "other.webp").write_bytes(b"another")
    people: Any = world.platform.offered.persons
    people.add_person(User(ADA, "Ada L", "violet", picture="other.webp", is_local=True))
    world.ask(opened, "Profile", f"Ada L violet {handed(b'another')}")
    left = {path.name for path in opened[0].data_folder.iterdir()}
    assert left == {handed(b"another").removeprefix("data:"), "plaza-profile-own.txt"}


def test_following_is_told_and_done_on_a_tap(world: World) -> None:
    opened = world.open(ADA, "follow")
    world.ask(opened, "Following", "False")
    world.ask(
        opened, "Late", "bridge.no_gesture: This works only in answer to a tap, once, at most 5 seconds after it."
    )
    assert world.followed() == []
    world.ask(opened, "Follow", "None")
    world.ask(opened, "Following", "True")
    world.ask(opened, "Follow", "None")
    assert (world.followed(), world.followed(BEN)) == ([ACCOUNT], [])
    world.ask(world.open(BEN, "follow"), "Following", "False")


def test_following_asks_the_person_first(world: World) -> None:
    session, screen = world.open()
    world.platform.tap(session, screen, "Follow")
    prompt, answer = world.platform.prompts.wait_permission()
    assert (prompt.permission, world.followed()) == ("follow", [])
    answer.set_result("not_now")
    screen.shows("permission.denied: The person does not let this mini-app use 'follow'.")
    assert world.followed() == []


def test_a_mini_app_without_an_official_account_has_nothing_to_follow(world: World) -> None:
    listings = world.platform.listings.listed
    listings[world.miniapp_id] = replace(listings[MiniAppId("test.app")], account_id=None)
    opened = world.open(ADA, "follow")
    world.ask(opened, "Follow", "official.none: This mini-app has no official account: its manifest names none.")
    world.ask(opened, "Show", "official.none: This mini-app has no official account: its manifest names none.")


def test_its_own_account_is_shown_on_a_tap_without_a_question(world: World) -> None:
    session, screen = world.open()
    world.platform.tap(session, screen, "Show")
    prompt, answer = world.platform.prompts.wait_sheet()
    assert isinstance(prompt, OpenPrompt)
    assert prompt.link == OfficialAccountLink(ACCOUNT)
    answer.set_result("opened")
    screen.shows("opened")


def test_wrong_arguments_and_the_wrong_half_are_refused(world: World) -> None:
    opened = world.open(ADA, "follow", "profile")
    world.ask(opened, "Wrong", " ".join(["bridge.shape"] * 5))
    world.ask(opened, "Server", " ".join(["bridge.unknown"] * 3))
    assert world.followed() == []


def test_what_the_manifest_does_not_ask_for_is_refused(world: World, tmp_path: Path) -> None:
    bare = world.platform.install(write_package(tmp_path / "bare", HEAD + PAGE, app_id="test.bare"))
    opened = world.platform.open(bare)
    world.ask(opened, "Profile", "bridge.undeclared: The manifest does not ask for the permission 'profile'.")
    world.ask(opened, "Following", "bridge.undeclared: The manifest does not ask for the permission 'follow'.")
