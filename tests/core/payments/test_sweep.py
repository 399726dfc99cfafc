"""The sweep: what is over is written down once, whatever the clock does and wherever it was cut short."""

from datetime import timedelta

import pytest

from app.core.kernel.errors import Unavailable
from app.core.kernel.ids import MiniAppId, PublisherId
from app.core.payments import coupons, orders
from app.core.payments.model import Merchant
from app.core.payments.reconciling import reconcile
from app.core.payments.sweep import Sweep
from tests.support.books import STORE, Books

TILL = "publisher:plaza:CNY"
OTHER = Merchant(MiniAppId("other.shop"), PublisherId("other"), "Other shop")


@pytest.fixture
def sweep(books: Books) -> Sweep:
    books.top_up(100_000)
    books.fill_publisher(50_000)
    return Sweep([books.orders, books.coupons], books.clock)


def states(books: Books) -> list[str]:
    return sorted(state for (state,) in books.rows("SELECT state FROM orders UNION ALL SELECT state FROM coupons"))


def test_it_ends_what_is_over_and_says_when_the_next_thing_is(books: Books, sweep: Sweep) -> None:
    assert sweep.run() is None
    books.order(100)
    books.held(1_000)
    books.coupon(valid_until=books.clock.now() + timedelta(days=10))
    assert sweep.run() == 7_200
    books.clock.advance(hours=2)
    assert sweep.run() == timedelta(days=7, hours=-2).total_seconds()
    assert states(books) == ["closed", "held", "open"]
    books.clock.advance(days=7)
    assert sweep.run() == timedelta(days=3, hours=-2).total_seconds()
    assert (states(books), books.balance_minor()) == (["closed", "closed", "open"], 100_000)
    books.clock.advance(days=30)
    assert [sweep.run() for _ in range(3)] == [None] * 3
    assert (states(books), books.account_minor(TILL)) == (["closed", "closed", "over"], 50_000)
    assert reconcile(books.db).findings == ()


def test_more_than_fit_into_one_go_are_all_ended(books: Books, sweep: Sweep) -> None:
    for number in range(orders.ENDED_AT_ONCE_MAX + 5):
        books.order(1, merchant=(STORE, OTHER)[number % 2])  # two, for one may not have so many wait
    for _ in range(coupons.ENDED_AT_ONCE_MAX + 5):
        books.coupon(1, claims_max=1)
    books.clock.advance(days=8)
    assert sweep.run() is None
    assert set(states(books)) == {"closed", "over"}


def test_a_clock_set_forward_and_back_moves_nothing_twice(books: Books, sweep: Sweep) -> None:
    held, coupon = books.held(1_000), books.claimed()
    books.clock.advance(days=400)
    sweep.run()
    books.clock.advance(days=-400)
    assert sweep.run() is None
    assert (books.orders.get(held.order_id).state, books.coupons.get(coupon.coupon_id).state) == ("closed", "over")
    assert (books.balance_minor(), books.account_minor(TILL)) == (100_000, 50_000)
    assert reconcile(books.db).findings == ()


def test_a_clock_set_back_before_the_sweep_ends_nothing(books: Books, sweep: Sweep) -> None:
    held = books.held(1_000)
    books.clock.advance(days=-3)
    assert sweep.run() == timedelta(days=10).total_seconds()
    assert books.orders.get(held.order_id).state == "held"
    books.captures.capture(held.order_id)
    assert reconcile(books.db).findings == ()


def test_a_sweep_cut_short_is_whole_the_next_time(books: Books, sweep: Sweep, monkeypatch: pytest.MonkeyPatch) -> None:
    books.held(1_000), books.held(2_000)
    books.claimed()
    books.clock.advance(days=8)

    def full(*_: object) -> None:
        raise Unavailable("database.full")

    with monkeypatch.context() as patch:
        patch.setattr(orders, "release_within", full)
        with pytest.raises(Unavailable):
            sweep.run()
    assert books.balance_minor() == 97_000
    sweep.run()
    assert (books.balance_minor(), books.account_minor(TILL)) == (100_000, 50_000)
    assert reconcile(books.db).findings == ()
