"""Orders that are paid later: held when the person pays, captured once or let go, and never more than was held."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from threading import Barrier
from typing import Any

import pytest
from sqlalchemy.exc import IntegrityError

from app.core.kernel.errors import PlazaError, Refused, Unavailable
from app.core.kernel.money import Money
from app.core.payments import settling
from app.core.payments.events import BalanceChanged, OrderClosed, OrderHeld, OrderPaid
from app.core.payments.holding import HOLD_LIFE
from app.core.payments.model import Held, Order
from app.core.payments.receipts import is_genuine
from app.core.payments.reconciling import reconcile
from tests.support.books import LIN, MAYA, PIN, STORE, Books, key
from tests.support.events import recorded

TILL = "publisher:plaza:CNY"


@pytest.fixture
def books(on_either: Books) -> Books:
    return on_either


@pytest.fixture(autouse=True)
def money(books: Books) -> None:
    books.top_up(100_000)
    books.fill_publisher(1_000)


def later(books: Books, amount_minor: int = 29_900) -> Order:
    return books.orders.create(
        STORE, merchant_number=f"later-{amount_minor}", title="Coat", amount=Money(amount_minor), capture="later"
    )


def code_of(call: Callable[[], object]) -> str:
    try:
        call()
    except PlazaError as error:
        return error.code
    return "done"


def account(books: Books) -> tuple[int, int, int]:
    """Return what the person can spend, what of theirs is held, and what the publisher has."""
    ((held,),) = books.rows("SELECT debits_pending FROM ledger_accounts WHERE ledger_account_id = 'person:lin:CNY'")
    return books.balance_minor(), held, books.account_minor(TILL)


def test_paying_holds_the_money_and_moves_nothing(books: Books) -> None:
    order, now = later(books), books.clock.now()
    told = recorded(books.events, OrderHeld, OrderPaid, BalanceChanged)
    held = books.payments.pay(order.order_id, payer_id=LIN, pin=PIN, key=key())
    assert held == Held(order.order_id, LIN, Money(29_900), now, now + HOLD_LIFE)
    assert account(books) == (70_100, 29_900, 1_000)
    assert told == [OrderHeld(order.order_id, LIN, STORE.miniapp_id), BalanceChanged(LIN)]
    stored = books.orders.get(order.order_id)
    assert (stored.state, stored.held_at, stored.hold_ends_at, stored.paid_at) == ("held", now, now + HOLD_LIFE, None)
    assert (stored.paid_minor, stored.refund_state) == (0, "none")
    assert books.wallet.bills(LIN).rows[0].kind == "top_up", "nothing has moved yet"
    assert books.orders.held_by(LIN) == (stored,)
    assert books.orders.held_by(MAYA) == ()
    assert reconcile(books.db).findings == ()


def test_paying_again_gives_what_is_held_and_others_nothing(books: Books) -> None:
    order, once = later(books), key()
    first = books.payments.pay(order.order_id, payer_id=LIN, pin=PIN, key=once)
    books.clock.advance(hours=5)
    assert books.payments.pay(order.order_id, payer_id=LIN, pin=PIN, key=once) == first
    assert books.payments.pay(order.order_id, payer_id=LIN, pin=PIN, key=key()) == first
    assert books.orders.outcome_for(order.order_id, LIN) == first
    with pytest.raises(Refused, match=r"orders\.paid_by_other"):
        books.payments.pay(order.order_id, payer_id=MAYA, pin=PIN, key=key())
    assert account(books) == (70_100, 29_900, 1_000)


def test_the_same_number_with_another_capture_is_another_order(books: Books) -> None:
    later(books)
    with pytest.raises(Refused, match=r"orders\.number_reused"):
        books.orders.create(STORE, merchant_number="later-29900", title="Coat", amount=Money(29_900))


def test_capturing_all_moves_what_was_held_and_gives_the_receipt(books: Books) -> None:
    order = books.held(29_900)
    told = recorded(books.events, OrderPaid, BalanceChanged)
    books.clock.advance(days=6)
    receipt = books.captures.capture(order.order_id)
    assert account(books) == (70_100, 0, 30_900)
    assert (receipt.amount, receipt.payer_id, receipt.paid_at) == (Money(29_900), LIN, books.clock.now())
    assert is_genuine(receipt, books.payments.public_key)
    assert books.orders.outcome_for(order.order_id, LIN) == receipt
    assert told == [OrderPaid(order.order_id, receipt.receipt_id, LIN, STORE.miniapp_id), BalanceChanged(LIN)]
    bill = books.wallet.bills(LIN).rows[0]
    assert (bill.kind, bill.amount_minor, bill.order_id) == ("payment", -29_900, order.order_id)
    assert reconcile(books.db).findings == ()


def test_capturing_a_part_frees_the_rest(books: Books) -> None:
    order = books.held(29_900)
    receipt = books.captures.capture(order.order_id, Money(9_900))
    assert receipt.amount == Money(9_900)
    assert account(books) == (90_100, 0, 10_900)
    stored = books.orders.get(order.order_id)
    assert (stored.state, stored.amount, stored.paid_minor) == ("paid", Money(29_900), 9_900)
    assert reconcile(books.db).findings == ()


def test_a_capture_is_told_as_a_payment_of_what_was_taken(books: Books) -> None:
    order = books.held(29_900, number="A-1")
    [notice] = books.outbox.pending()
    assert notice.topic == "hold.notice"
    assert notice.payload == {
        "notice_id": notice.entry_id,
        "order_id": order.order_id,
        "title": "Running shoes",
        "amount_minor": 29_900,
        "currency": "CNY",
        "state": "held",
        "at": "2026-11-22T09:30:00.000000+00:00",
        "ends_at": "2026-11-29T09:30:00.000000+00:00",
        "merchant_number": "A-1",
        "miniapp_id": STORE.miniapp_id,
    }
    books.captures.capture(order.order_id, Money(9_900))
    by_topic = {entry.topic: entry.payload for entry in books.outbox.pending()}
    assert by_topic["payment.notice"]["amount_minor"] == by_topic["receipt.message"]["amount_minor"] == 9_900
    assert LIN not in str([by_topic["payment.notice"], by_topic["hold.notice"]])


def test_a_capture_is_once_and_the_same_amount_is_the_same_capture(books: Books) -> None:
    order = books.held(29_900)
    first = books.captures.capture(order.order_id, Money(9_900))
    books.clock.advance(days=30)
    assert books.captures.capture(order.order_id, Money(9_900)) == first
    for other in (Money(9_901), Money(20_000), None):
        with pytest.raises(Refused, match=r"orders\.captured"):
            books.captures.capture(order.order_id, other)
    assert account(books) == (90_100, 0, 10_900)


def test_no_more_is_captured_than_is_held(books: Books) -> None:
    order = books.held(29_900)
    with pytest.raises(Refused) as refusal:
        books.captures.capture(order.order_id, Money(29_901))
    assert refusal.value.code == "orders.capture_too_much"
    assert refusal.value.details == {"held_minor": 29_900, "currency": "CNY"}
    assert account(books) == (70_100, 29_900, 1_000)


@pytest.mark.parametrize("amount", [0, -1, 1.5, 100.0, True, "100", 10**15 + 1, 2**63])
def test_an_amount_that_is_not_whole_and_positive_is_refused(books: Books, amount: Any) -> None:
    order = books.held()
    with pytest.raises(Refused, match=r"money\.amount"):
        books.captures.capture(order.order_id, Money(amount))
    with pytest.raises(Refused, match=r"money\.amount"):
        books.captures.capture(order.order_id, Money(1, "EUR"))


def test_what_is_not_held_is_not_captured(books: Books) -> None:
    waiting, plain = later(books), books.order(100)
    books.pay(plain)
    closed = later(books, 200)
    books.orders.close(closed.order_id)
    for order in (waiting, plain, closed):
        with pytest.raises(Refused, match=r"orders\.not_held"):
            books.captures.capture(order.order_id)


def test_closing_lets_go_what_is_held(books: Books) -> None:
    order = books.held()
    told = recorded(books.events, OrderClosed, BalanceChanged)
    assert books.orders.close(order.order_id).state == "closed"
    assert books.orders.close(order.order_id).state == "closed"
    assert account(books) == (100_000, 0, 1_000)
    assert told == [OrderClosed(order.order_id, STORE.miniapp_id, LIN), BalanceChanged(LIN)]
    notices = [entry.payload["state"] for entry in books.outbox.pending() if entry.topic == "hold.notice"]
    assert notices == ["held", "released"]
    with pytest.raises(Refused, match=r"orders\.not_held"):
        books.captures.capture(order.order_id)
    with pytest.raises(Refused, match=r"orders\.closed"):
        books.payments.pay(order.order_id, payer_id=LIN, pin=PIN, key=key())
    assert reconcile(books.db).findings == ()


def test_what_was_captured_cannot_be_closed(books: Books) -> None:
    order = books.held()
    books.captures.capture(order.order_id, Money(1))
    with pytest.raises(Refused, match=r"orders\.paid"):
        books.orders.close(order.order_id)


def test_a_hold_ends_after_seven_days_to_the_second(books: Books) -> None:
    late, in_time = books.held(100), books.held(200)
    books.clock.advance(days=7, seconds=-1)
    books.captures.capture(in_time.order_id)
    books.clock.advance(seconds=1)
    assert books.orders.get(late.order_id).state == "closed", "whether that was written down or not"
    assert books.orders.held_by(LIN) == ()
    with pytest.raises(Refused, match=r"orders\.hold_over"):
        books.captures.capture(late.order_id)
    assert account(books) == (99_700, 100, 1_200)
    assert [books.orders.settle_due() for _ in range(2)] == [1, 0]
    assert account(books) == (99_800, 0, 1_200)
    with pytest.raises(Refused, match=r"orders\.hold_over"):
        books.captures.capture(late.order_id)
    books.clock.advance(days=-8)
    with pytest.raises(Refused, match=r"orders\.not_held"):
        books.captures.capture(late.order_id)
    assert books.orders.settle_due() == 0
    assert reconcile(books.db).findings == ()


def test_orders_that_nobody_paid_are_closed_when_their_time_is_over(books: Books) -> None:
    now = books.clock.now()
    order, held = books.order(100), books.held(200)
    assert books.orders.next_due() == now + timedelta(hours=2)
    books.clock.advance(hours=2)
    assert books.orders.get(order.order_id).state == "closed"
    told = recorded(books.events, OrderClosed, BalanceChanged)
    assert [books.orders.settle_due() for _ in range(2)] == [1, 0]
    assert told == [OrderClosed(order.order_id, STORE.miniapp_id)]
    assert books.orders.next_due() == now + HOLD_LIFE
    books.captures.capture(held.order_id)
    assert books.orders.next_due() is None


def test_only_what_was_captured_is_refunded(books: Books) -> None:
    order = books.held(29_900)
    with pytest.raises(Refused, match=r"refunds\.unpaid"):
        books.refund(order, 100)
    books.captures.capture(order.order_id, Money(9_900))
    with pytest.raises(Refused) as refusal:
        books.refund(order, 9_901)
    assert refusal.value.details["left_minor"] == 9_900
    books.refund(order, 9_900)
    assert books.orders.get(order.order_id).refund_state == "fully"
    assert account(books) == (100_000, 0, 1_000)


def test_held_money_cannot_be_spent(books: Books) -> None:
    books.held(60_000)
    with pytest.raises(Refused) as refusal:
        books.pay(books.order(40_001))
    assert refusal.value.details["balance_minor"] == 40_000
    with pytest.raises(Refused, match=r"wallet\.insufficient"):
        books.held(40_001)
    books.pay(books.order(40_000))
    assert account(books) == (0, 60_000, 41_000)


def test_a_coupon_does_not_count_for_what_is_captured_later(books: Books) -> None:
    coupon = books.claimed(100)
    order = later(books)
    assert books.coupons.usable(LIN, order) == ()
    with pytest.raises(Refused, match=r"coupons\.unusable"):
        books.payments.pay(order.order_id, payer_id=LIN, pin=PIN, key=key(), coupon_id=coupon.coupon_id)


def test_a_capture_that_breaks_at_its_last_step_leaves_no_trace(books: Books, monkeypatch: pytest.MonkeyPatch) -> None:
    order = books.held()

    def broken(*_: object) -> None:
        raise Unavailable("database.full")

    with monkeypatch.context() as patch:
        patch.setattr(settling, "add_payment", broken)
        with pytest.raises(Unavailable):
            books.captures.capture(order.order_id)
    assert account(books) == (70_100, 29_900, 1_000)
    assert books.orders.get(order.order_id) == order
    books.captures.capture(order.order_id)
    assert reconcile(books.db).findings == ()


def test_capturing_and_closing_at_once_does_one_of_both(tmp_path: Path) -> None:
    books = Books(tmp_path / "wallet.db")
    books.top_up(100_000)
    for _ in range(6):
        order, start = books.held(1_000), Barrier(4)

        def act(number: int, order: Order = order, start: Barrier = start) -> str:
            start.wait(10)
            if number % 2:
                return code_of(lambda: books.orders.close(order.order_id))
            return code_of(lambda: books.captures.capture(order.order_id, Money(400)))

        with ThreadPoolExecutor(4) as pool:
            outcomes = sorted(pool.map(act, range(4)))
        assert outcomes in (["done", "done", "orders.paid", "orders.paid"], ["done", "done"] + ["orders.not_held"] * 2)
    assert reconcile(books.db).findings == ()
    books.db.close()


# By hand

POST = (
    "INSERT INTO journals VALUES ('{journal}', 'h', '{purpose}', '{order}', {at})",
    "INSERT INTO transfers (transfer_id, journal_id, debit_id, credit_id, currency, amount_minor, kind, hold_id) "
    "SELECT '{journal}', '{journal}', debit_id, credit_id, currency, {amount}, '{kind}', transfer_id "
    "FROM transfers WHERE kind = 'hold'",
)
PAID = "UPDATE orders SET state = 'paid', paid_at = {at}, paid_minor = {said}"
CLOSED = "UPDATE orders SET state = 'closed'"


def by_hand(books: Books, order: Order, *statements: str, **changes: Any) -> None:
    truth: dict[str, Any] = {"journal": "x", "purpose": "payment", "kind": "post", "amount": 900, "at": 1}
    said = truth | {"order": order.order_id} | changes
    said.setdefault("said", said["amount"])
    with books.db.begin() as tx:
        for statement in statements:
            tx.exec_driver_sql(statement.format(**said))


def test_the_database_itself_lets_a_held_order_go_by_its_hold_alone(books: Books) -> None:
    order = books.held(1_000)
    over = int((books.clock.now() + HOLD_LIFE).timestamp() * 1_000_000)
    void = {"kind": "void", "purpose": "payment_void", "amount": 1_000}
    attacks: dict[str, Callable[[], None]] = {
        "paid without a post": lambda: by_hand(books, order, PAID),
        "closed without a void": lambda: by_hand(books, order, CLOSED),
        "more than is held": lambda: by_hand(books, order, *POST, PAID, amount=1_001),
        "another amount than was posted": lambda: by_hand(books, order, *POST, PAID, said=901),
        "posted after its end": lambda: by_hand(books, order, *POST, PAID, at=over),
        "posted twice": lambda: by_hand(books, order, *POST, *(sql.replace("{journal}", "y") for sql in POST)),
        "a part of it voided": lambda: by_hand(books, order, *POST, CLOSED, **void | {"amount": 900}),
        "paid by a void": lambda: by_hand(books, order, *POST, PAID, **void),
        "closed by a post": lambda: by_hand(books, order, *POST, CLOSED),
        "by another payer": lambda: by_hand(books, order, *POST, PAID + ", payer_id = 'maya'"),
        "with another hold": lambda: by_hand(books, order, "UPDATE orders SET hold_id = 'x'"),
        "for longer": lambda: by_hand(books, order, "UPDATE orders SET hold_ends_at = hold_ends_at + 1"),
        "as if it were new": lambda: by_hand(books, order, "UPDATE orders SET state = 'pending', payer_id = NULL, "
                                             "hold_id = NULL, held_at = NULL, hold_ends_at = NULL"),
        "paid at once": lambda: by_hand(books, order, "UPDATE orders SET capture = 'now'"),
    }  # fmt: skip
    before = books.rows("SELECT * FROM orders"), books.rows("SELECT * FROM transfers")
    for name, attack in attacks.items():
        with pytest.raises(IntegrityError):
            attack()
        assert (books.rows("SELECT * FROM orders"), books.rows("SELECT * FROM transfers")) == before, name
    by_hand(books, order, *POST, PAID)
    assert books.orders.get(order.order_id).paid_minor == 900, "or the attacks would prove nothing"


def test_the_database_itself_refuses_an_order_held_by_nothing(books: Books) -> None:
    first, second = books.held(1_000), later(books, 1_000)
    held = (
        "UPDATE orders SET state = 'held', payer_id = '{payer}', hold_id = {hold}, held_at = 1, hold_ends_at = {ends} "
        f"WHERE order_id = '{second.order_id}'"
    )
    real = f"(SELECT hold_id FROM orders WHERE order_id = '{first.order_id}')"
    for sql in (
        held.format(payer="lin", hold="'nothing'", ends=2),
        held.format(payer="lin", hold=real, ends="(SELECT expires_at FROM transfers WHERE kind = 'hold')"),
        "UPDATE orders SET state = 'paid', payer_id = 'lin', paid_at = 1, paid_minor = 1 "
        f"WHERE order_id = '{second.order_id}'",
        f"UPDATE orders SET state = 'held', payer_id = 'lin' WHERE order_id = '{second.order_id}'",
    ):
        with pytest.raises(IntegrityError):
            books.run(sql)
    assert books.orders.get(second.order_id).state == "pending"


def test_the_database_itself_refuses_a_receipt_of_another_amount(books: Books) -> None:
    order = books.held(1_000)
    by_hand(books, order, *POST, PAID)
    books.run("INSERT INTO journals VALUES ('y', 'h', 'payment', '" + order.order_id + "', 1)")
    for journal in ("y", "x2"):
        with pytest.raises(IntegrityError):
            books.run(f"INSERT INTO receipts VALUES ('{order.order_id}', 'r', '{journal}', '{{}}', '')")
    books.run(f"INSERT INTO receipts VALUES ('{order.order_id}', 'r', 'x', '{{}}', '')")
