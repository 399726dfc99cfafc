"""A mini-app opens another one on a tap: one for each, an installed one, not itself; the person stays unnamed."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.core.kernel.ids import MiniAppId
from app.core.links import MiniAppLink
from app.host.launch_reasons import LaunchReason
from tests.support.asking import MAIN, Asker
from tests.support.miniapps import ADA, Screen, write_package

WORK = """
async def go(*args, **more):
    return (await navigate_to_mini_program(*args, **more)).status

async def loop():
    said = []
    for number in range(3):
        try:
            said.append(await go("test.other"))
        except CallError as error:
            said.append(error.code)
    return " ".join(said)

async def wrong():
    said = []
    for args in ({"miniapp_id": ""}, {"miniapp_id": 7}, {"miniapp_id": "x" * 129}, {"miniapp_id": "a.b", "query": []},
                 {"miniapp_id": "a.b", "user_id": "ada"}, {"miniapp_id": "a.b", "scene": "scan"}):
        try:
            await call("navigate.open", **args)
        except CallError as error:
            said.append(error.code)
    return " ".join(said)

WORK = {
    "Other": lambda: go("test.other", "pages/other", {"order": 7}),
    "First": lambda: go("test.other"),
    "Missing": lambda: go("test.nowhere"),
    "Self": lambda: go("test.app"),
    "No page": lambda: go("test.other", "pages/nowhere"),
    "Long": lambda: go("test.other", query={"q": "x" * 3000}),
    "Late": lambda: late(lambda: go("test.other")),
    "Loop": loop, "Wrong": wrong,
}
"""
LAUNCHED = "WORK = {}\nasync def none(): pass"


@pytest.fixture
def shop(data_folder: Path, tmp_path: Path) -> Iterator[Asker]:
    made = Asker(data_folder, tmp_path, WORK, [])
    main = MAIN.format(work=LAUNCHED).replace('said = "ready"', "said = property(lambda self: str(app.launch))")
    made.platform.install(write_package(tmp_path / "other", main, app_id="test.other"))
    yield made
    made.close()


def test_another_one_is_opened_at_the_page_asked_for(shop: Asker) -> None:
    shop.tap("Other")
    prompt = shop.answer("opened")
    shop.screen.shows("opened")
    assert prompt.link == MiniAppLink(prompt.link.miniapp_id, "pages/other", (("order", "7"),))
    assert (prompt.link.miniapp_id, prompt.listing.miniapp_id) == ("test.other", "test.app")


def test_it_is_not_opened_for_somebody_who_looks_elsewhere(shop: Asker) -> None:
    shop.tap("First")
    shop.answer("cancelled")
    shop.screen.shows("cancelled")


@pytest.mark.parametrize(
    ("button", "said"),
    [
        ("Missing", "navigate.missing: The mini-app 'test.nowhere' is not installed here."),
        ("Self", "navigate.self: "),
        ("No page", "page.unknown: "),
        ("Long", "page.query: "),
        ("Late", "bridge.no_gesture: "),
    ],
)
def test_what_cannot_be_opened_is_told_in_a_sentence(shop: Asker, button: str, said: str) -> None:
    shop.tap(button)
    shop.screen.until(lambda: any(text.startswith(said) for text in shop.screen.texts))
    assert shop.sheets_count == 0


def test_one_tap_opens_one(shop: Asker) -> None:
    shop.tap("Loop")
    shop.answer("opened")
    shop.screen.shows("opened bridge.no_gesture bridge.no_gesture")


def test_wrong_arguments_are_refused(shop: Asker) -> None:
    shop.ask("Wrong", " ".join(["bridge.shape"] * 6))


def test_the_one_that_is_opened_learns_who_opened_it_and_nothing_of_the_person(shop: Asker) -> None:
    screen = Screen()
    shop.platform.sessions.open(
        MiniAppId("test.other"),
        user_id=ADA,
        page="",
        query={},
        reason=LaunchReason("miniapp", "test.app"),
        view=screen,
    )
    screen.shows("{'scene': 'miniapp', 'source': 'test.app'}")
