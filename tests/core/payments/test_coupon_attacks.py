"""What a hand with SQL cannot do to coupons, what people took of them, and what they paid."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy.exc import IntegrityError

from app.core.kernel.errors import Refused
from app.core.kernel.ids import CouponId
from app.core.payments.model import Coupon
from tests.support.books import LIN, MAYA, PIN, Books, coupon_till, key

TILL = "publisher:plaza:CNY"


@pytest.fixture
def books(on_either: Books) -> Books:
    return on_either


@pytest.fixture(autouse=True)
def money(books: Books) -> None:
    books.top_up(100_000)
    books.fill_publisher(50_000)


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
    )
    for attack in attacks:
        with pytest.raises(IntegrityError):
            attack()
    claim("maya")
    with pytest.raises(IntegrityError):
        claim("zoe")
    assert books.coupons.get(coupon.coupon_id).claimed_count == 2


def test_the_database_itself_refuses_to_replace_a_claim(books: Books) -> None:
    books.coupons.claim(books.coupon().coupon_id, LIN)
    with pytest.raises(IntegrityError):
        books.run("INSERT OR REPLACE INTO coupon_claims SELECT claim_id, coupon_id, 'x', 1 FROM coupon_claims")


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
    over = books.claimed(valid_until=books.clock.now() + timedelta(hours=1))
    books.clock.advance(hours=2)
    books.coupons.settle_due()
    assert books.coupons.get(over.coupon_id).state == "over"
    books.pay(books.order(5_000), coupon=books.claimed(claims_each_max=2))
    books.coupons.withdraw(books.claimed().coupon_id)
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
    "of a share that is only held": {"kind": "hold"},
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
        "kind": "direct",
    }
    it = truth | changes
    said = it.get("said", it["amount"])
    books.order(it["list"], number="forged")
    order = "(SELECT order_id FROM orders WHERE merchant_number = 'forged')"
    coupon = "FROM coupons JOIN coupon_claims USING (coupon_id) WHERE coupon_claims.user_id = 'lin'"
    with books.db.begin() as tx:
        for sql in (
            f"INSERT INTO journals VALUES ('f', 'h', 'payment', {order}, 1)",
            f"INSERT INTO transfers SELECT 'f', 'f', {it['debit']}, {it['credit']}, 'CNY', {it['amount']}, "
            f"'{it['kind']}', NULL, NULL {coupon}",
            f"UPDATE orders SET state = 'paid', paid_at = (SELECT {it['at']} {coupon}), "
            f"payer_id = '{it['payer']}', paid_minor = amount_minor "
            f"WHERE merchant_number = 'forged'",
            f"INSERT INTO coupon_uses SELECT {order}, claim_id, coupon_id, 'f', {said}, {it['at']}, NULL {coupon}",
        ):
            tx.exec_driver_sql(sql)


@pytest.mark.parametrize("changes", FORGED_USES.values(), ids=FORGED_USES)
def test_the_database_itself_refuses_a_use(books: Books, changes: dict[str, Any]) -> None:
    books.top_up(10, MAYA)
    books.claimed()
    with pytest.raises(IntegrityError):
        forge_use(books, **changes)
    assert books.rows("SELECT * FROM coupon_uses") == []


def test_the_same_use_written_truly_is_taken(books: Books) -> None:
    """Or the tests above would prove nothing."""
    books.claimed()
    forge_use(books)
    assert len(books.rows("SELECT * FROM coupon_uses")) == 1


def test_the_database_itself_refuses_to_give_back_in_other_shares(books: Books) -> None:
    coupon, order = books.claimed(1_000), books.order(4_000)
    books.pay(order, coupon=coupon)

    def give_back(to_payer: int, to_coupon: int) -> None:
        with books.db.begin() as tx:
            tx.exec_driver_sql(f"INSERT INTO journals VALUES ('r', 'h', 'refund', '{order.order_id}', 1)")
            shares = (("p", "person:lin:CNY", to_payer), ("c", coupon_till(coupon), to_coupon))
            for name, credit, minor in shares:
                if minor:
                    tx.exec_driver_sql(
                        f"INSERT INTO transfers VALUES ('{name}', 'r', '{TILL}', '{credit}', 'CNY', {minor}, "
                        "'direct', NULL, NULL)"
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
    coupon, order = books.claimed(), books.order(5_000)
    with pytest.raises(Refused, match=r"pin\.wrong"):
        books.payments.pay(order.order_id, payer_id=LIN, pin="000000", key=key(), coupon_id=coupon.coupon_id)
    assert books.balance_minor() == 10_000
    books.db.close()
