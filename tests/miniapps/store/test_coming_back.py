"""What brings people back to a product: a card that somebody sent them, and an order they have received."""

from typing import Any

import pytest

from tests.miniapps.store.test_orders import received
from tests.support.fake_shell import FakeShell, OpenedPage, run


@pytest.fixture
def order(store: Any, shell: FakeShell) -> OpenedPage:
    """The page of an order that has been received: one coat."""
    return OpenedPage(store.order_page.OrderPage(), number=received(shell))


def cart_of(store: Any) -> list[tuple[str, str, int]]:
    cart = run(store.cart.Cart.load())
    return [(line.product.sku, line.option, line.quantity) for line in cart.lines]


def test_a_card_of_a_product_opens_it_and_says_what_it_costs_now(store, shell):
    OpenedPage(store.product_page.ProductPage(), sku="coat-red").tap("Share")
    [card] = shell.shared
    assert (card["page"], card["query"]) == ("pages/product", {"sku": "coat-red"})
    assert (card["title"], card["note"]) == ("Wool coat · 羊毛大衣", "¥299")
    assert card["picture"] == "asset:coat-red.webp"


def test_that_a_card_cannot_be_offered_now_is_said(store, shell):
    shell.is_sharing = True
    page = OpenedPage(store.product_page.ProductPage(), sku="coat-red")
    page.tap("Share")
    assert page.toasts == ["Another sheet is open."]


def test_what_was_received_is_put_into_the_cart_again(store, order):
    order.tap("Buy again")
    assert order.went == [("pages/cart", {})]
    assert order.toasts == []
    order.tap("Buy again")
    assert cart_of(store) == [("coat-red", "M", 2)]


@pytest.mark.parametrize("lost", [{"sku": "teapot-999"}, {"option": "XXXL"}])
def test_what_is_not_sold_any_more_is_left_out_and_said(store, order, lost):
    [line] = order.page.order["lines"]
    order.page.order["lines"] = [line | lost, line]
    order.tap("Buy again")
    assert order.toasts == ["Not all of it could be put into your cart."]
    assert cart_of(store) == [("coat-red", "M", 1)]


def test_an_order_on_its_way_is_not_offered_again(store, shell, order):
    order.page.order["state"] = "shipped"
    assert "Buy again" not in order.texts()
