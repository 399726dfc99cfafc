"""The end of an article and the list of favourites on screen: liked, kept, removed, by mouse and keyboard."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from pytestqt.qtbot import QtBot

from app.core.chat.model import ArticleContent
from app.core.kernel.ids import ArticleId, CommentId, OfficialAccountId
from app.core.official.liking import Marks
from app.core.official.model import Article, OfficialAccount, Paragraph
from app.core.people.model import User
from app.shell.context import ShellContext
from app.shell.official.article import ArticleViewModel
from app.shell.official.favourites import FavouritesViewModel
from app.shell.official.foot import FootDesk
from app.shell.relay import Relay
from tests.support.chats import chat_desk
from tests.support.plaza import PlazaServices
from tests.support.shell_window import ShellWindow

LANE, LETTER = OfficialAccountId("maple.lane"), ArticleId("letter-1")
WAIT_MS = 10_000
ARTICLE = b"""
import QtQuick
import app.shell.official
import app.shell.style
Rectangle {
    required property ArticleViewModel article
    color: Theme.content
    ArticleScreen { anchors.fill: parent; viewModel: parent.article }
}
"""
FAVOURITES = b"""
import QtQuick
import app.shell.official
import app.shell.style
Rectangle {
    required property FavouritesViewModel favourites
    color: Theme.content
    FavouritesScreen { anchors.fill: parent; viewModel: parent.favourites }
}
"""


class Reader:
    """One person with an article, and somebody else."""

    def __init__(
        self, window: ShellWindow, plaza: PlazaServices, me: User, context: ShellContext, qtbot: QtBot
    ) -> None:
        self.window, self.plaza, self.me, self.qtbot = window, plaza, me, qtbot
        self.context = replace(context, relay=Relay(plaza.events), tasks=window.tasks)
        self.ends: list[Callable[[], None]] = []
        plaza.official.add(OfficialAccount(LANE, "Maple Lane", "rose", "Letters.", "subscription"))
        words = (Paragraph("A coat."),)
        now = plaza.clock.now()
        plaza.official.publish(Article(LETTER, LANE, "<b>Five</b> looks", "Red.", None, "Su Tang", now, words))

    def read(self) -> ArticleViewModel:
        """Show the article."""
        desk = FootDesk(self.plaza.liking, self.plaza.comments, chat_desk(self.plaza))
        article = ArticleViewModel(LETTER, self.plaza.official, self.plaza.catalog, self.context, foot=desk)
        self.ends.append(article.close)
        self.window.show(ARTICLE, article=article)
        self.until(lambda: self.window.is_ready("articleLike"))
        return article

    def open_favourites(self) -> FavouritesViewModel:
        """Show what is kept."""
        favourites = FavouritesViewModel(self.plaza.liking, self.context)
        self.ends.append(favourites.end)
        self.window.show(FAVOURITES, favourites=favourites)
        return favourites

    def until(self, condition: Callable[[], object]) -> None:
        """Wait for something to be true."""
        self.qtbot.waitUntil(lambda: bool(condition()), timeout=WAIT_MS)

    def marks(self) -> Marks:
        """Return what is written down."""
        return self.plaza.liking.of(self.me.user_id, LETTER)


@pytest.fixture
def reader(
    qapp: QCoreApplication, plaza: PlazaServices, me: User, context: ShellContext, qtbot: QtBot
) -> Iterator[Reader]:
    window = ShellWindow()
    made = Reader(window, plaza, me, context, qtbot)
    yield made
    for end in made.ends:
        end()
    window.close()


def test_an_article_is_liked_once_and_no_longer_and_the_count_follows_everybody(reader: Reader) -> None:
    reader.read()
    reader.window.click("articleLike")
    reader.until(lambda: reader.window.text("articleLike") == "Like · 1")
    ben = reader.plaza.people.create_profile("Ben")
    reader.plaza.liking.like(ben.user_id, LETTER, is_liked=True)
    reader.until(lambda: reader.window.text("articleLike") == "Like · 2")
    assert reader.marks() == Marks(2, is_liked=True, is_kept=False)
    reader.window.click("articleLike")
    reader.until(lambda: reader.window.text("articleLike") == "Like · 1")
    assert reader.marks() == Marks(1, is_liked=False, is_kept=False)


def test_two_quick_clicks_are_one_wish(reader: Reader) -> None:
    """Before the first was answered the button still asks for the same."""
    article = reader.read()
    foot = article.property("foot")
    for _ in range(3):
        foot.like(True)
    reader.until(lambda: reader.window.text("articleLike") == "Like · 1")
    assert reader.marks().like_count == 1


def test_what_is_kept_stands_in_the_favourites_and_goes_by_keyboard(reader: Reader) -> None:
    reader.read()
    reader.window.item("articleKeep").forceActiveFocus(Qt.FocusReason.TabFocusReason)
    reader.window.press(Qt.Key.Key_Return)
    reader.until(lambda: reader.window.text("articleKeep") == "Favourite")
    favourites = reader.open_favourites()
    wanted: list[str] = []
    favourites.articleWanted.connect(wanted.append)
    reader.until(lambda: reader.window.is_ready(f"articleRow_{LETTER}"))
    reader.window.click(f"articleRow_{LETTER}")
    assert wanted == [LETTER]
    out = Path("out/official")
    out.mkdir(parents=True, exist_ok=True)
    reader.window.view.grabWindow().save(str(out / "favourites.png"))
    reader.window.item(f"favouriteDrop_{LETTER}").forceActiveFocus(Qt.FocusReason.TabFocusReason)
    reader.window.press(Qt.Key.Key_Return)
    reader.until(lambda: reader.window.find("favouritesEmpty") is not None)
    assert reader.marks() == Marks(0, is_liked=False, is_kept=False)


def test_a_favourite_that_was_withdrawn_says_so_and_opens_nothing(reader: Reader) -> None:
    reader.plaza.liking.keep(reader.me.user_id, LETTER, is_kept=True)
    favourites = reader.open_favourites()
    wanted: list[str] = []
    favourites.articleWanted.connect(wanted.append)
    reader.until(lambda: reader.window.is_ready(f"articleRow_{LETTER}"))
    reader.plaza.official.withdraw(LANE, LETTER)
    said = "The official account has taken this article back."
    reader.until(lambda: reader.window.text("articleRowSummary") == said)
    reader.window.click(f"articleRow_{LETTER}")
    assert wanted == []


def test_an_article_goes_to_a_chat_as_a_card(reader: Reader) -> None:
    ben = reader.plaza.people.create_profile("Ben")
    reader.plaza.contacts.ask(reader.me.user_id, ben.user_id)
    direct = reader.plaza.chat.direct(reader.me.user_id, ben.user_id)
    article = reader.read()
    said: list[str] = []
    article.toasted.connect(lambda text, _tone: said.append(text))
    reader.window.click("articleShare")
    reader.until(lambda: reader.window.is_ready(f"forwardTo_{direct}"))
    reader.window.click(f"forwardTo_{direct}")
    reader.until(lambda: reader.window.is_ready("forwardSend"))
    reader.window.click("forwardSend")
    reader.until(lambda: said == ["Sent"])
    [message] = reader.plaza.history.newest(direct, ben.user_id).messages
    assert message.content == ArticleContent(LETTER, "<b>Five</b> looks", "Red.", None)
    reader.until(lambda: reader.window.find("forwardSend") is None)


HOSTILE = "<b>red</b> <img src=x> & [x](javascript:x)"


def write(reader: Reader, text: str) -> None:
    """Write a comment with the field and the button."""
    reader.window.item("commentField").setProperty("text", text)
    reader.until(lambda: reader.window.is_ready("commentSend"))
    reader.window.click("commentSend")


def test_a_comment_waits_for_the_author_and_is_deleted_by_its_writer(reader: Reader) -> None:
    reader.read()
    write(reader, HOSTILE)
    reader.until(lambda: reader.window.find("commentWaits") is not None)
    assert reader.window.text("commentText") == HOSTILE
    reader.until(lambda: reader.window.text("commentField") == "")
    ben = reader.plaza.people.create_profile("Ben")
    assert reader.plaza.comments.of(ben.user_id, LETTER) == []
    [comment] = reader.plaza.comments.of(reader.me.user_id, LETTER)
    reader.window.item(f"commentRemove_{comment.comment_id}").forceActiveFocus(Qt.FocusReason.TabFocusReason)
    reader.window.press(Qt.Key.Key_Return)
    reader.until(lambda: reader.window.find("commentsEmpty") is not None)
    assert reader.plaza.comments.of(reader.me.user_id, LETTER) == []


def test_what_the_author_chose_is_seen_liked_and_reported_by_others(reader: Reader) -> None:
    plaza, ben = reader.plaza, reader.plaza.people.create_profile("Ben <b>")
    plaza.official.own(ben.user_id, LANE)
    ada, key = plaza.people.create_profile("Ada"), CommentId("c1")
    plaza.comments.write(ada.user_id, LETTER, "I have one.", key)
    article = reader.read()
    said: list[str] = []
    article.toasted.connect(lambda text, _tone: said.append(text))
    assert reader.window.find("commentText") is None
    plaza.comments.answer(ben.user_id, key, "Wear it well.")
    plaza.comments.choose(ben.user_id, key, is_chosen=True)
    reader.until(lambda: reader.window.find("commentReply") is not None)
    assert reader.window.find("commentWaits") is None
    reader.window.item(f"commentLike_{key}").forceActiveFocus(Qt.FocusReason.TabFocusReason)
    reader.window.press(Qt.Key.Key_Return)
    reader.until(lambda: reader.window.text(f"commentLike_{key}") == "1")
    out = Path("out/official")
    out.mkdir(parents=True, exist_ok=True)
    reader.window.view.grabWindow().save(str(out / "comments.png"))
    reader.window.item(f"commentReport_{key}").forceActiveFocus(Qt.FocusReason.TabFocusReason)
    reader.window.press(Qt.Key.Key_Return)
    reader.until(lambda: reader.window.find("commentText") is None)
    reader.until(lambda: len(said) == 1)
    [found] = plaza.comments.queue(ben.user_id, LANE)
    assert (found.report_count, found.like_count) == (1, 1)


def test_why_a_comment_was_not_taken_is_said_and_its_words_stay(reader: Reader) -> None:
    reader.read()
    for number in range(3):
        reader.plaza.comments.write(reader.me.user_id, LETTER, "Again.", CommentId(f"c{number}"))
    write(reader, "One more.")
    why = "You have written several comments just now. Wait a minute before the next one."
    reader.until(lambda: reader.window.item("commentField").property("errorText") == why)
    assert reader.window.text("commentField") == "One more."
    reader.plaza.clock.advance(minutes=2)
    reader.until(lambda: reader.window.is_ready("commentSend"))
    reader.window.click("commentSend")
    reader.until(lambda: reader.window.text("commentField") == "")
    assert len(reader.plaza.comments.of(reader.me.user_id, LETTER)) == 4
