"""The owner's use cases: writing articles, sending them now or at a time, taking them back."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

from sqlalchemy import Connection

from app.core.database import Database
from app.core.kernel.clock import Clock
from app.core.kernel.errors import Refused
from app.core.kernel.events import EventBus
from app.core.kernel.ids import ArticleId, MiniAppId, OfficialAccountId, UserId, new_id
from app.core.links import MiniAppLink
from app.core.official import composing_store, store
from app.core.official.draft import (
    AUTHOR_CHARACTERS_MAX,
    SUMMARY_CHARACTERS_MAX,
    TITLE_CHARACTERS_MAX,
    Board,
    Draft,
)
from app.core.official.events import ArticlePublished, ArticleWithdrawn, DraftsChanged
from app.core.official.markdown import CHARACTERS_MAX, Problem, Written, read, visible
from app.core.official.model import Article, Picture
from app.core.official.owners_store import require_owner

SCHEDULED_MAX = 100


class Pages(Protocol):
    """Knows which pages there are to lead to."""

    def of(self, miniapp_id: MiniAppId) -> Sequence[str] | None:
        """Return the pages of a mini-app, empty where they are not known; None where there is no such mini-app."""
        ...


class Pictures(Protocol):
    """Knows which pictures there are to show."""

    def has(self, name: str) -> bool:
        """Tell whether there is a picture of this name."""
        ...


@dataclass(frozen=True, slots=True)
class Checked:
    """What a draft says, and all that is wrong with it, by line."""

    written: Written
    problems: tuple["Problem | Missing", ...]


@dataclass(frozen=True, slots=True)
class Missing:
    """Line ``line`` leads to, or shows, what is not there: ``text`` is the mini-app, the page or the picture."""

    line: int
    kind: str
    text: str


class Composing:
    """What the owners of official accounts write. Nobody else reads or changes it. Any thread but the GUI's."""

    def __init__(self, db: Database, events: EventBus, clock: Clock, pages: Pages, pictures: Pictures) -> None:
        self._db = db
        self._events = events
        self._clock = clock
        self._pages = pages
        self._pictures = pictures

    def board(self, user_id: UserId, account_id: OfficialAccountId) -> Board:
        """Return the articles of an account as its owner sees them.

        Raises:
            Refused: ``official.not_owner``.
        """
        with self._db.read() as tx:
            require_owner(tx, user_id, account_id)
            unsent = composing_store.unsent(tx, account_id)
            sent, withdrawn = composing_store.published(tx, account_id)
        drafts = tuple(each for each in unsent if each.due_at is None)
        scheduled = sorted((each for each in unsent if each.due_at is not None), key=lambda each: str(each.due_at))
        return Board(drafts, tuple(scheduled), tuple(sent), tuple(withdrawn))

    def begin(self, user_id: UserId, account_id: OfficialAccountId, copied_from: ArticleId | None = None) -> Draft:
        """Return a new draft, which is kept once it is saved; with what ``copied_from`` said, if that is known.

        Raises:
            Refused: ``official.not_owner``.
        """
        with self._db.read() as tx:
            require_owner(tx, user_id, account_id)
            found = None if copied_from is None else composing_store.find(tx, copied_from)
        blank = Draft(ArticleId(new_id()), account_id)
        if found is None or found.account_id != account_id:
            return blank
        return replace(found, article_id=blank.article_id, edited_at=None, due_at=None, sent_at=None)

    def draft(self, user_id: UserId, article_id: ArticleId) -> Draft:
        """Return what was written so far.

        Raises:
            Refused: ``official.unknown_article``, ``official.not_owner``.
        """
        with self._db.read() as tx:
            return _require_draft(tx, user_id, article_id)

    def save(self, user_id: UserId, draft: Draft) -> None:
        """Keep what was written, whatever is wrong with it; when it is due stays as it was.

        Raises:
            Refused: ``official.not_owner``; ``article.too_long``, ``article.words_too_long``; ``article.sent``.
        """
        if len(draft.source) > CHARACTERS_MAX:
            raise Refused("article.too_long", characters_max=CHARACTERS_MAX)
        _check_lengths(draft)
        with self._db.begin() as tx:
            require_owner(tx, user_id, draft.account_id)
            found = composing_store.find(tx, draft.article_id)
            if found is not None and found.account_id != draft.account_id:
                raise Refused("official.article_taken", article_id=draft.article_id)
            if found is not None and found.sent_at is not None:
                raise Refused("article.sent")
            due_at = None if found is None else found.due_at
            composing_store.put(tx, replace(draft, edited_at=self._clock.now(), due_at=due_at, sent_at=None))
        self._events.publish(DraftsChanged(draft.account_id))

    def discard(self, user_id: UserId, article_id: ArticleId) -> None:
        """Forget a draft that was not sent.

        Raises:
            Refused: ``official.unknown_article``, ``official.not_owner``, ``article.sent``.
        """
        with self._db.begin() as tx:
            found = _require_unsent(tx, user_id, article_id)
            composing_store.remove(tx, article_id)
        self._events.publish(DraftsChanged(found.account_id))

    def check(self, source: str) -> Checked:
        """Return what ``source`` says and all that is wrong with it.

        Raises:
            Refused: ``article.…``, as `markdown.read`.
        """
        written = read(source)
        missing = [found for line, link in written.links if (found := self._missing(line, link)) is not None]
        missing += [
            Missing(line, "no_picture", name) for line, name in written.pictures if not self._pictures.has(name)
        ]
        return Checked(written, tuple(sorted([*written.problems, *missing], key=lambda each: each.line)))

    def send(self, user_id: UserId, article_id: ArticleId) -> None:
        """Publish a draft now.

        Raises:
            Refused: ``official.unknown_article``, ``official.not_owner``, ``article.sent``; ``article.empty``,
                ``article.problems`` and the others of `check`.
        """
        self._publish(article_id, user_id)

    def schedule(self, user_id: UserId, article_id: ArticleId, due_at: datetime | None) -> None:
        """Have a draft sent by itself at ``due_at``; None: not by itself. It can be changed until then.

        Raises:
            Refused: as `send`; ``article.past``; ``article.too_many_scheduled``.
        """
        with self._db.read() as tx:
            found = _require_unsent(tx, user_id, article_id)
        if due_at is not None:
            if due_at <= self._clock.now():
                raise Refused("article.past")
            self._require_sendable(found)
        with self._db.begin() as tx:
            found = _require_unsent(tx, user_id, article_id)
            waiting = [each for each in composing_store.unsent(tx, found.account_id) if each.due_at is not None]
            if due_at is not None and found.due_at is None and len(waiting) >= SCHEDULED_MAX:
                raise Refused("article.too_many_scheduled", scheduled_max=SCHEDULED_MAX)
            composing_store.put(tx, replace(found, due_at=due_at))
        self._events.publish(DraftsChanged(found.account_id))

    def withdraw(self, user_id: UserId, account_id: OfficialAccountId, article_id: ArticleId) -> None:
        """Take back an article that was sent, for good; again, do nothing.

        Raises:
            Refused: ``official.not_owner``, ``official.unknown_article``.
        """
        with self._db.begin() as tx:
            require_owner(tx, user_id, account_id)
            found = store.find_article(tx, article_id)
            if found is None or found.account_id != account_id:
                raise Refused("official.unknown_article", article_id=article_id)
            is_new = store.withdraw_article(tx, article_id, self._clock.now())
        if is_new:
            self._events.publish(ArticleWithdrawn(account_id, article_id))

    def send_due(self) -> None:
        """Publish what is due. What cannot be sent any more becomes a draft again."""
        with self._db.read() as tx:
            waiting = composing_store.due(tx, self._clock.now())
        for draft in waiting:
            try:
                self._publish(draft.article_id, None)
            except Refused:
                with self._db.begin() as tx:
                    found = composing_store.find(tx, draft.article_id)
                    if found is not None and found.sent_at is None:
                        composing_store.put(tx, replace(found, due_at=None))
                self._events.publish(DraftsChanged(draft.account_id))

    def seconds_to_next(self) -> float | None:
        """Return in how many seconds the next draft is due; None: there is none."""
        with self._db.read() as tx:
            next_at = composing_store.next_due(tx)
        return None if next_at is None else max(0.0, (next_at - self._clock.now()).total_seconds())

    def _publish(self, article_id: ArticleId, user_id: UserId | None) -> None:
        """Publish a draft: for its owner now, for nobody where it is due. Article and draft change together."""
        with self._db.read() as tx:
            checked = _find_unsent(tx, article_id, user_id)
        written = self._require_sendable(checked) if user_id is not None else read(checked.source)
        with self._db.begin() as tx:
            now = self._clock.now()
            found = _find_unsent(tx, article_id, user_id)
            if user_id is None and (found.due_at is None or found.due_at > now):
                return  # put off meanwhile
            if found.source != checked.source:
                written = read(found.source)  # saved meanwhile, with whatever is wrong with it: it is said as words
            store.put_article(tx, _article_of(found, written, now))
            composing_store.put(tx, replace(found, due_at=None, sent_at=now))
        self._events.publish(DraftsChanged(found.account_id))
        self._events.publish(ArticlePublished(found.account_id, article_id))

    def _require_sendable(self, draft: Draft) -> Written:
        checked = self.check(draft.source)
        if not draft.title.strip() or not checked.written.blocks:
            raise Refused("article.empty")
        if checked.problems:
            raise Refused("article.problems", count=len(checked.problems), line=checked.problems[0].line)
        return checked.written

    def _missing(self, line: int, link: MiniAppLink) -> Missing | None:
        pages = self._pages.of(link.miniapp_id)
        if pages is None:
            return Missing(line, "no_miniapp", link.miniapp_id)
        if pages and link.page and link.page not in pages:
            return Missing(line, "no_page", f"{link.miniapp_id}/{link.page}")
        return None


def _article_of(draft: Draft, written: Written, now: datetime) -> Article:
    one_line = [" ".join(visible(words).split()) for words in (draft.title, draft.summary, draft.author)]
    title, summary, author = one_line
    picture = draft.picture or next((each.picture for each in written.blocks if isinstance(each, Picture)), None)
    return Article(draft.article_id, draft.account_id, title, summary, picture, author, now, written.blocks)


def _check_lengths(draft: Draft) -> None:
    words = (
        (draft.title, TITLE_CHARACTERS_MAX),
        (draft.summary, SUMMARY_CHARACTERS_MAX),
        (draft.author, AUTHOR_CHARACTERS_MAX),
    )
    for text, characters_max in words:
        if len(text) > characters_max:
            raise Refused("article.words_too_long", characters_max=characters_max)


def _require_draft(tx: Connection, user_id: UserId, article_id: ArticleId) -> Draft:
    found = composing_store.find(tx, article_id)
    if found is None:
        raise Refused("official.unknown_article", article_id=article_id)
    require_owner(tx, user_id, found.account_id)
    return found


def _require_unsent(tx: Connection, user_id: UserId, article_id: ArticleId) -> Draft:
    found = _require_draft(tx, user_id, article_id)
    if found.sent_at is not None:
        raise Refused("article.sent")
    return found


def _find_unsent(tx: Connection, article_id: ArticleId, user_id: UserId | None) -> Draft:
    """Return a draft for its owner, or for nobody."""
    if user_id is not None:
        return _require_unsent(tx, user_id, article_id)
    found = composing_store.find(tx, article_id)
    if found is None or found.sent_at is not None:
        raise Refused("official.unknown_article", article_id=article_id)
    return found
