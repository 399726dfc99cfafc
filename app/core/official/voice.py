"""What an official account says by itself: its menu, its welcome, and its answers to what people write."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal
from unicodedata import normalize

from app.core.kernel.errors import Refused
from app.core.kernel.ids import ArticleId
from app.core.links import MiniAppLink, parse
from app.core.official.model import MiniAppCard

MENU_MAX = 3
BELOW_MAX = 5
TITLE_CHARACTERS_MAX = 24
RULES_MAX = 100
KEYWORDS_MAX = 10
"""In one rule."""
KEYWORD_CHARACTERS_MAX = 40
REPLY_CHARACTERS_MAX = 1_000


@dataclass(frozen=True, slots=True)
class TextReply:
    """Words."""

    text: str


@dataclass(frozen=True, slots=True)
class ArticleReply:
    """One of the account's own articles, as it stands in a conversation."""

    article_id: ArticleId


Reply = TextReply | ArticleReply | MiniAppCard
"""What the account may send; a mini-app's page goes as a card."""


@dataclass(frozen=True, slots=True)
class OpenPage:
    """Opens a mini-app's page; ``link`` is text for ``links.parse``."""

    link: str


@dataclass(frozen=True, slots=True)
class ReadArticle:
    """Opens one of the account's own articles."""

    article_id: ArticleId


Act = OpenPage | ReadArticle | Reply


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the menu: what it is called, and what it does."""

    title: str
    act: Act


@dataclass(frozen=True, slots=True)
class EntryGroup:
    """Entries that open above one of the buttons."""

    title: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """What is answered to whoever writes one of the keywords: nothing else, or that among other words."""

    keywords: tuple[str, ...]
    reply: Reply
    match: Literal["exact", "contains"] = "contains"


@dataclass(frozen=True, slots=True)
class Voice:
    """All that an account says by itself: ``otherwise`` is what it answers where no rule fits."""

    menu: tuple[Entry | EntryGroup, ...] = ()
    rules: tuple[Rule, ...] = ()
    welcome: Reply | None = None
    otherwise: Reply | None = None

    @property
    def is_answering(self) -> bool:
        """Whether it can make sense to write to the account."""
        return bool(self.rules) or self.otherwise is not None

    @property
    def entries(self) -> Iterator[Entry]:
        """All entries of the menu that do something, in their order."""
        for part in self.menu:
            if isinstance(part, EntryGroup):
                yield from part.entries
            else:
                yield part

    @property
    def acts(self) -> Iterator[Act]:
        """All that it does, by its menu and by its answers."""
        yield from (each.act for each in self.entries)
        yield from (rule.reply for rule in self.rules)
        yield from (each for each in (self.welcome, self.otherwise) if each is not None)

    @property
    def replies(self) -> Iterator[Reply]:
        """All that may be sent."""
        yield from (act for act in self.acts if isinstance(act, Reply))


SILENT = Voice()


def check(voice: Voice) -> None:
    """Return if this is within the limits, its texts say something, and its links lead to mini-apps.

    Raises:
        Refused: ``official.menu``, ``official.rule`` or ``official.reply``.
    """
    groups = [part for part in voice.menu if isinstance(part, EntryGroup)]
    titles = [part.title for part in voice.menu] + [each.title for group in groups for each in group.entries]
    is_small = len(voice.menu) <= MENU_MAX and all(1 <= len(group.entries) <= BELOW_MAX for group in groups)
    is_named = all(title.strip() and len(title) <= TITLE_CHARACTERS_MAX for title in titles)
    pages = [each.act.link for each in voice.entries if isinstance(each.act, OpenPage)]
    if not (is_small and is_named and all(isinstance(parse(link), MiniAppLink) for link in pages)):
        raise Refused("official.menu", entries_max=MENU_MAX, below_max=BELOW_MAX, characters_max=TITLE_CHARACTERS_MAX)
    if len(voice.rules) > RULES_MAX or not all(_is_sound(rule) for rule in voice.rules):
        raise Refused("official.rule", rules_max=RULES_MAX, keywords_max=KEYWORDS_MAX)
    if not all(_can_be_sent(reply) for reply in voice.replies):
        raise Refused("official.reply", characters_max=REPLY_CHARACTERS_MAX)


def _is_sound(rule: Rule) -> bool:
    """Tell whether a rule has keywords, each with something in it to look for."""
    is_short = all(len(normalize("NFKC", keyword)) <= KEYWORD_CHARACTERS_MAX for keyword in rule.keywords)
    return 1 <= len(rule.keywords) <= KEYWORDS_MAX and is_short and all(map(str.strip, rule.keywords))


def _can_be_sent(reply: Reply) -> bool:
    match reply:
        case TextReply(text):
            return bool(text.strip()) and len(text) <= REPLY_CHARACTERS_MAX
        case MiniAppCard():
            is_short = all(len(text) <= REPLY_CHARACTERS_MAX for text in (reply.title, reply.note))
            return is_short and bool(reply.title.strip()) and isinstance(parse(reply.link), MiniAppLink)
        case ArticleReply(article_id):
            return article_id != ""
