"""One person's profile: who they are to whoever looks, and what can be done about it."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from app.core.kernel.errors import PlazaError
from app.core.kernel.ids import UserId
from app.core.people.events import ContactAdded, ContactAsked, ContactChanged, PersonChanged
from app.core.people.model import Acquaintance, User
from app.shell.context import ShellContext
from app.shell.error_texts import text_of
from app.shell.faces import picture_url
from app.shell.plain_words import one_line
from app.shell.reading import Reading

if TYPE_CHECKING:
    from app.core.people.contacts import Contacts

QML_IMPORT_NAME = "app.shell.people"
QML_IMPORT_MAJOR_VERSION = 1
NOTE_SHOWN_MAX = 120
NOBODY = Acquaintance(User(UserId(""), "", ""))


@QmlElement
class ProfileViewModel(QObject):
    """The profile that is shown, one at a time. GUI thread."""

    changed = Signal()
    messageWanted = Signal(str)
    codeWanted = Signal(str)
    toasted = Signal(str, str)

    def __init__(self, contacts: "Contacts", context: ShellContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._contacts = contacts
        self._context = context
        self._shown = NOBODY
        self._is_busy = False
        self._error_text = ""
        self._reading: Reading[Acquaintance] = Reading(context.tasks, self._find, self._take, self)
        self._reading.changed.connect(self._on_read)
        for event in (ContactAdded, ContactAsked, ContactChanged, PersonChanged):
            context.relay.subscribe(event, self._on_changed)

    @property
    def shown(self) -> Acquaintance:
        """Who is shown."""
        return self._shown

    @Property("QVariantMap", notify=changed)  # type: ignore[arg-type]  # the stubs know no Qt type names
    def person(self) -> dict[str, object]:
        """Return who is shown: ``name`` is what they are called here, ``realName`` is there where that differs."""
        shown, user = self._shown, self._shown.user
        return {
            "userId": user.user_id,
            "name": shown.shown_name,
            "realName": user.name if shown.mark.remark else "",
            "avatarColor": user.color,
            "picture": picture_url(user.picture),
            "about": user.about,
            "link": f"plaza://person/{user.user_id}" if user.user_id else "",
            "isMe": user.user_id == self._context.user.user_id,
            "hasLeft": user.has_left,
            "isContact": shown.is_contact,
            "remark": shown.mark.remark,
            "tags": list(shown.mark.tags),
            "isBlocked": shown.mark.is_blocked,
            "isAsked": shown.asked is not None,
            "asksMe": shown.asks is not None,
            "note": "" if shown.asks is None else one_line(shown.asks.note, NOTE_SHOWN_MAX),
        }

    @Property(bool, notify=changed)
    def isBusy(self) -> bool:
        """Tell whether something is being done."""
        return self._is_busy

    @Property(str, notify=changed)
    def errorText(self) -> str:
        """Return why it did not work."""
        return self._error_text

    def show(self, known: Acquaintance) -> None:
        """Show a person, with what is known of them; the rest is read."""
        self._shown, self._error_text = known, ""
        self.changed.emit()
        if known.user.user_id not in ("", self._context.user.user_id):
            self._reading.read()

    @Slot()
    def sendMessage(self) -> None:
        """Ask for the conversation with the person shown."""
        if self._shown.is_contact:
            self.messageWanted.emit(self._shown.user.user_id)

    @Slot(str)
    def ask(self, note: str) -> None:
        """Ask the person shown to be a contact."""
        self._do(lambda me, other: self._contacts.ask(me, other, note), self.tr("Asked. They decide."))

    @Slot()
    def accept(self) -> None:
        """Say yes to what the person shown asks."""
        request = self._shown.asks
        if request is not None:
            self._do(lambda me, _: self._contacts.accept(me, request.request_id), self.tr("You are contacts now."))

    @Slot()
    def decline(self) -> None:
        """Say no to it."""
        request = self._shown.asks
        if request is not None:
            self._do(lambda me, _: self._contacts.decline(me, request.request_id), "")

    @Slot(str)
    def callThem(self, name: str) -> None:
        """Call the person shown by another name; by their own where it is empty."""
        self._do(lambda me, other: self._contacts.remark(me, other, name), "")

    @Slot(str)
    def tag(self, words: str) -> None:
        """Put the person shown under tags, parted by commas."""
        tags = words.replace("，", ",").replace("、", ",").split(",")
        self._do(lambda me, other: self._contacts.tag(me, other, tags), "")

    @Slot()
    def remove(self) -> None:
        """Take the person shown from the contacts."""
        self._do(self._contacts.remove, "")

    @Slot(bool)
    def block(self, is_blocked: bool) -> None:
        """Let nothing of the person shown arrive any more, or let it again; they are not told."""
        self._do(lambda me, other: self._contacts.block(me, other, is_blocked=is_blocked), "")

    def _do(self, work: Callable[[UserId, UserId], object], done: str) -> None:
        me, other = self._context.user.user_id, self._shown.user.user_id
        if self._is_busy or other in ("", me):
            return
        self._say(is_busy=True)
        self._context.tasks.run(lambda: work(me, other), partial(self._done, done), self._failed)

    def _done(self, words: str, _outcome: object) -> None:
        self._say()
        self._reading.read()
        if words:
            self.toasted.emit(words, "success")

    def _failed(self, error: PlazaError) -> None:
        self._say(text_of(error))

    def _say(self, error_text: str = "", *, is_busy: bool = False) -> None:
        self._is_busy, self._error_text = is_busy, error_text
        self.changed.emit()

    def _find(self) -> Acquaintance:
        return self._contacts.about(self._context.user.user_id, self._shown.user.user_id)

    def _take(self, found: Acquaintance) -> None:
        if found.user.user_id == self._shown.user.user_id:
            self._shown = found
            self.changed.emit()

    def _on_read(self) -> None:
        """Show nobody where there is nobody of this id."""
        if self._reading.state == "failed" and not self._shown.user.name:
            self.toasted.emit(self._reading.error_text, "danger")
            self._shown = NOBODY
            self.changed.emit()

    def _on_changed(self, _event: object) -> None:
        if self._shown.user.user_id not in ("", self._context.user.user_id):
            self._reading.read()
