"""Likes and favourites: one for a person and an article, counted, private, gone with what they were of."""

from collections.abc import Callable

import pytest

from app.core.kernel.errors import PlazaError
from app.core.kernel.ids import ArticleId, OfficialAccountId, UserId
from app.core.official import liking
from app.core.official.events import ArticleLiked, FavouritesChanged
from app.core.official.liking import Favourite, Marks
from app.core.official.model import Article, OfficialAccount, Paragraph
from tests.support.events import recorded
from tests.support.plaza import PlazaServices

LANE, LETTER, NOTE = OfficialAccountId("maple.lane"), ArticleId("letter-1"), ArticleId("note-1")


def refusal(act: Callable[[], object]) -> str:
    with pytest.raises(PlazaError) as refused:
        act()
    return refused.value.code


@pytest.fixture
def readers(plaza: PlazaServices) -> tuple[UserId, UserId]:
    """Two readers of an account with two articles."""
    plaza.official.add(OfficialAccount(LANE, "Maple Lane", "rose", "Letters.", "subscription"))
    for key in (LETTER, NOTE):
        plaza.official.publish(
            Article(key, LANE, str(key), "", None, "Su Tang", plaza.clock.now(), (Paragraph("A coat."),))
        )
    return plaza.people.create_profile("Lin").user_id, plaza.people.create_profile("Ben").user_id


def test_a_person_likes_an_article_once_however_often_they_say_so(
    plaza: PlazaServices, readers: tuple[UserId, UserId]
) -> None:
    lin, ben = readers
    told = recorded(plaza.events, ArticleLiked)
    for _ in range(2):
        plaza.liking.like(lin, LETTER, is_liked=True)
    plaza.liking.like(ben, LETTER, is_liked=True)
    assert plaza.liking.of(lin, LETTER) == Marks(2, is_liked=True, is_kept=False)
    for _ in range(2):
        plaza.liking.like(lin, LETTER, is_liked=False)
    assert plaza.liking.of(lin, LETTER) == Marks(1, is_liked=False, is_kept=False)
    assert plaza.liking.of(ben, NOTE) == Marks(0, is_liked=False, is_kept=False)
    assert told == [ArticleLiked(LETTER)] * 3


def test_favourites_are_a_persons_own_with_the_last_kept_first(
    plaza: PlazaServices, readers: tuple[UserId, UserId]
) -> None:
    lin, ben = readers
    told = recorded(plaza.events, FavouritesChanged)
    for key in (LETTER, NOTE, NOTE):
        plaza.liking.keep(lin, key, is_kept=True)
        plaza.clock.advance(seconds=1)
    assert [each.article.article_id for each in plaza.liking.favourites(lin)] == [NOTE, LETTER]
    assert plaza.liking.favourites(ben) == []
    assert plaza.liking.of(lin, NOTE).is_kept
    assert not plaza.liking.of(ben, NOTE).is_kept
    plaza.liking.keep(lin, NOTE, is_kept=False)
    plaza.liking.keep(lin, NOTE, is_kept=False)
    assert [each.article.article_id for each in plaza.liking.favourites(lin)] == [LETTER]
    assert told == [FavouritesChanged(lin, key) for key in (LETTER, NOTE, NOTE)]


def test_what_is_withdrawn_stays_a_favourite_and_says_so_but_is_neither_liked_nor_kept_anew(
    plaza: PlazaServices, readers: tuple[UserId, UserId]
) -> None:
    lin, ben = readers
    article = plaza.official.article(LETTER)
    plaza.liking.keep(lin, LETTER, is_kept=True)
    plaza.official.withdraw(LANE, LETTER)
    assert plaza.liking.favourites(lin) == [Favourite(article, is_withdrawn=True)]
    assert refusal(lambda: plaza.liking.like(ben, LETTER, is_liked=True)) == "official.withdrawn"
    assert refusal(lambda: plaza.liking.keep(ben, LETTER, is_kept=True)) == "official.withdrawn"
    plaza.liking.keep(lin, LETTER, is_kept=False)
    assert plaza.liking.favourites(lin) == []
    gone = ArticleId("no-such")
    assert refusal(lambda: plaza.liking.like(lin, gone, is_liked=True)) == "official.unknown_article"
    assert refusal(lambda: plaza.liking.like(UserId("nobody"), NOTE, is_liked=True)) == "people.unknown"


def test_nobody_keeps_more_than_one_list_can_show(
    plaza: PlazaServices, readers: tuple[UserId, UserId], monkeypatch: pytest.MonkeyPatch
) -> None:
    lin, _ = readers
    monkeypatch.setattr(liking, "FAVOURITES_MAX", 1)
    plaza.liking.keep(lin, LETTER, is_kept=True)
    plaza.liking.keep(lin, LETTER, is_kept=True)
    assert refusal(lambda: plaza.liking.keep(lin, NOTE, is_kept=True)) == "official.too_many_favourites"
