"""The store killed with SIGKILL in the middle of an order, a payment, a refund: nothing is lost, nothing is doubled."""

from collections.abc import Callable
from typing import Any

import pytest

from app.core.kernel.errors import Unavailable
from app.core.payments.reconciling import reconcile
from tests.miniapps.store.market import Market, Window
from tests.support.miniapps import eventually

NO_ANSWER = "The mini-app stopped before it answered. Try again."


def interrupt(monkeypatch: pytest.MonkeyPatch, owner: Any, name: str, kill: Callable[[], None], *, after: bool) -> None:
    """Have ``kill`` happen the first time that ``name`` of ``owner`` is called, before or after what it does."""
    work, calls = getattr(owner, name), []

    def interrupted(*args: Any, **kwargs: Any) -> Any:
        calls.append(name)
        if len(calls) > 1:
            return work(*args, **kwargs)
        if after:
            result = work(*args, **kwargs)
            kill()
            return result
        kill()
        raise Unavailable("process.failed")

    monkeypatch.setattr(owner, name, interrupted)


def at_the_checkout(market: Market) -> Window:
    """A window that shows the checkout of a cart with one scarf."""
    market.books.top_up(50_000)
    window = market.open()
    window.tap("Add Long scarf to cart")
    window.wait(lambda: window.toasts)
    window.tap("Cart · 1")
    window.tap("Checkout")
    window.wait_for("Place order", "pages/checkout")
    return window


def ordered(market: Market) -> Window:
    """A window that shows an unpaid order of one scarf."""
    window = at_the_checkout(market)
    window.tap("Place order")
    window.wait_for("Waiting for payment", "pages/order")
    return window


def is_one_order(market: Market) -> bool:
    """Tell whether the wallet and the shop know one order, and the cart nothing of it any more."""
    orders = market.open("pages/orders")
    orders.wait_for("Long scarf")
    market.open("pages/cart").wait_for("Your cart is empty")
    rows = market.books.rows("SELECT amount_minor FROM orders")
    return [row[0] for row in rows] == [8_900] and orders.text().count("Long scarf") == 1


@pytest.mark.parametrize("after", [False, True], ids=["before the wallet knows it", "after the wallet knows it"])
def test_the_server_half_killed_while_it_places_an_order(market, monkeypatch, after):
    window = at_the_checkout(market)
    interrupt(monkeypatch, market.books.orders, "create", market.kill_server_half, after=after)
    window.tap("Place order")
    window.wait_for(NO_ANSWER)
    window.tap("Place order")
    window.wait_for("Waiting for payment", "pages/order")
    assert is_one_order(market)


def test_the_pages_killed_while_an_order_is_placed(market, monkeypatch):
    window = at_the_checkout(market)
    interrupt(monkeypatch, market.books.orders, "create", window.begin_to_kill, after=True)
    window.tap("Place order")
    window.wait_until_killed()
    assert is_one_order(market)


def test_the_pages_killed_while_it_is_paid(market, monkeypatch):
    window = ordered(market)
    interrupt(monkeypatch, market.payer, "confirm_payment", window.begin_to_kill, after=True)
    window.tap("Pay")
    window.wait_until_killed()
    assert is_one_order(market)
    market.open("pages/orders").wait_for("Paid")
    assert len(market.books.rows("SELECT * FROM receipts")) == 1
    assert market.books.balance_minor() == 50_000 - 8_900
    assert reconcile(market.books.db).findings == ()


def test_the_server_half_killed_while_it_is_paid_hears_of_it_once(market, monkeypatch):
    window = ordered(market)
    interrupt(monkeypatch, market.payer, "confirm_payment", market.kill_server_half, after=True)
    window.tap("Pay")
    eventually(lambda: market.books.balance_minor() == 50_000 - 8_900)
    eventually(market.is_delivered)
    window.wait_for("Paid")
    assert is_one_order(market)
    assert market.books.balance_minor() == 50_000 - 8_900
    assert len(market.books.rows("SELECT * FROM receipts")) == 1


@pytest.mark.parametrize("after", [False, True], ids=["before the money is back", "after the money is back"])
def test_the_server_half_killed_while_it_gives_money_back(market, monkeypatch, after):
    window = ordered(market)
    window.tap("Pay")
    window.wait_for("Paid")
    market.deliver()
    interrupt(monkeypatch, market.books.refunds, "refund", market.kill_server_half, after=after)
    window.tap("Cancel order")
    window.wait_for(NO_ANSWER)
    window.wait_for("Agreed, the money is on its way")
    desk = market.open("pages/desk")
    desk.choose("refunds")
    desk.tap("Give back")
    desk.wait_for("Nothing waits here")
    market.deliver()
    market.open("pages/orders").wait_for("Cancelled")
    assert market.books.balance_minor() == 50_000
    assert len(market.books.rows("SELECT * FROM refunds")) == 1
    assert reconcile(market.books.db).findings == ()


def test_a_damaged_book_leaves_the_wallet_alone_and_is_put_back(market):
    window = ordered(market)
    window.tap("Pay")
    window.wait_for("Paid")
    market.deliver()
    market.server_folder.joinpath("orders.db").write_bytes(b"no book at all, but sixteen bytes and more" * 200)
    orders = market.open("pages/orders")
    orders.wait_for("The shop's book is damaged")
    orders.tap("Mend it", "action")
    orders.tap("Restore the copy")
    orders.wait_for("The book is back as it was")
    assert is_one_order(market)
    assert market.books.balance_minor() == 50_000 - 8_900
    assert reconcile(market.books.db).findings == ()
