"""The permission sheet: asks the person whether a mini-app may use something, and takes one answer."""

from PySide6.QtCore import Property, QObject, Slot
from PySide6.QtQml import QmlElement

from app.host.bridge.prompts import PermissionAnswer, PermissionPrompt
from app.shell.faces import FindIcon
from app.shell.guard import REST_MS
from app.shell.permissions.words import words_of
from app.shell.plain_words import one_line
from app.shell.sheets import SheetViewModel

QML_IMPORT_NAME = "app.shell.permissions"
QML_IMPORT_MAJOR_VERSION = 1
REASON_LENGTH_MAX = 200


@QmlElement
class PermissionSheetViewModel(SheetViewModel[PermissionAnswer]):
    """One question: may it use this? Answered once, after a rest. GUI thread."""

    kind = "permission"

    def __init__(
        self,
        prompt: PermissionPrompt,
        find_icon: FindIcon,
        *,
        rest_ms: int = REST_MS,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(prompt.session_id, prompt.listing, find_icon, "withdrawn", rest_ms=rest_ms, parent=parent)
        self._prompt = prompt

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

    def _say(self, answer: PermissionAnswer) -> None:
        if self.guard.is_awake:
            self._finish(answer)
