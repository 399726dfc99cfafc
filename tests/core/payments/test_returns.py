"""Money that is a person's again: told to them by the transaction that gives it back, once, and of nothing else."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from app.core.kernel.ids import ConversationId
from app.core.kernel.money import Money
from app.core.payments.packet_model import Packet, PacketWish
from app.core.payments.sweep import Sweep
from app.core.payments.transfer_model import PersonTransferWish
from tests.support.books import LIN, MAYA, PIN, STORE, Books, key

CHAT = ConversationId("chat")
Story = Callable[[Books], None]


@pytest.fixture
def books(on_either: Books) -> Books:
    on_either.top_up(100_000)
    on_either.fill_publisher(1_000)
    return on_either


def packet(books: Books) -> Packet:
    wish = PacketWish(LIN, CHAT, "equal", Money(600), 2, frozenset({LIN, MAYA}), "Good luck")
    return books.packets.send(wish, pin=PIN, key=key())


def transfer(books: Books) -> Any:
    wish = PersonTransferWish(LIN, MAYA, CHAT, Money(700), "for lunch")
    return books.person_transfers.send(wish, pin=PIN, key=key()).person_transfer_id


def wait(books: Books, **units: float) -> None:
    books.clock.advance(**units)
    for _ in range(2):
        Sweep([books.orders, books.packets, books.person_transfers], books.clock).run()


def told(books: Books) -> list[dict[str, Any]]:
    return [entry.payload for entry in books.outbox.pending(100) if entry.topic == "return.message"]


def let_go(books: Books) -> None:
    order = books.held(3_000, number="n")
    for _ in range(2):
        books.orders.close(order.order_id)


def capture_a_part(books: Books) -> None:
    order = books.held(3_000, number="n")
    for _ in range(2):
        books.captures.capture(order.order_id, Money(2_000))


def decline(books: Books) -> None:
    given = transfer(books)
    for _ in range(2):
        books.person_transfers.decline(given, MAYA)


def leave_a_hold(books: Books) -> None:
    books.held(3_000, number="n")
    wait(books, days=7)


def leave_a_transfer(books: Books) -> None:
    transfer(books)
    wait(books, days=1)


def leave_a_share(books: Books) -> None:
    books.packets.claim(packet(books).packet_id, MAYA)
    wait(books, days=1)


@pytest.mark.parametrize(
    ("story", "source", "cause", "amount_minor", "given_minor"),
    [
        (leave_a_hold, "order", "time", 3_000, 3_000),
        (let_go, "order", "closed", 3_000, 3_000),
        (capture_a_part, "order", "captured", 1_000, 3_000),
        (leave_a_transfer, "transfer", "time", 700, 700),
        (decline, "transfer", "declined", 700, 700),
        (leave_a_share, "packet", "time", 300, 600),
    ],
)
def test_every_way_back_is_told_once(
    books: Books, story: Story, source: str, cause: str, amount_minor: int, given_minor: int
) -> None:
    story(books)
    wait(books, days=30)
    [payload] = told(books)
    named = {name: payload[name] for name in ("user_id", "source", "cause", "amount_minor", "given_minor")}
    assert named == {
        "user_id": LIN,
        "source": source,
        "cause": cause,
        "amount_minor": amount_minor,
        "given_minor": given_minor,
    }
    of_shop = (STORE.name, STORE.miniapp_id, "n") if source == "order" else ("", "", "")
    assert (payload["payee_name"], payload["miniapp_id"], payload["merchant_number"]) == of_shop
    assert payload["other_id"] == (MAYA if source == "transfer" else "")
    assert payload["title"] == {"order": "Running shoes", "transfer": "for lunch", "packet": "Good luck"}[source]


def test_what_was_taken_whole_is_not_said_to_have_come_back(books: Books) -> None:
    books.captures.capture(books.held(3_000).order_id)
    books.person_transfers.accept(transfer(books), MAYA)
    sent = packet(books)
    for user_id in (LIN, MAYA):
        books.packets.claim(sent.packet_id, user_id)
    books.orders.close(books.order(500).order_id)
    wait(books, days=30)
    assert told(books) == []


def test_the_merchant_is_not_told_whose_money_it_was(books: Books) -> None:
    let_go(books)
    notices = [entry.payload for entry in books.outbox.pending(100) if entry.topic == "hold.notice"]
    assert len(notices) == 2
    assert LIN not in str(notices)


def test_a_clock_set_back_after_the_end_of_a_transfer_tells_it_no_more(books: Books) -> None:
    leave_a_transfer(books)
    books.clock.advance(days=-3)
    wait(books)
    books.clock.advance(days=9)
    wait(books)
    assert len(told(books)) == 1
    assert told(books)[0]["returned_at"][:10] == (books.clock.now() - timedelta(days=6)).date().isoformat()
