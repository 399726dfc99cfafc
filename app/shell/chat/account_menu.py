"""The menu of the official account whose conversation is on screen: what stands there, and what a press does."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from app.core.kernel.errors import PlazaError
from app.core.kernel.ids import ArticleId, OfficialAccountId
from app.core.official.events import VoiceChanged
from app.core.official.voice import (
    SILENT,
    TITLE_CHARACTERS_MAX,
    Act,
    Entry,
    EntryGroup,
    OpenPage,
    ReadArticle,
    Voice,
)
from app.shell.context import ShellContext
from app.shell.error_texts import text_of
from app.shell.plain_words import isolated, one_line
from app.shell.reading import ReadingScreen

if TYPE_CHECKING:
    from app.account_voice import AccountSpeaker
    from app.core.official.service import Official

QML_IMPORT_NAME = "app.shell.chat"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class AccountDesk:
    """What official accounts say by themselves, and who says it for them."""

    official: "Official"
    speaker: "AccountSpeaker"


@QmlElement
class AccountMenuViewModel(ReadingScreen[Voice]):
    """The menu under a conversation with an official account, and whether the account answers what is written.

    ``said`` tells that an answer is there.
    """

    changed = Signal()
    said = Signal()
    articleWanted = Signal(str)

    def __init__(
        self, account_id: OfficialAccountId, desk: AccountDesk | None, context: ShellContext, parent: QObject
    ) -> None:
        super().__init__(context, parent)
        self._account_id = account_id
        self._desk = desk
        self._is_closed = False  # what workers still answer comes to nobody then
        self._end = context.relay.subscribe(VoiceChanged, self._on_voice_changed)
        self.load()

    def close(self) -> None:
        """Hear of nothing more."""
        self._is_closed = True
        self._reading.stop()
        self._end()

    @Property("QVariantList", notify=changed)  # type: ignore[arg-type]  # the stubs know no Qt type names
    def buttons(self) -> list[dict[str, object]]:
        """Return the buttons, each with its ``title`` and the titles of the ``entries`` above it, if it has any."""
        return [
            {
                "title": _shown(part.title),
                "entries": [_shown(entry.title) for entry in part.entries] if isinstance(part, EntryGroup) else [],
            }
            for part in self._voice.menu
        ]

    @Property(bool, notify=changed)
    def isAnswering(self) -> bool:
        """Return whether writing to the account makes sense."""
        return self._voice.is_answering

    @Slot(int, int)
    def press(self, at: int, below: int) -> None:
        """Do what a button does, or one of the entries above it (``below`` -1: the button itself)."""
        part = self._voice.menu[at] if 0 <= at < len(self._voice.menu) else None
        if isinstance(part, EntryGroup):
            part = part.entries[below] if 0 <= below < len(part.entries) else None
        if isinstance(part, Entry):
            self._do(part.act)

    @property
    def _voice(self) -> Voice:
        return SILENT if self._read is None else self._read

    def _do(self, act: Act) -> None:
        desk = self._desk
        if desk is None:
            return
        if isinstance(act, OpenPage):
            self._context.open_link(act.link, "menu", self._account_id)
            return
        run = self._context.tasks.run
        if isinstance(act, ReadArticle):
            key = act.article_id
            run(lambda: desk.official.article(key), lambda _: self._open_article(key), self._tell)
            return
        reply, mine = act, self._context.user.user_id
        run(lambda: desk.speaker.press(mine, self._account_id, reply), lambda _: self._on_said(), self._tell)

    def _open_article(self, article_id: ArticleId) -> None:
        if not self._is_closed:
            self.articleWanted.emit(article_id)

    def _on_said(self) -> None:
        if not self._is_closed:
            self.said.emit()

    def _tell(self, error: PlazaError) -> None:
        """Say plainly why an entry leads nowhere, and look whether the menu has changed."""
        if not self._is_closed:
            self.toasted.emit(text_of(error), "danger")
            self.load()

    def _find(self) -> Voice:
        return SILENT if self._desk is None else self._desk.official.voice(self._account_id)

    def _show(self, _read: Voice) -> None:
        self.changed.emit()

    def _on_voice_changed(self, event: VoiceChanged) -> None:
        if event.account_id == self._account_id:
            self.load()


def _shown(title: str) -> str:
    return isolated(one_line(title, TITLE_CHARACTERS_MAX))
