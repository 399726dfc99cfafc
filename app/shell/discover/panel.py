"""The mini-apps at hand: those opened last, and those the person pinned, in their order."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from app.core.kernel.errors import PlazaError
from app.core.kernel.ids import MiniAppId
from app.core.workspace.events import PanelChanged
from app.core.workspace.model import Panel
from app.shell.context import ShellContext
from app.shell.error_texts import text_of
from app.shell.rows import RowsModel

if TYPE_CHECKING:
    from app.core.workspace.panel import MiniAppPanel

QML_IMPORT_NAME = "app.shell.discover"
QML_IMPORT_MAJOR_VERSION = 1

RECENT_MAX = 8


@dataclass(frozen=True, slots=True)
class TileRow:
    """One mini-app as an icon with its name."""

    miniapp_id: str
    name: str
    icon_name: str
    icon_source: str
    tile_color: str


@dataclass(frozen=True, slots=True)
class Kept:
    """What was kept when it was read, ``writes`` having been written from here before."""

    panel: Panel
    writes: int = 0


NOTHING_KEPT = Kept(Panel())


@QmlElement
class PanelViewModel(QObject):
    """Recent and mine. What the person changes shows at once and is written behind it, one write at a time.

    What is pinned but not installed is not shown and keeps its place. It is read with the listings: see `show`.
    """

    changed = Signal()
    readWanted = Signal()
    """Another panel was kept than is shown."""
    toasted = Signal(str, str)

    def __init__(self, panel: "MiniAppPanel", context: ShellContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kept = panel
        self._context = context
        self._recent: RowsModel[TileRow] = RowsModel(TileRow, lambda row: row.miniapp_id, self)
        self._mine: RowsModel[TileRow] = RowsModel(TileRow, lambda row: row.miniapp_id, self)
        self._tiles: dict[str, TileRow] = {}
        self._order: tuple[str, ...] = ()
        self._writes = 0
        self._is_writing = False
        self._is_unwritten = False
        context.relay.subscribe(PanelChanged, self._on_changed)

    @Property(QObject, constant=True)
    def recent(self) -> QObject:
        """Return the rows of what was opened last; at most eight."""
        return self._recent

    @Property(QObject, constant=True)
    def mine(self) -> QObject:
        """Return the rows of what the person pinned, in their order."""
        return self._mine

    @Property("QStringList", notify=changed)  # type: ignore[arg-type]  # the stubs know no Qt type names
    def pinned(self) -> list[str]:
        """Return the ids of what the person pinned, in their order."""
        return list(self._order)

    @Slot(str, bool)
    def pin(self, miniapp_id: str, is_pinned: bool) -> None:
        """Put an installed mini-app at the end of mine, or take it from there."""
        if is_pinned == (miniapp_id in self._order) or (is_pinned and miniapp_id not in self._tiles):
            return
        others = tuple(each for each in self._order if each != miniapp_id)
        self._arrange((*others, miniapp_id) if is_pinned else others)

    @Slot(str, int)
    def move(self, miniapp_id: str, steps: int) -> None:
        """Move one of mine by so many places of those shown; not beyond the first and the last."""
        shown = [row.miniapp_id for row in self._mine.rows]
        if miniapp_id not in shown:
            return
        at = shown.index(miniapp_id)
        to = max(0, min(at + steps, len(shown) - 1))
        if to == at:
            return
        others = [each for each in self._order if each != miniapp_id]
        others.insert(others.index(shown[to]) + (to > at), miniapp_id)
        self._arrange(tuple(others))

    def find(self) -> Kept:
        """Return what is kept. On a worker."""
        writes = self._writes
        return Kept(self._kept.of(self._context.user.user_id), writes)

    def show(self, kept: Kept, installed: Sequence[TileRow]) -> None:
        """Show what was read, of the mini-apps that are ``installed``; an order written since is newer."""
        self._tiles = {tile.miniapp_id: tile for tile in installed}
        if not self._is_writing and kept.writes == self._writes:
            self._order = kept.panel.mine
        self._recent.set_rows([self._tiles[each] for each in kept.panel.recent if each in self._tiles][:RECENT_MAX])
        self._show_mine()

    def _show_mine(self) -> None:
        self._mine.set_rows([self._tiles[each] for each in self._order if each in self._tiles])
        self.changed.emit()

    def _arrange(self, order: tuple[str, ...]) -> None:
        self._order = order
        self._show_mine()
        self._is_unwritten = True
        self._write()

    def _write(self) -> None:
        if self._is_writing or not self._is_unwritten:
            return
        self._is_writing, self._is_unwritten = True, False
        user_id, wanted = self._context.user.user_id, [MiniAppId(each) for each in self._order]
        self._context.tasks.run(lambda: self._kept.keep_mine(user_id, wanted), self._written, self._failed)

    def _written(self, _none: None) -> None:
        self._is_writing = False
        self._writes += 1
        self._write()
        if not self._is_writing:
            self.readWanted.emit()

    def _failed(self, error: PlazaError) -> None:
        self.toasted.emit(text_of(error), "danger")
        self._written(None)  # what is kept is as it was, and shown so

    def _on_changed(self, event: PanelChanged) -> None:
        if event.user_id == self._context.user.user_id and not self._is_writing:
            self.readWanted.emit()
