"""Official accounts, followers and articles."""

from dataclasses import replace
from datetime import timedelta

import pytest

from app.core.kernel.errors import Refused
from app.core.kernel.ids import ArticleId, MiniAppId, OfficialAccountId, UserId
from app.core.official.codec import decode_blocks
from app.core.official.events import AccountFollowed, AccountUnfollowed, ArticlePublished, ArticleWithdrawn
from app.core.official.model import (
    OWN_ACCOUNT_ID,
    RELATED_MAX,
    Article,
    Heading,
    MiniAppCard,
    OfficialAccount,
    Paragraph,
    Picture,
    Quote,
)
from tests.support.events import recorded
from tests.support.plaza import PlazaServices

ACCOUNT = OfficialAccount(OfficialAccountId("maple.lane"), "Maple Lane", "rose", "Clothes.", "subscription")
OTHER = OfficialAccount(OfficialAccountId("acorn.news"), "acorn", "teal", "News.", "service")


@pytest.fixture
def article(plaza: PlazaServices) -> Article:
    """Return an article with a block of every kind, of an official account that is recorded."""
    plaza.official.add(ACCOUNT)
    blocks = (
        Heading("Red"),
        Paragraph("A coat, 红色."),
        Quote("Wear it."),
        Picture("coat.webp", "The coat"),
        MiniAppCard("plaza://miniapp/plaza.store/pages/product?sku=coat-red", "Coat", None, "Store"),
    )
    return Article(
        ArticleId("a"), ACCOUNT.account_id, "Five looks", "Autumn", "coat.webp", "Lin", plaza.clock.now(), blocks
    )


def test_official_accounts_are_listed_by_name_and_can_change(plaza: PlazaServices) -> None:
    plaza.official.add(ACCOUNT)
    plaza.official.add(OTHER)
    plaza.official.add(replace(ACCOUNT, about="Clothes, every week."))
    assert [account.about for account in plaza.official.all()] == ["News.", "Clothes, every week."]
    assert plaza.official.get(OTHER.account_id) == OTHER


def test_an_unknown_official_account_is_refused(plaza: PlazaServices) -> None:
    lin = plaza.people.create_profile("Lin")
    with pytest.raises(Refused, match=r"official\.unknown"):
        plaza.official.get(ACCOUNT.account_id)
    with pytest.raises(Refused, match=r"official\.unknown"):
        plaza.official.follow(lin.user_id, ACCOUNT.account_id)


def test_following_twice_is_following_once(plaza: PlazaServices) -> None:
    lin = plaza.people.create_profile("Lin")
    plaza.official.add(ACCOUNT)
    plaza.official.add(OTHER)
    seen = recorded(plaza.events, AccountFollowed)
    plaza.official.follow(lin.user_id, ACCOUNT.account_id)
    plaza.official.follow(lin.user_id, ACCOUNT.account_id)
    assert plaza.official.followed(lin.user_id) == [ACCOUNT]
    assert seen == [AccountFollowed(lin.user_id, ACCOUNT.account_id)]
    with pytest.raises(Refused, match=r"people\.unknown"):
        plaza.official.follow(UserId("nobody"), ACCOUNT.account_id)


def test_an_account_that_was_unfollowed_can_be_followed_again(plaza: PlazaServices) -> None:
    lin, ben = (plaza.people.create_profile(name).user_id for name in ("Lin", "Ben"))
    plaza.official.add(ACCOUNT)
    seen = recorded(plaza.events, AccountFollowed, AccountUnfollowed)
    for user_id in (lin, ben):
        plaza.official.follow(user_id, ACCOUNT.account_id)
    plaza.official.unfollow(lin, ACCOUNT.account_id)
    plaza.official.unfollow(lin, ACCOUNT.account_id)
    assert (plaza.official.followed(lin), plaza.official.unfollowed(lin)) == ([], frozenset({ACCOUNT.account_id}))
    assert (plaza.official.followed(ben), plaza.official.unfollowed(ben)) == ([ACCOUNT], frozenset())
    plaza.official.follow(lin, ACCOUNT.account_id)
    assert (plaza.official.followed(lin), plaza.official.unfollowed(lin)) == ([ACCOUNT], frozenset())
    assert seen == [
        AccountFollowed(lin, ACCOUNT.account_id),
        AccountFollowed(ben, ACCOUNT.account_id),
        AccountUnfollowed(lin, ACCOUNT.account_id),
        AccountFollowed(lin, ACCOUNT.account_id),
    ]


def test_who_never_followed_an_account_has_not_unfollowed_it(plaza: PlazaServices) -> None:
    lin = plaza.people.create_profile("Lin")
    plaza.official.add(ACCOUNT)
    seen = recorded(plaza.events, AccountUnfollowed)
    plaza.official.unfollow(lin.user_id, ACCOUNT.account_id)
    assert (plaza.official.unfollowed(lin.user_id), seen) == (frozenset(), [])


def test_the_account_that_tells_of_money_cannot_be_unfollowed(plaza: PlazaServices) -> None:
    lin = plaza.people.create_profile("Lin")
    with pytest.raises(Refused, match=r"official\.stays"):
        plaza.official.unfollow(lin.user_id, OWN_ACCOUNT_ID)


def test_an_article_comes_back_as_it_was_published(plaza: PlazaServices, article: Article) -> None:
    seen = recorded(plaza.events, ArticlePublished)
    plaza.official.publish(article)
    plaza.official.publish(article)
    assert plaza.official.article(article.article_id) == article
    assert seen == [ArticlePublished(ACCOUNT.account_id, article.article_id)]


def test_articles_are_listed_newest_first_and_a_new_edition_takes_the_olds_place(
    plaza: PlazaServices, article: Article
) -> None:
    later = replace(article, article_id=ArticleId("b"), published_at=article.published_at + timedelta(days=1))
    plaza.official.publish(later)
    plaza.official.publish(article)
    edited = replace(article, title="Six looks", blocks=())
    plaza.official.publish(edited)
    assert plaza.official.articles(ACCOUNT.account_id) == [later, edited]


def test_an_article_needs_an_official_account_and_stays_with_it(plaza: PlazaServices, article: Article) -> None:
    with pytest.raises(Refused, match=r"official\.unknown"):
        plaza.official.publish(replace(article, account_id=OTHER.account_id))
    plaza.official.add(OTHER)
    plaza.official.publish(article)
    with pytest.raises(Refused, match=r"official\.article_taken"):
        plaza.official.publish(replace(article, account_id=OTHER.account_id))
    with pytest.raises(Refused, match=r"official\.unknown_article"):
        plaza.official.article(ArticleId("none"))


@pytest.mark.parametrize("entry", [{}, {"kind": "script", "text": "x"}, {"kind": "heading", "text": 1}])
def test_a_block_of_no_known_shape_is_not_read(entry: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"."):
        decode_blocks([entry])


def test_an_article_that_was_withdrawn_is_read_by_nobody_any_more(plaza: PlazaServices, article: Article) -> None:
    plaza.official.publish(article)
    seen = recorded(plaza.events, ArticleWithdrawn)
    for _ in range(2):
        plaza.official.withdraw(ACCOUNT.account_id, article.article_id)
    assert seen == [ArticleWithdrawn(ACCOUNT.account_id, article.article_id)]
    assert plaza.official.articles(ACCOUNT.account_id) == []
    with pytest.raises(Refused, match=r"official\.withdrawn"):
        plaza.official.article(article.article_id)
    with pytest.raises(Refused, match=r"official\.withdrawn"):
        plaza.official.publish(replace(article, title="Again"))


def test_an_account_withdraws_its_own_articles_only(plaza: PlazaServices, article: Article) -> None:
    plaza.official.add(OTHER)
    plaza.official.publish(article)
    for account_id, article_id in ((OTHER.account_id, article.article_id), (ACCOUNT.account_id, ArticleId("none"))):
        with pytest.raises(Refused, match=r"official\.unknown_article"):
            plaza.official.withdraw(account_id, article_id)
    assert plaza.official.articles(ACCOUNT.account_id) == [article]


def test_an_account_says_whose_it_is_and_names_some_mini_apps(plaza: PlazaServices) -> None:
    named = tuple(MiniAppId(f"app.{number}") for number in range(RELATED_MAX))
    whole = replace(ACCOUNT, owner="枫里 Studio", related=named)
    plaza.official.add(whole)
    assert plaza.official.get(ACCOUNT.account_id) == whole
    with pytest.raises(Refused, match=r"official\.related"):
        plaza.official.add(replace(whole, related=(*named, MiniAppId("one.more"))))
