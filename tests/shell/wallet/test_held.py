"""What is held for shops: seen beside the bills, and told of when it ends."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from app.core.kernel.money import Money
from app.core.people.model import User
from app.shell.context import ShellContext
from app.shell.relay import Relay
from app.shell.wallet.bills import BillsViewModel
from app.shell.wallet.desk import WalletDesk
from app.shell.wallet.held import HeldViewModel
from tests.support.books import MAYA, Books
from tests.support.shell_window import ShellWindow

WINDOW = b"""
import QtQuick
import app.shell.style
import app.shell.wallet
Rectangle {
    id: root
    property BillsViewModel bills
    property HeldViewModel held
    color: Theme.content
    BillsScreen { anchors.fill: parent; viewModel: root.bills; held: root.held }
}
"""


@pytest.fixture
def books(me: User) -> Iterator[Books]:
    made = Books()
    made.top_up(100_000, me.user_id)
    yield made
    made.db.close()


@pytest.fixture
def here(context: ShellContext, books: Books) -> ShellContext:
    return replace(context, relay=Relay(books.events), clock=books.clock)


@pytest.fixture
def held(books: Books, here: ShellContext, qtbot: QtBot) -> HeldViewModel:
    made = HeldViewModel(books.orders, here)
    made.load()
    qtbot.waitUntil(lambda: made.property("state") == "ready")
    return made


@pytest.fixture
def toasts(held: HeldViewModel) -> list[str]:
    said: list[str] = []
    held.toasted.connect(lambda text, _tone: said.append(text))
    return said


def test_what_is_held_stands_above_the_bills_until_it_is_charged(
    held: HeldViewModel, toasts: list[str], books: Books, here: ShellContext, me: User, qtbot: QtBot
) -> None:
    desk = WalletDesk(books.wallet, books.orders, books.refunds, books.funding, books.coupons, books.payments.proof_of)
    bills = BillsViewModel(desk, here)
    bills.load()
    qtbot.waitUntil(lambda: bills.property("state") == "ready")
    window = ShellWindow()
    window.show(WINDOW, bills=bills, held=held)
    assert window.find("heldTitle") is None
    order = books.held(20_000, me.user_id)
    qtbot.waitUntil(lambda: window.find("heldTitle") is not None)
    assert window.text("heldTitle") == "¥200.00 held, not charged yet"
    (row,) = held.property("rows").rows
    assert (row.title, row.amount_text) == ("Running shoes", "¥200.00")
    assert row.until_text.startswith("until ")
    panel = window.item("held_" + order.order_id)
    qtbot.waitUntil(lambda: panel.mapToScene(panel.boundingRect().topLeft()).y() > window.item("billSearch").y())
    books.captures.capture(order.order_id, Money(17_500))
    qtbot.waitUntil(lambda: toasts != [] and window.find("heldTitle") is None)
    assert toasts == ["Plaza Store charged ¥175.00 of the ¥200.00 held for Running shoes."]
    window.close()


def test_a_person_hears_that_money_held_for_them_is_theirs_again(
    held: HeldViewModel, toasts: list[str], books: Books, me: User, qtbot: QtBot
) -> None:
    order, expiring = books.held(20_000, me.user_id), books.held(5_000, me.user_id)
    books.orders.close(order.order_id)
    qtbot.waitUntil(lambda: len(toasts) == 1)
    assert "charged nothing: the ¥200.00 held for" in toasts[0]
    books.clock.advance(days=8)
    books.orders.settle_due()
    qtbot.waitUntil(lambda: len(toasts) == 2)
    assert "the ¥50.00" in toasts[1]
    qtbot.waitUntil(lambda: held.property("totalText") == "")
    assert books.orders.get(expiring.order_id).state == "closed"


def test_nobody_hears_of_other_peoples_held_money_nor_of_an_order_that_was_paid_at_once(
    held: HeldViewModel, toasts: list[str], books: Books, me: User, qtbot: QtBot
) -> None:
    books.top_up(50_000, MAYA)
    other = books.held(10_000, MAYA)
    books.orders.close(other.order_id)
    books.pay(books.order(1_000), me.user_id)
    mine = books.held(3_000, me.user_id)
    books.orders.close(mine.order_id)
    qtbot.waitUntil(lambda: toasts != [])
    assert len(toasts) == 1
    assert "¥30.00" in toasts[0]
