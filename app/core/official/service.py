"""Official accounts' use cases: keeping them, following them, publishing, reading and withdrawing articles."""

from collections.abc import Callable, Collection
from typing import Protocol

from sqlalchemy import Connection

from app.core.database import Database
from app.core.kernel.clock import Clock
from app.core.kernel.errors import Refused
from app.core.kernel.events import EventBus
from app.core.kernel.ids import ArticleId, OfficialAccountId, UserId
from app.core.official import owners_store, store
from app.core.official.events import (
    AccountFollowed,
    AccountUnfollowed,
    ArticlePublished,
    ArticleWithdrawn,
    VoiceChanged,
)
from app.core.official.figures import note_follow
from app.core.official.model import OWN_ACCOUNT_ID, RELATED_MAX, Article, OfficialAccount
from app.core.official.voice import Voice, check
from app.core.people import directory


class Greeter(Protocol):
    """Speaks for official accounts (chat stands beside this slice, not below it)."""

    def greet(self, tx: Connection, user_id: UserId, account: OfficialAccount) -> Callable[[], None]:
        """Say within ``tx`` what the account says to a new follower; what is returned tells of it, once committed."""
        ...


class Official:
    """The official accounts known here, who follows them, what they published and what they say by themselves.

    Without ``greeter`` nobody is welcomed.
    """

    def __init__(self, db: Database, events: EventBus, clock: Clock, greeter: Greeter | None = None) -> None:
        self._db = db
        self._events = events
        self._clock = clock
        self._greeter = greeter

    def add(self, account: OfficialAccount) -> None:
        """Record an official account, or what is new about one already known.

        Raises:
            Refused: ``official.related``, it names more mini-apps than people would look at.
        """
        if len(account.related) > RELATED_MAX:
            raise Refused("official.related", count_max=RELATED_MAX)
        with self._db.begin() as tx:
            store.put(tx, account)

    def get(self, account_id: OfficialAccountId) -> OfficialAccount:
        """Return the official account with this id.

        Raises:
            Refused: ``official.unknown``.
        """
        with self._db.read() as tx:
            found = store.find(tx, account_id)
        if found is None:
            raise Refused("official.unknown", account_id=account_id)
        return found

    def all(self) -> list[OfficialAccount]:
        """Return every official account by name."""
        with self._db.read() as tx:
            return _by_name(store.find_all(tx))

    def follow(self, user_id: UserId, account_id: OfficialAccountId, *, is_greeted: bool = True) -> None:
        """Let a person follow an official account, which welcomes them; following it again does nothing.

        Whoever is not ``is_greeted`` has followed it elsewhere before.

        Raises:
            Refused: ``official.unknown`` or ``people.unknown``.
        """
        with self._db.begin() as tx:
            directory.require(tx, [user_id])
            account = store.find(tx, account_id)
            if account is None:
                raise Refused("official.unknown", account_id=account_id)
            now = self._clock.now()
            is_new = store.follow(tx, user_id, account_id, now)
            if is_new:
                note_follow(tx, account_id, user_id, now, change=1)
            greeter = self._greeter if is_new and is_greeted else None
            tell = None if greeter is None else greeter.greet(tx, user_id, account)
        if is_new:
            self._events.publish(AccountFollowed(user_id, account_id))
        if tell is not None:
            tell()

    def unfollow(self, user_id: UserId, account_id: OfficialAccountId) -> None:
        """Let a person follow an official account no longer: it cannot write to them until they follow it again.

        Where they do not follow it, nothing happens.

        Raises:
            Refused: ``official.stays`` for Plaza's own.
        """
        if account_id == OWN_ACCOUNT_ID:
            raise Refused("official.stays", account_id=account_id)
        with self._db.begin() as tx:
            now = self._clock.now()
            has_changed = store.unfollow(tx, user_id, account_id, now)
            if has_changed:
                note_follow(tx, account_id, user_id, now, change=-1)
        if has_changed:
            self._events.publish(AccountUnfollowed(user_id, account_id))

    def unfollowed(self, user_id: UserId) -> frozenset[OfficialAccountId]:
        """Return the official accounts that a person followed once and wants to hear nothing more of."""
        with self._db.read() as tx:
            return store.unfollowed(tx, user_id)

    def followed(self, user_id: UserId) -> list[OfficialAccount]:
        """Return the official accounts that a person follows, by name."""
        with self._db.read() as tx:
            return _by_name(store.followed(tx, user_id))

    def own(self, user_id: UserId, account_id: OfficialAccountId) -> None:
        """Make a person the owner of an official account, in place of whoever was.

        Raises:
            Refused: ``official.unknown`` or ``people.unknown``.
        """
        with self._db.begin() as tx:
            directory.require(tx, [user_id])
            if store.find(tx, account_id) is None:
                raise Refused("official.unknown", account_id=account_id)
            owners_store.put_owner(tx, account_id, user_id)

    def owner_of(self, account_id: OfficialAccountId) -> UserId | None:
        """Return whose an official account is, if anybody's here."""
        with self._db.read() as tx:
            return owners_store.owner_of(tx, account_id)

    def owned(self, user_id: UserId) -> frozenset[OfficialAccountId]:
        """Return the official accounts of a person."""
        with self._db.read() as tx:
            return owners_store.owned(tx, user_id)

    def publish(self, article: Article) -> None:
        """Publish an article, or a changed edition of it; publishing the same again does nothing.

        Raises:
            Refused: ``official.unknown``, no such official account; ``official.article_taken``, the article is
                another official account's; ``official.withdrawn``, it was taken back, which is for good.
        """
        with self._db.begin() as tx:
            if store.find(tx, article.account_id) is None:
                raise Refused("official.unknown", account_id=article.account_id)
            found = store.find_article(tx, article.article_id)
            if found is not None and found.account_id != article.account_id:
                raise Refused("official.article_taken", article_id=article.article_id)
            if found != article:
                if store.is_withdrawn(tx, article.article_id):
                    raise Refused("official.withdrawn", article_id=article.article_id)
                store.put_article(tx, article)
        if found != article:
            self._events.publish(ArticlePublished(article.account_id, article.article_id))

    def withdraw(self, account_id: OfficialAccountId, article_id: ArticleId) -> None:
        """Take back an article of an official account, for good; again, do nothing.

        Raises:
            Refused: ``official.unknown_article``, it has none such.
        """
        with self._db.begin() as tx:
            found = store.find_article(tx, article_id)
            if found is None or found.account_id != account_id:
                raise Refused("official.unknown_article", article_id=article_id)
            is_new = store.withdraw_article(tx, article_id, self._clock.now())
        if is_new:
            self._events.publish(ArticleWithdrawn(account_id, article_id))

    def article(self, article_id: ArticleId) -> Article:
        """Return the article with this id.

        Raises:
            Refused: ``official.unknown_article``; ``official.withdrawn``, its account took it back.
        """
        with self._db.read() as tx:
            found = store.find_article(tx, article_id)
            is_withdrawn = store.is_withdrawn(tx, article_id)
        if found is None:
            raise Refused("official.unknown_article", article_id=article_id)
        if is_withdrawn:
            raise Refused("official.withdrawn", article_id=article_id)
        return found

    def withdrawn(self, article_ids: Collection[ArticleId]) -> frozenset[ArticleId]:
        """Return those of some articles that their accounts took back."""
        with self._db.read() as tx:
            return store.withdrawn(tx, article_ids)

    def articles(self, account_id: OfficialAccountId) -> list[Article]:
        """Return the articles of an official account, newest first."""
        with self._db.read() as tx:
            return store.articles(tx, account_id)

    def set_voice(self, account_id: OfficialAccountId, voice: Voice) -> None:
        """Say what an official account has in its menu, and what it says by itself; the same again does nothing.

        Raises:
            Refused: ``official.unknown``; ``official.menu``, ``official.rule`` or ``official.reply``, as `check`.
        """
        check(voice)
        with self._db.begin() as tx:
            if store.find(tx, account_id) is None:
                raise Refused("official.unknown", account_id=account_id)
            has_changed = store.find_voice(tx, account_id) != voice
            if has_changed:
                store.put_voice(tx, account_id, voice)
        if has_changed:
            self._events.publish(VoiceChanged(account_id))

    def voice(self, account_id: OfficialAccountId) -> Voice:
        """Return what an official account has in its menu, and what it says by itself."""
        with self._db.read() as tx:
            return store.find_voice(tx, account_id)


def _by_name(accounts: list[OfficialAccount]) -> list[OfficialAccount]:
    return sorted(accounts, key=lambda account: (account.name.casefold(), account.account_id))
