"""What goes wrong around a payment: two at once, a kill at any statement, a full disk, a clock that is set."""

import signal
import subprocess
import sys
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, event

from app.core.kernel.errors import Refused, Unavailable
from app.core.kernel.ids import UserId
from app.core.kernel.money import Money
from app.core.payments.pins import Pins
from app.core.payments.reconciling import reconcile
from tests.support.books import LIN, PIN, STORE, Books, key
from tests.support.dying_wallet import WORK

ROOT = Path(__file__).resolve().parents[3]


SEVERAL = "sweep"
"""Work of several transactions: of this a part may be there, and it is whole the next time."""


def prepared(file: Path | None) -> Books:
    """Make a wallet in which there is something to do for every kind of work."""
    books = Books(file)
    books.top_up(100_000)
    books.fill_publisher(50_000)
    coupon = books.claimed(number="C-1", claims_each_max=2)
    shared = books.order(4_000, number="shared")
    books.pay(shared, coupon=coupon)
    books.order(5_000, number="plain")
    books.orders.create(STORE, merchant_number="later", title="Coat", amount=Money(3_000), capture="later")
    books.held(2_000, number="held")
    return books


def start(file: Path, work: str, kill_at: int = 0) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "tests.support.dying_wallet", str(file), work, str(kill_at)]
    environment = {"PYTHONPATH": f"{ROOT}:{ROOT / 'app' / 'sdk'}", "PATH": ""}
    return subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True)


def picture(books: Books) -> Any:
    """Return all that the wallet's file says, but for ids and what is drawn from them."""
    return [
        books.rows("SELECT ledger_account_id, debits_pending, debits_posted, credits_pending, credits_posted "
                   "FROM ledger_accounts WHERE ledger_account_id NOT LIKE 'promotion:%'"),
        books.rows("SELECT debits_posted, credits_posted FROM ledger_accounts "
                   "WHERE ledger_account_id LIKE 'promotion:%' ORDER BY 1, 2"),
        books.rows("SELECT merchant_number, state, paid_minor FROM orders ORDER BY 1"),
        books.rows("SELECT coupon_number, state FROM coupons ORDER BY 1"),
        books.rows("SELECT count(*) FROM coupon_claims"),
        books.rows("SELECT discount_minor, returned_at IS NULL FROM coupon_uses ORDER BY 1"),
        books.rows("SELECT refund_number, amount_minor FROM refunds"),
        books.rows("SELECT topic, count(*) FROM outbox GROUP BY 1"),
        books.rows("SELECT count(*) FROM receipts"),
    ]  # fmt: skip


class Interrupted(Exception):
    """What stops a piece of work in its middle, as a kill would."""


@pytest.mark.parametrize("work", [work for work in WORK if work != "pay with another key"])
def test_work_broken_off_before_any_statement_leaves_no_trace_and_can_be_repeated(work: str) -> None:
    """As the kills below, in one process and therefore before each single statement."""
    reached = count(1)
    for break_at in reached:
        books = prepared(None)
        before, statements = picture(books), count(1)

        def break_off(*_: object, at: int = break_at, statements: "count[int]" = statements) -> None:
            if next(statements) == at:
                raise Interrupted

        event.listen(Engine, "before_cursor_execute", break_off)
        try:
            WORK[work](books)
            is_whole = True
        except Interrupted:
            is_whole = False
        finally:
            event.remove(Engine, "before_cursor_execute", break_off)
        if is_whole:
            assert picture(books) != before
            books.db.close()
            break
        is_there = picture(books)
        WORK[work](books)
        after = picture(books)
        assert is_there == before or work == SEVERAL, break_at
        assert after != before
        assert reconcile(books.db).findings == ()
        books.db.close()
    assert break_at > 5


@pytest.mark.skipif(sys.platform == "win32", reason="needs signals")
@pytest.mark.parametrize("work", [work for work in WORK if work != "pay with another key"])
def test_work_killed_at_any_statement_is_whole_or_not_there_and_can_be_repeated(tmp_path: Path, work: str) -> None:
    file = tmp_path / "wallet.db"
    books = prepared(file)
    before = picture(books)
    books.db.close()
    content = {each.name: each.read_bytes() for each in tmp_path.iterdir()}

    def restore() -> None:
        for each in tmp_path.iterdir():
            each.unlink()
        for name, data in content.items():
            (tmp_path / name).write_bytes(data)

    whole = start(file, work)
    said, _ = whole.communicate(timeout=60)
    outcome, statements = said.split()
    assert outcome == "done"
    books = Books(file)
    after = picture(books)
    assert after != before
    books.db.close()
    last = int(statements)  # the commit
    for kill_at in {max(1, last // 3), max(1, 2 * last // 3), last}:
        restore()
        killed = start(file, work, kill_at)
        killed.communicate(timeout=60)
        assert killed.returncode == -signal.SIGKILL
        books = Books(file)
        assert picture(books) in (before, after) or work == SEVERAL, kill_at
        assert reconcile(books.db).findings == ()
        books.db.close()
        again = start(file, work)
        said, _ = again.communicate(timeout=60)
        books = Books(file)
        assert picture(books) == after, kill_at
        assert reconcile(books.db).findings == ()
        books.db.close()


def test_two_processes_that_pay_one_order_debit_once(tmp_path: Path) -> None:
    books = prepared(tmp_path / "wallet.db")
    running = [start(tmp_path / "wallet.db", work) for work in ("pay", "pay with another key", "pay")]
    said = [each.communicate(timeout=60)[0].split()[0] for each in running]
    assert said == ["done"] * 3
    assert books.balance_minor() == 100_000 - 3_000 - 2_000 - 5_000
    assert reconcile(books.db).findings == ()
    books.db.close()


def test_two_processes_that_capture_and_let_go_do_one_of_both(tmp_path: Path) -> None:
    books = prepared(tmp_path / "wallet.db")
    running = [start(tmp_path / "wallet.db", work) for work in ("capture", "let go")]
    said = [each.communicate(timeout=60)[0].split()[0] for each in running]
    assert said in (["done", "orders.paid"], ["orders.not_held", "done"])
    assert reconcile(books.db).findings == ()
    books.db.close()


class SlowPins(Pins):
    """Takes every PIN for right, after a while."""

    books: Books

    def verify(self, user_id: UserId, pin: str) -> None:
        self.books.clock.advance(minutes=1)


def test_an_order_that_expires_while_the_pin_is_typed_is_not_paid() -> None:
    books = Books()
    slow = SlowPins(books.db, books.clock, books.secrets)
    slow.books = books
    books.spending._pins = slow
    books.top_up(10_000)
    books.fill_publisher(10_000)
    order = books.order(5_000)
    books.clock.advance(hours=2, minutes=-1)
    with pytest.raises(Refused, match=r"orders\.expired"):
        books.payments.pay(order.order_id, payer_id=LIN, pin=PIN, key=key())
    coupon = books.claimed(valid_until=books.clock.now().replace(hour=23))
    books.clock.advance(minutes=(coupon.terms.valid_until - books.clock.now()).total_seconds() / 60 - 0.5)
    with pytest.raises(Refused, match=r"coupons\.unusable"):
        books.pay(books.order(5_000), coupon=coupon)
    assert books.balance_minor() == 10_000
    books.db.close()


FULL: dict[str, Callable[[Books], object]] = {
    name: work for name, work in WORK.items() if name not in ("pay with another key",)
}


@pytest.mark.parametrize("work", FULL.values(), ids=FULL)
def test_a_full_disk_leaves_everything_as_it_was_and_the_same_works_later(
    tmp_path: Path, work: Callable[[Books], object]
) -> None:
    books = prepared(tmp_path / "wallet.db")
    with books.db.begin() as tx:
        pages = tx.exec_driver_sql("PRAGMA page_count").scalar_one()
        tx.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    for _ in range(1_000):
        if came_of(lambda: books.pay(books.order(1))) == "database.full":
            break
    before = picture(books)
    outcome = came_of(lambda: work(books))
    assert outcome in ("done", "database.full")
    assert (outcome == "database.full") == (picture(books) == before), "small work may still find room"
    assert reconcile(books.db).findings == ()
    with books.db.begin() as tx:
        tx.exec_driver_sql("PRAGMA max_page_count = 1000000")
    if outcome != "done":
        work(books)
    assert picture(books) != before
    assert reconcile(books.db).findings == ()
    books.db.close()


def came_of(work: Callable[[], object]) -> str:
    try:
        work()
    except Unavailable as error:
        return error.code
    return "done"


def test_a_clock_set_back_neither_pays_twice_nor_takes_anything_back(tmp_path: Path) -> None:
    books = prepared(tmp_path / "wallet.db")
    plain = books.orders.find(STORE.miniapp_id, "plain")
    assert plain is not None
    first = books.pay(plain)
    books.clock.advance(days=-400)
    assert books.pay(plain) == first
    books.refund(plain, 5_000)
    held = books.orders.find(STORE.miniapp_id, "held")
    assert held is not None
    books.captures.capture(held.order_id)
    assert books.balance_minor() == 100_000 - 3_000 - 2_000
    assert len(books.outbox.pending()) == 9, "what is due in a year to come is told now"
    assert reconcile(books.db).findings == ()
    books.db.close()
