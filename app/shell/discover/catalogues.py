"""The person's catalogues: looked at, added, refreshed and removed; fetching only at their word."""

from collections.abc import Callable, Collection
from concurrent.futures import Executor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Property, QCoreApplication, QObject, QUrl, Signal, Slot
from PySide6.QtQml import QmlElement

from app.core.kernel.errors import PlazaError
from app.core.kernel.ids import MiniAppId
from app.core.links import MiniAppLink
from app.host.catalogues.channels import Channels
from app.host.catalogues.events import CataloguesChanged
from app.host.catalogues.service import Catalogue, Disputed, Hits, Look, Offered, Withdrawn
from app.host.versions import History, Version
from app.shell.context import ShellContext
from app.shell.error_texts import text_of
from app.shell.plain_words import isolated, one_line
from app.shell.rows import RowsModel

QML_IMPORT_NAME = "app.shell.discover"
QML_IMPORT_MAJOR_VERSION = 1


class Catalogues(Protocol):
    """The catalogues; on workers."""

    @property
    def workers(self) -> Executor:
        """The threads for what fetches."""

    def all(self) -> tuple[Catalogue, ...]:
        """Return them by name."""

    def look(self, text: str) -> Look:
        """Fetch what the catalogue at an address says of itself."""

    def add(self, look: Look) -> Catalogue:
        """Keep it."""

    def refresh(self, key: str) -> Catalogue:
        """Fetch what is new."""

    def remove(self, key: str) -> None:
        """Forget it."""

    def find(self, miniapp_id: MiniAppId) -> Offered | Withdrawn | Disputed | None:
        """Return what they have of a mini-app."""

    def search(self, words: str, hits_max: int, *, besides: Collection[str] = (), category: str = "") -> Hits:
        """Return what they have with these words."""

    @property
    def channels(self) -> Channels:
        """Which versions the person wants."""

    def has_beta(self, miniapp_id: MiniAppId) -> bool:
        """Tell whether there are beta versions of a mini-app."""

    def categories(self) -> tuple[str, ...]:
        """Return of which categories they have mini-apps."""


@dataclass(frozen=True, slots=True)
class CataloguesDesk:
    """What catalogues are read and changed through; ``history`` knows the versions installed, ``install`` asks."""

    catalogues: Catalogues
    history: Callable[[MiniAppId], tuple[History, tuple[Version, ...]]]
    install: Callable[[Offered, MiniAppLink], None]


@dataclass(frozen=True, slots=True)
class CatalogueRow:
    """One catalogue; ``key`` is shown so that the person can compare it."""

    key: str
    name: str
    address: str
    about: str
    fingerprint: str
    is_expired: bool
    is_busy: bool
    trouble: str


@QmlElement
class CataloguesViewModel(QObject):
    """The catalogues and the one that is about to be added. GUI thread."""

    changed = Signal()
    added = Signal()
    toasted = Signal(str, str)

    def __init__(self, desk: CataloguesDesk, context: ShellContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._context = context
        self._all: tuple[Catalogue, ...] = ()
        self._busy: set[str] = set()
        self._troubles: dict[str, PlazaError] = {}
        self._rows: RowsModel[CatalogueRow] = RowsModel(CatalogueRow, lambda row: row.key, self)
        self._look: Look | None = None
        self._error: PlazaError | None = None
        self._is_looking = False
        self._is_adding = False
        context.relay.subscribe(CataloguesChanged, lambda _: self.load())

    @Property(QObject, constant=True)
    def rows(self) -> QObject:
        """The catalogues, by name."""
        return self._rows

    @Property(bool, notify=changed)
    def isBusy(self) -> bool:
        """Whether an address is being looked at, or what was found there is being added."""
        return self._is_looking or self._is_adding

    @Property(str, notify=changed)
    def errorText(self) -> str:
        """Why the address led to nothing."""
        return "" if self._error is None else text_of(self._error)

    @Property(str, notify=changed)
    def foundName(self) -> str:
        """What the catalogue that was looked at calls itself; empty where there is none to add."""
        return "" if self._look is None else one_line(self._look.name, 60)

    @Property(str, notify=changed)
    def foundFingerprint(self) -> str:
        """Whose it is."""
        return "" if self._look is None else fingerprint_of(self._look.key)

    @Property(str, notify=changed)
    def foundAddress(self) -> str:
        """Where it was found."""
        return "" if self._look is None else one_line(self._look.address, 200)

    @Slot()
    def load(self) -> None:
        """Read which catalogues there are; nothing is fetched."""
        self._context.tasks.run(self._desk.catalogues.all, self._take, self._on_failed)

    @Slot(str)
    def look(self, address: str) -> None:
        """Fetch what the catalogue at an address says of itself, to be shown before it is added."""
        if self.property("isBusy"):
            return
        self._look, self._error, self._is_looking = None, None, True
        self.changed.emit()

        def looked(look: Look) -> None:
            self._look, self._is_looking = look, False
            self.changed.emit()

        self._context.tasks.run(
            partial(self._desk.catalogues.look, address), looked, self._refused, workers=self._desk.catalogues.workers
        )

    @Slot(QUrl)
    def lookInto(self, folder: QUrl) -> None:
        """Look into a folder that was chosen."""
        self.look(str(Path(folder.toLocalFile())))

    @Slot()
    def add(self) -> None:
        """Add what was looked at."""
        look = self._look
        if look is None or self.property("isBusy"):
            return
        self._is_adding, self._error = True, None
        self.changed.emit()

        def added(catalogue: Catalogue) -> None:
            self._look, self._is_adding = None, False
            self.changed.emit()
            self.added.emit()
            pattern = _tr("“{name}” was added. What it has is found among the mini-apps.")
            self.toasted.emit(pattern.format(name=isolated(one_line(catalogue.name, 60))), "success")

        self._context.tasks.run(
            partial(self._desk.catalogues.add, look), added, self._refused, workers=self._desk.catalogues.workers
        )

    @Slot()
    def leave(self) -> None:
        """Do not add what was looked at."""
        if not self.property("isBusy"):
            self._look, self._error = None, None
            self.changed.emit()

    @Slot(str)
    def refresh(self, key: str) -> None:
        """Fetch what is new in a catalogue."""
        if key in self._busy:
            return
        self._busy.add(key)
        self._troubles.pop(key, None)
        self._show()

        def refreshed(_catalogue: Catalogue) -> None:
            self._busy.discard(key)
            self._show()

        def failed(error: PlazaError) -> None:
            self._busy.discard(key)
            self._troubles[key] = error
            self._show()

        self._context.tasks.run(
            partial(self._desk.catalogues.refresh, key), refreshed, failed, workers=self._desk.catalogues.workers
        )

    @Slot(str)
    def remove(self, key: str) -> None:
        """Forget a catalogue; what was installed from it stays."""
        self._troubles.pop(key, None)
        self._context.tasks.run(partial(self._desk.catalogues.remove, key), lambda _: None, self._on_failed)

    def retell(self) -> None:
        """Say everything in the language that is spoken now."""
        self._show()
        self.changed.emit()

    def _take(self, found: tuple[Catalogue, ...]) -> None:
        self._all = found
        self._show()

    def _show(self) -> None:
        self._rows.set_rows([self._row(each) for each in self._all])

    def _refused(self, error: PlazaError) -> None:
        self._is_looking = self._is_adding = False
        self._error = error
        self.changed.emit()

    def _on_failed(self, error: PlazaError) -> None:
        self.toasted.emit(text_of(error), "danger")

    def _row(self, catalogue: Catalogue) -> CatalogueRow:
        trouble = self._troubles.get(catalogue.key)
        damaged = _tr("What was kept of it is damaged. Refresh it to have it again.")
        about = (
            damaged
            if catalogue.is_damaged
            else _tr("Mini-apps: {count} · refreshed {moment}").format(
                count=f"{catalogue.count:,}", moment=self._context.moments.full(catalogue.refreshed_at)
            )
        )
        return CatalogueRow(
            key=catalogue.key,
            name=one_line(catalogue.name, 60),
            address=one_line(catalogue.address, 200),
            about=about,
            fingerprint=fingerprint_of(catalogue.key),
            is_expired=catalogue.is_expired,
            is_busy=catalogue.key in self._busy,
            trouble="" if trouble is None else text_of(trouble),
        )


def fingerprint_of(key: str) -> str:
    """Return a key so that people can compare it: in groups of four."""
    return " ".join(key[at : at + 4] for at in range(0, len(key), 4))


def _tr(text: str) -> str:
    return QCoreApplication.translate("Catalogues", text)
