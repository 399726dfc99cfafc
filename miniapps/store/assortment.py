"""The ten thousand products that nobody described by hand: made of words, each by its number, the same everywhere.

A number says what kind of thing a product is, who makes it and in which style; everything else follows from these.
Nothing is kept: a product is made when somebody looks at it.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from product import Backdrop, Product, form

COUNT = 9_976
BACKDROPS: tuple[Backdrop, ...] = ("rose", "blue", "amber", "violet", "green", "teal")
SIZES = {
    "": (),
    "colors": (),
    "large": ("Small", "Large"),
    "clothes": ("S", "M", "L", "XL"),
    "shoes": ("36", "37", "38", "39", "40", "41", "42", "43"),
}
PALETTE = ("Ink", "Sand", "Moss", "Sky", "Plum", "Rust", "Snow")
GTIN_FIRST = 101
"""The number of the first barcode; below stand those of what was described by hand."""


@dataclass(frozen=True)
class Kind:
    """A kind of thing: its picture is called ``key``; ``forms`` says in which sizes and colours it is made."""

    key: str
    name: str
    name_zh: str
    pinyin: str
    category: str
    price_minor: int
    forms: Literal["", "colors", "large", "clothes", "shoes"]


@dataclass(frozen=True)
class Style:
    """A look that things of every kind may have; ``about`` says it in a sentence."""

    name: str
    name_zh: str
    pinyin: str
    about: str
    about_zh: str


@dataclass(frozen=True)
class Brand:
    """Who makes it, and what ``percent`` of the usual price they take."""

    name: str
    name_zh: str
    percent: int


KINDS = (
    Kind("tee", "T-shirt", "T恤", "t xu", "Clothes", 6_900, "clothes"),
    Kind("vest", "Bright vest", "反光背心", "fan guang bei xin", "Clothes", 4_900, "clothes"),
    Kind("swimsuit", "Swimsuit", "泳衣", "yong yi", "Clothes", 11_900, "clothes"),
    Kind("tie", "Office shirt", "衬衫", "chen shan", "Clothes", 13_900, "clothes"),
    Kind("brogue", "Leather shoes", "皮鞋", "pi xie", "Shoes", 32_900, "shoes"),
    Kind("boot", "Ankle boots", "短靴", "duan xue", "Shoes", 38_900, "shoes"),
    Kind("flat", "Flats", "平底鞋", "ping di xie", "Shoes", 17_900, "shoes"),
    Kind("heel", "Heels", "高跟鞋", "gao gen xie", "Shoes", 26_900, "shoes"),
    Kind("ballet", "Ballet shoes", "芭蕾舞鞋", "ba lei wu xie", "Shoes", 14_900, "shoes"),
    Kind("tophat", "Top hat", "礼帽", "li mao", "Accessories", 19_900, "colors"),
    Kind("purse", "Coin purse", "零钱包", "ling qian bao", "Accessories", 5_900, "colors"),
    Kind("clutch", "Clutch", "手拿包", "shou na bao", "Accessories", 16_900, "colors"),
    Kind("beads", "Bead bracelet", "珠链手串", "zhu lian shou chuan", "Accessories", 8_900, ""),
    Kind("suitcase", "Suitcase", "行李箱", "xing li xiang", "Accessories", 45_900, "large"),
    Kind("fan", "Folding fan", "折扇", "zhe shan", "Accessories", 3_900, "colors"),
    Kind("laptop", "Laptop", "笔记本电脑", "bi ji ben dian nao", "Tech", 529_900, ""),
    Kind("keyboard", "Keyboard", "键盘", "jian pan", "Tech", 29_900, "colors"),
    Kind("mouse", "Mouse", "鼠标", "shu biao", "Tech", 12_900, "colors"),
    Kind("camera", "Camera", "相机", "xiang ji", "Tech", 329_900, ""),
    Kind("gamepad", "Game controller", "游戏手柄", "you xi shou bing", "Tech", 24_900, "colors"),
    Kind("radio", "Radio", "收音机", "shou yin ji", "Tech", 18_900, "colors"),
    Kind("powerbank", "Power bank", "充电宝", "chong dian bao", "Tech", 9_900, "large"),
    Kind("microphone", "Microphone", "麦克风", "mai ke feng", "Tech", 39_900, ""),
    Kind("telescope", "Telescope", "望远镜", "wang yuan jing", "Tech", 119_900, ""),
    Kind("television", "Television", "电视机", "dian shi ji", "Tech", 259_900, "large"),
    Kind("sofa", "Sofa", "沙发", "sha fa", "Home", 289_900, "colors"),
    Kind("chair", "Chair", "椅子", "yi zi", "Home", 45_900, "colors"),
    Kind("bed", "Bed", "床", "chuang", "Home", 359_900, "large"),
    Kind("candle", "Candle", "蜡烛", "la zhu", "Home", 2_900, "large"),
    Kind("mirror", "Mirror", "镜子", "jing zi", "Home", 15_900, "large"),
    Kind("print", "Framed print", "装饰画", "zhuang shi hua", "Home", 12_900, "large"),
    Kind("basket", "Basket", "篮子", "lan zi", "Home", 6_900, "large"),
    Kind("bulb", "Light bulb", "灯泡", "deng pao", "Home", 1_900, ""),
    Kind("alarm", "Alarm clock", "闹钟", "nao zhong", "Home", 7_900, "colors"),
    Kind("clock", "Mantel clock", "座钟", "zuo zhong", "Home", 36_900, ""),
    Kind("lantern", "Lantern", "灯笼", "deng long", "Home", 8_900, "large"),
    Kind("bucket", "Bucket", "水桶", "shui tong", "Home", 2_900, "colors"),
    Kind("teapot", "Teapot", "茶壶", "cha hu", "Kitchen", 16_900, "colors"),
    Kind("teabowl", "Tea cup", "茶杯", "cha bei", "Kitchen", 4_900, "colors"),
    Kind("cup", "Coffee cup", "咖啡杯", "ka fei bei", "Kitchen", 5_900, "colors"),
    Kind("pan", "Frying pan", "平底锅", "ping di guo", "Kitchen", 19_900, "large"),
    Kind("chopsticks", "Chopsticks", "筷子", "kuai zi", "Kitchen", 2_900, ""),
    Kind("cutlery", "Cutlery", "餐具", "can ju", "Kitchen", 13_900, ""),
    Kind("spoon", "Spoon", "勺子", "shao zi", "Kitchen", 1_900, ""),
    Kind("jug", "Clay jug", "陶罐", "tao guan", "Kitchen", 10_900, "large"),
    Kind("honey", "Honey", "蜂蜜", "feng mi", "Food", 5_900, "large"),
    Kind("chocolate", "Chocolate", "巧克力", "qiao ke li", "Food", 2_900, ""),
    Kind("cookie", "Biscuits", "饼干", "bing gan", "Food", 2_500, "large"),
    Kind("mooncake", "Mooncakes", "月饼", "yue bing", "Food", 12_900, "large"),
    Kind("bread", "Bread", "面包", "mian bao", "Food", 1_900, ""),
    Kind("cheese", "Cheese", "奶酪", "nai lao", "Food", 4_900, "large"),
    Kind("candy", "Sweets", "糖果", "tang guo", "Food", 1_500, "large"),
    Kind("apple", "Apples", "苹果", "ping guo", "Food", 1_900, "large"),
    Kind("teddy", "Teddy bear", "泰迪熊", "tai di xiong", "Toys", 9_900, "large"),
    Kind("kite", "Kite", "风筝", "feng zheng", "Toys", 6_900, ""),
    Kind("yoyo", "Yo-yo", "悠悠球", "you you qiu", "Toys", 3_900, "colors"),
    Kind("puzzle", "Jigsaw", "拼图", "pin tu", "Toys", 7_900, "large"),
    Kind("dolls", "Nesting dolls", "套娃", "tao wa", "Toys", 13_900, ""),
    Kind("dice", "Dice game", "骰子游戏", "tou zi you xi", "Toys", 4_900, ""),
    Kind("train", "Toy train", "玩具火车", "wan ju huo che", "Toys", 17_900, ""),
    Kind("football", "Football", "足球", "zu qiu", "Sport", 11_900, "large"),
    Kind("basketball", "Basketball", "篮球", "lan qiu", "Sport", 13_900, ""),
    Kind("pingpong", "Table tennis bat", "乒乓球拍", "ping pang qiu pai", "Sport", 9_900, ""),
    Kind("badminton", "Badminton racket", "羽毛球拍", "yu mao qiu pai", "Sport", 15_900, ""),
    Kind("skateboard", "Skateboard", "滑板", "hua ban", "Sport", 28_900, "colors"),
    Kind("bicycle", "Bicycle", "自行车", "zi xing che", "Sport", 169_900, "large"),
    Kind("tent", "Tent", "帐篷", "zhang peng", "Sport", 69_900, "large"),
    Kind("skates", "Ice skates", "冰鞋", "bing xie", "Sport", 42_900, "shoes"),
    Kind("guitar", "Guitar", "吉他", "ji ta", "Music", 89_900, "colors"),
    Kind("violin", "Violin", "小提琴", "xiao ti qin", "Music", 129_900, "large"),
    Kind("piano", "Stage piano", "电钢琴", "dian gang qin", "Music", 299_900, ""),
    Kind("drum", "Drum", "小鼓", "xiao gu", "Music", 39_900, "colors"),
    Kind("trumpet", "Trumpet", "小号", "xiao hao", "Music", 159_900, ""),
    Kind("lipstick", "Lipstick", "口红", "kou hong", "Beauty", 12_900, "colors"),
    Kind("lotion", "Body lotion", "润肤乳", "run fu ru", "Beauty", 6_900, "large"),
    Kind("soap", "Soap", "香皂", "xiang zao", "Beauty", 1_900, ""),
    Kind("polish", "Nail polish", "指甲油", "zhi jia you", "Beauty", 3_900, "colors"),
    Kind("toothbrush", "Toothbrush", "牙刷", "ya shua", "Beauty", 1_500, "colors"),
    Kind("plant", "Potted plant", "盆栽", "pen zai", "Garden", 5_900, "large"),
    Kind("sunflower", "Sunflowers", "向日葵", "xiang ri kui", "Garden", 3_900, ""),
    Kind("cactus", "Cactus", "仙人掌", "xian ren zhang", "Garden", 2_900, "large"),
    Kind("rose", "Rose", "玫瑰", "mei gui", "Garden", 1_900, ""),
    Kind("tulip", "Tulips", "郁金香", "yu jin xiang", "Garden", 3_500, ""),
    Kind("bouquet", "Bouquet", "花束", "hua shu", "Garden", 12_900, "large"),
    Kind("notebook", "Notebook", "笔记本", "bi ji ben", "Paper", 2_900, "colors"),
    Kind("book", "Picture book", "绘本", "hui ben", "Paper", 5_900, ""),
    Kind("pen", "Fountain pen", "钢笔", "gang bi", "Paper", 18_900, "colors"),
    Kind("crayon", "Crayons", "蜡笔", "la bi", "Paper", 2_900, "large"),
    Kind("pencil", "Pencils", "铅笔", "qian bi", "Paper", 1_500, "large"),
)

STYLES = (
    Style("Everyday", "日常", "ri chang", "Made for every day and mended for free.", "为每一天而做，免费修补。"),
    Style(
        "Moonlight",
        "月光",
        "yue guang",
        "A pale, quiet finish that looks best in the evening.",
        "浅淡安静的质感，傍晚最好看。",
    ),
    Style(
        "Harbour",
        "海港",
        "hai gang",
        "Salt, rope and weathered blue are where it comes from.",
        "灵感来自海盐、缆绳和褪色的蓝。",
    ),
    Style(
        "Festival",
        "节庆",
        "jie qing",
        "For the days with lanterns, and for the table after.",
        "为张灯结彩的日子，也为之后的餐桌。",
    ),
    Style(
        "Forest",
        "森林",
        "sen lin",
        "Dark greens, and a little moss where nobody looks.",
        "深浅绿意，不起眼处藏一点苔。",
    ),
    Style("Cloud", "云朵", "yun duo", "Lighter than the one before it, by almost a third.", "比上一款轻了近三分之一。"),
    Style(
        "Heritage",
        "传家",
        "chuan jia",
        "Drawn after one that has been in a family for ninety years.",
        "仿自一件传了九十年的旧物。",
    ),
    Style("Weekend", "周末", "zhou mo", "It has nothing planned, and neither should you.", "它没有安排，你也不必有。"),
    Style(
        "Studio", "工作室", "gong zuo shi", "Plain shapes that leave the thinking to you.", "朴素的形状，把思考留给你。"
    ),
    Style(
        "Sunrise",
        "日出",
        "ri chu",
        "Warm at the edge, as the sky is at five in the morning.",
        "边缘温暖，像清晨五点的天。",
    ),
    Style("Travel", "旅行", "lv xing", "Packs small and forgives a rough hand.", "收纳小巧，经得起颠簸。"),
    Style("Winter", "冬日", "dong ri", "Thought of by people who know long winters.", "由熟悉漫长冬天的人设计。"),
)

BRANDS = (
    Brand("Northbay", "北湾", 100),
    Brand("Lotus and Fir", "莲杉", 130),
    Brand("Kite House", "鸢舍", 85),
    Brand("Stonebridge", "石桥", 110),
    Brand("Little Harbour", "小港", 75),
    Brand("Juniper", "杜松", 120),
    Brand("Paper Crane", "纸鹤", 90),
    Brand("Blue Door", "蓝门", 105),
    Brand("Tin Drum", "铁鼓", 80),
    Brand("Old Mill", "老磨坊", 150),
)

BRAND_NAMES = {brand.name: brand.name_zh for brand in BRANDS}
_NUMBERS = {kind.key: number for number, kind in enumerate(KINDS)}


def words_of(number: int) -> tuple[Kind, Style, Brand]:
    """Return what the product with this ``number``, from 0, is made of."""
    turn, kind = divmod(number, len(KINDS))
    return KINDS[kind], STYLES[turn % len(STYLES)], BRANDS[(turn // len(STYLES) + kind) % len(BRANDS)]


def price_of(number: int) -> int:
    """Return what it costs: so many yuan and 90 fen, or of the dear ones a price that ends in 9 yuan."""
    kind, _, brand = words_of(number)
    wished = kind.price_minor * brand.percent * (90 + _mixed(number, 1) % 21) // 10_000
    return wished // 1_000 * 1_000 + 900 if wished >= 10_000 else max(wished // 100 * 100 + 90, 290)


def is_reduced(number: int) -> bool:
    """Tell whether it costs less than it did."""
    return _mixed(number, 2) % 6 == 0


def is_sold_out(number: int) -> bool:
    """Tell whether there was none of it from the first."""
    return _mixed(number, 3) % 23 == 0


def sku_of(number: int) -> str:
    """Return the name that the product with this ``number`` has in addresses and orders."""
    turn, kind = divmod(number, len(KINDS))
    return f"{KINDS[kind].key}-{turn}"


def number_of(sku: str) -> int | None:
    """Return the number of the product called ``sku``, or None."""
    key, _, turn = sku.rpartition("-")
    kind = _NUMBERS.get(key)
    if kind is None or not turn.isascii() or not turn.isdigit() or len(turn) > 3 or str(int(turn)) != turn:
        return None
    number = int(turn) * len(KINDS) + kind
    return number if number < COUNT else None


def gtin_of(number: int) -> str:
    """Return the number under its barcode."""
    digits = f"20{GTIN_FIRST + number:010d}"
    total = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(digits))
    return f"{digits}{-total % 10}"


def number_of_gtin(gtin: str) -> int | None:
    """Return the number of the product with this barcode, or None."""
    if len(gtin) != 13 or not gtin.isascii() or not gtin.isdigit():
        return None
    number = int(gtin[2:12]) - GTIN_FIRST
    return number if 0 <= number < COUNT and gtin_of(number) == gtin else None


@lru_cache(maxsize=2_000)
def make(number: int) -> Product:
    """Return the product with this ``number``."""
    kind, style, brand = words_of(number)
    price = price_of(number)
    sizes, colors = SIZES[kind.forms], _colors(number, kind)
    forms = [form(color, size) for color in colors or ("",) for size in sizes or ("",)]
    return Product(
        sku=sku_of(number),
        gtin=gtin_of(number),
        name=f"{style.name} {_lowered(kind.name)}",
        name_zh=f"{style.name_zh}{kind.name_zh}",
        pinyin=f"{style.pinyin} {kind.pinyin}",
        category=kind.category,
        backdrop=BACKDROPS[_mixed(number, 4) % len(BACKDROPS)],
        price_minor=price,
        list_price_minor=price * 5 // 4 // 100 * 100 if is_reduced(number) else None,
        colors=colors,
        options=sizes,
        dearer=(("Large", price // 200 * 100),) if kind.forms == "large" else (),
        missing=tuple(name for place, name in enumerate(forms[1:]) if _mixed(number, 10 + place) % 8 == 0),
        sold_out=tuple(name for place, name in enumerate(forms[1:]) if _mixed(number, 50 + place) % 7 == 0),
        stock=0 if is_sold_out(number) else 3 + _mixed(number, 5) % 60,
        brand=brand.name,
        image=kind.key,
        about=f"{style.about} From {brand.name}, which has made nothing it would not keep.",
        about_zh=f"{style.about_zh}{brand.name_zh}出品：自己不愿留下的，从不出手。",
    )


def _colors(number: int, kind: Kind) -> tuple[str, ...]:
    if kind.forms not in ("colors", "clothes"):
        return ()
    first = _mixed(number, 6) % len(PALETTE)
    return tuple(PALETTE[(first + 2 * step) % len(PALETTE)] for step in range(2 + _mixed(number, 7) % 2))


def _lowered(name: str) -> str:
    return name if name[:2] == "T-" else name[0].lower() + name[1:]


def _mixed(number: int, purpose: int) -> int:
    """Return a large number that follows from ``number`` and looks like chance, another one for each purpose."""
    mixed = (number * 2_654_435_761 + purpose * 40_503) & 0xFFFFFFFF
    mixed = ((mixed ^ (mixed >> 15)) * 2_246_822_519) & 0xFFFFFFFF
    return mixed ^ (mixed >> 13)
