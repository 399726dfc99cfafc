"""Writing one article: kept as it is typed, checked and shown beside as its readers will see it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import Property, QObject, QTimer, QUrl, Signal, Slot
from PySide6.QtQml import QmlElement

from app.core.catalog.model import Listing
from app.core.kernel.errors import PlazaError, Refused, Unavailable
from app.core.official.composing import Checked
from app.core.official.draft import AUTHOR_CHARACTERS_MAX, SUMMARY_CHARACTERS_MAX, TITLE_CHARACTERS_MAX, Draft
from app.host.films import HEAD_BYTES, container_of
from app.shell.components.films import FilmLoader
from app.shell.context import ShellContext
from app.shell.error_texts import text_of
from app.shell.official.blocks import BlockRow, block_rows, listings_of
from app.shell.owner.desk import OwnerDesk
from app.shell.owner.keeping import Keeping
from app.shell.plain_words import one_line
from app.shell.reading import Reading
from app.shell.rows import RowsModel

QML_IMPORT_NAME = "app.shell.owner"
QML_IMPORT_MAJOR_VERSION = 1

SAVE_AFTER_MS = 600
SHOW_AFTER_MS = 200
EARLY = 8


@dataclass(frozen=True, slots=True)
class ProblemRow:
    """Something that stops the sending; ``kind`` is a `Problem`'s or a `Missing`'s."""

    problem_id: str
    line: int
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Shown:
    """What the text says, with what is needed to show it."""

    checked: Checked
    listings: Mapping[str, Listing]


@QmlElement
class EditorViewModel(QObject):
    """Writes one draft. What is typed is kept a moment later: little is lost, whatever ends Plaza. GUI thread."""

    changed = Signal()
    previewChanged = Signal()
    toasted = Signal(str, str)
    sent = Signal(str)
    pictureTaken = Signal(str)

    def __init__(self, draft: Draft, desk: OwnerDesk, context: ShellContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._begun = draft
        self._desk = desk
        self._keeping = Keeping(desk.composing, context.user.user_id, draft)
        self._context = context
        self._is_saved = True
        self._is_busy = False
        self._error_text = ""
        self._films = FilmLoader(context.tasks, context.open_film)
        self._blocks: RowsModel[BlockRow] = RowsModel(BlockRow, lambda row: row.block_id, self)
        self._problems: RowsModel[ProblemRow] = RowsModel(ProblemRow, lambda row: row.problem_id, self)
        self._saving: Reading[Draft] = Reading(context.tasks, self._keeping.save, self._on_saved, self)
        self._saving.changed.connect(self.changed)
        self._showing: Reading[Shown] = Reading(context.tasks, self._check, self._on_checked, self)
        self._showing.changed.connect(self.previewChanged)
        self._save_soon, self._show_soon = QTimer(self), QTimer(self)
        for timer, after_ms, act in (
            (self._save_soon, SAVE_AFTER_MS, self._saving.read),
            (self._show_soon, SHOW_AFTER_MS, self._showing.read),
        ):
            timer.setSingleShot(True)
            timer.setInterval(after_ms)
            timer.timeout.connect(act)
        self._showing.read()

    def end(self) -> None:
        """Keep what is not kept yet; show nothing any more."""
        self._save_soon.stop()
        self._show_soon.stop()
        self._showing.stop()
        if not self._is_saved:
            self._context.tasks.run(self._keeping.save, lambda _: None, self._on_end_failed)
        self._saving.stop()

    @Property("QVariantMap", constant=True)  # type: ignore[arg-type]  # the stubs know no Qt type names
    def begun(self) -> dict[str, object]:
        """Return what was written when the editor was opened, and how many characters each part may have."""
        begun = self._begun
        return {
            "title": begun.title,
            "summary": begun.summary,
            "author": begun.author,
            "source": begun.source,
            "titleMax": TITLE_CHARACTERS_MAX,
            "summaryMax": SUMMARY_CHARACTERS_MAX,
            "authorMax": AUTHOR_CHARACTERS_MAX,
        }

    @Property(QObject, constant=True)
    def films(self) -> QObject:
        """Return what opens its films."""
        return self._films

    @Property(QObject, constant=True)
    def blocks(self) -> QObject:
        """Return the blocks as readers will see them."""
        return self._blocks

    @Property(QObject, constant=True)
    def problems(self) -> QObject:
        """Return what stops the sending, by line."""
        return self._problems

    @Property(str, notify=previewChanged)
    def previewError(self) -> str:
        """Return why the text cannot be read at all."""
        return self._showing.error_text

    @Property(bool, notify=changed)
    def isSaved(self) -> bool:
        """Tell whether all that was typed is kept."""
        return self._is_saved

    @Property(bool, notify=changed)
    def isBusy(self) -> bool:
        """Tell whether it is being sent, or a picture read."""
        return self._is_busy

    @Property(str, notify=changed)
    def errorText(self) -> str:
        """Return why it was not kept, or not sent."""
        return self._error_text or self._saving.error_text

    @Property(str, constant=True)
    def tomorrow(self) -> str:
        """Return tomorrow morning, as `schedule` reads it."""
        at = self._context.moments.local(self._context.now() + timedelta(days=1))
        return at.replace(hour=EARLY, minute=0).strftime("%Y-%m-%d %H:%M")

    @Slot(str, str, str, str)
    def change(self, title: str, summary: str, author: str, source: str) -> None:
        """Take what was typed; kept and shown a moment later."""
        before = self._keeping.draft
        draft = replace(before, title=title, summary=summary, author=author, source=source)
        if draft == before:
            return
        if source != before.source:
            self._show_soon.start()
        self._keeping.draft = draft
        self._save_soon.start()
        self._is_saved = False
        self._say(is_busy=self._is_busy)

    @Slot(QUrl)
    def takePicture(self, file: QUrl) -> None:
        """Keep a picture from a file, decoded in the jail; `pictureTaken` tells its name."""
        desk = self._desk

        def work() -> str:
            from app.shell.media.redrawing import redraw  # it brings NumPy along

            if not file.isLocalFile():
                raise Unavailable("file.unreadable", reason="it is not on this computer")
            drawn = redraw(Path(file.toLocalFile()), desk.new_queue())
            return desk.pictures.keep(drawn.picture, drawn.suffix, drawn.width, drawn.height)

        self._say(is_busy=True)
        self._context.tasks.run(work, self._on_picture, self._on_failed)

    @Slot(QUrl)
    def takeFilm(self, file: QUrl) -> None:
        """Keep a film from a file, if its first bytes say that it is one; `pictureTaken` tells its name."""
        pictures = self._desk.pictures

        def work() -> str:
            if not file.isLocalFile():
                raise Unavailable("file.unreadable", reason="it is not on this computer")
            try:
                with Path(file.toLocalFile()).open("rb") as original:
                    container = container_of(original.read(HEAD_BYTES))
                    if container is None:
                        raise Refused("film.kind", source=file.fileName())
                    original.seek(0)
                    return pictures.keep_film(original, container)
            except OSError as error:
                raise Unavailable("file.unreadable", reason=error.strerror or "it could not be read") from error

        self._say(is_busy=True)
        self._context.tasks.run(work, self._on_picture, self._on_failed)

    @Slot()
    def send(self) -> None:
        """Send it now, as it stands."""
        keeping = self._keeping

        def work() -> str:
            keeping.send()
            return "sent"

        self._let_go(work)

    @Slot(str)
    def schedule(self, when: str) -> None:
        """Have it sent by itself: ``when`` is a day and a time of the person's, such as 2026-12-01 08:00."""
        keeping = self._keeping
        due_at = self._context.moments.read(when)

        def work() -> str:
            if due_at is None:
                raise Refused("article.time")
            keeping.schedule(due_at)
            return "scheduled"

        self._let_go(work)

    def _let_go(self, work: Callable[[], str]) -> None:
        if not self._is_busy:
            self._save_soon.stop()
            self._say(is_busy=True)
            self._context.tasks.run(work, self._on_sent, self._on_failed)

    def _on_saved(self, draft: Draft) -> None:
        self._is_saved = draft == self._keeping.draft
        self.changed.emit()

    def _check(self) -> Shown:
        checked = self._desk.composing.check(self._keeping.draft.source)
        return Shown(checked, listings_of(checked.written.blocks, self._desk.catalog))

    def _on_checked(self, shown: Shown) -> None:
        self._blocks.set_rows(block_rows(shown.checked.written.blocks, shown.listings, self._context.find_icon))
        found = enumerate(shown.checked.problems)
        self._problems.set_rows(
            [ProblemRow(str(at), each.line, each.kind, one_line(each.text, 80)) for at, each in found]
        )
        self.previewChanged.emit()

    def _on_picture(self, name: str) -> None:
        self._say()
        self.pictureTaken.emit(name)

    def _on_sent(self, section: str) -> None:
        self._say()
        self.sent.emit(section)

    def _on_failed(self, error: PlazaError) -> None:
        self._say(text_of(error))

    def _on_end_failed(self, error: PlazaError) -> None:
        self.toasted.emit(text_of(error), "danger")

    def _say(self, error_text: str = "", *, is_busy: bool = False) -> None:
        """Say how what the person asked for went; what is kept by itself leaves that as it is."""
        self._error_text, self._is_busy = error_text, is_busy
        self.changed.emit()
