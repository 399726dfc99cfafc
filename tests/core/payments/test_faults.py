"""What goes wrong around money: a disk that is full at any statement, two at once, a clock that is set."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from app.core.kernel.errors import Refused, Unavailable
from app.core.kernel.ids import UserId
from app.core.payments.pins import Pins
from app.core.payments.reconciling import reconcile
from tests.support.acts import ACTS, order_id, prepare, standing
from tests.support.books import LIN, PIN, Books, key
from tests.support.faults import before_statement, disk_full

ROOT = Path(__file__).resolve().parents[3]
STATEMENTS_MAX = 60


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed wallet in which everything in ``ACTS`` can be done."""
    place = tmp_path_factory.mktemp("prepared") / "wallet.db"
    prepare(place).db.close()
    return place


@pytest.fixture
def file(prepared: Path, tmp_path: Path) -> Path:
    """A wallet of the test's own, as prepared."""
    return Path(shutil.copyfile(prepared, tmp_path / "wallet.db"))


def came_of(work: Callable[[], object]) -> str:
    try:
        work()
    except Unavailable as error:
        return error.code
    return "done"


@pytest.mark.parametrize("name", ACTS)
def test_a_disk_full_at_any_statement_is_told_leaves_no_trace_and_the_same_works_later(name: str) -> None:
    act = ACTS[name]
    books, other = prepare(None), prepare(None)
    before = standing(books)
    act(other)
    done = standing(other)
    assert done != before
    other.db.close()
    for full_at in range(1, STATEMENTS_MAX):
        with before_statement(full_at, disk_full):
            told = came_of(lambda: act(books))
        if told == "done":
            break
        assert told == "database.full"
        assert standing(books) in (before, done), full_at
    assert full_at > 3
    act(books)
    assert standing(books) == done
    assert reconcile(books.db).findings == ()
    books.db.close()


@pytest.mark.parametrize("name", ACTS)
def test_a_disk_with_no_room_left_leaves_everything_as_it_was_and_the_same_works_later(file: Path, name: str) -> None:
    act, books = ACTS[name], Books(file)
    with books.db.begin() as tx:
        pages = tx.exec_driver_sql("PRAGMA page_count").scalar_one()
        tx.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    for _ in range(1_000):
        if came_of(lambda: books.pay(books.order(1))) == "database.full":
            break
    before = standing(books)
    outcome = came_of(lambda: act(books))
    assert outcome in ("done", "database.full")
    assert (outcome == "database.full") == (standing(books) == before), "small work may still find room"
    assert reconcile(books.db).findings == ()
    with books.db.begin() as tx:
        tx.exec_driver_sql("PRAGMA max_page_count = 1000000")
    if outcome != "done":
        act(books)
    assert standing(books) != before
    assert reconcile(books.db).findings == ()
    books.db.close()


def at_once(file: Path, *acts: str) -> list[str]:
    """Have each done by a process of its own, at the same time, and return what came of them."""
    environment = {"PYTHONPATH": f"{ROOT}:{ROOT / 'app' / 'sdk'}", "PATH": ""}
    running = [
        subprocess.Popen(
            [sys.executable, "-m", "tests.support.acts", str(file), act],
            cwd=ROOT,
            env=environment,
            stdout=subprocess.PIPE,
            text=True,
        )
        for act in acts
    ]
    return [each.communicate(timeout=60)[0].strip() for each in running]


def test_processes_that_pay_one_order_debit_once(file: Path) -> None:
    books = Books(file)
    before_minor = books.balance_minor()
    assert at_once(file, "pay", "pay by another key", "pay") == ["done"] * 3
    assert books.balance_minor() == before_minor - 29_900
    assert reconcile(books.db).findings == ()
    books.db.close()


def test_processes_that_capture_and_let_go_do_one_of_both(file: Path) -> None:
    assert at_once(file, "capture", "let go") in (["done", "orders.paid"], ["orders.not_held", "done"])
    books = Books(file)
    assert reconcile(books.db).findings == ()
    books.db.close()


def test_processes_that_accept_and_decline_do_one_of_both(file: Path) -> None:
    assert at_once(file, "accept", "decline") in (["done", "transfers.accepted"], ["transfers.declined", "done"])
    books = Books(file)
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


def test_a_clock_set_back_neither_pays_twice_nor_takes_anything_back(file: Path) -> None:
    books = Books(file)
    plain = books.orders.get(order_id(books, "plain"))
    first, paid_minor = books.pay(plain), books.balance_minor()
    books.clock.advance(days=-400)
    assert books.pay(plain) == first
    books.refund(plain, 5_000)
    books.captures.capture(order_id(books, "held"))
    assert books.balance_minor() == paid_minor + 5_000
    waiting = books.rows("SELECT count(*) FROM outbox")
    assert [(len(books.outbox.pending()),)] == waiting, "what is due in a year to come is told now"
    assert reconcile(books.db).findings == ()
    books.db.close()
