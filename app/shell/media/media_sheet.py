"""The media sheet: lets the person pick pictures for a mini-app, and says which cannot be had and why."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from PySide6.QtCore import Property, QObject, QUrl, Signal, Slot
from PySide6.QtQml import QmlElement

from app.core.kernel.errors import PlazaError, Unavailable
from app.host.bridge.prompts import MediaPrompt, PickedPicture
from app.host.decoding.service import PictureQueue
from app.shell.error_texts import text_of
from app.shell.faces import FindIcon, no_icon
from app.shell.guard import REST_MS
from app.shell.media.redrawing import redraw
from app.shell.plain_words import isolated
from app.shell.sheets import SheetViewModel
from app.shell.tasks import Tasks

QML_IMPORT_NAME = "app.shell.media"
QML_IMPORT_MAJOR_VERSION = 1
State = Literal["asking", "working", "told"]
Picked = tuple[PickedPicture, ...]


@dataclass(frozen=True, slots=True)
class MediaDesk:
    """What picking takes; ``new_queue`` returns a queue of the jailed decoders for one sheet."""

    new_queue: Callable[[], PictureQueue]
    tasks: Tasks
    find_icon: FindIcon = no_icon


@QmlElement
class MediaSheetViewModel(SheetViewModel[Picked]):
    """Asks for pictures, makes copies of them one after another, and hands over those that could be had. GUI thread."""

    kind = "media"
    changed = Signal()

    def __init__(
        self, prompt: MediaPrompt, desk: MediaDesk, *, rest_ms: int = REST_MS, parent: QObject | None = None
    ) -> None:
        super().__init__(prompt.session_id, prompt.listing, desk.find_icon, (), rest_ms=rest_ms, parent=parent)
        self._prompt = prompt
        self._desk = desk
        self._queue = desk.new_queue()
        self._state: State = "asking"
        self._waiting: list[QUrl] = []
        self._count = 0
        self._picked: list[PickedPicture] = []
        self._problems: list[dict[str, str]] = []

    @Property(str, notify=changed)
    def state(self) -> str:
        """How far it has come; one of ``State``."""
        return self._state

    @Property(int, constant=True)
    def countMax(self) -> int:
        """How many pictures may be picked."""
        return self._prompt.count_max

    @Property(int, notify=changed)
    def pickedCount(self) -> int:
        """How many could be had."""
        return len(self._picked)

    @Property(str, notify=changed)
    def progressText(self) -> str:
        """Which picture is being drawn."""
        done = self._count - len(self._waiting)
        return self.tr("Preparing picture %1 of %2…").replace("%1", str(done)).replace("%2", str(self._count))

    @Property("QVariantList", notify=changed)  # type: ignore[arg-type]  # the stubs know no Qt type names
    def problems(self) -> list[dict[str, str]]:
        """What could not be had: the file's ``name``, and ``why``."""
        return self._problems

    @Slot("QVariantList")
    def take(self, files: list[QUrl]) -> None:
        """Take the files that the person picked, as far as so many are wanted."""
        if self._state == "working" or not self.guard.is_awake or not files:
            return
        self._picked, self._problems = [], []
        self._waiting = list(files[: self._prompt.count_max])
        self._count = len(self._waiting)
        for file in files[self._prompt.count_max :]:
            self._refuse(file, self.tr("Only %1 can be picked here.").replace("%1", str(self._prompt.count_max)))
        self._state = "working"
        self._next()

    @Slot()
    def done(self) -> None:
        """Hand over those that could be had."""
        if self._state == "told" and self.guard.is_awake:
            self._finish(tuple(self._picked))

    @Slot()
    def cancel(self) -> None:
        """Leave without any."""
        if self.guard.is_awake:
            self._finish(())

    def _next(self) -> None:
        if self.answer.done():
            return
        if self._waiting:
            file = self._waiting.pop(0)
            self.changed.emit()
            self._desk.tasks.run(
                lambda: _redraw(file, self._queue), self._drawn, lambda error: self._failed(file, error)
            )
        elif self._problems:
            self._state = "told"
            self.changed.emit()
        else:
            self._finish(tuple(self._picked))

    def _drawn(self, picture: PickedPicture) -> None:
        self._picked.append(picture)
        self._next()

    def _failed(self, file: QUrl, error: PlazaError) -> None:
        self._refuse(file, text_of(error))
        self._next()

    def _refuse(self, file: QUrl, why: str) -> None:
        self._problems = [*self._problems, {"name": isolated(file.fileName()[:120]), "why": why}]


def _redraw(file: QUrl, queue: PictureQueue) -> PickedPicture:
    if not file.isLocalFile():
        raise Unavailable("file.unreadable", reason="it is not on this computer")
    return redraw(Path(file.toLocalFile()), queue)
