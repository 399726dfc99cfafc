"""An official account's profile on screen: followed, unfollowed after a question, by mouse and by keyboard."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from pytestqt.qtbot import QtBot

from app.core.kernel.ids import ArticleId, MiniAppId, OfficialAccountId
from app.core.official.model import Article, OfficialAccount
from app.core.official.templates import Field, Template
from app.core.people.model import User
from app.money_teller import WALLET_ACCOUNT
from app.shell.context import ShellContext
from app.shell.official.accounts import AccountsViewModel
from app.shell.relay import Relay
from tests.shell.conftest import STORE
from tests.support.plaza import PlazaServices
from tests.support.shell_context import Opened
from tests.support.shell_window import ShellWindow

OWN, GONE = MiniAppId("plaza.store"), MiniAppId("gone.app")
LANE = OfficialAccountId("maple.lane")
HOSTILE = "<b>枫里</b> Maple"
WAIT_MS = 10_000
WINDOW = b"""
import QtQuick
import app.shell.official
import app.shell.style
Rectangle {
    required property AccountsViewModel accounts
    color: Theme.content
    AccountScreen { anchors.fill: parent; viewModel: parent.accounts }
}
"""


class AccountScene:
    """One person before the profile of an account that they follow."""

    def __init__(
        self, window: ShellWindow, plaza: PlazaServices, me: User, context: ShellContext, qtbot: QtBot
    ) -> None:
        self.window, self.plaza, self.me, self.qtbot = window, plaza, me, qtbot
        for account in (
            OfficialAccount(LANE, HOSTILE, "rose", "Letters.", "subscription", MiniAppId("plaza.store")),
            WALLET_ACCOUNT,
        ):
            plaza.official.add(account)
        plaza.official.follow(me.user_id, LANE)
        self.accounts = AccountsViewModel(
            plaza.official,
            plaza.catalog,
            replace(context, relay=Relay(plaza.events), tasks=window.tasks),
            messages=plaza.messages,
        )
        self.accounts.select(LANE)
        window.show(WINDOW, accounts=self.accounts)
        self.until(lambda: window.text("accountName") == HOSTILE)

    def until(self, condition: Callable[[], object]) -> None:
        """Wait for something to be true."""
        self.qtbot.waitUntil(lambda: bool(condition()), timeout=WAIT_MS)

    def ask(self) -> None:
        """Press the button that says that the account is followed."""
        self.window.click("accountFollow")
        self.until(lambda: self.window.is_ready("unfollowConfirm"))

    def is_followed(self) -> bool:
        """Tell whether the person follows the account."""
        return any(account.account_id == LANE for account in self.plaza.official.followed(self.me.user_id))

    def look(self, name: str) -> None:
        """Keep a picture, for whoever wants to see it."""
        out = Path("out/official")
        out.mkdir(parents=True, exist_ok=True)
        self.window.view.grabWindow().save(str(out / f"{name}.png"))


@pytest.fixture
def account_scene(
    qapp: QCoreApplication, plaza: PlazaServices, me: User, context: ShellContext, qtbot: QtBot
) -> Iterator[AccountScene]:
    window = ShellWindow()
    yield AccountScene(window, plaza, me, context, qtbot)
    window.close()


def test_the_profile_says_what_it_is(account_scene: AccountScene) -> None:
    window = account_scene.window
    assert (window.text("accountName"), window.text("accountKind")) == (HOSTILE, "Subscription account")


def test_an_account_is_unfollowed_only_after_a_question(account_scene: AccountScene) -> None:
    window = account_scene.window
    account_scene.ask()
    account_scene.look("unfollow")
    assert account_scene.is_followed()
    window.press(Qt.Key.Key_Return)
    account_scene.until(lambda: window.find("unfollowConfirm") is None)
    assert account_scene.is_followed(), "the question stands on Cancel"
    account_scene.ask()
    window.click("unfollowConfirm")
    account_scene.until(lambda: window.text("accountFollow") == "Follow")
    assert not account_scene.is_followed()
    assert window.find("accountMessages") is None
    window.click("accountFollow")
    account_scene.until(lambda: window.find("accountMessages") is not None)
    assert account_scene.is_followed()


def test_plaza_s_own_account_has_nothing_to_follow(account_scene: AccountScene) -> None:
    account_scene.accounts.select(WALLET_ACCOUNT.account_id)
    account_scene.until(lambda: account_scene.window.text("accountName") == "Wallet")
    assert account_scene.window.find("accountFollow") is None
    assert account_scene.window.text("accountKind") == "Service account"


def test_the_profile_says_whose_it_is_and_names_mini_apps(account_scene: AccountScene) -> None:
    window, plaza = account_scene.window, account_scene.plaza
    assert window.find("accountOwner") is None
    plaza.official.add(replace(plaza.official.get(LANE), owner="<i>枫里</i>\u202e Studio", related=(GONE, OWN)))
    account_scene.accounts.load()
    account_scene.until(lambda: window.find("accountOwner") is not None)
    assert window.text("accountOwner") == "By <i>枫里</i> Studio"


def test_a_mini_app_on_the_profile_opens_and_a_withdrawn_one_says_so(
    account_scene: AccountScene, opened: Opened
) -> None:
    window, plaza = account_scene.window, account_scene.plaza
    plaza.official.add(replace(plaza.official.get(LANE), related=(GONE,)))
    plaza.catalog.publish(replace(STORE, description="Coats."))
    account_scene.until(lambda: window.find(f"relatedMiniapp_{GONE}") is not None)
    assert not window.item(f"relatedMiniapp_{GONE}").isEnabled()
    window.click(f"relatedMiniapp_{OWN}")
    assert opened.links == [("plaza://miniapp/plaza.store", "list", LANE)]
    plaza.catalog.withdraw(OWN)
    account_scene.until(lambda: not window.item(f"relatedMiniapp_{OWN}").isEnabled())


def test_messages_agreed_to_are_listed_and_stopped(account_scene: AccountScene) -> None:
    window, messages = account_scene.window, account_scene.plaza.messages
    template = Template("shipped", "<b>On its way</b>", (Field("order", "Order", "A-17"),), "pages/order")
    messages.agree(account_scene.me.user_id, OWN, LANE, template, "always")
    account_scene.until(lambda: window.find("agreementStop_plaza.store shipped") is not None)
    assert window.text("agreementTitle") == "<b>On its way</b>"
    account_scene.look("agreements")
    window.click("agreementStop_plaza.store shipped")
    account_scene.until(lambda: window.find("agreementTitle") is None)
    assert messages.agreements(account_scene.me.user_id) == []


def test_articles_are_searched_by_title_and_summary(account_scene: AccountScene) -> None:
    window, plaza = account_scene.window, account_scene.plaza
    for key, title, summary in (
        ("one", "Red coat", "Wool."),
        ("two", "靴子", "一双 BOOTS."),
        ("three", "<b>x</b>", ""),
    ):
        now = plaza.clock.now()
        plaza.official.publish(Article(ArticleId(key), LANE, title, summary, None, "Su", now, ()))
    account_scene.until(lambda: window.find("articleRow_three") is not None)
    window.item("articleSearch").setProperty("text", " boots")
    account_scene.until(lambda: window.find("articleRow_one") is None)
    assert window.find("articleRow_two") is not None
    window.item("articleSearch").setProperty("text", "zzz")
    account_scene.until(lambda: window.find("articlesNotFound") is not None)
    assert window.find("articleRow_two") is None
    window.item("articleSearch").setProperty("text", "<b>")
    account_scene.until(lambda: window.find("articleRow_three") is not None)
    window.item("articleSearch").setProperty("text", "")
    account_scene.until(lambda: window.find("articleRow_one") is not None)
    account_scene.look("search")


def test_an_article_that_is_withdrawn_leaves_the_profile(account_scene: AccountScene) -> None:
    window, official = account_scene.window, account_scene.plaza.official
    letter = ArticleId("letter")
    official.publish(Article(letter, LANE, "Letter", "", None, "Su", account_scene.plaza.clock.now(), ()))
    account_scene.until(lambda: window.find("articleRow_letter") is not None)
    official.withdraw(LANE, letter)
    account_scene.until(lambda: window.find("articleRow_letter") is None)
