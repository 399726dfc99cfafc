"""The table of recovery codes, and the statements that touch it and that of PINs."""

from sqlalchemy import CheckConstraint, Column, Table, Update, bindparam, delete, insert, select, update

from app.core.database.schema import Instant, Whole, table, text_column, wallet_metadata
from app.core.payments.store import pins

recoveries = table(
    "recoveries",
    wallet_metadata,
    text_column("user_id", primary_key=True),
    text_column("hash"),
    Column("tries_made", Whole, nullable=False),
    Column("locks_made", Whole, nullable=False),
    Column("locked_until", Instant),
    CheckConstraint("tries_made >= 0 AND locks_made >= 0", name="counts_not_negative"),
    has_rowid=False,
)


def _count(target: Table) -> Update:
    return (
        update(target)
        .where(target.c.user_id == bindparam("tried_user_id"))
        .values(
            tries_made=bindparam("tries_made"),
            locks_made=bindparam("locks_made"),
            locked_until=bindparam("locked_until"),
        )
    )


PIN = select(pins).where(pins.c.user_id == bindparam("user_id"))
ANY_PIN = select(pins.c.user_id).limit(1)
ADD_PIN = insert(pins)
CHANGE_PIN = (
    update(pins)
    .where(pins.c.user_id == bindparam("changed_user_id"))
    .values(hash=bindparam("hash"), tries_made=0, locks_made=0, locked_until=None)
)
COUNT_TRY = _count(pins)

RECOVERY = select(recoveries).where(recoveries.c.user_id == bindparam("user_id"))
ADD_RECOVERY = insert(recoveries)
REMOVE_RECOVERY = delete(recoveries).where(recoveries.c.user_id == bindparam("removed_user_id"))
COUNT_RECOVERY = _count(recoveries)
