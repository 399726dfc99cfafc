"""Orders: made once, found again, closed."""

from typing import Any

import pytest

from app.core.kernel.errors import Refused
from app.core.kernel.ids import MiniAppId, OrderId, PublisherId
from app.core.kernel.money import Money
from app.core.payments import orders
from app.core.payments.events import OrderClosed
from app.core.payments.model import Merchant
from tests.support.books import LIN, MAYA, STORE, Books
from tests.support.events import recorded

OTHER = Merchant(MiniAppId("other.shop"), PublisherId("other"), "Other")


@pytest.fixture
def books(on_either: Books) -> Books:
    return on_either


def test_an_order_is_found_by_its_id_and_by_the_merchants_number(books: Books) -> None:
    made = books.order(number="2026-1")
    assert made.state == "pending"
    assert made.paid_at is None
    assert (made.expires_at - made.created_at).total_seconds() == 7200
    assert books.orders.get(made.order_id) == made
    assert books.orders.find(STORE.miniapp_id, "2026-1") == made
    assert books.orders.find(STORE.miniapp_id, "2026-2") is None
    assert books.orders.find(OTHER.miniapp_id, "2026-1") is None


def test_the_same_number_and_content_is_the_same_order(books: Books) -> None:
    made = books.order(number="1")
    books.clock.advance(minutes=5)
    assert books.order(number="1") == made
    assert books.order(number="1", merchant=OTHER).order_id != made.order_id


def test_so_many_orders_of_a_mini_app_wait_and_no_more(books: Books, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(orders, "PENDING_MAX", 3)
    books.top_up(100)
    made = [books.order(100, number=str(number)) for number in range(3)]
    with pytest.raises(Refused, match=r"orders\.too_many\(count_max=3\)"):
        books.order(number="3")
    assert books.order(100, number="0") == made[0], "what is there is found"
    books.order(number="3", merchant=OTHER)
    books.pay(made[0])
    books.order(number="3")
    books.orders.close(made[1].order_id)
    books.order(number="4")
    with pytest.raises(Refused, match=r"orders\.too_many"):
        books.order(number="5")
    books.clock.advance(hours=2)
    books.order(number="5")


@pytest.mark.parametrize(
    "other",
    [
        {"title": "Something else"},
        {"amount": Money(1)},
        {"merchant": Merchant(STORE.miniapp_id, PublisherId("someone-else"), "Plaza Store")},
    ],
)
def test_the_same_number_with_other_content_is_refused(books: Books, other: dict[str, Any]) -> None:
    made = books.order(number="1")
    content: dict[str, Any] = {"merchant": STORE, "title": made.title, "amount": made.amount} | other
    with pytest.raises(Refused, match=r"orders\.number_reused"):
        books.orders.create(content.pop("merchant"), merchant_number="1", **content)
    assert books.orders.get(made.order_id) == made


@pytest.mark.parametrize(
    "amount",
    [
        Money(0),
        Money(-1),
        Money(1.5),  # type: ignore[arg-type]
        Money(100.0),  # type: ignore[arg-type]
        Money(True),
        Money("100"),  # type: ignore[arg-type]
        Money(10**15 + 1),
        Money(100, "EUR"),
        Money(100, ""),
    ],
)
def test_an_amount_that_is_not_whole_positive_and_ours_is_refused(books: Books, amount: Money) -> None:
    with pytest.raises(Refused, match=r"money\.amount"):
        books.orders.create(STORE, merchant_number="1", title="Shoes", amount=amount)
    assert books.rows("SELECT count(*) FROM orders") == [(0,)]


@pytest.mark.parametrize(
    "text", ["", "   ", "x" * 129, "line\nbreak", "tab\t", "\u202eeohs", "nul\0", "\ud800", "\u3164\u2800", 7]
)
def test_a_text_that_cannot_be_shown_plainly_is_refused(books: Books, text: Any) -> None:
    unnamed = Merchant(STORE.miniapp_id, STORE.publisher_id, text)
    with pytest.raises(Refused, match=r"orders\.title"):
        books.orders.create(STORE, merchant_number="1", title=text, amount=Money(1))
    with pytest.raises(Refused, match=r"orders\.number"):
        books.orders.create(STORE, merchant_number=text, title="Shoes", amount=Money(1))
    with pytest.raises(Refused, match=r"orders\.merchant"):
        books.orders.create(unnamed, merchant_number="1", title="Shoes", amount=Money(1))


def test_chinese_and_emoji_made_of_several_signs_are_texts_like_any(books: Books) -> None:
    made = books.orders.create(STORE, merchant_number="订单-1", title="跑步鞋 👩‍👧‍👦", amount=Money(10**15))
    assert books.orders.get(made.order_id) == made


@pytest.mark.parametrize("expires_in_s", [0, -1, 7201, 1.5, True])
def test_an_order_lives_between_a_second_and_two_hours(books: Books, expires_in_s: Any) -> None:
    with pytest.raises(Refused, match=r"orders\.expiry"):
        books.orders.create(STORE, merchant_number="1", title="Shoes", amount=Money(1), expires_in_s=expires_in_s)


def test_an_unknown_order_is_refused(books: Books) -> None:
    with pytest.raises(Refused, match=r"orders\.unknown"):
        books.orders.get(OrderId("nothing"))
    with pytest.raises(Refused, match=r"orders\.unknown"):
        books.orders.close(OrderId("nothing"))


def test_a_closed_order_stays_closed(books: Books) -> None:
    told = recorded(books.events, OrderClosed)
    made = books.order()
    assert books.orders.close(made.order_id).state == "closed"
    assert books.orders.close(made.order_id).state == "closed"
    assert told == [OrderClosed(made.order_id, STORE.miniapp_id)]


def test_a_paid_order_cannot_be_closed(books: Books) -> None:
    books.top_up(100_000)
    made = books.order()
    books.pay(made)
    with pytest.raises(Refused, match=r"orders\.paid"):
        books.orders.close(made.order_id)
    assert books.orders.get(made.order_id).state == "paid"


def test_an_order_tells_its_payer_the_receipt_and_others_why_not(books: Books) -> None:
    books.top_up(29_900)
    order, other, old = books.order(), books.order(), books.order()
    assert books.orders.outcome_for(order.order_id, LIN) is None
    assert books.pay(order) == books.orders.outcome_for(order.order_id, LIN)
    books.orders.close(other.order_id)
    with pytest.raises(Refused, match=r"orders\.closed"):
        books.orders.outcome_for(other.order_id, LIN)
    books.clock.advance(hours=3)
    for asked, who, code in (
        (order, MAYA, "orders.paid_by_other"),
        (other, LIN, "orders.expired"),
        (old, LIN, "orders.expired"),
    ):
        with pytest.raises(Refused, match=code):
            books.orders.outcome_for(asked.order_id, who)
