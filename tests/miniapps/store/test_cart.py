"""The cart: what is chosen in it, what it comes to, what cannot be had, and an order that was cut off."""

import asyncio
from typing import Any

import pytest

from minikit import ui
from tests.miniapps.store.test_pages import cart_page, checkout, placed
from tests.support.fake_shell import FakeShell, OpenedPage, run, walk


def lines(*names: str) -> list[dict[str, Any]]:
    """Lines of one each, named ``sku`` or ``sku/option``."""
    return [{"sku": name.partition("/")[0], "option": name.partition("/")[2], "quantity": 1} for name in names]


def put_in(shell: FakeShell, *names: str) -> None:
    shell.kept[shell.user_id, "cart"] = {"request_id": "request-1", "lines": lines(*names)}


def kept(shell: FakeShell) -> list[tuple[str, str, int]]:
    return [(each["sku"], each["option"], each["quantity"]) for each in shell.kept["lin", "cart"]["lines"]]


def total(page: OpenedPage) -> tuple[int, int | None]:
    """What the bar at the bottom says it comes to, and what it would without a coupon."""
    price = page.nodes(ui.Price)[-1]
    return price.amount_minor, price.list_price_minor


@pytest.fixture
def page(store: Any, shell: FakeShell) -> OpenedPage:
    """A cart of a coat, a scarf and an umbrella."""
    put_in(shell, "coat-red/M", "scarf-blue", "umbrella-amber")
    return cart_page(store)


def test_all_of_a_cart_is_chosen_until_something_is_not(store, page):
    assert page.find("All").is_checked
    page.change("Order Long scarf", False)
    assert not page.find("All").is_checked
    assert "2 items" in page.texts()
    assert total(cart_page(store)) == (29_900 + 7_900, None)


def test_none_chosen_costs_nothing_and_cannot_be_ordered(page):
    page.change("All", False)
    assert total(page) == (0, None)
    assert not page.find("Checkout").is_enabled
    page.change("All", True)
    assert total(page) == (29_900 + 8_900 + 7_900, None)


def test_only_what_is_chosen_is_ordered_and_leaves_the_cart(store, shell, page):
    page.change("Order Wool coat", False)
    placed(checkout(store, page))
    assert [order["amount_minor"] for order in shell.orders.values()] == [16_800]
    assert kept(shell) == [("coat-red", "M", 1)]


def test_another_size_is_taken_in_the_cart(shell, page):
    page.tap("Change M")
    page.tap("L")
    page.tap("Done")
    assert page.nodes(ui.Sheet) == []
    assert kept(shell)[0] == ("coat-red", "L", 1)


def test_two_lines_that_become_the_same_form_are_one(store, shell):
    put_in(shell, "coat-red/M", "coat-red/L")
    page = cart_page(store)
    page.tap("Change L")
    [sheet] = page.nodes(ui.Sheet)
    [take] = [node.on_tap for node in walk(sheet) if isinstance(node, ui.Chip) and node.text == "M"]
    assert take is not None
    run(take())
    assert kept(shell) == [("coat-red", "M", 2)]


def test_a_size_that_there_is_none_of_cannot_be_taken(store, shell, page):
    shell.roles = ("seller",)
    run(shell.call("server.call", {"function": "set_shelf", "args": shelved("coat-red", "L", left=0)}))
    page.tap("Change M")
    assert not page.find("L").is_enabled


def test_what_is_sold_out_or_sold_no_more_stands_apart_and_is_taken_out_at_once(store, shell):
    shell.roles = ("seller",)
    run(shell.call("server.call", {"function": "set_shelf", "args": shelved("scarf-blue", "", left=0)}))
    put_in(shell, "coat-red/M", "scarf-blue", "coat-gold", "coat-red/XXXL")
    page = cart_page(store)
    [apart] = page.nodes(ui.Section)
    assert (apart.title, len(apart.children)) == ("Not to be had now", 3)
    assert total(page) == (29_900, None)
    run(apart.on_action())
    assert kept(shell) == [("coat-red", "M", 1)]


def test_what_came_back_is_there_again(store, shell):
    shell.roles = ("seller",)
    put_in(shell, "scarf-blue")
    for left in (0, 5):
        run(shell.call("server.call", {"function": "set_shelf", "args": shelved("scarf-blue", "", left=left)}))
        page = cart_page(store)
    page.change("All", True)
    assert total(page) == (8_900, None)


def test_the_total_is_at_the_prices_of_now(store, shell, page):
    shell.roles = ("seller",)
    run(shell.call("server.call", {"function": "set_shelf", "args": shelved("scarf-blue", "", price_minor=5_000)}))
    assert total(cart_page(store)) == (29_900 + 5_000 + 7_900, None)


def test_the_best_coupon_counts_in_the_total_and_a_better_one_is_pointed_at(store, shell, page):
    shell.roles = ("seller",)
    for place, (off, spend) in enumerate(((500, 2_000), (1_000, 40_000), (9_000, 50_000)), 1):
        args = {"place": place, "off_minor": off, "spend_min_minor": spend, "count": 3}
        coupon_id = run(shell.call("server.call", {"function": "make_coupon", "args": args}))
        run(shell.call("coupons.claim", {"coupon_id": coupon_id}))
    page = cart_page(store)
    assert total(page) == (45_700, 46_700)
    assert "¥33 more and a coupon takes ¥90 off" in page.texts()
    page.change("Order Wool coat", False)
    assert total(page) == (16_300, 16_800)
    page.change("All", True)
    page.change("Quantity of Umbrella", 2)
    assert total(page) == (45_600, 54_600)
    assert "¥90 off with your coupon" in page.texts()


@pytest.mark.parametrize("changes", [False, True])
def test_an_order_that_was_cut_off_leaves_the_cart_when_it_is_opened_again(store, shell, page, changes):
    bought = checkout(store, page)
    shell.loses_answers = True
    bought.tap("Place order")
    shell.loses_answers = False
    if changes:
        run(run(store.cart.Cart.load()).add(store.catalogue.get("coat-red"), "M"))
    page = cart_page(store)
    assert kept(shell) == ([("coat-red", "M", 1)] if changes else [])
    assert len(shell.orders) == 1


def test_an_order_that_never_came_stays_in_the_cart_and_is_placed_once(store, shell, page):
    bought = checkout(store, page)
    shell.is_server_broken = True
    bought.tap("Place order")
    shell.is_server_broken = False
    placed(checkout(store, cart_page(store)))
    assert len(shell.orders) == 1
    assert kept(shell) == []


def test_without_the_server_half_the_cart_says_what_the_catalogue_says(store, shell, page):
    shell.is_server_broken = True
    assert total(cart_page(store)) == (46_700, None)


def test_a_cart_of_an_earlier_version_is_all_chosen(store, shell):
    put_in(shell, "coat-red/M")
    cart = run(store.cart.Cart.load())
    assert [line.is_chosen for line in cart.lines] == [True]
    asyncio.run(cart.choose(cart.lines, is_chosen=False))
    assert cart.order_lines() == []


def shelved(sku: str, option: str, *, price_minor: int = 8_900, left: int = 5) -> dict[str, Any]:
    return {"sku": sku, "option": option, "price_minor": price_minor, "left": left}
