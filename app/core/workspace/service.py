"""The workspace: kept after every change, read at the start."""

from app.core.database import Database
from app.core.kernel.ids import MiniAppId, UserId
from app.core.workspace import store
from app.core.workspace.model import Arrangement, WindowPlace

TABS_MAX = 200
WINDOW_PLACES_MAX = 500


class Workspace:
    """What each person has open. It is for their comfort: what cannot be read back is as if nothing had been kept."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def keep(self, user_id: UserId, arrangement: Arrangement) -> None:
        """Keep what is open now in place of what was kept; of more than 200 tabs the first."""
        kept = Arrangement(arrangement.tabs[:TABS_MAX], min(arrangement.shown, TABS_MAX))
        with self._db.begin() as tx:
            store.put_tabs(tx, user_id, kept)

    def of(self, user_id: UserId) -> Arrangement:
        """Return what was open when it was kept last."""
        with self._db.read() as tx:
            return store.find_tabs(tx, user_id)

    def keep_window(self, user_id: UserId, miniapp_id: MiniAppId, place: WindowPlace) -> None:
        """Keep where a mini-app's window stands."""
        with self._db.begin() as tx:
            store.put_window(tx, user_id, miniapp_id, place)

    def windows_of(self, user_id: UserId) -> dict[MiniAppId, WindowPlace]:
        """Return where the windows of mini-apps stood, those that had one."""
        with self._db.read() as tx:
            return store.find_windows(tx, user_id, WINDOW_PLACES_MAX)
