"""Coupons: filled when they are made, taken and used once, given back in the shares in which they paid."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from fractions import Fraction
from pathlib import Path
from threading import Barrier
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy.exc import IntegrityError

from app.core.kernel.errors import PlazaError, Refused, Unavailable
from app.core.kernel.ids import CouponId, MiniAppId, PublisherId
from app.core.kernel.money import Money
from app.core.payments import service
from app.core.payments.coupons import COUPONS_MAX
from app.core.payments.events import BalanceChanged, CouponsChanged, OrderPaid
from app.core.payments.model import Coupon, CouponTerms, Discount, Merchant
from app.core.payments.receipts import canonical, is_genuine
from tests.support.books import LIN, MAYA, PIN, STORE, Books, key
from tests.support.events import recorded

OTHER = Merchant(MiniAppId("other.shop"), PublisherId("other"), "Other shop")
TILL = "publisher:plaza:CNY"


@pytest.fixture(autouse=True)
def money(books: Books) -> None:
    books.top_up(100_000)
    books.fill_publisher(50_000)


def promotion(coupon: Coupon) -> str:
    return f"promotion:{coupon.coupon_id}:CNY"


def claimed(books: Books, off_minor: int = 1_000, **terms: Any) -> Coupon:
    coupon = books.coupon(off_minor, **terms)
    return books.coupons.claim(coupon.coupon_id, LIN)


def code_of(call: Callable[[], object]) -> str:
    try:
        call()
    except PlazaError as error:
        return error.code
    return "done"


# Making


def test_making_a_coupon_puts_aside_all_that_it_can_give(books: Books) -> None:
    coupon = books.coupon(1_000, number="C-1", claims_max=20)
    assert (books.account_minor(TILL), books.account_minor(promotion(coupon))) == (30_000, 20_000)
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
    while books.coupons.end_past():
        pass
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


def test_a_coupon_for_guests_is_theirs_alone(books: Books) -> None:
    coupon = books.coupon(is_for_all=False)
    assert code_of(lambda: books.coupons.claim(coupon.coupon_id, LIN)) == "coupons.not_invited"
    books.coupons.invite(coupon.coupon_id, LIN)
    books.coupons.invite(coupon.coupon_id, LIN)
    books.coupons.claim(coupon.coupon_id, LIN)
    assert code_of(lambda: books.coupons.claim(coupon.coupon_id, MAYA)) == "coupons.not_invited"


# Using


def test_a_payment_with_a_coupon_is_one_journal_of_two_shares(books: Books) -> None:
    coupon, order = claimed(books, 1_000), books.order(29_900)
    told = recorded(books.events, OrderPaid, BalanceChanged, CouponsChanged)
    receipt = books.pay(order, coupon=coupon)
    discount = Discount(coupon.coupon_id, "Ten off", Money(1_000))
    assert (receipt.amount, receipt.list_price, receipt.discount) == (Money(28_900), Money(29_900), discount)
    assert books.balance_minor() == 100_000 - 28_900
    assert books.account_minor(TILL) == 50_000 - 10_000 + 29_900
    assert books.account_minor(promotion(coupon)) == 9_000
    journals = books.rows(
        "SELECT journal_id, amount_minor FROM transfers JOIN journals USING (journal_id) "
        "WHERE purpose = 'payment' ORDER BY transfer_id"
    )
    assert [amount for _, amount in journals] == [28_900, 1_000]
    assert len({journal_id for journal_id, _ in journals}) == 1
    assert told == [
        OrderPaid(order.order_id, receipt.receipt_id, LIN, STORE.miniapp_id),
        BalanceChanged(LIN),
        CouponsChanged(LIN),
    ]
    paid = books.orders.get(order.order_id)
    assert (paid.amount, paid.discount) == (Money(29_900), discount), "the order keeps its list price"
    assert books.orders.receipt_for(order.order_id, LIN) == receipt == books.pay(order, coupon=coupon)
    assert books.coupons.get(coupon.coupon_id).used_count == 1
    assert books.ledger.verify() == []


def test_the_receipt_proves_list_price_and_discount(books: Books) -> None:
    coupon = claimed(books)
    with_coupon, without = books.pay(books.order(29_900), coupon=coupon), books.pay(books.order(100))
    assert '"form":"plaza-receipt/2"' in canonical(with_coupon)
    assert '"form":"plaza-receipt/1"' in canonical(without)
    public_key = books.payments.public_key
    assert with_coupon.discount is not None
    forged = [
        replace(with_coupon, discount=None),
        replace(with_coupon, discount=replace(with_coupon.discount, title="Other")),
        replace(with_coupon, discount=replace(with_coupon.discount, amount=Money(1))),
        replace(without, discount=with_coupon.discount),
    ]
    assert is_genuine(with_coupon, public_key)
    assert is_genuine(without, public_key)
    assert [is_genuine(each, public_key) for each in forged] == [False] * 4


def test_what_is_told_of_a_payment_names_its_discount(books: Books) -> None:
    books.pay(books.order(29_900), coupon=claimed(books))
    by_topic = {entry.topic: entry.payload for entry in books.outbox.pending()}
    message, notice = by_topic["receipt.message"], by_topic["payment.notice"]
    assert (message["amount_minor"], message["discount_minor"], message["coupon_title"]) == (28_900, 1_000, "Ten off")
    assert (notice["amount_minor"], notice["discount_minor"]) == (29_900, 1_000)
    assert LIN not in str(notice)


def test_a_coupon_is_used_once_for_each_time_it_was_taken(books: Books) -> None:
    coupon = claimed(books, claims_each_max=2)
    books.coupons.claim(coupon.coupon_id, LIN)
    for _ in range(2):
        books.pay(books.order(2_000), coupon=coupon)
    order = books.order(2_000)
    with pytest.raises(Refused, match=r"coupons\.unusable"):
        books.pay(order, coupon=coupon)
    assert books.orders.get(order.order_id).state == "pending"
    assert books.balance_minor() == 98_000
    [held] = books.coupons.held_by(LIN)
    assert (held.claimed_count, held.used_count) == (2, 2)


def test_a_coupon_that_does_not_count_is_refused_and_nothing_moves(books: Books) -> None:
    now, hour = books.clock.now(), timedelta(hours=1)
    books.fill_publisher(50_000, OTHER.publisher_id)
    not_taken = books.coupon()
    for coupon in (
        not_taken,
        claimed(books, spend_min=Money(5_001)),
        claimed(books, valid_from=now + hour),
        claimed(books, merchant=OTHER),
        replace(not_taken, coupon_id=CouponId("nothing")),
    ):
        with pytest.raises(Refused, match=r"coupons\.unusable"):
            books.pay(books.order(5_000), coupon=coupon)
    ended = claimed(books, valid_until=now + hour)
    books.clock.advance(hours=1)
    with pytest.raises(Refused, match=r"coupons\.unusable"):
        books.pay(books.order(5_000), coupon=ended)
    assert books.balance_minor() == 100_000
    assert books.rows("SELECT * FROM coupon_uses") == []


def test_a_withdrawn_coupon_stays_good_for_who_has_it(books: Books) -> None:
    coupon = claimed(books)
    books.coupons.claim(coupon.coupon_id, MAYA)
    assert books.coupons.withdraw(coupon.coupon_id).state == "withdrawn"
    assert books.coupons.withdraw(coupon.coupon_id).state == "withdrawn"
    assert (books.account_minor(TILL), books.account_minor(promotion(coupon))) == (48_000, 2_000)
    books.pay(books.order(5_000), coupon=coupon)
    assert books.balance_minor() == 96_000
    books.clock.advance(days=7)
    assert books.coupons.end_past() == 1
    assert (books.account_minor(TILL), books.account_minor(promotion(coupon))) == (54_000, 0)
    assert books.ledger.verify() == []


def test_what_is_left_of_a_coupon_that_is_over_goes_back_once(books: Books) -> None:
    coupon = claimed(books)
    books.pay(books.order(5_000), coupon=coupon)
    until = coupon.terms.valid_until
    assert books.coupons.next_end() == until
    assert books.coupons.end_past() == 0
    books.clock.advance(days=7)
    assert [books.coupons.end_past() for _ in range(3)] == [1, 0, 0]
    assert books.coupons.next_end() is None
    assert (books.account_minor(TILL), books.account_minor(promotion(coupon))) == (54_000, 0)
    assert books.coupons.withdraw(coupon.coupon_id).state == "over"
    books.clock.advance(days=-9)
    assert code_of(lambda: books.coupons.claim(coupon.coupon_id, MAYA)) == "coupons.closed", "over stays over"
    assert books.coupons.end_past() == 0
    assert books.ledger.verify() == []


def test_the_best_coupon_comes_first(books: Books) -> None:
    fixed = claimed(books, 300, number="fixed")
    best = claimed(books, 500, number="percent", percent=10)
    soonest = claimed(books, 300, number="soon", valid_until=books.clock.now() + timedelta(days=1))
    claimed(books, 400, number="too dear", spend_min=Money(5_001))
    books.coupon(900, number="not taken")
    assert [(each.coupon_id, each.amount.amount_minor) for each in books.coupons.usable(LIN, books.order(5_000))] == [
        (best.coupon_id, 500),
        (soonest.coupon_id, 300),
        (fixed.coupon_id, 300),
    ]
    assert [each.amount.amount_minor for each in books.coupons.usable(LIN, books.order(1_999))] == [300, 300, 199]
    assert books.coupons.usable(MAYA, books.order(5_000)) == ()


def test_at_least_one_unit_is_left_to_pay(books: Books) -> None:
    coupon = claimed(books, 1_000)
    assert books.coupons.usable(LIN, books.order(1)) == ()
    [discount] = books.coupons.usable(LIN, books.order(2))
    assert discount.amount == Money(1)
    assert books.pay(books.order(900), coupon=coupon).amount == Money(1)


def test_too_little_money_is_told_for_what_is_left_to_pay(books: Books) -> None:
    coupon = claimed(books, 1_000)
    with pytest.raises(Refused) as refusal:
        books.pay(books.order(101_001), coupon=coupon)
    assert refusal.value.details["needed_minor"] == 100_001
    books.pay(books.order(101_000), coupon=coupon)
    assert books.balance_minor() == 0


def test_a_payment_with_a_coupon_that_breaks_leaves_no_trace(books: Books, monkeypatch: pytest.MonkeyPatch) -> None:
    coupon, order, once = claimed(books), books.order(5_000), key()

    def broken(*_: object) -> None:
        raise Unavailable("database.full")

    with monkeypatch.context() as patch:
        patch.setattr(service, "add_payment", broken)
        with pytest.raises(Unavailable):
            books.pay(order, coupon=coupon, journal_id=once)
    assert (books.balance_minor(), books.account_minor(promotion(coupon))) == (100_000, 10_000)
    assert books.coupons.held_by(LIN)[0].used_count == 0
    books.pay(order, coupon=coupon, journal_id=once)
    assert books.ledger.verify() == []


def test_one_claim_used_at_once_in_many_windows_counts_once(tmp_path: Path) -> None:
    books = Books(tmp_path / "wallet.db")
    books.top_up(100_000)
    books.fill_publisher(10_000)
    coupon = claimed(books)
    orders, start = [books.order(5_000) for _ in range(6)], Barrier(6)

    def pay(number: int) -> str:
        start.wait(10)
        return code_of(lambda: books.pay(orders[number], coupon=coupon))

    with ThreadPoolExecutor(6) as pool:
        outcomes = sorted(pool.map(pay, range(6)))
    assert outcomes == ["coupons.unusable"] * 5 + ["done"]
    assert books.balance_minor() == 96_000
    assert books.ledger.verify() == []
    books.db.close()


def test_the_last_coupon_goes_to_one_of_many(tmp_path: Path) -> None:
    books = Books(tmp_path / "wallet.db")
    books.fill_publisher(10_000)
    coupon, start = books.coupon(claims_max=1), Barrier(6)

    def claim(number: int) -> str:
        start.wait(10)
        return code_of(lambda: books.coupons.claim(coupon.coupon_id, f"user-{number}"))  # type: ignore[arg-type]

    with ThreadPoolExecutor(6) as pool:
        assert sorted(pool.map(claim, range(6))) == ["coupons.none_left"] * 5 + ["done"]
    books.db.close()


# Giving back


def test_a_refund_goes_back_in_the_shares_in_which_it_was_paid(books: Books) -> None:
    coupon = claimed(books, 1_000)
    order = books.order(4_000)
    books.pay(order, coupon=coupon)
    told = recorded(books.events, CouponsChanged)
    refund = books.refund(order, 2_000)
    assert (refund.amount, refund.to_payer, refund.to_coupon_minor) == (Money(2_000), Money(1_500), 500)
    assert is_genuine(refund, books.payments.public_key)
    assert not is_genuine(replace(refund, to_coupon_minor=0), books.payments.public_key)
    assert books.balance_minor() == 100_000 - 3_000 + 1_500
    assert books.account_minor(promotion(coupon)) == 9_500
    assert books.coupons.held_by(LIN)[0].used_count == 1, "not all of it went back"
    books.refund(order, 2_000, "2")
    assert (books.balance_minor(), books.account_minor(promotion(coupon))) == (100_000, 10_000)
    assert books.orders.get(order.order_id).refund_state == "fully"
    assert books.coupons.held_by(LIN)[0].used_count == 0, "the coupon came back"
    assert told == [CouponsChanged(LIN), CouponsChanged(LIN)]
    assert books.pay(books.order(4_000), coupon=coupon).amount == Money(3_000)
    assert books.ledger.verify() == []


def test_what_is_told_of_a_refund_is_each_ones_own(books: Books) -> None:
    coupon, order = claimed(books, 1_000), books.order(4_000)
    books.pay(order, coupon=coupon)
    books.refund(order, 2_000)
    by_topic = {entry.topic: entry.payload for entry in books.outbox.pending()}
    message, notice = by_topic["refund.message"], by_topic["refund.notice"]
    assert (message["amount_minor"], message["paid_minor"]) == (1_500, 3_000)
    assert notice["amount_minor"] == 2_000


def test_a_share_of_nothing_is_not_told_to_the_payer(books: Books) -> None:
    coupon, order = claimed(books, 1_000), books.order(1_001)
    books.pay(order, coupon=coupon)
    refund = books.refund(order, 1)
    assert (refund.to_payer, refund.to_coupon_minor) == (Money(0), 1)
    assert "refund.message" not in {entry.topic for entry in books.outbox.pending()}
    assert books.ledger.verify() == []


def test_a_refund_to_a_coupon_that_is_over_goes_on_to_its_publisher(books: Books) -> None:
    coupon, order = claimed(books, 1_000), books.order(4_000)
    books.pay(order, coupon=coupon)
    books.clock.advance(days=8)
    first = books.refund(order, 2_000)
    assert first.to_coupon_minor == 500
    assert books.account_minor(promotion(coupon)) == 9_000, "what it held when its time passed waits to be moved"
    books.coupons.end_past()
    books.refund(order, 2_000, "2")
    assert books.account_minor(promotion(coupon)) == 0
    assert (books.balance_minor(), books.account_minor(TILL)) == (100_000, 50_000)
    assert books.ledger.verify() == []


@settings(max_examples=60)
@given(
    list_minor=st.integers(2, 5_000),
    off_minor=st.integers(1, 5_000),
    parts=st.lists(st.integers(1, 2_000), min_size=1, max_size=12),
)
def test_shares_of_refunds_add_up_exactly(list_minor: int, off_minor: int, parts: list[int]) -> None:
    books = Books()
    books.top_up(100_000)
    books.fill_publisher(100_000)
    coupon, order = claimed(books, off_minor), books.order(list_minor)
    receipt = books.pay(order, coupon=coupon)
    assert receipt.discount is not None
    paid, shared = receipt.amount.amount_minor, receipt.discount.amount.amount_minor
    assert paid + shared == list_minor
    gone = to_payer = to_coupon = 0
    for number, part in enumerate([*parts, list_minor]):
        asked = min(part, list_minor - gone)
        if asked == 0:
            break
        refund = books.refund(order, asked, str(number))
        gone, to_payer, to_coupon = (
            gone + asked,
            to_payer + refund.to_payer.amount_minor,
            to_coupon + refund.to_coupon_minor,
        )
        assert refund.to_payer.amount_minor >= 0
        assert refund.to_coupon_minor >= 0
        assert to_payer == round(Fraction(gone * paid, list_minor))
        assert to_payer + to_coupon == gone
        assert to_payer <= paid
        assert to_coupon <= shared
    assert (to_payer, to_coupon) == (paid, shared)
    assert books.balance_minor() == 100_000
    assert books.account_minor(promotion(coupon)) == off_minor * 10
    assert books.ledger.verify() == []
    books.db.close()


@given(amount_minor=st.integers(1, 10**15), off_minor=st.integers(1, 10**15), percent=st.none() | st.integers(1, 100))
def test_a_discount_is_whole_and_within_its_bounds(amount_minor: int, off_minor: int, percent: int | None) -> None:
    terms = CouponTerms("x", Money(off_minor), Money(0), 1, None, None, percent=percent)  # type: ignore[arg-type]
    discount = terms.discount_minor(amount_minor)
    assert type(discount) is int
    assert 0 <= discount <= min(off_minor, amount_minor - 1)
    if percent is not None:
        assert discount <= Fraction(amount_minor * percent, 100)


# By hand

CLAIM = "INSERT INTO coupon_claims VALUES ('{claim}', '{coupon}', '{user}', {at})"


def micro(books: Books) -> int:
    return int(books.clock.now().timestamp() * 1_000_000)


def test_the_database_itself_keeps_claims_within_the_coupon(books: Books) -> None:
    coupon = books.coupon(claims_max=2)
    guests = books.coupon(is_for_all=False)
    gone = books.coupon()
    books.coupons.withdraw(gone.coupon_id)
    books.coupons.claim(coupon.coupon_id, LIN)
    until = int(coupon.terms.valid_until.timestamp() * 1_000_000)

    def claim(user: str, of: Coupon = coupon, at: int = micro(books)) -> None:
        books.run(CLAIM.format(claim=user, coupon=of.coupon_id, user=user, at=at))

    attacks: tuple[Callable[[], None], ...] = (
        lambda: claim("lin"),
        lambda: claim("x", guests),
        lambda: claim("x", gone),
        lambda: claim("x", at=until),
        lambda: claim("x", replace(coupon, coupon_id=CouponId("nothing"))),
        lambda: books.run("UPDATE coupon_claims SET user_id = 'x'"),
        lambda: books.run("DELETE FROM coupon_claims"),
        lambda: books.run("INSERT OR REPLACE INTO coupon_claims SELECT claim_id, coupon_id, 'x', 1 FROM coupon_claims"),
    )
    for attack in attacks:
        with pytest.raises(IntegrityError):
            attack()
    claim("maya")
    with pytest.raises(IntegrityError):
        claim("zoe")
    assert books.coupons.get(coupon.coupon_id).claimed_count == 2


COUPON_ATTACKS = {
    "give more": "UPDATE coupons SET off_minor = 2000",
    "give it to more": "UPDATE coupons SET claims_max = 20",
    "let it last": "UPDATE coupons SET valid_until = valid_until + 1",
    "make it dearer": "UPDATE coupons SET spend_min_minor = 1",
    "make it cheaper": "UPDATE coupons SET percent = 1",
    "give it to another": "UPDATE coupons SET publisher_id = 'thief'",
    "open it again": "UPDATE coupons SET state = 'open' WHERE state <> 'open'",
    "bring it back from its end": "UPDATE coupons SET state = 'withdrawn' WHERE state = 'over'",
    "end it twice": "UPDATE coupons SET state = 'over' WHERE state = 'over'",
    "invent a state": "UPDATE coupons SET state = 'golden'",
    "forget it": "DELETE FROM coupons",
    "replace it": "INSERT OR REPLACE INTO coupons SELECT coupon_id, miniapp_id, publisher_id, publisher_name, "
    "coupon_number, title, percent, off_minor, spend_min_minor, currency, claims_max, claims_each_max, is_for_all, "
    "created_at, valid_from, valid_until + 1, 'open' FROM coupons",
    "make one from nothing": "INSERT INTO coupons SELECT 'x', miniapp_id, publisher_id, publisher_name, 'x', title, "
    "percent, off_minor, spend_min_minor, currency, claims_max, claims_each_max, is_for_all, created_at, valid_from, "
    "valid_until, 'open' FROM coupons WHERE state = 'open'",
    "make one of a payment": "INSERT INTO coupons SELECT (SELECT journal_id FROM receipts LIMIT 1), miniapp_id, "
    "publisher_id, publisher_name, 'x', title, percent, 1, spend_min_minor, currency, 1, 1, is_for_all, created_at, "
    "valid_from, valid_until, 'open' FROM coupons WHERE state = 'open'",
    "use it again": "UPDATE coupon_uses SET returned_at = 1",
    "use another's claim": "UPDATE coupon_uses SET claim_id = 'x'",
    "have paid less": "UPDATE coupon_uses SET discount_minor = 1",
    "forget the use": "DELETE FROM coupon_uses",
    "replace the use": "INSERT OR REPLACE INTO coupon_uses SELECT order_id, claim_id, coupon_id, journal_id, 1, "
    "used_at, NULL FROM coupon_uses",
    "use it for a payment without it": "INSERT INTO coupon_uses SELECT orders.order_id, coupon_claims.claim_id, "
    "coupon_claims.coupon_id, receipts.journal_id, 5, paid_at, NULL FROM coupon_claims, orders "
    "JOIN receipts USING (order_id) WHERE merchant_number = 'plain'",
    "use one claim for two orders": "INSERT INTO coupon_uses SELECT orders.order_id, coupon_uses.claim_id, "
    "coupon_uses.coupon_id, coupon_uses.journal_id, discount_minor, used_at, NULL FROM coupon_uses, orders "
    "WHERE merchant_number = 'plain'",
}


@pytest.mark.parametrize("sql", COUPON_ATTACKS.values(), ids=COUPON_ATTACKS)
def test_the_database_itself_refuses_to(books: Books, sql: str) -> None:
    over = claimed(books, valid_until=books.clock.now() + timedelta(hours=1))
    books.clock.advance(hours=2)
    books.coupons.end_past()
    assert books.coupons.get(over.coupon_id).state == "over"
    books.pay(books.order(5_000), coupon=claimed(books, claims_each_max=2))
    books.coupons.withdraw(claimed(books).coupon_id)
    books.pay(books.order(5_000, number="plain"))
    before = [books.rows(f"SELECT * FROM {name}") for name in ("coupons", "coupon_claims", "coupon_uses")]
    with pytest.raises(IntegrityError):
        books.run(sql)
    assert [books.rows(f"SELECT * FROM {name}") for name in ("coupons", "coupon_claims", "coupon_uses")] == before


FORGED_USES = {
    "after its end": {"at": "valid_until"},
    "before its beginning": {"at": "valid_from - 1"},
    "of more than it gives": {"amount": 1_001},
    "from another's money": {"debit": "'bank:test:CNY'"},
    "to another": {"credit": "'person:maya:CNY'"},
    "of another's claim": {"payer": "maya"},
    "of a share that did not move": {"said": 900},
    "of all that was to be paid": {"list": 1_000},
}


def forge_use(books: Books, **changes: Any) -> None:
    """Write down by hand a payment of 5,000 with a coupon's share of 1,000, but for ``changes``."""
    truth: dict[str, Any] = {
        "at": "valid_from",
        "amount": 1_000,
        "debit": "'promotion:' || coupon_id || ':CNY'",
        "credit": "'publisher:plaza:CNY'",
        "payer": "lin",
        "list": 5_000,
    }
    it = truth | changes
    said = it.get("said", it["amount"])
    books.order(it["list"], number="forged")
    order = "(SELECT order_id FROM orders WHERE merchant_number = 'forged')"
    coupon = "FROM coupons JOIN coupon_claims USING (coupon_id) WHERE coupon_claims.user_id = 'lin'"
    with books.db.begin() as tx:
        for sql in (
            f"INSERT INTO journals VALUES ('f', 'h', 'payment', {order}, 1)",
            f"INSERT INTO transfers (transfer_id, journal_id, debit_id, credit_id, currency, amount_minor) "
            f"SELECT 'f', 'f', {it['debit']}, {it['credit']}, 'CNY', {it['amount']} {coupon}",
            f"UPDATE orders SET state = 'paid', paid_at = (SELECT {it['at']} {coupon}), payer_id = '{it['payer']}' "
            f"WHERE merchant_number = 'forged'",
            f"INSERT INTO coupon_uses SELECT {order}, claim_id, coupon_id, 'f', {said}, {it['at']}, NULL {coupon}",
        ):
            tx.exec_driver_sql(sql)


@pytest.mark.parametrize("changes", FORGED_USES.values(), ids=FORGED_USES)
def test_the_database_itself_refuses_a_use(books: Books, changes: dict[str, Any]) -> None:
    books.top_up(10, MAYA)
    claimed(books)
    with pytest.raises(IntegrityError):
        forge_use(books, **changes)
    assert books.rows("SELECT * FROM coupon_uses") == []


def test_the_same_use_written_truly_is_taken(books: Books) -> None:
    """Or the tests above would prove nothing."""
    claimed(books)
    forge_use(books)
    assert len(books.rows("SELECT * FROM coupon_uses")) == 1


def test_the_database_itself_refuses_to_give_back_in_other_shares(books: Books) -> None:
    coupon, order = claimed(books, 1_000), books.order(4_000)
    books.pay(order, coupon=coupon)

    def give_back(to_payer: int, to_coupon: int) -> None:
        with books.db.begin() as tx:
            tx.exec_driver_sql(f"INSERT INTO journals VALUES ('r', 'h', 'refund', '{order.order_id}', 1)")
            shares = (("p", "person:lin:CNY", to_payer), ("c", promotion(coupon), to_coupon))
            for name, credit, minor in shares:
                if minor:
                    tx.exec_driver_sql(
                        "INSERT INTO transfers (transfer_id, journal_id, debit_id, credit_id, currency, amount_minor) "
                        f"VALUES ('{name}', 'r', '{TILL}', '{credit}', 'CNY', {minor})"
                    )
            total = to_payer + to_coupon
            tx.exec_driver_sql(f"INSERT INTO refunds VALUES ('r', '{order.order_id}', '1', {total}, '{{}}', '')")

    for shares in ((3_001, 0), (0, 1_001), (3_001, 999), (2_999, 1_001)):
        with pytest.raises(IntegrityError):
            give_back(*shares)
    give_back(3_000, 1_000)
    assert books.balance_minor() == 100_000


def test_paying_with_a_coupon_needs_the_pin_like_any_payment() -> None:
    books = Books(trusts_pins=False)
    books.top_up(10_000)
    books.fill_publisher(10_000)
    books.pins.set(LIN, PIN)
    coupon, order = claimed(books), books.order(5_000)
    with pytest.raises(Refused, match=r"pin\.wrong"):
        books.payments.pay(order.order_id, payer_id=LIN, pin="000000", key=key(), coupon_id=coupon.coupon_id)
    assert books.balance_minor() == 10_000
    books.db.close()
