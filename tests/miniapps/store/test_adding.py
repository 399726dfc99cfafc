"""Products that sellers add: found, bought, priced and counted as all others, and known after a new start."""

from typing import Any

import pytest

from minikit import CallError, ui
from tests.miniapps.store.test_pages import checkout, order_page, placed, product_page
from tests.miniapps.store.test_server import call
from tests.support.fake_shell import FakeShell, OpenedPage, run

POT = {
    "name": "Clay pot",
    "name_zh": "紫砂壶",
    "category": "Kitchen",
    "image": "teapot",
    "price_minor": 12_800,
    "left": 3,
    "sizes": ["S", "L"],
    "about": "Made by hand.",
}


def add(shell: FakeShell, request_id: str = "request-pot", **more: object) -> Any:
    shell.roles = ("seller",)
    sku = call(shell, "add_product", request_id=request_id, facts=POT | more)
    shell.roles = ()
    return sku


def home_page(store: Any) -> OpenedPage:
    return OpenedPage(store.home_page.HomePage())


def test_a_seller_adds_a_product_on_a_page_of_its_own(store, shell):
    shell.roles = ("seller",)
    page = OpenedPage(store.add_page.AddPage())
    for field, text in (("Name in English", "Clay pot"), ("Price", "128"), ("Sizes, with commas between", "S, L, ")):
        page.change(field, text)
    page.change("Category", "Kitchen")
    page.change("Picture", "teapot")
    page.change("How many of each", 3)
    page.tap("Add it to the shop")
    [(path, query)] = page.went
    assert path == "pages/product"
    product = OpenedPage(store.product_page.ProductPage(), **query)
    assert product.page.title == "Kitchen"
    assert [chip.text for chip in product.nodes(ui.Chip)] == ["S", "L"]
    assert product.nodes(ui.Price)[0].amount_minor == 12_800


def test_what_was_added_is_found_bought_and_runs_out(store, shell):
    sku = add(shell, sizes=[], left=1)
    home = home_page(store)
    home.change("Search the store · 搜索商品", "紫砂")
    home.tap("Add Clay pot to cart")
    number = placed(checkout(store, OpenedPage(store.cart_page.CartPage())))
    assert [order["amount_minor"] for order in shell.orders.values()] == [12_800]
    assert "Clay pot" in order_page(store, number).texts()
    assert "Clay pot" in OpenedPage(store.orders_page.OrdersPage()).texts()
    assert not product_page(store, sku).find("Buy now").is_enabled


def test_a_search_that_was_quicker_than_the_shop_s_answer_finds_it_afterwards(store, shell):
    home = home_page(store)
    add(shell)
    store.catalogue.add_from(tuple)  # as in another child, which does not know of it yet
    home.change("Search the store · 搜索商品", "clay pot")
    assert home.page.found() == []
    run(home.page.on_broadcast("shelf", ""))
    assert len(home.page.found()) == 1


def test_it_is_the_newest_and_follows_price_and_category(store, shell):
    sku = add(shell)
    home = home_page(store)
    home.page._filters.open()
    home.change("Sort by", "new")
    assert store.catalogue.sku_at(home.page.found()[0]) == sku
    shell.roles = ("seller",)
    call(shell, "set_shelf", sku=sku, option="S", price_minor=100, left=3)
    home = home_page(store)
    home.tap("Kitchen")
    home.page._filters.open()
    home.change("Sort by", "cheap")
    assert store.catalogue.sku_at(home.page.found()[0]) == sku


def test_the_same_request_adds_one_product(store, shell):
    assert add(shell) == add(shell)
    assert add(shell, "request-other") != add(shell)
    assert len(call(shell, "added")) == 2


def test_pages_that_know_nothing_yet_ask_for_it(store, shell):
    sku = add(shell)
    run(store.cart.Cart().add(store.catalogue.get(sku), "S"))
    run(store.remembering.set_favorite(sku, is_one=True))
    for make in (store.cart_page.CartPage, store.favorites_page.FavoritesPage):
        store.catalogue.add_from(tuple)  # as in a child that has just begun
        assert "Clay pot" in OpenedPage(make()).texts()
    for make in (store.checkout_page.CheckoutPage, store.shelf_page.ShelfPage, store.product_page.ProductPage):
        store.catalogue.add_from(tuple)
        assert "Clay pot" in OpenedPage(make(), sku=sku, option="S").texts()


def test_a_name_in_one_language_stands_for_both(store, shell):
    product = store.catalogue.get(add(shell, name=""))
    assert (product.name, product.label) == ("紫砂壶", "紫砂壶")
    page = product_page(store, product.sku)
    assert page.texts().splitlines()[:2] == ["紫砂壶", "Kitchen"]


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ({"name": "", "name_zh": " "}, "what it is called"),
        ({"name": "x" * 61}, "at most 60"),
        ({"category": "Cars"}, "category"),
        ({"category": ["Home"]}, "category"),
        ({"image": "../secret"}, "picture"),
        ({"image": ["teapot"]}, "picture"),
        ({"price_minor": 0}, "digits"),
        ({"price_minor": True}, "digits"),
        ({"left": -1}, "digits"),
        ({"sizes": ["S"] * 9}, "eight sizes"),
        ({"sizes": ["S", "S"]}, "eight sizes"),
        ({"sizes": ["S · M"]}, "eight sizes"),
        ({"sizes": "S"}, "eight sizes"),
        ({"more": 1}, "A product has"),
    ],
)
def test_what_is_no_product_is_told_and_not_kept(shell, more, why):
    with pytest.raises(CallError, match=why):
        add(shell, **more)
    assert call(shell, "added") == []


def test_who_does_not_sell_here_adds_nothing(shell):
    with pytest.raises(CallError, match="who sells here"):
        call(shell, "add_product", request_id="request-pot", facts=POT)


def test_there_are_at_most_so_many(store, shell, monkeypatch):
    monkeypatch.setattr(store.product_book, "COUNT_MAX", 1)
    add(shell)
    with pytest.raises(CallError, match="as many products"):
        add(shell, "request-other")
    assert add(shell), "the one that is there may be asked for again"
