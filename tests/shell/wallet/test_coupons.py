"""The coupons taken, over the real ledger in memory."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from app.core.people.model import User
from app.shell.context import ShellContext
from app.shell.relay import Relay
from app.shell.wallet.coupons import CouponsViewModel
from tests.support.books import Books
from tests.support.shell_context import Opened
from tests.support.shell_window import ShellWindow


@pytest.fixture
def books() -> Iterator[Books]:
    made = Books()
    yield made
    made.db.close()


@pytest.fixture
def coupons(books: Books, me: User, context: ShellContext, qtbot: QtBot) -> CouponsViewModel:
    """One coupon that is used, one good for a week, one for a day."""
    books.top_up(100_000, me.user_id)
    books.fill_publisher(1_000_000)
    now = books.clock.now()
    used, week, day = (
        books.coupon(1_000, number="used", title="Ten off"),
        books.coupon(2_000, number="week", title="Twenty off", claims_each_max=2),
        books.coupon(5_000, number="day", title="A day", percent=10, valid_until=now + timedelta(days=1)),
    )
    for coupon in (used, week, week, day):
        books.coupons.claim(coupon.coupon_id, me.user_id)
    books.pay(books.order(29_900), me.user_id, coupon=used)
    made = CouponsViewModel(books.coupons, replace(context, relay=Relay(books.events), clock=books.clock))
    made.load()
    qtbot.waitUntil(lambda: made.property("state") == "ready")
    return made


def shown(coupons: CouponsViewModel) -> list[str]:
    return [f"{row.off_text} {row.title} {row.count_text}".strip() for row in coupons.property("rows").rows]


def test_those_that_end_first_come_first(coupons: CouponsViewModel) -> None:
    assert shown(coupons) == ["10 % A day", "¥20.00 Twenty off ×2"]
    first = coupons.property("rows").rows[0]
    assert first.merchant == "Plaza Store"
    assert "at most ¥50.00" in first.terms_text


def test_each_lies_on_one_shelf(coupons: CouponsViewModel) -> None:
    coupons.chooseShelf("used")
    assert shown(coupons) == ["¥10.00 Ten off"]
    coupons.chooseShelf("over")
    assert shown(coupons) == []
    coupons.chooseShelf("nowhere")
    assert coupons.property("shelf") == "over"


def test_one_whose_time_has_passed_is_over(coupons: CouponsViewModel, books: Books) -> None:
    books.clock.advance(days=2)
    coupons.chooseShelf("over")
    assert shown(coupons) == ["10 % A day"]


def test_using_one_opens_its_mini_app(coupons: CouponsViewModel, opened: Opened) -> None:
    coupons.use(coupons.property("rows").rows[0].coupon_id)
    coupons.use("nothing")
    assert opened.links == [("plaza://miniapp/plaza.store", "list", "wallet")]


def test_one_that_is_used_meanwhile_moves_at_once(
    coupons: CouponsViewModel, books: Books, me: User, qtbot: QtBot
) -> None:
    (day,) = [each.coupon for each in books.coupons.held_by(me.user_id) if each.coupon.terms.title == "A day"]
    books.pay(books.order(29_900), me.user_id, coupon=day)
    qtbot.waitUntil(lambda: shown(coupons) == ["¥20.00 Twenty off ×2"])


def test_a_coupon_that_can_be_used_is_shared_by_its_code_and_not_opened_by_that(
    coupons: CouponsViewModel, opened: Opened, qtbot: QtBot
) -> None:
    window = ShellWindow()
    window.show(
        b"""
        import QtQuick
        import app.shell.wallet
        CouponsScreen { required property var shown; viewModel: shown }
        """,
        shown=coupons,
    )
    coupon_id = coupons.property("rows").rows[0].coupon_id
    shared: list[str] = []
    coupons.codeWanted.connect(shared.append)
    qtbot.waitUntil(lambda: window.is_ready(f"couponShare_{coupon_id}"))
    window.click(f"couponShare_{coupon_id}")
    assert shared == [f"plaza://coupon/{coupon_id}"]
    assert opened.links == []
    coupons.chooseShelf("used")
    used_id = coupons.property("rows").rows[0].coupon_id
    qtbot.waitUntil(lambda: window.find(f"coupon_{used_id}") is not None)
    assert window.find(f"couponShare_{used_id}") is None
    window.close()
