"""Looking people up inside a transaction that another slice has open."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from sqlalchemy import Connection

from app.core.kernel.errors import Refused
from app.core.kernel.ids import UserId
from app.core.people import contacts_store, store
from app.core.people.model import COLORS, ContactMark, User


def known(tx: Connection, user_ids: Iterable[UserId], *, seen_by: UserId | None = None) -> dict[UserId, User]:
    """Return those of ``user_ids`` that are known, by id; each by the name that ``seen_by`` calls them."""
    found = store.find_all(tx, set(user_ids))
    if seen_by is None:
        return found
    marks = contacts_store.marks(tx, seen_by, found)
    return {user_id: _called(user, marks.get(user_id)) for user_id, user in found.items()}


def names(tx: Connection, user_ids: Iterable[UserId], *, seen_by: UserId | None = None) -> dict[UserId, str]:
    """Return the names of those of ``user_ids`` that are known, as ``known`` has them: quicker, where it is many."""
    found = store.names(tx, set(user_ids))
    if seen_by is None:
        return found
    marks = contacts_store.marks(tx, seen_by, found)
    return found | {user_id: mark.remark for user_id, mark in marks.items() if mark.remark}


def local_among(tx: Connection, user_ids: Collection[UserId]) -> set[UserId]:
    """Return those of ``user_ids`` who sign in on this machine."""
    return store.local_among(tx, user_ids)


def blockers(tx: Connection, user_ids: Iterable[UserId], blocked_id: UserId) -> set[UserId]:
    """Return those of ``user_ids`` whom nothing of ``blocked_id`` reaches."""
    return contacts_store.blockers(tx, user_ids, blocked_id)


def require(tx: Connection, user_ids: Iterable[UserId], *, seen_by: UserId | None = None) -> dict[UserId, User]:
    """Return all of ``user_ids``, by id, as ``known`` does.

    Raises:
        Refused: ``people.unknown``, one of them is not known.
    """
    wanted = set(user_ids)
    found = known(tx, wanted, seen_by=seen_by)
    for user_id in sorted(wanted - found.keys()):
        raise Refused("people.unknown", user_id=user_id)
    return found


def person_in(people: Mapping[UserId, User], user_id: UserId) -> User:
    """Return one of ``people``, or somebody without a name: a damaged file may name a person who never was."""
    return people.get(user_id) or User(user_id, "", COLORS[0])


def require_here(tx: Connection, user_ids: Iterable[UserId]) -> dict[UserId, User]:
    """Return all of ``user_ids``, by id, if something new can reach each of them.

    Raises:
        Refused: ``people.unknown``; ``people.left``, one of them deleted their profile.
    """
    found = require(tx, user_ids)
    for user_id in sorted(user_id for user_id, user in found.items() if user.has_left):
        raise Refused("people.left", user_id=user_id, name=found[user_id].name)
    return found


def _called(user: User, mark: ContactMark | None) -> User:
    return user if mark is None or not mark.remark else replace(user, name=mark.remark, real_name=user.name)
