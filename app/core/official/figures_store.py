"""The tables of figures: what waits until enough people did it, what was told since, and who clicked just now."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from sqlalchemy import CheckConstraint, Column, Connection, ForeignKey, Index, PrimaryKeyConstraint, func, select

from app.core.database.schema import Instant, Whole, plaza_metadata, table, text_column
from app.core.kernel.ids import ArticleId, MiniAppId, OfficialAccountId, OrderId, UserId
from app.core.official.figures_model import FOLLOWS_WITHIN, Deed, Figure
from app.core.official.store import follower

NO_ARTICLE = ArticleId("")
CLICKS_KEPT = 2 * FOLLOWS_WITHIN
"""A payment may be told late, but hardly by more than a day."""
_DEEDS = "deed IN ('read', 'click', 'order', 'follow')"

waiting_deed = table(
    "waiting_deed",
    plaza_metadata,
    text_column("account_id", ForeignKey("official_account.account_id")),
    text_column("article_id"),  # empty: of the account itself
    text_column("deed"),
    Column("day", Whole, nullable=False),
    text_column("user_id", ForeignKey("person.user_id")),
    text_column("order_id"),  # empty where nothing was ordered: then somebody counts once a day
    Column("amount_minor", Whole, nullable=False),  # of an order; for followers 1 more, 1 less or neither
    CheckConstraint(_DEEDS, name="deed_is_known"),
    PrimaryKeyConstraint("account_id", "article_id", "deed", "day", "user_id", "order_id"),
    Index(None, "user_id"),
)

figure = table(
    "figure",
    plaza_metadata,
    text_column("account_id", ForeignKey("official_account.account_id")),
    text_column("article_id"),
    text_column("deed"),
    Column("since_day", Whole, nullable=False),
    Column("day", Whole, nullable=False),
    Column("count", Whole, nullable=False),
    Column("amount_minor", Whole, nullable=False),
    CheckConstraint(_DEEDS, name="deed_is_known"),
    PrimaryKeyConstraint("account_id", "article_id", "deed", "day"),
)

counted_order = table("counted_order", plaza_metadata, text_column("order_id", primary_key=True))

article_click = table(
    "article_click",
    plaza_metadata,
    text_column("user_id", ForeignKey("person.user_id")),
    text_column("miniapp_id"),
    Column("clicked_at", Instant, nullable=False),
    text_column("account_id"),
    text_column("article_id"),
    PrimaryKeyConstraint("user_id", "miniapp_id", "clicked_at"),
    Index(None, "clicked_at"),
)


def note(
    tx: Connection,
    account_id: OfficialAccountId,
    article_id: ArticleId,
    deed: Deed,
    day: int,
    user_id: UserId,
    *,
    order_id: str = "",
    amount_minor: int = 0,
) -> bool:
    """Let something wait to be counted, unless it does already; return whether that is the account's first of a day.

    What comes late, or while the clock is set back, waits with the day after those that were told.
    """
    day = max(day, _newest_day(tx, account_id, article_id, deed) + 1)
    of_account = (waiting_deed.c.account_id == account_id) & (waiting_deed.c.day == day)
    is_first = tx.execute(select(waiting_deed.c.day).where(of_account).limit(1)).first() is None
    key = {"account_id": account_id, "article_id": article_id, "deed": deed, "day": day, "user_id": user_id}
    same = [waiting_deed.c[name] == value for name, value in {**key, "order_id": order_id}.items()]
    if tx.execute(select(waiting_deed.c.day).where(*same)).first() is None:
        tx.execute(waiting_deed.insert().values(**key, order_id=order_id, amount_minor=amount_minor))
    elif deed == "follow":
        summed = waiting_deed.c.amount_minor + amount_minor
        tx.execute(waiting_deed.update().where(*same).values(amount_minor=summed))
    return is_first


def _newest_day(tx: Connection, account_id: OfficialAccountId, article_id: ArticleId, deed: Deed) -> int:
    """Return up to which day a deed was told; -1 for never."""
    same = (figure.c.account_id == account_id, figure.c.article_id == article_id, figure.c.deed == deed)
    newest: int | None = tx.execute(select(func.max(figure.c.day)).where(*same)).scalar_one()
    return -1 if newest is None else newest


def waiting(
    tx: Connection, account_id: OfficialAccountId, before_day: int
) -> Iterator[tuple[str, Deed, int, str, int]]:
    """Return article, deed, day, person and amount of all that waits from the days before, deed by deed, in order."""
    row = waiting_deed.c
    statement = select(row.article_id, row.deed, row.day, row.user_id, row.amount_minor)
    of_account = statement.where(row.account_id == account_id, row.day < before_day)
    yield from (tuple(each) for each in tx.execute(of_account.order_by(row.article_id, row.deed, row.day)))


def tell(tx: Connection, account_id: OfficialAccountId, told: Figure) -> None:
    """Write down a number, and forget who stands behind it."""
    row = waiting_deed.c
    same = (row.account_id == account_id, row.article_id == told.article_id, row.deed == told.deed)
    tx.execute(waiting_deed.delete().where(*same, row.day <= told.day))
    values = {name: getattr(told, name) for name in Figure.__dataclass_fields__}
    tx.execute(figure.insert().values(account_id=account_id, **values))


def forget_waiting(tx: Connection, account_id: OfficialAccountId, before_day: int) -> None:
    """Forget what waited in vain for others."""
    tx.execute(waiting_deed.delete().where(waiting_deed.c.account_id == account_id, waiting_deed.c.day < before_day))


def followers(tx: Connection, account_id: OfficialAccountId, day: int) -> int:
    """Return how many followed an account at the end of a day that is over: those of now without what came after."""
    now = select(func.count()).select_from(follower)
    count: int = tx.execute(
        now.where(follower.c.account_id == account_id, follower.c.unfollowed_at.is_(None))
    ).scalar_one()
    since = (waiting_deed.c.account_id == account_id, waiting_deed.c.deed == "follow", waiting_deed.c.day > day)
    changed: int = sum(tx.execute(select(waiting_deed.c.amount_minor).where(*since)).scalars())
    return count - changed


def figures(tx: Connection, account_id: OfficialAccountId) -> Iterable[Figure]:
    """Return all that was ever told of an account, the oldest first."""
    columns = [figure.c[name] for name in Figure.__dataclass_fields__]
    of_account = select(*columns).where(figure.c.account_id == account_id).order_by(figure.c.day)
    return [Figure(**row._mapping) for row in tx.execute(of_account)]


def note_click(
    tx: Connection,
    user_id: UserId,
    miniapp_id: MiniAppId,
    account_id: OfficialAccountId,
    article_id: ArticleId,
    now: datetime,
) -> None:
    """Remember for a while which article led somebody to a mini-app."""
    tx.execute(article_click.delete().where(article_click.c.clicked_at < now - CLICKS_KEPT))
    key = {"user_id": user_id, "miniapp_id": miniapp_id, "clicked_at": now}
    tx.execute(article_click.delete().where(*(article_click.c[name] == value for name, value in key.items())))
    tx.execute(article_click.insert().values(**key, account_id=account_id, article_id=article_id))


def article_before(
    tx: Connection,
    user_id: UserId,
    miniapp_id: MiniAppId,
    account_id: OfficialAccountId,
    at: datetime,
    within: timedelta,
) -> ArticleId | None:
    """Return the article of an account that led somebody to a mini-app last, not long before ``at``."""
    row = article_click.c
    theirs = (row.user_id == user_id, row.miniapp_id == miniapp_id, row.account_id == account_id)
    timely = (row.clicked_at <= at, row.clicked_at >= at - within)
    statement = select(row.article_id).where(*theirs, *timely).order_by(row.clicked_at.desc()).limit(1)
    return tx.execute(statement).scalar()


def take_order(tx: Connection, order_id: OrderId) -> bool:
    """Record that an order is counted; return whether that is new."""
    if tx.execute(select(counted_order).where(counted_order.c.order_id == order_id)).first() is not None:
        return False
    tx.execute(counted_order.insert().values(order_id=order_id))
    return True


def forget_person(tx: Connection, user_id: UserId) -> None:
    """Forget what of a person waits to be counted. What was told names nobody and stays."""
    for each in (waiting_deed, article_click):
        tx.execute(each.delete().where(each.c.user_id == user_id))
