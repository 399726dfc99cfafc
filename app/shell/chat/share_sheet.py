"""The share sheet: a card as it will look, and the person's conversations, one of which it goes to."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Literal, Protocol

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from app.core.chat.model import CardContent, Content, ConversationSummary, Message
from app.core.kernel.errors import PlazaError
from app.core.kernel.ids import ConversationId, MessageId, UserId, new_id
from app.core.links import text_of as link_text
from app.host.bridge.prompts import ShareAnswer, SharePrompt
from app.shell.chat.card_pictures import CardPictures
from app.shell.error_texts import text_of
from app.shell.faces import FindIcon, no_icon, picture_url
from app.shell.guard import REST_MS
from app.shell.plain_words import one_line
from app.shell.rows import RowsModel
from app.shell.sheets import SheetViewModel
from app.shell.tasks import Tasks

QML_IMPORT_NAME = "app.shell.chat"
QML_IMPORT_MAJOR_VERSION = 1
State = Literal["loading", "choosing", "sending", "failed"]


class Conversations(Protocol):
    """The person's conversations; on workers."""

    def conversations(self, user_id: UserId) -> Sequence[ConversationSummary]:
        """Return them, the one with the newest message first."""

    def send(
        self, conversation_id: ConversationId, sender_id: UserId, content: Content, *, message_id: MessageId
    ) -> Message:
        """Send something there, once for each ``message_id``."""


@dataclass(frozen=True, slots=True)
class ShareDesk:
    """What sharing takes: who shares, where to, where the pictures go; ``toast`` tells to whom a card went."""

    user_id: UserId
    chat: Conversations
    cards: CardPictures
    tasks: Tasks
    toast: Callable[[str, str], None]
    find_icon: FindIcon = no_icon


@dataclass(frozen=True, slots=True)
class TargetRow:
    """A conversation to choose."""

    conversation_id: str
    title: str
    avatar_color: str
    picture: str
    is_group: bool


@QmlElement
class ShareSheetViewModel(SheetViewModel[ShareAnswer]):
    """One card and where it goes. GUI thread.

    Whose card it is and what it opens are the prompt's, which are the shell's own; only words and picture are the
    author's. The message's id is made with the sheet: however often it is sent, it is there once.
    """

    kind = "share"
    changed = Signal()

    def __init__(
        self, prompt: SharePrompt, desk: ShareDesk, *, rest_ms: int = REST_MS, parent: QObject | None = None
    ) -> None:
        super().__init__(prompt.session_id, prompt.listing, desk.find_icon, "cancelled", rest_ms=rest_ms, parent=parent)
        self._prompt = prompt
        self._desk = desk
        self._message_id = MessageId(new_id())
        self._targets: Sequence[ConversationSummary] = ()
        self._rows: RowsModel[TargetRow] = RowsModel(TargetRow, lambda row: row.conversation_id, self)
        self._words = ""
        self._chosen = ""
        self._state: State = "loading"
        self._error_text = ""
        self._picture = ""
        self._load()
        if prompt.picture is not None:
            data = prompt.picture
            desk.tasks.run(lambda: desk.cards.draft(data), self._drawn, lambda error: self._go("failed", error))

    @Property("QVariantMap", notify=changed)  # type: ignore[arg-type]  # the stubs know no Qt type names
    def card(self) -> dict[str, str | bool]:
        """The card, as the conversation will show it."""
        face = self._face
        return {
            "link": link_text(self._prompt.link),
            "title": one_line(self._prompt.title),
            "note": one_line(self._prompt.note),
            "picture": self._picture,
            "priceText": "",
            "isKnown": True,
            "miniappName": str(face["name"]),
            "iconName": str(face["iconName"]),
            "iconSource": str(face["iconSource"]),
            "color": str(face["color"]),
        }

    @Property(QObject, constant=True)
    def targets(self) -> QObject:
        """The conversations to choose from."""
        return self._rows

    @Property(str, notify=changed)
    def chosenId(self) -> str:
        """The conversation that is chosen; or nothing."""
        return self._chosen

    @Property(str, notify=changed)
    def state(self) -> str:
        """How far it has come; one of ``State``."""
        return self._state

    @Property(str, notify=changed)
    def errorText(self) -> str:
        """What went wrong."""
        return self._error_text

    @Slot(str)
    def search(self, text: str) -> None:
        """Show only conversations with ``text`` in their names."""
        self._words = text.strip().casefold()
        self._show()

    @Slot(str)
    def choose(self, conversation_id: str) -> None:
        """Choose a conversation."""
        if self.guard.is_awake and self._rows.index_of(conversation_id) >= 0:
            self._chosen = conversation_id
            self.changed.emit()

    @Slot()
    def send(self) -> None:
        """Send the card to the conversation that is chosen."""
        if not (self.guard.is_awake and self._chosen and self._state in ("choosing", "failed")):
            return
        target = next(each for each in self._targets if each.conversation_id == self._chosen)
        desk, message_id, work = self._desk, self._message_id, partial(self._content, self._picture)
        self._go("sending")

        def sent(_message: Message) -> None:
            desk.toast(self.tr("Sent to %1").replace("%1", one_line(target.title, 60)), "success")
            self._finish("sent")

        desk.tasks.run(
            lambda: desk.chat.send(target.conversation_id, desk.user_id, work(), message_id=message_id),
            sent,
            lambda error: self._go("failed", error),
        )

    @Slot()
    def cancel(self) -> None:
        """Leave without sending."""
        if self._state != "sending" and self.guard.is_awake:
            self._finish("cancelled")

    def withdraw(self) -> None:
        """Close, because the mini-app that asked is gone; a card under way is still seen to its end."""
        if self._state != "sending":
            self.give_up()

    def _content(self, draft: str) -> CardContent:
        """Return the message; on a worker."""
        prompt = self._prompt
        return CardContent(
            link=link_text(prompt.link),
            miniapp_id=prompt.listing.miniapp_id,
            title=one_line(prompt.title),
            picture=self._desk.cards.keep(draft),
            note=one_line(prompt.note),
        )

    def _load(self) -> None:
        desk = self._desk
        desk.tasks.run(
            lambda: desk.chat.conversations(desk.user_id), self._loaded, lambda error: self._go("failed", error)
        )

    def _loaded(self, found: Sequence[ConversationSummary]) -> None:
        self._targets = [each for each in found if each.kind != "official" and not each.has_left]
        self._show()
        self._go("choosing")

    def _show(self) -> None:
        shown = [each for each in self._targets if self._words in each.title.casefold()]
        self._rows.set_rows([_row(each) for each in shown])
        if self._rows.index_of(self._chosen) < 0:
            self._chosen = ""
        self.changed.emit()

    def _drawn(self, address: str) -> None:
        if self.answer.done():
            self._drop(address)
            return
        self._picture = address
        self.changed.emit()

    def _finish(self, answer: ShareAnswer) -> None:
        if self._picture:
            self._drop(self._picture)
        super()._finish(answer)

    def _drop(self, address: str) -> None:
        cards = self._desk.cards
        self._desk.tasks.run(lambda: cards.drop(address), lambda _none: None)

    def _go(self, state: State, error: PlazaError | None = None) -> None:
        self._state, self._error_text = state, "" if error is None else text_of(error)
        self.changed.emit()


def _row(summary: ConversationSummary) -> TargetRow:
    return TargetRow(
        summary.conversation_id,
        summary.title,
        summary.color,
        picture_url(summary.picture),
        summary.kind == "group",
    )
