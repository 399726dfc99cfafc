"""The capability ledger on screen: what mini-apps asked for, page by page, filtered, and written to a file."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Protocol, get_args

from PySide6.QtCore import Property, QObject, QUrl, Signal, Slot
from PySide6.QtQml import QmlElement

from app.core.catalog.model import Listing
from app.core.kernel.errors import PlazaError
from app.core.kernel.ids import MiniAppId
from app.core.kernel.paging import Page
from app.host.call_log.export import export
from app.host.call_log.model import Entry, Kind, Wanted
from app.host.call_log.service import CallLog
from app.shell.about.words import GOOD, decision_text, what_text
from app.shell.context import ShellContext
from app.shell.error_texts import text_of
from app.shell.faces import color_of, icon_name
from app.shell.plain_words import isolated, one_line
from app.shell.reading import ReadingScreen
from app.shell.rows import RowsModel

QML_IMPORT_NAME = "app.shell.about"
QML_IMPORT_MAJOR_VERSION = 1
PAGE_ROWS = 100


class Catalog(Protocol):
    """Knows the names of mini-apps."""

    def all(self) -> list[Listing]:
        """Return every listing."""


@dataclass(frozen=True, slots=True)
class CallRow:
    """One line of the ledger; ``day_text`` stands above the first of a day."""

    entry_id: str
    name: str
    icon_name: str
    icon_source: str
    tile_color: str
    what_text: str
    detail_text: str
    decision_text: str
    is_good: bool
    count_text: str
    time_text: str
    day_text: str


@dataclass(frozen=True, slots=True)
class CallsRead:
    """The newest page, whose filter it answers, and the mini-apps there is something of, by name."""

    wanted: Wanted
    page: Page[Entry]
    listings: dict[MiniAppId, Listing]
    miniapp_ids: tuple[MiniAppId, ...]


@QmlElement
class CallsViewModel(ReadingScreen[CallsRead]):
    """What mini-apps did, newest first. GUI thread."""

    changed = Signal()
    titled = Signal(str)

    def __init__(
        self,
        call_log: CallLog,
        catalog: Catalog,
        context: ShellContext,
        miniapp_id: MiniAppId | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(context, parent)
        self._call_log = call_log
        self._catalog = catalog
        self._wanted = Wanted(context.user.user_id, miniapp_id)
        self._entries: list[Entry] = []
        self._next: str | None = None
        self._is_reading_older = False
        self._is_exporting = False
        self._rows: RowsModel[CallRow] = RowsModel(CallRow, lambda row: row.entry_id, self)
        self.load()

    @property
    def title(self) -> str:
        """What stands on the tab."""
        return self.tr("What mini-apps did")

    def retell(self) -> None:
        """Say the calls and the tab's title in the language that is spoken now."""
        self._show_rows()
        self.titled.emit(self.title)

    def end(self) -> None:
        """Nothing more will be shown: the tab is closed."""

    @Property(QObject, constant=True)
    def calls(self) -> QObject:
        """The rows, newest first."""
        return self._rows

    @Property(str, notify=changed)
    def kind(self) -> str:
        """Which kind is shown; empty: all."""
        return self._wanted.kind or ""

    @Property(str, notify=changed)
    def miniappId(self) -> str:
        """Which mini-app's are shown; empty: all."""
        return self._wanted.miniapp_id or ""

    @Property("QVariantList", notify=changed)  # type: ignore[arg-type]  # the stubs know no Qt type names
    def miniapps(self) -> list[dict[str, str]]:
        """The mini-apps there is something of: ``key`` and ``text``; the first is all of them."""
        read = self._read
        ids = {*(read.miniapp_ids if read is not None else ()), *filter(None, [self._wanted.miniapp_id])}
        named = sorted(((self._name(each), each) for each in ids), key=lambda each: (each[0].casefold(), each[1]))
        return [{"key": "", "text": self.tr("All mini-apps")}, *({"key": key, "text": name} for name, key in named)]

    @Property(bool, notify=changed)
    def isExporting(self) -> bool:
        """Whether a file is being written."""
        return self._is_exporting

    @Slot(str)
    def chooseKind(self, kind: str) -> None:
        """Show one kind, or all."""
        known: Kind | None = next((each for each in get_args(Kind) if each == kind), None)
        self._choose(Wanted(self._wanted.user_id, self._wanted.miniapp_id, known))

    @Slot(str)
    def chooseMiniapp(self, miniapp_id: str) -> None:
        """Show one mini-app's, or all."""
        chosen = MiniAppId(miniapp_id) if miniapp_id else None
        self._choose(Wanted(self._wanted.user_id, chosen, self._wanted.kind))

    @Slot()
    def loadOlder(self) -> None:
        """Read the next older rows, if there are any."""
        if self._is_reading_older or self._next is None:
            return
        self._is_reading_older = True
        wanted, before = self._wanted, self._next
        self._context.tasks.run(
            lambda: self._call_log.page(wanted, before, PAGE_ROWS),
            partial(self._show_older, wanted),
            self._on_older_failed,
        )

    @Slot(QUrl)
    def export(self, file: QUrl) -> None:
        """Write everything that the filter lets through to a file: JSON by its name, otherwise CSV."""
        if self._is_exporting or not file.isLocalFile():
            return
        path, wanted = Path(file.toLocalFile()), self._wanted
        self._is_exporting = True
        self.changed.emit()
        self._context.tasks.run(
            lambda: export(self._call_log, wanted, path), partial(self._exported, path.name), self._on_export_failed
        )

    def _find(self) -> CallsRead:
        wanted = self._wanted
        listings = {listing.miniapp_id: listing for listing in self._catalog.all()}
        page = self._call_log.page(wanted, None, PAGE_ROWS)
        return CallsRead(wanted, page, listings, tuple(self._call_log.miniapps(wanted.user_id)))

    def _show(self, read: CallsRead) -> None:
        if read.wanted != self._wanted:
            return  # another filter was chosen meanwhile, and is being read
        self._entries, self._next = list(read.page.rows), read.page.next
        self._show_rows()

    def _choose(self, wanted: Wanted) -> None:
        if wanted == self._wanted:
            return
        self._wanted = wanted
        self.changed.emit()
        self.load()

    def _show_older(self, wanted: Wanted, page: Page[Entry]) -> None:
        self._is_reading_older = False
        if wanted != self._wanted:
            return
        known = {entry.entry_id for entry in self._entries}
        self._entries += [entry for entry in page.rows if entry.entry_id not in known]
        self._next = page.next
        self._show_rows()

    def _show_rows(self) -> None:
        now, moments = self._context.now(), self._context.moments
        days = [moments.day(entry.at, now) for entry in self._entries]
        is_first = [at == 0 or days[at - 1] != day for at, day in enumerate(days)]
        self._rows.set_rows(
            [
                self._row(entry, day if first else "")
                for entry, day, first in zip(self._entries, days, is_first, strict=True)
            ]
        )
        self.changed.emit()

    def _row(self, entry: Entry, day_text: str) -> CallRow:
        what = entry.what
        listing = self._read.listings.get(what.miniapp_id) if self._read is not None else None
        by = [self._name(what.miniapp_id)]
        if not what.user_id:
            by.append(self.tr("server half"))
        if what.detail:
            by.append(self.tr("changed by you") if what.detail == "changed" else one_line(what.detail, 60))
        return CallRow(
            entry_id=entry.entry_id,
            name=by[0],
            icon_name="blocks" if listing is None else icon_name(listing),
            icon_source="" if listing is None else self._context.find_icon(listing),
            tile_color=color_of(what.miniapp_id),
            what_text=what_text(what),
            detail_text=" · ".join(isolated(part) for part in by),
            decision_text=decision_text(what),
            is_good=what.decision in GOOD,
            count_text=f"×{entry.count:,}" if entry.count > 1 else "",
            time_text=self._context.moments.clock(entry.at),
            day_text=day_text,
        )

    def _name(self, miniapp_id: str) -> str:
        listing = self._read.listings.get(MiniAppId(miniapp_id)) if self._read is not None else None
        return one_line(miniapp_id if listing is None else listing.name, 60)

    def _exported(self, file_name: str, count: int) -> None:
        self._is_exporting = False
        self.changed.emit()
        told = self.tr("{count} entries were written to {file}.")
        self.toasted.emit(told.format(count=f"{count:,}", file=isolated(one_line(file_name, 60))), "success")

    def _on_export_failed(self, error: PlazaError) -> None:
        self._is_exporting = False
        self.changed.emit()
        self.toasted.emit(text_of(error), "danger")

    def _on_older_failed(self, error: PlazaError) -> None:
        self._is_reading_older = False
        self.toasted.emit(text_of(error), "danger")
