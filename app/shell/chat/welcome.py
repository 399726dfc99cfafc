"""What greets the person while no chat is chosen: a shop's code to scan, and the ways on from there."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from app.core.catalog.model import Listing
from app.core.kernel.errors import PlazaError
from app.core.links import MiniAppLink
from app.core.links import text_of as link_text
from app.shell.context import ShellContext
from app.shell.faces import color_of, icon_name

if TYPE_CHECKING:
    from app.core.catalog.service import Catalog

QML_IMPORT_NAME = "app.shell.chat"
QML_IMPORT_MAJOR_VERSION = 1
NO_SHOP = {"name": "", "link": "", "iconName": "", "iconSource": "", "color": ""}


@QmlElement
class WelcomeViewModel(QObject):
    """The first minute: who is greeted, and the first mini-app with an official account, whose code is shown."""

    changed = Signal()
    scanWanted = Signal()

    def __init__(self, catalog: "Catalog", context: ShellContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._catalog = catalog
        self._context = context
        self._shop: dict[str, str] = NO_SHOP

    @Property(str, constant=True)
    def name(self) -> str:
        """Return who is greeted."""
        return self._context.user.name

    @Property("QVariantMap", notify=changed)  # type: ignore[arg-type]  # the stubs know no Qt type names
    def shop(self) -> dict[str, str]:
        """Return ``name``, ``link`` and icon of the shop whose code is shown; empty texts if there is none."""
        return self._shop

    @Slot()
    def load(self) -> None:
        """Look for a shop."""
        self._context.tasks.run(self._find_shop, self._show, self._on_failed)

    @Slot()
    def scan(self) -> None:
        """Ask for the scanner."""
        self.scanWanted.emit()

    @Slot()
    def openShop(self) -> None:
        """Open the shop without a scan."""
        if self._shop["link"]:
            self._context.open_link(self._shop["link"], "list", "welcome")

    def _find_shop(self) -> Listing | None:
        return next((listing for listing in self._catalog.all() if listing.account_id is not None), None)

    def _show(self, listing: Listing | None) -> None:
        if listing is None:
            return
        self._shop = {
            "name": listing.name,
            "link": link_text(MiniAppLink(listing.miniapp_id)),
            "iconName": icon_name(listing),
            "iconSource": self._context.find_icon(listing),
            "color": color_of(listing.miniapp_id),
        }
        self.changed.emit()

    def _on_failed(self, _error: PlazaError) -> None:
        """Greet without a code: the list beside it says what is wrong."""
