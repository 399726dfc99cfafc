"""Looking people up inside a transaction that another slice has open."""

from collections.abc import Iterable

from sqlalchemy import Connection

from app.core.kernel.errors import Refused
from app.core.kernel.ids import UserId
from app.core.people import store
from app.core.people.model import User


def known(tx: Connection, user_ids: Iterable[UserId]) -> dict[UserId, User]:
    """Return those of ``user_ids`` that are known, by id."""
    return store.find_all(tx, set(user_ids))


def require(tx: Connection, user_ids: Iterable[UserId]) -> dict[UserId, User]:
    """Return all of ``user_ids``, by id.

    Raises:
        Refused: ``people.unknown``, one of them is not known.
    """
    wanted = set(user_ids)
    found = store.find_all(tx, wanted)
    for user_id in sorted(wanted - found.keys()):
        raise Refused("people.unknown", user_id=user_id)
    return found
