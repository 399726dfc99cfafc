"""Paying a share with a coupon, once, and giving it back in the shares in which it was paid."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from fractions import Fraction
from pathlib import Path
from threading import Barrier

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.core.kernel.errors import PlazaError, Refused, Unavailable
from app.core.kernel.ids import CouponId, MiniAppId, PublisherId
from app.core.kernel.money import Money
from app.core.payments import settling
from app.core.payments.events import BalanceChanged, CouponsChanged, OrderPaid
from app.core.payments.model import CouponTerms, Discount, Merchant
from app.core.payments.receipts import canonical, is_genuine
from tests.support.books import LIN, MAYA, STORE, Books, coupon_till, key
from tests.support.events import recorded

OTHER = Merchant(MiniAppId("other.shop"), PublisherId("other"), "Other shop")
TILL = "publisher:plaza:CNY"


@pytest.fixture
def books(on_either: Books) -> Books:
    return on_either


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


# Using


def test_a_payment_with_a_coupon_is_one_journal_of_two_shares(books: Books) -> None:
    coupon, order = books.claimed(1_000), books.order(29_900)
    told = recorded(books.events, OrderPaid, BalanceChanged, CouponsChanged)
    receipt = books.pay(order, coupon=coupon)
    discount = Discount(coupon.coupon_id, "Ten off", Money(1_000))
    assert (receipt.amount, receipt.list_price, receipt.discount) == (Money(28_900), Money(29_900), discount)
    assert books.balance_minor() == 100_000 - 28_900
    assert books.account_minor(TILL) == 50_000 - 10_000 + 29_900
    assert books.account_minor(coupon_till(coupon)) == 9_000
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
    assert books.orders.outcome_for(order.order_id, LIN) == receipt == books.pay(order, coupon=coupon)
    assert books.coupons.get(coupon.coupon_id).used_count == 1
    assert books.ledger.verify() == []


def test_the_receipt_proves_list_price_and_discount(books: Books) -> None:
    coupon = books.claimed()
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
    books.pay(books.order(29_900), coupon=books.claimed())
    by_topic = {entry.topic: entry.payload for entry in books.outbox.pending()}
    message, notice = by_topic["receipt.message"], by_topic["payment.notice"]
    assert (message["amount_minor"], message["discount_minor"], message["coupon_title"]) == (28_900, 1_000, "Ten off")
    assert (notice["amount_minor"], notice["discount_minor"]) == (29_900, 1_000)
    assert LIN not in str(notice)


def test_a_coupon_is_used_once_for_each_time_it_was_taken(books: Books) -> None:
    coupon = books.claimed(claims_each_max=2)
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
        books.claimed(spend_min=Money(5_001)),
        books.claimed(valid_from=now + hour),
        books.claimed(merchant=OTHER),
        replace(not_taken, coupon_id=CouponId("nothing")),
    ):
        with pytest.raises(Refused, match=r"coupons\.unusable"):
            books.pay(books.order(5_000), coupon=coupon)
    ended = books.claimed(valid_until=now + hour)
    books.clock.advance(hours=1)
    with pytest.raises(Refused, match=r"coupons\.unusable"):
        books.pay(books.order(5_000), coupon=ended)
    assert books.balance_minor() == 100_000
    assert books.rows("SELECT * FROM coupon_uses") == []


def test_a_withdrawn_coupon_stays_good_for_who_has_it(books: Books) -> None:
    coupon = books.claimed()
    books.coupons.claim(coupon.coupon_id, MAYA)
    assert books.coupons.withdraw(coupon.coupon_id).state == "withdrawn"
    assert books.coupons.withdraw(coupon.coupon_id).state == "withdrawn"
    assert (books.account_minor(TILL), books.account_minor(coupon_till(coupon))) == (48_000, 2_000)
    books.pay(books.order(5_000), coupon=coupon)
    assert books.balance_minor() == 96_000
    books.clock.advance(days=7)
    assert books.coupons.settle_due() == 1
    assert (books.account_minor(TILL), books.account_minor(coupon_till(coupon))) == (54_000, 0)
    assert books.ledger.verify() == []


def test_what_is_left_of_a_coupon_that_is_over_goes_back_once(books: Books) -> None:
    coupon = books.claimed()
    books.pay(books.order(5_000), coupon=coupon)
    until = coupon.terms.valid_until
    assert books.coupons.next_due() == until
    assert books.coupons.settle_due() == 0
    books.clock.advance(days=7)
    assert [books.coupons.settle_due() for _ in range(3)] == [1, 0, 0]
    assert books.coupons.next_due() is None
    assert (books.account_minor(TILL), books.account_minor(coupon_till(coupon))) == (54_000, 0)
    assert books.coupons.withdraw(coupon.coupon_id).state == "over"
    books.clock.advance(days=-9)
    assert code_of(lambda: books.coupons.claim(coupon.coupon_id, MAYA)) == "coupons.closed", "over stays over"
    assert books.coupons.settle_due() == 0
    assert books.ledger.verify() == []


def test_the_best_coupon_comes_first(books: Books) -> None:
    fixed = books.claimed(300, number="fixed")
    best = books.claimed(500, number="percent", percent=10)
    soonest = books.claimed(300, number="soon", valid_until=books.clock.now() + timedelta(days=1))
    books.claimed(400, number="too dear", spend_min=Money(5_001))
    books.coupon(900, number="not taken")
    assert [(each.coupon_id, each.amount.amount_minor) for each in books.coupons.usable(LIN, books.order(5_000))] == [
        (best.coupon_id, 500),
        (soonest.coupon_id, 300),
        (fixed.coupon_id, 300),
    ]
    assert [each.amount.amount_minor for each in books.coupons.usable(LIN, books.order(1_999))] == [300, 300, 199]
    assert books.coupons.usable(MAYA, books.order(5_000)) == ()


def test_at_least_one_unit_is_left_to_pay(books: Books) -> None:
    coupon = books.claimed(1_000)
    assert books.coupons.usable(LIN, books.order(1)) == ()
    [discount] = books.coupons.usable(LIN, books.order(2))
    assert discount.amount == Money(1)
    assert books.pay(books.order(900), coupon=coupon).amount == Money(1)


def test_too_little_money_is_told_for_what_is_left_to_pay(books: Books) -> None:
    coupon = books.claimed(1_000)
    with pytest.raises(Refused) as refusal:
        books.pay(books.order(101_001), coupon=coupon)
    assert refusal.value.details["needed_minor"] == 100_001
    books.pay(books.order(101_000), coupon=coupon)
    assert books.balance_minor() == 0


def test_a_payment_with_a_coupon_that_breaks_leaves_no_trace(books: Books, monkeypatch: pytest.MonkeyPatch) -> None:
    coupon, order, once = books.claimed(), books.order(5_000), key()

    def broken(*_: object) -> None:
        raise Unavailable("database.full")

    with monkeypatch.context() as patch:
        patch.setattr(settling, "add_payment", broken)
        with pytest.raises(Unavailable):
            books.pay(order, coupon=coupon, journal_id=once)
    assert (books.balance_minor(), books.account_minor(coupon_till(coupon))) == (100_000, 10_000)
    assert books.coupons.held_by(LIN)[0].used_count == 0
    books.pay(order, coupon=coupon, journal_id=once)
    assert books.ledger.verify() == []


def test_one_claim_used_at_once_in_many_windows_counts_once(tmp_path: Path) -> None:
    books = Books(tmp_path / "wallet.db")
    books.top_up(100_000)
    books.fill_publisher(10_000)
    coupon = books.claimed()
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
    coupon = books.claimed(1_000)
    order = books.order(4_000)
    books.pay(order, coupon=coupon)
    told = recorded(books.events, CouponsChanged)
    refund = books.refund(order, 2_000)
    assert (refund.amount, refund.to_payer, refund.to_coupon_minor) == (Money(2_000), Money(1_500), 500)
    assert is_genuine(refund, books.payments.public_key)
    assert not is_genuine(replace(refund, to_coupon_minor=0), books.payments.public_key)
    assert books.balance_minor() == 100_000 - 3_000 + 1_500
    assert books.account_minor(coupon_till(coupon)) == 9_500
    assert books.coupons.held_by(LIN)[0].used_count == 1, "not all of it went back"
    books.refund(order, 2_000, "2")
    assert (books.balance_minor(), books.account_minor(coupon_till(coupon))) == (100_000, 10_000)
    assert books.orders.get(order.order_id).refund_state == "fully"
    assert books.coupons.held_by(LIN)[0].used_count == 0, "the coupon came back"
    assert told == [CouponsChanged(LIN), CouponsChanged(LIN)]
    assert books.pay(books.order(4_000), coupon=coupon).amount == Money(3_000)
    assert books.ledger.verify() == []


def test_what_is_told_of_a_refund_is_each_ones_own(books: Books) -> None:
    coupon, order = books.claimed(1_000), books.order(4_000)
    books.pay(order, coupon=coupon)
    books.refund(order, 2_000)
    by_topic = {entry.topic: entry.payload for entry in books.outbox.pending()}
    message, notice = by_topic["refund.message"], by_topic["refund.notice"]
    assert (message["amount_minor"], message["paid_minor"]) == (1_500, 3_000)
    assert notice["amount_minor"] == 2_000


def test_a_share_of_nothing_is_not_told_to_the_payer(books: Books) -> None:
    coupon, order = books.claimed(1_000), books.order(1_001)
    books.pay(order, coupon=coupon)
    refund = books.refund(order, 1)
    assert (refund.to_payer, refund.to_coupon_minor) == (Money(0), 1)
    assert "refund.message" not in {entry.topic for entry in books.outbox.pending()}
    assert books.ledger.verify() == []


def test_a_refund_to_a_coupon_that_is_over_goes_on_to_its_publisher(books: Books) -> None:
    coupon, order = books.claimed(1_000), books.order(4_000)
    books.pay(order, coupon=coupon)
    books.clock.advance(days=8)
    first = books.refund(order, 2_000)
    assert first.to_coupon_minor == 500
    assert books.account_minor(coupon_till(coupon)) == 9_000, "what it held when its time passed waits to be moved"
    books.coupons.settle_due()
    books.refund(order, 2_000, "2")
    assert books.account_minor(coupon_till(coupon)) == 0
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
    coupon, order = books.claimed(off_minor), books.order(list_minor)
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
    assert books.account_minor(coupon_till(coupon)) == off_minor * 10
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
