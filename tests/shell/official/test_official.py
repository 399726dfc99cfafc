"""Official accounts, their articles, and reading one, over the real services."""

from dataclasses import replace
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from app.core.kernel.ids import ArticleId, MiniAppId, OfficialAccountId
from app.core.official.model import (
    Article,
    Heading,
    MiniAppCard,
    OfficialAccount,
    Paragraph,
    Picture,
    Quote,
)
from app.money_teller import WALLET_ACCOUNT
from app.shell.context import ShellContext
from app.shell.official.accounts import AccountsViewModel
from app.shell.official.article import ArticleViewModel
from tests.support.plaza import PlazaServices
from tests.support.shell_context import Opened

WAIT_MS = 10_000
LANE = OfficialAccountId("maple.lane")
LETTER = ArticleId("letter-1")


@pytest.fixture
def published(plaza: PlazaServices) -> PlazaServices:
    plaza.official.add(
        OfficialAccount(LANE, "枫里 Maple Lane", "rose", "Letters.", "subscription", MiniAppId("plaza.store"))
    )
    blocks = (
        Heading("Monday"),
        Paragraph("<b>Not bold</b>"),
        Quote("Wear it."),
        Picture("five-looks.webp", "Five looks"),
        MiniAppCard("plaza://miniapp/plaza.store/pages/product?sku=coat", "Red coat", None, "¥299"),
        MiniAppCard("plaza://miniapp/gone.app", "Gone"),
        MiniAppCard("not a link", "Broken"),
    )
    plaza.official.publish(
        Article(LETTER, LANE, "Five looks", "One coat.", "five-looks.webp", "Su Tang", plaza.clock.now(), blocks)
    )
    return plaza


@pytest.fixture
def accounts(published: PlazaServices, context: ShellContext, qtbot: QtBot) -> AccountsViewModel:
    made = AccountsViewModel(published.official, published.catalog, context)
    made.load()
    qtbot.waitUntil(lambda: made.property("state") == "ready")
    return made


@pytest.fixture
def article(published: PlazaServices, context: ShellContext, qtbot: QtBot) -> ArticleViewModel:
    made = ArticleViewModel(LETTER, published.official, published.catalog, context)
    qtbot.waitUntil(lambda: made.property("state") == "ready")
    return made


def blocks(article: ArticleViewModel) -> Any:
    return article.property("blocks").rows


def test_accounts_are_listed_and_searched(accounts: AccountsViewModel) -> None:
    assert len(accounts.property("accounts").rows) == 2
    accounts.search("枫")
    assert [row.name for row in accounts.property("accounts").rows] == ["枫里 Maple Lane"]


def test_an_account_shows_its_articles(accounts: AccountsViewModel, qtbot: QtBot) -> None:
    accounts.select(LANE)
    qtbot.waitUntil(lambda: len(accounts.property("articles").rows) == 1)
    assert accounts.property("articles").rows[0].byline == "Su Tang · Today"
    with qtbot.waitSignal(accounts.articleWanted) as heard:
        accounts.openArticle(LETTER)
    assert heard.args == [LETTER]


def test_an_article_that_is_taken_back_while_it_is_read_says_so(
    published: PlazaServices, article: ArticleViewModel, qtbot: QtBot
) -> None:
    published.official.publish(replace(published.official.article(LETTER), title="Six looks"))
    qtbot.waitUntil(lambda: article.property("title") == "Six looks", timeout=WAIT_MS)
    published.official.withdraw(LANE, LETTER)
    qtbot.waitUntil(lambda: article.property("state") == "failed", timeout=WAIT_MS)
    assert article.property("errorText") == "The official account has taken this article back."


def test_an_article_that_was_closed_is_read_no_more(
    published: PlazaServices, article: ArticleViewModel, accounts: AccountsViewModel, qtbot: QtBot
) -> None:
    article.close()
    accounts.select(LANE)
    qtbot.waitUntil(lambda: len(accounts.property("articles").rows) == 1, timeout=WAIT_MS)
    published.official.withdraw(LANE, LETTER)
    qtbot.waitUntil(lambda: len(accounts.property("articles").rows) == 0, timeout=WAIT_MS)
    assert article.property("state") == "ready"


def test_following_shows_at_once(accounts: AccountsViewModel, qtbot: QtBot) -> None:
    accounts.select(LANE)
    assert accounts.property("selected")["isFollowed"] is False
    accounts.follow()
    qtbot.waitUntil(lambda: accounts.property("selected")["isFollowed"] is True)


def test_unfollowing_shows_at_once_and_can_be_undone(accounts: AccountsViewModel, qtbot: QtBot) -> None:
    accounts.select(LANE)
    accounts.follow()
    qtbot.waitUntil(lambda: accounts.property("selected")["isFollowed"] is True)
    accounts.unfollow(LANE)
    qtbot.waitUntil(lambda: accounts.property("selected")["isUnfollowed"] is True)
    assert accounts.property("selected")["isFollowed"] is False
    accounts.follow()
    qtbot.waitUntil(lambda: accounts.property("selected")["isFollowed"] is True)
    assert accounts.property("selected")["isUnfollowed"] is False


def test_plaza_s_own_account_says_that_it_stays(
    accounts: AccountsViewModel, published: PlazaServices, qtbot: QtBot
) -> None:
    published.official.add(WALLET_ACCOUNT)
    accounts.select(WALLET_ACCOUNT.account_id)
    qtbot.waitUntil(lambda: accounts.property("selected")["isOwn"] is True)
    with qtbot.waitSignal(accounts.toasted) as heard:
        accounts.unfollow(WALLET_ACCOUNT.account_id)
    assert heard.args == ["Plaza’s own account cannot be unfollowed: it tells you of your money.", "danger"]


def test_an_account_opens_its_mini_app(accounts: AccountsViewModel, opened: Opened) -> None:
    accounts.select(LANE)
    accounts.openMiniapp()
    assert opened.links == [("plaza://miniapp/plaza.store", "list", LANE)]


def test_an_article_s_blocks_keep_their_order_and_words(article: ArticleViewModel) -> None:
    assert [row.kind for row in blocks(article)] == ["heading", "paragraph", "quote", "picture", "card", "card", "card"]
    assert blocks(article)[1].text == "<b>Not bold</b>"
    assert article.property("byline") == "Su Tang · Today"
    assert article.property("accountName") == "枫里 Maple Lane"


def test_a_card_names_its_mini_app_from_the_catalogue(article: ArticleViewModel, opened: Opened) -> None:
    card = blocks(article)[4]
    assert (card.miniapp_name, card.is_known) == ("Store", True)
    article.openLink(card.link)
    assert opened.links == [("plaza://miniapp/plaza.store/pages/product?sku=coat", "article", f"{LANE}/{LETTER}")]


def test_a_card_to_nowhere_is_not_known(article: ArticleViewModel) -> None:
    assert [row.is_known for row in blocks(article)[5:]] == [False, False]


def test_a_picture_shown_in_the_text_is_not_shown_twice(article: ArticleViewModel) -> None:
    assert article.property("picture") == ""


def test_an_article_that_is_gone_says_so(published: PlazaServices, context: ShellContext, qtbot: QtBot) -> None:
    made = ArticleViewModel(ArticleId("none"), published.official, published.catalog, context)
    qtbot.waitUntil(lambda: made.property("state") == "failed")
    assert made.property("errorText") == "This article does not exist any more."


def test_an_account_that_came_after_the_list_was_read_is_shown_when_it_is_asked_for(
    accounts: AccountsViewModel, published: PlazaServices, qtbot: QtBot
) -> None:
    later = OfficialAccountId("later.account")
    published.official.add(OfficialAccount(later, "Later", "green", "Came later.", "service"))
    accounts.select(later)
    qtbot.waitUntil(lambda: accounts.property("selected")["name"] == "Later")
