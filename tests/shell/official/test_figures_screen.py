"""The figures of an account on screen: for its owner, day by day, as a chart and as a table."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from app.core.kernel.ids import ArticleId, OfficialAccountId, OrderId, UserId
from app.core.kernel.money import Money
from app.core.official.figures_store import waiting_deed
from app.core.official.model import Article, Paragraph
from app.core.people.model import User
from app.shell.context import ShellContext
from app.shell.official.accounts import AccountsViewModel
from app.shell.official.article import ArticleViewModel
from app.shell.official.figures import FiguresViewModel
from app.shell.relay import Relay
from tests.shell.conftest import STORE
from tests.support.plaza import PlazaServices
from tests.support.shell_context import Opened
from tests.support.shell_window import ShellWindow, accessible_name

WAIT_MS = 10_000
SHOP = STORE.account_id or OfficialAccountId("")
LETTER, NEWS = ArticleId("letter"), ArticleId("news")
HOSTILE = "<b>Five</b> looks"
PAGE = "plaza://miniapp/plaza.store/pages/product?sku=coat"
WINDOW = b"""
import QtQuick
import app.shell.official
import app.shell.style
Rectangle {
    required property FiguresViewModel figures
    color: Theme.content
    FiguresScreen { anchors.fill: parent; viewModel: parent.figures }
}
"""


class FiguresScene:
    """The owner of the store's account, and readers who came over some days."""

    def __init__(
        self, window: ShellWindow, plaza: PlazaServices, me: User, context: ShellContext, qtbot: QtBot
    ) -> None:
        self.window, self.plaza, self.me, self.qtbot = window, plaza, me, qtbot
        self.context = replace(context, relay=Relay(plaza.events), tasks=window.tasks, clock=plaza.clock)
        plaza.official.own(me.user_id, SHOP)
        for key, title in ((LETTER, HOSTILE), (NEWS, "News")):
            plaza.official.publish(Article(key, SHOP, title, "", None, "Lin", plaza.clock.now(), (Paragraph("x"),)))
        self.people = [UserId(f"person {at}") for at in range(40)]
        for user_id in self.people:
            plaza.people.add_person(User(user_id, user_id, "teal"))

    def live(self) -> None:
        """Let three days pass on which people follow, read, click and order."""
        figures = self.plaza.figures
        for day, count in enumerate((12, 31, 22)):
            for user_id in self.people[:count]:
                self.plaza.official.follow(user_id, SHOP)
                figures.read(user_id, LETTER)
                if day == 1:
                    figures.click(user_id, LETTER, STORE.miniapp_id)
                    order_id = OrderId(f"{user_id} {day}")
                    figures.order(user_id, STORE.miniapp_id, order_id, Money(12_900), self.plaza.clock.now())
            self.plaza.clock.advance(days=1)

    def show(self) -> FiguresViewModel:
        """Show the figures, and wait until they are read."""
        view_model = FiguresViewModel(SHOP, self.plaza.figures, self.plaza.official, self.context)
        self.window.show(WINDOW, figures=view_model)
        self.until(lambda: view_model.property("state") != "loading")
        return view_model

    def until(self, condition: Callable[[], object]) -> None:
        """Wait for something to be true."""
        self.qtbot.waitUntil(lambda: bool(condition()), timeout=WAIT_MS)

    def look(self, name: str) -> None:
        """Keep a picture, for whoever wants to see it."""
        out = Path("out/official")
        out.mkdir(parents=True, exist_ok=True)
        self.window.view.grabWindow().save(str(out / f"{name}.png"))

    def said_of(self, name: str) -> str:
        """Return what a screen reader says of an item."""
        found = self.window.find(name)
        assert found is not None
        return accessible_name(found)


@pytest.fixture
def figures_scene(
    qapp: QCoreApplication, plaza: PlazaServices, me: User, context: ShellContext, qtbot: QtBot
) -> Iterator[FiguresScene]:
    window = ShellWindow(height=900)
    yield FiguresScene(window, plaza, me, context, qtbot)
    window.close()


def test_sums_days_and_articles_are_shown(figures_scene: FiguresScene) -> None:
    figures_scene.live()
    figures_scene.show()
    window = figures_scene.window
    figures_scene.until(lambda: window.find("figuresChart") is not None)
    assert figures_scene.said_of("figuresTotal_read") == "Readers: 65"
    assert figures_scene.said_of("figuresTotal_order") == "Orders: 31, ¥3,999.00"
    assert figures_scene.said_of("figuresTotal_followers") == "Followers: 31"
    assert figures_scene.said_of("figuresChart") == "Readers, Yesterday: 22"
    assert "readers 65" in figures_scene.said_of("figuresArticle_letter")
    assert figures_scene.said_of("figuresArticle_letter").startswith("<b>Five</b> looks: ")
    assert "readers fewer than 10" in figures_scene.said_of("figuresArticle_news")
    figures_scene.look("figures")


def test_the_chart_is_walked_by_keys_and_the_line_is_chosen(figures_scene: FiguresScene) -> None:
    figures_scene.live()
    figures_scene.show()
    window = figures_scene.window
    figures_scene.until(lambda: window.find("figuresChart") is not None)
    chart = window.find("figuresChart")
    assert chart is not None
    chart.forceActiveFocus()
    window.press(Qt.Key.Key_Left)
    assert figures_scene.said_of("figuresChart").endswith(": 31")
    window.press(Qt.Key.Key_Home)
    assert figures_scene.said_of("figuresChart").endswith(": fewer than 10")
    window.click("figuresTotal_followers")
    figures_scene.until(lambda: figures_scene.said_of("figuresChart") == "Followers, Yesterday: 31")
    figures_scene.look("figures-followers")


def test_the_same_stands_in_a_table(figures_scene: FiguresScene) -> None:
    figures_scene.live()
    view_model = figures_scene.show()
    window = figures_scene.window
    window.click("choice_7")
    figures_scene.until(lambda: len(view_model.property("line")) == 7)
    window.click("choice_table")
    figures_scene.until(lambda: window.find("figuresDay_6") is not None)
    assert [figures_scene.said_of(f"figuresDay_{at}").split(": ")[1] for at in range(4)] == [
        "22",
        "31",
        "12",
        "fewer than 10",
    ]
    assert window.find("figuresChart") is None
    figures_scene.look("figures-table")


def test_too_few_are_not_shown_and_that_is_said(figures_scene: FiguresScene, plaza: PlazaServices) -> None:
    for user_id in figures_scene.people[:9]:
        plaza.figures.read(user_id, LETTER)
    plaza.clock.advance(days=1)
    figures_scene.show()
    window = figures_scene.window
    figures_scene.until(lambda: window.find("figuresTooFew") is not None)
    assert figures_scene.said_of("figuresTotal_read") == "Readers: too few to show"
    assert window.find("figuresChart") is None
    figures_scene.look("figures-too-few")


def test_nobody_but_the_owner_is_led_there(figures_scene: FiguresScene, plaza: PlazaServices) -> None:
    accounts = AccountsViewModel(plaza.official, plaza.catalog, figures_scene.context)
    accounts.select(SHOP)
    figures_scene.until(lambda: accounts.property("selected")["accountId"] == SHOP)
    assert accounts.property("selected")["isMine"] is True
    plaza.official.own(figures_scene.people[0], SHOP)
    accounts.load()
    figures_scene.until(lambda: accounts.property("selected")["isMine"] is False)
    view_model = figures_scene.show()
    assert view_model.property("errorText") == "Only who owns this official account can do this."


def test_reading_and_clicking_are_counted(figures_scene: FiguresScene, plaza: PlazaServices) -> None:
    plaza.official.own(figures_scene.people[39], SHOP)
    opened = Opened()
    for user_id in figures_scene.people[:9]:
        plaza.figures.read(user_id, LETTER)
        plaza.figures.click(user_id, LETTER, STORE.miniapp_id)
    context = replace(figures_scene.context, open_link=opened)
    article = ArticleViewModel(LETTER, plaza.official, plaza.catalog, context, None, plaza.figures)
    figures_scene.until(lambda: article.property("title") == HOSTILE)
    article.openLink(PAGE)
    article.openLink("https://example.org")
    assert [link for link, *_ in opened.links] == [PAGE, "https://example.org"]
    article.load()

    def counted() -> set[str]:
        with plaza.db.read() as tx:
            mine = waiting_deed.c.user_id == figures_scene.me.user_id
            return set(tx.execute(select(waiting_deed.c.deed).where(mine)).scalars())

    figures_scene.until(lambda: counted() == {"read", "click"})
    article.close()
    plaza.clock.advance(days=1)
    figures = plaza.figures.of(figures_scene.people[39], SHOP, 7)
    assert (figures.read.total, figures.click.total) == (10, 10)
