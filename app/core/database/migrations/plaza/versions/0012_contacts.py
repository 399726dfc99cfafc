"""What people note of one another, and who asks whom to be a contact."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "contact_mark",
        sa.Column("user_id", sa.Text, nullable=False),
        sa.Column("other_id", sa.Text, nullable=False),
        sa.Column("remark", sa.Text, nullable=False),
        sa.Column("tags", sa.Text, nullable=False),
        sa.Column("is_blocked", WHOLE, nullable=False),
        sa.PrimaryKeyConstraint("user_id", "other_id", name="contact_mark_pk"),
        sa.ForeignKeyConstraint(["user_id"], ["person.user_id"], name="contact_mark_user_id_fk"),
        sa.ForeignKeyConstraint(["other_id"], ["person.user_id"], name="contact_mark_other_id_fk"),
        sa.CheckConstraint("user_id <> other_id", name="contact_mark_mark_is_of_another_person"),
        sa.CheckConstraint("is_blocked IN (0, 1)", name="contact_mark_is_blocked_is_a_flag"),
        sqlite_strict=True,
    )
    op.create_table(
        "contact_request",
        sa.Column("request_id", sa.Text, nullable=False),
        sa.Column("sender_id", sa.Text, nullable=False),
        sa.Column("receiver_id", sa.Text, nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("is_unseen", WHOLE, nullable=False),
        sa.Column("sent_at", WHOLE, nullable=False),
        sa.PrimaryKeyConstraint("request_id", name="contact_request_pk"),
        sa.ForeignKeyConstraint(["sender_id"], ["person.user_id"], name="contact_request_sender_id_fk"),
        sa.ForeignKeyConstraint(["receiver_id"], ["person.user_id"], name="contact_request_receiver_id_fk"),
        sa.CheckConstraint("sender_id <> receiver_id", name="contact_request_request_is_to_another_person"),
        sa.CheckConstraint("state IN ('waiting', 'accepted', 'declined')", name="contact_request_state_is_known"),
        sa.CheckConstraint("is_unseen IN (0, 1)", name="contact_request_is_unseen_is_a_flag"),
        sqlite_strict=True,
    )
    op.create_index("contact_request_receiver_id_state_ix", "contact_request", ["receiver_id", "state"])
    op.create_index("contact_request_sender_id_sent_at_ix", "contact_request", ["sender_id", "sent_at"])
