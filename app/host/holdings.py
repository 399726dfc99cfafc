"""What a mini-app holds of one person: how much it is, and taking it away."""

from collections.abc import Callable
from pathlib import Path

from app.core.database import Database
from app.core.kernel.ids import MiniAppId, UserId
from app.core.kernel.unwritable import unwritable
from app.host import store
from app.host.alarms.service import Alarms
from app.host.deleting import delete_folder
from app.host.runtime.folder_watch import measured


class Holdings:
    """Measures and clears what mini-apps keep. On workers."""

    def __init__(
        self,
        db: Database,
        miniapps_folder: Path,
        find_caller_id: Callable[[UserId, MiniAppId], str],
        alarms: Alarms,
        end: Callable[[MiniAppId], None],
    ) -> None:
        """``end`` ends a mini-app and waits until what its pages kept last is written."""
        self._db = db
        self._folder = miniapps_folder
        self._find_caller_id = find_caller_id
        self._alarms = alarms
        self._end = end

    def size_bytes(self, user_id: UserId, miniapp_id: MiniAppId) -> int:
        """Return what a mini-app's pages keep for a person: the disk their folder takes, and their values."""
        with self._db.read() as tx:
            _, values_bytes = store.kept(tx, miniapp_id, user_id)
        folder_bytes, _ = measured(self._folder_of(user_id, miniapp_id))
        return values_bytes + folder_bytes

    def clear(self, user_id: UserId, miniapp_id: MiniAppId) -> None:
        """End the mini-app and delete what it keeps for a person, alarms too; roles and what the person allows stay.

        What its server half keeps is its publisher's and stays as well.

        Raises:
            Unavailable: ``data.unwritable``, some of it is still there; ``database.full`` and such.
        """
        self._end(miniapp_id)
        with self._db.begin() as tx:
            store.clear(tx, miniapp_id, user_id)
            self._alarms.forget_person(tx, miniapp_id, user_id)
        folder = self._folder_of(user_id, miniapp_id)
        try:
            delete_folder(folder)
        except FileNotFoundError:
            pass
        except OSError as error:
            raise unwritable(folder, error) from error

    def _folder_of(self, user_id: UserId, miniapp_id: MiniAppId) -> Path:
        return self._folder / miniapp_id / "people" / self._find_caller_id(user_id, miniapp_id)
