"""The menu and the replies of an official account while its owner changes them: kept, checked, tried, published."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import count
from typing import Literal

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from app.core.kernel.errors import PlazaError
from app.core.kernel.ids import ArticleId
from app.core.official.answering import answers
from app.core.official.markdown import SHORT_SCHEME
from app.core.official.model import MiniAppCard
from app.core.official.voice import (
    KEYWORDS_MAX,
    MENU_MAX,
    REPLY_CHARACTERS_MAX,
    RULES_MAX,
    TITLE_CHARACTERS_MAX,
    Act,
    ArticleReply,
    EntryGroup,
    OpenPage,
    ReadArticle,
    TextReply,
    Voice,
)
from app.core.official.voicing import Flaw, VoiceBoard
from app.shell.context import ShellContext
from app.shell.error_texts import text_of
from app.shell.owner.desk import OwnerDesk
from app.shell.owner.keeping import KeepingVoice
from app.shell.owner.voice_rows import VoiceRow, block, dressed, moved, places, rows_of, voice_of
from app.shell.plain_words import isolated, one_line
from app.shell.reading import Reading
from app.shell.rows import RowsModel

QML_IMPORT_NAME = "app.shell.owner"
QML_IMPORT_MAJOR_VERSION = 1

SAVE_AFTER_MS = 600
LOOK_AFTER_MS = 200
MENU_SECTIONS = ("button", "entry")
Field = Literal["title", "kind", "words", "link", "cardTitle", "note", "articleId", "isExact"]
_FIELDS = {"cardTitle": "card_title", "articleId": "article_id", "isExact": "is_exact"}


@dataclass(frozen=True, slots=True)
class Looked:
    """What was found of ``voice``: all that is wrong, and what it answers to the words that were tried."""

    voice: Voice
    flaws: tuple[Flaw, ...]
    asked: str
    answer: Act | None


@QmlElement
class VoiceViewModel(QObject):
    """Changes the menu and the replies of one account. What is changed is kept a moment later. GUI thread."""

    changed = Signal()
    buttonsChanged = Signal()
    bubblesChanged = Signal()
    toasted = Signal(str, str)
    published = Signal()

    def __init__(
        self, board: VoiceBoard, desk: OwnerDesk, context: ShellContext, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._board = board
        self._desk = desk
        self._context = context
        self._published = board.published
        voice = board.published if board.draft is None else board.draft
        self._keeping = KeepingVoice(desk.voicing, context.user.user_id, board.account.account_id, voice)
        self._titles = {article.article_id: one_line(article.title) for article in board.articles}
        self._new_id = map("line{}".format, count()).__next__
        self._lines = rows_of(voice, self._new_id)
        self._flaws: dict[str, tuple[str, str]] = {}
        self._asked = ""
        self._said: Act | None = None
        self._buttons: list[dict[str, object]] = []
        self._is_saved, self._is_busy, self._error_text = True, False, ""
        self._menu: RowsModel[VoiceRow] = RowsModel(VoiceRow, lambda row: row.row_id, self)
        self._replies: RowsModel[VoiceRow] = RowsModel(VoiceRow, lambda row: row.row_id, self)
        self._saving: Reading[Voice] = Reading(context.tasks, self._keeping.save, self._on_saved, self)
        self._saving.changed.connect(self.changed)
        self._looking: Reading[Looked] = Reading(context.tasks, self._look, self._on_looked, self)
        self._save_soon, self._look_soon = QTimer(self), QTimer(self)
        for timer, after_ms, act in (
            (self._save_soon, SAVE_AFTER_MS, self._saving.read),
            (self._look_soon, LOOK_AFTER_MS, self._looking.read),
        ):
            timer.setSingleShot(True)
            timer.setInterval(after_ms)
            timer.timeout.connect(act)
        self._show()
        self._looking.read()

    def end(self) -> None:
        """Keep what is not kept yet; show nothing any more."""
        self._save_soon.stop()
        self._look_soon.stop()
        self._looking.stop()
        if not self._is_saved:
            self._context.tasks.run(self._keeping.save, lambda _: None, self._on_end_failed)
        self._saving.stop()

    @Property(QObject, constant=True)
    def menu(self) -> QObject:
        """Return the lines of the menu."""
        return self._menu

    @Property(QObject, constant=True)
    def replies(self) -> QObject:
        """Return the lines of what is sent: the welcome, what is answered otherwise, and the rules."""
        return self._replies

    @Property("QVariantMap", constant=True)  # type: ignore[arg-type]  # the stubs know no Qt type names
    def choices(self) -> dict[str, object]:
        """Return ``articles`` and ``pages`` to lead to, each with ``key``, ``title`` and ``about``, and limits."""
        articles = [
            {"key": each.article_id, "title": one_line(each.title), "about": one_line(each.summary)}
            for each in self._board.articles
        ]
        pages = [
            {"key": f"{SHORT_SCHEME}{miniapp_id}/{page}", "title": page.removeprefix("pages/"), "about": miniapp_id}
            for miniapp_id, known in self._board.pages
            for page in known
        ]
        limits = {"titleMax": TITLE_CHARACTERS_MAX, "wordsMax": REPLY_CHARACTERS_MAX, "keywordsMax": KEYWORDS_MAX}
        return {"articles": articles, "pages": pages, **limits}

    @Property("QVariantMap", notify=changed)  # type: ignore[arg-type]  # the stubs know no Qt type names
    def status(self) -> dict[str, object]:
        """Return how it stands (``isSaved``, ``isBusy``, ``isPublished``, ``errorText``), and what can be added."""
        sections = [row.section for row in self._lines]
        return {
            "isSaved": self._is_saved,
            "isBusy": self._is_busy,
            "isPublished": self._keeping.voice == self._published,
            "errorText": self._error_text or self._saving.error_text,
            "canAddButton": sections.count("button") < MENU_MAX,
            "canAddRule": sections.count("rule") < RULES_MAX,
        }

    @Property("QVariantList", notify=buttonsChanged)  # type: ignore[arg-type]  # the stubs know no Qt type names
    def buttons(self) -> list[dict[str, object]]:
        """Return the menu as followers will see it."""
        return self._buttons

    @Property("QVariantList", notify=bubblesChanged)  # type: ignore[arg-type]  # the stubs know no Qt type names
    def bubbles(self) -> list[dict[str, object]]:
        """Return the conversation as a follower would have it: each with ``isMine``, ``kind`` and ``text``."""
        welcome = self._keeping.voice.welcome
        found = [] if welcome is None else [_bubble(welcome, self._titles)]
        if self._asked:
            found.append({"isMine": True, "kind": "text", "text": isolated(self._asked)})
        if self._said is not None:
            found.append(_bubble(self._said, self._titles))
        elif self._asked:
            found.append({"isMine": False, "kind": "silence", "text": ""})
        return found

    @Slot(str, str, str)
    def change(self, row_id: str, field: Field, value: str) -> None:
        """Take what was typed or chosen for one field of a line; ``isExact`` is "yes" or "no"."""
        at, end = block(self._lines, row_id)
        name = _FIELDS.get(field, field)
        kept = value == "yes" if field == "isExact" else value.encode("utf-8", "replace").decode()
        row = replace(self._lines[at], **{name: kept})  # type: ignore[arg-type]  # of the field's type
        if row == self._lines[at]:
            return
        below = self._lines[at + 1 : end] if row.kind == "group" else []
        self._take([*self._lines[:at], row, *below, *self._lines[end:]])

    @Slot(str)
    def add(self, section: str) -> None:
        """Add a "button", a "rule", or an entry above the button of this identifier."""
        rows = self._lines
        if section == "rule":
            self._take([*rows, VoiceRow(self._new_id(), "rule")])
        elif section == "button":
            at = next(at for at, row in enumerate(rows) if row.section not in MENU_SECTIONS)
            self._take([*rows[:at], VoiceRow(self._new_id(), "button", kind="page"), *rows[at:]])
        else:
            _, end = block(rows, section)
            self._take([*rows[:end], VoiceRow(self._new_id(), "entry", kind="page"), *rows[end:]])

    @Slot(str)
    def remove(self, row_id: str) -> None:
        """Drop a line, with the entries above it."""
        at, end = block(self._lines, row_id)
        self._take([*self._lines[:at], *self._lines[end:]])

    @Slot(str, bool)
    def move(self, row_id: str, is_down: bool) -> None:
        """Put a line before its neighbour, or after it."""
        self._take(moved(self._lines, row_id, is_down=is_down))

    @Slot()
    def revert(self) -> None:
        """Take what is published again, in place of all that was changed since."""
        self._take(rows_of(self._published, self._new_id))

    @Slot()
    def publish(self) -> None:
        """Have the account say this from now on."""
        if not self._is_busy:
            self._save_soon.stop()
            self._say(is_busy=True)
            self._context.tasks.run(self._keeping.publish, self._on_published, self._on_failed)

    @Slot(int, int)
    def press(self, at: int, below: int) -> None:
        """Show what a button of the preview does, or one of the entries above it."""
        part = self._keeping.voice.menu[at]
        entry = part.entries[below] if isinstance(part, EntryGroup) else part
        self._asked, self._said = "", entry.act
        self.bubblesChanged.emit()

    @Slot(str)
    def write(self, text: str) -> None:
        """Show what is answered to a follower who writes this."""
        self._asked, self._said = one_line(text), None
        self._looking.read()

    def _take(self, lines: list[VoiceRow]) -> None:
        self._lines = lines
        self._keeping.voice = voice_of(lines)
        self._is_saved = False
        self._save_soon.start()
        self._look_soon.start()
        self._show()
        self.bubblesChanged.emit()
        self._say(is_busy=self._is_busy)

    def _show(self) -> None:
        rows = dressed(self._lines, self._titles, self._flaws)
        self._menu.set_rows([row for row in rows if row.section in MENU_SECTIONS])
        self._replies.set_rows([row for row in rows if row.section not in MENU_SECTIONS])
        buttons: list[dict[str, object]] = [
            {
                "title": _shown(part.title),
                "entries": [_shown(entry.title) for entry in part.entries] if isinstance(part, EntryGroup) else [],
            }
            for part in self._keeping.voice.menu
        ]
        if buttons != self._buttons:
            self._buttons = buttons
            self.buttonsChanged.emit()

    def _look(self) -> Looked:
        voice, asked = self._keeping.voice, self._asked
        answer = next(iter(answers(voice, asked)), None) if asked else None
        return Looked(voice, self._desk.voicing.flaws(self._board.account.account_id, voice), asked, answer)

    def _on_looked(self, looked: Looked) -> None:
        if looked.voice == self._keeping.voice:
            found = {flaw.place: (flaw.kind, one_line(flaw.text, 80)) for flaw in reversed(looked.flaws)}
            self._flaws = {row_id: found[place] for row_id, place in places(self._lines) if place in found}
            self._show()
        if looked.asked and looked.asked == self._asked:
            self._said = looked.answer
            self.bubblesChanged.emit()

    def _on_saved(self, voice: Voice) -> None:
        self._is_saved = voice == self._keeping.voice
        self.changed.emit()

    def _on_published(self, voice: Voice) -> None:
        self._published = voice
        self._is_saved = voice == self._keeping.voice
        self._say()
        self.published.emit()

    def _on_failed(self, error: PlazaError) -> None:
        self._say(text_of(error))

    def _on_end_failed(self, error: PlazaError) -> None:
        self.toasted.emit(text_of(error), "danger")

    def _say(self, error_text: str = "", *, is_busy: bool = False) -> None:
        self._error_text, self._is_busy = error_text, is_busy
        self.changed.emit()


def _bubble(act: Act, titles: Mapping[ArticleId, str]) -> dict[str, object]:
    """Return what a follower sees of ``act``."""
    match act:
        case TextReply(text):
            return {"isMine": False, "kind": "text", "text": isolated(text)}
        case OpenPage(link):
            return {"isMine": False, "kind": "page", "text": one_line(link)}
        case MiniAppCard():
            return {"isMine": False, "kind": "card", "text": one_line(act.title)}
        case ReadArticle(article_id):
            return {"isMine": False, "kind": "article", "text": titles.get(article_id, "")}
        case ArticleReply(article_id):
            return {"isMine": False, "kind": "sent_article", "text": titles.get(article_id, "")}


def _shown(title: str) -> str:
    return isolated(one_line(title, TITLE_CHARACTERS_MAX))
