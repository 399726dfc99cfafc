"""Month by month, over the real ledger in memory."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from app.core.people.model import User
from app.shell.context import ShellContext
from app.shell.relay import Relay
from app.shell.wallet.months import MonthsViewModel
from tests.support.books import Books


@pytest.fixture
def books() -> Iterator[Books]:
    made = Books()
    yield made
    made.db.close()


@pytest.fixture
def months(books: Books, me: User, context: ShellContext, qtbot: QtBot) -> MonthsViewModel:
    """November 2026: a payment of 300 of which 100 came back. January 2027: a payment of 50."""
    books.top_up(200_000, me.user_id)
    shoes = books.order(30_000)
    books.pay(shoes, me.user_id)
    books.refund(shoes, 10_000)
    books.clock.advance(days=60)
    books.pay(books.order(5_000), me.user_id)
    made = MonthsViewModel(books.wallet, replace(context, relay=Relay(books.events), clock=books.clock))
    made.load()
    qtbot.waitUntil(lambda: made.property("state") == "ready")
    return made


def names(months: MonthsViewModel) -> list[object]:
    return [month["name"] for month in months.property("months")]


def test_six_months_stand_side_by_side_and_the_newest_is_chosen(months: MonthsViewModel) -> None:
    assert names(months) == ["Aug", "Sep", "Oct", "Nov", "Dec", "Jan"]
    assert [month["isChosen"] for month in months.property("months")] == [False] * 5 + [True]
    assert [month["spent"] for month in months.property("months")] == [0, 0, 0, 1, 0, pytest.approx(1 / 6)]
    assert months.property("month")["name"] == "January"
    assert months.property("month")["spentText"] == "¥50.00"


def test_a_month_tells_what_the_money_moved_for_and_a_top_up_is_not_income(months: MonthsViewModel) -> None:
    months.choose(3)
    month = months.property("month")
    assert (month["name"], month["spentText"], month["receivedText"]) == ("November 2026", "¥300.00", "¥100.00")
    assert [(each["name"], each["amountText"]) for each in month["purposes"]] == [
        ("Topped up", "+¥2,000.00"),
        ("Payments", "−¥300.00"),
        ("Refunds", "+¥100.00"),
    ]
    assert months.property("months")[3]["text"] == "November 2026: ¥300.00 spent, ¥100.00 received"


def test_steps_go_from_month_to_month_and_no_further_than_now(months: MonthsViewModel, qtbot: QtBot) -> None:
    months.step(1)
    assert months.property("month")["name"] == "January"
    for _ in range(6):
        months.step(-1)
    qtbot.waitUntil(lambda: names(months) == ["Feb", "Mar", "Apr", "May", "Jun", "Jul"])
    assert months.property("month")["name"] == "July 2026"
    assert months.property("isNewest") is False
    months.step(1)
    qtbot.waitUntil(lambda: names(months)[-1] == "Jan")
    assert months.property("month")["name"] == "August 2026"


def test_a_month_is_the_persons_own(books: Books, me: User, context: ShellContext, qtbot: QtBot) -> None:
    """The first of a month at half past midnight in Shanghai is still the month before in UTC."""
    from zoneinfo import ZoneInfo

    from app.shell.moments import Moments

    books.clock.advance(days=8, hours=7)  # 30 November 2026, 16:30 UTC
    books.top_up(1_000, me.user_id)
    books.pay(books.order(500), me.user_id)
    zone = replace(context, relay=Relay(books.events), clock=books.clock, moments=Moments(ZoneInfo("Asia/Shanghai")))
    made = MonthsViewModel(books.wallet, zone)
    made.load()
    qtbot.waitUntil(lambda: made.property("state") == "ready")
    assert made.property("month")["name"] == "December"
    assert made.property("month")["spentText"] == "¥5.00"


def test_money_that_moves_shows_at_once(months: MonthsViewModel, books: Books, me: User, qtbot: QtBot) -> None:
    books.pay(books.order(2_000), me.user_id)
    qtbot.waitUntil(lambda: months.property("month")["spentText"] == "¥70.00")
