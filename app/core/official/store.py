"""The tables of official accounts, followers and articles, and the statements on them."""

from collections.abc import Collection
from dataclasses import asdict
from datetime import datetime

from sqlalchemy import CheckConstraint, Column, Connection, ForeignKey, Index, PrimaryKeyConstraint, Row, select

from app.core.database.schema import Instant, Json, plaza_metadata, table, text_column
from app.core.kernel.ids import ArticleId, OfficialAccountId, UserId
from app.core.official.codec import decode_blocks, encode_blocks
from app.core.official.model import Article, OfficialAccount
from app.core.official.voice import SILENT, Voice
from app.core.official.voice_codec import decode_voice, encode_voice

official_account = table(
    "official_account",
    plaza_metadata,
    text_column("account_id", primary_key=True),
    text_column("name"),
    text_column("color"),
    text_column("about"),
    text_column("kind"),
    text_column("miniapp_id", nullable=True),
    text_column("owner", nullable=True),
    Column("related", Json, nullable=True),
    CheckConstraint("kind IN ('subscription', 'service')", name="kind_is_known"),
)

follower = table(
    "follower",
    plaza_metadata,
    text_column("user_id", ForeignKey("person.user_id")),
    text_column("account_id", ForeignKey("official_account.account_id")),
    Column("followed_at", Instant, nullable=False),
    Column("unfollowed_at", Instant, nullable=True),  # since when they want to hear nothing more of it
    PrimaryKeyConstraint("user_id", "account_id"),
)

article = table(
    "article",
    plaza_metadata,
    text_column("article_id", primary_key=True),
    text_column("account_id", ForeignKey("official_account.account_id")),
    text_column("title"),
    text_column("summary"),
    text_column("picture", nullable=True),
    text_column("author"),
    Column("published_at", Instant, nullable=False),
    Column("blocks", Json, nullable=False),
    Column("withdrawn_at", Instant, nullable=True),
    Index(None, "account_id", "published_at"),
)

account_voice = table(
    "account_voice",
    plaza_metadata,
    text_column("account_id", ForeignKey("official_account.account_id"), primary_key=True),
    Column("voice", Json, nullable=False),
)


def _account(row: Row[tuple[object, ...]]) -> OfficialAccount:
    return OfficialAccount(**{**row._mapping, "owner": row.owner or "", "related": tuple(row.related or ())})


def article_of(row: Row[tuple[object, ...]]) -> Article:
    """Return the article that a row holds."""
    values = {**row._mapping, "blocks": decode_blocks(row.blocks)}
    del values["withdrawn_at"]
    return Article(**values)


def find(tx: Connection, account_id: OfficialAccountId) -> OfficialAccount | None:
    """Return the official account with this id, if there is one."""
    row = tx.execute(select(official_account).where(official_account.c.account_id == account_id)).first()
    return None if row is None else _account(row)


def find_all(tx: Connection) -> list[OfficialAccount]:
    """Return every official account, in no order."""
    return [_account(row) for row in tx.execute(select(official_account))]


def put(tx: Connection, account: OfficialAccount) -> None:
    """Insert an official account, or change what is recorded of it."""
    if find(tx, account.account_id) is None:
        tx.execute(official_account.insert().values(asdict(account)))
    else:
        same = official_account.c.account_id == account.account_id
        tx.execute(official_account.update().where(same).values(asdict(account)))


def follow(tx: Connection, user_id: UserId, account_id: OfficialAccountId, now: datetime) -> bool:
    """Record a follower; return whether that is new."""
    pair = (follower.c.user_id == user_id) & (follower.c.account_id == account_id)
    found = tx.execute(select(follower.c.unfollowed_at).where(pair)).first()
    if found is None:
        tx.execute(follower.insert().values(user_id=user_id, account_id=account_id, followed_at=now))
        return True
    if found.unfollowed_at is None:
        return False
    tx.execute(follower.update().where(pair).values(followed_at=now, unfollowed_at=None))
    return True


def unfollow(tx: Connection, user_id: UserId, account_id: OfficialAccountId, now: datetime) -> bool:
    """Record that a follower is none any more; return whether they were one."""
    pair = (follower.c.user_id == user_id) & (follower.c.account_id == account_id)
    changed = follower.update().where(pair, follower.c.unfollowed_at.is_(None)).values(unfollowed_at=now)
    return tx.execute(changed).rowcount > 0


def followed(tx: Connection, user_id: UserId) -> list[OfficialAccount]:
    """Return the official accounts that a person follows, in no order."""
    statement = select(official_account).join(follower, follower.c.account_id == official_account.c.account_id)
    is_theirs = (follower.c.user_id == user_id) & follower.c.unfollowed_at.is_(None)
    return [_account(row) for row in tx.execute(statement.where(is_theirs))]


def unfollowed(tx: Connection, user_id: UserId) -> frozenset[OfficialAccountId]:
    """Return the official accounts that a person followed once and does not follow any more."""
    is_theirs = (follower.c.user_id == user_id) & follower.c.unfollowed_at.is_not(None)
    return frozenset(tx.execute(select(follower.c.account_id).where(is_theirs)).scalars())


def find_article(tx: Connection, article_id: ArticleId) -> Article | None:
    """Return the article with this id, if there is one, also where it was withdrawn."""
    row = tx.execute(select(article).where(article.c.article_id == article_id)).first()
    return None if row is None else article_of(row)


def is_withdrawn(tx: Connection, article_id: ArticleId) -> bool:
    """Tell whether its official account took an article back."""
    there = (article.c.article_id == article_id) & article.c.withdrawn_at.is_not(None)
    return tx.execute(select(article.c.article_id).where(there)).first() is not None


def withdrawn(tx: Connection, article_ids: Collection[ArticleId]) -> frozenset[ArticleId]:
    """Return those of some articles that were taken back."""
    there = article.c.article_id.in_(article_ids) & article.c.withdrawn_at.is_not(None)
    return frozenset(tx.execute(select(article.c.article_id).where(there)).scalars())


def withdraw_article(tx: Connection, article_id: ArticleId, now: datetime) -> bool:
    """Record that an article was taken back; return whether that is new."""
    there = (article.c.article_id == article_id) & article.c.withdrawn_at.is_(None)
    return tx.execute(article.update().where(there).values(withdrawn_at=now)).rowcount > 0


def all_articles(tx: Connection, account_id: OfficialAccountId) -> list[tuple[Article, bool]]:
    """Return all articles that an official account published, newest first, and whether it took each back."""
    statement = select(article).where(article.c.account_id == account_id).order_by(article.c.published_at.desc())
    return [(article_of(row), row.withdrawn_at is not None) for row in tx.execute(statement)]


def articles(tx: Connection, account_id: OfficialAccountId) -> list[Article]:
    """Return the articles of an official account that were not withdrawn, newest first."""
    statement = select(article).where(article.c.account_id == account_id, article.c.withdrawn_at.is_(None))
    return [article_of(row) for row in tx.execute(statement.order_by(article.c.published_at.desc()))]


def put_article(tx: Connection, wanted: Article) -> None:
    """Insert an article, or change it."""
    values = {column.name: getattr(wanted, column.name) for column in article.c if column is not article.c.withdrawn_at}
    values["blocks"] = encode_blocks(wanted.blocks)
    changed = tx.execute(article.update().where(article.c.article_id == wanted.article_id).values(values))
    if changed.rowcount == 0:
        tx.execute(article.insert().values(values))


def find_voice(tx: Connection, account_id: OfficialAccountId) -> Voice:
    """Return what an official account says by itself: nothing where it was not told."""
    said = tx.execute(select(account_voice.c.voice).where(account_voice.c.account_id == account_id)).scalar()
    return SILENT if said is None else decode_voice(said)


def put_voice(tx: Connection, account_id: OfficialAccountId, voice: Voice) -> None:
    """Record what an official account says by itself."""
    same, said = account_voice.c.account_id == account_id, encode_voice(voice)
    if tx.execute(account_voice.update().where(same).values(voice=said)).rowcount == 0:
        tx.execute(account_voice.insert().values(account_id=account_id, voice=said))


def forget_person(tx: Connection, user_id: UserId) -> None:
    """Forget whom a person follows, and whom they unfollowed."""
    tx.execute(follower.delete().where(follower.c.user_id == user_id))
