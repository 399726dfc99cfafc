"""A catalogue for tests of the host, without a database."""

from app.core.catalog.model import Listing
from app.core.kernel.errors import Refused
from app.core.kernel.ids import MiniAppId


class Listings:
    """A catalogue in memory."""

    def __init__(self) -> None:
        self.listed: dict[MiniAppId, Listing] = {}

    def get(self, miniapp_id: MiniAppId) -> Listing:
        if miniapp_id not in self.listed:
            raise Refused("catalog.unknown", miniapp_id=miniapp_id)
        return self.listed[miniapp_id]

    def all(self) -> list[Listing]:
        return sorted(self.listed.values(), key=lambda each: each.name)
