"""The wallet's screens beside the list in a small window much enlarged: 173 units wide, as 700 × 500 at 150 %."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QObject
from pytestqt.qtbot import QtBot

from app.core.people.model import User
from app.shell.context import ShellContext
from app.shell.relay import Relay
from app.shell.wallet.bills import BillsViewModel
from app.shell.wallet.coupons import CouponsViewModel
from app.shell.wallet.desk import WalletDesk
from app.shell.wallet.months import MonthsViewModel
from app.shell.wallet.security import SecurityDesk, SecurityViewModel
from app.shell.wallet.wallet import WalletViewModel
from tests.support.books import Books
from tests.support.cut_words import cut_words
from tests.support.pin_desk import pin_desk
from tests.support.shell_window import ShellWindow

WIDTH = 173
SCREEN = """
import QtQuick
import app.shell.style
import app.shell.wallet
Rectangle {
    id: root
    property var screen
    color: Theme.content
    %s { anchors.fill: parent; viewModel: root.screen }
}
"""


@pytest.fixture
def books(me: User) -> Iterator[Books]:
    made = Books()
    made.fill_publisher(1_000_000)
    made.top_up(200_000, me.user_id)
    shoes = made.order(29_900)
    made.pay(shoes, me.user_id)
    made.refund(shoes, 9_900, reason="One shoe came with a scratch on its side")
    made.claimed(5_000, user_id=me.user_id, title="A quarter off for brave autumn walkers", percent=25)
    yield made
    made.db.close()


@pytest.fixture
def window(qapp: QCoreApplication) -> Iterator[ShellWindow]:
    made = ShellWindow(WIDTH, 900)
    yield made
    made.close()


@pytest.fixture
def here(context: ShellContext, books: Books) -> ShellContext:
    return replace(context, relay=Relay(books.events), clock=books.clock)


Show = Callable[[str, QObject], None]


@pytest.fixture
def show(window: ShellWindow, qtbot: QtBot) -> Show:
    def show(screen: str, view_model: QObject) -> None:
        view_model.load()  # type: ignore[attr-defined]  # every one of them reads
        qtbot.waitUntil(lambda: view_model.property("state") == "ready")
        window.show((SCREEN % screen).encode(), screen=view_model)

    return show


def test_a_coupon_and_its_shelves_can_be_read(
    window: ShellWindow, books: Books, here: ShellContext, show: Show
) -> None:
    show("CouponsScreen", CouponsViewModel(books.coupons, here))
    assert window.text("couponTitle") == "A quarter off for brave autumn walkers"
    assert window.text("couponOff") == "25 %"
    assert cut_words(window) == []
    window.click("choice_over")
    assert cut_words(window) == []


@pytest.mark.parametrize("width", [330, 420, 620])
def test_a_coupon_can_be_read_at_every_width(
    window: ShellWindow, books: Books, here: ShellContext, show: Show, width: int
) -> None:
    window.view.resize(width, 900)
    show("CouponsScreen", CouponsViewModel(books.coupons, here))
    assert cut_words(window) == []


def test_the_months_can_be_read(window: ShellWindow, books: Books, here: ShellContext, show: Show) -> None:
    show("MonthsScreen", MonthsViewModel(books.wallet, here))
    assert window.text("monthName") == "November"
    assert cut_words(window) == []


def test_the_steps_of_a_bill_can_be_read(
    window: ShellWindow, books: Books, here: ShellContext, show: Show, qtbot: QtBot
) -> None:
    desk = WalletDesk(books.wallet, books.orders, books.refunds, books.funding, books.coupons, books.payments.proof_of)
    bills = BillsViewModel(desk, here)
    show("BillsScreen", bills)
    bills.open(bills.property("rows").rows[0].bill_id)
    qtbot.waitUntil(lambda: window.find("storyBack") is not None)
    assert cut_words(window) == []
    words, moved = (window.item(name) for name in ("storyStep_2", "storyMoved_2"))
    assert moved.property("text") == "+¥99.00"
    assert moved.mapRectToScene(moved.boundingRect()).right() <= words.mapRectToScene(words.boundingRect()).right()


def test_what_guards_the_wallet_can_be_read(
    window: ShellWindow, books: Books, here: ShellContext, show: Show, me: User
) -> None:
    desk = SecurityDesk(pin_desk(books, window.tasks, me.user_id), books.spending, tuple, lambda _: None, lambda: False)
    show("SecurityScreen", SecurityViewModel(desk, here))
    assert "Freeze the wallet" in [str(item.property("text")) for item in window.items()]
    assert cut_words(window) == []


def test_the_column_can_be_read_as_narrow_as_the_window_makes_it(
    books: Books, here: ShellContext, qtbot: QtBot, qapp: QCoreApplication
) -> None:
    window = ShellWindow(230, 900)
    desk = WalletDesk(books.wallet, books.orders, books.refunds, books.funding, books.coupons, books.payments.proof_of)
    wallet = WalletViewModel(desk, here)
    wallet.load()
    qtbot.waitUntil(lambda: wallet.property("state") == "ready")
    window.show((SCREEN % "WalletColumn").encode(), screen=wallet)
    assert {"Pay", "Receive", "Play money"} <= {str(item.property("text")) for item in window.items()}
    assert cut_words(window) == []
    window.close()
