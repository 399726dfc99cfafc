"""The table of passwords, and the statements that touch it."""

from sqlalchemy import CheckConstraint, Column, ForeignKey, bindparam, delete, insert, select, update

from app.core.database.schema import Flag, Instant, Whole, plaza_metadata, table, text_column

password = table(
    "password",
    plaza_metadata,
    text_column("user_id", ForeignKey("person.user_id"), primary_key=True),
    text_column("hash"),
    Column("tries_made", Whole, nullable=False),
    Column("locks_made", Whole, nullable=False),
    Column("locked_until", Instant),
    Column("asks_at_start", Flag, nullable=False),
    Column("idle_minutes", Whole, nullable=False),
    CheckConstraint("tries_made >= 0 AND locks_made >= 0", name="counts_not_negative"),
    CheckConstraint("asks_at_start IN (0, 1)", name="asks_at_start_is_a_flag"),
    CheckConstraint("idle_minutes >= 0", name="idle_minutes_not_negative"),
)

PASSWORD = select(password).where(password.c.user_id == bindparam("user_id"))
ADD_PASSWORD = insert(password)
CHANGE_PASSWORD = (
    update(password)
    .where(password.c.user_id == bindparam("changed_user_id"))
    .values(hash=bindparam("hash"), tries_made=0, locks_made=0, locked_until=None)
)
REMOVE_PASSWORD = delete(password).where(password.c.user_id == bindparam("removed_user_id"))
CHOOSE = (
    update(password)
    .where(password.c.user_id == bindparam("chosen_user_id"))
    .values(asks_at_start=bindparam("asks_at_start"), idle_minutes=bindparam("idle_minutes"))
)
COUNT_TRY = (
    update(password)
    .where(password.c.user_id == bindparam("tried_user_id"))
    .values(
        tries_made=bindparam("tries_made"),
        locks_made=bindparam("locks_made"),
        locked_until=bindparam("locked_until"),
    )
)
