"""Which pages mini-apps have, for whoever wants to lead to one."""

from app.core.catalog.service import Catalog
from app.core.kernel.ids import MiniAppId
from app.host.installs import Installs


class KnownPages:
    """Reads the manifests of what is installed. Not on the GUI thread."""

    def __init__(self, catalog: Catalog, installs: Installs) -> None:
        self._catalog = catalog
        self._installs = installs

    def of(self, miniapp_id: MiniAppId) -> tuple[str, ...] | None:
        """Return the pages of a mini-app, empty where they are not known; None where there is no such mini-app."""
        listing = self._catalog.find(miniapp_id)
        if listing is None:
            return None
        manifest = self._installs.manifest_of(listing.miniapp_id, listing.package_sha256)
        return () if manifest is None else manifest.pages
