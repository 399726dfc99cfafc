"""The notices that are to be told, a few of each mini-app, and those that were."""

from collections.abc import Mapping
from datetime import timedelta

from sqlalchemy import Connection

from app.core.database import Database
from app.core.kernel.clock import Clock
from app.core.kernel.errors import Refused
from app.core.kernel.events import EventBus
from app.core.kernel.ids import MiniAppId, UserId, new_id
from app.host.notices import store
from app.host.notices.events import NoticeSent
from app.host.notices.model import PersonNotice

PER_HOUR_MAX = 20
"""How many notices a mini-app may send one person within an hour."""
KEPT_MAX = 50
"""How many of one mini-app are kept for one person; the oldest give way."""


class Notices:
    """What people are to be told. Kept over restarts; whether a mini-app may send any is not its business."""

    def __init__(self, db: Database, events: EventBus, clock: Clock) -> None:
        self._db = db
        self._events = events
        self._clock = clock

    def send(
        self, miniapp_id: MiniAppId, user_id: UserId, *, title: str, text: str, page: str, query: Mapping[str, str]
    ) -> None:
        """Keep a notice for a person until they were told.

        Raises:
            Refused: ``notices.too_many`` within an hour.
        """
        now = self._clock.now()
        notice = PersonNotice(new_id(), miniapp_id, user_id, title, text, page, dict(query), now)
        with self._db.begin() as tx:
            if store.count_since(tx, miniapp_id, user_id, now - timedelta(hours=1)) >= PER_HOUR_MAX:
                raise Refused("notices.too_many", count_max=PER_HOUR_MAX)
            store.add(tx, notice)
            store.remove_all_but_newest(tx, miniapp_id, user_id, KEPT_MAX)
        self._events.publish(NoticeSent(user_id))

    def next_untold(self, user_id: UserId) -> PersonNotice | None:
        """Return what a person is to be told next, the oldest first."""
        with self._db.read() as tx:
            return store.oldest_untold(tx, user_id)

    def told(self, notice_id: str) -> None:
        """Take it that the person was told."""
        with self._db.begin() as tx:
            store.mark_told(tx, notice_id, self._clock.now())

    def forget(self, tx: Connection, miniapp_id: MiniAppId) -> None:
        """Forget, within ``tx``, every notice of a mini-app."""
        store.remove_all(tx, miniapp_id)
