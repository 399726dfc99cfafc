"""Reading an article on screen: every kind of block, its links by mouse and keyboard, and hostile ones."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtNetwork import QHostAddress, QTcpServer, QTcpSocket
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.core.kernel.ids import ArticleId, OfficialAccountId
from app.core.official.markdown import read
from app.core.official.model import Article, Block, MiniAppCard, OfficialAccount, Paragraph, Picture, Quote, Span
from app.shell.context import ShellContext
from app.shell.official.article import ArticleViewModel
from app.shell.relay import Relay
from tests.support.plaza import PlazaServices
from tests.support.shell_context import Opened
from tests.support.shell_window import ShellWindow, accessible_name

LANE, LETTER = OfficialAccountId("maple.lane"), ArticleId("letter-1")
COAT = "plaza://miniapp/plaza.store/pages/product?sku=coat"
SHORT = "miniapp:plaza.store/pages/product?sku=coat"
WAIT_MS = 10_000
WINDOW = b"""
import QtQuick
import app.shell.official
import app.shell.style
Rectangle {
    required property ArticleViewModel article
    color: Theme.content
    ArticleScreen { anchors.fill: parent; viewModel: parent.article }
}
"""


class ArticleScene:
    """One person before an article."""

    def __init__(self, window: ShellWindow, plaza: PlazaServices, context: ShellContext, qtbot: QtBot) -> None:
        self.window, self.plaza, self.qtbot = window, plaza, qtbot
        self.context = replace(context, relay=Relay(plaza.events), tasks=window.tasks)
        plaza.official.add(OfficialAccount(LANE, "Maple Lane", "rose", "Letters.", "subscription"))

    def publish(self, *blocks: Block) -> None:
        """Have the account publish an article of these blocks, or another edition of it."""
        now = self.plaza.clock.now()
        self.plaza.official.publish(Article(LETTER, LANE, "Five looks", "", None, "Su Tang", now, blocks))

    def read(self, *blocks: Block) -> None:
        """Show an article of these blocks."""
        self.publish(*blocks)
        self.article = ArticleViewModel(LETTER, self.plaza.official, self.plaza.catalog, self.context)
        self.window.show(WINDOW, article=self.article)
        self.until(lambda: self.window.find("articleTitle") is not None)
        self.window.view.grabWindow()

    def until(self, condition: Callable[[], object]) -> None:
        """Wait for something to be true."""
        self.qtbot.waitUntil(lambda: bool(condition()), timeout=WAIT_MS)

    def word(self, number: int = 0) -> QQuickItem:
        """Return the place of a clickable word, once it has one."""
        self.until(lambda: (found := self.window.find(f"articleWord_{number}")) is not None and found.width() > 0)
        return self.window.item(f"articleWord_{number}")


@pytest.fixture
def scene(qapp: QCoreApplication, plaza: PlazaServices, context: ShellContext, qtbot: QtBot) -> Iterator[ArticleScene]:
    window = ShellWindow()
    made = ArticleScene(window, plaza, context, qtbot)
    yield made
    made.article.close()
    window.close()


def test_a_word_a_picture_and_a_card_open_the_page_they_name_with_account_and_article_as_referrer(
    scene: ArticleScene, opened: Opened
) -> None:
    scene.read(*read(f"Look at the [red coat]({SHORT}).\n\n[![](five-looks.webp)]({SHORT})\n\n[Coat]({SHORT})").blocks)
    place = scene.word()
    at: QPoint = place.mapToScene(place.boundingRect().center()).toPoint()
    QTest.mouseClick(scene.window.view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    scene.until(lambda: len(opened.links) == 1)
    scene.window.click("articlePicture")
    scene.until(lambda: len(opened.links) == 2)
    scene.window.click("articleCard")
    scene.until(lambda: len(opened.links) == 3)
    assert opened.links == [(COAT, "article", f"{LANE}/{LETTER}")] * 3


def test_what_is_linked_is_reached_and_opened_by_keyboard(scene: ArticleScene, opened: Opened) -> None:
    scene.read(*read(f"A [coat]({SHORT}) and [boots](miniapp:plaza.store/pages/product?sku=boots).").blocks)
    scene.word(0).forceActiveFocus()
    scene.window.press(Qt.Key.Key_Return)
    scene.window.press(Qt.Key.Key_Tab)
    scene.until(lambda: scene.word(1).hasActiveFocus())
    scene.window.press(Qt.Key.Key_Space)
    assert [link for link, _, _ in opened.links] == [COAT, "plaza://miniapp/plaza.store/pages/product?sku=boots"]


def test_a_picture_that_is_no_link_is_shown_large_by_mouse_and_keyboard(scene: ArticleScene, opened: Opened) -> None:
    scene.read(*read("![Five of them](five-looks.webp)\n\nWords.").blocks)
    scene.window.click("articlePictureLarge")
    scene.until(lambda: scene.window.is_ready("viewerClose"))
    before = scene.window.item("viewerPicture").width()
    scene.window.press(Qt.Key.Key_Plus)
    scene.until(lambda: scene.window.item("viewerPicture").width() > before)
    assert accessible_name(scene.window.item("viewerPicture")) == "Five of them"
    assert scene.window.find("viewerSave") is None
    out = Path("out/official")
    out.mkdir(parents=True, exist_ok=True)
    scene.window.view.grabWindow().save(str(out / "picture-large.png"))
    scene.window.press(Qt.Key.Key_Escape)
    scene.until(lambda: scene.window.find("viewerClose") is None)
    scene.window.item("articlePictureLarge").forceActiveFocus(Qt.FocusReason.TabFocusReason)
    scene.window.press(Qt.Key.Key_Return)
    scene.until(lambda: scene.window.is_ready("viewerClose"))
    assert opened.links == []


def test_words_keep_their_looks_and_are_never_markup(scene: ArticleScene) -> None:
    scene.read(*read("A **red** <b>coat</b> &amp; *more*\n\n> <script>x</script>\n\n- one\n- two").blocks)
    words = [item for item in scene.window.items() if item.objectName() == "articleWords"]
    assert [str(item.property("text")) for item in words] == [
        "A red <b>coat</b> & more",
        "<script>x</script>",
        "one",
        "two",
    ]


def test_a_card_to_a_miniapp_that_was_withdrawn_says_so_and_opens_nothing(scene: ArticleScene, opened: Opened) -> None:
    scene.read(*read("[Gone](miniapp:gone.app)").blocks)
    assert not scene.window.item("articleCard").isEnabled()
    scene.window.click("articleCard")
    assert opened.links == []
    assert "This mini-app is not in the catalogue any more." in [
        str(item.property("text")) for item in scene.window.items() if item.property("text")
    ]


def test_reading_fetches_nothing_whatever_is_stored(scene: ArticleScene) -> None:
    """Also an article that no reader of ours has made: its blocks name a server in every place there is."""
    server = QTcpServer()
    assert server.listen(QHostAddress(QHostAddress.SpecialAddress.LocalHost))
    heard: list[int] = []
    server.newConnection.connect(lambda: heard.append(1))
    address = f"http://127.0.0.1:{server.serverPort()}/x.png"
    scene.read(
        Picture(address, "caption", address),
        Picture("../../etc/passwd", f'<img src="{address}">'),
        MiniAppCard(address, f'<img src="{address}">', address, address),
        Paragraph(f'<img src="{address}"> ![]({address})', (Span(0, 4, link=address),)),
        Quote(f'<iframe src="{address}">'),
    )
    scene.window.view.grabWindow()
    asker = QTcpSocket()
    asker.connectToHost(QHostAddress(QHostAddress.SpecialAddress.LocalHost), server.serverPort())
    scene.until(lambda: heard)  # what was asked before this is heard before it
    assert len(heard) == 1
    asker.abort()
    server.close()


def test_of_a_long_article_what_is_in_sight_comes_first_and_more_with_each_frame(scene: ArticleScene) -> None:
    words = [f"Paragraph {number}." for number in range(30)]
    scene.publish(*map(Paragraph, words))
    scene.article = ArticleViewModel(LETTER, scene.plaza.official, scene.plaza.catalog, scene.context)
    model = scene.article.property("blocks")
    scene.until(lambda: model.rowCount() == 8)
    shown = []
    while not scene.article.property("isWhole"):
        scene.article.showMore()
        shown.append(model.rowCount())
    assert shown == [20, 30]
    assert [row.text for row in model.rows] == words


def test_a_shorter_edition_of_a_long_article_is_whole_as_well(scene: ArticleScene) -> None:
    scene.read(*(Paragraph(f"Paragraph {number}.") for number in range(30)))
    scene.until(lambda: scene.article.property("isWhole"))
    scene.publish(Paragraph("All of it."))
    scene.until(lambda: [row.text for row in scene.article.property("blocks").rows] == ["All of it."])
    assert scene.article.property("isWhole")


def test_how_far_one_has_read_is_shown(scene: ArticleScene) -> None:
    scene.read(*(Paragraph(f"Paragraph {number}. " * 20) for number in range(40)))
    assert scene.window.item("articleProgress").property("progress") == 0
    scene.window.item("articleArea").forceActiveFocus()

    def is_at_the_end() -> bool:
        """Go to what is the end now: of a long article it comes between frames."""
        scene.window.press(Qt.Key.Key_End)
        is_whole = list(scene.window.names()).count("articleWords") == 40
        return is_whole and scene.window.item("articleProgress").property("progress") == 1

    scene.until(is_at_the_end)


def test_a_block_of_every_kind_is_there(scene: ArticleScene) -> None:
    scene.read(
        *read(
            "## Monday\n\nA *thin* **red** coat with a [belt](miniapp:plaza.store/pages/product?sku=belt), worn open "
            "over a white shirt and grey trousers.\n\n1. Shirt\n2. Coat\n   - open\n\n> Wear it until it is yours.\n\n"
            f'---\n\n[![The coat](five-looks.webp)]({SHORT})\n\n[Red coat]({SHORT} "¥299")'
        ).blocks
    )
    scene.until(lambda: scene.article.property("isWhole"))
    kinds = [row.kind for row in scene.article.property("blocks").rows]
    assert kinds == ["heading", "paragraph", *["entry"] * 3, "quote", "divider", "picture", "card"]
    scene.word()
    out = Path("out/official")
    out.mkdir(parents=True, exist_ok=True)
    scene.window.view.grabWindow().save(str(out / "article.png"))
