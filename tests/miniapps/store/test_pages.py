"""The store's pages, as values: build one, look at it, tap it."""

import asyncio
from pathlib import Path

import pytest

from minikit import ui
from minikit.diff import Tree
from tests.miniapps.store.market import PACKAGE
from tests.support.fake_shell import OpenedPage

ICONS = Path(__file__).parents[3] / "resources" / "icons"


@pytest.fixture
def home(store, shell):
    return OpenedPage(store.home_page.HomePage())


def product_page(store, sku: str = "coat-red") -> OpenedPage:
    return OpenedPage(store.product_page.ProductPage(), sku=sku)


def cart_page(store) -> OpenedPage:
    return OpenedPage(store.cart_page.CartPage())


def order_page(store, number: str) -> OpenedPage:
    return OpenedPage(store.order_page.OrderPage(), number=number)


def ordered(store, sku: str = "coat-red") -> str:
    """Order something and return the order's number."""
    return placed(checkout(store, product_page(store, sku)))


def checkout(store, page: OpenedPage) -> OpenedPage:
    """Go on from a product or the cart."""
    page.tap("Buy now" if isinstance(page.page, store.product_page.ProductPage) else "Checkout")
    path, query = page.went[-1]
    assert path == "pages/checkout"
    return OpenedPage(store.checkout_page.CheckoutPage(), **query)


def placed(page: OpenedPage) -> str:
    """Place the order and return its number."""
    page.tap("Place order")
    path, query = page.went[-1]
    assert path == "pages/order"
    return query["number"]


def skus(page: OpenedPage) -> list[str]:
    return [image.source.removeprefix("asset:").removesuffix(".webp") for image in page.nodes(ui.Image)]


def picks(page: OpenedPage) -> list[str]:
    """The products in the window, without the pictures of the banners above them."""
    return skus(page)[3:]


def test_the_home_page_shows_every_product_with_picture_name_and_price(home):
    assert len(picks(home)) == 24
    assert "Wool coat" in home.texts()
    assert "羊毛大衣" in home.texts()
    price = home.nodes(ui.Price)[0]
    assert (price.amount_minor, price.list_price_minor) == (29900, 39900)
    assert home.page.title == "Store"


def test_typing_searches_at_once_in_both_languages(home):
    home.change("Search the store · 搜索商品", "scarf")
    assert skus(home) == ["scarf-blue"]
    home.change("Search the store · 搜索商品", "大衣")
    assert skus(home) == ["coat-red"]


def test_nothing_found_is_said_and_leads_back_to_everything(home):
    home.change("Search the store · 搜索商品", "zeppelin")
    assert "“zeppelin”" in home.texts()
    home.tap("Show everything")
    assert len(picks(home)) == 24


def test_a_category_shows_only_its_own(home, store):
    home.tap("Shoes")
    shown = [store.catalogue.get(store.catalogue.sku_at(number)) for number in home.page.found()]
    assert {product.category for product in shown} == {"Shoes"}
    assert [product.sku for product in shown][:5] == [
        "sneakers-white",
        "boots-brown",
        "sandals-summer",
        "brogue-0",
        "boot-0",
    ]
    assert home.find("Shoes").is_selected
    home.tap("All")
    assert len(picks(home)) == 24


def test_a_link_may_bring_a_search_along(store, shell):
    assert skus(OpenedPage(store.home_page.HomePage(), q="umbrella")) == ["umbrella-amber"]


def test_a_card_opens_its_product(home):
    home.tap("Wool coat · 羊毛大衣")
    assert home.went == [("pages/product", {"sku": "coat-red"})]


def test_add_puts_a_product_into_the_cart_that_survives(home, store):
    home.tap("Add Wool coat to cart")
    home.tap("Add Wool coat to cart")
    assert home.toasts[-1] == "Wool coat, M, is in your cart."
    assert home.find("Cart · 2")
    assert "Wool coat\nM" in cart_page(store).texts()


def test_what_is_sold_out_has_no_add_button(home):
    assert "Sold out" in home.texts()
    assert all("Slate phone" not in button.label for button in home.nodes(ui.Button))


def test_a_product_page_shows_all_there_is_to_know(store, shell):
    page = product_page(store)
    assert page.page.title == "Clothes"
    assert "Wool coat" in page.texts()
    assert "thick felted wool" in page.texts()
    assert [chip.text for chip in page.nodes(ui.Chip)] == ["S", "M", "L", "XL"]
    assert page.find("M").is_selected
    page.tap("L")
    assert page.find("L").is_selected
    assert not page.find("M").is_selected


def test_a_product_page_leads_to_others_of_its_kind(store, shell):
    page = product_page(store, "boots-brown")
    page.tap("Running sneakers · 白色跑鞋")
    assert page.went == [("pages/product", {"sku": "sneakers-white"})]


def test_a_product_without_sizes_asks_for_none(store, shell):
    assert product_page(store, "scarf-blue").nodes(ui.Chip) == []


def test_few_left_is_said_and_bounds_the_quantity(store, shell):
    page = product_page(store, "ring-gem")
    assert "Only 3 left" in page.texts()
    assert page.find("Quantity").maximum == 3


def test_a_sold_out_product_cannot_be_bought(store, shell):
    page = product_page(store, "phone-slate")
    assert "Sold out" in page.texts()
    assert not page.find("Buy now").is_enabled
    assert not page.find("Add to cart").is_enabled


@pytest.mark.parametrize("query", [{}, {"sku": "coat-gold"}, {"sku": ""}, {"sku": "../manifest.json"}])
def test_an_unknown_product_gets_a_friendly_page(store, shell, query):
    page = OpenedPage(store.product_page.ProductPage(), **query)
    page.tap("See what there is")
    assert page.went == [("pages/home", {})]


def test_buy_now_orders_what_was_chosen(store, shell):
    page = product_page(store)
    page.tap("L")
    page.change("Quantity", 2)
    text = order_page(store, placed(checkout(store, page))).texts()
    assert "L · Quantity 2" in text
    assert "Waiting for payment" in text
    assert next(iter(shell.orders.values()))["amount_minor"] == 59800


def test_buying_the_same_thing_later_is_another_order(store, shell):
    assert ordered(store) != ordered(store)
    assert len(shell.orders) == 2


def test_a_server_half_that_fails_is_told_in_plain_words(store, shell):
    page = checkout(store, product_page(store))
    shell.is_server_broken = True
    page.tap("Place order")
    assert page.went == []
    assert "The store did not answer. Please try again." in page.texts()
    assert "KeyError" not in page.texts()
    assert not page.find("Place order").is_busy


def test_buying_again_after_a_lost_answer_is_one_order(store, shell):
    page = checkout(store, product_page(store))
    shell.loses_answers = True
    page.tap("Place order")
    assert page.went == []
    shell.loses_answers = False
    page.tap("Place order")
    assert len(shell.orders) == 1


def test_the_empty_cart_leads_to_the_shop(store, shell):
    page = cart_page(store)
    assert "Your cart is empty" in page.texts()
    page.tap("Look around")
    assert page.went == [("pages/home", {})]


def test_the_cart_counts_changes_and_removes(store, shell, home):
    for name in ("Wool coat", "Wool coat", "Long scarf"):
        home.tap(f"Add {name} to cart")
    page = cart_page(store)
    assert "3 items" in page.texts()
    assert page.nodes(ui.Price)[-1].amount_minor == 2 * 29900 + 8900
    page.change("Quantity of Wool coat", 1)
    page.tap("Remove Long scarf")
    assert "1 item" in page.texts()
    assert cart_page(store).nodes(ui.Price)[-1].amount_minor == 29900


def test_two_sizes_of_one_product_are_two_lines(store, shell):
    page = product_page(store)
    page.tap("Add to cart")
    page.tap("L")
    page.tap("Add to cart")
    assert {"M", "L"} <= set(cart_page(store).texts().splitlines())


def test_two_changes_at_once_both_count(store, shell):
    async def add_both() -> None:
        coat, scarf = (store.catalogue.get(sku) for sku in ("coat-red", "scarf-blue"))
        carts = store.cart.Cart(), store.cart.Cart()
        await asyncio.gather(carts[0].add(coat, "M"), carts[1].add(scarf, ""))

    asyncio.run(add_both())
    assert "2 items" in cart_page(store).texts()


def test_a_cart_is_one_persons(store, shell, home):
    home.tap("Add Wool coat to cart")
    shell.user_id = "maya"
    assert "Your cart is empty" in cart_page(store).texts()


def test_checkout_orders_the_whole_cart_and_empties_it(store, shell, home):
    home.tap("Add Wool coat to cart")
    home.tap("Add Long scarf to cart")
    placed(checkout(store, cart_page(store)))
    assert [order["amount_minor"] for order in shell.orders.values()] == [38800]
    assert "Your cart is empty" in cart_page(store).texts()


def test_a_refused_checkout_says_why_and_keeps_the_cart(store, shell):
    page = product_page(store, "ring-gem")
    page.change("Quantity", 3)
    page.tap("Add to cart")
    page.tap("Add to cart")
    page = checkout(store, cart_page(store))
    page.tap("Place order")
    assert "Gemstone ring: only 3 left." in page.texts()
    assert page.went == []
    assert "Gemstone ring" in cart_page(store).texts()


def test_a_cart_takes_only_so_many_lines(store, shell):
    lines = [{"sku": "coat-red", "option": "M", "quantity": 1}] * 20
    shell.kept["lin", "cart"] = {"request_id": "request-1", "lines": lines}
    page = product_page(store, "scarf-blue")
    page.tap("Add to cart")
    assert page.toasts == ["Your cart is full."]


def test_paying_shows_the_order_paid_with_its_receipt(store, shell):
    number = ordered(store)
    page = order_page(store, number)
    page.tap("Pay")
    assert "Paid" in page.texts()
    assert f"receipt-{number}" in page.texts()
    assert all(button.text != "Pay" for button in page.nodes(ui.Button))


def test_a_payment_that_is_cancelled_leaves_the_order_waiting(store, shell):
    page = order_page(store, ordered(store))
    shell.payment_answer = "cancelled"
    page.tap("Pay")
    assert page.toasts == ["Nothing was paid. The order waits for you."]
    assert "Waiting for payment" in page.texts()
    assert page.find("Pay").is_enabled


def test_a_double_click_asks_for_one_payment_and_leaves_no_word_behind(store, shell):
    page = order_page(store, ordered(store))
    shell.payment_answer = "cancelled"

    async def click_twice() -> None:
        await asyncio.gather(page.page.pay(), page.page.pay())

    asyncio.run(click_twice())
    assert page.toasts == ["Nothing was paid. The order waits for you."]
    assert page.page.problem == ""


def test_a_payment_that_is_refused_says_why(store, shell):
    page = order_page(store, ordered(store))
    shell.payment_answer = "refused"
    page.tap("Pay")
    assert "There is not enough money in the wallet." in page.texts()
    assert "Waiting for payment" in page.texts()


def test_an_order_is_paid_only_when_the_server_half_says_so(store, shell, monkeypatch):
    page = order_page(store, ordered(store))
    monkeypatch.setattr(shell, "pay", lambda number: None)  # the page hears "paid", but nobody paid
    page.tap("Pay")
    assert "Waiting for payment" in page.texts()


def test_coming_back_to_an_order_reads_it_again(store, shell):
    from tests.support.fake_shell import run

    number = ordered(store)
    page = order_page(store, number)
    shell.pay(number)
    run(page.page.on_show())
    assert "Paid" in page.texts()


@pytest.mark.parametrize("number", ["", "20260301-00000000"])
def test_an_order_that_is_not_there_is_said_plainly(store, shell, number):
    page = order_page(store, number)
    assert "You have no order with this number." in page.texts()
    page.tap("My orders")
    assert page.went == [("pages/orders", {})]


def test_orders_are_listed_with_their_states(store, shell):
    first, second = ordered(store), ordered(store)
    shell.pay(first)
    page = OpenedPage(store.orders_page.OrdersPage())
    assert [badge.text for badge in page.nodes(ui.Badge)] == ["Waiting for payment", "Paid"]
    page.nodes(ui.Card)[0].on_tap()
    assert page.went == [("pages/order", {"number": second})]


def test_no_orders_and_no_answer_are_told_apart(store, shell):
    assert "No orders yet" in OpenedPage(store.orders_page.OrdersPage()).texts()
    shell.is_server_broken = True
    page = OpenedPage(store.orders_page.OrdersPage())
    assert "The orders did not come" in page.texts()
    shell.is_server_broken = False
    page.tap("Try again")
    assert "No orders yet" in page.texts()


def test_every_page_is_put_on_the_wire_and_names_only_icons_and_pictures_that_exist(store, shell, home):
    home.tap("Add Wool coat to cart")
    order = order_page(store, ordered(store))
    pages = [home, product_page(store), product_page(store, "none"), cart_page(store), order]
    order.tap("Pay")
    pages += [order_page(store, "none"), OpenedPage(store.orders_page.OrdersPage())]
    for page in pages:
        assert Tree().change_to(page.page.build())
        for node in page.nodes():
            icon = getattr(node, "icon", "") or (node.name if isinstance(node, ui.Icon) else "")
            assert not icon or (ICONS / f"{icon}.svg").is_file(), icon
            if isinstance(node, ui.Image):
                assert (PACKAGE / "assets" / node.source.removeprefix("asset:")).is_file()
            if isinstance(node, ui.Button):
                assert node.text or node.label


def test_filters_narrow_what_is_found_until_they_are_cleared(home, store, shell):
    home.tap("Kitchen")
    everything = home.page.found()
    home.tap("Filter")
    home.change("Price", "middle")
    home.change("Maker", "Kite House")
    home.change("In stock", True)
    home.change("Sort by", "cheap")
    prices = [store.catalogue.at(number).price_minor for number in home.page.found()]
    assert prices == sorted(prices)
    assert 5_000 <= prices[0] <= prices[-1] <= 19_999
    home.tap("Clear")
    assert home.page.found() == everything
    home.tap(f"Show {len(everything):,}")
    assert home.nodes(ui.Sheet) == []


def test_most_sold_is_what_was_paid_for(home, store, shell):
    shell.pay(ordered(store, "teapot-30"))
    home.tap("Kitchen")
    home.tap("Filter")
    home.change("Sort by", "sales")
    assert store.catalogue.sku_at(home.page.found()[0]) == "teapot-30"
    home.change("Sort by", "fit")
    shell.is_server_broken = True
    home.change("Sort by", "sales")
    assert "The store did not answer. Please try again." in home.texts()


def test_what_was_looked_for_is_offered_again_until_it_is_forgotten(home, store, shell):
    home.change("Search the store · 搜索商品", "scarf")
    home.tap("Long scarf · 长围巾")
    again = OpenedPage(store.home_page.HomePage())
    again.tap("scarf")
    assert again.page.query == "scarf"
    home.change("Search the store · 搜索商品", "")
    home.tap("Forget what I searched for")
    assert all(chip.text != "scarf" for chip in home.nodes(ui.Chip))


def test_a_suggestion_is_looked_for_at_once(home):
    home.change("Search the store · 搜索商品", "teap")
    home.tap("Teapot")
    assert home.page.query == "Teapot"


def test_a_banner_leads_to_what_it_shows(home, store):
    home.tap("A quieter kitchen")
    assert {store.catalogue.at(number).category for number in home.page.found()} == {"Kitchen"}
    home.tap("All")
    home.tap("Reduced this week")
    assert all(store.catalogue.at(number).list_price_minor for number in home.page.found())


def test_what_is_not_made_or_sold_out_is_there_but_cannot_be_chosen(store, shell):
    page = product_page(store, "tee-5")
    chips = {chip.text: chip.is_enabled for chip in page.nodes(ui.Chip)}
    product = page.page.product
    for size in product.options:
        variant = product.variant(f"{product.colors[0]} · {size}")
        assert chips[size] == bool(variant and variant.stock)
    assert not all(chips.values())


def test_a_favorite_stays_one_until_it_is_none(store, shell):
    product_page(store).tap("Favorite")
    page = product_page(store)
    assert page.find("Favorite").is_on
    page.tap("Favorite")
    assert not product_page(store).find("Favorite").is_on
