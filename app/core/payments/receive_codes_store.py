"""The table of receive codes, the rules that live in it, and the statements that touch it."""

from sqlalchemy import CheckConstraint, Column, Index, bindparam, insert, select

from app.core.database.schema import (
    Instant,
    Whole,
    add_rules,
    append_only,
    table,
    text_column,
    wallet_metadata,
)

receive_codes = table(
    "receive_codes",
    wallet_metadata,
    text_column("token", primary_key=True),
    text_column("user_id"),
    Column("amount_minor", Whole),
    text_column("currency"),
    text_column("note"),
    Column("made_at", Instant, nullable=False),
    Column("expires_at", Instant, nullable=False),
    CheckConstraint("amount_minor BETWEEN 1 AND 1000000000000000", name="amount_in_range"),
    CheckConstraint("expires_at > made_at", name="expires_after_making"),
    Index("receive_codes_user", "user_id", "expires_at"),
    has_rowid=False,
)
add_rules(receive_codes, *append_only("receive_codes", "token"))

ADD = insert(receive_codes)
BY_TOKEN = select(receive_codes).where(receive_codes.c.token == bindparam("token"))
PLAIN = (
    select(receive_codes)
    .where(
        receive_codes.c.user_id == bindparam("user_id"),
        receive_codes.c.amount_minor.is_(None),
        receive_codes.c.note == "",
        receive_codes.c.expires_at > bindparam("until", type_=Instant),
    )
    .order_by(receive_codes.c.expires_at.desc())
    .limit(1)
)
