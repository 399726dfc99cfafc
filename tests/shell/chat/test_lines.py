"""The lines of the list of chats: made again only where they would read otherwise."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QLocale

from app.core.chat.model import ConversationSummary, Preview
from app.core.kernel.ids import ConversationId
from app.shell.chat.lines import Lines
from app.shell.context import ShellContext
from tests.support.plaza import PlazaServices

HERE = ConversationId("here")


@pytest.fixture
def summary(context: ShellContext) -> ConversationSummary:
    """Return a conversation in which something was said a moment ago."""
    now = context.now()
    said = Preview("text", "See you")
    return ConversationSummary(HERE, "direct", "Maya", "blue", None, said, now, 0, None, None, (False, 1, now), "Dear")


def test_a_line_is_made_once_as_long_as_nothing_is_new(context: ShellContext, summary: ConversationSummary) -> None:
    lines = Lines(context)
    (first,) = lines.of([summary], "")
    assert lines.of([replace(summary)], "")[0] is first
    assert lines.of([replace(summary, unread_count=3)], "")[0].unread_text == "3"


def test_a_line_is_another_while_its_conversation_is_on_screen(
    context: ShellContext, summary: ConversationSummary
) -> None:
    lines = Lines(context)
    assert [lines.of([summary], shown)[0].draft for shown in ("", HERE, "")] == ["Dear", "", "Dear"]


def test_a_line_is_another_on_the_next_day(
    context: ShellContext, plaza: PlazaServices, summary: ConversationSummary
) -> None:
    lines = Lines(context)
    assert ":" in lines.of([summary], "")[0].time_text
    plaza.clock.advance(days=1)
    assert lines.of([summary], "")[0].time_text == "Yesterday"


def test_a_line_is_another_in_another_language(context: ShellContext, summary: ConversationSummary) -> None:
    old = replace(summary, last_at=context.now() - timedelta(days=3))
    lines, before = Lines(context), QLocale()
    said = lines.of([old], "")[0].time_text
    try:
        QLocale.setDefault(QLocale("zh_CN"))
        assert lines.of([old], "")[0].time_text != said
    finally:
        QLocale.setDefault(before)
