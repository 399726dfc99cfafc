"""Figures of official accounts: each person counted once, nothing told of fewer than ten, nothing by difference."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from sqlalchemy import func, select

from app.core.catalog.model import Listing
from app.core.kernel.errors import Refused
from app.core.kernel.ids import ArticleId, MiniAppId, OfficialAccountId, OrderId, PublisherId, UserId
from app.core.kernel.money import Money
from app.core.official import figures_store, owners_store
from app.core.official.figures import Figures
from app.core.official.figures_model import PEOPLE_MIN, WAITING_DAYS_MAX, AccountFigures, day_of
from app.core.official.figures_store import waiting_deed
from app.core.official.model import Article, OfficialAccount, Paragraph
from app.core.people.model import User
from tests.support.plaza import PlazaServices

LANE = OfficialAccountId("maple.lane")
OTHER = OfficialAccountId("acorn.news")
LOOKS, COATS = ArticleId("looks"), ArticleId("coats")
STORE = MiniAppId("plaza.store")


class Scene:
    """An account with two articles, its owner, and people who do things; each day ends when it is told to."""

    def __init__(self, plaza: PlazaServices) -> None:
        self.plaza = plaza
        self.figures = Figures(plaza.db, plaza.clock, plaza.catalog)
        for account_id in (LANE, OTHER):
            plaza.official.add(OfficialAccount(account_id, account_id, "rose", "", "subscription", STORE))
        for article_id in (LOOKS, COATS):
            article = Article(
                article_id, LANE, article_id.title(), "", None, "Lin", plaza.clock.now(), (Paragraph("x"),)
            )
            plaza.official.publish(article)
        plaza.catalog.publish(
            Listing(
                miniapp_id=STORE,
                name="Store",
                description="Clothes.",
                publisher_id=PublisherId("plaza"),
                publisher_name="Plaza",
                is_verified=True,
                version="1.0.0",
                icon="shopping-bag",
                account_id=LANE,
                package_sha256="0" * 64,
            )
        )
        self.owner = plaza.people.create_profile("Owner").user_id
        plaza.official.own(self.owner, LANE)
        self.people = [UserId(f"person {at}") for at in range(3 * PEOPLE_MIN)]
        for user_id in self.people:
            plaza.people.add_person(User(user_id, user_id, "teal"))

    def night(self, days: int = 1) -> None:
        """Let a day end."""
        self.plaza.clock.advance(days=days)

    def read(self, count: int, article_id: ArticleId = LOOKS, *, after: int = 0) -> None:
        """Let so many people read."""
        for user_id in self.people[after : after + count]:
            self.figures.read(user_id, article_id)

    def buy(self, user_id: UserId, order_id: str, amount_minor: int = 1_000, *, after: timedelta = timedelta()) -> None:
        """Let somebody pay an order, some time from now."""
        paid_at = self.plaza.clock.now() + after
        self.figures.order(user_id, STORE, OrderId(order_id), Money(amount_minor), paid_at)

    def told(self, days: int = 7) -> AccountFigures:
        """Return what the owner is told."""
        return self.figures.of(self.owner, LANE, days)

    def names_kept(self) -> int:
        """Return how many rows still name somebody."""
        with self.plaza.db.read() as tx:
            count: int = tx.execute(select(func.count()).select_from(waiting_deed)).scalar_one()
        return count


@pytest.fixture
def scene(plaza: PlazaServices) -> Scene:
    return Scene(plaza)


def test_nine_readers_are_too_few_and_ten_are_told(scene: Scene) -> None:
    scene.read(PEOPLE_MIN - 1, LOOKS)
    scene.read(PEOPLE_MIN, COATS)
    scene.night()
    told = scene.told()
    of = {each.article_id: each.read for each in told.articles}
    assert of == {LOOKS: None, COATS: PEOPLE_MIN}
    assert (told.read.days[-1], told.read.total) == (PEOPLE_MIN, PEOPLE_MIN), "the sum says no more than its parts"


def test_today_is_told_tomorrow_so_that_nobody_is_seen_to_come(scene: Scene) -> None:
    scene.read(PEOPLE_MIN)
    assert scene.told().read.total is None
    scene.night()
    assert scene.told().read.total == PEOPLE_MIN


def test_a_person_counts_once_for_an_article_and_a_day(scene: Scene) -> None:
    for _ in range(3):
        scene.read(PEOPLE_MIN)
    scene.night()
    scene.read(PEOPLE_MIN)
    scene.night()
    assert scene.told().read.days[-2:] == (PEOPLE_MIN, PEOPLE_MIN)


def test_one_person_on_ten_days_is_still_one_person(scene: Scene) -> None:
    for _ in range(2 * PEOPLE_MIN):
        scene.read(1)
        scene.night()
    assert scene.told(30).read.total is None


def test_too_few_wait_for_others_and_nothing_can_be_had_by_difference(scene: Scene) -> None:
    scene.read(6)
    scene.night()
    assert scene.told().read.total is None
    scene.read(6, after=6)
    scene.night()
    assert scene.told().read.days[-2:] == (None, 12), "told together, on the day on which they were enough"
    scene.read(1, after=20)
    scene.night()
    assert scene.told().read.total == 12
    assert scene.told(30).read.total == 12


def test_it_makes_no_difference_when_and_how_often_the_owner_looks(scene: Scene, plaza: PlazaServices) -> None:
    for often in (True, False):
        for day in range(5):
            scene.read(4 + day, LOOKS if often else COATS, after=day)
            if often:
                scene.told()
            scene.night()
        scene.night(30)
    with plaza.db.begin() as tx:
        told = list(figures_store.figures(tx, LANE))
    looks, coats = ([each for each in told if each.article_id == key] for key in (LOOKS, COATS))
    assert [each.count for each in looks] == [each.count for each in coats] == [22]
    assert {one.day - other.day for one, other in zip(coats, looks, strict=True)} == {35}


def test_who_stands_behind_a_number_is_forgotten_with_it(scene: Scene) -> None:
    scene.read(PEOPLE_MIN)
    assert scene.names_kept() == PEOPLE_MIN
    scene.night()
    scene.told()
    assert scene.names_kept() == 0


def test_what_waited_in_vain_is_forgotten(scene: Scene) -> None:
    scene.read(3)
    scene.night(WAITING_DAYS_MAX + 1)
    scene.read(PEOPLE_MIN - 1, after=3)
    scene.night()
    assert scene.told(90).read.total is None
    assert scene.names_kept() == PEOPLE_MIN - 1


def test_who_deletes_their_profile_is_not_waited_with(scene: Scene, plaza: PlazaServices) -> None:
    scene.read(PEOPLE_MIN)
    with plaza.db.begin() as tx:
        figures_store.forget_person(tx, scene.people[0])
    scene.night()
    assert scene.told().read.total is None


def test_the_owner_does_not_count_and_nobody_else_is_told(scene: Scene, plaza: PlazaServices) -> None:
    scene.read(PEOPLE_MIN - 1)
    scene.figures.read(scene.owner, LOOKS)
    scene.figures.click(scene.owner, LOOKS, STORE)
    scene.night()
    assert scene.told().read.total is None
    with pytest.raises(Refused, match=r"official\.not_owner"):
        scene.figures.of(scene.people[0], LANE, 7)
    with pytest.raises(Refused, match=r"official\.not_owner"):
        scene.figures.of(scene.owner, OTHER, 7)
    assert plaza.official.owned(scene.owner) == {LANE}
    with plaza.db.begin() as tx:
        owners_store.forget_person(tx, scene.owner)
    assert plaza.official.owned(scene.owner) == frozenset()


def test_followers_move_only_by_ten_who_changed_their_mind(scene: Scene, plaza: PlazaServices) -> None:
    for user_id in scene.people[:12]:
        plaza.official.follow(user_id, LANE)
    scene.night()
    plaza.official.follow(scene.people[12], LANE)
    scene.night()
    assert scene.told().followers.days[-2:] == (12, 12), "one more cannot be seen"
    for user_id in scene.people[:9]:
        plaza.official.unfollow(user_id, LANE)
    scene.night()
    assert scene.told().followers.total is None, "four are left"
    for user_id in scene.people[:9]:
        plaza.official.follow(user_id, LANE)
        plaza.official.unfollow(user_id, LANE)
    plaza.official.follow(scene.people[13], LANE)
    for user_id in scene.people[14:29]:
        plaza.official.follow(user_id, LANE)
    scene.night()
    assert scene.told().followers.total == 20


def test_followers_of_a_day_that_is_over_are_those_of_that_day(scene: Scene, plaza: PlazaServices) -> None:
    for user_id in scene.people[:11]:
        plaza.official.follow(user_id, LANE)
    scene.night()
    for user_id in scene.people[11:15]:
        plaza.official.follow(user_id, LANE)
    assert scene.told().followers.total == 11


def test_orders_are_those_that_followed_a_click_within_a_day(scene: Scene) -> None:
    for at, user_id in enumerate(scene.people[:PEOPLE_MIN]):
        scene.figures.click(user_id, LOOKS, STORE)
        scene.buy(user_id, f"order {at}", after=timedelta(hours=1))
        scene.buy(user_id, f"order {at}", after=timedelta(hours=1))  # told again after a kill
        scene.buy(user_id, f"late {at}", after=timedelta(hours=25))
        scene.buy(user_id, f"early {at}", after=timedelta(hours=-1))
        scene.buy(scene.people[PEOPLE_MIN + at], f"unasked {at}")
    scene.night(2)
    told = scene.told()
    assert (told.order.total, told.amount_minor, told.click.total) == (PEOPLE_MIN, PEOPLE_MIN * 1_000, PEOPLE_MIN)
    assert [(each.article_id, each.order, each.amount_minor) for each in told.articles if each.order] == [
        (LOOKS, PEOPLE_MIN, PEOPLE_MIN * 1_000)
    ]


def test_many_orders_of_few_people_are_not_told(scene: Scene) -> None:
    for user_id in scene.people[: PEOPLE_MIN - 1]:
        scene.figures.click(user_id, LOOKS, STORE)
        for at in range(3):
            scene.buy(user_id, f"{user_id} {at}")
    scene.night()
    assert (scene.told().order.total, scene.told().amount_minor) == (None, None)


def test_the_last_article_that_led_there_counts(scene: Scene, plaza: PlazaServices) -> None:
    for at, user_id in enumerate(scene.people[:PEOPLE_MIN]):
        scene.figures.click(user_id, LOOKS, STORE)
        plaza.clock.advance(seconds=1)
        scene.figures.click(user_id, COATS, STORE)
        plaza.clock.advance(seconds=1)
        scene.buy(user_id, f"order {at}")
    scene.night()
    assert {each.article_id: each.order for each in scene.told().articles} == {LOOKS: None, COATS: PEOPLE_MIN}


def test_what_a_mini_app_sells_is_told_to_its_own_account_alone(scene: Scene, plaza: PlazaServices) -> None:
    plaza.official.own(scene.owner, OTHER)
    article = Article(ArticleId("news"), OTHER, "News", "", None, "", plaza.clock.now(), ())
    plaza.official.publish(article)
    for at, user_id in enumerate(scene.people[:PEOPLE_MIN]):
        scene.figures.click(user_id, article.article_id, STORE)
        scene.buy(user_id, f"order {at}")
    scene.night()
    told = scene.figures.of(scene.owner, OTHER, 7)
    assert (told.click.total, told.order.total) == (PEOPLE_MIN, None)


def test_a_click_from_another_accounts_article_in_between_takes_no_order_away(
    scene: Scene, plaza: PlazaServices
) -> None:
    """The other account is not told of the order: else nobody would be."""
    plaza.official.own(scene.owner, OTHER)
    article = Article(ArticleId("news"), OTHER, "News", "", None, "", plaza.clock.now(), ())
    plaza.official.publish(article)
    for at, user_id in enumerate(scene.people[:PEOPLE_MIN]):
        scene.figures.click(user_id, LOOKS, STORE)
        plaza.clock.advance(minutes=1)
        scene.figures.click(user_id, article.article_id, STORE)
        plaza.clock.advance(minutes=1)
        scene.buy(user_id, f"order {at}")
    scene.night()
    assert (scene.told().order.total, scene.figures.of(scene.owner, OTHER, 7).order.total) == (PEOPLE_MIN, None)
    assert {each.article_id: each.order for each in scene.told().articles} == {LOOKS: PEOPLE_MIN, COATS: None}


def test_an_order_told_late_counts_with_the_next_day(scene: Scene, plaza: PlazaServices) -> None:
    for at, user_id in enumerate(scene.people[: PEOPLE_MIN + 1]):
        scene.figures.click(user_id, LOOKS, STORE)
        if at < PEOPLE_MIN:
            scene.buy(user_id, f"order {at}")
    paid_at = plaza.clock.now()
    scene.night()
    assert scene.told().order.total == PEOPLE_MIN
    scene.figures.order(scene.people[PEOPLE_MIN], STORE, OrderId("late"), Money(5), paid_at)
    scene.night()
    assert scene.told().order.total == PEOPLE_MIN
    with plaza.db.read() as tx:
        assert (
            tx.execute(select(waiting_deed.c.day).where(waiting_deed.c.deed == "order")).scalar_one()
            == day_of(paid_at) + 1
        )


def test_a_clock_that_was_set_back_breaks_nothing(scene: Scene) -> None:
    scene.read(PEOPLE_MIN)
    scene.night()
    scene.told()
    scene.night(-1)
    scene.read(PEOPLE_MIN)
    scene.night(2)
    assert scene.told().read.total == 2 * PEOPLE_MIN


def test_an_article_taken_back_keeps_its_numbers(scene: Scene, plaza: PlazaServices) -> None:
    scene.read(PEOPLE_MIN)
    plaza.official.withdraw(LANE, LOOKS)
    scene.night()
    found = next(each for each in scene.told().articles if each.article_id == LOOKS)
    assert (found.is_withdrawn, found.read) == (True, PEOPLE_MIN)


@settings(max_examples=40, deadline=None)
@given(some.lists(some.lists(some.tuples(some.integers(0, 14), some.booleans())), max_size=8))
def test_behind_each_number_stand_ten_who_stand_behind_no_other(days: list[list[tuple[int, bool]]]) -> None:
    plaza = PlazaServices()
    try:
        scene = Scene(plaza)
        who: dict[tuple[ArticleId, int], set[int]] = {}
        for deeds in days:
            for person, is_looks in deeds:
                article_id = LOOKS if is_looks else COATS
                scene.figures.read(scene.people[person], article_id)
                who.setdefault((article_id, day_of(plaza.clock.now())), set()).add(person)
            scene.night()
            scene.told()
        with plaza.db.read() as tx:
            told = list(figures_store.figures(tx, LANE))
        for each in told:
            behind = [who.get((each.article_id, day), set()) for day in range(each.since_day, each.day + 1)]
            assert len(set().union(*behind)) >= PEOPLE_MIN
            assert sum(map(len, behind)) == each.count
        spans = [(each.article_id, day) for each in told for day in range(each.since_day, each.day + 1)]
        assert len(spans) == len(set(spans)), "no day is behind two numbers of one article"
    finally:
        plaza.close()
