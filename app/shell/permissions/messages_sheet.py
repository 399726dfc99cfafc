"""The sheet on which a mini-app asks whether its account may send a certain message: shown as it would come."""

from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Slot
from PySide6.QtQml import QmlElement

from app.core.official.templates import Wish
from app.host.bridge.prompts import MessagesPrompt
from app.shell.faces import FindIcon, no_icon
from app.shell.guard import REST_MS
from app.shell.plain_words import one_line
from app.shell.sheets import SheetViewModel

QML_IMPORT_NAME = "app.shell.permissions"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class MessagesDesk:
    """What asking for messages takes."""

    find_icon: FindIcon = no_icon


@QmlElement
class MessagesSheetViewModel(SheetViewModel[Wish | None]):
    """One template with its example, to be wanted once, always, or not. GUI thread."""

    kind = "messages"

    def __init__(
        self, prompt: MessagesPrompt, desk: MessagesDesk, *, rest_ms: int = REST_MS, parent: QObject | None = None
    ) -> None:
        super().__init__(prompt.session_id, prompt.listing, desk.find_icon, None, rest_ms=rest_ms, parent=parent)
        template = prompt.template
        self._title = one_line(template.title, 60)
        self._facts = [[one_line(field.label, 20), one_line(field.example, 60)] for field in template.fields]

    @Property(str, constant=True)
    def title(self) -> str:
        """What the message says above its lines."""
        return self._title

    @Property("QVariantList", constant=True)  # type: ignore[arg-type]  # the stubs know no Qt type names
    def facts(self) -> list[list[str]]:
        """The lines of an example: a label, and what it says."""
        return self._facts

    @Slot()
    def once(self) -> None:
        """One message may come."""
        self._say("once")

    @Slot()
    def always(self) -> None:
        """All messages like this may come."""
        self._say("always")

    @Slot()
    def refuse(self) -> None:
        """None may come."""
        self._say("no")

    def _say(self, wish: Wish) -> None:
        if self.guard.is_awake:
            self._finish(wish)
