"""Messages that the person agreed to, of one official account or of one mini-app, and taking that back."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from app.core.kernel.errors import PlazaError
from app.core.kernel.ids import MiniAppId, OfficialAccountId
from app.core.official.events import AgreementsChanged
from app.core.official.templates import Agreement
from app.shell.context import ShellContext
from app.shell.error_texts import text_of
from app.shell.plain_words import one_line
from app.shell.reading import Reading
from app.shell.rows import RowsModel

if TYPE_CHECKING:
    from app.account_messages import AccountMessages

QML_IMPORT_NAME = "app.shell.official"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class AgreementRow:
    """Messages that the person agreed to."""

    key: str
    title: str
    is_always: bool


@QmlElement
class AgreementsViewModel(QObject):
    """What the person agreed to of whom is shown: an official account, or a mini-app. GUI thread."""

    toasted = Signal(str, str)

    def __init__(self, messages: "AccountMessages | None", context: ShellContext, parent: QObject) -> None:
        super().__init__(parent)
        self._messages = messages
        self._context = context
        self._whose: OfficialAccountId | MiniAppId | None = None
        self._found: tuple[Agreement, ...] = ()
        self._rows: RowsModel[AgreementRow] = RowsModel(AgreementRow, lambda row: row.key, self)
        self._reading = Reading(context.tasks, self._find, self._show, self)
        self._unsubscribe = context.relay.subscribe(AgreementsChanged, self._on_changed)

    def end(self) -> None:
        """Hear of nothing any more."""
        self._reading.stop()
        self._unsubscribe()

    def show_of(self, whose: OfficialAccountId | MiniAppId) -> None:
        """Show what the person agreed to of an account, or of a mini-app."""
        self._whose, self._found = whose, ()
        self._rows.set_rows([])
        self._reading.read()

    @Property(QObject, constant=True)
    def rows(self) -> QObject:
        """Return the messages, those agreed to last first."""
        return self._rows

    @Slot(str)
    def stop(self, key: str) -> None:
        """Take back that messages of one template may come."""
        messages, user_id = self._messages, self._context.user.user_id
        found = next((each for each in self._found if _key_of(each) == key), None)
        if messages is not None and found is not None:
            miniapp_id, template_id = found.miniapp_id, found.template_id
            self._context.tasks.run(
                lambda: messages.revoke(user_id, miniapp_id, template_id), lambda _: None, self._on_failed
            )  # what changed is told

    def _find(self) -> tuple[Agreement, ...]:
        whose, messages = self._whose, self._messages
        every = [] if messages is None else messages.agreements(self._context.user.user_id)
        return tuple(each for each in every if whose in (each.account_id, each.miniapp_id))

    def _show(self, found: tuple[Agreement, ...]) -> None:
        # Who is shown may be another by now; it is read once more then.
        self._found = tuple(each for each in found if self._whose in (each.account_id, each.miniapp_id))
        self._rows.set_rows(
            [AgreementRow(_key_of(each), one_line(each.title, 60), each.is_always) for each in self._found]
        )

    def _on_changed(self, event: AgreementsChanged) -> None:
        if self._whose is not None and event.user_id == self._context.user.user_id:
            self._reading.read()

    def _on_failed(self, error: PlazaError) -> None:
        self.toasted.emit(text_of(error), "danger")


def _key_of(agreement: Agreement) -> str:
    return f"{agreement.miniapp_id} {agreement.template_id}"
