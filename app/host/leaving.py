"""What mini-apps know and keep of a person who deletes their profile: rows, and folders."""

from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Connection, delete

from app.core.kernel.errors import Unavailable
from app.core.kernel.ids import MiniAppId, UserId
from app.host.alarms.store import miniapp_alarm
from app.host.call_log.store import miniapp_call
from app.host.callers.store import miniapp_user
from app.host.deleting import delete_folder
from app.host.notices.store import person_notice
from app.host.store import kept_stack, miniapp_grant, miniapp_role, miniapp_value

OF_PEOPLE = (
    kept_stack,
    miniapp_alarm,
    miniapp_call,
    miniapp_grant,
    miniapp_role,
    miniapp_user,
    miniapp_value,
    person_notice,
)


def forget_person(tx: Connection, user_id: UserId) -> None:
    """Forget what mini-apps keep for a person, may do for them and did, and under which identifiers they know them.

    What a server half has written down of an identifier is its publisher's; it leads to nobody any more.
    """
    for kept in OF_PEOPLE:
        tx.execute(delete(kept).where(kept.c.user_id == user_id))


def delete_folders(miniapps_folder: Path, user_id: UserId, find_caller_id: Callable[[UserId, MiniAppId], str]) -> None:
    """Delete the folders of a person in all mini-apps that were ever open here; none of them runs for them any more.

    Raises:
        Unavailable: ``data.unwritable``, some of it is still there.
    """
    for people in sorted(miniapps_folder.glob("*/people")):
        folder = people / find_caller_id(user_id, MiniAppId(people.parent.name))
        try:
            delete_folder(folder)
        except FileNotFoundError:
            continue
        except OSError as error:
            reason = error.strerror or "unknown"
            raise Unavailable("data.unwritable", folder=str(folder), reason=reason) from error
