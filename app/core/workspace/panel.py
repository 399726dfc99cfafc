"""The mini-apps each person has at hand: what they opened last, by itself, and what they pinned, in their order."""

from collections.abc import Sequence

from app.core.database import Database
from app.core.kernel.clock import Clock
from app.core.kernel.events import EventBus
from app.core.kernel.ids import MiniAppId, UserId
from app.core.workspace import panel_store as store
from app.core.workspace.events import PanelChanged
from app.core.workspace.model import Panel

OPENED_MAX = 40
"""More than are shown: of those some may be removed, and others then take their places."""
PINNED_MAX = 200


class MiniAppPanel:
    """Keeps ids only: whoever shows them leaves out what is not installed, and has it again once it is."""

    def __init__(self, db: Database, events: EventBus, clock: Clock) -> None:
        self._db = db
        self._events = events
        self._clock = clock

    def note_opened(self, user_id: UserId, miniapp_id: MiniAppId) -> None:
        """Record that a person opened a mini-app now; what is beyond the last 40 is forgotten."""
        with self._db.begin() as tx:
            store.put_opened(tx, user_id, miniapp_id, self._clock.now())
            store.drop_opened(tx, user_id, store.find_opened(tx, user_id)[OPENED_MAX:])
        self._events.publish(PanelChanged(user_id))

    def keep_mine(self, user_id: UserId, miniapp_ids: Sequence[MiniAppId]) -> None:
        """Keep which mini-apps a person has pinned, in order, each once; of more than 200 the first."""
        with self._db.begin() as tx:
            store.put_pinned(tx, user_id, list(dict.fromkeys(miniapp_ids))[:PINNED_MAX])
        self._events.publish(PanelChanged(user_id))

    def of(self, user_id: UserId) -> Panel:
        """Return a person's panel."""
        with self._db.read() as tx:
            return Panel(tuple(store.find_opened(tx, user_id)), tuple(store.find_pinned(tx, user_id)))
