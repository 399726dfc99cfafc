"""The catalogue's use cases: publishing a listing, withdrawing it and looking one up."""

from app.core.catalog import store
from app.core.catalog.events import ListingPublished, ListingWithdrawn
from app.core.catalog.model import Listing
from app.core.database import Database
from app.core.kernel.clock import Clock
from app.core.kernel.errors import Refused
from app.core.kernel.events import EventBus
from app.core.kernel.ids import MiniAppId


class Catalog:
    """The mini-apps that can be opened, and what is vouched for about them."""

    def __init__(self, db: Database, events: EventBus, clock: Clock) -> None:
        self._db = db
        self._events = events
        self._clock = clock

    def publish(self, listing: Listing) -> None:
        """List a mini-app, or change its listing; publishing the same again does nothing."""
        with self._db.begin() as tx:
            has_changed = store.put(tx, listing)
        if has_changed:
            self._events.publish(ListingPublished(listing.miniapp_id))

    def withdraw(self, miniapp_id: MiniAppId) -> None:
        """Take a mini-app from the catalogue; one that is not listed stays so."""
        with self._db.begin() as tx:
            was_listed = store.remove(tx, miniapp_id)
        if was_listed:
            self._events.publish(ListingWithdrawn(miniapp_id))

    def find(self, miniapp_id: MiniAppId) -> Listing | None:
        """Return the listing of a mini-app, if there is one."""
        with self._db.read() as tx:
            return store.find(tx, miniapp_id)

    def get(self, miniapp_id: MiniAppId) -> Listing:
        """Return the listing of a mini-app.

        Raises:
            Refused: ``catalog.unknown``, no such mini-app is listed.
        """
        found = self.find(miniapp_id)
        if found is None:
            raise Refused("catalog.unknown", miniapp_id=miniapp_id)
        return found

    def all(self) -> list[Listing]:
        """Return every listing by name."""
        with self._db.read() as tx:
            found = store.find_all(tx)
        return sorted(found, key=lambda listing: (listing.name.casefold(), listing.miniapp_id))
