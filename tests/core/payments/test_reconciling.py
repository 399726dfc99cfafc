"""Reconciling: sound books have nothing to tell, and every way of cooking them is found."""

import pytest

from app.core.payments.reconciling import forged, reconcile
from tests.support.acts import ACTS, fill
from tests.support.books import Books


@pytest.fixture
def cooked(books: Books) -> Books:
    """A book with a payment and a refund, whose rules are switched off as only its owner could."""
    books.top_up(100_000)
    order = books.order(29_900, number="1")
    books.pay(order)
    books.refund(order, 900)
    for (name,) in books.rows("SELECT name FROM sqlite_master WHERE type = 'trigger'"):
        books.run(f"DROP TRIGGER {name}")
    return books


def found_in(books: Books) -> list[str]:
    return [
        f"{found.where}: {found.what}" for found in reconcile(books.db).findings if "lacks the rule" not in found.what
    ]


def test_sound_books_have_nothing_to_tell(books: Books) -> None:
    books.top_up(100_000)
    order = books.order(29_900)
    books.pay(order)
    books.refund(order, 900)
    books.order(500)
    report = reconcile(books.db)
    assert report.findings == ()
    assert (report.transfer_count, report.paid_count) == (3, 1)
    assert [(kind.name, kind.balance.amount_minor) for kind in report.kinds] == [
        ("bank", -100_000),
        ("person", 71_000),
        ("publisher", 29_000),
    ]
    assert list(forged(books.db, books.payments.public_key)) == []


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("UPDATE orders SET amount_minor = 19900, paid_minor = 19900", "over ¥199.00 is paid; ¥299.00 moved"),
        (
            "UPDATE orders SET state = 'closed', paid_at = NULL, payer_id = NULL, paid_minor = NULL",
            "is closed; ¥299.00 moved",
        ),
        ("DELETE FROM receipts", "a paid order has no receipt"),
        ("UPDATE journals SET reference = 'x' WHERE purpose = 'payment'", "a payment of what is not there"),
        ("UPDATE refunds SET amount_minor = 700", "refunds say ¥7.00 went back; ¥9.00 did"),
        ("DELETE FROM refunds", "refunds say ¥0.00 went back; ¥9.00 did"),
        ("UPDATE ledger_accounts SET credits_posted = credits_posted + 1", "counters say"),
        ("UPDATE ledger_accounts SET credits_posted = 9000000 WHERE may_overdraw = 0", "instead of nothing"),
        ("UPDATE transfers SET amount_minor = 1", "not what was asked for"),
    ],
)
def test_every_way_of_cooking_the_books_is_found(cooked: Books, statement: str, said: str) -> None:
    assert found_in(cooked) == []
    cooked.run(statement)
    assert any(said in found for found in found_in(cooked)), found_in(cooked)


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("DELETE FROM packet_claims", "of ¥6.00 put in, its shares and its return say ¥0.00 left it; ¥3.00 did"),
        ("UPDATE packet_claims SET amount_minor = 400", "its shares and its return say ¥4.00 left it; ¥3.00 did"),
        ("UPDATE packets SET amount_minor = 500", "of ¥6.00 put in"),
        ("UPDATE packets SET share_count = 1", "say ¥3.00 left it; ¥3.00 did"),
        ("UPDATE journals SET reference = 'x' WHERE purpose = 'packet'", "a packet of what is not there"),
        ("DELETE FROM person_transfers", "a transfer_hold of what is not there"),
        ("DELETE FROM receive_codes", "a receive of what is not there"),
        ("UPDATE journals SET reference = 'x' WHERE purpose = 'payment_hold'", "a payment_hold of what is not there"),
    ],
)
def test_money_between_people_is_in_sound_books_and_cooking_it_is_found(
    books: Books, statement: str, said: str
) -> None:
    fill(books)
    for name in ("open a packet", "accept", "give to a code"):
        ACTS[name](books)
    assert reconcile(books.db).findings == ()
    for (name,) in books.rows("SELECT name FROM sqlite_master WHERE type = 'trigger'"):
        books.run(f"DROP TRIGGER {name}")
    books.run(statement)
    assert any(said in found for found in found_in(books)), found_in(books)


def test_missing_rules_are_named(cooked: Books) -> None:
    missing = [found.what for found in reconcile(cooked.db).findings]
    assert any("transfers_no_update" in what for what in missing)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE receipts SET body = replace(body, '29900', '19900')",
        "UPDATE refunds SET body = replace(body, '\"amount_minor\":900', '\"amount_minor\":100')",
        "UPDATE receipts SET signature = 'bm8='",
    ],
)
def test_a_receipt_that_was_changed_is_not_genuine(cooked: Books, statement: str) -> None:
    cooked.run(statement)
    assert len(list(forged(cooked.db, cooked.payments.public_key))) == 1


def test_another_wallets_key_vouches_for_nothing(cooked: Books) -> None:
    assert len(list(forged(cooked.db, bytes(32)))) == 2


def test_coupons_are_in_sound_books_and_cooking_them_is_found(books: Books) -> None:
    books.top_up(100_000)
    books.fill_publisher(50_000)
    for number, part in (("1", 300), ("2", 5_000)):
        order = books.order(5_000, number=number)
        books.pay(order, coupon=books.claimed())
        books.refund(order, part)
    books.clock.advance(days=8)
    books.coupons.settle_due()
    books.claimed()
    assert reconcile(books.db).findings == ()
    assert list(forged(books.db, books.payments.public_key)) == []
    for (name,) in books.rows("SELECT name FROM sqlite_master WHERE type = 'trigger'"):
        books.run(f"DROP TRIGGER {name}")
    books.run("UPDATE coupon_uses SET discount_minor = 900")
    books.run("UPDATE coupons SET state = 'over'")
    said = " | ".join(found_in(books))
    assert "its uses say ¥9.00 of payments; ¥10.00 was paid from it" in said
    assert "a coupon that is over holds ¥100.00" in said
