"""Money that is promised: held, moved in full or in part, or let go."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from app.core.kernel.errors import Refused
from app.core.kernel.ids import JournalId, LedgerAccountId, TransferId
from app.core.ledger.model import Hold, Journal, Posted, Transfer
from tests.support.books import Books, key

AT = datetime(2026, 11, 22, tzinfo=UTC)
LATER = AT + timedelta(days=7)
BANK, A, B = LedgerAccountId("bank"), LedgerAccountId("a"), LedgerAccountId("b")


@pytest.fixture(autouse=True)
def accounts(books: Books) -> None:
    with books.db.begin() as tx:
        books.ledger.open(tx, BANK, "CNY", may_overdraw=True)
        books.ledger.open(tx, A, "CNY")
        books.ledger.open(tx, B, "CNY")
    post(books, Transfer(BANK, A, 500, "CNY"))


def post(books: Books, *transfers: Transfer, journal_id: JournalId | None = None, at: datetime = AT) -> Posted:
    with books.db.begin() as tx:
        return books.ledger.post(tx, Journal(journal_id or key(), "test", "reference", transfers, at))


def hold(books: Books, amount_minor: int, expires_at: datetime | None = LATER) -> Transfer:
    """Hold an amount of A for B and return the transfer that posts all of it."""
    held = Transfer(A, B, amount_minor, "CNY", "hold", expires_at=expires_at)
    return Transfer(A, B, amount_minor, "CNY", "post", post(books, held).transfer_ids[0])


def void(resolving: Transfer) -> Transfer:
    return replace(resolving, kind="void")


def standing(books: Books, resolving: Transfer) -> Hold:
    assert resolving.hold_id is not None
    with books.db.read() as tx:
        return books.ledger.hold(tx, resolving.hold_id)


def counters(books: Books) -> list[tuple[int, int]]:
    """Return what A and B can spend, and what is held of A and for B; having seen that the book is sound."""
    assert books.ledger.verify() == []
    with books.db.read() as tx:
        a, b = books.ledger.both(tx, A, B)
    assert a is not None and b is not None  # noqa: PT018
    assert (a.credits_pending, b.debits_pending) == (0, 0)
    return [(a.balance_minor, b.balance_minor), (a.debits_pending, b.credits_pending)]


def test_what_is_held_cannot_be_spent_and_is_not_the_others_yet(books: Books) -> None:
    resolving = hold(books, 200)
    assert counters(books) == [(300, 0), (200, 200)]
    for kind in ("direct", "hold"):
        with pytest.raises(Refused, match=r"ledger\.overdraft"):
            post(books, Transfer(A, B, 301, "CNY", kind))
    held = standing(books, resolving)
    assert (held.amount_minor, held.expires_at, held.state, held.posted_minor) == (200, LATER, "held", 0)
    assert (held.debit, held.credit, held.currency) == (A, B, "CNY")


def test_posting_a_hold_moves_it(books: Books) -> None:
    resolving = hold(books, 200)
    post(books, resolving)
    assert counters(books) == [(300, 200), (0, 0)]
    assert (standing(books, resolving).state, standing(books, resolving).posted_minor) == ("posted", 200)


def test_posting_a_part_frees_the_rest(books: Books) -> None:
    resolving = hold(books, 200)
    post(books, replace(resolving, amount_minor=50))
    assert counters(books) == [(450, 50), (0, 0)]
    assert standing(books, resolving).posted_minor == 50


def test_voiding_a_hold_moves_nothing(books: Books) -> None:
    resolving = hold(books, 200)
    post(books, void(resolving))
    assert counters(books) == [(500, 0), (0, 0)]
    assert (standing(books, resolving).state, standing(books, resolving).posted_minor) == ("voided", 0)


def test_money_of_which_all_is_held_can_still_be_moved_by_its_hold(books: Books) -> None:
    resolving = hold(books, 500)
    post(books, resolving)
    assert counters(books) == [(0, 500), (0, 0)]


@pytest.mark.parametrize("first", ["post", "void"])
@pytest.mark.parametrize("second", ["post", "void"])
def test_a_hold_is_resolved_once(books: Books, first: Any, second: Any) -> None:
    resolving = hold(books, 200)
    post(books, replace(resolving, kind=first))
    before = counters(books)
    with pytest.raises(Refused, match=r"ledger\.hold_resolved"):
        post(books, replace(resolving, kind=second), at=LATER)
    with pytest.raises(Refused, match=r"ledger\.hold_resolved"):
        post(books, hold(books, 1), replace(resolving, kind=second))
    with pytest.raises(Refused, match=r"ledger\.hold_resolved"):
        post(books, *[hold(books, 1)] * 2)
    assert counters(books)[0] == (before[0][0] - 2, before[0][1])


def test_a_hold_is_posted_until_it_is_over_and_voided_after(books: Books) -> None:
    in_time, late = hold(books, 100), hold(books, 100)
    post(books, in_time, at=LATER - timedelta(microseconds=1))
    with pytest.raises(Refused, match=r"ledger\.hold_expired"):
        post(books, late, at=LATER)
    post(books, void(late), at=LATER + timedelta(days=1))
    assert counters(books) == [(400, 100), (0, 0)]


def test_a_hold_without_an_end_is_posted_whenever(books: Books) -> None:
    post(books, hold(books, 100, None), at=AT + timedelta(days=4000))
    assert counters(books) == [(400, 100), (0, 0)]


def test_no_more_is_posted_than_is_held_and_all_of_it_voided(books: Books) -> None:
    resolving = hold(books, 200)
    for wrong in (replace(resolving, amount_minor=201), replace(void(resolving), amount_minor=199)):
        with pytest.raises(Refused, match=r"ledger\.hold_amount"):
            post(books, wrong)
    assert counters(books) == [(300, 0), (200, 200)]


def test_only_a_hold_is_resolved(books: Books) -> None:
    [moved] = post(books, Transfer(A, B, 10, "CNY")).transfer_ids
    for hold_id in (moved, TransferId("nothing")):
        with pytest.raises(Refused, match=r"ledger\.hold_unknown"):
            post(books, Transfer(A, B, 10, "CNY", "post", hold_id))
        with pytest.raises(Refused, match=r"ledger\.hold_unknown"), books.db.read() as tx:
            books.ledger.hold(tx, hold_id)
    assert counters(books) == [(490, 10), (0, 0)]


@pytest.mark.parametrize(("debit", "credit"), [(BANK, B), (A, BANK), (B, A)])
def test_a_hold_is_resolved_between_its_parties(books: Books, debit: LedgerAccountId, credit: LedgerAccountId) -> None:
    resolving = hold(books, 10)
    for one, other in ((BANK, B), (A, BANK), (BANK, A)):
        post(books, Transfer(one, other, 10, "CNY", "hold"))
    with pytest.raises(Refused, match=r"ledger\."):
        post(books, replace(resolving, debit=debit, credit=credit))
    assert standing(books, resolving).state == "held"


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": "give"},
        {"kind": "post"},
        {"kind": "void"},
        {"hold_id": TransferId("x")},
        {"kind": "hold", "hold_id": TransferId("x")},
        {"expires_at": LATER},
        {"kind": "post", "hold_id": TransferId("x"), "expires_at": LATER},
        {"kind": "hold", "expires_at": LATER.replace(tzinfo=None)},
    ],
)
def test_a_transfer_of_no_kind_is_refused(books: Books, wrong: dict[str, Any]) -> None:
    with pytest.raises(Refused, match=r"ledger\.transfer"):
        post(books, replace(Transfer(A, B, 10, "CNY"), **wrong))


def test_asking_again_gives_the_first_record_of_each_kind(books: Books) -> None:
    resolving = hold(books, 100)
    for asked in (Transfer(A, B, 10, "CNY", "hold", expires_at=LATER), resolving):
        journal_id = key()
        first = post(books, asked, journal_id=journal_id)
        assert post(books, asked, journal_id=journal_id, at=LATER) == replace(first, is_new=False)
        for other in (replace(asked, amount_minor=9), void(resolving), Transfer(A, B, asked.amount_minor, "CNY")):
            with pytest.raises(Refused, match=r"ledger\.key_reused"):
                post(books, other, journal_id=journal_id)
    assert counters(books) == [(390, 100), (10, 10)]


def test_another_end_is_another_hold(books: Books) -> None:
    asked, journal_id = Transfer(A, B, 10, "CNY", "hold", expires_at=LATER), key()
    post(books, asked, journal_id=journal_id)
    post(books, replace(asked, expires_at=LATER.astimezone()), journal_id=journal_id)
    with pytest.raises(Refused, match=r"ledger\.key_reused"):
        post(books, replace(asked, expires_at=None), journal_id=journal_id)


def test_a_statement_shows_what_moved(books: Books) -> None:
    posted, voided = hold(books, 100), hold(books, 50)
    hold(books, 7)
    post(books, replace(posted, amount_minor=60), void(voided), Transfer(A, B, 1, "CNY"))
    with books.db.read() as tx:
        rows = books.ledger.statement(tx, A).rows
    assert [entry.amount_minor for entry in rows] == [-1, -60, 500]
    assert counters(books) == [(500 - 61 - 7, 61), (7, 7)]
