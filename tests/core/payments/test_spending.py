"""The person's own limits and the freeze: judged in the paying transaction, eased with the PIN alone."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from threading import Barrier
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy.exc import IntegrityError

from app.core.kernel.errors import PlazaError, Refused
from app.core.kernel.ids import MiniAppId
from app.core.kernel.money import Money
from app.core.payments import repeats, spending_store
from app.core.payments.events import SpendingChanged
from app.core.payments.model import Order
from app.core.payments.spending import LimitName, Limits, Spending
from app.core.payments.wallet import account_of_person
from app.shell.error_texts import TEXTS
from tests.support.books import LIN, MAYA, PIN, STORE, Books
from tests.support.clock import FakeClock
from tests.support.events import recorded

OTHER = replace(STORE, miniapp_id=MiniAppId("plaza.other"))


@pytest.fixture(autouse=True)
def money(books: Books) -> None:
    books.top_up(100_000)


def refusal(call: Callable[[], object]) -> Refused:
    with pytest.raises(Refused) as caught:
        call()
    return caught.value


def test_without_limits_everything_that_is_there_can_be_spent(books: Books) -> None:
    assert books.spending.limits(LIN) == Limits()
    books.pay(books.order(100_000))


def test_one_payment_is_at_most_its_limit(books: Books) -> None:
    books.spending.set_limit(LIN, "payment", Money(500))
    books.pay(books.order(500))
    order = books.order(501)
    refused = refusal(lambda: books.pay(order))
    assert refused.code == "limits.payment"
    assert (refused.details["amount_minor"], refused.details["limit_minor"]) == (501, 500)
    assert books.orders.get(order.order_id).state == "pending"
    assert books.balance_minor() == 99_500


def test_a_day_is_at_most_its_limit_and_ends_at_midnight(books: Books) -> None:
    books.spending.set_limit(LIN, "day", Money(500))
    books.pay(books.order(300))
    refused = refusal(lambda: books.pay(books.order(201)))
    assert (refused.code, refused.details["left_minor"]) == ("limits.day", 200)
    books.pay(books.order(200))
    assert books.spending.spent_today(LIN) == Money(500)
    books.clock.advance(hours=14, minutes=29)
    refusal(lambda: books.pay(books.order(1)))
    books.clock.advance(minutes=1)
    assert books.spending.spent_today(LIN) == Money(0)
    books.pay(books.order(500))


def test_what_came_back_does_not_make_the_day_longer(books: Books) -> None:
    books.spending.set_limit(LIN, "day", Money(500))
    order = books.order(500)
    books.pay(order)
    books.refund(order, 500)
    assert refusal(lambda: books.pay(books.order(1))).code == "limits.day"


def test_held_money_is_spent_when_it_is_held_and_not_again_when_it_moves(books: Books) -> None:
    hold_id = books.hold("a transfer", 600)
    assert books.spending.spent_today(LIN).amount_minor == 600
    books.move("accepted", "post", 600, hold_id=hold_id)
    assert books.spending.spent_today(LIN).amount_minor == 600


def test_a_limit_of_one_mini_app_is_its_alone(books: Books) -> None:
    books.spending.set_limit(LIN, "miniapp", Money(500), miniapp_id=STORE.miniapp_id)
    books.pay(books.order(300))
    books.pay(books.order(5_000, merchant=OTHER))
    refused = refusal(lambda: books.pay(books.order(300)))
    assert (refused.code, refused.details["left_minor"]) == ("limits.miniapp", 200)
    books.pay(books.order(200))
    assert books.spending.spent_today(LIN, STORE.miniapp_id) == Money(500)


def test_limits_are_each_persons_own(books: Books) -> None:
    books.spending.set_limit(MAYA, "payment", Money(1))
    books.spending.freeze(MAYA)
    books.pay(books.order(500))
    assert books.spending.spent_today(MAYA) == Money(0)


def test_from_a_frozen_wallet_nothing_leaves_and_what_was_paid_stays_paid(books: Books) -> None:
    order = books.order(100)
    receipt = books.pay(order)
    books.spending.freeze(LIN)
    books.spending.freeze(LIN)
    assert books.spending.limits(LIN).is_frozen
    assert refusal(lambda: books.pay(books.order(1))).code == "wallet.frozen"
    assert books.pay(order) == receipt
    books.top_up(5)
    assert books.balance_minor() == 99_905
    books.spending.unfreeze(LIN, PIN)
    books.pay(books.order(1))


def test_a_limit_of_nothing_lets_nothing_through(books: Books) -> None:
    books.spending.set_limit(LIN, "miniapp", Money(0), miniapp_id=STORE.miniapp_id)
    assert refusal(lambda: books.pay(books.order(1))).code == "limits.miniapp"


@pytest.mark.parametrize("bad", [Money(-1), Money(10**15 + 1), Money(1, "EUR"), Money(1.5), Money(True)])  # type: ignore[arg-type]
def test_what_is_no_amount_is_no_limit(books: Books, bad: Money) -> None:
    assert refusal(lambda: books.spending.set_limit(LIN, "day", bad)).code == "limits.amount"
    assert books.spending.limits(LIN) == Limits()


def test_every_change_is_told(books: Books) -> None:
    told = recorded(books.events, SpendingChanged)
    books.spending.set_limit(LIN, "day", Money(1))
    books.spending.freeze(LIN)
    books.spending.unfreeze(LIN, PIN)
    assert told == [SpendingChanged(LIN)] * 3


@pytest.mark.parametrize("code", ["limits.payment", "limits.day", "limits.miniapp"])
def test_every_limit_has_its_sentence(code: str) -> None:
    assert "change the limit" in TEXTS[code]


# The PIN


@pytest.fixture
def guarded() -> Iterator[Books]:
    """A book whose PINs are judged."""
    fresh = Books(trusts_pins=False)
    fresh.pins.set(LIN, PIN)
    yield fresh
    fresh.db.close()


@pytest.mark.parametrize("name", ["payment", "day"])
def test_only_to_spend_more_needs_the_pin(guarded: Books, name: LimitName) -> None:
    spending = guarded.spending
    spending.set_limit(LIN, name, Money(500))
    spending.set_limit(LIN, name, Money(400))
    spending.set_limit(LIN, name, Money(400))
    for wider in (Money(401), None):
        assert refusal(lambda wider=wider: spending.set_limit(LIN, name, wider)).code == "pin.needed"  # type: ignore[misc]
        wrong = refusal(lambda wider=wider: spending.set_limit(LIN, name, wider, pin="000000"))  # type: ignore[misc]
        assert wrong.code == "pin.wrong"
    assert getattr(spending.limits(LIN), f"{name}_minor") == 400
    assert spending.set_limit(LIN, name, None, pin=PIN) == Limits()


def test_for_pay_codes_no_limit_is_the_narrowest(guarded: Books) -> None:
    spending = guarded.spending
    assert refusal(lambda: spending.set_limit(LIN, "code", Money(1))).code == "pin.needed"
    assert spending.set_limit(LIN, "code", Money(500), pin=PIN).code_minor == 500
    assert spending.set_limit(LIN, "code", None).code_minor is None
    assert spending.set_limit(LIN, "code", Money(0)).code_minor == 0


def test_unfreezing_needs_the_pin_and_freezing_none(guarded: Books) -> None:
    guarded.spending.freeze(LIN)
    assert refusal(lambda: guarded.spending.unfreeze(LIN, "000000")).code == "pin.wrong"
    assert guarded.spending.limits(LIN).is_frozen
    guarded.spending.unfreeze(LIN, PIN)
    assert not guarded.spending.limits(LIN).is_frozen


def test_a_mini_app_goes_with_its_own_limit_alone(books: Books) -> None:
    with pytest.raises(ValueError, match="own limit"):
        books.spending.set_limit(LIN, "miniapp", Money(1))
    with pytest.raises(ValueError, match="own limit"):
        books.spending.set_limit(LIN, "day", Money(1), miniapp_id=STORE.miniapp_id)


# The day


def day_of(now: datetime, zone: str, books: Books) -> tuple[datetime, datetime]:
    return Spending(books.db, books.pins, books.events, FakeClock(now), ZoneInfo(zone))._day()


def test_the_day_is_the_persons_own(books: Books) -> None:
    at = datetime(2026, 11, 22, 17, 0, tzinfo=UTC)
    assert day_of(at, "Asia/Shanghai", books) == (
        datetime(2026, 11, 22, 16, 0, tzinfo=UTC),
        datetime(2026, 11, 23, 16, 0, tzinfo=UTC),
    )


@pytest.mark.parametrize(("at", "hours"), [((2026, 3, 29, 12), 23), ((2026, 10, 25, 12), 25)])
def test_a_day_on_which_clocks_are_moved_ends_at_midnight_too(
    books: Books, at: tuple[int, int, int, int], hours: int
) -> None:
    first, last = day_of(datetime(*at, tzinfo=UTC), "Europe/Berlin", books)
    assert (last - first).total_seconds() == hours * 3600


def test_a_clock_set_back_neither_loses_nor_doubles_what_was_spent(books: Books) -> None:
    books.spending.set_limit(LIN, "day", Money(500))
    books.pay(books.order(500))
    books.clock.advance(hours=-3)
    assert refusal(lambda: books.pay(books.order(1))).code == "limits.day"
    books.clock.advance(days=-1)
    books.pay(books.order(500))
    books.clock.advance(days=1)
    assert books.spending.spent_today(LIN) == Money(500)


def test_the_days_sum_reads_by_an_index_whatever_the_wallet_holds(books: Books) -> None:
    now = books.clock.now()
    named = {"ledger_account_id": account_of_person(LIN), "from_at": now, "to_at": now, "miniapp_id": "plaza.store"}
    named |= {"debit_id": "person:lin:CNY", "credit_id": "publisher:plaza:CNY", "amount_minor": 1, "currency": "CNY"}
    named |= {"since": now, "now": now}
    for statement in (spending_store.SPENT, spending_store.SPENT_IN_MINIAPP, repeats._LAST):
        with books.db.read() as tx:
            said = statement.params(named).compile(dialect=tx.dialect, compile_kwargs={"literal_binds": True})
            plan = [str(row) for row in tx.exec_driver_sql(f"EXPLAIN QUERY PLAN {said}")]
        assert any("journals_posted_at" in step for step in plan), plan
        assert not any("SCAN" in step for step in plan), plan


def test_what_would_be_refused_can_be_known_before(books: Books) -> None:
    books.spending.foresee(LIN, Money(500))
    books.spending.set_limit(LIN, "payment", Money(499))
    assert refusal(lambda: books.spending.foresee(LIN, Money(500))).code == "limits.payment"


# Two windows


@pytest.fixture
def on_disk(tmp_path: Path) -> Iterator[Books]:
    fresh = Books(tmp_path / "wallet.db")
    yield fresh
    fresh.db.close()


def test_two_windows_cannot_both_be_under_the_limit(on_disk: Books) -> None:
    books = on_disk
    books.top_up(100_000)
    books.spending.set_limit(LIN, "day", Money(500))
    orders, start = [books.order(300) for _ in range(6)], Barrier(6)

    def pay(order: Order) -> str:
        start.wait(10)
        try:
            books.pay(order)
        except PlazaError as error:
            return error.code
        return "paid"

    with ThreadPoolExecutor(6) as pool:
        outcomes = sorted(pool.map(pay, orders))
    assert outcomes == ["limits.day"] * 5 + ["paid"]
    assert books.spending.spent_today(LIN) == Money(300)


# By hand


@pytest.mark.parametrize(
    "values",
    ["'lin', 'week', '', 1", "'lin', 'day', 'plaza.store', 1", "'lin', 'miniapp', '', 1", "'lin', 'day', '', -1"],
)
def test_the_file_holds_no_limit_that_means_nothing(books: Books, values: str) -> None:
    with pytest.raises(IntegrityError):
        books.run(f"INSERT INTO spending_limits VALUES ({values})")
