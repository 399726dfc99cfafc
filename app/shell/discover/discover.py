"""The mini-apps of the catalogue, and which of them is on screen."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, QUrl, Signal, Slot
from PySide6.QtQml import QmlElement

from app.core.catalog.events import ListingPublished, ListingWithdrawn
from app.core.catalog.model import Listing
from app.core.links import MiniAppLink
from app.core.links import text_of as link_text
from app.shell.context import ShellContext
from app.shell.faces import color_of, icon_name
from app.shell.install.versions import VersionsViewModel
from app.shell.reading import SearchedScreen
from app.shell.rows import RowsModel, as_map

if TYPE_CHECKING:
    from app.core.catalog.service import Catalog

QML_IMPORT_NAME = "app.shell.discover"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class ListingRow:
    """One mini-app."""

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


NOTHING = ListingRow("", "", "", "", False, "", "blocks", "", "", "", "")


@QmlElement
class DiscoverViewModel(SearchedScreen[list[Listing]]):
    """Mini-apps by name; the selected one shows what it is before it is opened."""

    selectedChanged = Signal()
    aboutWanted = Signal(str)
    accountWanted = Signal(str)
    fileChosen = Signal(QUrl)
    codeWanted = Signal(str)

    def __init__(
        self,
        catalog: "Catalog",
        context: ShellContext,
        parent: QObject | None = None,
        *,
        versions: VersionsViewModel | None = None,
    ) -> None:
        super().__init__(context, parent)
        self._versions = versions
        if versions is not None:
            versions.toasted.connect(self.toasted)
        self._catalog = catalog
        self._rows: RowsModel[ListingRow] = RowsModel(ListingRow, lambda row: row.miniapp_id, self)
        self._selected = NOTHING
        context.relay.subscribe(ListingPublished, lambda _: self.load())
        context.relay.subscribe(ListingWithdrawn, lambda _: self.load())

    @Property(QObject, constant=True)
    def listings(self) -> QObject:
        """Return the rows of the list."""
        return self._rows

    @Property(QObject, constant=True)
    def versions(self) -> QObject | None:
        """Return the versions of the mini-app on screen; nothing where nobody keeps any."""
        return self._versions

    @Property("QVariantMap", notify=selectedChanged)  # type: ignore[arg-type]  # the stubs know no Qt type names
    def selected(self) -> dict[str, object]:
        """Return the mini-app on screen: the fields of its row; an empty ``miniappId``: all of them."""
        return as_map(self._selected)

    @Slot(str)
    def select(self, miniapp_id: str) -> None:
        """Show what a mini-app is; nothing shows all of them."""
        rows = [self._row(listing) for listing in self._read or ()]
        self._selected = next((row for row in rows if row.miniapp_id == miniapp_id), NOTHING)
        self._show_versions()
        self.selectedChanged.emit()

    @Slot(str)
    def open(self, miniapp_id: str) -> None:
        """Open a mini-app at its first page."""
        row = next((row for row in self._rows.rows if row.miniapp_id == miniapp_id), self._selected)
        if row.link:
            self._context.open_link(row.link, "list", "miniapps")

    @Slot()
    def openAccount(self) -> None:
        """Show the selected mini-app's official account."""
        if self._selected.account_id:
            self.accountWanted.emit(self._selected.account_id)

    @Slot(QUrl)
    def install(self, file: QUrl) -> None:
        """Ask for a file to be installed."""
        self.fileChosen.emit(file)

    def _find(self) -> list[Listing]:
        return self._catalog.all()

    def _show(self, listings: list[Listing]) -> None:
        rows = [self._row(listing) for listing in listings]
        said = [f"{row.name} {row.about} {row.publisher_name}".casefold() for row in rows]
        self._rows.set_rows([row for row, words in zip(rows, said, strict=True) if self._words in words])
        chosen = next((row for row in rows if row.miniapp_id == self._selected.miniapp_id), NOTHING)
        if chosen != self._selected:
            self._selected = chosen
            self._show_versions()
            self.selectedChanged.emit()

    def _show_versions(self) -> None:
        if self._versions is not None:
            self._versions.show(self._selected.miniapp_id)

    def _row(self, listing: Listing) -> ListingRow:
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
        )
