"""The wallet's screen, over the real ledger in memory."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from app.core.kernel.errors import Unavailable
from app.core.kernel.ids import JournalId
from app.core.kernel.money import Money
from app.core.people.model import User
from app.shell.context import ShellContext
from app.shell.relay import Relay
from app.shell.wallet.bills import BillRow
from app.shell.wallet.desk import WalletDesk
from app.shell.wallet.wallet import WalletViewModel
from tests.support.books import Books


@pytest.fixture
def books() -> Iterator[Books]:
    made = Books()
    yield made
    made.db.close()


def desk_of(books: Books) -> WalletDesk:
    return WalletDesk(books.wallet, books.orders, books.refunds, books.funding, books.coupons, books.payments.proof_of)


@pytest.fixture
def wallet(books: Books, me: User, context: ShellContext, qtbot: QtBot) -> WalletViewModel:
    books.top_up(200_000, me.user_id)
    made = WalletViewModel(desk_of(books), replace(context, relay=Relay(books.events)))
    made.load()
    qtbot.waitUntil(lambda: made.property("state") == made.property("bills").property("state") == "ready")
    return made


def newest(wallet: WalletViewModel) -> BillRow:
    row: BillRow = wallet.property("bills").property("rows").rows[0]
    return row


def test_balance_and_bills_are_texts(wallet: WalletViewModel) -> None:
    assert wallet.property("balanceText") == "¥2,000.00"
    (bill,) = wallet.property("bills").property("rows").rows
    assert (bill.amount_text, bill.is_income, bill.day_text) == ("+¥2,000.00", True, "Today")


def test_a_payment_shows_as_money_going_out(wallet: WalletViewModel, books: Books, me: User, qtbot: QtBot) -> None:
    books.clock.advance(minutes=1)
    books.pay(books.order(29_900), me.user_id)
    qtbot.waitUntil(lambda: wallet.property("balanceText") == "¥1,701.00")
    qtbot.waitUntil(lambda: newest(wallet).amount_text == "−¥299.00")
    bill = newest(wallet)
    assert (bill.is_income, bill.title) == (False, "Running shoes")


def test_a_refund_shows_as_money_coming_in_for_what_was_bought(
    wallet: WalletViewModel, books: Books, me: User, qtbot: QtBot
) -> None:
    order = books.order(29_900)
    books.pay(order, me.user_id)
    books.refund(order, 9_900)
    qtbot.waitUntil(lambda: wallet.property("balanceText") == "¥1,800.00")
    qtbot.waitUntil(lambda: newest(wallet).amount_text == "+¥99.00")
    bill = newest(wallet)
    assert (bill.is_income, bill.title, bill.kind) == (True, "Running shoes", "refund")


def test_a_top_up_arrives_and_is_told(wallet: WalletViewModel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(wallet.toasted) as heard:
        wallet.topUp("¥500.00")
    assert heard.args == ["¥500.00 of play money arrived from the test bank.", "success"]
    qtbot.waitUntil(lambda: wallet.property("balanceText") == "¥2,500.00")


def test_only_the_amounts_offered_can_be_topped_up(wallet: WalletViewModel) -> None:
    wallet.topUp("¥999,999.00")
    assert wallet.property("isToppingUp") is False
    assert wallet.property("topUpTexts") == ["¥100.00", "¥500.00", "¥2,000.00"]


def test_a_top_up_that_failed_keeps_its_key(
    wallet: WalletViewModel, books: Books, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys: list[JournalId] = []
    real = books.funding.top_up

    def lossy(user_id: object, amount: Money, key: JournalId) -> object:
        keys.append(key)
        real(user_id, amount, key)  # type: ignore[arg-type]
        if len(keys) == 1:
            raise Unavailable("database.busy")
        return None

    monkeypatch.setattr(books.funding, "top_up", lossy)
    with qtbot.waitSignal(wallet.toasted):
        wallet.topUp("¥100.00")
    with qtbot.waitSignal(wallet.toasted):
        wallet.topUp("¥100.00")
    assert keys[0] == keys[1]
    qtbot.waitUntil(lambda: wallet.property("balanceText") == "¥2,100.00")
