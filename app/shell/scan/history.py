"""The history of scans on screen: what each code was, when; opened again, searched, deleted."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Protocol

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from app.core.kernel.ids import ScanId, UserId
from app.core.links import Link, parse_code
from app.core.scans.events import ScansChanged
from app.core.scans.model import Scan
from app.shell.context import ShellContext
from app.shell.plain_words import isolated, one_line
from app.shell.reading import SearchedScreen
from app.shell.rows import RowsModel
from app.shell.scan.trust_card import TrustFacts

QML_IMPORT_NAME = "app.shell.scan"
QML_IMPORT_MAJOR_VERSION = 1


class Scans(Protocol):
    """What was scanned; on workers."""

    def of(self, user_id: UserId) -> list[Scan]:
        """Return a person's scans, the newest first."""

    def remove(self, user_id: UserId, scan_id: ScanId) -> None:
        """Delete one."""

    def clear(self, user_id: UserId) -> None:
        """Delete all."""

    def is_kept(self, user_id: UserId) -> bool:
        """Tell whether scans are kept."""

    def keep(self, user_id: UserId, *, is_kept: bool) -> None:
        """Keep scans from now on, or do not."""


@dataclass(frozen=True, slots=True)
class HistoryDesk:
    """The scans, and how to tell what each is: ``find`` looks a link up, on workers; ``facts`` has the words for it."""

    scans: Scans
    find: Callable[[Link], object]
    facts: Callable[[Link, object], TrustFacts]


@dataclass(frozen=True, slots=True)
class ScanRow:
    """One scan; ``day_text`` stands above the first of a day."""

    scan_id: str
    title: str
    kind_text: str
    detail_text: str
    icon_name: str
    icon_source: str
    tile_color: str
    is_doubtful: bool
    time_text: str
    day_text: str


@dataclass(frozen=True, slots=True)
class HistoryRead:
    """Each scan with what its link names, and whether scans are kept."""

    scans: list[tuple[Scan, Link, object]]
    is_kept: bool


@QmlElement
class HistoryViewModel(SearchedScreen[HistoryRead]):
    """What the person scanned, the newest first. Opening one asks first, as scanning it did. GUI thread."""

    changed = Signal()
    titled = Signal(str)
    openWanted = Signal(str, str, bool)

    def __init__(self, desk: HistoryDesk, context: ShellContext, parent: QObject | None = None) -> None:
        super().__init__(context, parent)
        self._desk = desk
        self._is_kept = True
        self._rows: RowsModel[ScanRow] = RowsModel(ScanRow, lambda row: row.scan_id, self)
        self._stop_hearing = context.relay.subscribe(ScansChanged, self._on_changed)
        self._is_ended = False
        self.load()

    @property
    def title(self) -> str:
        """What stands on the tab."""
        return self.tr("Scans")

    def retell(self) -> None:
        """Say the codes and the tab's title in the language that is spoken now."""
        super().retell()
        self.titled.emit(self.title)

    def end(self) -> None:
        """Nothing more will be shown: the tab is closed."""
        self._is_ended = True
        self._stop_hearing()

    @Property(QObject, constant=True)
    def scans(self) -> QObject:
        """The rows, newest first."""
        return self._rows

    @Property(bool, notify=changed)
    def isKept(self) -> bool:
        """Whether what is scanned from now on is kept."""
        return self._is_kept

    @Property(int, notify=changed)
    def count(self) -> int:
        """How many scans are kept, also those that the search leaves out."""
        return 0 if self._read is None else len(self._read.scans)

    @Slot(str)
    def open(self, scan_id: str) -> None:
        """Ask for what a scan says to be opened, after its trust card."""
        scan = self._scan(scan_id)
        if scan is not None:
            self.openWanted.emit(scan.text, scan.symbology, scan.is_guessed)

    @Slot(str)
    def remove(self, scan_id: str) -> None:
        """Delete one scan."""
        user_id, scans = self._context.user.user_id, self._desk.scans
        self._context.tasks.run(lambda: scans.remove(user_id, ScanId(scan_id)), lambda _none: None, self._on_failed)

    @Slot()
    def clear(self) -> None:
        """Delete every scan."""
        user_id, scans = self._context.user.user_id, self._desk.scans
        self._context.tasks.run(lambda: scans.clear(user_id), lambda _none: None, self._on_failed)

    @Slot(bool)
    def keep(self, is_kept: bool) -> None:
        """Keep what is scanned from now on, or do not."""
        user_id, scans = self._context.user.user_id, self._desk.scans
        self._context.tasks.run(lambda: scans.keep(user_id, is_kept=is_kept), lambda _none: None, self._on_failed)

    def _find(self) -> HistoryRead:
        user_id, desk = self._context.user.user_id, self._desk
        links = [(scan, parse_code(scan.text, scan.symbology)) for scan in desk.scans.of(user_id)]
        return HistoryRead([(scan, link, desk.find(link)) for scan, link in links], desk.scans.is_kept(user_id))

    def _show(self, read: HistoryRead) -> None:
        self._is_kept = read.is_kept
        rows: list[ScanRow] = []
        day = ""
        for scan, link, found in read.scans:
            row = self._row(scan, self._desk.facts(link, found))
            if self._words not in f"{row.title}\n{row.kind_text}\n{scan.text}".casefold():
                continue
            rows.append(row if row.day_text != day else replace(row, day_text=""))
            day = row.day_text
        self._rows.set_rows(rows)
        self.changed.emit()

    def _row(self, scan: Scan, facts: TrustFacts) -> ScanRow:
        moments, now = self._context.moments, self._context.now()
        is_text = facts.kind == "text"
        detail = next((line for line in facts.lines if line), "") or next((value for _, value in facts.rows), "")
        return ScanRow(
            scan_id=scan.scan_id,
            title=one_line(facts.title) or self.tr("Nothing that can be seen"),
            kind_text=facts.heading,
            detail_text="" if is_text else isolated(one_line(detail)),
            icon_name=facts.icon_name,
            icon_source=facts.icon_source,
            tile_color=facts.color,
            is_doubtful=bool(facts.warning),
            time_text=moments.clock(scan.scanned_at),
            day_text=moments.day(scan.scanned_at, now),
        )

    def _scan(self, scan_id: str) -> Scan | None:
        read = () if self._read is None else self._read.scans
        return next((scan for scan, _, _ in read if scan.scan_id == scan_id), None)

    def _on_changed(self, event: ScansChanged) -> None:
        if not self._is_ended and event.user_id == self._context.user.user_id:
            self.load()
