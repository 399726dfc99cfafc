"""What bills are called that no order names."""

from datetime import UTC, datetime

import pytest

from app.core.kernel.ids import TransferId
from app.core.payments.model import Bill, BillKind, Wanted
from app.shell.wallet.bill_words import counterparty_of, purposes_with, title_of


def bill(purpose: str, counterparty: str = "", amount_minor: int = -100, people_count: int = 0) -> Bill:
    kind: BillKind = "transfer"
    at = datetime(2026, 5, 12, tzinfo=UTC)
    return Bill(TransferId("t"), "In English", counterparty, amount_minor, "CNY", at, None, kind, purpose, people_count)


@pytest.mark.parametrize(
    ("shown", "words"),
    [
        (bill("top_up", "Test bank", 100), ("Top-up", "Test bank")),
        (bill("packet", people_count=1), ("Red packet sent", "For one person")),
        (bill("packet", people_count=7), ("Red packet sent", "For a group of 7")),
        (bill("packet_return", amount_minor=100), ("Rest of a red packet", "What nobody took")),
        (bill("transfer", "Maya"), ("Transfer", "Maya")),
        (bill("collect", "Somebody"), ("Paid by pay code", "Somebody")),
        (bill("collect", "Maya", 100), ("Collected by pay code", "Maya")),
        (bill("payment", "Plaza Store"), ("In English", "Plaza Store")),
    ],
)
def test_a_bill_is_called_by_what_its_money_moved_for(shown: Bill, words: tuple[str, str]) -> None:
    assert (title_of(shown), counterparty_of(shown)) == words


def test_bills_are_found_by_the_words_they_are_shown_under() -> None:
    assert purposes_with("test BANK") == {"top_up", "withdrawal"}
    assert purposes_with("paid by") == {"collect"}
    assert purposes_with("") == frozenset()
    assert Wanted(text="充值", purposes=frozenset({"top_up"})).takes(bill("top_up"))
    assert not Wanted(text="充值").takes(bill("top_up"))
