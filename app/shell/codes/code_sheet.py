"""The sheet of a code to give away: seen as it will be, copied, saved as PNG or SVG, or sent to a conversation."""

import base64
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal, Protocol

from PySide6.QtCore import Property, QObject, QUrl, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QmlElement

from app.core.chat.model import CodeContent, Content, ConversationSummary, Message
from app.core.kernel.errors import PlazaError
from app.core.kernel.ids import ConversationId, MessageId, UserId, new_id
from app.shell.codes.drawing import Made, Wanted, draw, png_of, save
from app.shell.error_texts import text_of
from app.shell.faces import picture_url
from app.shell.guard import REST_MS, Guard
from app.shell.plain_words import one_line
from app.shell.rows import RowsModel
from app.shell.tasks import Tasks

QML_IMPORT_NAME = "app.shell.codes"
QML_IMPORT_MAJOR_VERSION = 1
SIZES_PX = (320, 640, 1280)
State = Literal["drawing", "ready", "failed"]


class Conversations(Protocol):
    """The person's conversations; on workers."""

    def conversations(self, user_id: UserId) -> Sequence[ConversationSummary]:
        """Return them, the one with the newest message first."""

    def send(
        self, conversation_id: ConversationId, sender_id: UserId, content: Content, *, message_id: MessageId
    ) -> Message:
        """Send something there, once for each ``message_id``."""


@dataclass(frozen=True, slots=True)
class CodeDesk:
    """What giving a code away takes; ``toast`` says what happened, in a tone. ``faces``: as `Wanted` has them."""

    user_id: UserId
    chat: Conversations
    tasks: Tasks
    toast: Callable[[str, str], None]
    faces: Path | None = None


@dataclass(frozen=True, slots=True)
class CodeSubject:
    """What the code is of: its link, its name and its face; ``name_kind`` says its kind in the language spoken now."""

    link: str
    name_kind: Callable[[], str]
    title: str
    picture: str = ""
    icon: str = "link"
    color: str = ""


@dataclass(frozen=True, slots=True)
class TargetRow:
    """A conversation to choose."""

    conversation_id: str
    title: str
    avatar_color: str
    picture: str


@QmlElement
class CodeSheetViewModel(QObject):
    """One code and what can be done with it. Nothing of it is shown that our own decoder did not read. GUI thread."""

    kind = "code"
    changed = Signal()
    closed = Signal()
    session_id = None

    def __init__(
        self, subject: CodeSubject, desk: CodeDesk, *, rest_ms: int = REST_MS, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.guard = Guard(rest_ms, self)
        self._subject = subject
        self._desk = desk
        title, icon, color = one_line(subject.title, 60), subject.icon, subject.color
        self._wanted = Wanted(subject.link, title, SIZES_PX[1], True, subject.picture, icon, color, desk.faces)
        self._made: Made | None = None
        self._picture = ""
        self._error: PlazaError | None = None
        self._rows: RowsModel[TargetRow] = RowsModel(TargetRow, lambda row: row.conversation_id, self)
        self._targets: Sequence[ConversationSummary] = ()
        self._chosen = ""
        self._is_sending = False
        self._is_gone = False
        self._message_id = MessageId(new_id())
        self._draw()
        user_id, chat = desk.user_id, desk.chat
        desk.tasks.run(
            lambda: [each for each in chat.conversations(user_id) if not each.has_left],
            self._show_targets,
            self._on_failed,
        )

    @Property("QVariantMap", notify=changed)  # type: ignore[arg-type]  # the stubs know no Qt type names
    def subject(self) -> dict[str, str]:
        """What it is of: ``title``, ``kindText``, ``link``."""
        subject = self._subject
        return {"title": one_line(subject.title, 60), "kindText": subject.name_kind(), "link": subject.link}

    @Property(str, notify=changed)
    def state(self) -> str:
        """How far it has come; one of ``State``."""
        if self._made is not None:
            return "ready"
        return "drawing" if self._error is None else "failed"

    @Property(str, notify=changed)
    def picture(self) -> str:
        """The code as it will be, as an address; empty until it is drawn and was read."""
        return self._picture

    @Property(str, notify=changed)
    def errorText(self) -> str:
        """What went wrong; empty while nothing did."""
        return "" if self._error is None else text_of(self._error)

    @Property(bool, notify=changed)
    def isLogoLeftOut(self) -> bool:
        """Whether the picture in the middle was wanted, but the code could not be read with it."""
        return self._made is not None and self._wanted.has_logo and not self._made.has_logo

    @Property(bool, notify=changed)
    def hasLogo(self) -> bool:
        """Whether a picture in the middle is wanted."""
        return self._wanted.has_logo

    @Property(int, notify=changed)
    def sizePx(self) -> int:
        """How wide it is."""
        return self._wanted.size_px

    @Property(QObject, constant=True)
    def targets(self) -> QObject:
        """The conversations it can be sent to."""
        return self._rows

    @Property(str, notify=changed)
    def chosenId(self) -> str:
        """The conversation that is chosen; or nothing."""
        return self._chosen

    @Property(bool, notify=changed)
    def isSending(self) -> bool:
        """Whether it is on its way."""
        return self._is_sending

    @Slot(int)
    def chooseSize(self, size_px: int) -> None:
        """Draw it in another of the sizes."""
        if size_px in SIZES_PX and size_px != self._wanted.size_px:
            self._wanted = replace(self._wanted, size_px=size_px)
            self._draw()

    @Slot(bool)
    def wantLogo(self, has_logo: bool) -> None:
        """Draw it with or without the picture in the middle."""
        self._wanted = replace(self._wanted, has_logo=has_logo)
        self._draw()

    @Slot(bool)
    def copy(self, is_picture: bool) -> None:
        """Put the code on the clipboard as a picture, or the address it holds."""
        if not is_picture:
            QGuiApplication.clipboard().setText(self._subject.link)
            self._desk.toast(self.tr("The address was copied."), "success")
        elif self._made is not None:
            QGuiApplication.clipboard().setImage(self._made.image)
            self._desk.toast(self.tr("The code was copied as a picture."), "success")

    @Slot(QUrl)
    def save(self, file: QUrl) -> None:
        """Write the code to a file: SVG by its name, otherwise PNG."""
        if self._made is None or not file.isLocalFile():
            return
        named, made, desk = Path(file.toLocalFile()), self._made, self._desk
        told = self.tr("Saved to %1")

        def saved(place: Path) -> None:
            desk.toast(told.replace("%1", one_line(place.name, 60)), "success")

        desk.tasks.run(lambda: save(made, named), saved, self._on_failed)

    @Slot(str)
    def choose(self, conversation_id: str) -> None:
        """Choose a conversation."""
        if self._rows.index_of(conversation_id) >= 0:
            self._chosen = conversation_id
            self.changed.emit()

    @Slot()
    def send(self) -> None:
        """Send the code to the conversation that is chosen, and close."""
        target = next((each for each in self._targets if each.conversation_id == self._chosen), None)
        if target is None or self._is_sending or self._made is None:
            return
        desk, content = self._desk, CodeContent(self._subject.link, one_line(self._subject.title, 60))
        self._is_sending = True
        self.changed.emit()

        def sent(_message: Message) -> None:
            desk.toast(self.tr("Sent to %1").replace("%1", one_line(target.title, 60)), "success")
            self.give_up()

        desk.tasks.run(
            lambda: desk.chat.send(target.conversation_id, desk.user_id, content, message_id=self._message_id),
            sent,
            self._on_failed,
        )

    @Slot()
    def close(self) -> None:
        """Put it away."""
        self.give_up()

    def withdraw(self) -> None:
        """Put it away."""
        self.give_up()

    def give_up(self) -> None:
        """Put it away."""
        if not self._is_gone:
            self._is_gone = True
            self.closed.emit()

    def _draw(self) -> None:
        wanted = self._wanted
        self._made, self._error = None, None
        self.changed.emit()

        def work() -> tuple[Made, str]:
            made = draw(wanted)
            return made, "data:image/png;base64," + base64.b64encode(png_of(made.image)).decode()

        def failed(error: PlazaError) -> None:
            if wanted == self._wanted and not self._is_gone:
                self._picture, self._error = "", error
                self.changed.emit()

        def done(drawn: tuple[Made, str]) -> None:
            if wanted == self._wanted and not self._is_gone:
                self._made, self._picture = drawn
                self.changed.emit()

        self._desk.tasks.run(work, done, failed)

    def _show_targets(self, found: Sequence[ConversationSummary]) -> None:
        self._targets = [each for each in found if each.kind != "official"]
        self._rows.set_rows(
            [
                TargetRow(each.conversation_id, each.title, each.color, picture_url(each.picture))
                for each in self._targets
            ]
        )

    def _on_failed(self, error: PlazaError) -> None:
        self._is_sending = False
        self.changed.emit()
        self._desk.toast(text_of(error), "danger")
