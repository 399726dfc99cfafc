"""The posts that a new gallery begins with: by demo people, with the pictures of the package. Always the same ones."""

import random
from dataclasses import dataclass
from datetime import datetime, timedelta

import themes

PICTURES_PER_THEME = 40
ASPECTS = (0.75, 1.0, 0.8, 0.68, 0.75, 0.9)
PEOPLE = {
    "demo:maya": ("Maya Chen", "blue"),
    "demo:leo": ("Leo Martins", "amber"),
    "demo:sofia": ("Sofia Rossi", "violet"),
    "demo:xiaoyu": ("林小雨", "rose"),
    "demo:zimo": ("陈子墨", "teal"),
    "demo:yinuo": ("王一诺", "green"),
    "demo:amara": ("Amara Okafor", "amber"),
    "demo:jonas": ("Jonas Lind", "blue"),
    "demo:su": ("苏棠", "rose"),
    "demo:hana": ("Hana Sato", "violet"),
}
CAPTIONS = {
    "cold": (
        ("Five degrees, two layers, no regrets.", "五度的早晨，两层刚刚好。"),
        ("The scarf came first; everything else followed.", "先选围巾，其余跟着它走。"),
        ("Breath in the air, wool to the chin.", "呵气成雾，毛线到下巴。"),
        ("Grandmother’s gloves still win.", "外婆织的手套还是最暖。"),
    ),
    "rain": (
        ("Puddles were not avoided.", "水坑一个都没绕开。"),
        ("The forecast said sixty percent. It meant hundred.", "说是六成概率，其实十成。"),
        ("Bright umbrella, dry shoes, good mood.", "亮色雨伞，干爽的鞋，好心情。"),
        ("Waiting for the tram with coffee.", "捧着咖啡等电车。"),
    ),
    "office": (
        ("Three meetings and still presentable.", "开完三个会依然体面。"),
        ("The good shirt, ironed for once.", "难得熨了那件好衬衫。"),
        ("From desk to dinner without going home.", "下班直接去晚餐。"),
        ("Flat shoes: I walk to work.", "走路上班，平底鞋万岁。"),
    ),
    "tone": (
        ("One colour, five textures.", "一种颜色，五种质地。"),
        ("It started with the bag.", "一切从包开始。"),
        ("Shade on shade, and nothing else.", "深深浅浅，只此一色。"),
        ("My sister says I look like a crayon.", "妹妹说我像一支蜡笔。"),
    ),
    "night": (
        ("Row F, seat 12.", "第六排，十二座。"),
        ("The long dress has waited since May.", "这条长裙从五月等到现在。"),
        ("Dancing shoes, taxi money, nothing more.", "舞鞋，打车钱，足矣。"),
        ("For the second act we sat closer.", "下半场我们坐得更近。"),
    ),
    "shore": (
        ("Salt in everything, happily.", "浑身是盐，也开心。"),
        ("Hat on, phone off.", "戴上帽子，关掉手机。"),
        ("Found the shell, kept the shell.", "捡到的贝壳，带回家了。"),
        ("Last ferry back at six.", "末班渡轮六点回。"),
    ),
}
TAGS = {
    "cold": ("layers", "wool", "scarf", "毛衣", "boots"),
    "rain": ("umbrella", "boots", "雨天", "coat", "cosy"),
    "office": ("work", "shirt", "通勤", "minimal", "bag"),
    "tone": ("onecolour", "同色系", "pastel", "spring", "bag"),
    "night": ("evening", "dress", "theatre", "heels", "夜晚"),
    "shore": ("summer", "straw", "海边", "sandals", "linen"),
}
WORDS = (
    "Lovely together!",
    "Where is the bag from?",
    "颜色太好看了",
    "I would wear all of it.",
    "求鞋子的牌子！",
    "This is my whole winter.",
    "Simple and right.",
    "已经抄作业了",
    "The colours get me every time.",
    "好会搭！",
)
WHAT = {
    "cold": "A warm outfit laid out flat: coat, knitwear, shoes and small things",
    "rain": "An outfit for the rain laid out flat, with an umbrella or a bag",
    "office": "An outfit for work laid out flat, with shoes and a bag",
    "tone": "An outfit in a single colour, laid out flat",
    "night": "An evening outfit laid out flat on a dark ground",
    "shore": "An outfit for the beach laid out flat, with sandals and a hat",
}


@dataclass(frozen=True)
class DemoPost:
    """One post; ``pictures`` are numbers within its theme, ``likes`` and ``comments`` are who and what."""

    number: str
    author: str
    theme_id: str
    caption: str
    tags: tuple[str, ...]
    pictures: tuple[int, ...]
    created_at: str
    likes: tuple[str, ...]
    comments: tuple[tuple[str, str], ...]


def picture_name(theme_id: str, number: int) -> str:
    """Return the file name of a picture in the package's assets."""
    return f"{theme_id}-{number:02}.webp"


def aspect(theme_id: str, number: int) -> float:
    """Return width through height of a picture."""
    return ASPECTS[(number * 7 + len(theme_id)) % len(ASPECTS)]


def posts(now: datetime) -> list[DemoPost]:
    """Return all of them, the oldest first; the newest is some minutes older than ``now``."""
    made = []
    order = [(theme.theme_id, number) for number in range(PICTURES_PER_THEME) for theme in themes.THEMES]
    for place, (theme_id, number) in enumerate(order):
        choose = random.Random(f"{theme_id}/{number}")  # noqa: S311 (demo content, no secret)
        author = choose.choice(sorted(PEOPLE))
        others = [each for each in sorted(PEOPLE) if each != author]
        more = choose.sample(range(PICTURES_PER_THEME), choose.choice((0, 0, 1, 2, 3)))
        is_chinese = not PEOPLE[author][0].isascii()
        age = timedelta(minutes=23 + 97 * (len(order) - 1 - place))
        made.append(
            DemoPost(
                number=f"{theme_id}{number:02}",
                author=author,
                theme_id=theme_id,
                caption=choose.choice(CAPTIONS[theme_id])[is_chinese],
                tags=tuple(sorted(choose.sample(TAGS[theme_id], 2))),
                pictures=(number, *(each for each in more if each != number)),
                created_at=(now - age).isoformat(timespec="seconds"),
                likes=tuple(choose.sample(others, choose.randrange(len(others) + 1))),
                comments=tuple(
                    (choose.choice(others), words) for words in choose.sample(WORDS, choose.choice((0, 1, 1, 2, 3)))
                ),
            )
        )
    return made
