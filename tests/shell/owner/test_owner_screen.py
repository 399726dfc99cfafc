"""The owner's side of an account on screen: writing, checking, sending now and later, taking back."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt, QUrl
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from app.core.kernel.ids import ArticleId, MiniAppId, OfficialAccountId
from app.core.official.composing import Composing
from app.core.official.model import OfficialAccount, Paragraph, Picture
from app.core.official.pictures import ArticlePictures
from app.core.people.model import User
from app.shell.context import ShellContext
from app.shell.owner.desk import OwnerDesk
from app.shell.owner.editor import EditorViewModel
from app.shell.owner.owner import OwnerViewModel
from app.shell.relay import Relay
from tests.support.plaza import PlazaServices
from tests.support.shell_window import ShellWindow

LANE = OfficialAccountId("maple.lane")
WAIT_MS = 10_000
WINDOW = b"""
import QtQuick
import app.shell.owner
import app.shell.style
Rectangle {
    required property OwnerViewModel owner
    color: Theme.content
    OwnerScreen { anchors.fill: parent; viewModel: parent.owner }
}
"""


class OnlyStore:
    """Knows one mini-app with one page."""

    def of(self, miniapp_id: MiniAppId) -> tuple[str, ...] | None:
        return ("pages/home",) if miniapp_id == "plaza.store" else None


class OwnerScene:
    """Somebody before the articles of an account that is theirs."""

    def __init__(
        self, window: ShellWindow, plaza: PlazaServices, me: User, context: ShellContext, qtbot: QtBot, folder: Path
    ) -> None:
        self.window, self.plaza, self.me, self.qtbot, self.folder = window, plaza, me, qtbot, folder
        plaza.official.add(OfficialAccount(LANE, "Maple Lane", "rose", "Letters.", "subscription"))
        plaza.official.own(me.user_id, LANE)
        pictures = ArticlePictures(folder / "kept", plaza.db, lambda name: name == "five-looks.webp")
        self.composing = Composing(plaza.db, plaza.events, plaza.clock, OnlyStore(), pictures)
        desk = OwnerDesk(plaza.official, self.composing, pictures, plaza.catalog, window.decoding.queue)
        self._context = replace(context, relay=Relay(plaza.events), tasks=window.tasks)
        self.owner = OwnerViewModel(LANE, desk, self._context)
        self.toasts: list[str] = []
        self.owner.toasted.connect(lambda text, _kind: self.toasts.append(text))
        window.show(WINDOW, owner=self.owner)
        self.until(lambda: window.find("ownerWrite") is not None)

    def until(self, condition: Callable[[], object]) -> None:
        """Wait for something to be true."""
        self.qtbot.waitUntil(lambda: bool(condition()), timeout=WAIT_MS)

    @property
    def editor(self) -> EditorViewModel:
        """The editor that is open."""
        editor = self.owner.property("editor")
        assert isinstance(editor, EditorViewModel)
        return editor

    def write(self, source: str, title: str = "Five looks") -> None:
        """Begin an article and type it."""
        self.window.click("ownerWrite")
        self.until(lambda: self.window.is_ready("editorTitle"))
        self.window.item("editorTitle").setProperty("text", title)
        self.window.item("editorSource").setProperty("text", source)

    def drafts(self) -> list[tuple[str, str]]:
        """Return title and text of what is kept."""
        return [(draft.title, draft.source) for draft in self.composing.board(self.me.user_id, LANE).drafts]

    def shown(self) -> list[str]:
        """Return the kinds of the blocks in the preview."""
        return [row.kind for row in self.editor.property("blocks").rows]

    def problems(self) -> list[tuple[int, str, str]]:
        """Return what is wrong, as told beside the text."""
        return [(row.line, row.kind, row.text) for row in self.editor.property("problems").rows]

    def confirm(self, button: str, confirm: str) -> None:
        """Press a button, and the one of the question that comes."""
        self.window.click(button)
        self.until(lambda: self.window.is_ready(confirm))
        self.window.click(confirm)

    def look(self, name: str) -> None:
        """Keep a picture, for whoever wants to see it."""
        out = Path("out/owner")
        out.mkdir(parents=True, exist_ok=True)
        self.window.view.grabWindow().save(str(out / f"{name}.png"))


@pytest.fixture
def scene(
    qapp: QCoreApplication, plaza: PlazaServices, me: User, context: ShellContext, qtbot: QtBot, tmp_path: Path
) -> Iterator[OwnerScene]:
    window = ShellWindow(1100, 740)
    made = OwnerScene(window, plaza, me, context, qtbot, tmp_path)
    yield made
    made.owner.end()
    window.close()


def test_what_is_typed_is_kept_by_itself_and_shown_as_readers_will_see_it(scene: OwnerScene) -> None:
    source = "## Monday\n\nA **coat**.\n\n[Store](miniapp:plaza.store/pages/home)"
    scene.write(source)
    scene.until(
        lambda: (
            scene.drafts() == [("Five looks", "## Monday\n\nA **coat**.\n\n[Store](miniapp:plaza.store/pages/home)")]
        )
    )
    scene.until(lambda: scene.shown() == ["heading", "paragraph", "card"])
    scene.until(lambda: scene.editor.property("isSaved"))
    scene.look("editor")
    scene.window.click("editorBack")
    scene.until(lambda: scene.window.find("ownArticleTitle") is not None)
    assert scene.window.text("ownArticleTitle") == "Five looks"
    scene.look("drafts")


def test_leaving_the_editor_keeps_what_was_typed_last(scene: OwnerScene) -> None:
    scene.write("The last words.")
    scene.window.click("editorBack")
    scene.until(lambda: scene.drafts() == [("Five looks", "The last words.")])


def test_what_leads_nowhere_is_told_with_its_line_and_stops_the_sending(scene: OwnerScene) -> None:
    scene.write("One [a](miniapp:no.such)\n\n[b](miniapp:plaza.store/pages/none)\n\n![c](https://example.org/x.png)")
    scene.until(
        lambda: (
            scene.problems()
            == [
                (1, "no_miniapp", "no.such"),
                (3, "no_page", "plaza.store/pages/none"),
                (5, "picture", "https://example.org/x.png"),
            ]
        )
    )
    scene.look("problems")
    scene.confirm("editorSend", "editorSendConfirm")
    scene.until(lambda: scene.editor.property("errorText"))
    assert scene.window.text("editorError").startswith("Something in this article leads nowhere, first in line 1.")
    assert scene.plaza.official.articles(LANE) == []
    scene.window.item("editorSource").setProperty("text", ">" * 60)
    scene.until(lambda: scene.editor.property("previewError"))
    assert scene.window.text("editorUnreadable").startswith("Lists and quotes stand too deep")


def test_sending_publishes_and_withdrawing_asks_first(scene: OwnerScene) -> None:
    scene.write("A coat.")
    scene.confirm("editorSend", "editorSendConfirm")
    scene.until(lambda: scene.window.find("ownArticleWithdraw") is not None)
    (article,) = scene.plaza.official.articles(LANE)
    assert (article.title, article.blocks) == ("Five looks", (Paragraph("A coat."),))
    scene.window.click("ownArticleWithdraw")
    scene.until(lambda: scene.window.is_ready("ownerSureConfirm"))
    scene.look("withdraw")
    scene.window.press(Qt.Key.Key_Return)
    scene.until(lambda: scene.window.find("ownerSureConfirm") is None)
    assert len(scene.plaza.official.articles(LANE)) == 1, "the question stands on Cancel"
    scene.confirm("ownArticleWithdraw", "ownerSureConfirm")
    scene.until(lambda: scene.plaza.official.articles(LANE) == [])
    scene.until(lambda: scene.owner.property("counts")["withdrawn"] == 1)


def test_an_article_is_sent_later_and_can_be_taken_from_its_time(scene: OwnerScene) -> None:
    scene.write("A coat.")
    scene.window.click("editorSchedule")
    scene.until(lambda: scene.window.is_ready("editorLaterConfirm"))
    assert scene.window.text("editorLaterAt") == "2026-11-23 08:00"
    scene.window.item("editorLaterAt").setProperty("text", "2026-12-01 07:30")
    scene.window.click("editorLaterConfirm")
    scene.until(lambda: scene.window.find("ownArticleUnschedule") is not None)
    (waiting,) = scene.composing.board(scene.me.user_id, LANE).scheduled
    assert waiting.due_at == datetime(2026, 12, 1, 7, 30, tzinfo=UTC)
    scene.look("scheduled")
    scene.window.click("ownArticleUnschedule")
    scene.until(lambda: len(scene.drafts()) == 1)


def test_a_time_that_is_none_or_over_is_told(scene: OwnerScene) -> None:
    scene.write("A coat.")
    scene.editor.schedule("tomorrow")
    scene.until(lambda: scene.editor.property("errorText") == "Write day and time like 2026-12-01 08:00.")
    scene.editor.schedule("2020-01-01 08:00")
    scene.until(lambda: scene.editor.property("errorText").startswith("This time is over."))


def test_a_picture_from_the_disk_is_drawn_anew_kept_and_put_into_the_text(scene: OwnerScene) -> None:
    scene.write("A coat.")
    file = scene.folder / "coat.png"
    image = QImage(120, 60, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    assert image.save(str(file))
    scene.editor.takePicture(QUrl.fromLocalFile(str(file)))
    scene.until(lambda: "![](article-" in str(scene.window.item("editorSource").property("text")))
    scene.until(lambda: scene.shown() == ["paragraph", "picture"])
    (kept,) = (scene.folder / "kept").iterdir()
    assert kept.name.endswith("-120x60.jpg")
    scene.confirm("editorSend", "editorSendConfirm")
    scene.until(lambda: scene.plaza.official.articles(LANE))
    (article,) = scene.plaza.official.articles(LANE)
    assert article.blocks == (Paragraph("A coat."), Picture(kept.name))
    assert article.picture == kept.name


def test_what_is_no_picture_is_told_and_not_kept(scene: OwnerScene) -> None:
    scene.write("A coat.")
    file = scene.folder / "coat.png"
    file.write_bytes(b"no picture at all")
    scene.editor.takePicture(QUrl.fromLocalFile(str(file)))
    scene.until(lambda: scene.editor.property("errorText"))
    scene.until(lambda: scene.editor.property("isSaved"))
    assert scene.editor.property("errorText"), "what is kept by itself takes no answer away"
    assert not (scene.folder / "kept").exists()


def test_a_draft_is_deleted_after_a_question_and_a_sent_one_used_again(scene: OwnerScene) -> None:
    draft = replace(scene.composing.begin(scene.me.user_id, LANE), title="Old", source="Words.")
    scene.composing.save(scene.me.user_id, draft)
    scene.until(lambda: scene.window.find("ownArticleDiscard") is not None)
    scene.confirm("ownArticleDiscard", "ownerSureConfirm")
    scene.until(lambda: scene.drafts() == [])
    again = replace(draft, article_id=ArticleId("again"))
    scene.composing.save(scene.me.user_id, again)
    scene.composing.send(scene.me.user_id, again.article_id)
    scene.owner.show("sent")
    scene.until(lambda: scene.window.find("ownArticleAgain") is not None)
    scene.window.click("ownArticleAgain")
    scene.until(lambda: scene.owner.property("editor") is not None)
    scene.until(lambda: scene.window.find("editorSource") is not None)
    assert scene.window.text("editorSource") == "Words."
    assert scene.editor.property("begun")["source"] == "Words.", "opening changes nothing"


def test_whoever_does_not_own_the_account_sees_nothing_of_it(scene: OwnerScene) -> None:
    other = scene.plaza.people.create_profile("Ben")
    scene.plaza.official.own(other.user_id, LANE)
    scene.owner.load()
    scene.until(lambda: scene.owner.property("state") == "failed")
    assert scene.owner.property("errorText") == "Only who owns this official account can do this."
