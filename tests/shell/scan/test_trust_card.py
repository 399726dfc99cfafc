"""The trust card says what a link is, flags what is odd about it, and opens only after a yes."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from app.core.kernel.ids import MiniAppId, OfficialAccountId, UserId
from app.core.kernel.money import Money
from app.core.links import MiniAppLink, parse, parse_code
from app.core.official.model import OfficialAccount
from app.core.payments.model import HeldCoupon
from app.core.people.model import User
from app.host.product_search import ProductSearch
from app.scanner.meaning import link_of
from app.scanner.model import FoundCode, TextIs
from app.shell.link_facts import facts_of, led_to
from app.shell.outside_facts import facts_of_reading
from app.shell.prompts import ShellPrompts
from app.shell.scan.trust_card import TrustCardViewModel, TrustFacts
from tests.support.books import TEN
from tests.support.fake_sessions import STORE
from tests.support.shell_window import ShellWindow

WAIT_MS = 10_000
WINDOW = b"""
import QtQuick
import app.shell.style
import app.shell.tabs
Rectangle {
    id: root
    property var prompts
    color: Theme.content
    PromptLayer { prompts: root.prompts }
}
"""
LIN = User(UserId("lin"), "Lin", "green")
NEWS = OfficialAccount(OfficialAccountId("plaza.news"), "Plaza News", "blue", "What is new", "subscription")


def facts(text: str, found: object = None) -> TrustFacts:
    return facts_of(parse(text), found, lambda _listing: "")


@pytest.fixture
def window(qapp: QCoreApplication) -> Iterator[ShellWindow]:
    made = ShellWindow()
    yield made
    made.close()


@pytest.fixture
def prompts(window: ShellWindow) -> ShellPrompts:
    made = ShellPrompts(window.relay, rest_ms=1)
    window.show(WINDOW, prompts=made)
    return made


def test_a_mini_app_is_shown_with_name_publisher_and_page() -> None:
    card = facts("plaza://miniapp/plaza.store/pages/product?sku=coat", STORE)
    assert card.title == "Plaza Store"
    assert "By Plaza Goods" in card.lines
    assert "Page: product · sku coat" in card.lines
    assert card.is_verified
    assert (card.warning, card.open_label) == ("", "Open")


def test_an_unverified_mini_app_is_called_so() -> None:
    card = facts("plaza://miniapp/plaza.store/pages/home", replace(STORE, is_verified=False))
    assert card.is_unverified
    assert card.warning


def test_an_unknown_mini_app_cannot_be_opened() -> None:
    card = facts("plaza://miniapp/evil.store/pages/home")
    assert card.title == "evil.store"
    assert card.warning
    assert card.open_label == ""


def read_as(text: str, text_is: TextIs) -> TrustFacts:
    """Return the card of a code whose text came about so."""
    code = FoundCode(text, text.encode(), "QRCode", ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)), text_is)
    return facts_of_reading(facts_of(link_of(code), None, lambda _listing: ""), text_is)


@pytest.mark.parametrize("text", ["plaza://person/lin", "https://example.org/\\xff", "WIFI:S:a;P:b;;", "7529" * 6])
def test_bytes_that_are_no_text_are_told_and_open_nothing_whatever_they_look_like(text: str) -> None:
    card = read_as(text, "bytes")
    assert (card.kind, card.heading, card.title) == ("text", "Data, not text", text)
    assert "not text" in card.warning
    assert card.open_label == ""


def test_a_part_of_a_text_opens_nothing_and_says_what_is_missing() -> None:
    card = read_as("https://example.org/", "part")
    assert (card.kind, card.open_label) == ("text", "")
    assert "one part of a text" in card.warning


@pytest.mark.parametrize("text", ["山田", "https://例え.jp/", "BEGIN:VCARD\nFN:山田\nTEL:1\nEND:VCARD"])
def test_a_guessed_alphabet_is_told_on_every_kind_of_card(text: str) -> None:
    certain, guessed = read_as(text, "certain"), read_as(text, "guessed")
    assert guessed.lines[:-1] == certain.lines
    assert "alphabet" in guessed.lines[-1]
    assert (guessed.kind, guessed.open_label) == (certain.kind, certain.open_label)


def test_people_and_accounts_are_shown_by_name() -> None:
    assert facts("plaza://person/lin", LIN).title == "Lin"
    assert facts("plaza://account/plaza.news", NEWS).title == "Plaza News"
    assert facts("plaza://person/lin").open_label == ""


def test_a_coupon_says_from_whom_it_is_what_it_gives_and_until_when() -> None:
    card = facts("plaza://coupon/ten", HeldCoupon(TEN, 0, 0))
    assert (card.title, card.warning, card.open_label) == ("Autumn", "", "Take it")
    by, gives, lasts = card.lines
    assert (by, gives) == ("From Plaza Store", "¥10.00 off, for orders from ¥50.00")
    assert lasts.startswith("Valid until 29 Nov 2026, ")
    begins = TEN.terms.valid_from + timedelta(days=2)
    share = replace(TEN, terms=replace(TEN.terms, percent=20, spend_min=Money(0), valid_from=begins))
    _, gives, lasts = facts("plaza://coupon/ten", HeldCoupon(share, 0, 0)).lines
    assert gives == "20 % off, ¥10.00 at most"
    assert lasts.startswith("Valid from 24 Nov 2026, ")


@pytest.mark.parametrize(
    ("held", "why"),
    [
        (HeldCoupon(replace(TEN, state="over"), 0, 0), "over"),
        (HeldCoupon(replace(TEN, state="withdrawn"), 0, 0), "not given out"),
        (HeldCoupon(replace(TEN, claimed_count=10), 0, 0), "last"),
        (HeldCoupon(TEN, 1, 0), "have it already"),
        (HeldCoupon(TEN, 1, 1), "have used"),
        (None, "Nobody here knows"),
    ],
)
def test_a_coupon_that_cannot_be_taken_says_why(held: HeldCoupon | None, why: str) -> None:
    card = facts("plaza://coupon/ten", held)
    assert why in card.warning
    assert card.open_label == ""


@pytest.mark.parametrize(("text", "has_face"), [("plaza://person/lin", True), ("plaza://pay/75292" + "1" * 19, False)])
def test_a_person_has_a_face_and_a_pay_code_nobody_s(
    prompts: ShellPrompts, window: ShellWindow, qtbot: QtBot, text: str, has_face: bool
) -> None:
    prompts.show_trust(facts(text, LIN if has_face else None), lambda _is_yes: None)
    qtbot.waitUntil(lambda: window.is_ready("trustOpen"), timeout=WAIT_MS)
    drawn = {item.metaObject().className().partition("_")[0] for item in window.items()}
    assert ("Avatar" in drawn, "IconTile" in drawn) == (has_face, not has_face)
    prompts.close_all()


def test_a_web_page_is_shown_by_its_host_and_a_look_alike_is_flagged() -> None:
    plain, odd = facts("https://example.org/a?b=1"), facts("https://xn--pple-43d.com/login")
    assert (plain.title, plain.warning) == ("example.org", "")
    assert odd.warning
    assert plain.open_label == "Open in browser"


@pytest.mark.parametrize("text", ["hello", "javascript:alert(1)", "plaza://pay/abc", "a\u202eb", "x" * 600])
def test_anything_else_is_only_shown(text: str) -> None:
    assert facts(text).open_label == ""


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("https://xn--pple-43d.com/login", "can be taken for apple.com"),
        ("https://\u0430pple.com/login", "goes to xn--pple-43d.com"),
        ("https://xn--fiqs8s/", "reads “中国”"),
        ("https://bank.example@evil.example/", "the page is of evil.example"),
        ("http://2130706433/", "bare number"),
        ("http://router/", "your own network"),
    ],
)
def test_a_doubtful_host_says_why_it_is_doubted(text: str, told: str) -> None:
    card = facts(text)
    assert told in card.warning
    assert card.warning.endswith("letter by letter before you open it.")


def test_a_page_that_is_not_encrypted_is_called_so() -> None:
    assert any("Not encrypted" in line for line in facts("HTTP://example.org/").lines)
    assert not any("Not encrypted" in line for line in facts("https://example.org/").lines)


def test_a_link_to_another_version_says_which_one_is_opened() -> None:
    other = facts("plaza://miniapp/plaza.store;version=9/pages/home", STORE)
    assert f"asks for version 9; you have {STORE.version}" in other.lines[-1]
    same = facts(f"plaza://miniapp/plaza.store;version={STORE.version}/pages/home", STORE)
    assert not any("asks for version" in line for line in same.lines)


def test_a_network_is_shown_in_its_parts_and_its_password_is_what_is_copied() -> None:
    card = facts("WIFI:T:WPA;S:Caf\u00e9;P:a\\;b;H:true;;")
    assert card.title == "Caf\u00e9"
    assert card.rows == (("Security", "WPA"), ("Password", "a;b"), ("Hidden", "Yes"))
    assert (card.open_label, card.copy_text, card.copy_label) == ("", "a;b", "Copy password")
    assert facts("WIFI:S:Open;;").copy_text == ""


def test_what_hides_in_a_part_of_a_contact_or_mail_is_spelt_out() -> None:
    card = facts("mailto:a@b.org?subject=in%E2%80%AEvoice&body=x%00y%1B%5B2J")
    assert card.rows == (("Subject", "in⟨U+202E⟩voice"), ("Text", "x⟨U+0000⟩y⟨U+001B⟩[2J"))
    assert card.copy_text == "a@b.org"


def test_a_command_to_a_telephone_is_no_number_to_dial() -> None:
    assert "Do not dial it" in facts("tel:*%2321%23").warning
    assert facts("tel:+4315550").warning == ""


def test_what_is_sold_is_shown_by_its_number() -> None:
    card = facts_of(parse_code("6901234567892", "EAN13"), None, lambda _listing: "")
    assert (card.heading, card.title, card.copy_text) == ("Product", "6901234567892", "6901234567892")


@pytest.mark.parametrize("is_verified", [True, False])
def test_what_is_sold_is_looked_for_after_a_yes_in_the_mini_app_that_offers_it(is_verified: bool) -> None:
    link, found = (
        parse_code("6901234567892", "EAN13"),
        (ProductSearch(replace(STORE, is_verified=is_verified), "pages/home"),),
    )
    card = facts_of(link, found, lambda _listing: "")
    assert (card.title, card.copy_text, card.open_label) == ("6901234567892", "6901234567892", "Look for it")
    assert card.outcome == "Plaza Store opens in a tab and looks for this number."
    assert bool(card.warning) != is_verified
    assert led_to(link, found) == MiniAppLink(STORE.miniapp_id, "pages/home", (("q", "6901234567892"),))
    assert card.choices == ()
    assert led_to(link, ()) == link


def test_of_several_that_look_for_what_is_sold_the_person_chooses(
    prompts: ShellPrompts, window: ShellWindow, qtbot: QtBot
) -> None:
    link = parse_code("6901234567892", "EAN13")
    other = replace(STORE, miniapp_id=MiniAppId("a.shop"), name="<b>Shop</b>", is_verified=False)
    found = (ProductSearch(STORE, "pages/home"), ProductSearch(other, "pages/find"))
    said: list[tuple[bool, int]] = []
    prompts.show_choice(facts_of(link, found, lambda _listing: ""), lambda *answer: said.append(answer))
    qtbot.waitUntil(lambda: window.is_ready("trustOpen"), timeout=WAIT_MS)
    window.view.grabWindow()
    assert window.text("trustOutcome") == "Plaza Store opens in a tab and looks for this number."
    window.click("trustChoice_1")
    qtbot.waitUntil(lambda: "<b>Shop</b> opens" in window.text("trustOutcome"), timeout=WAIT_MS)
    assert "Nobody has checked" in window.text("trustWarning")
    window.click("trustOpen")
    assert said == [(True, 1)]
    assert led_to(link, found, 1) == MiniAppLink(MiniAppId("a.shop"), "pages/find", (("q", "6901234567892"),))


def test_the_parts_of_a_contact_are_on_the_card(prompts: ShellPrompts, window: ShellWindow, qtbot: QtBot) -> None:
    prompts.show_trust(facts("MECARD:N:Lin,Maya;TEL:123;ORG:<b>Goods</b>;;"), lambda _is_yes: None)
    qtbot.waitUntil(lambda: window.is_ready("trustCopy"), timeout=WAIT_MS)
    window.view.grabWindow()
    assert window.text("trustTitle") == "Maya Lin"
    assert [window.text(f"trustRow{index}") for index in range(2)] == ["123", "<b>Goods</b>"]
    window.click("trustCopy")
    assert QGuiApplication.clipboard().text() == "Maya Lin\n123\n<b>Goods</b>"
    prompts.close_all()


def test_hidden_characters_are_spelt_out() -> None:
    card = facts("invoice\u202egnp.exe")
    assert "⟨U+202E⟩" in card.title
    assert card.warning


def test_a_yes_opens_and_the_card_goes(prompts: ShellPrompts, window: ShellWindow, qtbot: QtBot) -> None:
    said: list[bool] = []
    prompts.show_trust(facts("plaza://miniapp/plaza.store", STORE), said.append)
    qtbot.waitUntil(lambda: window.is_ready("trustOpen"), timeout=WAIT_MS)
    window.view.grabWindow()
    assert window.text("trustTitle") == "Plaza Store"
    window.click("trustOpen")
    assert said == [True]
    assert window.find("trustCard") is None


def test_copying_puts_the_very_text_on_the_clipboard(prompts: ShellPrompts, window: ShellWindow, qtbot: QtBot) -> None:
    prompts.show_trust(facts("hello <b>you</b>"), lambda _is_yes: None)
    qtbot.waitUntil(lambda: window.is_ready("trustCopy"), timeout=WAIT_MS)
    window.view.grabWindow()
    window.click("trustCopy")
    assert QGuiApplication.clipboard().text() == "hello <b>you</b>"
    assert window.find("trustOpen") is None
    prompts.close_all()


def test_a_yes_before_the_rest_is_over_counts_for_nothing(qapp: QCoreApplication) -> None:
    said: list[bool] = []
    copied: list[str] = []
    asked = facts("https://example.org")
    card = TrustCardViewModel(asked, lambda is_yes, _: said.append(is_yes), copied.append, rest_ms=600_000)
    card.open()
    card.copy()
    assert (said, copied) == ([], [])
    card.cancel()
    card.cancel()
    assert said == [False]


def test_a_doubtful_link_is_not_what_return_opens(prompts: ShellPrompts, window: ShellWindow, qtbot: QtBot) -> None:
    prompts.show_trust(facts("https://xn--pple-43d.com/login"), lambda _is_yes: None)
    qtbot.waitUntil(lambda: window.is_ready("trustOpen"), timeout=WAIT_MS)
    assert not window.item("trustOpen").hasActiveFocus()
    assert (window.item("trustOpen").property("role"), window.item("trustCancel").property("role")) == (
        "secondary",
        "primary",
    )
    prompts.close_all()
