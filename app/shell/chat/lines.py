"""What a line of the conversation list shows of a conversation."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from PySide6.QtCore import QCoreApplication, QLocale

from app.core.chat.model import ConversationSummary
from app.core.kernel.ids import ConversationId
from app.shell.chat.previews import words_of
from app.shell.context import ShellContext
from app.shell.faces import picture_url
from app.shell.plain_words import isolated

UNREAD_SHOWN_MAX = 99
A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class ConversationRow:
    """One line of the list: a conversation, or the folder of the subscriptions."""

    conversation_id: str
    title: str
    avatar_color: str
    picture: str
    is_official: bool
    kind: str
    preview: str
    time_text: str
    unread_text: str
    draft: str
    is_pinned: bool
    is_muted: bool
    is_mentioned: bool = False
    is_folder: bool = False


class Lines:
    """Makes the lines of conversations, of each only where something of it is new: a list may have a thousand.

    GUI thread.
    """

    def __init__(self, context: ShellContext) -> None:
        self._context = context
        self._made: dict[ConversationId, tuple[ConversationSummary, bool, ConversationRow]] = {}
        self._said_in: object = None

    def of(self, summaries: Sequence[ConversationSummary], shown_id: str) -> list[ConversationRow]:
        """Return the lines of ``summaries``; that of the one on screen shows no draft, which can be seen there."""
        self._look_around()
        return [self._line(summary, is_shown=summary.conversation_id == shown_id) for summary in summaries]

    def _look_around(self) -> None:
        """Forget what was made on another day or in another language: it would read otherwise now."""
        moments, now = self._context.moments, self._context.now()
        today = moments.local(now)
        said_in = today.date(), today.utcoffset(), QLocale().name(), moments.brief(now - A_DAY, now)
        if said_in != self._said_in:
            self._said_in = said_in
            self._made.clear()

    def _line(self, summary: ConversationSummary, *, is_shown: bool) -> ConversationRow:
        made = self._made.get(summary.conversation_id)
        if made is not None and made[1] == is_shown and (made[0] is summary or made[0] == summary):
            return made[2]
        row = line_of(self._context, summary, is_shown=is_shown)
        self._made[summary.conversation_id] = (summary, is_shown, row)
        return row


def count_text(count: int) -> str:
    """Return what a badge shows for ``count``; nothing for nothing."""
    if count <= 0:
        return ""
    return str(count) if count <= UNREAD_SHOWN_MAX else f"{UNREAD_SHOWN_MAX}+"


def called(summary: ConversationSummary) -> str:
    """Return what a conversation is called in a list, where whoever deleted their profile is told from the others."""
    if not summary.has_left:
        return summary.title
    return QCoreApplication.translate("ConversationRow", "%1 (deleted)").replace("%1", isolated(summary.title))


def line_of(context: ShellContext, summary: ConversationSummary, *, is_shown: bool) -> ConversationRow:
    """Return a conversation's line, without its draft if it ``is_shown`` on screen."""
    time_text = context.moments.brief(summary.last_at, context.now()) if summary.last_at else ""
    return ConversationRow(
        conversation_id=summary.conversation_id,
        title=called(summary),
        avatar_color=summary.color,
        picture=picture_url(summary.picture),
        is_official=summary.kind == "official",
        kind=summary.kind,
        preview=isolated(words_of(summary.preview)),
        time_text=time_text,
        unread_text=count_text(summary.unread_count),
        draft="" if is_shown else isolated(summary.draft),
        is_pinned=summary.is_pinned,
        is_muted=summary.is_muted,
        is_mentioned=summary.is_mentioned,
    )
