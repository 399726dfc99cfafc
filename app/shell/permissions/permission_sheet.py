"""The permission sheet: asks the person whether a mini-app may use something, and takes one answer."""

from concurrent.futures import Future

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from app.host.bridge.prompts import PermissionAnswer, PermissionPrompt
from app.shell.faces import FindIcon, color_of, icon_name
from app.shell.guard import REST_MS, Guard
from app.shell.permissions.words import words_of
from app.shell.plain_words import one_line

QML_IMPORT_NAME = "app.shell.permissions"
QML_IMPORT_MAJOR_VERSION = 1
REASON_LENGTH_MAX = 200


@QmlElement
class PermissionSheetViewModel(QObject):
    """One question: may it use this? Answered once, after a rest. GUI thread."""

    kind = "permission"
    changed = Signal()
    closed = Signal()

    def __init__(
        self,
        prompt: PermissionPrompt,
        find_icon: FindIcon,
        *,
        rest_ms: int = REST_MS,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.session_id = prompt.session_id
        self.answer: Future[PermissionAnswer] = Future()
        self._prompt = prompt
        self._icon_source = find_icon(prompt.listing)
        self.guard = Guard(rest_ms, self)
        self.guard.woke.connect(self.changed)
        self.guard.rested.connect(self.changed)
        self.guard.rest()

    @Property("QVariantMap", constant=True)  # type: ignore[arg-type]  # the stubs know no Qt type names
    def face(self) -> dict[str, str | bool]:
        """Who asks, as the catalogue knows it: ``name``, ``publisher``, ``isVerified``, ``iconName`` and so on."""
        listing = self._prompt.listing
        return {
            "name": one_line(listing.name, 60),
            "publisher": one_line(listing.publisher_name, 60),
            "isVerified": listing.is_verified,
            "iconName": icon_name(listing),
            "iconSource": self._icon_source,
            "color": color_of(listing.miniapp_id),
        }

    @Property("QVariantMap", constant=True)  # type: ignore[arg-type]  # the stubs know no Qt type names
    def wanted(self) -> dict[str, str | bool]:
        """What for: our ``icon``, ``title`` and ``given``; the author's ``reason``; ``wasAllowed`` for another one."""
        words = words_of(self._prompt.permission)
        return {
            "icon": words.icon,
            "title": words.title,
            "given": words.given,
            "reason": one_line(self._prompt.reason, REASON_LENGTH_MAX),
            "wasAllowed": self._prompt.was_allowed,
        }

    @Property(bool, notify=changed)
    def isAwake(self) -> bool:
        """Whether an answer counts yet."""
        return self.guard.is_awake

    @Slot()
    def allow(self) -> None:
        """Say yes, until it is taken back."""
        self._say("allowed")

    @Slot()
    def notNow(self) -> None:
        """Say no for now."""
        self._say("not_now")

    @Slot()
    def never(self) -> None:
        """Say no, and do not want to be asked again."""
        self._say("never")

    def withdraw(self) -> None:
        """Close, because the mini-app that asked is gone."""
        self.give_up()

    def give_up(self) -> None:
        """Close without an answer, because the shell is closing."""
        self._finish("withdrawn")

    def _say(self, answer: PermissionAnswer) -> None:
        if self.guard.is_awake:
            self._finish(answer)

    def _finish(self, answer: PermissionAnswer) -> None:
        if not self.answer.done():
            self.answer.set_result(answer)
            self.closed.emit()
