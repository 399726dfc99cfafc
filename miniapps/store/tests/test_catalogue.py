"""What is on sale, and finding it."""

from pathlib import Path

import pytest

import catalogue

PACKAGE = Path(__file__).parents[1]
SKUS = """
coat-red scarf-blue jacket-denim dress-green shirt-linen jeans-indigo shorts-sand sneakers-white boots-brown
sandals-summer hat-straw cap-navy glasses-sun backpack-teal handbag-rose watch-steel ring-gem umbrella-amber
socks-wool gloves-knit kimono-violet sari-rose phone-slate headphones-black
"""


def test_every_product_that_others_link_to_is_on_sale():
    assert sorted(product.sku for product in catalogue.PRODUCTS) == sorted(SKUS.split())


def test_every_product_is_whole():
    for product in catalogue.PRODUCTS:
        assert product.name
        assert product.name_zh
        assert len(product.about) > 40
        assert product.category in catalogue.CATEGORIES
        assert type(product.price_minor) is int
        assert product.price_minor > 0
        assert product.list_price_minor is None or product.list_price_minor > product.price_minor
        assert product.default_option in (product.options or ("",))
        assert (PACKAGE / "assets" / product.picture.removeprefix("asset:")).is_file()


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("wool coat", "coat-red"),
        ("WOOL  Coat ", "coat-red"),
        ("红", None),
        ("羊毛大衣", "coat-red"),
        ("围巾", "scarf-blue"),
        ("red", "coat-red"),
        ("lambswool", "scarf-blue"),
        ("umbrella rain", None),
        ("耳机", "headphones-black"),
    ],
)
def test_search_finds_words_of_both_languages(query, first):
    found = catalogue.search(query)
    assert (found[0].sku if found else None) == first


def test_what_the_search_names_comes_before_what_it_only_describes():
    found = [product.sku for product in catalogue.search("wool")]
    assert found[:2] == ["coat-red", "socks-wool"]
    assert "scarf-blue" in found[2:]


def test_the_number_under_a_barcode_is_one_product_s_alone():
    products = catalogue.PRODUCTS
    assert len({product.gtin for product in products}) == len(products)
    for product in products:
        digits = [int(digit) for digit in product.gtin]
        assert len(digits) == 13
        assert (sum(digits[0::2]) + 3 * sum(digits[1::2])) % 10 == 0
        assert catalogue.search(f" {product.gtin} ") == [product]
    assert catalogue.search("2000000000") == []


def test_a_category_narrows_the_search():
    found = catalogue.search("", "Shoes")
    assert {product.category for product in found} == {"Shoes"}
    assert len(found) == 3


@pytest.mark.parametrize("sku", [None, 7, "", "coat", ["coat-red"], {"sku": "coat-red"}])
def test_an_unknown_sku_is_no_product(sku):
    assert catalogue.get(sku) is None
