"""The emoji to pick from: group by group, those used last, those found; in the skin tone the person chose."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import Property, QLocale, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from app.core.kernel.errors import PlazaError
from app.shell.chat.emoji_table import GROUPS, TONES, Emoji, all_emoji, find
from app.shell.context import ShellContext
from app.shell.rows import RowsModel

QML_IMPORT_NAME = "app.shell.chat"
QML_IMPORT_MAJOR_VERSION = 1

RECENT_MAX = 32
SIGNS = ("🕒", "😀", "👋", "🐻", "🍎", "🚗", "⚽", "💡", "🔣", "🚩")
"""What stands for those used last and for each group."""


class EmojiMemory(Protocol):
    """Keeps which emoji the person used last, and the skin tone they chose. GUI thread."""

    def recent(self) -> Sequence[str]:
        """Return those used last, the newest first."""
        ...

    def remember(self, texts: Sequence[str]) -> None:
        """Keep those used last."""
        ...

    def tone(self) -> int:
        """Return the skin tone's place in `emoji_table.TONES`."""
        ...

    def choose_tone(self, tone: int) -> None:
        """Keep it."""
        ...


class NoEmojiMemory:
    """Keeps nothing beyond itself."""

    def __init__(self) -> None:
        self._recent: tuple[str, ...] = ()
        self._tone = 0

    def recent(self) -> Sequence[str]:
        """Return those used last, the newest first."""
        return self._recent

    def remember(self, texts: Sequence[str]) -> None:
        """Keep those used last."""
        self._recent = tuple(texts)

    def tone(self) -> int:
        """Return the skin tone."""
        return self._tone

    def choose_tone(self, tone: int) -> None:
        """Keep it."""
        self._tone = tone


@dataclass(frozen=True, slots=True)
class EmojiRow:
    """One emoji to pick, by its name in the language that is spoken."""

    text: str
    name: str


@QmlElement
class EmojiViewModel(QObject):
    """What the picker shows. The table is read by a worker when it is first opened."""

    changed = Signal()

    def __init__(self, memory: EmojiMemory, context: ShellContext, parent: QObject) -> None:
        super().__init__(parent)
        self._memory = memory
        self._context = context
        self._rows: RowsModel[EmojiRow] = RowsModel(EmojiRow, lambda row: row.text, self)
        self._group = 0
        self._words = ""
        self._all: Sequence[Emoji] = ()
        self._is_closed = False  # what a worker still answers comes to nobody then

    def close(self) -> None:
        """Hear of nothing more."""
        self._is_closed = True

    @Property(QObject, constant=True)
    def rows(self) -> QObject:
        """The emoji shown."""
        return self._rows

    @Property(int, notify=changed)
    def group(self) -> int:
        """Which place in `signs` is shown; -1 while something is searched."""
        return -1 if self._words else self._group

    @Property(list, constant=True)
    def signs(self) -> list[str]:
        """What stands for those used last and for each group."""
        return list(SIGNS)

    @Property(list, constant=True)
    def groupNames(self) -> list[str]:
        """What they are called."""
        return [
            self.tr("Used last"),
            self.tr("Faces"),
            self.tr("People"),
            self.tr("Nature"),
            self.tr("Food"),
            self.tr("Travel"),
            self.tr("Activities"),
            self.tr("Things"),
            self.tr("Symbols"),
            self.tr("Flags"),
        ]

    @Property(list, constant=True)
    def tones(self) -> list[str]:
        """A hand in each skin tone."""
        return [f"✋{tone}" for tone in TONES]

    @Property(int, notify=changed)
    def tone(self) -> int:
        """Which of them is chosen."""
        return self._tone()

    @Slot()
    def begin(self) -> None:
        """Show those used last, or the first group where there are none."""
        self._group, self._words = (0 if self._memory.recent() else 1), ""

        def read(found: tuple[Emoji, ...]) -> None:
            self._all = found
            self._show()

        def failed(_error: PlazaError) -> None:
            self._show()

        self._context.tasks.run(all_emoji, read, failed)

    @Slot(int)
    def choose(self, group: int) -> None:
        """Show a group."""
        if 0 <= group < len(SIGNS):
            self._group, self._words = group, ""
            self._show()

    @Slot(str)
    def search(self, words: str) -> None:
        """Show what ``words`` find; without words, the group."""
        self._words = words.strip()[:100]
        self._show()

    @Slot(int)
    def chooseTone(self, tone: int) -> None:
        """Take a skin tone."""
        if 0 <= tone < len(TONES):
            self._memory.choose_tone(tone)
            self._show()

    @Slot(str)
    def use(self, text: str) -> None:
        """Know that one was picked."""
        others = [each for each in self._memory.recent() if each != text]
        self._memory.remember((text, *others)[:RECENT_MAX])

    def _tone(self) -> int:
        tone = self._memory.tone()
        return tone if 0 <= tone < len(TONES) else 0

    def _show(self) -> None:
        if self._is_closed:
            return
        tone = TONES[self._tone()]
        is_chinese = QLocale().language() == QLocale.Language.Chinese
        rows = {}
        for text, emoji in self._shown(tone):
            rows[text] = EmojiRow(text, (emoji.chinese if is_chinese else emoji.english) if emoji else text)
        self._rows.set_rows(list(rows.values()))
        self.changed.emit()

    def _shown(self, tone: str) -> list[tuple[str, Emoji | None]]:
        if self._words:
            return [(each.in_tone(tone), each) for each in (find(self._words) if self._all else ())]
        if self._group == 0:
            known = {each.in_tone(tone): each for tone in TONES for each in self._all}
            return [(text, known[text]) for text in self._memory.recent() if text in known]
        group = GROUPS[self._group - 1]
        return [(each.in_tone(tone), each) for each in self._all if each.group == group]
