"""Money between wallets and the test bank."""

import threading
from pathlib import Path
from typing import Any

import pytest

from app.core.kernel.errors import Refused
from app.core.kernel.ids import JournalId
from app.core.kernel.money import Money
from app.core.payments.events import BalanceChanged
from app.core.payments.reconciling import reconcile
from tests.support.books import LIN, MAYA, PIN, Books, key
from tests.support.events import recorded


def test_play_money_comes_in_once_per_key(books: Books) -> None:
    told = recorded(books.events, BalanceChanged)
    once = key()
    assert books.funding.top_up(LIN, Money(200_000), once) == Money(200_000)
    assert books.funding.top_up(LIN, Money(200_000), once) == Money(200_000)
    assert books.wallet.balance(LIN) == Money(200_000)
    assert told == [BalanceChanged(LIN)]
    with pytest.raises(Refused, match=r"ledger\.key_reused"):
        books.funding.top_up(MAYA, Money(200_000), once)


@pytest.mark.parametrize("amount", [0, -5, 1.0, True, 10**15 + 1])
def test_play_money_is_money_too(books: Books, amount: Any) -> None:
    with pytest.raises(Refused, match=r"money\.amount"):
        books.funding.top_up(LIN, Money(amount), key())
    with pytest.raises(Refused, match=r"payments\.key"):
        books.funding.top_up(LIN, Money(1), JournalId(""))
    assert books.rows("SELECT count(*) FROM journals") == [(0,)]


def test_a_withdrawal_leaves_once_per_key_and_is_a_bill(books: Books) -> None:
    books.top_up(50_000)
    told = recorded(books.events, BalanceChanged)
    once = key()
    assert books.funding.withdraw(LIN, Money(20_000), PIN, once) == Money(30_000)
    assert books.funding.withdraw(LIN, Money(20_000), PIN, once) == Money(30_000)
    assert told == [BalanceChanged(LIN)]
    bill = books.wallet.bills(LIN).rows[0]
    assert (bill.kind, bill.title, bill.counterparty, bill.amount_minor) == (
        "withdrawal",
        "Withdrawal",
        "Test bank",
        -20_000,
    )
    assert reconcile(books.db).findings == ()


def test_a_withdrawal_that_was_made_is_told_again_whatever_is_left(books: Books) -> None:
    books.top_up(20_000)
    once = key()
    books.funding.withdraw(LIN, Money(20_000), PIN, once)
    books.spending.freeze(LIN)
    assert books.funding.withdraw(LIN, Money(20_000), PIN, once) == Money(0)


def test_nobody_withdraws_what_is_not_there(books: Books) -> None:
    books.top_up(500)
    with pytest.raises(Refused) as refused:
        books.funding.withdraw(LIN, Money(501), PIN, key())
    assert refused.value.code == "wallet.insufficient"
    assert refused.value.details == {"needed_minor": 501, "balance_minor": 500, "currency": "CNY"}
    with pytest.raises(Refused, match=r"wallet\.insufficient"):
        books.funding.withdraw(MAYA, Money(1), PIN, key())
    assert books.balance_minor() == 500


def test_a_withdrawal_needs_the_pin() -> None:
    books = Books(trusts_pins=False)
    books.top_up(500)
    with pytest.raises(Refused, match=r"pin\.not_set"):
        books.funding.withdraw(LIN, Money(1), PIN, key())
    books.pins.set(LIN, PIN)
    with pytest.raises(Refused, match=r"pin\.wrong"):
        books.funding.withdraw(LIN, Money(1), "000000", key())
    assert books.balance_minor() == 500
    books.db.close()


def test_a_frozen_wallet_and_a_limit_hold_withdrawals_too(books: Books) -> None:
    books.top_up(50_000)
    books.spending.set_limit(LIN, "payment", Money(100))
    with pytest.raises(Refused, match=r"limits\.payment"):
        books.funding.withdraw(LIN, Money(101), PIN, key())
    books.spending.freeze(LIN)
    with pytest.raises(Refused, match=r"wallet\.frozen"):
        books.funding.withdraw(LIN, Money(1), PIN, key())
    books.top_up(1)
    assert books.balance_minor() == 50_001


@pytest.mark.parametrize("is_out", [False, True])
def test_the_bank_moves_only_so_much_at_once(books: Books, is_out: bool) -> None:
    much = Money(5_000_001)
    with pytest.raises(Refused) as refused:
        books.funding.withdraw(LIN, much, PIN, key()) if is_out else books.funding.top_up(LIN, much, key())
    assert refused.value.code == "funding.limit"
    assert refused.value.details == {"limit_minor": 5_000_000, "currency": "CNY"}


def test_two_windows_withdraw_all_of_it_and_one_gets_it(tmp_path: Path) -> None:
    books = Books(tmp_path / "wallet.db")
    books.top_up(10_000)
    outcomes: list[str] = []

    def withdraw() -> None:
        try:
            books.funding.withdraw(LIN, Money(10_000), PIN, key())
            outcomes.append("moved")
        except Refused as error:
            outcomes.append(error.code)

    threads = [threading.Thread(target=withdraw) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["moved", *["wallet.insufficient"] * 7]
    assert books.balance_minor() == 0
    books.db.close()
