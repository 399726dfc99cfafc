"""What a chat's exported page says in the person's language, and how its moments are written."""

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from app.core.chat.exporting import ExportWords
from app.core.chat.model import Content, Message, NoteContent, SpokenContent
from app.core.chat.preview import preview_of
from app.shell.chat.notes import note_text
from app.shell.chat.previews import words_of
from app.shell.context import ShellContext
from app.shell.plain_words import isolated, one_line


def export_words(title: str, context: ShellContext) -> ExportWords:
    """Return the words of the page of the conversation called ``title``; they are used on a worker."""
    moments, now, mine = context.moments, context.now(), context.user.user_id
    about = _tr("What was said until {time}, exported from Plaza.").replace("{time}", moments.full(now))
    return ExportWords(
        language=QLocale().bcp47Name() or "en",
        title=one_line(title),
        about=about,
        missing=_tr("not here any more"),
        tell=lambda message, content: _told(message, content, is_mine=message.sender_id == mine),
        day=lambda at: QLocale().toString(QDate(*moments.local(at).timetuple()[:3]), QLocale.FormatType.LongFormat),
        clock=moments.clock,
    )


def _told(message: Message, content: Content, *, is_mine: bool) -> str:
    if isinstance(content, NoteContent):
        return note_text(message, content, is_mine=is_mine)
    return isolated(_words(content))


def _words(content: SpokenContent) -> str:
    return words_of(preview_of(content))


def _tr(text: str) -> str:
    return QCoreApplication.translate("ChatExport", text)
