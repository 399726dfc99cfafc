"""The themes that a post can be for, each with its picture, its time and its rules. Both halves read this."""

from dataclasses import dataclass
from datetime import UTC, datetime


@dataclass(frozen=True)
class Theme:
    """One theme. ``months`` are its period, 1 to 12 from the first to the last; texts are English, then Chinese."""

    theme_id: str
    titles: tuple[str, str]
    rules: tuple[str, str]
    months: tuple[int, ...]
    cover_number: int

    def title(self, is_chinese: bool) -> str:
        """What it is called."""
        return self.titles[is_chinese]

    def rule(self, is_chinese: bool) -> str:
        """What a post for it is asked to be."""
        return self.rules[is_chinese]

    @property
    def cover(self) -> str:
        """The source of its picture."""
        return f"asset:{self.theme_id}-{self.cover_number:02}.webp"

    def is_open(self, month: int) -> bool:
        """Whether posts for it are taken in a month."""
        return month in self.months

    def period(self, is_chinese: bool) -> str:
        """When posts for it are taken."""
        if self.months == ALL_YEAR:
            return "全年" if is_chinese else "All year"
        first, last = self.months[0], self.months[-1]
        return f"{first} 月至 {last} 月" if is_chinese else f"{MONTHS[first - 1]} to {MONTHS[last - 1]}"


MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
ALL_YEAR = tuple(range(1, 13))
THEMES = (
    Theme(
        "cold",
        ("First cold morning", "初冬清晨"),
        ("Layers you would wear at 5 °C. Show the whole outfit.", "五度左右的叠穿，请拍全身或平铺。"),
        (10, 11, 12, 1, 2),
        9,
    ),
    Theme(
        "rain",
        ("Rainy days", "雨天出门"),
        ("What keeps you dry and cheerful. Umbrellas welcome.", "不怕淋湿又好心情的一身，欢迎带伞出镜。"),
        ALL_YEAR,
        8,
    ),
    Theme(
        "office",
        ("Monday at nine", "周一九点"),
        ("Made for a day at work, from desk to dinner.", "从工位到晚餐都合适的通勤搭配。"),
        ALL_YEAR,
        7,
    ),
    Theme(
        "tone",
        ("One colour only", "只穿一种颜色"),
        ("A single hue from head to toe; shades of it are fine.", "从头到脚同一色系，深浅不限。"),
        ALL_YEAR,
        6,
    ),
    Theme(
        "night",
        ("An evening out", "夜色正好"),
        ("Theatre, dinner or dancing: what you put on after eight.", "看戏、晚餐或跳舞，八点以后的你。"),
        ALL_YEAR,
        3,
    ),
    Theme(
        "shore",
        ("A day at the shore", "海边一日"),
        ("Sun, salt and sand. Pictures of things, not of strangers.", "阳光、海盐与沙。拍衣服，不拍路人。"),
        (5, 6, 7, 8, 9),
        0,
    ),
)
_BY_ID = {theme.theme_id: theme for theme in THEMES}


def this_month() -> int:
    """The month by the computer's calendar."""
    return datetime.now(UTC).astimezone().month


def get(theme_id: object) -> Theme | None:
    """Return the theme with this id, or None; whatever it is."""
    return _BY_ID.get(theme_id) if isinstance(theme_id, str) else None
