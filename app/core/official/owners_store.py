"""The table of the owners of official accounts, and the statements on it."""

from sqlalchemy import Connection, ForeignKey, select

from app.core.database.schema import plaza_metadata, table, text_column
from app.core.kernel.errors import Refused
from app.core.kernel.ids import OfficialAccountId, UserId

account_owner = table(
    "account_owner",
    plaza_metadata,
    text_column("account_id", ForeignKey("official_account.account_id"), primary_key=True),
    text_column("user_id", ForeignKey("person.user_id")),
)


def put_owner(tx: Connection, account_id: OfficialAccountId, user_id: UserId) -> None:
    """Record whose an official account is."""
    same = account_owner.c.account_id == account_id
    if tx.execute(account_owner.update().where(same).values(user_id=user_id)).rowcount == 0:
        tx.execute(account_owner.insert().values(account_id=account_id, user_id=user_id))


def owner_of(tx: Connection, account_id: OfficialAccountId) -> UserId | None:
    """Return whose an official account is, if anybody's here."""
    return tx.execute(select(account_owner.c.user_id).where(account_owner.c.account_id == account_id)).scalar()


def owned(tx: Connection, user_id: UserId) -> frozenset[OfficialAccountId]:
    """Return the official accounts of a person."""
    return frozenset(tx.execute(select(account_owner.c.account_id).where(account_owner.c.user_id == user_id)).scalars())


def require_owner(tx: Connection, user_id: UserId, account_id: OfficialAccountId) -> None:
    """Return if the account is this person's.

    Raises:
        Refused: ``official.not_owner``.
    """
    if owner_of(tx, account_id) != user_id:
        raise Refused("official.not_owner", account_id=account_id)


def forget_person(tx: Connection, user_id: UserId) -> None:
    """Leave the accounts of a person without an owner."""
    tx.execute(account_owner.delete().where(account_owner.c.user_id == user_id))
