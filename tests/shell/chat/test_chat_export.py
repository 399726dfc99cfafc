"""A chat exported from its menu: in the person's words, told when it is done and when it cannot be."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QUrl

from app.core.chat.model import CodeContent, TextContent
from tests.support.chats import MAYA, ChatScene


def exporting(scene: ChatScene) -> Any:
    return scene.chats.property("acts").property("exporting")


def test_a_chat_is_written_where_the_person_wants_it(scene: ChatScene, tmp_path: Path) -> None:
    scene.plaza.chat.send(scene.direct, MAYA.user_id, TextContent("<b>早上好</b>"))
    scene.plaza.chat.send(scene.direct, scene.me.user_id, CodeContent("plaza://miniapp/a/b", "Store"))
    page = tmp_path / exporting(scene).fileName("Maya / Chen")
    exporting(scene).export(scene.direct, "Maya / Chen", QUrl.fromLocalFile(str(page)))
    scene.until(lambda: scene.toasts)
    assert scene.toasts == ["2 messages were written to Maya _ Chen.html."]
    text = page.read_text(encoding="utf-8")
    assert "&lt;b&gt;早上好&lt;/b&gt;" in text
    assert "[Code] Store" in text
    assert text.count('<article class="mine">') == 1


def test_a_place_that_cannot_be_written_is_told_and_another_can_be_chosen(scene: ChatScene, tmp_path: Path) -> None:
    scene.plaza.chat.send(scene.direct, MAYA.user_id, TextContent("hello"))
    (tmp_path / "file").write_text("")
    exporting(scene).export(scene.direct, "Maya", QUrl.fromLocalFile(str(tmp_path / "file" / "chat.html")))
    scene.until(lambda: scene.toasts)
    assert "cannot be written" in scene.toasts[-1]
    exporting(scene).export(scene.direct, "Maya", QUrl.fromLocalFile(str(tmp_path / "chat.html")))
    scene.until((tmp_path / "chat.html").exists)
