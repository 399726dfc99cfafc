"""Deleting a profile, as far as it is kept here: the name stays, all else goes, within somebody's transaction."""

import json
from datetime import datetime

from sqlalchemy import Connection, ForeignKey, delete, or_, select

from app.core.database.schema import plaza_metadata, table, text_column
from app.core.kernel.errors import PlazaError, Refused
from app.core.kernel.ids import UserId
from app.core.people import store
from app.core.people.contacts_store import contact_mark, contact_request
from app.core.people.model import User
from app.core.people.passwords_store import password
from app.core.people.store import address, contact, person

leaver = table(
    "leaver",
    plaza_metadata,
    text_column("user_id", ForeignKey("person.user_id"), primary_key=True),
)
"""Who deleted their profile, as long as some of what was theirs is still there."""

stayer = table(
    "stayer",
    plaza_metadata,
    text_column("user_id", ForeignKey("person.user_id"), primary_key=True),
    text_column("why"),  # the refusal's code and details, as JSON
)
"""Who wanted to delete their profile as Plaza ended, could not, and does not know it yet."""


def leave(tx: Connection, user_id: UserId, now: datetime) -> User:
    """Let the person be gone from now on; what is left of theirs is to be deleted. Return who they were.

    Raises:
        Refused: ``people.unknown``, nobody of this id signs in here.
    """
    user = store.find(tx, user_id)
    if user is None or not user.is_local:
        raise Refused("people.unknown", user_id=user_id)
    gone = {"is_local": False, "about": "", "picture": None, "left_at": now}
    tx.execute(person.update().where(person.c.user_id == user_id).values(gone))
    tx.execute(leaver.insert().values(user_id=user_id))
    forget(tx, user_id)
    return user


def forget(tx: Connection, user_id: UserId) -> None:
    """Delete what a person kept and noted, and that others had them among their contacts.

    What others call them stays: it is how they are found in old chats.
    """
    for own in (address, password, stayer):
        tx.execute(delete(own).where(own.c.user_id == user_id))
    tx.execute(delete(contact_mark).where(contact_mark.c.user_id == user_id))
    tx.execute(delete(contact).where(or_(contact.c.user_id == user_id, contact.c.contact_id == user_id)))
    between = or_(contact_request.c.sender_id == user_id, contact_request.c.receiver_id == user_id)
    tx.execute(delete(contact_request).where(between))


def keep_refusal(tx: Connection, user_id: UserId, refusal: PlazaError) -> None:
    """Keep why a person's profile is still there, until they are told."""
    forget_refusal(tx, user_id)
    why = json.dumps({"code": refusal.code, "details": dict(refusal.details)})
    tx.execute(stayer.insert().values(user_id=user_id, why=why))


def find_refusal(tx: Connection, user_id: UserId) -> PlazaError | None:
    """Return why a person's profile is still there; None if they never wanted it deleted, or know."""
    why = tx.execute(select(stayer.c.why).where(stayer.c.user_id == user_id)).scalar()
    if why is None:
        return None
    kept = json.loads(why)
    return Refused(kept["code"], **kept["details"])


def forget_refusal(tx: Connection, user_id: UserId) -> None:
    """Take it that the person knows why their profile is still there."""
    tx.execute(delete(stayer).where(stayer.c.user_id == user_id))


def unfinished(tx: Connection) -> list[UserId]:
    """Return who deleted their profile and has something here still."""
    return [UserId(user_id) for user_id in tx.execute(select(leaver.c.user_id)).scalars()]


def finish(tx: Connection, user_id: UserId) -> None:
    """Take it that nothing of theirs is left."""
    tx.execute(delete(leaver).where(leaver.c.user_id == user_id))
