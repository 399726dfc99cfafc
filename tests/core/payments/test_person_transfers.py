"""Transfers to people: held for a day, accepted, declined or back; no unit in between is ever lost."""

from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from threading import Barrier
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.exc import IntegrityError

from app.core.kernel.errors import PlazaError, Refused
from app.core.kernel.ids import ConversationId, PersonTransferId, UserId
from app.core.kernel.money import Money
from app.core.payments.events import BalanceChanged, PersonTransferEnded, PersonTransferSent
from app.core.payments.transfer_model import PersonTransfer, PersonTransferWish
from app.core.payments.wallet import Wallet
from tests.support.books import LIN, MAYA, PIN, Books, key
from tests.support.events import recorded

OMAR = UserId("omar")
CHAT = ConversationId("chat")


def wish(amount: Any = 1000, **other: Any) -> PersonTransferWish:
    asked: dict[str, Any] = {"receiver_id": MAYA, "note": "for lunch"} | other
    return PersonTransferWish(LIN, conversation_id=CHAT, amount=Money(amount), **asked)


def send(books: Books, amount: Any = 1000, **other: Any) -> PersonTransfer:
    return books.person_transfers.send(wish(amount, **other), pin=PIN, key=key())


def state(books: Books, sent: PersonTransfer, viewer_id: UserId = MAYA) -> str:
    return books.person_transfers.look([sent.person_transfer_id], viewer_id)[sent.person_transfer_id].state


@pytest.fixture
def books(on_either: Books) -> Books:
    return on_either


@pytest.fixture
def rich(books: Books) -> Books:
    books.top_up(100_000)
    return books


def test_what_is_given_is_held_and_told(rich: Books) -> None:
    told = recorded(rich.events, PersonTransferSent, BalanceChanged)
    sent = send(rich)
    assert (rich.balance_minor(), rich.balance_minor(MAYA)) == (99_000, 0)
    assert (sent.state, sent.expires_at - sent.sent_at) == ("waiting", timedelta(hours=24))
    assert told == [PersonTransferSent(sent.person_transfer_id, LIN, MAYA), BalanceChanged(LIN)]
    [entry] = rich.outbox.pending()
    assert (entry.topic, entry.payload["note"], entry.payload["amount_minor"]) == (
        "transfer.message",
        "for lunch",
        1000,
    )
    assert rich.ledger.verify() == []


def test_accepting_moves_it_once(rich: Books) -> None:
    sent = send(rich)
    told = recorded(rich.events, PersonTransferEnded, BalanceChanged)
    ended = rich.person_transfers.accept(sent.person_transfer_id, MAYA)
    rich.clock.advance(days=3)
    assert rich.person_transfers.accept(sent.person_transfer_id, MAYA) == ended
    assert (ended.state, rich.balance_minor(), rich.balance_minor(MAYA)) == ("accepted", 99_000, 1000)
    assert told == [
        PersonTransferEnded(sent.person_transfer_id, LIN, MAYA),
        BalanceChanged(LIN),
        BalanceChanged(MAYA),
    ]
    with pytest.raises(Refused, match=r"transfers\.accepted"):
        rich.person_transfers.decline(sent.person_transfer_id, MAYA)
    assert rich.ledger.verify() == []


def test_declining_frees_it(rich: Books) -> None:
    sent = send(rich)
    assert rich.person_transfers.decline(sent.person_transfer_id, MAYA).state == "declined"
    assert rich.person_transfers.decline(sent.person_transfer_id, MAYA).state == "declined"
    with pytest.raises(Refused, match=r"transfers\.declined"):
        rich.person_transfers.accept(sent.person_transfer_id, MAYA)
    rich.clock.advance(days=2)
    assert state(rich, sent) == "declined"
    assert (rich.balance_minor(), rich.balance_minor(MAYA)) == (100_000, 0)


def test_what_nobody_accepts_in_time_is_the_senders_again(rich: Books) -> None:
    sent = send(rich)
    assert rich.person_transfers.next_due() == sent.expires_at
    rich.clock.advance(hours=24)
    assert state(rich, sent, LIN) == "returned"
    with pytest.raises(Refused, match=r"transfers\.returned"):
        rich.person_transfers.accept(sent.person_transfer_id, MAYA)
    for _ in range(2):
        rich.person_transfers.settle_due()
    assert rich.person_transfers.next_due() is None
    assert (rich.balance_minor(), state(rich, sent)) == (100_000, "returned")
    rich.clock.advance(hours=-23)
    assert state(rich, sent) == "returned", "a clock that is set back gives nothing out again"
    with pytest.raises(Refused, match=r"transfers\.returned"):
        rich.person_transfers.accept(sent.person_transfer_id, MAYA)
    assert rich.ledger.verify() == []


def test_only_its_receiver_ends_it_and_only_the_two_see_it(rich: Books) -> None:
    sent = send(rich)
    for end in (rich.person_transfers.accept, rich.person_transfers.decline):
        with pytest.raises(Refused, match=r"transfers\.not_yours"):
            end(sent.person_transfer_id, LIN)
        for stranger, known in ((OMAR, sent.person_transfer_id), (MAYA, PersonTransferId("nothing"))):
            with pytest.raises(Refused, match=r"transfers\.unknown"):
                end(known, stranger)
    assert rich.person_transfers.look([sent.person_transfer_id], OMAR) == {}
    assert state(rich, sent) == "waiting"


def test_held_money_cannot_be_spent(rich: Books) -> None:
    send(rich, 99_999)
    with pytest.raises(Refused, match=r"wallet\.insufficient"):
        send(rich, 2)
    assert rich.balance_minor() == 1


def test_the_same_key_is_the_same_transfer(rich: Books) -> None:
    again = key()
    first = rich.person_transfers.send(wish(), pin=PIN, key=again)
    assert rich.person_transfers.send(wish(), pin=PIN, key=again) == first
    rich.person_transfers.accept(first.person_transfer_id, MAYA)
    assert rich.person_transfers.send(wish(), pin=PIN, key=again).state == "accepted"
    assert rich.balance_minor() == 99_000
    for other in (wish(999), wish(note="x"), wish(receiver_id=OMAR)):
        with pytest.raises(Refused, match=r"ledger\.key_reused"):
            rich.person_transfers.send(other, pin=PIN, key=again)


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ({"amount": 0}, "money.amount"),
        ({"amount": -1}, "money.amount"),
        ({"amount": 1.5}, "money.amount"),
        ({"amount": True}, "money.amount"),
        ({"receiver_id": LIN}, "transfers.self"),
        ({"note": "x" * 61}, "transfers.note"),
        ({"note": "a\u202eb"}, "transfers.note"),
        ({"note": "\ud800"}, "transfers.note"),
        ({"amount": 100_001}, "wallet.insufficient"),
    ],
)
def test_a_transfer_that_makes_no_sense_is_refused(rich: Books, asked: dict[str, Any], code: str) -> None:
    with pytest.raises(Refused) as refusal:
        send(rich, **asked)
    assert refusal.value.code == code
    assert rich.balance_minor() == 100_000


def test_limits_hold_and_count_what_is_held_once(rich: Books) -> None:
    rich.spending.set_limit(LIN, "day", Money(1500))
    sent = send(rich, 1000)
    rich.person_transfers.accept(sent.person_transfer_id, MAYA)
    with pytest.raises(Refused, match=r"limits\.day"):
        send(rich, 501)
    send(rich, 500)


class Neighbours:
    """Knows two people."""

    def names(self, user_ids: Iterable[UserId]) -> dict[UserId, str]:
        known = {LIN: "Lin", MAYA: "Maya Chen"}
        return {user_id: known[user_id] for user_id in user_ids if user_id in known}


def test_bills_name_the_other_once_it_has_moved(rich: Books) -> None:
    wallet = Wallet(rich.db, Neighbours())
    sent = send(rich)
    assert len(wallet.bills(LIN).rows) == 1, "what is held has not moved"
    rich.person_transfers.accept(sent.person_transfer_id, MAYA)
    [out] = wallet.bills(LIN).rows[:1]
    [came] = wallet.bills(MAYA).rows
    assert (out.title, out.counterparty, out.amount_minor, out.kind) == ("Transfer", "Maya Chen", -1000, "transfer")
    assert (came.counterparty, came.amount_minor) == ("Lin", 1000)


def test_accepted_and_declined_at_once_it_ends_once(tmp_path: Path) -> None:
    books = Books(tmp_path / "wallet.db")
    books.top_up(1000)
    sent = books.person_transfers.send(wish(600), pin=PIN, key=key())
    gate = Barrier(2)

    def end(how: str) -> str:
        gate.wait()
        try:
            getattr(books.person_transfers, how)(sent.person_transfer_id, MAYA)
        except PlazaError as error:
            return error.code
        return how

    with ThreadPoolExecutor(2) as windows:
        got = list(windows.map(end, ("accept", "decline")))
    assert got in (["accept", "transfers.accepted"], ["transfers.declined", "decline"])
    assert books.balance_minor(MAYA) == (600 if got[0] == "accept" else 0)
    assert books.ledger.verify() == []
    books.db.close()


STEPS = st.sampled_from(["send", "accept", "decline", "wait", "back", "sweep"])


@given(st.lists(st.tuples(STEPS, st.integers(0, 3)), max_size=25))
def test_whatever_happens_no_unit_is_lost_or_made(steps: list[tuple[str, int]]) -> None:
    books = Books()
    books.top_up(1000)
    sent: list[PersonTransfer] = []
    for what, which in steps:
        with suppress(Refused):
            if what == "send":
                sent.append(send(books, 100 + which))
            elif what == "wait":
                books.clock.advance(hours=5 * which)
            elif what == "back":
                books.clock.advance(hours=-3 * which)
            elif what == "sweep":
                books.person_transfers.settle_due()
            elif which < len(sent):
                end = books.person_transfers.accept if what == "accept" else books.person_transfers.decline
                end(sent[which].person_transfer_id, MAYA)
        known = books.person_transfers.look([each.person_transfer_id for each in sent], LIN).values()
        accepted = sum(each.amount.amount_minor for each in known if each.state == "accepted")
        held = sum(each.amount.amount_minor for each in known if each.ended_at is None)
        assert books.balance_minor(MAYA) == accepted
        assert books.balance_minor() == 1000 - accepted - held
    assert books.ledger.verify() == []
    books.db.close()


def test_a_transfer_that_holds_nothing_or_something_else_is_refused(rich: Books) -> None:
    send(rich)
    columns = "hold_id, sender_id, receiver_id, conversation_id, amount_minor, currency, note, sent_at, expires_at"
    for changed in (
        columns.replace("hold_id,", "'none',"),
        columns.replace("receiver_id", "'omar'"),
        columns.replace("amount_minor", "amount_minor + 1"),
        columns.replace("expires_at", "expires_at + 1"),
    ):
        with pytest.raises(IntegrityError):
            rich.run(
                f"INSERT INTO person_transfers (person_transfer_id, journal_id, {columns}) "
                f"SELECT 'other', journal_id || 'x', {changed} FROM person_transfers"
            )


def test_the_same_to_the_same_within_a_minute_is_noticed(rich: Books) -> None:
    assert rich.repeats.to_person(LIN, MAYA, Money(1000)) is None
    sent = send(rich)
    assert rich.repeats.to_person(LIN, MAYA, Money(1000)) == sent.sent_at
    assert rich.repeats.to_person(LIN, MAYA, Money(1001)) is None
    assert rich.repeats.to_person(LIN, OMAR, Money(1000)) is None
    assert rich.repeats.to_person(MAYA, LIN, Money(1000)) is None
    rich.clock.advance(seconds=59)
    assert rich.repeats.to_person(LIN, MAYA, Money(1000)) == sent.sent_at
    rich.clock.advance(seconds=1)
    assert rich.repeats.to_person(LIN, MAYA, Money(1000)) is None
    rich.clock.advance(hours=-1)
    assert rich.repeats.to_person(LIN, MAYA, Money(1000)) is None


def test_two_orders_of_one_price_in_one_shop_are_noticed(rich: Books) -> None:
    order = rich.order(500)
    publisher_id = order.merchant.publisher_id
    assert rich.repeats.to_publisher(LIN, publisher_id, Money(500)) is None
    rich.pay(order)
    assert rich.repeats.to_publisher(LIN, publisher_id, Money(500)) == rich.clock.now()
