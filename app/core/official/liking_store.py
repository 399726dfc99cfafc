"""The tables of likes and favourites, and the statements on them."""

from datetime import datetime

from sqlalchemy import Column, Connection, ForeignKey, Index, PrimaryKeyConstraint, Table, func, select

from app.core.database.schema import Instant, plaza_metadata, table, text_column
from app.core.kernel.ids import ArticleId, UserId
from app.core.official.model import Article
from app.core.official.store import article, article_of

article_like = table(
    "article_like",
    plaza_metadata,
    text_column("article_id", ForeignKey("article.article_id")),
    text_column("user_id", ForeignKey("person.user_id")),
    Column("liked_at", Instant, nullable=False),
    PrimaryKeyConstraint("article_id", "user_id"),
    Index(None, "user_id"),
)

article_favourite = table(
    "article_favourite",
    plaza_metadata,
    text_column("user_id", ForeignKey("person.user_id")),
    text_column("article_id", ForeignKey("article.article_id")),
    Column("kept_at", Instant, nullable=False),
    PrimaryKeyConstraint("user_id", "article_id"),
    Index(None, "user_id", "kept_at"),
)


def like(tx: Connection, article_id: ArticleId, user_id: UserId, now: datetime) -> bool:
    """Record that a person likes an article; return whether that is new."""
    return _add(tx, article_like, article_id, user_id, liked_at=now)


def unlike(tx: Connection, article_id: ArticleId, user_id: UserId) -> bool:
    """Record that a person likes an article no longer; return whether they did."""
    return _remove(tx, article_like, article_id, user_id)


def like_count(tx: Connection, article_id: ArticleId) -> int:
    """Return how many people like an article."""
    of_article = select(func.count()).select_from(article_like).where(article_like.c.article_id == article_id)
    count: int = tx.execute(of_article).scalar_one()
    return count


def likes(tx: Connection, article_id: ArticleId, user_id: UserId) -> bool:
    """Tell whether a person likes an article."""
    return _has(tx, article_like, article_id, user_id)


def keep(tx: Connection, article_id: ArticleId, user_id: UserId, now: datetime) -> bool:
    """Record that an article is among a person's favourites; return whether that is new."""
    return _add(tx, article_favourite, article_id, user_id, kept_at=now)


def drop(tx: Connection, article_id: ArticleId, user_id: UserId) -> bool:
    """Record that an article is among a person's favourites no longer; return whether it was."""
    return _remove(tx, article_favourite, article_id, user_id)


def keeps(tx: Connection, article_id: ArticleId, user_id: UserId) -> bool:
    """Tell whether an article is among a person's favourites."""
    return _has(tx, article_favourite, article_id, user_id)


def favourite_count(tx: Connection, user_id: UserId) -> int:
    """Return how many favourites a person has."""
    theirs = select(func.count()).select_from(article_favourite).where(article_favourite.c.user_id == user_id)
    count: int = tx.execute(theirs).scalar_one()
    return count


def favourites(tx: Connection, user_id: UserId) -> list[tuple[Article, bool]]:
    """Return a person's favourites, the one kept last first, and whether each was withdrawn."""
    row = article_favourite.c
    joined = select(article).join(article_favourite, row.article_id == article.c.article_id)
    statement = joined.where(row.user_id == user_id).order_by(row.kept_at.desc(), row.article_id)
    return [(article_of(each), each.withdrawn_at is not None) for each in tx.execute(statement)]


def forget_person(tx: Connection, user_id: UserId) -> None:
    """Forget what a person likes and keeps."""
    for each in (article_like, article_favourite):
        tx.execute(each.delete().where(each.c.user_id == user_id))


def _has(tx: Connection, where: Table, article_id: ArticleId, user_id: UserId) -> bool:
    pair = (where.c.article_id == article_id) & (where.c.user_id == user_id)
    return tx.execute(select(where.c.article_id).where(pair)).first() is not None


def _add(tx: Connection, where: Table, article_id: ArticleId, user_id: UserId, **values: datetime) -> bool:
    if _has(tx, where, article_id, user_id):
        return False
    tx.execute(where.insert().values(article_id=article_id, user_id=user_id, **values))
    return True


def _remove(tx: Connection, where: Table, article_id: ArticleId, user_id: UserId) -> bool:
    pair = (where.c.article_id == article_id) & (where.c.user_id == user_id)
    return tx.execute(where.delete().where(pair)).rowcount > 0
