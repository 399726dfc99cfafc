"""Coupons: filled when they are made, taken as often as they say, emptied when they end."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from app.core.kernel.errors import PlazaError, Refused
from app.core.kernel.ids import CouponId, MiniAppId, PublisherId
from app.core.kernel.money import Money
from app.core.payments.coupons import COUPONS_MAX
from app.core.payments.events import CouponsChanged
from app.core.payments.model import Merchant
from app.core.payments.reconciling import reconcile
from tests.support.books import LIN, MAYA, STORE, Books, coupon_till
from tests.support.events import recorded

OTHER = Merchant(MiniAppId("other.shop"), PublisherId("other"), "Other shop")
TILL = "publisher:plaza:CNY"


@pytest.fixture(autouse=True)
def money(books: Books) -> None:
    books.top_up(100_000)
    books.fill_publisher(50_000)


def code_of(call: Callable[[], object]) -> str:
    try:
        call()
    except PlazaError as error:
        return error.code
    return "done"


# Making


def test_making_a_coupon_puts_aside_all_that_it_can_give(books: Books) -> None:
    coupon = books.coupon(1_000, number="C-1", claims_max=20)
    assert (books.account_minor(TILL), books.account_minor(coupon_till(coupon))) == (30_000, 20_000)
    assert (coupon.state, coupon.merchant, coupon.claimed_count, coupon.used_count) == ("open", STORE, 0, 0)
    assert books.coupons.get(coupon.coupon_id) == books.coupons.find(STORE.miniapp_id, "C-1") == coupon
    assert books.coupons.find(STORE.miniapp_id, "C-2") is None
    assert books.ledger.verify() == []


def test_the_same_number_and_terms_is_the_same_coupon_and_other_terms_are_refused(books: Books) -> None:
    now = books.clock.now()
    until = now + timedelta(days=3)
    first = books.coupon(number="C-1", valid_from=now - timedelta(days=1), valid_until=until)
    assert first.terms.valid_from == now, "what has begun begins now"
    books.clock.advance(hours=5)
    again = books.coupon(number="C-1", valid_from=now - timedelta(days=1), valid_until=until)
    assert again == first
    assert books.account_minor(TILL) == 40_000
    for other in ({"title": "Other"}, {"claims_max": 9}, {"valid_until": until + timedelta(days=1)}):
        changed: dict[str, Any] = {"valid_until": until} | other
        with pytest.raises(Refused, match=r"coupons\.number_reused"):
            books.coupon(number="C-1", **changed)
    with pytest.raises(Refused, match=r"coupons\.number_reused"):
        books.coupon(number="C-1", valid_until=until, merchant=replace(STORE, publisher_id=PublisherId("other")))


def test_a_publisher_that_has_too_little_makes_no_coupon(books: Books) -> None:
    with pytest.raises(Refused) as refusal:
        books.coupon(5_001)
    assert refusal.value.code == "coupons.insufficient"
    assert refusal.value.details == {"needed_minor": 50_010, "currency": "CNY"}
    with pytest.raises(Refused, match=r"coupons\.insufficient"):
        books.coupon(1, merchant=OTHER)
    assert books.account_minor(TILL) == 50_000
    assert books.rows("SELECT * FROM coupons") == []
    books.coupon(5_000)
    assert books.account_minor(TILL) == 0


@pytest.mark.parametrize(
    ("terms", "code"),
    [
        ({"off": Money(0)}, "money.amount"),
        ({"off": Money(-5)}, "money.amount"),
        ({"off": Money(10.0)}, "money.amount"),  # type: ignore[arg-type]
        ({"off": Money(True)}, "money.amount"),
        ({"off": Money(10**16)}, "money.amount"),
        ({"off": Money(10**15), "claims_max": 10}, "coupons.terms"),
        ({"off": Money(5, "EUR")}, "money.amount"),
        ({"spend_min": Money(-1)}, "money.amount"),
        ({"spend_min": Money(False)}, "money.amount"),
        ({"spend_min": Money(0, "EUR")}, "money.amount"),
        ({"spend_min": Money("100")}, "money.amount"),  # type: ignore[arg-type]
        ({"claims_max": 0}, "coupons.terms"),
        ({"claims_max": 10_001}, "coupons.terms"),
        ({"claims_max": 2.0}, "coupons.terms"),
        ({"claims_each_max": 0}, "coupons.terms"),
        ({"claims_each_max": 11}, "coupons.terms"),
        ({"percent": 0}, "coupons.terms"),
        ({"percent": 101}, "coupons.terms"),
        ({"percent": True}, "coupons.terms"),
        ({"title": ""}, "coupons.title"),
        ({"title": "x" * 61}, "coupons.title"),
        ({"title": "Ten\u202eoff"}, "coupons.title"),
        ({"number": "a\nb"}, "coupons.number"),
        ({"number": "x" * 65}, "coupons.number"),
        ({"merchant": replace(STORE, name="")}, "orders.merchant"),
    ],
)
def test_terms_that_make_no_sense_are_refused(books: Books, terms: dict[str, Any], code: str) -> None:
    assert code_of(lambda: books.coupon(**{"off": Money(100)} | terms)) == code
    assert books.account_minor(TILL) == 50_000


def test_a_coupon_ends_after_it_began_and_within_a_year(books: Books) -> None:
    now, day = books.clock.now(), timedelta(days=1)
    for begins, ends in ((now, now), (now - day, now - day / 2), (now + 2 * day, now + day), (now, now + 367 * day)):
        with pytest.raises(Refused, match=r"coupons\.times"):
            books.coupon(valid_from=begins, valid_until=ends)


def test_a_publisher_has_at_most_two_hundred_coupons_at_a_time(books: Books) -> None:
    for _ in range(COUPONS_MAX):
        books.coupon(1, claims_max=1)
    with pytest.raises(Refused, match=r"coupons\.too_many"):
        books.coupon(1, claims_max=1)
    books.clock.advance(days=8)
    assert books.coupons.settle_due() == COUPONS_MAX
    books.coupon(1, claims_max=1)


# Taking


def test_a_person_takes_a_coupon_as_often_as_it_says(books: Books) -> None:
    coupon = books.coupon(claims_max=3, claims_each_max=2)
    told = recorded(books.events, CouponsChanged)
    books.coupons.claim(coupon.coupon_id, LIN)
    books.coupons.claim(coupon.coupon_id, LIN)
    assert code_of(lambda: books.coupons.claim(coupon.coupon_id, LIN)) == "coupons.taken"
    assert books.coupons.claim(coupon.coupon_id, MAYA).claimed_count == 3
    assert code_of(lambda: books.coupons.claim(coupon.coupon_id, MAYA)) == "coupons.none_left"
    assert told == [CouponsChanged(LIN), CouponsChanged(LIN), CouponsChanged(MAYA)]
    [held] = books.coupons.held_by(LIN)
    assert (held.coupon.coupon_id, held.claimed_count, held.used_count) == (coupon.coupon_id, 2, 0)


def test_a_coupon_that_is_withdrawn_over_or_unknown_is_not_taken(books: Books) -> None:
    withdrawn, over = books.coupon(), books.coupon(valid_until=books.clock.now() + timedelta(hours=1))
    books.coupons.withdraw(withdrawn.coupon_id)
    books.clock.advance(hours=1)
    for coupon_id, code in (
        (withdrawn.coupon_id, "coupons.closed"),
        (over.coupon_id, "coupons.closed"),
        (CouponId("nothing"), "coupons.unknown"),
    ):
        with pytest.raises(Refused) as refusal:
            books.coupons.claim(coupon_id, LIN)
        assert refusal.value.code == code
    assert books.coupons.get(over.coupon_id).state == "over", "whether that was written down or not"
    assert books.coupons.held_by(LIN) == ()


def test_a_clock_that_is_set_back_gives_no_coupon_that_is_over_again(books: Books) -> None:
    coupon = books.claimed(100, valid_until=books.clock.now() + timedelta(hours=1))
    before_minor = books.account_minor(TILL) + 1_000  # all that it could have given goes back
    books.clock.advance(hours=1)
    assert books.coupons.settle_due() == 1
    books.clock.advance(minutes=-30)
    with pytest.raises(Refused, match=r"coupons\.closed"):
        books.coupons.claim(coupon.coupon_id, MAYA)
    with pytest.raises(Refused, match=r"coupons\.unusable"):
        books.pay(books.order(1_000), coupon=coupon)
    assert books.coupons.settle_due() == 0
    assert books.account_minor(coupon_till(coupon)) == 0
    assert books.account_minor(TILL) == before_minor
    books.clock.advance(hours=-1)  # before it was made: a payment without it goes on
    books.pay(books.order(1_000))
    assert reconcile(books.db).findings == ()


def test_a_coupon_for_guests_is_theirs_alone(books: Books) -> None:
    coupon = books.coupon(is_for_all=False)
    assert code_of(lambda: books.coupons.claim(coupon.coupon_id, LIN)) == "coupons.not_invited"
    books.coupons.invite(coupon.coupon_id, LIN)
    books.coupons.invite(coupon.coupon_id, LIN)
    books.coupons.claim(coupon.coupon_id, LIN)
    assert code_of(lambda: books.coupons.claim(coupon.coupon_id, MAYA)) == "coupons.not_invited"
