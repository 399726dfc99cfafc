"""Where each person went by the quick switcher, and what means most to them now."""

import math
from datetime import datetime, timedelta

from app.core.database import Database
from app.core.kernel.clock import Clock
from app.core.kernel.ids import UserId
from app.core.workspace import visits_store as store
from app.core.workspace.model import Visited

VISITS_MAX = 300
SUBJECT_CHARACTERS_MAX = 300
ONE_VISIT = 1000
HALVED_AFTER = timedelta(days=7)


class Visits:
    """Recent and frequent in one number: each visit adds a thousand, and all of it halves every seven days."""

    def __init__(self, db: Database, clock: Clock) -> None:
        self._db = db
        self._clock = clock

    def note(self, user_id: UserId, kind: str, subject: str) -> None:
        """Record that a person went to ``subject``; what is beyond the last 300 places is forgotten.

        Nothing is recorded of a subject of more than 300 characters: no id is that long.
        """
        if len(subject) > SUBJECT_CHARACTERS_MAX:
            return
        now = self._clock.now()
        with self._db.begin() as tx:
            known = store.find(tx, user_id, kind, subject)
            weight = ONE_VISIT + (0 if known is None else _weight_at(known, now))
            store.put(tx, user_id, kind, subject, weight, now)
            store.drop_oldest(tx, user_id, VISITS_MAX)

    def weights(self, user_id: UserId) -> dict[tuple[str, str], int]:
        """Return by kind and subject what the places a person went to mean to them now, in thousandths of a visit."""
        now = self._clock.now()
        with self._db.read() as tx:
            visited = store.find_all(tx, user_id)
        return {(each.kind, each.subject): _weight_at(each, now) for each in visited}


def _weight_at(visited: Visited, now: datetime) -> int:
    # A clock that was set back makes nothing heavier.
    age = max(now - visited.visited_at, timedelta())
    return round(visited.weight * math.exp2(-(age / HALVED_AFTER)))
