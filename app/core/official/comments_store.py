"""The tables of comments under articles, and the statements on them."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Column, Connection, ForeignKey, Index, PrimaryKeyConstraint, Row, Select, Table, func, select

from app.core.database.schema import Instant, plaza_metadata, table, text_column
from app.core.kernel.ids import ArticleId, CommentId, OfficialAccountId, UserId
from app.core.official.store import article

article_comment = table(
    "article_comment",
    plaza_metadata,
    text_column("comment_id", primary_key=True),
    text_column("article_id", ForeignKey("article.article_id")),
    text_column("user_id", ForeignKey("person.user_id")),
    text_column("text"),
    Column("written_at", Instant, nullable=False),
    Column("chosen_at", Instant, nullable=True),  # since when everybody sees it
    text_column("reply", nullable=True),
    Index(None, "article_id", "written_at"),
    Index(None, "user_id", "written_at"),
)

comment_like = table(
    "comment_like",
    plaza_metadata,
    text_column("comment_id", ForeignKey("article_comment.comment_id")),
    text_column("user_id", ForeignKey("person.user_id")),
    PrimaryKeyConstraint("comment_id", "user_id"),
    Index(None, "user_id"),
)

comment_report = table(
    "comment_report",
    plaza_metadata,
    text_column("comment_id", ForeignKey("article_comment.comment_id")),
    text_column("user_id", ForeignKey("person.user_id")),
    PrimaryKeyConstraint("comment_id", "user_id"),
    Index(None, "user_id"),
)

CommentRow = Row[tuple[object, ...]]


def find(tx: Connection, comment_id: CommentId) -> CommentRow | None:
    """Return a comment with the account of its article, if there is one."""
    statement = select(article_comment, article.c.account_id).join(
        article, article.c.article_id == article_comment.c.article_id
    )
    return tx.execute(statement.where(article_comment.c.comment_id == comment_id)).first()


def add(
    tx: Connection, comment_id: CommentId, article_id: ArticleId, user_id: UserId, text: str, now: datetime
) -> None:
    """Insert a comment that waits."""
    values = {"comment_id": comment_id, "article_id": article_id, "user_id": user_id, "text": text, "written_at": now}
    tx.execute(article_comment.insert().values(**values))


def count_of(tx: Connection, article_id: ArticleId, user_id: UserId) -> int:
    """Return how many comments a person has under an article."""
    theirs = (article_comment.c.article_id == article_id) & (article_comment.c.user_id == user_id)
    count: int = tx.execute(select(func.count()).select_from(article_comment).where(theirs)).scalar_one()
    return count


def count_since(tx: Connection, user_id: UserId, since: datetime) -> int:
    """Return how many comments a person wrote since then, wherever."""
    theirs = (article_comment.c.user_id == user_id) & (article_comment.c.written_at > since)
    count: int = tx.execute(select(func.count()).select_from(article_comment).where(theirs)).scalar_one()
    return count


def own(tx: Connection, article_id: ArticleId, user_id: UserId) -> Sequence[CommentRow]:
    """Return a person's comments under an article, the newest first."""
    theirs = (article_comment.c.article_id == article_id) & (article_comment.c.user_id == user_id)
    return tx.execute(_counted().where(theirs).order_by(article_comment.c.written_at.desc())).all()


def chosen(tx: Connection, article_id: ArticleId, reader_id: UserId, limit: int) -> Sequence[CommentRow]:
    """Return what everybody sees under an article but what ``reader_id`` wrote or reported: the most liked first."""
    row = article_comment.c
    reported = select(comment_report.c.comment_id).where(comment_report.c.user_id == reader_id)
    statement = _counted().where(
        row.article_id == article_id,
        row.chosen_at.is_not(None),
        row.user_id != reader_id,
        row.comment_id.not_in(reported),
    )
    ordered = statement.order_by(_number_of(comment_like).desc(), row.chosen_at.desc(), row.comment_id)
    return tx.execute(ordered.limit(limit)).all()


def queue(tx: Connection, account_id: OfficialAccountId, limit: int) -> Sequence[CommentRow]:
    """Return what was written under an account's articles that can be read: what waits first, then by age."""
    row = article_comment.c
    statement = _counted().add_columns(article.c.title).join(article, article.c.article_id == row.article_id)
    of_account = statement.where(article.c.account_id == account_id, article.c.withdrawn_at.is_(None))
    ordered = of_account.order_by(row.chosen_at.is_not(None), row.written_at.desc(), row.comment_id)
    return tx.execute(ordered.limit(limit)).all()


def liked(tx: Connection, article_id: ArticleId, user_id: UserId) -> frozenset[CommentId]:
    """Return the comments under an article that a person likes."""
    joined = select(comment_like.c.comment_id).join(
        article_comment, article_comment.c.comment_id == comment_like.c.comment_id
    )
    theirs = (article_comment.c.article_id == article_id) & (comment_like.c.user_id == user_id)
    return frozenset(tx.execute(joined.where(theirs)).scalars())


def choose(tx: Connection, comment_id: CommentId, now: datetime | None) -> None:
    """Let everybody see a comment, or (None) nobody but its author."""
    tx.execute(article_comment.update().where(article_comment.c.comment_id == comment_id).values(chosen_at=now))


def answer(tx: Connection, comment_id: CommentId, reply: str) -> None:
    """Put the account's answer to a comment."""
    tx.execute(article_comment.update().where(article_comment.c.comment_id == comment_id).values(reply=reply))


def like(tx: Connection, comment_id: CommentId, user_id: UserId) -> bool:
    """Record that a person likes a comment; return whether that is new."""
    return _add(tx, comment_like, comment_id, user_id)


def unlike(tx: Connection, comment_id: CommentId, user_id: UserId) -> bool:
    """Record that a person likes a comment no longer; return whether they did."""
    pair = (comment_like.c.comment_id == comment_id) & (comment_like.c.user_id == user_id)
    return tx.execute(comment_like.delete().where(pair)).rowcount > 0


def report(tx: Connection, comment_id: CommentId, user_id: UserId) -> bool:
    """Record that a person reported a comment; return whether that is new."""
    return _add(tx, comment_report, comment_id, user_id)


def remove(tx: Connection, comment_id: CommentId) -> None:
    """Delete a comment with all that hangs on it."""
    for each in (comment_like, comment_report, article_comment):
        tx.execute(each.delete().where(each.c.comment_id == comment_id))


def forget_person(tx: Connection, user_id: UserId) -> None:
    """Delete what a person wrote under articles, and forget what they like and reported there."""
    theirs = select(article_comment.c.comment_id).where(article_comment.c.user_id == user_id)
    for each in (comment_like, comment_report):
        tx.execute(each.delete().where((each.c.user_id == user_id) | each.c.comment_id.in_(theirs)))
    tx.execute(article_comment.delete().where(article_comment.c.user_id == user_id))


def _counted() -> Select[tuple[object, ...]]:
    likes, reports = _number_of(comment_like).label("like_count"), _number_of(comment_report).label("report_count")
    return select(article_comment, likes, reports)


def _number_of(where: Table):  # type: ignore[no-untyped-def]  # a scalar subquery, whose type says nothing
    same = where.c.comment_id == article_comment.c.comment_id
    return select(func.count()).select_from(where).where(same).correlate(article_comment).scalar_subquery()


def _add(tx: Connection, where: Table, comment_id: CommentId, user_id: UserId) -> bool:
    pair = (where.c.comment_id == comment_id) & (where.c.user_id == user_id)
    if tx.execute(select(where.c.comment_id).where(pair)).first() is not None:
        return False
    tx.execute(where.insert().values(comment_id=comment_id, user_id=user_id))
    return True
