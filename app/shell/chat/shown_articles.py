"""The articles whose cards stand in a conversation: which of them their accounts have taken back."""

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from app.core.kernel.ids import ArticleId
from app.core.official.events import ArticleWithdrawn
from app.shell.chat.desk import ChatDesk
from app.shell.context import ShellContext

QML_IMPORT_NAME = "app.shell.chat"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class ShownArticles(QObject):
    """Looks each article up once its card is shown. What was taken back is so for good. GUI thread."""

    changed = Signal()

    def __init__(self, desk: ChatDesk, context: ShellContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._context = context
        self._withdrawn: frozenset[ArticleId] = frozenset()
        self._looked_up: set[ArticleId] = set()
        self._is_closed = False
        self._end = context.relay.subscribe(ArticleWithdrawn, self._on_withdrawn)

    def close(self) -> None:
        """Hear of nothing more."""
        self._is_closed = True
        self._end()

    @Property("QStringList", notify=changed)  # type: ignore[arg-type]  # the stubs know no Qt type names
    def withdrawn(self) -> list[str]:
        """Return those that were taken back, as far as it is known."""
        return sorted(self._withdrawn)

    @Slot(str)
    def look(self, article_id: str) -> None:
        """Find out about an article whose card is shown."""
        key, accounts = ArticleId(article_id), self._desk.accounts
        if accounts is None or key in self._looked_up:
            return
        self._looked_up.add(key)
        official = accounts.official
        self._context.tasks.run(lambda: official.withdrawn([key]), self._learn, lambda _: self._looked_up.discard(key))

    def _on_withdrawn(self, event: ArticleWithdrawn) -> None:
        self._learn(frozenset({event.article_id}))

    def _learn(self, withdrawn: frozenset[ArticleId]) -> None:
        if not self._is_closed and not withdrawn <= self._withdrawn:
            self._withdrawn |= withdrawn
            self.changed.emit()
