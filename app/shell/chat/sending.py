"""What is about to be sent: pictures and files as the sheet shows them, copied and sent one after another."""

from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import Event
from typing import Literal

from PySide6.QtCore import Property, QObject, QUrl, Signal, Slot
from PySide6.QtQml import QmlElement

from app.core.chat.attachments import FILE_BYTES_MAX, Attachments, Kept, opened
from app.core.chat.model import FileContent, Message, PictureContent
from app.core.kernel.errors import Cancelled, PlazaError, Refused, Unavailable
from app.core.kernel.ids import ConversationId, MessageId, new_id
from app.shell.chat.attached import ICONS, cut_name, size_text, sort_of, suffix_text
from app.shell.chat.clipboard_things import Draw, clipboard_things
from app.shell.chat.desk import ChatDesk
from app.shell.context import ShellContext
from app.shell.error_texts import text_of
from app.shell.media.redrawing import redraw, redraw_data
from app.shell.rows import RowsModel

QML_IMPORT_NAME = "app.shell.chat"
QML_IMPORT_MAJOR_VERSION = 1

COUNT_MAX = 20
TOLD_BYTES = 8 << 20
"""Progress is told after so many bytes."""
State = Literal["choosing", "sending"]


@dataclass(frozen=True, slots=True)
class SendingRow:
    """One thing on the sheet; ``problem`` says why it cannot be sent."""

    item_id: str
    kind: Literal["reading", "picture", "file"]
    name: str
    about_text: str
    icon_name: str
    attachment: str = ""
    aspect: str = "1"
    problem: str = ""


@dataclass(slots=True, eq=False)
class _Item:
    """One thing that was chosen: a file, or a picture of the clipboard that ``draw`` returns the file of."""

    row: SendingRow
    source: Path | None = None
    draw: Draw | None = None
    content: PictureContent | FileContent | None = None
    is_dropped: bool = False
    message_id: MessageId = field(default_factory=lambda: MessageId(new_id()))


@QmlElement
class SendingViewModel(QObject):
    """The pictures and files chosen for one conversation. Whatever fails stays on the sheet with its caption.

    A picture is drawn anew as soon as it is chosen; a file is copied when it is sent.
    """

    changed = Signal()
    progressChanged = Signal()
    failed = Signal(str)

    def __init__(self, conversation_id: ConversationId, desk: ChatDesk, context: ShellContext, parent: QObject) -> None:
        super().__init__(parent)
        self._conversation_id, self._desk, self._context = conversation_id, desk, context
        self._queue = desk.files.new_queue() if desk.files else None
        self._rows: RowsModel[SendingRow] = RowsModel(SendingRow, lambda row: row.item_id, self)
        self._items: list[_Item] = []
        self._state: State = "choosing"
        self._is_stopped = Event()
        self._is_closed = False
        self._copied = self._size = 0
        self._caption = ""
        self._under_way: _Item | None = None  # what it holds is not let go while it is sent

    @Property(QObject, constant=True)
    def rows(self) -> QObject:
        """What was chosen."""
        return self._rows

    @Property(bool, constant=True)
    def isPossible(self) -> bool:
        """Whether there is anywhere to keep files."""
        return self._desk.files is not None

    @Property(int, notify=changed)
    def count(self) -> int:
        """How many things are on the sheet."""
        return len(self._items)

    @Property(int, notify=changed)
    def readyCount(self) -> int:
        """How many of them can be sent."""
        return sum(item.content is not None for item in self._items)

    @Property(bool, notify=changed)
    def isReading(self) -> bool:
        """Whether some are still being looked at."""
        return any(item.row.kind == "reading" for item in self._items)

    @Property(bool, notify=changed)
    def isSending(self) -> bool:
        """Whether they are on their way."""
        return self._state == "sending"

    @Property(float, notify=progressChanged)
    def progress(self) -> float:
        """How much of the file under way is copied, 0 to 1."""
        return min(1.0, self._copied / self._size) if self._size else 0.0

    @Property(str, notify=progressChanged)
    def progressText(self) -> str:
        """How much of the file under way is copied, in words; nothing where there is none to wait for."""
        if not self._size:
            return ""
        return self.tr("%1 of %2").replace("%1", size_text(self._copied)).replace("%2", size_text(self._size))

    @Slot(list, bool)
    def addFiles(self, urls: list[QUrl], asFiles: bool) -> None:
        """Put files on the sheet: pictures as such, unless they are to go as the files they are."""
        for url in urls:
            name = url.fileName()
            source = Path(url.toLocalFile()) if url.isLocalFile() else None
            is_picture = sort_of(name) == "picture" and not asFiles
            self._add(_Item(_row("picture" if is_picture else "file", name), source), asks_picture=is_picture)

    @Slot(result=bool)
    def paste(self) -> bool:
        """Put the files or the picture on the clipboard on the sheet; return whether there was any of that."""
        if self._desk.files is None:
            return False
        found = clipboard_things()
        if isinstance(found, list):
            self.addFiles(found, False)
        elif found is not None:
            self._add(_Item(_row("picture", self.tr("Picture")), draw=found), asks_picture=True)
        return bool(found)

    @Slot(str)
    def remove(self, item_id: str) -> None:
        """Take one thing off the sheet."""
        if self._state == "choosing":
            for item in [each for each in self._items if each.row.item_id == item_id]:
                self._drop(item)
            self._show()

    @Slot()
    def giveUp(self) -> None:
        """Stop what is copied; before, or once more: take everything off the sheet."""
        self._is_stopped.set()
        if self._state == "choosing":
            for item in tuple(self._items):
                self._drop(item)
            self._show()

    @Slot(str)
    def send(self, caption: str) -> None:
        """Send what can be sent, the caption with the first of it."""
        if self._state == "choosing" and not self._is_closed:
            self._caption = caption.strip()
            self._state = "sending"
            self._is_stopped.clear()
            self._send_next()

    def close(self) -> None:
        """Give everything up, and hear of nothing more."""
        self._is_closed = True
        self._is_stopped.set()
        for item in tuple(self._items):
            self._drop(item)

    def _add(self, item: _Item, *, asks_picture: bool) -> None:
        files = self._desk.files
        if files is None or self._is_closed or self._state == "sending":
            return
        if len(self._items) >= COUNT_MAX:
            self.failed.emit(text_of(Refused("attachment.too_many", count_max=COUNT_MAX)))
            return
        self._items.append(item)
        shown, item.row = item.row, replace(item.row, kind="reading")

        def done(content: PictureContent | FileContent) -> None:
            item.content = content
            if item.is_dropped or self._is_closed:
                self._release(item)
                return
            if isinstance(content, PictureContent):
                item.row = replace(shown, attachment=content.attachment, aspect=str(content.width / content.height))
            else:
                about = f"{suffix_text(content.name)} · {size_text(content.size_bytes)}"
                item.row = replace(shown, kind="file", about_text=about)
            self._show()

        def failed(error: PlazaError) -> None:
            item.row = replace(shown, problem=text_of(error))
            self._show()

        def work() -> PictureContent | FileContent:
            return self._drawn(item, files.attachments) if asks_picture else _looked_at(item)

        self._context.tasks.run(work, done, failed)
        self._show()

    def _drawn(self, item: _Item, attachments: Attachments) -> PictureContent:
        """Draw a picture anew and keep it; on a worker."""
        assert self._queue is not None
        if item.draw is not None:
            picked = redraw_data(item.draw, self._queue)
        elif item.source is not None:
            picked = redraw(item.source, self._queue)
        else:
            raise Unavailable("file.unreadable", reason="it is not on this computer")
        kept = attachments.keep_bytes(picked.picture)
        return PictureContent(kept.name, picked.suffix, picked.width, picked.height)

    def _send_next(self) -> None:
        item = next((each for each in self._items if each.content is not None), None)
        self._copied = self._size = 0
        if item is None or self._is_closed:
            self._state = "choosing"
            self._show()
            return
        content = item.content
        assert content is not None
        self._under_way = item
        self._size = content.size_bytes if isinstance(content, FileContent) else 0
        caption = self._caption
        self._show()

        def done(_message: Message) -> None:
            self._caption, self._under_way = "", None
            self._drop(item)
            self._send_next()

        def failed(error: PlazaError) -> None:
            self._state, self._copied, self._size, self._under_way = "choosing", 0, 0, None
            if self._is_closed:
                self._drop(item)
                return
            if not isinstance(error, Cancelled):
                item.row = replace(item.row, problem=text_of(error))
                self.failed.emit(text_of(error))
            self._show()

        self._context.tasks.run(lambda: self._sent(item, replace(content, caption=caption)), done, failed)

    def _sent(self, item: _Item, content: PictureContent | FileContent) -> Message:
        """Copy a file, if it is one, and send the message; on a worker."""
        files, told, kept = self._desk.files, [0], None
        assert files is not None

        def tell(size_bytes: int) -> None:
            if size_bytes - told[0] >= TOLD_BYTES:
                told[0] = size_bytes
                self._context.relay.post(lambda: self._tell_copied(size_bytes))

        if isinstance(content, FileContent):
            assert item.source is not None
            kept = files.attachments.keep_file(item.source, tell, lambda: not self._is_stopped.is_set())
            content = replace(content, attachment=kept.name, size_bytes=kept.size_bytes)
        try:
            here, mine = self._conversation_id, self._context.user.user_id
            return self._desk.chat.send(here, mine, content, message_id=item.message_id)
        finally:
            if isinstance(kept, Kept):
                files.attachments.release(kept.name)

    def _tell_copied(self, size_bytes: int) -> None:
        if not self._is_closed:
            self._copied = size_bytes
            self.progressChanged.emit()

    def _drop(self, item: _Item) -> None:
        if item in self._items:
            self._items.remove(item)
        item.is_dropped = True
        if item is not self._under_way:
            self._release(item)

    def _release(self, item: _Item) -> None:
        """Hold the picture of an item no longer."""
        content, files = item.content, self._desk.files
        item.content = None
        if isinstance(content, PictureContent) and files is not None:
            name = content.attachment
            self._context.tasks.run(lambda: files.attachments.release(name), lambda _none: None, lambda _error: None)

    def _show(self) -> None:
        if not self._is_closed:
            self._rows.set_rows([item.row for item in self._items])
            self.changed.emit()
            self.progressChanged.emit()


def _row(kind: Literal["picture", "file"], name: str) -> SendingRow:
    return SendingRow(new_id(), kind, cut_name(name), "", ICONS[sort_of(name)])


def _looked_at(item: _Item) -> FileContent:
    """Look whether a file can be sent; on a worker."""
    if item.source is None:
        raise Unavailable("file.unreadable", reason="it is not on this computer")
    with opened(item.source) as reading:
        size_bytes = reading.seek(0, 2)
    if size_bytes > FILE_BYTES_MAX:
        raise Refused("attachment.bytes", megabytes_max=FILE_BYTES_MAX >> 20)
    return FileContent("", item.source.name, size_bytes)
