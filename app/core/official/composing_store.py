"""The table of drafts, and the statements on them."""

from dataclasses import asdict
from datetime import datetime

from sqlalchemy import Column, Connection, ForeignKey, Index, Row, select

from app.core.database.schema import Instant, plaza_metadata, table, text_column
from app.core.kernel.ids import ArticleId, OfficialAccountId, UserId
from app.core.official.draft import Draft
from app.core.official.model import Article
from app.core.official.owners_store import account_owner
from app.core.official.store import article, article_of

article_draft = table(
    "article_draft",
    plaza_metadata,
    text_column("article_id", primary_key=True),
    text_column("account_id", ForeignKey("official_account.account_id")),
    text_column("title"),
    text_column("summary"),
    text_column("picture", nullable=True),
    text_column("author"),
    text_column("source"),
    Column("edited_at", Instant, nullable=False),
    Column("due_at", Instant, nullable=True),
    Column("sent_at", Instant, nullable=True),
    Index(None, "account_id"),
    Index(None, "due_at"),
)


def find(tx: Connection, article_id: ArticleId) -> Draft | None:
    """Return a draft, also one that was sent."""
    row = tx.execute(select(article_draft).where(article_draft.c.article_id == article_id)).first()
    return None if row is None else _draft(row)


def put(tx: Connection, draft: Draft) -> None:
    """Insert a draft, or change it."""
    values = asdict(draft)
    if tx.execute(article_draft.update().where(article_draft.c.article_id == draft.article_id).values(values)).rowcount:
        return
    tx.execute(article_draft.insert().values(values))


def remove(tx: Connection, article_id: ArticleId) -> None:
    """Forget a draft."""
    tx.execute(article_draft.delete().where(article_draft.c.article_id == article_id))


def unsent(tx: Connection, account_id: OfficialAccountId) -> list[Draft]:
    """Return the drafts of an account that were not sent, edited last first."""
    mine = (article_draft.c.account_id == account_id) & article_draft.c.sent_at.is_(None)
    statement = select(article_draft).where(mine)
    ordered = statement.order_by(article_draft.c.edited_at.desc(), article_draft.c.article_id)
    return [_draft(row) for row in tx.execute(ordered)]


def published(tx: Connection, account_id: OfficialAccountId) -> tuple[list[Article], list[Article]]:
    """Return the articles of an account that can be read, and those that were withdrawn, newest first."""
    statement = select(article).where(article.c.account_id == account_id).order_by(article.c.published_at.desc())
    rows = list(tx.execute(statement))
    there = [article_of(row) for row in rows if row.withdrawn_at is None]
    return there, [article_of(row) for row in rows if row.withdrawn_at is not None]


def due(tx: Connection, now: datetime) -> list[Draft]:
    """Return what is to be sent by now and was not, earliest first."""
    waits = article_draft.c.sent_at.is_(None) & (article_draft.c.due_at <= now)
    return [_draft(row) for row in tx.execute(select(article_draft).where(waits).order_by(article_draft.c.due_at))]


def next_due(tx: Connection) -> datetime | None:
    """Return when the next draft is to be sent."""
    waits = article_draft.c.sent_at.is_(None) & article_draft.c.due_at.is_not(None)
    return tx.execute(select(article_draft.c.due_at).where(waits).order_by(article_draft.c.due_at).limit(1)).scalar()


def forget_person(tx: Connection, user_id: UserId) -> None:
    """Forget what a person wrote and did not send; before it is forgotten what they own."""
    theirs = select(account_owner.c.account_id).where(account_owner.c.user_id == user_id)
    tx.execute(article_draft.delete().where(article_draft.c.account_id.in_(theirs), article_draft.c.sent_at.is_(None)))


def _draft(row: Row[tuple[object, ...]]) -> Draft:
    return Draft(**row._mapping)
