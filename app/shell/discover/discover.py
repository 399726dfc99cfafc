"""The mini-apps of the catalogue, and which of them is on screen."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QCoreApplication, QObject, QUrl, Signal, Slot
from PySide6.QtQml import QmlElement

from app.core.catalog.events import ListingPublished, ListingWithdrawn
from app.core.catalog.model import Listing
from app.core.kernel.ids import MiniAppId
from app.core.links import MiniAppLink
from app.core.links import text_of as link_text
from app.host.catalogues.events import CataloguesChanged
from app.host.catalogues.index import Channel
from app.host.catalogues.service import Disputed, Hits, Offered, Withdrawn
from app.host.installer import imitated, payee_of
from app.shell.context import ShellContext
from app.shell.discover.catalogues import CataloguesDesk, CataloguesViewModel
from app.shell.discover.filtering import Filter, Wanted, categories_of, category_text
from app.shell.discover.panel import NOTHING_KEPT, Kept, PanelViewModel, TileRow
from app.shell.faces import color_of, icon_name
from app.shell.install.versions import VersionsViewModel
from app.shell.plain_words import isolated, one_line
from app.shell.reading import SearchedScreen
from app.shell.rows import RowsModel, as_map

if TYPE_CHECKING:
    from app.core.catalog.service import Catalog
    from app.core.workspace.panel import MiniAppPanel

QML_IMPORT_NAME = "app.shell.discover"
QML_IMPORT_MAJOR_VERSION = 1


OFFERED_MAX = 60
"""So many mini-apps of catalogues are shown at once; the search finds the others."""


@dataclass(frozen=True, slots=True)
class ListingRow:
    """One mini-app.

    ``catalogue`` is the name of the one that has it, where it is not installed; ``update`` the newer version that a
    catalogue has, ``warning`` what is to be said against it; ``channel`` which versions the person wants, where there
    are beta versions.
    """

    miniapp_id: str
    name: str
    about: str
    publisher_name: str
    is_verified: bool
    version: str
    icon_name: str
    icon_source: str
    tile_color: str
    link: str
    account_id: str
    catalogue: str = ""
    update: str = ""
    warning: str = ""
    channel: str = ""


NOTHING = ListingRow("", "", "", "", False, "", "blocks", "", "", "", "")


@dataclass(frozen=True, slots=True)
class Shown:
    """What was read: what is installed, what catalogues have for it by its id, and what else they have.

    ``imitated``: by id, what a mini-app could be taken for; ``channels``: which versions are wanted of those that have
    beta versions.
    """

    listings: list[Listing]
    said: Mapping[str, Offered | Withdrawn]
    hits: Hits
    imitated: Mapping[str, Listing]
    filter: Filter
    channels: Mapping[str, Channel] = field(default_factory=dict)
    categories: tuple[str, ...] = ()
    panel: Kept = NOTHING_KEPT


@QmlElement
class DiscoverViewModel(SearchedScreen[Shown]):
    """Mini-apps by name, first those installed; the selected one shows what it is before it is opened."""

    selectedChanged = Signal()
    countsChanged = Signal()
    aboutWanted = Signal(str)
    accountWanted = Signal(str)
    fileChosen = Signal(QUrl)
    codeWanted = Signal(str)
    cataloguesWanted = Signal()
    fileWanted = Signal()

    def __init__(
        self,
        catalog: "Catalog",
        context: ShellContext,
        parent: QObject | None = None,
        *,
        versions: VersionsViewModel | None = None,
        desk: CataloguesDesk | None = None,
        panel: "MiniAppPanel | None" = None,
    ) -> None:
        super().__init__(context, parent)
        self._versions = versions
        if versions is not None:
            versions.toasted.connect(self.toasted)
        self._catalog = catalog
        self._desk = desk
        self._catalogues = None if desk is None else CataloguesViewModel(desk, context, self)
        if self._catalogues is not None:
            self._catalogues.toasted.connect(self.toasted)
        self._panel = None if panel is None else PanelViewModel(panel, context, self)
        if self._panel is not None:
            self._panel.toasted.connect(self.toasted)
            self._panel.readWanted.connect(self.load)
        self._rows: RowsModel[ListingRow] = RowsModel(ListingRow, lambda row: row.miniapp_id, self)
        self._selected = NOTHING
        self._category = ""
        context.relay.subscribe(ListingPublished, lambda _: self.load())
        context.relay.subscribe(ListingWithdrawn, lambda _: self.load())
        context.relay.subscribe(CataloguesChanged, lambda _: self.load())

    @Property(QObject, constant=True)
    def listings(self) -> QObject:
        """Return the rows of the list."""
        return self._rows

    @Property(QObject, constant=True)
    def versions(self) -> QObject | None:
        """Return the versions of the mini-app on screen; nothing where nobody keeps any."""
        return self._versions

    @Property(QObject, constant=True)
    def catalogues(self) -> QObject | None:
        """Return the person's catalogues; nothing where there are none to have."""
        return self._catalogues

    @Property(QObject, constant=True)
    def panel(self) -> QObject | None:
        """Return the mini-apps at hand; nothing where nobody keeps them."""
        return self._panel

    @Property("QVariantMap", notify=selectedChanged)  # type: ignore[arg-type]  # the stubs know no Qt type names
    def selected(self) -> dict[str, object]:
        """Return the mini-app on screen: the fields of its row; an empty ``miniappId``: all of them."""
        return as_map(self._selected)

    @Property(str, notify=countsChanged)
    def moreText(self) -> str:
        """Tell that the catalogues have more than is shown; empty if they have not."""
        if self._read is None or not self._read.hits.has_more:
            return ""
        return QCoreApplication.translate("Catalogues", "Your catalogues have more than these. Search to find it.")

    @Property("QVariantList", notify=countsChanged)  # type: ignore[arg-type]  # the stubs know no Qt type names
    def categories(self) -> list[dict[str, str]]:
        """Return the kinds of mini-apps there are: ``key`` and ``text``; empty where none says what it is for."""
        found = () if self._read is None else self._read.categories
        return [{"key": each, "text": category_text(each)} for each in found]

    @Property(str, notify=countsChanged)
    def category(self) -> str:
        """Return the kind that is shown alone; empty: all."""
        return self._category

    @Property(bool, notify=countsChanged)
    def isSearched(self) -> bool:
        """Tell whether only what contains some words is shown."""
        return self._words != ""

    @Slot(str)
    def search(self, text: str) -> None:
        """Show only what contains ``text``, in whatever case; what catalogues have comes from a worker."""
        super().search(text)
        if self._desk is not None:
            self.load()

    @Slot(str)
    def choose(self, category: str) -> None:
        """Show only mini-apps of one kind; nothing shows all."""
        self._category = category
        if self._read is not None:
            self._show(self._read)
        if self._desk is not None:
            self.load()

    @Slot(str)
    def select(self, miniapp_id: str) -> None:
        """Show what a mini-app is; nothing shows all of them."""
        self._selected = next((row for row in self._all_rows(self._read) if row.miniapp_id == miniapp_id), NOTHING)
        self._show_versions()
        self.selectedChanged.emit()

    @Slot(str)
    def open(self, miniapp_id: str) -> None:
        """Open a mini-app at its first page; one that is not installed is fetched and asked about first."""
        row = next((row for row in self._rows.rows if row.miniapp_id == miniapp_id), self._selected)
        if row.link:
            self._context.open_link(row.link, "list", "miniapps")

    @Slot()
    def update(self) -> None:
        """Fetch the newer version of the selected mini-app and ask about it."""
        miniapp_id = MiniAppId(self._selected.miniapp_id)
        offered = None if self._read is None else self._read.said.get(miniapp_id)
        if self._desk is not None and isinstance(offered, Offered):
            self._desk.install(offered, MiniAppLink(miniapp_id))

    @Slot(str)
    def follow(self, channel: Channel) -> None:
        """Have beta versions of the selected mini-app as well, or stable ones only."""
        miniapp_id = MiniAppId(self._selected.miniapp_id)
        if self._desk is None or channel not in ("stable", "beta") or not miniapp_id:
            return
        told = {
            "beta": self.tr("You are offered its beta versions from now on."),
            "stable": self.tr("You are offered stable versions only. What is installed stays until a newer one comes."),
        }[channel]
        follow = self._desk.catalogues.channels.follow
        self._context.tasks.run(
            lambda: follow(miniapp_id, channel), lambda _: self.toasted.emit(told, "success"), self._on_failed
        )

    @Slot()
    def openAccount(self) -> None:
        """Show the selected mini-app's official account."""
        if self._selected.account_id:
            self.accountWanted.emit(self._selected.account_id)

    @Slot(QUrl)
    def install(self, file: QUrl) -> None:
        """Ask for a file to be installed."""
        self.fileChosen.emit(file)

    def retell(self) -> None:
        """Say what was read in the language that is spoken now."""
        super().retell()
        if self._catalogues is not None:
            self._catalogues.retell()

    def _find(self) -> Shown:
        listings, wanted = self._catalog.all(), Wanted(self._words, self._category)
        here = frozenset(each.miniapp_id for each in listings)
        said: dict[str, Offered | Withdrawn | None] = {}
        hits = Hits(())
        listed: tuple[str, ...] = ()
        if self._desk is not None:
            said = {each.miniapp_id: said_of(each, self._desk) for each in listings}
            hits = self._desk.catalogues.search(wanted.words, OFFERED_MAX, besides=here, category=wanted.category)
            listed = self._desk.catalogues.categories()
        known = {key: each for key, each in said.items() if each is not None}
        panel = NOTHING_KEPT if self._panel is None else self._panel.find()
        return Shown(
            listings,
            known,
            hits,
            _imitated(listings, hits.offered),
            Filter(wanted, listings, hits.offered),
            {}
            if self._desk is None
            else _channels((*here, *(each.entry.miniapp_id for each in hits.offered)), self._desk),
            categories_of(listings, listed),
            panel,
        )

    def _show(self, shown: Shown) -> None:
        rows = self._all_rows(shown)
        if self._panel is not None:
            self._panel.show(shown.panel, [tile_of(row) for row in rows if not row.catalogue])
        if self._category not in shown.categories:
            self._category = ""
        by_id = {row.miniapp_id: row for row in rows}
        self._rows.set_rows([by_id[each] for each in shown.filter.ids(Wanted(self._words, self._category))])
        chosen = next((row for row in rows if row.miniapp_id == self._selected.miniapp_id), NOTHING)
        if chosen != self._selected:
            self._selected = chosen
            self._show_versions()
            self.selectedChanged.emit()
        self.countsChanged.emit()

    def _show_versions(self) -> None:
        if self._versions is not None:
            self._versions.show("" if self._selected.catalogue else self._selected.miniapp_id)

    def _all_rows(self, shown: Shown | None) -> list[ListingRow]:
        if shown is None:
            return []
        return [
            *(self._row(each, shown) for each in shown.listings),
            *(_offered_row(each, shown) for each in shown.hits.offered),
        ]

    def _row(self, listing: Listing, shown: Shown) -> ListingRow:
        said = shown.said.get(listing.miniapp_id)
        doubt = _doubt(shown.imitated.get(listing.miniapp_id))
        return ListingRow(
            miniapp_id=listing.miniapp_id,
            name=listing.name,
            about=listing.description,
            publisher_name=listing.publisher_name,
            is_verified=listing.is_verified,
            version=listing.version,
            icon_name=icon_name(listing),
            icon_source=self._context.find_icon(listing),
            tile_color=color_of(listing.miniapp_id),
            link=link_text(MiniAppLink(listing.miniapp_id)),
            account_id=listing.account_id or "",
            update=one_line(said.entry.version, 30) if isinstance(said, Offered) else "",
            warning=_warning(said) if isinstance(said, Withdrawn) else doubt,
            channel=shown.channels.get(listing.miniapp_id, ""),
        )


def tile_of(row: ListingRow) -> TileRow:
    """Return how a mini-app looks where only its icon and name are shown."""
    return TileRow(row.miniapp_id, row.name, row.icon_name, row.icon_source, row.tile_color)


def said_of(listing: Listing, desk: CataloguesDesk) -> Offered | Withdrawn | None:
    """Return what the catalogues have for an installed mini-app: a newer version by the same key, or that it is gone.

    Nobody but its publisher can offer one; what comes with Plaza is nobody's key's, and no catalogue's.
    """
    found = desk.catalogues.find(listing.miniapp_id)
    if not listing.publisher_id.startswith("key:") or found is None or isinstance(found, Disputed):
        return None
    if isinstance(found, Withdrawn):
        return found
    newest = desk.history(listing.miniapp_id)[0].newest
    is_newer = newest is None or found.entry.version_code > newest.code
    return found if listing.publisher_id == payee_of(found.entry.publisher_key) and is_newer else None


def _imitated(listings: Sequence[Listing], offered: Iterable[Offered]) -> dict[str, Listing]:
    """Return what a person could take mini-apps for: those that catalogues have, and installed ones nobody vouches for.

    Of two that are installed only the one is told that could pass for what Plaza vouches for.
    """
    vouched = [each for each in listings if each.is_verified]
    found = {
        each.miniapp_id: imitated(vouched, each.miniapp_id, each.publisher_id, (each.name, each.publisher_name))
        for each in listings
        if not each.is_verified
    }
    for entry in (each.entry for each in offered):
        payee, named = payee_of(entry.publisher_key), (entry.name, entry.publisher_name)
        found[MiniAppId(entry.miniapp_id)] = imitated(listings, entry.miniapp_id, payee, named)
    return {key: other for key, other in found.items() if other is not None}


def _channels(miniapp_ids: Iterable[str], desk: CataloguesDesk) -> dict[str, Channel]:
    """Return which versions the person wants of those mini-apps that have beta versions."""
    catalogues = desk.catalogues
    return {each: catalogues.channels.followed(each) for each in miniapp_ids if catalogues.has_beta(MiniAppId(each))}


def _offered_row(offered: Offered, shown: Shown) -> ListingRow:
    entry = offered.entry
    return ListingRow(
        miniapp_id=entry.miniapp_id,
        name=one_line(entry.name, 60),
        about=one_line(entry.description, 300),
        publisher_name=one_line(entry.publisher_name, 60),
        is_verified=False,
        version=one_line(entry.version, 30),
        icon_name="package-open",
        icon_source="",
        tile_color=color_of(entry.miniapp_id),
        link=link_text(MiniAppLink(MiniAppId(entry.miniapp_id))),
        account_id="",
        catalogue=one_line(offered.catalogue.name, 60),
        warning=_doubt(shown.imitated.get(MiniAppId(entry.miniapp_id))),
        channel=shown.channels.get(entry.miniapp_id, ""),
    )


def _doubt(other: Listing | None) -> str:
    if other is None:
        return ""
    pattern = QCoreApplication.translate("Catalogues", "Looks like “{name}” by {publisher}, but is not.")
    name, publisher = isolated(one_line(other.name, 60)), isolated(one_line(other.publisher_name, 60))
    return pattern.format(name=name, publisher=publisher)


def _warning(withdrawn: Withdrawn) -> str:
    name, reason = isolated(one_line(withdrawn.catalogue.name, 60)), isolated(one_line(withdrawn.reason, 200))
    if not reason:
        return QCoreApplication.translate("Catalogues", "“{name}” has taken this mini-app back.").format(name=name)
    pattern = QCoreApplication.translate("Catalogues", "“{name}” has taken this mini-app back: {reason}")
    return pattern.format(name=name, reason=reason)
