"""The sheet on which a person chooses the mini-app that a file of a chat is opened with."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import BinaryIO

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from app.core.catalog.model import Listing
from app.core.chat.model import FileContent, Message
from app.core.kernel.errors import PlazaError, Refused, Unavailable
from app.core.kernel.ids import ConversationId, MiniAppId, UserId
from app.core.links import MiniAppLink
from app.core.links import text_of as link_text
from app.host.opened_files import BYTES_MAX, OpenedFile
from app.shell.chat.attached import cut_name, saved_name
from app.shell.chat.chat_files import ChatFiles, MiniAppsThatOpen
from app.shell.chat.desk import ChatDesk
from app.shell.context import ShellContext
from app.shell.error_texts import text_of
from app.shell.faces import color_of, icon_name
from app.shell.plain_words import one_line
from app.shell.rows import RowsModel

QML_IMPORT_NAME = "app.shell.chat"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class OpenerRow:
    """A mini-app to choose."""

    miniapp_id: str
    name: str
    publisher_name: str
    icon_name: str
    icon_source: str
    tile_color: str


@dataclass(frozen=True, slots=True)
class _Opener:
    """A mini-app that opens files of this kind, and at which page."""

    listing: Listing
    page: str


@QmlElement
class OpenWithViewModel(QObject):
    """One file of a message and what of the person's mini-apps opens its kind. GUI thread.

    ``state`` is "loading", "ready" or "failed". Nothing is handed over here: the mini-app that is chosen is opened with
    a word by which it takes a copy, if the message is there still. ``opened`` tells that it is on its way.
    """

    changed = Signal()
    opened = Signal()

    def __init__(
        self,
        conversation_id: ConversationId,
        message: Message,
        miniapps: MiniAppsThatOpen,
        desk: ChatDesk,
        context: ShellContext,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        assert isinstance(message.content, FileContent)
        assert desk.files is not None
        self._conversation_id = conversation_id
        self._content = message.content
        self._miniapps = miniapps
        self._context = context
        self._open = partial(_opened, desk.files, desk, conversation_id, context.user.user_id, message)
        self._file = OpenedFile(saved_name(message.content.name), self._open)
        self._rows: RowsModel[OpenerRow] = RowsModel(OpenerRow, lambda row: row.miniapp_id, self)
        self._openers: dict[str, _Opener] = {}
        self._state = "loading"
        self._is_busy = False
        self._error_text = ""
        ending, catalog = self._file.ending, desk.catalog
        context.tasks.run(lambda: _openers(catalog.all(), miniapps, ending), self._offer, self._failed)

    @Property(QObject, constant=True)
    def miniapps(self) -> QObject:
        """Return those to choose from."""
        return self._rows

    @Property(str, constant=True)
    def fileName(self) -> str:
        """Return what the file is called."""
        return cut_name(self._content.name)

    @Property(str, constant=True)
    def ending(self) -> str:
        """Return the ending by which they are found; empty if the file has none."""
        return one_line(self._file.ending, 20)

    @Property(str, notify=changed)
    def state(self) -> str:
        """Return how far the list is."""
        return self._state

    @Property(bool, notify=changed)
    def isBusy(self) -> bool:
        """Tell whether one was chosen."""
        return self._is_busy

    @Property(str, notify=changed)
    def errorText(self) -> str:
        """Return why it is not opened; empty if nothing went wrong."""
        return self._error_text

    @Slot(str)
    def choose(self, miniapp_id: str) -> None:
        """Open the file with a mini-app."""
        opener = self._openers.get(miniapp_id)
        if opener is None or self._is_busy:
            return
        open_now, files, file, user_id = self._open, self._miniapps.opened_files, self._file, self._context.user.user_id
        size_bytes, page = self._content.size_bytes, opener.page
        self._say(is_busy=True)

        def work() -> str:
            if size_bytes > BYTES_MAX:
                raise Refused("files.too_large", megabytes_max=BYTES_MAX >> 20)
            with open_now():  # or the person would hear of it from the mini-app, if at all
                pass
            token = files.offer(user_id, MiniAppId(miniapp_id), file)
            return link_text(MiniAppLink(MiniAppId(miniapp_id), page, (("file", token),)))

        self._context.tasks.run(work, self._go, self._failed)

    def _go(self, link: str) -> None:
        self.opened.emit()
        self._context.open_link(link, "file", self._conversation_id)

    def _offer(self, found: list[_Opener]) -> None:
        self._openers = {each.listing.miniapp_id: each for each in found}
        self._rows.set_rows([self._row(each.listing) for each in found])
        self._state = "ready"
        self._say()

    def _row(self, listing: Listing) -> OpenerRow:
        return OpenerRow(
            listing.miniapp_id,
            one_line(listing.name, 60),
            one_line(listing.publisher_name, 60),
            icon_name(listing),
            self._context.find_icon(listing),
            color_of(listing.miniapp_id),
        )

    def _failed(self, error: PlazaError) -> None:
        if self._state == "loading":
            self._state = "failed"
        self._say(text_of(error))

    def _say(self, error_text: str = "", *, is_busy: bool = False) -> None:
        self._error_text, self._is_busy = error_text, is_busy
        self.changed.emit()


def _openers(listings: list[Listing], miniapps: MiniAppsThatOpen, ending: str) -> list[_Opener]:
    """Return the mini-apps whose installed version says that it opens files of this ending. Reads them: on workers."""
    found = []
    for listing in listings:
        try:
            opens = miniapps.find_install(listing.miniapp_id).manifest.opens
        except Refused:
            continue  # one that is not whole opens nothing
        if opens is not None and ending in opens.endings:
            found.append(_Opener(listing, opens.page))
    return found


@contextmanager
def _opened(
    files: ChatFiles, desk: ChatDesk, conversation_id: ConversationId, user_id: UserId, message: Message
) -> Iterator[BinaryIO]:
    """Open the file of a message that says to this person what it said when they saw it.

    Raises:
        Unavailable: ``attachment.missing`` (taken back, deleted, cleared), ``file.unreadable``.
        Refused: ``attachment.bytes``.
    """
    from app.core.chat.attachments import opened  # it brings the database along

    assert isinstance(message.content, FileContent)
    try:
        now = desk.history.find(conversation_id, user_id, message.message_id)
    except Refused as error:  # no member any more
        raise Unavailable("attachment.missing") from error
    if now is None or now.content != message.content:
        raise Unavailable("attachment.missing")
    with opened(files.attachments.find(message.content.attachment)) as reading:
        yield reading
