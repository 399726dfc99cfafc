"""A card is offered in answer to a tap, and it is always the asker's own, whatever the asker says."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.core.links import MiniAppLink, parse
from app.core.links import text_of as link_text
from tests.support.asking import Asker

WORK = """
async def share(*args, **more):
    return (await share_app_message(*args, **more)).status

async def both():
    first = asyncio.ensure_future(share("One"))
    await asyncio.sleep(0)
    try:
        await call("share.card", title="Two")
    except CallError as error:
        return f"{error.code} {await first}"

async def pretend():
    said = []
    for args in (
        {"miniapp_id": "plaza.store"}, {"listing": "plaza.store"}, {"link": "plaza://miniapp/plaza.store/"},
        {"name": "Plaza Store"}, {"icon": "asset:store.webp"}, {"title": 7}, {"title": "x" * 81}, {"title": ""},
        {"query": {"a": 1}}, {"query": [["a", "b"]]}, {"picture": None}, {"note": "x" * 121}, {"price": {"amount": 1}},
        {"query": {"a": float("1e400")}},
    ):
        try:
            await call("share.card", **{"title": "A card", **args})
        except CallError as error:
            said.append(error.code)
        except ValueError:
            said.append("unwritable")
    return " ".join(said)

WORK = {
    "Share": lambda: share("Red coat", "pages/other", {"sku": "coat red&x=1#y", "size": 4}, note="Look"),
    "Picture": lambda: share("Red coat", picture="asset:coat.png"),
    "No picture": lambda: share("Red coat", picture="data:../../../secret.png"),
    "First page": lambda: share("Red coat"),
    "Unknown page": lambda: share("Red coat", "../plaza.store/pages/home"),
    "Long": lambda: share("Red coat", query={"q": "x" * 500}),
    "Hidden": lambda: share("Red coat", query={"q": "a\u202eb"}),
    "Blank": lambda: share("\u200b \u2028"),
    "Late share": lambda: late(lambda: share("Red coat")),
    "Pretend": pretend,
    "Both": both,
}
"""


@pytest.fixture
def shop(data_folder: Path, tmp_path: Path) -> Iterator[Asker]:
    made = Asker(data_folder, tmp_path, WORK, ["share"], {"assets/coat.png": b"a picture"})
    yield made
    made.close()


def test_a_card_is_offered_and_the_page_learns_only_whether_it_was_sent(shop: Asker) -> None:
    shop.tap("Share")
    prompt = shop.answer("sent")
    shop.screen.shows("sent")
    assert (prompt.title, prompt.note, prompt.picture) == ("Red coat", "Look", None)
    assert prompt.listing.miniapp_id == shop.miniapp_id
    assert prompt.link == MiniAppLink(shop.miniapp_id, "pages/other", (("sku", "coat red&x=1#y"), ("size", "4")))
    assert parse(link_text(prompt.link)) == prompt.link


def test_a_cancelled_card_is_no_error(shop: Asker) -> None:
    shop.tap("First page")
    assert shop.answer("cancelled").link == MiniAppLink(shop.miniapp_id)
    shop.screen.shows("cancelled")


def test_the_picture_is_read_from_the_mini_apps_own_folders_only(shop: Asker) -> None:
    shop.tap("Picture")
    assert shop.answer("sent").picture == b"a picture"
    shop.screen.shows("sent")
    (shop.platform.data_folder / "secret.png").write_bytes(b"secret")
    shop.tap("No picture")
    shop.screen.until(lambda: any(text.startswith("source.missing") for text in shop.screen.texts))
    assert shop.sheets_count == 1


@pytest.mark.parametrize(
    ("button", "code"),
    [
        ("Unknown page", "page.unknown"),
        ("Long", "share.link"),
        ("Hidden", "share.link"),
        ("Blank", "share.blank"),
        ("Late share", "bridge.no_gesture"),
    ],
)
def test_what_makes_no_card_is_refused(shop: Asker, button: str, code: str) -> None:
    shop.tap(button)
    shop.screen.until(lambda: any(text.startswith(f"{code}: ") for text in shop.screen.texts))
    assert shop.sheets_count == 0


def test_a_card_cannot_pretend_to_be_another_mini_apps(shop: Asker) -> None:
    shop.ask("Pretend", " ".join(["bridge.shape"] * 13 + ["unwritable"]))
    assert shop.sheets_count == 0


def test_a_second_sheet_of_the_same_session_has_to_wait(shop: Asker) -> None:
    shop.tap("First page")
    shop.platform.prompts.wait_sheet(1)
    shop.tap("Share")
    shop.screen.until(lambda: any(text.startswith("prompt.busy: ") for text in shop.screen.texts))
    shop.answer("cancelled")
    shop.screen.shows("cancelled")
    shop.tap("Share")
    shop.answer("sent", 2)
    shop.screen.shows("sent")


def test_one_tap_is_good_for_one_card(shop: Asker) -> None:
    shop.tap("Both")
    shop.answer("sent")
    shop.screen.shows("bridge.no_gesture sent")


def test_a_shell_that_closes_cancels(shop: Asker) -> None:
    shop.tap("First page")
    prompt, answer = shop.platform.prompts.wait_sheet()
    answer.set_result(prompt.unanswered)
    shop.screen.shows("cancelled")


def test_without_the_permission_nothing_is_offered(data_folder: Path, tmp_path: Path) -> None:
    bare = Asker(data_folder, tmp_path, WORK, ["pay"])
    try:
        bare.ask("First page", "bridge.undeclared: The manifest does not ask for the permission 'share'.")
    finally:
        bare.close()
