"""A conversation written to a file that the person chooses."""

from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal, Slot
from PySide6.QtQml import QmlElement

from app.core.chat.exporting import ChatExport, safe_name
from app.core.kernel.errors import PlazaError
from app.core.kernel.ids import ConversationId
from app.shell.chat.desk import ChatDesk
from app.shell.chat.export_words import export_words
from app.shell.context import ShellContext
from app.shell.error_texts import text_of
from app.shell.plain_words import isolated, one_line

QML_IMPORT_NAME = "app.shell.chat"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class ChatExportViewModel(QObject):
    """Writes one conversation at a time, on a worker."""

    toasted = Signal(str, str)

    def __init__(self, desk: ChatDesk, context: ShellContext, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._context = context
        self.is_under_way = False
        """Whether one is being written, or waits for that."""

    @Slot(str, result=str)
    def fileName(self, title: str) -> str:
        """Return what the file of a conversation could be called."""
        return f"{safe_name(one_line(title, 60))}.html"

    @Slot(str, str, QUrl)
    def export(self, conversation_id: str, title: str, file: QUrl) -> None:
        """Write a conversation to ``file``, with its pictures and files in a folder beside it."""
        if self.is_under_way or not file.isLocalFile():
            return
        page, desk = Path(file.toLocalFile()), self._desk
        key, mine, words = (
            ConversationId(conversation_id),
            self._context.user.user_id,
            export_words(title, self._context),
        )
        self.is_under_way = True

        def write() -> int:
            # Asked at a start, it waits for the files to be there.
            writing = ChatExport(desk.history, desk.files.attachments if desk.files else None)
            return writing.write(key, mine, page, words)

        def done(count: int) -> None:
            self.is_under_way = False
            told = self.tr("{count} messages were written to {file}.")
            self.toasted.emit(told.format(count=f"{count:,}", file=isolated(one_line(page.name, 60))), "success")

        def failed(error: PlazaError) -> None:
            self.is_under_way = False
            self.toasted.emit(text_of(error), "danger")

        self._context.tasks.run(write, done, failed)
