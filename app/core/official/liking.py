"""What readers do with an article besides reading it: they like it, and keep it among their favourites."""

from dataclasses import dataclass

from sqlalchemy import Connection

from app.core.database import Database
from app.core.kernel.clock import Clock
from app.core.kernel.errors import Refused
from app.core.kernel.events import EventBus
from app.core.kernel.ids import ArticleId, UserId
from app.core.official import liking_store, store
from app.core.official.events import ArticleLiked, FavouritesChanged
from app.core.official.model import Article
from app.core.people import directory

FAVOURITES_MAX = 1_000
"""Of one person: they are shown as one list."""


@dataclass(frozen=True, slots=True)
class Marks:
    """How many people like an article, whether the one who asks does, and whether they keep it."""

    like_count: int
    is_liked: bool
    is_kept: bool


@dataclass(frozen=True, slots=True)
class Favourite:
    """An article that a person keeps; one that was withdrawn since can be read no more."""

    article: Article
    is_withdrawn: bool


class Liking:
    """Likes and favourites: one of each for a person and an article, however often it is said.

    How many like an article anybody is told; who likes it, nobody. What a person keeps is told to them alone.
    Any thread but the GUI's.
    """

    def __init__(self, db: Database, events: EventBus, clock: Clock) -> None:
        self._db = db
        self._events = events
        self._clock = clock

    def of(self, user_id: UserId, article_id: ArticleId) -> Marks:
        """Return how an article is liked, and what it is to a person."""
        with self._db.read() as tx:
            return Marks(
                liking_store.like_count(tx, article_id),
                liking_store.likes(tx, article_id, user_id),
                liking_store.keeps(tx, article_id, user_id),
            )

    def like(self, user_id: UserId, article_id: ArticleId, *, is_liked: bool) -> None:
        """Let a person like an article, or no longer; the same again does nothing.

        Raises:
            Refused: ``official.unknown_article``; ``people.unknown``; ``official.withdrawn``, it cannot be read any
                more.
        """
        with self._db.begin() as tx:
            if is_liked:
                _require_readable(tx, user_id, article_id)
                has_changed = liking_store.like(tx, article_id, user_id, self._clock.now())
            else:
                has_changed = liking_store.unlike(tx, article_id, user_id)
        if has_changed:
            self._events.publish(ArticleLiked(article_id))

    def keep(self, user_id: UserId, article_id: ArticleId, *, is_kept: bool) -> None:
        """Have an article among a person's favourites, or no longer; the same again does nothing.

        Raises:
            Refused: as `like`; ``official.too_many_favourites``.
        """
        with self._db.begin() as tx:
            if is_kept:
                _require_readable(tx, user_id, article_id)
                is_new = not liking_store.keeps(tx, article_id, user_id)
                if is_new and liking_store.favourite_count(tx, user_id) >= FAVOURITES_MAX:
                    raise Refused("official.too_many_favourites", count_max=FAVOURITES_MAX)
                has_changed = liking_store.keep(tx, article_id, user_id, self._clock.now())
            else:
                has_changed = liking_store.drop(tx, article_id, user_id)
        if has_changed:
            self._events.publish(FavouritesChanged(user_id, article_id))

    def favourites(self, user_id: UserId) -> list[Favourite]:
        """Return what a person keeps, the last first."""
        with self._db.read() as tx:
            return [Favourite(article, is_withdrawn) for article, is_withdrawn in liking_store.favourites(tx, user_id)]


def _require_readable(tx: Connection, user_id: UserId, article_id: ArticleId) -> None:
    directory.require(tx, [user_id])
    if store.find_article(tx, article_id) is None:
        raise Refused("official.unknown_article", article_id=article_id)
    if store.is_withdrawn(tx, article_id):
        raise Refused("official.withdrawn", article_id=article_id)
