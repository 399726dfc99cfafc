"""Comments under articles: written by readers, seen by everybody once the account has chosen them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection

from app.core.database import Database
from app.core.kernel.blanks import is_blank
from app.core.kernel.clock import Clock
from app.core.kernel.errors import Refused
from app.core.kernel.events import EventBus
from app.core.kernel.ids import ArticleId, CommentId, OfficialAccountId, UserId
from app.core.official import comments_store, store
from app.core.official.comments_store import CommentRow
from app.core.official.events import CommentsChanged
from app.core.official.markdown import visible
from app.core.official.owners_store import require_owner
from app.core.people import directory

CHARACTERS_MAX = 500
OF_ONE_MAX = 5
"""One person's comments under one article."""
AT_ONCE_MAX, AT_ONCE = 3, timedelta(minutes=1)
"""So many comments of one person in that time."""
SHOWN_MAX = 100
QUEUE_MAX = 300


@dataclass(frozen=True, slots=True)
class Comment:
    """What a reader wrote, as one person sees it; ``reply`` is the account's answer, empty for none.

    Until it ``is_chosen``, only its author and the account's owner see it. ``report_count`` is told to the owner alone.
    """

    comment_id: CommentId
    article_id: ArticleId
    user_id: UserId
    name: str
    color: str
    picture: str | None
    text: str
    written_at: datetime
    is_chosen: bool
    reply: str
    like_count: int
    is_liked: bool
    is_own: bool
    report_count: int = 0
    article_title: str = ""


class Comments:
    """What readers say under articles, and which of it their accounts let everybody see. Any thread but the GUI's."""

    def __init__(self, db: Database, events: EventBus, clock: Clock) -> None:
        self._db = db
        self._events = events
        self._clock = clock

    def write(self, user_id: UserId, article_id: ArticleId, text: str, comment_id: CommentId) -> None:
        """Say something under an article; it waits until the account chooses it. Again under the same id: nothing.

        Raises:
            Refused: ``official.unknown_article``, ``official.withdrawn``, ``people.unknown``, ``people.left``;
                ``comment.empty``, ``comment.too_long``; ``comment.too_many`` under this article, ``comment.too_fast``.
        """
        words = _one_line(text)
        with self._db.begin() as tx:
            directory.require_here(tx, [user_id])
            account_id = _require_readable(tx, article_id)
            if comments_store.find(tx, comment_id) is not None:
                return
            if comments_store.count_of(tx, article_id, user_id) >= OF_ONE_MAX:
                raise Refused("comment.too_many", count_max=OF_ONE_MAX)
            now = self._clock.now()
            if comments_store.count_since(tx, user_id, now - AT_ONCE) >= AT_ONCE_MAX:
                raise Refused("comment.too_fast")
            comments_store.add(tx, comment_id, article_id, user_id, words, now)
        self._events.publish(CommentsChanged(account_id, article_id))

    def of(self, user_id: UserId, article_id: ArticleId) -> list[Comment]:
        """Return what a person sees under an article: their own first, then what was chosen, the most liked first.

        What they reported, and what was written by somebody whom they have blocked, is not there.
        """
        with self._db.read() as tx:
            own = comments_store.own(tx, article_id, user_id)
            chosen = comments_store.chosen(tx, article_id, user_id, SHOWN_MAX)
            authors: set[UserId] = {row.user_id for row in chosen}
            unseen = {author for author in authors if directory.blockers(tx, [user_id], author)}
            liked = comments_store.liked(tx, article_id, user_id)
            seen = [*own, *(row for row in chosen if row.user_id not in unseen)]
            return _comments(tx, seen, user_id, liked, is_owner=False)

    def queue(self, user_id: UserId, account_id: OfficialAccountId) -> list[Comment]:
        """Return what was written under the articles of an account, for its owner: what waits first.

        Raises:
            Refused: ``official.not_owner``.
        """
        with self._db.read() as tx:
            require_owner(tx, user_id, account_id)
            rows = comments_store.queue(tx, account_id, QUEUE_MAX)
            return _comments(tx, rows, user_id, frozenset(), is_owner=True)

    def choose(self, user_id: UserId, comment_id: CommentId, *, is_chosen: bool) -> None:
        """Let everybody see a comment, or no longer; its article's account is the person's.

        Raises:
            Refused: ``comment.unknown``, ``official.not_owner``.
        """
        with self._db.begin() as tx:
            found = _require_owned(tx, user_id, comment_id)
            has_changed = (found.chosen_at is not None) != is_chosen
            if has_changed:
                comments_store.choose(tx, comment_id, self._clock.now() if is_chosen else None)
        if has_changed:
            self._tell(found)

    def answer(self, user_id: UserId, comment_id: CommentId, text: str) -> None:
        """Answer a comment as its article's account, once. The same again does nothing.

        Raises:
            Refused: ``comment.unknown``, ``official.not_owner``; ``comment.empty``, ``comment.too_long``;
                ``comment.answered``, with other words.
        """
        words = _one_line(text)
        with self._db.begin() as tx:
            found = _require_owned(tx, user_id, comment_id)
            if found.reply is not None and found.reply != words:
                raise Refused("comment.answered")
            comments_store.answer(tx, comment_id, words)
        if found.reply is None:
            self._tell(found)

    def remove(self, user_id: UserId, comment_id: CommentId) -> None:
        """Delete a comment, which is the person's or stands under an article of their account. Again: nothing.

        Raises:
            Refused: ``official.not_owner``.
        """
        with self._db.begin() as tx:
            found = comments_store.find(tx, comment_id)
            if found is not None:
                if found.user_id != user_id:
                    require_owner(tx, user_id, found.account_id)
                comments_store.remove(tx, comment_id)
        if found is not None:
            self._tell(found)

    def like(self, user_id: UserId, comment_id: CommentId, *, is_liked: bool) -> None:
        """Let a person like a comment that everybody sees, or no longer; the same again does nothing.

        Raises:
            Refused: ``comment.unknown``, ``people.unknown``.
        """
        with self._db.begin() as tx:
            found = _require_chosen(tx, user_id, comment_id)
            change = comments_store.like if is_liked else comments_store.unlike
            has_changed = change(tx, comment_id, user_id)
        if has_changed:
            self._tell(found)

    def report(self, user_id: UserId, comment_id: CommentId) -> None:
        """Tell the account that a comment should not be there; whoever says so does not see it any more.

        Raises:
            Refused: ``comment.unknown``, ``people.unknown``.
        """
        with self._db.begin() as tx:
            found = _require_chosen(tx, user_id, comment_id)
            is_new = comments_store.report(tx, comment_id, user_id)
        if is_new:
            self._tell(found)

    def _tell(self, found: CommentRow) -> None:
        self._events.publish(CommentsChanged(found.account_id, found.article_id))


def _comments(
    tx: Connection, rows: Sequence[CommentRow], user_id: UserId, liked: Iterable[CommentId], *, is_owner: bool
) -> list[Comment]:
    users = directory.require(tx, {row.user_id for row in rows}, seen_by=user_id)
    likes = frozenset(liked)
    return [
        Comment(
            row.comment_id,
            row.article_id,
            row.user_id,
            users[row.user_id].name,
            users[row.user_id].color,
            users[row.user_id].picture,
            row.text,
            row.written_at,
            is_chosen=row.chosen_at is not None,
            reply=row.reply or "",
            like_count=row.like_count,
            is_liked=row.comment_id in likes,
            is_own=row.user_id == user_id,
            report_count=row.report_count if is_owner else 0,
            article_title=row.title if is_owner else "",
        )
        for row in rows
    ]


def _one_line(text: str) -> str:
    words = " ".join(visible(text).split())
    if is_blank(words):
        raise Refused("comment.empty")
    if len(words) > CHARACTERS_MAX:
        raise Refused("comment.too_long", characters_max=CHARACTERS_MAX)
    return words


def _require_readable(tx: Connection, article_id: ArticleId) -> OfficialAccountId:
    article = store.find_article(tx, article_id)
    if article is None:
        raise Refused("official.unknown_article", article_id=article_id)
    if store.is_withdrawn(tx, article_id):
        raise Refused("official.withdrawn", article_id=article_id)
    return article.account_id


def _require(tx: Connection, comment_id: CommentId) -> CommentRow:
    found = comments_store.find(tx, comment_id)
    if found is None:
        raise Refused("comment.unknown", comment_id=comment_id)
    return found


def _require_owned(tx: Connection, user_id: UserId, comment_id: CommentId) -> CommentRow:
    found = _require(tx, comment_id)
    require_owner(tx, user_id, found.account_id)
    return found


def _require_chosen(tx: Connection, user_id: UserId, comment_id: CommentId) -> CommentRow:
    directory.require(tx, [user_id])
    found = _require(tx, comment_id)
    if found.chosen_at is None:
        raise Refused("comment.unknown", comment_id=comment_id)
    return found
