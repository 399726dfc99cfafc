"""Products that sellers add: checked, kept in the shop's book, and told to the pages."""

import hashlib

import assortment
import catalogue
import placing
from half import products, server
from minikit import Caller, Refusal, broadcast
from picks import PICKS
from selling import PRICE_MAX, SUPPLY_MAX, check_seller

NAME_MAX = 60
ABOUT_MAX = 300
SIZES_MAX = 8
SIZE_MAX = 12
PICTURES = (*(each.image or each.sku for each in PICKS), *(each.key for each in assortment.KINDS))
_FACTS = {"name", "name_zh", "category", "image", "price_minor", "left", "sizes", "about"}


@server.function
def added(_caller: Caller) -> list[dict[str, object]]:
    """Return what is known of each product that was added."""
    return products().all()


@server.function
async def add_product(caller: Caller, request_id: object, facts: object) -> str:
    """Take a product into the shop and return its sku. The same ``request_id`` is the same product."""
    check_seller(caller)
    request = placing.checked_id(request_id)
    kept = _checked(facts)
    sku = catalogue.OWN + hashlib.sha256(f"{caller.user_id}\n{request}".encode()).hexdigest()[:10]
    if not products().add(sku, kept):
        raise Refusal("product.many", "The shop has as many products of its own as it can keep.")
    await broadcast("shelf", sku)
    return sku


def _checked(facts: object) -> dict[str, object]:
    if not isinstance(facts, dict) or set(facts) != _FACTS:
        raise Refusal("product.shape", "A product has name, category, picture, price, number and sizes.")
    name, chinese = (placing.checked_text(facts[each], NAME_MAX) for each in ("name", "name_zh"))
    if not name and not chinese:
        raise Refusal("product.name", "Say what it is called.")
    category, image = facts["category"], facts["image"]
    if category not in tuple(catalogue.CATEGORIES) or image not in PICTURES:  # tuples: what came may be anything
        raise Refusal("product.category", "Choose its category and its picture.")
    price, left = facts["price_minor"], facts["left"]
    if type(price) is not int or not 1 <= price <= PRICE_MAX:
        raise Refusal("shelf.price", "Write the price in digits, such as 28.00.")
    if type(left) is not int or not 0 <= left <= SUPPLY_MAX:
        raise Refusal("shelf.left", "Write how many there are in digits.")
    about = placing.checked_text(facts["about"], ABOUT_MAX)
    return {
        "gtin": "",
        "name": name or chinese,
        "name_zh": chinese or name,
        "pinyin": "",
        "category": category,
        "backdrop": "green",
        "price_minor": price,
        "stock": left,
        "options": _checked_sizes(facts["sizes"]),
        "image": image,
        "about": about,
        "about_zh": about,
    }


def _checked_sizes(sizes: object) -> list[str]:
    if not isinstance(sizes, list) or len(sizes) > SIZES_MAX:
        raise Refusal("product.sizes", "Name up to eight sizes of up to twelve letters.")
    texts = [placing.checked_text(each, SIZE_MAX) for each in sizes]
    if "" in texts or len(set(texts)) < len(texts) or any("·" in each for each in texts):
        raise Refusal("product.sizes", "Name up to eight sizes of up to twelve letters.")
    return texts
