"""Posting transfers through the one door."""

import hashlib
import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.kernel.errors import Refused
from app.core.kernel.ids import JournalId, LedgerAccountId
from app.core.ledger.model import Journal, Posted, Transfer
from app.core.ledger.service import request_hash_of
from tests.support.books import Books, key

AT = datetime(2026, 11, 22, tzinfo=UTC)
BANK, A, B = LedgerAccountId("bank"), LedgerAccountId("a"), LedgerAccountId("b")


@pytest.fixture(autouse=True)
def accounts(books: Books) -> None:
    with books.db.begin() as tx:
        books.ledger.open(tx, BANK, "CNY", may_overdraw=True)
        books.ledger.open(tx, A, "CNY")
        books.ledger.open(tx, B, "CNY")


def journal(*moves: tuple[LedgerAccountId, LedgerAccountId, Any], journal_id: JournalId | None = None) -> Journal:
    transfers = tuple(Transfer(debit, credit, amount, "CNY") for debit, credit, amount in moves)
    return Journal(journal_id or key(), "test", "reference", transfers, AT)


def post(books: Books, asked: Journal) -> Posted:
    with books.db.begin() as tx:
        return books.ledger.post(tx, asked)


def balance(books: Books, name: LedgerAccountId) -> int:
    with books.db.read() as tx:
        found = books.ledger.account(tx, name)
    assert found is not None
    return found.balance_minor


def test_a_transfer_takes_from_one_and_gives_to_the_other(books: Books) -> None:
    post(books, journal((BANK, A, 500)))
    post(books, journal((A, B, 200)))
    assert (balance(books, BANK), balance(books, A), balance(books, B)) == (-500, 300, 200)
    assert books.ledger.verify() == []


def test_the_transfers_of_a_journal_happen_in_order_and_together(books: Books) -> None:
    posted = post(books, journal((BANK, A, 500), (A, B, 500)))
    assert len(posted.transfer_ids) == 2
    assert (balance(books, A), balance(books, B)) == (0, 500)
    with pytest.raises(Refused):
        post(books, journal((BANK, A, 100), (A, B, 101)))
    assert (balance(books, A), balance(books, B)) == (0, 500)
    assert books.ledger.verify() == []


def test_the_same_journal_again_is_the_first_record(books: Books) -> None:
    asked = journal((BANK, A, 500))
    first = post(books, asked)
    again = post(books, asked)
    assert (first.is_new, again.is_new) == (True, False)
    assert first.transfer_ids == again.transfer_ids
    assert balance(books, A) == 500


def test_a_key_cannot_be_used_for_something_else(books: Books) -> None:
    asked = journal((BANK, A, 500))
    post(books, asked)
    with pytest.raises(Refused, match=r"ledger\.key_reused"):
        post(books, journal((BANK, A, 501), journal_id=asked.journal_id))
    assert balance(books, A) == 500


def test_nobody_spends_more_than_they_have(books: Books) -> None:
    post(books, journal((BANK, A, 500)))
    with pytest.raises(Refused, match=r"ledger\.overdraft"):
        post(books, journal((A, B, 501)))
    assert (balance(books, A), balance(books, B)) == (500, 0)
    post(books, journal((A, B, 500)))
    assert balance(books, A) == 0


@pytest.mark.parametrize("amount", [0, -1, 1.0, 1.5, True, "5", None, 10**15 + 1, 2**70])
def test_only_whole_amounts_above_nothing_move(books: Books, amount: Any) -> None:
    with pytest.raises(Refused, match=r"ledger\.transfer"):
        post(books, journal((BANK, A, amount)))
    assert books.rows("SELECT count(*) FROM journals") == [(0,)]


def test_a_journal_without_transfers_is_refused(books: Books) -> None:
    with pytest.raises(Refused, match=r"ledger\.transfer"):
        post(books, journal())


def test_a_transfer_needs_two_parties_that_exist_in_its_currency(books: Books) -> None:
    with pytest.raises(Refused, match=r"ledger\.transfer"):
        post(books, journal((A, A, 1)))
    with pytest.raises(Refused, match=r"ledger\.transfer"):
        post(books, journal((BANK, LedgerAccountId("nobody"), 1)))
    other = Journal(key(), "test", "", (Transfer(BANK, A, 1, "EUR"),), AT)
    with pytest.raises(Refused, match=r"ledger\.transfer"):
        post(books, other)
    assert books.ledger.verify() == []


def test_a_ledger_account_is_opened_once_on_the_same_terms(books: Books) -> None:
    post(books, journal((BANK, A, 500)))
    with books.db.begin() as tx:
        assert books.ledger.open(tx, A, "CNY").balance_minor == 500
        with pytest.raises(Refused, match=r"ledger\.account_differs"):
            books.ledger.open(tx, A, "CNY", may_overdraw=True)


def test_a_statement_pages_from_the_newest_without_gap_or_repetition(books: Books) -> None:
    for amount in range(1, 8):
        post(books, journal((BANK, A, amount * 10), (A, B, amount)))
    seen: list[int] = []
    before = None
    while True:
        with books.db.read() as tx:
            page = books.ledger.statement(tx, A, before=before, limit=4)
        seen += [entry.amount_minor for entry in page.rows]
        if page.next is None:
            break
        before = page.rows[-1].transfer_id
    assert seen == [amount for n in range(7, 0, -1) for amount in (-n, n * 10)]
    assert sum(seen) == balance(books, A)


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)


@given(
    TEXTS,
    TEXTS,
    st.lists(
        st.tuples(TEXTS, TEXTS, st.integers(1, 10**15), TEXTS, st.sampled_from(["direct", "hold", "post"]), TEXTS),
        max_size=3,
    ),
)
def test_a_request_is_hashed_as_compact_json(purpose: str, reference: str, lines: list[tuple[Any, ...]]) -> None:
    transfers, asked = [], []
    for debit, credit, amount, currency, kind, hold_id in lines:
        more = {"direct": {}, "hold": {"expires_at": AT}, "post": {"hold_id": hold_id}}[kind]
        transfers.append(Transfer(debit, credit, amount, currency, kind, **more))
        ends = "2026-11-22T00:00:00.000000+00:00"
        told = {"direct": [], "hold": ["hold", None, ends], "post": ["post", hold_id, None]}[kind]
        asked.append([debit, credit, amount, currency, *told])
    text = json.dumps([purpose, reference, asked], ensure_ascii=True, separators=(",", ":"))
    assert request_hash_of(purpose, reference, transfers) == hashlib.sha256(text.encode()).hexdigest()
