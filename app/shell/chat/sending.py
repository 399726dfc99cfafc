"""What is about to be sent: pictures and files as the sheet shows them, copied and sent one after another."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import Property, QObject, QUrl, Signal, Slot
from PySide6.QtQml import QmlElement

from app.core.chat.attachments import FILE_BYTES_MAX, Attachments, opened
from app.core.chat.model import FileContent, Message, PictureContent
from app.core.chat.unsent import UnsentMessage
from app.core.kernel.errors import Cancelled, PlazaError, Refused, Unavailable
from app.core.kernel.ids import ConversationId, MessageId, UserId, new_id
from app.shell.chat.attached import ICONS, cut_name, size_text, sort_of, suffix_text
from app.shell.chat.clipboard_things import Draw, clipboard_things
from app.shell.chat.desk import ChatDesk
from app.shell.context import ShellContext
from app.shell.error_texts import text_of
from app.shell.media.redrawing import redraw, redraw_data
from app.shell.rows import RowsModel

if TYPE_CHECKING:
    from app.host.decoding.service import PictureQueue
    from app.shell.chat.chat_files import ChatFiles

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
    is_kept: bool = False  # as unsent, until it is sent or given up
    message_id: MessageId = field(default_factory=lambda: MessageId(new_id()))


@QmlElement
class SendingViewModel(QObject):
    """The pictures and files chosen for one conversation. Whatever fails stays on the sheet with its caption.

    A picture is drawn anew as soon as it is chosen; a file is copied when it is sent. What was being sent when Plaza
    was killed is on the sheet again.
    """

    changed = Signal()
    captionChanged = Signal()
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
        self._is_offered = False
        self._under_way: _Item | None = None  # what it holds is not let go while it is sent
        files, mine = desk.files, context.user.user_id
        if files is not None:
            context.tasks.run(lambda: _unsent(files, conversation_id, mine), self._offer, lambda _error: None)

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

    @Property(bool, notify=changed)
    def isOffered(self) -> bool:
        """Whether Plaza was killed before what is on the sheet was sent."""
        return self._is_offered

    @Property(str, notify=captionChanged)
    def caption(self) -> str:
        """What goes with the first of it; nothing once that is sent."""
        return self._caption

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
        files, here, mine = self._desk.files, self._conversation_id, self._context.user.user_id
        if files is None or self._state != "choosing" or self._is_closed:
            return
        self._set_caption(caption.strip())
        self._state = "sending"
        self._is_stopped.clear()
        kept: list[UnsentMessage] = []
        for item in self._items:
            if item.content is not None:
                item.is_kept = True
                content = item.content if kept else replace(item.content, caption=self._caption)
                kept.append(UnsentMessage(item.message_id, content, item.source))
        self._show()
        self._context.tasks.run(
            lambda: files.unsent.keep(here, mine, kept), lambda _none: self._send_next(), self._could_not_send
        )

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
            return _drawn(item, files.attachments, self._queue) if asks_picture else _looked_at(item)

        self._context.tasks.run(work, done, failed)
        self._show()

    def _offer(self, unsent: list[UnsentMessage]) -> None:
        """Put on the sheet what was being sent when Plaza was killed."""
        is_too_late = self._is_closed or self._state == "sending"  # then it is offered the next time
        for one in unsent:
            content = one.content
            if isinstance(content, FileContent):
                row = _row("file", content.name)
                self._add(_Item(row, one.source, message_id=one.message_id, is_kept=True), asks_picture=False)
                continue
            aspect = str(content.width / content.height)
            row = replace(_row("picture", self.tr("Picture")), attachment=content.attachment, aspect=aspect)
            item = _Item(row, content=content, message_id=one.message_id, is_kept=True)
            if is_too_late:
                self._release(item)
            else:
                self._items.append(item)
        if unsent and not is_too_late:
            self._is_offered = True
            self._set_caption(unsent[0].content.caption)
            self._show()

    def _set_caption(self, caption: str) -> None:
        if self._caption != caption:
            self._caption = caption
            self.captionChanged.emit()

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
            self._under_way, item.is_kept = None, False
            self._set_caption("")
            self._drop(item)
            self._send_next()

        def failed(error: PlazaError) -> None:
            self._under_way = None
            if self._is_closed:
                self._drop(item)
            elif not isinstance(error, Cancelled):
                item.row = replace(item.row, problem=text_of(error))
            self._could_not_send(error)

        def copied(size_bytes: int) -> None:
            if not self._is_closed:
                self._copied = size_bytes
                self.progressChanged.emit()

        files, chat, here, mine = self._desk.files, self._desk.chat, self._conversation_id, self._context.user.user_id
        assert files is not None

        def work() -> Message:
            tell = self._context.relay.post
            kept = _copied(item, content, files.attachments, lambda size: tell(lambda: copied(size)), self._is_stopped)
            try:
                whole = replace(kept, caption=caption)
                message = chat.send(here, mine, whole, message_id=item.message_id)
                with suppress(PlazaError):  # then it is seen to be sent when it would be offered
                    files.unsent.forget([item.message_id])
                return message
            finally:
                if isinstance(kept, FileContent):
                    files.attachments.release(kept.attachment)

        self._context.tasks.run(work, done, failed)

    def _could_not_send(self, error: PlazaError) -> None:
        self._state, self._copied, self._size = "choosing", 0, 0
        if not self._is_closed and not isinstance(error, Cancelled):
            self.failed.emit(text_of(error))
        self._show()

    def _drop(self, item: _Item) -> None:
        if item in self._items:
            self._items.remove(item)
        item.is_dropped = True
        if item is not self._under_way:
            self._release(item)

    def _release(self, item: _Item) -> None:
        """Hold the picture of an item no longer, nor keep it as unsent where the person gave it up or it is sent."""
        content, files, is_over = item.content, self._desk.files, item.is_kept and not self._is_closed
        item.content = None
        if files is not None and (is_over or isinstance(content, PictureContent)):

            def work() -> None:
                if is_over:
                    files.unsent.forget([item.message_id])
                if isinstance(content, PictureContent):
                    files.attachments.release(content.attachment)

            self._context.tasks.run(work, lambda _none: None, lambda _error: None)

    def _show(self) -> None:
        if not self._is_closed:
            self._is_offered &= bool(self._items)
            self._rows.set_rows([item.row for item in self._items])
            self.changed.emit()
            self.progressChanged.emit()


def _row(kind: Literal["picture", "file"], name: str) -> SendingRow:
    return SendingRow(new_id(), kind, cut_name(name), "", ICONS[sort_of(name)])


def _unsent(files: "ChatFiles", conversation_id: ConversationId, user_id: UserId) -> list[UnsentMessage]:
    """Return what was being sent when Plaza was killed, its pictures held; on a worker."""
    found = []
    for one in files.unsent.messages(conversation_id, user_id):
        try:
            if isinstance(one.content, PictureContent):
                files.attachments.hold(one.content.attachment)
            found.append(one)
        except Unavailable:  # its file is gone, as after a back-up without it: there is nothing to send
            files.unsent.forget([one.message_id])
    return found


def _drawn(item: _Item, attachments: Attachments, queue: "PictureQueue | None") -> PictureContent:
    """Draw a picture anew and keep it; on a worker."""
    assert queue is not None
    if item.draw is not None:
        picked = redraw_data(item.draw, queue)
    elif item.source is not None:
        picked = redraw(item.source, queue)
    else:
        raise Unavailable("file.unreadable", reason="it is not on this computer")
    kept = attachments.keep_bytes(picked.picture)
    return PictureContent(kept.name, picked.suffix, picked.width, picked.height)


def _copied(
    item: _Item,
    content: PictureContent | FileContent,
    attachments: Attachments,
    tell: Callable[[int], None],
    is_stopped: Event,
) -> PictureContent | FileContent:
    """Copy and hold a file; return ``content`` with what it is kept as. A picture is kept already. On a worker."""
    if isinstance(content, PictureContent):
        return content
    assert item.source is not None
    told_bytes = 0

    def told(size_bytes: int) -> None:
        nonlocal told_bytes
        if size_bytes - told_bytes >= TOLD_BYTES:
            told_bytes = size_bytes
            tell(size_bytes)

    kept = attachments.keep_file(item.source, told, lambda: not is_stopped.is_set())
    return replace(content, attachment=kept.name, size_bytes=kept.size_bytes)


def _looked_at(item: _Item) -> FileContent:
    """Look whether a file can be sent; on a worker."""
    if item.source is None:
        raise Unavailable("file.unreadable", reason="it is not on this computer")
    with opened(item.source) as reading:
        size_bytes = reading.seek(0, 2)
    if size_bytes > FILE_BYTES_MAX:
        raise Refused("attachment.bytes", megabytes_max=FILE_BYTES_MAX >> 20)
    return FileContent("", item.source.name, size_bytes)
