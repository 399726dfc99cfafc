"""Figures for the owner of an official account: counting what people do, telling only what many of them did."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import groupby
from typing import Protocol

from sqlalchemy import Connection

from app.core.catalog.model import Listing
from app.core.database import Database
from app.core.kernel.clock import Clock
from app.core.kernel.errors import Refused
from app.core.kernel.ids import ArticleId, MiniAppId, OfficialAccountId, OrderId, UserId
from app.core.kernel.money import Money
from app.core.official import figures_store, owners_store, store
from app.core.official.figures_model import (
    FOLLOWS_WITHIN,
    PEOPLE_MIN,
    WAITING_DAYS_MAX,
    AccountFigures,
    ArticleFigures,
    Deed,
    Figure,
    Line,
    day_of,
)
from app.core.official.figures_store import NO_ARTICLE
from app.core.official.model import Article


class Catalog(Protocol):
    """Knows which account a mini-app says is its own."""

    def find(self, miniapp_id: MiniAppId) -> Listing | None:
        """Return its listing, if it has one."""
        ...


class Figures:
    """Counts readers, followers, clicks and orders of official accounts, and tells their owners.

    A person counts once for an article and a day. What they did waits, under their name, in a table that nothing but
    the counting reads. As soon as the days that are over have `PEOPLE_MIN` different people in them for one number,
    that number is written down once and for all, and who they were is forgotten. Owners see numbers written down and
    sums of them: what two of them differ by is again such a number.
    """

    def __init__(self, db: Database, clock: Clock, catalog: Catalog) -> None:
        self._db = db
        self._clock = clock
        self._catalog = catalog

    def read(self, user_id: UserId, article_id: ArticleId) -> None:
        """Count that a person reads an article: once a day, and not where they own its account.

        Raises:
            Refused: ``official.unknown_article``.
        """
        with self._db.begin() as tx:
            article = _article(tx, article_id)
            self._note(tx, article.account_id, article_id, "read", user_id)

    def click(self, user_id: UserId, article_id: ArticleId, miniapp_id: MiniAppId) -> None:
        """Count that an article led a person to a mini-app: as `read`; what they order there next follows from it.

        Raises:
            Refused: ``official.unknown_article``.
        """
        with self._db.begin() as tx:
            article = _article(tx, article_id)
            if self._note(tx, article.account_id, article_id, "click", user_id):
                now = self._clock.now()
                figures_store.note_click(tx, user_id, miniapp_id, article.account_id, article_id, now)

    def order(
        self, user_id: UserId, miniapp_id: MiniAppId, order_id: OrderId, amount: Money, paid_at: datetime
    ) -> None:
        """Count an order, once, if an article led its payer to the mini-app in the `FOLLOWS_WITHIN` before.

        The last such article of the mini-app's own account counts: what one sells is told to no other, and a click from
        another account's article in between takes nothing away.
        """
        listing = self._catalog.find(miniapp_id)
        with self._db.begin() as tx:
            account_id = None if listing is None else listing.account_id
            if account_id is None:
                return
            article_id = figures_store.article_before(tx, user_id, miniapp_id, account_id, paid_at, FOLLOWS_WITHIN)
            if article_id is not None and figures_store.take_order(tx, order_id):
                day, minor = day_of(paid_at), amount.amount_minor
                note(tx, account_id, article_id, "order", day, user_id, order_id=order_id, amount_minor=minor)

    def of(self, user_id: UserId, account_id: OfficialAccountId, days: int) -> AccountFigures:
        """Return what is told of an account for the last ``days`` that are over, to its owner.

        Raises:
            Refused: ``official.not_owner``.
        """
        today = day_of(self._clock.now())
        with self._db.begin() as tx:
            owners_store.require_owner(tx, user_id, account_id)
            tell_what_is_due(tx, account_id, today)
            told = figures_store.figures(tx, account_id)
            articles = store.all_articles(tx, account_id)
        return _figures(told, articles, today - days, today - 1)

    def _note(
        self, tx: Connection, account_id: OfficialAccountId, article_id: ArticleId, deed: Deed, user_id: UserId
    ) -> bool:
        """Let a deed of today wait, unless the owner did it, who knows of themselves. Return whether it does."""
        if owners_store.owner_of(tx, account_id) == user_id:
            return False
        note(tx, account_id, article_id, deed, day_of(self._clock.now()), user_id)
        return True


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
) -> None:
    """Let a deed of ``day`` wait; the first of an account on a day ends the counting of those before."""
    key = (account_id, article_id, deed, day, user_id)
    if figures_store.note(tx, *key, order_id=order_id, amount_minor=amount_minor):
        tell_what_is_due(tx, account_id, day)


def note_follow(tx: Connection, account_id: OfficialAccountId, user_id: UserId, now: datetime, *, change: int) -> None:
    """Let it wait that an account has one follower more, or (-1) one less."""
    note(tx, account_id, NO_ARTICLE, "follow", day_of(now), user_id, amount_minor=change)


def tell_what_is_due(tx: Connection, account_id: OfficialAccountId, today: int) -> None:
    """Write down each number of the days before ``today`` behind which enough people stand by now.

    It makes no difference to the numbers when this is done, nor how often.
    """
    for due in list(_due(tx, account_id, today)):
        told = _counted_followers(tx, account_id, due) if due.deed == "follow" else due
        figures_store.tell(tx, account_id, told)
    figures_store.forget_waiting(tx, account_id, today - WAITING_DAYS_MAX)


def _due(tx: Connection, account_id: OfficialAccountId, today: int) -> Iterator[Figure]:
    rows = figures_store.waiting(tx, account_id, today)
    for (article_id, deed), of_deed in groupby(rows, key=lambda row: row[:2]):
        gathered: list[tuple[str, Deed, int, str, int]] = []
        for day, of_day in groupby(of_deed, key=lambda row: row[2]):
            gathered += of_day
            if len({row[3] for row in gathered}) >= PEOPLE_MIN:
                amount_minor = sum(row[4] for row in gathered)
                yield Figure(ArticleId(article_id), deed, gathered[0][2], day, len(gathered), amount_minor)
                gathered = []


def _counted_followers(tx: Connection, account_id: OfficialAccountId, told: Figure) -> Figure:
    count = figures_store.followers(tx, account_id, told.day)
    return Figure(told.article_id, told.deed, told.since_day, told.day, count, 0)


def _article(tx: Connection, article_id: ArticleId) -> Article:
    found = store.find_article(tx, article_id)
    if found is None:
        raise Refused("official.unknown_article", article_id=article_id)
    return found


def _figures(
    told: Iterable[Figure], articles: Iterable[tuple[Article, bool]], first_day: int, last_day: int
) -> AccountFigures:
    whole = list(told)
    within = [each for each in whole if first_day <= each.day <= last_day]
    lines = {deed: _line(within, deed, first_day, last_day) for deed in ("read", "click", "order")}
    return AccountFigures(
        first_day,
        last_day,
        lines["read"],
        lines["click"],
        lines["order"],
        _followers(whole, first_day, last_day),
        _sum([each.amount_minor for each in within if each.deed == "order"]),
        tuple(_of_article(within, article, is_withdrawn=is_withdrawn) for article, is_withdrawn in articles),
    )


def _line(within: list[Figure], deed: str, first_day: int, last_day: int) -> Line:
    of_deed = [each for each in within if each.deed == deed]
    days = tuple(_sum([each.count for each in of_deed if each.day == day]) for day in range(first_day, last_day + 1))
    return Line(days, _sum([each.count for each in of_deed]))


def _followers(told: list[Figure], first_day: int, last_day: int) -> Line:
    counts = {each.day: each.count for each in told if each.deed == "follow"}
    earlier = [count for day, count in counts.items() if day < first_day]
    newest, days = (earlier[-1] if earlier else None), []
    for day in range(first_day, last_day + 1):
        newest = counts.get(day, newest)
        days.append(None if newest is None or newest < PEOPLE_MIN else newest)
    return Line(tuple(days), days[-1])


def _of_article(within: list[Figure], article: Article, *, is_withdrawn: bool) -> ArticleFigures:
    mine = [each for each in within if each.article_id == article.article_id]
    counts = {deed: _sum([each.count for each in mine if each.deed == deed]) for deed in ("read", "click", "order")}
    return ArticleFigures(
        article.article_id,
        article.title,
        article.published_at,
        is_withdrawn,
        counts["read"],
        counts["click"],
        counts["order"],
        _sum([each.amount_minor for each in mine if each.deed == "order"]),
    )


def _sum(told: list[int]) -> int | None:
    return sum(told) if told else None
