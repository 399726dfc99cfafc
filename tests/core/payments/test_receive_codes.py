"""Receive codes: who shows one is given money at once; what is unknown, over or one's own is told plainly."""

from datetime import timedelta
from typing import Any

import pytest

from app.core.kernel.errors import Refused
from app.core.kernel.ids import UserId
from app.core.kernel.money import Money
from app.core.links import PayLink, is_pay_code, parse, text_of
from app.core.payments.events import BalanceChanged
from app.core.payments.receive_codes import ReceiveCode
from tests.support.books import LIN, MAYA, PIN, Books, key
from tests.support.events import recorded

OMAR = UserId("omar")


@pytest.fixture
def books(on_either: Books) -> Books:
    return on_either


@pytest.fixture
def rich(books: Books) -> Books:
    books.top_up(100_000)
    return books


def give(books: Books, code: ReceiveCode, amount: Any = 500, giver_id: UserId = LIN) -> ReceiveCode:
    return books.receive_codes.give(code.token, giver_id, Money(amount), pin=PIN, key=key())


def test_a_code_is_a_link_that_no_mini_app_gets(books: Books) -> None:
    text = text_of(PayLink(books.receive_codes.show(MAYA).token))
    assert parse(text) == PayLink(books.receive_codes.show(MAYA).token)
    assert is_pay_code(text)


def test_what_is_given_to_a_code_is_there_at_once(rich: Books) -> None:
    told = recorded(rich.events, BalanceChanged)
    give(rich, rich.receive_codes.show(MAYA), 500)
    assert (rich.balance_minor(), rich.balance_minor(MAYA)) == (99_500, 500)
    assert told == [BalanceChanged(LIN), BalanceChanged(MAYA)]
    [out] = rich.wallet.bills(LIN).rows[:1]
    assert (out.title, out.kind, out.amount_minor) == ("By code", "transfer", -500)
    assert rich.ledger.verify() == []


def test_the_plain_code_stays_the_same_until_it_is_nearly_over(books: Books) -> None:
    first = books.receive_codes.show(MAYA)
    books.clock.advance(days=300)
    assert books.receive_codes.show(MAYA) == first
    books.clock.advance(days=40)
    assert books.receive_codes.show(MAYA).token != first.token
    assert books.receive_codes.find(first.token, LIN) == first
    assert books.receive_codes.show(OMAR).token != first.token


def test_a_code_for_an_amount_takes_that_amount_for_a_day(rich: Books) -> None:
    code = rich.receive_codes.show(MAYA, amount=Money(888), note="tea")
    assert rich.receive_codes.show(MAYA, amount=Money(888), note="tea").token != code.token
    assert (code.amount, code.note) == (Money(888), "tea")
    with pytest.raises(Refused) as refusal:
        give(rich, code, 887)
    assert (refusal.value.code, refusal.value.details["amount_minor"]) == ("receive.amount", 888)
    give(rich, code, 888)
    rich.clock.advance(hours=24)
    with pytest.raises(Refused, match=r"receive\.over"):
        give(rich, code, 888)
    assert rich.balance_minor(MAYA) == 888


def test_ones_own_and_unknown_codes_are_told_plainly(rich: Books) -> None:
    code = rich.receive_codes.show(LIN)
    with pytest.raises(Refused, match=r"receive\.own"):
        rich.receive_codes.find(code.token, LIN)
    with pytest.raises(Refused, match=r"receive\.own"):
        give(rich, code)
    for token in ("nothing", "", "x" * 500):
        with pytest.raises(Refused, match=r"receive\.unknown"):
            rich.receive_codes.find(token, LIN)


def test_the_same_key_gives_once(rich: Books) -> None:
    code, again = rich.receive_codes.show(MAYA), key()
    for _ in range(2):
        rich.receive_codes.give(code.token, LIN, Money(60_000), pin=PIN, key=again)
    assert rich.balance_minor(MAYA) == 60_000
    with pytest.raises(Refused, match=r"ledger\.key_reused"):
        rich.receive_codes.give(code.token, LIN, Money(1), pin=PIN, key=again)


@pytest.mark.parametrize("amount", [0, -1, 1.5, True, "5", 10**16])
def test_an_amount_that_is_none_is_refused(rich: Books, amount: Any) -> None:
    code = rich.receive_codes.show(MAYA)
    with pytest.raises(Refused, match=r"money\.amount"):
        give(rich, code, amount)
    with pytest.raises(Refused, match=r"money\.amount"):
        rich.receive_codes.show(MAYA, amount=Money(amount))


def test_what_one_does_not_have_or_does_not_allow_is_not_given(rich: Books) -> None:
    code = rich.receive_codes.show(MAYA)
    with pytest.raises(Refused, match=r"wallet\.insufficient"):
        give(rich, code, 100_001)
    rich.spending.freeze(LIN)
    with pytest.raises(Refused, match=r"wallet\.frozen"):
        give(rich, code, 1)
    assert rich.balance_minor() == 100_000


def test_tokens_are_not_to_be_guessed(books: Books) -> None:
    tokens = {books.receive_codes.show(UserId(f"person{number}")).token for number in range(50)}
    assert len(tokens) == 50
    assert all(len(token) >= 32 for token in tokens)
    assert books.receive_codes.show(MAYA).expires_at - books.clock.now() == timedelta(days=365)
