"""Collecting from a code that was scanned: an amount, what came of it, and nobody named before they have paid."""

import pytest

from app.core.kernel.money import Money
from app.core.links import PayLink
from app.shell.between.collect_sheet import CollectSheetViewModel
from app.shell.link_facts import Finder, facts_of
from tests.shell.between.conftest import MAYA, Scene
from tests.support.books import PIN
from tests.support.fake_destinations import FakeCatalogues


@pytest.fixture
def collector(scene: Scene) -> Scene:
    """The scene, with Maya who has money and lets her codes take up to 100.00."""
    scene.books.pins.set(MAYA.user_id, PIN)
    scene.books.top_up(50_000, MAYA.user_id)
    scene.books.spending.set_limit(MAYA.user_id, "code", Money(10_000), pin=PIN)
    return scene


def scan(scene: Scene, number: str | None = None) -> str:
    """Let the person scan a code of Maya's; return it."""
    number = number or scene.books.collecting.show(MAYA.user_id).number
    scene.sheets.open("payCode", number)
    scene.until(lambda: scene.window.find("collectAmount"))
    return number


def collect(scene: Scene, amount: str = "12") -> None:
    scene.write("collectAmount", amount)
    sheet = scene.current()
    assert isinstance(sheet, CollectSheetViewModel)
    sheet.setAmount(amount)
    scene.press("collectGo")


def said(scene: Scene) -> str:
    return " ".join(str(item.property("text")) for item in scene.window.items() if item.property("text"))


def test_what_is_collected_is_there_and_only_then_is_the_payer_named(collector: Scene) -> None:
    scan(collector)
    assert "Maya" not in said(collector)
    collector.look("collect")
    collect(collector)
    collector.until(lambda: collector.window.find("collectDone"))
    assert "Maya Chen" in collector.window.text("collectSaid")
    assert collector.window.text("collectTotal") == "¥12.00"
    collector.look("collect-paid")
    assert collector.books.balance_minor(collector.me.user_id) == 51_200
    collector.press("collectDone")
    collector.until(lambda: collector.current() is None)


def test_above_their_limit_it_waits_for_them_and_then_says_who(collector: Scene) -> None:
    scan(collector)
    collect(collector, "200")
    collector.until(lambda: "Wait for their yes" in said(collector))
    assert "Maya" not in said(collector)
    collector.look("collect-waiting")
    [asked] = collector.books.collecting.waiting(MAYA.user_id)
    collector.books.collecting.confirm(asked.collection_id, MAYA.user_id, PIN)
    collector.until(lambda: collector.window.find("collectDone"))
    assert "Maya Chen" in collector.window.text("collectSaid")


@pytest.mark.parametrize("why", ["no", "poor", "frozen"])
def test_a_no_never_says_who_or_why(collector: Scene, why: str) -> None:
    books = collector.books
    scan(collector)
    if why == "frozen":
        books.spending.freeze(MAYA.user_id)
    elif why == "poor":
        books.spending.set_limit(MAYA.user_id, "code", Money(10**9), pin=PIN)
    collect(collector, "600" if why == "poor" else "200")
    if why == "no":
        collector.until(lambda: books.collecting.waiting(MAYA.user_id))
        [asked] = books.collecting.waiting(MAYA.user_id)
        books.collecting.refuse(asked.collection_id, MAYA.user_id)
    collector.until(lambda: collector.window.find("collectDone"))
    told = "It did not go through, and nothing moved. To try again, have them show a new code."
    assert collector.window.text("collectSaid") == told
    assert "Maya" not in said(collector)


def test_a_code_that_is_over_and_ones_own_are_told_plainly(collector: Scene) -> None:
    for number, told in (
        ("75292" + "0" * 19, "This code does not count any more, or never did."),
        (collector.books.collecting.show(collector.me.user_id).number, "That is your own code:"),
    ):
        scan(collector, number)
        collect(collector)
        collector.until(lambda: collector.window.find("collectTrouble"))
        assert collector.window.text("collectTrouble").startswith(told)
        collector.press("sheetClose")
        collector.until(lambda: collector.current() is None)


@pytest.mark.parametrize("amount", ["0", "-1", "1.234", "many", "1e9", "9999999999"])
def test_what_is_no_amount_is_not_collected(collector: Scene, amount: str) -> None:
    scan(collector)
    sheet = collector.current()
    assert isinstance(sheet, CollectSheetViewModel)
    sheet.setAmount(amount)
    assert not sheet.property("isComplete")
    sheet.collect()
    assert sheet.property("state") == "form"


def test_a_sheet_that_is_closed_leaves_what_waits_alone(collector: Scene) -> None:
    scan(collector)
    collect(collector, "200")
    collector.until(lambda: "Wait for their yes" in said(collector))
    collector.press("sheetClose")
    collector.until(lambda: collector.current() is None)
    [asked] = collector.books.collecting.waiting(MAYA.user_id)
    collector.books.collecting.confirm(asked.collection_id, MAYA.user_id, PIN)
    assert collector.books.balance_minor(collector.me.user_id) == 70_000


def test_a_scanned_pay_code_is_not_looked_up_and_its_card_names_nobody(collector: Scene) -> None:
    books, plaza = collector.books, collector.plaza
    services = (
        plaza.catalog,
        plaza.people,
        plaza.official,
        books.coupons,
        books.receive_codes,
        FakeCatalogues(),
        plaza.invitations,
    )
    finder = Finder(collector.me.user_id, *services)
    cards = []
    for number in (books.collecting.show(MAYA.user_id).number, "75292" + "0" * 19):
        link = PayLink(number)
        found = finder.find(link)
        assert found is None
        cards.append(facts_of(link, found, lambda _: ""))
    assert cards[0] == cards[1]
    assert (cards[0].title, cards[0].open_label) == ("Collect money", "Collect")
