"""What the field above the chats finds: people, chats and messages, while the person types."""

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from app.core.chat.events import ConversationCleared, GroupChanged, MessageRecalled, MessageSent, MessagesHidden
from app.core.chat.model import ConversationSummary, Found, FoundMessage
from app.core.people.model import User
from app.shell.chat.desk import ChatDesk
from app.shell.context import ShellContext
from app.shell.faces import picture_url
from app.shell.plain_words import isolated, one_line
from app.shell.reading import Reading
from app.shell.rows import RowsModel

QML_IMPORT_NAME = "app.shell.chat"
QML_IMPORT_MAJOR_VERSION = 1
MESSAGES_AT_ONCE = 50
MESSAGES_MAX = 1_000
NAMES_MAX = 20
_SPACE = "\u00a0"
"""Ends of pieces are kept by it: a text drawn alone is as wide as what can be seen of it."""


@dataclass(frozen=True, slots=True)
class FoundRow:
    """A person, a chat or a message; ``pieces`` is the message's line, what was looked for at odd places."""

    row_id: str
    section: Literal["people", "chats", "messages"]
    title: str
    avatar_color: str
    picture: str
    is_official: bool
    time_text: str
    subtitle: str
    pieces: list[str]
    is_right_to_left: bool


@dataclass(frozen=True, slots=True)
class FoundRead:
    """What was found of ``words``."""

    words: str
    people: Sequence[User]
    found: Found


@QmlElement
class FoundViewModel(QObject):
    """Looks for what is typed; the newest words win, and what was found before stands until the answer comes.

    ``lines`` tells the person's conversations as they are listed now.
    """

    changed = Signal()
    personWanted = Signal(str)
    conversationWanted = Signal(str)
    messageWanted = Signal(str, str)

    def __init__(
        self,
        desk: ChatDesk,
        context: ShellContext,
        lines: Callable[[], Iterable[ConversationSummary]],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._context = context
        self._lines = lines
        self._rows: RowsModel[FoundRow] = RowsModel(FoundRow, lambda row: row.row_id, self)
        self._wanted = ("", MESSAGES_AT_ONCE)
        self._read: FoundRead | None = None
        self._places: dict[str, tuple[str, str]] = {}
        self._reading: Reading[FoundRead] = Reading(context.tasks, self._find, self._take, self)
        self._reading.changed.connect(self.changed)
        mine = context.user.user_id
        context.relay.subscribe(MessageSent, lambda event: self._renew() if mine in event.member_ids else None)
        context.relay.subscribe(MessageRecalled, lambda event: self._renew() if mine in event.member_ids else None)
        context.relay.subscribe(MessagesHidden, lambda event: self._renew() if mine == event.user_id else None)
        context.relay.subscribe(ConversationCleared, lambda event: self._renew() if mine == event.user_id else None)
        context.relay.subscribe(GroupChanged, lambda event: self._renew() if mine in event.gone_ids else None)

    @Property(QObject, constant=True)
    def rows(self) -> QObject:
        """Return what was found: people, then chats, then messages, the newest first."""
        return self._rows

    @Property(str, notify=changed)
    def state(self) -> str:
        """Return "loading" until the newest words are answered, "ready" or "failed"; "ready" without words."""
        if not self._wanted[0]:
            return "ready"
        if self._reading.state == "failed":
            return "failed"
        return "ready" if self._read is not None and self._read.words == self._wanted[0] else "loading"

    @Property(str, notify=changed)
    def errorText(self) -> str:
        """Return why nothing could be looked for."""
        return self._reading.error_text

    @Property(bool, notify=changed)
    def isComplete(self) -> bool:
        """Return whether all messages can be found; some old ones cannot for a while after an update."""
        return self._read is None or self._read.found.is_complete

    @Slot(str)
    def search(self, text: str) -> None:
        """Look for ``text``; for nothing, where it is empty."""
        words = text.strip()
        if words == self._wanted[0]:
            return
        self._wanted = (words, MESSAGES_AT_ONCE)
        if words:
            self._reading.read()
        else:
            self._read = None
            self._rows.set_rows([])
        self.changed.emit()

    @Slot()
    def tryAgain(self) -> None:
        """Look for the same again."""
        self._reading.read()

    @Slot()
    def loadMore(self) -> None:
        """Look for more messages, older ones."""
        words, limit = self._wanted
        read = self._read
        if read is None or read.words != words or not read.found.has_more:
            return
        if len(read.found.messages) >= limit and limit < MESSAGES_MAX:
            self._wanted = (words, limit + MESSAGES_AT_ONCE)
            self._reading.read()

    @Slot(str)
    def choose(self, row_id: str) -> None:
        """Open what a row shows."""
        kind, _, key = row_id.partition(" ")
        if kind == "person":
            self.personWanted.emit(key)
        elif kind == "chat":
            self.conversationWanted.emit(key)
        elif row_id in self._places:
            self.messageWanted.emit(*self._places[row_id])

    def retell(self) -> None:
        """Say what was found in the language that is spoken now."""
        if self._read is not None:
            self._show(self._read)

    def _renew(self) -> None:
        if self._wanted[0]:
            self._reading.read()

    def _find(self) -> FoundRead:
        words, limit = self._wanted
        mine = self._context.user.user_id
        contacts = self._desk.people.contacts(mine)
        names = self._desk.people.names([user.user_id for user in contacts], seen_by=mine)
        people = [user for user in contacts if _has_all(words, f"{names[user.user_id]} {user.name}")]
        found = self._desk.search.find(mine, words, limit=min(limit, MESSAGES_AT_ONCE))
        messages = list(found.messages)
        while found.has_more and len(messages) < limit:
            found = self._desk.search.find(mine, words, before=messages[-1].number, limit=MESSAGES_AT_ONCE)
            messages += found.messages
        return FoundRead(words, people[:NAMES_MAX], Found(tuple(messages), found.has_more, found.is_complete))

    def _take(self, read: FoundRead) -> None:
        if read.words == self._wanted[0] and read.words:
            self._read = read
            self._show(read)
            self.changed.emit()

    def _show(self, read: FoundRead) -> None:
        lines = {line.conversation_id: line for line in self._lines()}
        people_ids = {user.user_id for user in read.people}
        titled = [
            line for line in lines.values() if _has_all(read.words, line.title) and line.peer_id not in people_ids
        ]
        messages = [(one, lines[one.conversation_id]) for one in read.found.messages if one.conversation_id in lines]
        self._places = {f"message {one.message_id}": (one.conversation_id, one.message_id) for one, _ in messages}
        self._rows.set_rows(
            [
                *(self._person_row(user) for user in read.people),
                *(self._chat_row(line) for line in titled[:NAMES_MAX]),
                *(self._message_row(one, line) for one, line in messages),
            ]
        )

    @staticmethod
    def _person_row(user: User) -> FoundRow:
        return FoundRow(
            f"person {user.user_id}",
            "people",
            user.name,
            user.color,
            picture_url(user.picture),
            False,
            "",
            "",
            [],
            False,
        )

    @staticmethod
    def _chat_row(line: ConversationSummary) -> FoundRow:
        return FoundRow(
            row_id=f"chat {line.conversation_id}",
            section="chats",
            title=line.title,
            avatar_color=line.color,
            picture=picture_url(line.picture),
            is_official=line.kind == "official",
            time_text="",
            subtitle="",
            pieces=[],
            is_right_to_left=False,
        )

    def _message_row(self, one: FoundMessage, line: ConversationSummary) -> FoundRow:
        said = "".join(one.excerpt)
        speaker = ""
        if one.sender_id == self._context.user.user_id:
            speaker = self.tr("You")
        elif line.kind == "group":
            speaker = isolated(one_line(one.sender_name, 40))
        pieces = [_kept(isolated(piece)) for piece in one.excerpt]
        if speaker:
            pieces[0] = f"{speaker}:{_SPACE}{pieces[0]}"
        return FoundRow(
            row_id=f"message {one.message_id}",
            section="messages",
            title=line.title,
            avatar_color=line.color,
            picture=picture_url(line.picture),
            is_official=line.kind == "official",
            time_text=self._context.moments.brief(one.sent_at, self._context.now()),
            subtitle=isolated(f"{speaker}: {said}" if speaker else said),
            pieces=pieces,
            is_right_to_left=_is_right_to_left(said),
        )


def _has_all(words: str, name: str) -> bool:
    return all(word in name.casefold() for word in words.casefold().split())


def _kept(piece: str) -> str:
    """Return ``piece`` with the spaces at its ends kept."""
    bare = piece.strip(" ")
    before = len(piece) - len(piece.lstrip(" "))
    after = len(piece) - len(bare) - before
    return _SPACE * before + bare + _SPACE * after


def _is_right_to_left(text: str) -> bool:
    turns = (unicodedata.bidirectional(letter) for letter in text)
    return next((turn in ("R", "AL") for turn in turns if turn in ("L", "R", "AL")), False)
