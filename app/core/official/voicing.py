"""The owner's use cases for what an account says by itself: its menu and its replies, kept as a draft, published."""

from collections.abc import Iterator
from dataclasses import dataclass
from unicodedata import normalize

import msgspec

from app.core.database import Database
from app.core.kernel.blanks import is_blank
from app.core.kernel.errors import Refused
from app.core.kernel.events import EventBus
from app.core.kernel.ids import ArticleId, MiniAppId, OfficialAccountId, UserId
from app.core.links import MiniAppLink, parse
from app.core.official import store, voicing_store
from app.core.official.composing import Pages
from app.core.official.events import VoiceChanged
from app.core.official.model import Article, MiniAppCard, OfficialAccount
from app.core.official.owners_store import require_owner
from app.core.official.voice import (
    KEYWORD_CHARACTERS_MAX,
    KEYWORDS_MAX,
    REPLY_CHARACTERS_MAX,
    TITLE_CHARACTERS_MAX,
    Act,
    Entry,
    OpenPage,
    Rule,
    TextReply,
    Voice,
    check,
)
from app.core.official.voice_codec import encode_voice

DRAFT_BYTES_MAX = 1_000_000
"""Of a draft as it is kept: more than all that could be published."""


@dataclass(frozen=True, slots=True)
class Flaw:
    """Something that stops the publishing.

    ``place`` says where: "menu/0", "menu/0/2", "rule/3", "welcome" or "otherwise", counted from 0. ``kind`` says what:
    "title", "no_entries", "link", "no_miniapp", "no_page", "no_article", "reply", "card" or "keywords"; ``text`` is
    what leads nowhere, if it is that.
    """

    place: str
    kind: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class VoiceBoard:
    """What its owner sees of an account: what is published, what is not yet, and what there is to lead to."""

    account: OfficialAccount
    published: Voice
    draft: Voice | None
    articles: tuple[Article, ...]
    pages: tuple[tuple[MiniAppId, tuple[str, ...]], ...]


class Voicing:
    """What the owners of official accounts make of menus and replies. Any thread but the GUI's."""

    def __init__(self, db: Database, events: EventBus, pages: Pages) -> None:
        self._db = db
        self._events = events
        self._pages = pages

    def board(self, user_id: UserId, account_id: OfficialAccountId) -> VoiceBoard:
        """Return what there is of an account for its owner.

        Raises:
            Refused: ``official.not_owner``.
        """
        with self._db.read() as tx:
            require_owner(tx, user_id, account_id)
            account = store.find(tx, account_id)
            published, draft = store.find_voice(tx, account_id), voicing_store.find(tx, account_id)
            articles = tuple(store.articles(tx, account_id))
        assert account is not None  # it has an owner
        named = ([account.miniapp_id] if account.miniapp_id else []) + list(account.related)
        found = [(miniapp_id, self._pages.of(miniapp_id)) for miniapp_id in dict.fromkeys(named)]
        pages = tuple((miniapp_id, tuple(known)) for miniapp_id, known in found if known is not None)
        return VoiceBoard(account, published, draft, articles, pages)

    def save(self, user_id: UserId, account_id: OfficialAccountId, voice: Voice) -> None:
        """Keep what was made so far, whatever is wrong with it; what is published already is no draft.

        Raises:
            Refused: ``official.not_owner``; ``official.voice_too_long``.
        """
        if len(msgspec.json.encode(encode_voice(voice))) > DRAFT_BYTES_MAX:
            raise Refused("official.voice_too_long")
        with self._db.begin() as tx:
            require_owner(tx, user_id, account_id)
            if voice == store.find_voice(tx, account_id):
                voicing_store.remove(tx, account_id)
            else:
                voicing_store.put(tx, account_id, voice)

    def flaws(self, account_id: OfficialAccountId, voice: Voice) -> tuple[Flaw, ...]:
        """Return all that stops ``voice`` from being published, in its order."""
        with self._db.read() as tx:
            readable = frozenset(article.article_id for article in store.articles(tx, account_id))
        return tuple(self._find_flaws(voice, readable))

    def publish(self, user_id: UserId, account_id: OfficialAccountId, voice: Voice) -> None:
        """Have the account say this from now on; there is no draft then.

        Raises:
            Refused: ``official.not_owner``; ``official.flaws``; ``official.menu`` or ``official.rule`` for too many.
        """
        found = self.flaws(account_id, voice)
        if found:
            raise Refused("official.flaws", count=len(found))
        check(voice)
        with self._db.begin() as tx:
            require_owner(tx, user_id, account_id)
            has_changed = voice != store.find_voice(tx, account_id)
            if has_changed:
                store.put_voice(tx, account_id, voice)
            voicing_store.remove(tx, account_id)
        if has_changed:
            self._events.publish(VoiceChanged(account_id))

    def _find_flaws(self, voice: Voice, readable: frozenset[ArticleId]) -> Iterator[Flaw]:
        for at, part in enumerate(voice.menu):
            if isinstance(part, Entry):
                yield from self._flaws_of_entry(f"menu/{at}", part, readable)
                continue
            if _is_wrong(part.title, TITLE_CHARACTERS_MAX):
                yield Flaw(f"menu/{at}", "title")
            if not part.entries:
                yield Flaw(f"menu/{at}", "no_entries")
            for below, entry in enumerate(part.entries):
                yield from self._flaws_of_entry(f"menu/{at}/{below}", entry, readable)
        for place, reply in (("welcome", voice.welcome), ("otherwise", voice.otherwise)):
            if reply is not None:
                yield from self._flaws_of(place, reply, readable)
        for at, rule in enumerate(voice.rules):
            if not _has_keywords(rule):
                yield Flaw(f"rule/{at}", "keywords")
            yield from self._flaws_of(f"rule/{at}", rule.reply, readable)

    def _flaws_of_entry(self, place: str, entry: Entry, readable: frozenset[ArticleId]) -> Iterator[Flaw]:
        if _is_wrong(entry.title, TITLE_CHARACTERS_MAX):
            yield Flaw(place, "title")
        yield from self._flaws_of(place, entry.act, readable)

    def _flaws_of(self, place: str, act: Act, readable: frozenset[ArticleId]) -> Iterator[Flaw]:
        match act:
            case TextReply(text):
                if _is_wrong(text, REPLY_CHARACTERS_MAX):
                    yield Flaw(place, "reply")
            case MiniAppCard() | OpenPage():
                if isinstance(act, MiniAppCard) and (
                    _is_wrong(act.title, REPLY_CHARACTERS_MAX) or len(act.note) > REPLY_CHARACTERS_MAX
                ):
                    yield Flaw(place, "card")
                yield from self._flaws_of_link(place, act.link)
            case _:
                if act.article_id not in readable:
                    yield Flaw(place, "no_article")

    def _flaws_of_link(self, place: str, address: str) -> Iterator[Flaw]:
        link = parse(address)
        if not isinstance(link, MiniAppLink):
            yield Flaw(place, "link", address)
            return
        pages = self._pages.of(link.miniapp_id)
        if pages is None:
            yield Flaw(place, "no_miniapp", link.miniapp_id)
        elif pages and link.page and link.page not in pages:
            yield Flaw(place, "no_page", f"{link.miniapp_id}/{link.page}")


def _has_keywords(rule: Rule) -> bool:
    short = (len(normalize("NFKC", keyword)) <= KEYWORD_CHARACTERS_MAX for keyword in rule.keywords)
    return 1 <= len(rule.keywords) <= KEYWORDS_MAX and all(short) and not any(map(is_blank, rule.keywords))


def _is_wrong(text: str, characters_max: int) -> bool:
    return is_blank(text) or len(text) > characters_max
