"""What there is to watch: one series, its seasons, its episodes and who plays in them."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Words:
    """A name in both languages, and how the Chinese one sounds: its syllables, without tones."""

    english: str
    chinese: str
    pinyin: str = ""

    def read_in(self, is_chinese: bool) -> str:
        """Return it as the person reads it."""
        return self.chinese if is_chinese else self.english


@dataclass(frozen=True)
class Player:
    """Somebody who plays in the series, and what they play."""

    name: Words
    part: Words


@dataclass(frozen=True)
class Episode:
    """One film. ``is_open``: everybody may watch it; the others open up to those who follow the series."""

    episode_id: str
    season: int
    number: int
    title: Words
    about: Words
    seconds: int
    cast: tuple[Player, ...]
    is_open: bool = False

    @property
    def source(self) -> str:
        """Where its film lies."""
        return f"asset:{self.episode_id}.webm"

    @property
    def poster(self) -> str:
        """Where its picture lies."""
        return f"asset:{self.episode_id}.webp"


TITLE = Words("Paper Boat", "纸船", "zhi chuan")
ABOUT = Words(
    "A letter is folded into a boat and sets out: down the river in the first season, across the sea in the second.",
    "一封信折成纸船，就此启程：第一季顺河而下，第二季漂洋过海。",
)
COVER = "asset:cover.webp"
SEASONS = {
    1: Words("The River", "河", "he"),
    2: Words("The Sea", "海", "hai"),
}

_BOAT = Player(Words("Lin Xiaofan", "林小帆", "lin xiao fan"), Words("The boat", "纸船"))
_VOICE = Player(Words("Mara Quill", "玛拉·奎尔", "ma la kui er"), Words("The voice", "旁白"))
_FIREFLY = Player(Words("Nora Vale", "诺拉·韦尔", "nuo la wei er"), Words("The firefly", "萤火虫"))
_KEEPER = Player(Words("Tang Yue", "唐月", "tang yue"), Words("Who lights the lanterns", "点灯人"))
_WHALE = Player(Words("Otto Brandt", "奥托·布兰特", "ao tuo bu lan te"), Words("The whale", "鲸"))
_TOWER = Player(Words("Chen Shouguang", "陈守光", "chen shou guang"), Words("The lighthouse", "灯塔"))

EPISODES = (
    Episode(
        "s1e1",
        1,
        1,
        Words("Morning", "清晨", "qing chen"),
        Words("A letter that nobody sent becomes a boat.", "一封没有寄出的信，成了一只船。"),
        18,
        (_BOAT, _VOICE),
        is_open=True,
    ),
    Episode(
        "s1e2",
        1,
        2,
        Words("Rain", "骤雨", "zhou yu"),
        Words("Paper and rain. It will not go well; it goes well.", "纸遇上雨，本该糟糕，却偏偏没事。"),
        16,
        (_BOAT, _FIREFLY, _VOICE),
    ),
    Episode(
        "s1e3",
        1,
        3,
        Words("Lanterns", "灯会", "deng hui"),
        Words("A town puts its wishes on the water.", "小镇把心愿放在水上。"),
        20,
        (_BOAT, _FIREFLY, _KEEPER, _VOICE),
    ),
    Episode(
        "s2e1",
        2,
        1,
        Words("The Whale", "鲸", "jing"),
        Words("Something very large says good evening.", "一个庞然大物道了声晚上好。"),
        18,
        (_BOAT, _WHALE, _VOICE),
    ),
    Episode(
        "s2e2",
        2,
        2,
        Words("Northern Lights", "极光", "ji guang"),
        Words("The sky writes back.", "天空回了信。"),
        18,
        (_BOAT, _VOICE),
    ),
    Episode(
        "s2e3",
        2,
        3,
        Words("Landfall", "归岸", "gui an"),
        Words("Where the letter was going all along.", "原来信一直要寄往这里。"),
        20,
        (_BOAT, _FIREFLY, _TOWER, _VOICE),
    ),
)
PREMIERE = "s2e3"
"""The newest episode: it comes out a while after the series is there, and is announced."""
_BY_ID = {episode.episode_id: episode for episode in EPISODES}


def get(episode_id: object) -> Episode | None:
    """Return the episode of this id; None if there is none."""
    return _BY_ID.get(episode_id) if isinstance(episode_id, str) else None


def after(episode: Episode) -> Episode | None:
    """Return what comes after an episode; None after the last."""
    place = EPISODES.index(episode) + 1
    return EPISODES[place] if place < len(EPISODES) else None
