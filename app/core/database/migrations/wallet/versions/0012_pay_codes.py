"""Pay codes, and what is collected from them."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

RULES = (
    "CREATE TRIGGER pay_codes_no_update BEFORE UPDATE ON pay_codes BEGIN SELECT RAISE(ABORT, 'a pay code "
    "stays as it was made'); END",
    "CREATE TRIGGER pay_codes_no_replace BEFORE INSERT ON pay_codes WHEN EXISTS (SELECT 1 FROM pay_codes "
    "WHERE code_hash = NEW.code_hash) BEGIN SELECT RAISE(ABORT, 'a pay code is made once'); END",
    "CREATE TRIGGER pay_codes_used_stay BEFORE DELETE ON pay_codes WHEN EXISTS (SELECT 1 FROM collections "
    "WHERE code_hash = OLD.code_hash) BEGIN SELECT RAISE(ABORT, 'a pay code that was used stays'); END",
    "CREATE TRIGGER collections_no_update BEFORE UPDATE ON collections BEGIN SELECT RAISE(ABORT, 'collections"
    " is append-only'); END",
    "CREATE TRIGGER collections_no_delete BEFORE DELETE ON collections BEGIN SELECT RAISE(ABORT, 'collections"
    " is append-only'); END",
    "CREATE TRIGGER collections_no_replace BEFORE INSERT ON collections WHEN EXISTS (SELECT 1 FROM "
    "collections WHERE collection_id = NEW.collection_id OR code_hash = NEW.code_hash) BEGIN SELECT "
    "RAISE(ABORT, 'collections is append-only'); END",
    "CREATE TRIGGER collections_of_codes BEFORE INSERT ON collections WHEN NOT EXISTS (SELECT 1 FROM "
    "pay_codes WHERE code_hash = NEW.code_hash AND user_id = NEW.payer_id AND made_at <= NEW.made_at AND "
    "NEW.made_at < expires_at) BEGIN SELECT RAISE(ABORT, 'money is collected from a code of the payer, while "
    "it counts'); END",
    "CREATE TRIGGER collections_of_orders BEFORE INSERT ON collections WHEN NEW.order_id IS NOT NULL AND NOT "
    "EXISTS (SELECT 1 FROM orders WHERE order_id = NEW.order_id AND amount_minor = NEW.amount_minor AND "
    "currency = NEW.currency) BEGIN SELECT RAISE(ABORT, 'what is collected for an order is what it costs'); "
    "END",
    "CREATE TRIGGER collection_refusals_no_update BEFORE UPDATE ON collection_refusals BEGIN SELECT "
    "RAISE(ABORT, 'collection_refusals is append-only'); END",
    "CREATE TRIGGER collection_refusals_no_delete BEFORE DELETE ON collection_refusals BEGIN SELECT "
    "RAISE(ABORT, 'collection_refusals is append-only'); END",
    "CREATE TRIGGER collection_refusals_no_replace BEFORE INSERT ON collection_refusals WHEN EXISTS (SELECT 1"
    " FROM collection_refusals WHERE collection_id = NEW.collection_id) BEGIN SELECT RAISE(ABORT, "
    "'collection_refusals is append-only'); END",
    "CREATE TRIGGER collection_refusals_of_unpaid BEFORE INSERT ON collection_refusals WHEN EXISTS (SELECT 1 "
    "FROM journals WHERE journal_id = NEW.collection_id) BEGIN SELECT RAISE(ABORT, 'what was paid cannot be "
    "refused'); END",
)


def upgrade() -> None:
    op.create_table(
        "pay_codes",
        sa.Column("code_hash", sa.Text, nullable=False),
        sa.Column("user_id", sa.Text, nullable=False),
        sa.Column("made_at", WHOLE, nullable=False),
        sa.Column("expires_at", WHOLE, nullable=False),
        sa.PrimaryKeyConstraint("code_hash", name="pay_codes_pk"),
        sa.CheckConstraint("length(code_hash) = 64", name="pay_codes_hash_only"),
        sa.CheckConstraint(
            "expires_at > made_at AND expires_at - made_at <= 60000000", name="pay_codes_lives_a_minute"
        ),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index("pay_codes_user", "pay_codes", ["user_id", "expires_at"])
    op.create_table(
        "collections",
        sa.Column("collection_id", sa.Text, nullable=False),
        sa.Column("code_hash", sa.Text, nullable=False),
        sa.Column("payer_id", sa.Text, nullable=False),
        sa.Column("order_id", sa.Text),
        sa.Column("collector_id", sa.Text),
        sa.Column("amount_minor", WHOLE, nullable=False),
        sa.Column("currency", sa.Text, nullable=False),
        sa.Column("made_at", WHOLE, nullable=False),
        sa.Column("expires_at", WHOLE, nullable=False),
        sa.PrimaryKeyConstraint("collection_id", name="collections_pk"),
        sa.ForeignKeyConstraint(["code_hash"], ["pay_codes.code_hash"], name="collections_code_hash_fk"),
        sa.ForeignKeyConstraint(["order_id"], ["orders.order_id"], name="collections_order_id_fk"),
        sa.CheckConstraint("amount_minor BETWEEN 1 AND 1000000000000000", name="collections_amount_in_range"),
        sa.CheckConstraint("(order_id IS NULL) <> (collector_id IS NULL)", name="collections_for_one"),
        sa.CheckConstraint("collector_id <> payer_id", name="collections_two_people"),
        sa.CheckConstraint("expires_at > made_at", name="collections_expires_after_making"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index("collections_code", "collections", ["code_hash"], unique=True)
    op.create_index("collections_payer", "collections", ["payer_id", "made_at"])
    op.create_table(
        "collection_refusals",
        sa.Column("collection_id", sa.Text, nullable=False),
        sa.Column("why", sa.Text, nullable=False),
        sa.Column("refused_at", WHOLE, nullable=False),
        sa.PrimaryKeyConstraint("collection_id", name="collection_refusals_pk"),
        sa.ForeignKeyConstraint(
            ["collection_id"], ["collections.collection_id"], name="collection_refusals_collection_id_fk"
        ),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "pay_code_guesses",
        sa.Column("collector", sa.Text, nullable=False),
        sa.Column("wrong_count", WHOLE, nullable=False),
        sa.Column("since", WHOLE, nullable=False),
        sa.PrimaryKeyConstraint("collector", name="pay_code_guesses_pk"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    for rule in RULES:
        op.get_bind().exec_driver_sql(rule)
