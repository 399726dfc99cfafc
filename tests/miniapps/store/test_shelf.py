"""Prices and stock that the seller sets: the shop window, its filters and its orders follow."""

from typing import Any

import pytest

from minikit import ui
from tests.miniapps.store.test_server import COAT, call, place
from tests.support.fake_shell import FakeShell, OpenedPage, run, walk

COAT_CARD = "Wool coat · 羊毛大衣"


def shelve(shell: FakeShell, sku: str, option: str = "", *, price_minor: int = 8_900, left: int = 5) -> None:
    shell.roles = ("seller",)
    call(shell, "set_shelf", sku=sku, option=option, price_minor=price_minor, left=left)
    shell.roles = ()


def home_page(store: Any) -> OpenedPage:
    return OpenedPage(store.home_page.HomePage())


def tag(page: OpenedPage, label: str) -> tuple[int, int | None]:
    """What a card in the window says that it costs, and cost before."""
    [card] = [node for node in page.nodes(ui.Card) if node.label == label]
    [price] = [node for node in walk(card) if isinstance(node, ui.Price)]
    return price.amount_minor, price.list_price_minor


def test_the_window_shows_what_the_cheapest_form_costs_now(store, shell):
    assert tag(home_page(store), COAT_CARD) == (29_900, 39_900)
    shelve(shell, "coat-red", "S", price_minor=19_900)
    assert tag(home_page(store), COAT_CARD) == (19_900, 39_900)


def test_what_costs_more_than_before_is_not_called_reduced(store, shell):
    for option in ("S", "M", "L", "XL"):
        shelve(shell, "coat-red", option, price_minor=45_000)
    assert tag(home_page(store), COAT_CARD) == (45_000, None)


def test_the_window_follows_while_it_is_open(store, shell):
    home = home_page(store)
    shelve(shell, "scarf-blue", price_minor=100)
    run(home.page.on_broadcast("shelf", "scarf-blue"))
    assert tag(home, "Long scarf · 长围巾")[0] == 100


def test_what_ran_out_says_so_and_is_there_again_once_it_came_in(store, shell):
    shelve(shell, "coat-red", "M", left=1, price_minor=29_900)
    for option in ("S", "L", "XL"):
        shelve(shell, "coat-red", option, left=0, price_minor=29_900)
    assert home_page(store).find("Add Wool coat to cart")
    place(shell, COAT)
    assert "Add Wool coat to cart" not in [button.label for button in home_page(store).nodes(ui.Button)]
    shelve(shell, "coat-red", "M", left=3, price_minor=29_900)
    assert home_page(store).find("Add Wool coat to cart")


def test_what_was_sold_out_from_the_first_can_be_brought_in(store, shell):
    for option in (each.option for each in store.catalogue.get("phone-slate").variants):
        shelve(shell, "phone-slate", option, left=2)
    assert home_page(store).find("Add Slate phone to cart")
    assert OpenedPage(store.product_page.ProductPage(), sku="phone-slate").find("Buy now").is_enabled


def test_an_order_by_price_and_a_filter_go_by_the_prices_of_now(store, shell):
    shelve(shell, "scarf-blue", price_minor=100)
    home = home_page(store)
    home.page._filters.open()
    home.change("Sort by", "cheap")
    assert store.catalogue.sku_at(home.page.found()[0]) == "scarf-blue"
    home.change("Price", "middle")
    assert "scarf-blue" not in [store.catalogue.sku_at(number) for number in home.page.found()]


def test_favorites_follow_too(store, shell):
    run(store.remembering.set_favorite("scarf-blue", is_one=True))
    shelve(shell, "scarf-blue", price_minor=100)
    [price] = OpenedPage(store.favorites_page.FavoritesPage()).nodes(ui.Price)
    assert price.amount_minor == 100


def test_without_an_answer_the_window_is_as_the_catalogue_says(store, shell):
    shell.is_server_broken = True
    assert tag(home_page(store), COAT_CARD) == (29_900, 39_900)


@pytest.mark.parametrize("count", [1, 40])
def test_all_that_changed_is_told_at_once(store, shell, count):
    for number in range(2_000, 2_000 + count):
        shelve(shell, store.catalogue.sku_at(number), store.catalogue.at(number).default_option)
    assert len(call(shell, "changed")) == count
