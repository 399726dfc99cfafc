"""What is on sale, and finding it."""

from pathlib import Path
from typing import Any

import pytest

import catalogue
from finding import Wish, found, suggestions
from picks import PICKS
from product import Product

PACKAGE = Path(__file__).parents[1]
SKUS = """
coat-red scarf-blue jacket-denim dress-green shirt-linen jeans-indigo shorts-sand sneakers-white boots-brown
sandals-summer hat-straw cap-navy glasses-sun backpack-teal handbag-rose watch-steel ring-gem umbrella-amber
socks-wool gloves-knit kimono-violet sari-rose phone-slate headphones-black
"""


def test_every_product_that_others_link_to_is_on_sale():
    assert sorted(product.sku for product in PICKS) == sorted(SKUS.split())


def all_of_it() -> list[Product]:
    return [catalogue.at(number) for number in range(catalogue.COUNT)]


def product_of(sku: str) -> Product:
    product = catalogue.get(sku)
    assert product is not None
    return product


def skus(query: str, **wish: Any) -> list[str]:
    return [catalogue.sku_at(number) for number in found(Wish(query=query, **wish))]


def test_there_are_ten_thousand_products_each_of_its_own_name():
    everything = all_of_it()
    assert len({product.sku for product in everything}) == len({product.label for product in everything}) == 10_000
    assert [product.sku for product in everything] == [catalogue.sku_at(number) for number in range(catalogue.COUNT)]
    assert all(catalogue.get(product.sku) == product for product in everything)


def test_every_product_is_whole():
    for product in all_of_it():
        assert product.name
        assert product.name_zh
        assert len(product.about) > 40
        assert product.category in catalogue.CATEGORIES
        assert type(product.price_minor) is int
        assert product.price_minor > 0
        assert product.list_price_minor is None or product.list_price_minor > product.price_minor
        assert product.about_zh
        options = [variant.option for variant in product.variants]
        assert product.default_option in options
        assert len(set(options)) == len(options)
        assert all(type(variant.price_minor) is int and variant.price_minor > 0 for variant in product.variants)
        assert (PACKAGE / "assets" / product.picture.removeprefix("asset:")).is_file()


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("wool coat", "coat-red"),
        ("WOOL  Coat ", "coat-red"),
        ("红", "lipstick-0"),
        ("羊毛大衣", "coat-red"),
        ("围巾", "scarf-blue"),
        ("red", "coat-red"),
        ("lambswool", "scarf-blue"),
        ("umbrella rain", None),
        ("耳机", "headphones-black"),
    ],
)
def test_search_finds_words_of_both_languages(query, first):
    assert next(iter(skus(query)), None) == first


def test_what_the_search_names_comes_before_what_it_only_describes():
    wool = skus("wool")
    assert wool[:2] == ["coat-red", "socks-wool"]
    assert "gloves-knit" in wool[2:]


def test_the_number_under_a_barcode_is_one_product_s_alone():
    everything = all_of_it()
    assert len({product.gtin for product in everything}) == len(everything)
    for product in everything:
        digits = [int(digit) for digit in product.gtin]
        assert len(digits) == 13
        assert (sum(digits[0::2]) + 3 * sum(digits[1::2])) % 10 == 0
    for product in (everything[0], everything[23], everything[24], everything[-1]):
        assert skus(f" {product.gtin} ") == [product.sku]
    assert skus("2000000000") == []


@pytest.mark.parametrize(
    ("query", "sku"),
    [
        ("moonlight teapot", "teapot-1"),
        ("月光茶壶", "teapot-1"),
        ("yueguangchahu", "teapot-1"),
        ("ygch", "teapot-1"),
        ("月光 teapot", "teapot-1"),
    ],
)
def test_one_name_is_found_in_english_chinese_pinyin_and_by_its_initials(query, sku):
    assert skus(query)[0] == sku


def test_a_maker_a_price_and_what_is_there_narrow_the_search():
    narrowed = [
        product_of(sku)
        for sku in skus("teapot", brand="Kite House", price_min_minor=12_000, price_max_minor=16_000, is_in_stock=True)
    ]
    assert narrowed
    for product in narrowed:
        assert product.brand == "Kite House"
        assert 12_000 <= product.price_minor <= 16_000
        assert any(variant.stock for variant in product.variants)
    reduced = [product_of(sku) for sku in skus("", is_reduced=True)]
    assert 1_000 < len(reduced) < 3_000
    assert all((product.list_price_minor or 0) > product.price_minor for product in reduced)


def test_what_is_found_is_ordered_as_wished():
    prices = [product_of(sku).price_minor for sku in skus("teapot", order="cheap")]
    assert prices == sorted(prices)
    assert [product_of(sku).price_minor for sku in skus("teapot", order="dear")] == prices[::-1]
    assert skus("teapot", order="new") == skus("teapot")[::-1]
    by_sales = found(Wish(query="teapot", order="sales"), {"teapot-7": 3, "teapot-5": 9, "gone-1": 4})
    assert [catalogue.sku_at(number) for number in by_sales[:3]] == ["teapot-5", "teapot-7", "teapot-0"]


def test_a_few_letters_suggest_what_may_be_meant_in_the_language_of_the_person():
    assert suggestions("tea") == ["Teapot", "Tea cup"]
    assert "茶壶" in suggestions("cha", is_chinese=True)
    assert "茶壶" in suggestions("茶", is_chinese=True)
    assert suggestions("teapot") == []
    assert suggestions("  ") == suggestions("zeppelin") == []


def test_a_category_narrows_the_search():
    shoes = skus("", category="Shoes")
    assert {product_of(sku).category for sku in shoes} == {"Shoes"}
    assert shoes[:3] == ["sneakers-white", "boots-brown", "sandals-summer"]


@pytest.mark.parametrize(
    "sku", [None, 7, "", "coat", ["coat-red"], {"sku": "coat-red"}, "teapot-", "teapot-999", "teapot-01", "teapot-²"]
)
def test_an_unknown_sku_is_no_product(sku):
    assert catalogue.get(sku) is None
