"""What the store sells, and the search over it in English and Chinese.

Both halves read this module. Pages show its prices; only the server half's reading of it decides what an order costs.
"""

from dataclasses import dataclass
from typing import Literal

Backdrop = Literal["rose", "blue", "amber", "violet", "green", "teal"]

CATEGORIES = ("Clothes", "Shoes", "Knitwear", "Accessories", "Tech")
CLOTHES_SIZES = ("S", "M", "L", "XL")
SHOE_SIZES = ("37", "38", "39", "40", "41", "42", "43")


@dataclass(frozen=True, kw_only=True)
class Product:
    """One thing on sale. Prices are in minor units (fen); ``stock`` is how many there are before the first is sold.

    ``gtin`` is the number under the barcode on it, of those that each shop gives out for itself (EAN-13, from 20).
    """

    sku: str
    gtin: str
    name: str
    name_zh: str
    category: str
    backdrop: Backdrop
    price_minor: int
    list_price_minor: int | None = None
    options: tuple[str, ...] = ()
    stock: int = 200
    about: str

    @property
    def title(self) -> str:
        """Its name in both languages."""
        return f"{self.name} · {self.name_zh}"

    @property
    def picture(self) -> str:
        """Where its picture is in the package."""
        return f"asset:{self.sku}.webp"

    @property
    def default_option(self) -> str:
        """What someone gets who has not chosen a size; empty if there is nothing to choose."""
        return self.options[(len(self.options) - 1) // 2] if self.options else ""


PRODUCTS = (
    Product(
        sku="coat-red",
        gtin="2000000000015",
        name="Wool coat",
        name_zh="羊毛大衣",
        category="Clothes",
        backdrop="rose",
        price_minor=29900,
        list_price_minor=39900,
        options=CLOTHES_SIZES,
        about="A warm red coat in thick felted wool, with wide lapels and deep pockets. Lined, so it slips on easily.",
    ),
    Product(
        sku="dress-green",
        gtin="2000000000022",
        name="Summer dress",
        name_zh="夏日连衣裙",
        category="Clothes",
        backdrop="violet",
        price_minor=18900,
        options=CLOTHES_SIZES,
        about="A light cotton dress with a full skirt and a scalloped hem. It turns beautifully and dries overnight.",
    ),
    Product(
        sku="jacket-denim",
        gtin="2000000000039",
        name="Denim jacket",
        name_zh="牛仔外套",
        category="Clothes",
        backdrop="amber",
        price_minor=21900,
        options=CLOTHES_SIZES,
        about="Washed mid-blue denim that softens with every wear. Straight cut, one chest pocket, room for a jumper.",
    ),
    Product(
        sku="scarf-blue",
        gtin="2000000000046",
        name="Long scarf",
        name_zh="长围巾",
        category="Knitwear",
        backdrop="amber",
        price_minor=8900,
        list_price_minor=10900,
        about="Two metres of soft lambswool in two blues. Long enough to wrap twice, light enough to forget.",
    ),
    Product(
        sku="sneakers-white",
        gtin="2000000000053",
        name="Running sneakers",
        name_zh="白色跑鞋",
        category="Shoes",
        backdrop="blue",
        price_minor=35900,
        options=SHOE_SIZES,
        about="White knit uppers on a springy sole, for the daily five kilometres and for everything after it.",
    ),
    Product(
        sku="backpack-teal",
        gtin="2000000000060",
        name="Day backpack",
        name_zh="双肩背包",
        category="Accessories",
        backdrop="rose",
        price_minor=19900,
        about="Eighteen litres in water-repellent canvas: a sleeve for a small laptop and a pocket your keys stay in.",
    ),
    Product(
        sku="umbrella-amber",
        gtin="2000000000077",
        name="Umbrella",
        name_zh="雨伞",
        category="Accessories",
        backdrop="blue",
        price_minor=7900,
        about="A cheerful amber canopy on eight ribs that bend in a gust and spring back. The handle is real beech.",
    ),
    Product(
        sku="kimono-violet",
        gtin="2000000000084",
        name="Blossom kimono",
        name_zh="樱花和服",
        category="Clothes",
        backdrop="green",
        price_minor=45900,
        list_price_minor=52900,
        options=("S", "M", "L"),
        stock=12,
        about="Printed with cherry blossom and finished by hand, with its broad sash included. Made in small numbers.",
    ),
    Product(
        sku="handbag-rose",
        gtin="2000000000091",
        name="Leather handbag",
        name_zh="真皮手提包",
        category="Accessories",
        backdrop="teal",
        price_minor=42900,
        about="Two-tone rose leather that keeps its shape. Stands by itself, closes with a magnet, fits a paperback.",
    ),
    Product(
        sku="jeans-indigo",
        gtin="2000000000107",
        name="Indigo jeans",
        name_zh="靛蓝牛仔裤",
        category="Clothes",
        backdrop="amber",
        price_minor=15900,
        options=("28", "30", "32", "34", "36"),
        about="Straight-leg jeans in deep indigo with a little stretch. Turn them up once for the pale selvedge.",
    ),
    Product(
        sku="sari-rose",
        gtin="2000000000114",
        name="Silk sari",
        name_zh="真丝纱丽",
        category="Clothes",
        backdrop="blue",
        price_minor=58800,
        stock=8,
        about="Five and a half metres of rose silk with a woven gold border, and the blouse that goes with it.",
    ),
    Product(
        sku="hat-straw",
        gtin="2000000000121",
        name="Straw hat",
        name_zh="草编遮阳帽",
        category="Accessories",
        backdrop="teal",
        price_minor=5900,
        about="A wide brim, a red ribbon and a whole afternoon of shade. Folds flat for the suitcase.",
    ),
    Product(
        sku="boots-brown",
        gtin="2000000000138",
        name="Hiking boots",
        name_zh="登山靴",
        category="Shoes",
        backdrop="green",
        price_minor=49900,
        list_price_minor=56900,
        options=SHOE_SIZES,
        about="Waxed brown leather, a grippy sole and an ankle that forgives a bad step. They laugh at puddles.",
    ),
    Product(
        sku="gloves-knit",
        gtin="2000000000145",
        name="Knit gloves",
        name_zh="针织手套",
        category="Knitwear",
        backdrop="teal",
        price_minor=4900,
        options=("S", "M", "L"),
        about="Close-knit lilac wool with fingertips that work on a phone. They share a pocket without a fuss.",
    ),
    Product(
        sku="watch-steel",
        gtin="2000000000152",
        name="Steel watch",
        name_zh="钢带手表",
        category="Accessories",
        backdrop="green",
        price_minor=89900,
        stock=20,
        about="A violet dial, two honest hands and a brushed steel strap. Runs five years on a battery and can swim.",
    ),
    Product(
        sku="shirt-linen",
        gtin="2000000000169",
        name="Linen shirt",
        name_zh="亚麻衬衫",
        category="Clothes",
        backdrop="blue",
        price_minor=12900,
        options=CLOTHES_SIZES,
        about="Undyed linen with a soft V-neck. Cool at noon, and it looks better the less you iron it.",
    ),
    Product(
        sku="sandals-summer",
        gtin="2000000000176",
        name="Beach sandals",
        name_zh="沙滩凉鞋",
        category="Shoes",
        backdrop="amber",
        price_minor=3900,
        options=SHOE_SIZES,
        about="Feather-light, quick to dry and easy to find in the sand. The strap will not rub.",
    ),
    Product(
        sku="ring-gem",
        gtin="2000000000183",
        name="Gemstone ring",
        name_zh="宝石戒指",
        category="Accessories",
        backdrop="violet",
        price_minor=129900,
        options=("12", "14", "16", "18"),
        stock=3,
        about="A sky-blue topaz on a band of sterling silver. Comes in a small box that closes with a good click.",
    ),
    Product(
        sku="cap-navy",
        gtin="2000000000190",
        name="Navy cap",
        name_zh="藏青棒球帽",
        category="Accessories",
        backdrop="amber",
        price_minor=6900,
        about="Six panels of brushed cotton in navy, with a brim you can bend and a strap that fits any head.",
    ),
    Product(
        sku="headphones-black",
        gtin="2000000000206",
        name="Headphones",
        name_zh="头戴式耳机",
        category="Tech",
        backdrop="amber",
        price_minor=69900,
        list_price_minor=79900,
        about="Closed, quiet and comfortable for a whole flight. Thirty hours on a charge, and a cable for after.",
    ),
    Product(
        sku="socks-wool",
        gtin="2000000000213",
        name="Wool socks",
        name_zh="羊毛袜",
        category="Knitwear",
        backdrop="violet",
        price_minor=3500,
        options=("36–39", "40–43", "44–47"),
        about="Merino socks in the green of the first leaves, with blue heels and toes. Two pairs to a pack.",
    ),
    Product(
        sku="glasses-sun",
        gtin="2000000000220",
        name="Sunglasses",
        name_zh="太阳镜",
        category="Accessories",
        backdrop="rose",
        price_minor=16900,
        about="Dark violet lenses that stop all of the ultraviolet and none of the view. Hard case included.",
    ),
    Product(
        sku="shorts-sand",
        gtin="2000000000237",
        name="Sand shorts",
        name_zh="沙色短裤",
        category="Clothes",
        backdrop="teal",
        price_minor=9900,
        options=CLOTHES_SIZES,
        about="Cotton twill shorts with a drawstring and deep pockets. From the desk to the shore in no time.",
    ),
    Product(
        sku="phone-slate",
        gtin="2000000000244",
        name="Slate phone",
        name_zh="石板灰手机",
        category="Tech",
        backdrop="violet",
        price_minor=239900,
        list_price_minor=259900,
        stock=0,
        about="A calm slate-grey phone with a bright screen and two days of battery. The next delivery is on its way.",
    ),
)

_BY_SKU = {product.sku: product for product in PRODUCTS}


def get(sku: object) -> Product | None:
    """Return the product with this ``sku``, or None; whatever ``sku`` is."""
    return _BY_SKU.get(sku) if isinstance(sku, str) else None


def search(query: str, category: str = "") -> list[Product]:
    """Return the products that have every word of ``query`` in a name or a description; those it names come first.

    The number under a barcode is that product's alone.
    """
    words = query.casefold().split()
    if len(words) == 1 and (scanned := [product for product in PRODUCTS if product.gtin == words[0]]):
        return scanned
    shelf = [product for product in PRODUCTS if category in ("", product.category)]
    named = [product for product in shelf if _has_words(words, product.name, product.name_zh, product.sku)]
    described = [
        product
        for product in shelf
        if product not in named and _has_words(words, product.title, product.category, product.about)
    ]
    return named + described


def _has_words(words: list[str], *texts: str) -> bool:
    text = " ".join(texts).casefold()
    return all(word in text for word in words)
