"""The owner's side of an account on screen: writing, checking, sending now and later, taking back."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QColor, QImage

from app.core.kernel.ids import ArticleId, CommentId
from app.core.official.model import Article, Paragraph, Picture
from tests.shell.owner.scenes import LANE, OwnerScene

CLIP = Path(__file__).parents[2] / "data" / "films" / "clip.webm"


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


def test_comments_are_chosen_answered_once_and_deleted_after_a_question(scene: OwnerScene) -> None:
    plaza, key = scene.plaza, CommentId("c1")
    letter, ben = ArticleId("letter-1"), plaza.people.create_profile("Ben <b>")
    words = (Paragraph("A coat."),)
    plaza.official.publish(Article(letter, LANE, "Five looks", "", None, "Su", plaza.clock.now(), words))
    plaza.comments.write(ben.user_id, letter, "<i>I</i> have one.", key)
    scene.until(lambda: scene.owner.property("counts")["comments"] == 1)
    scene.owner.show("comments")
    scene.until(lambda: scene.window.is_ready(f"ownCommentChoose_{key}"))
    assert scene.window.text("ownCommentText") == "<i>I</i> have one."
    scene.window.click(f"ownCommentAnswer_{key}")
    scene.until(lambda: scene.window.is_ready("ownCommentField"))
    scene.window.item("ownCommentField").setProperty("text", "Wear it well.")
    scene.window.click("ownCommentSend")
    scene.until(lambda: scene.window.find("ownCommentReply") is not None)
    assert scene.window.find(f"ownCommentAnswer_{key}") is None
    scene.window.click(f"ownCommentChoose_{key}")
    scene.until(lambda: scene.window.text("ownCommentState") == "Everybody sees it")
    scene.look("comments")
    [seen] = plaza.comments.of(plaza.people.create_profile("Ada").user_id, letter)
    assert (seen.text, seen.reply) == ("<i>I</i> have one.", "Wear it well.")
    scene.confirm(f"ownCommentRemove_{key}", "unsayConfirm")
    scene.until(lambda: scene.window.find("ownCommentText") is None)
    assert plaza.comments.queue(scene.me.user_id, LANE) == []


def test_a_film_from_the_disk_is_kept_and_what_is_none_is_refused(scene: OwnerScene, tmp_path: Path) -> None:
    scene.write("Look:")
    scene.until(lambda: scene.window.is_ready("editorFilm"))
    scene.editor.takeFilm(QUrl.fromLocalFile(str(CLIP)))
    scene.until(lambda: scene.shown() == ["paragraph", "film"])
    scene.until(lambda: scene.window.is_ready("filmArticle"))
    [name] = [each.name for each in (scene.folder / "kept").iterdir()]
    assert name in scene.window.text("editorSource")
    assert scene.problems() == []
    (tmp_path / "list.mp4").write_bytes(b"#EXTM3U\n/etc/passwd\n")
    scene.editor.takeFilm(QUrl.fromLocalFile(str(tmp_path / "list.mp4")))
    scene.until(lambda: scene.window.find("editorError") is not None)
    assert scene.window.text("editorError") == "This file is no MP4 or WebM film, so it is not played."
    assert len(list((scene.folder / "kept").iterdir())) == 1
