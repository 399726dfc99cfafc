"""People, the catalogue, conversations and official accounts."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    _people()
    _catalog()
    _chat()
    _official()


def _table(name: str, *parts: sa.schema.SchemaItem) -> None:
    op.create_table(name, *parts, sqlite_strict=True)


def _text(name: str, *parts: sa.schema.SchemaItem, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text, *parts, nullable=nullable)


def _references(table: str, column: str, target: str, target_column: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{target}.{target_column}"], name=f"{table}_{column}_fk")


def _people() -> None:
    _table(
        "person",
        _text("user_id"),
        _text("name"),
        _text("color"),
        _text("picture", nullable=True),
        sa.Column("is_local", sa.Integer, nullable=False),
        _text("about"),
        sa.Column("joined_at", WHOLE, nullable=False),
        sa.PrimaryKeyConstraint("user_id", name="person_pk"),
        sa.CheckConstraint("is_local IN (0, 1)", name="person_is_local_is_a_flag"),
    )
    _table(
        "contact",
        _text("user_id"),
        _text("contact_id"),
        sa.Column("added_at", WHOLE, nullable=False),
        sa.PrimaryKeyConstraint("user_id", "contact_id", name="contact_pk"),
        sa.CheckConstraint("user_id <> contact_id", name="contact_contact_is_another_person"),
        _references("contact", "user_id", "person", "user_id"),
        _references("contact", "contact_id", "person", "user_id"),
    )


def _catalog() -> None:
    _table(
        "listing",
        _text("miniapp_id"),
        _text("name"),
        _text("description"),
        _text("publisher_id"),
        _text("publisher_name"),
        sa.Column("is_verified", sa.Integer, nullable=False),
        _text("version"),
        _text("icon"),
        _text("account_id", nullable=True),
        _text("package_sha256"),
        sa.PrimaryKeyConstraint("miniapp_id", name="listing_pk"),
        sa.CheckConstraint("is_verified IN (0, 1)", name="listing_is_verified_is_a_flag"),
    )


def _chat() -> None:
    _table(
        "conversation",
        _text("conversation_id"),
        _text("kind"),
        _text("pairing", nullable=True),
        _text("title"),
        _text("color"),
        _text("account_id", nullable=True),
        sa.Column("created_at", WHOLE, nullable=False),
        sa.PrimaryKeyConstraint("conversation_id", name="conversation_pk"),
        sa.UniqueConstraint("pairing", name="conversation_pairing_uq"),
        sa.CheckConstraint("kind IN ('direct', 'group', 'official')", name="conversation_kind_is_known"),
    )
    _table(
        "member",
        _text("conversation_id"),
        _text("user_id"),
        _text("read_up_to", nullable=True),
        sa.PrimaryKeyConstraint("conversation_id", "user_id", name="member_pk"),
        _references("member", "conversation_id", "conversation", "conversation_id"),
        _references("member", "user_id", "person", "user_id"),
    )
    op.create_index("member_user_id_ix", "member", ["user_id"])
    _table(
        "message",
        _text("message_id"),
        _text("conversation_id"),
        _text("sender_id", nullable=True),
        sa.Column("sent_at", WHOLE, nullable=False),
        _text("content"),
        sa.PrimaryKeyConstraint("message_id", name="message_pk"),
        _references("message", "conversation_id", "conversation", "conversation_id"),
        _references("message", "sender_id", "person", "user_id"),
    )
    op.create_index("message_conversation_id_message_id_ix", "message", ["conversation_id", "message_id"])


def _official() -> None:
    _table(
        "official_account",
        _text("account_id"),
        _text("name"),
        _text("color"),
        _text("about"),
        _text("kind"),
        _text("miniapp_id", nullable=True),
        sa.PrimaryKeyConstraint("account_id", name="official_account_pk"),
        sa.CheckConstraint("kind IN ('subscription', 'service')", name="official_account_kind_is_known"),
    )
    _table(
        "follower",
        _text("user_id"),
        _text("account_id"),
        sa.Column("followed_at", WHOLE, nullable=False),
        sa.PrimaryKeyConstraint("user_id", "account_id", name="follower_pk"),
        _references("follower", "user_id", "person", "user_id"),
        _references("follower", "account_id", "official_account", "account_id"),
    )
    _table(
        "article",
        _text("article_id"),
        _text("account_id"),
        _text("title"),
        _text("summary"),
        _text("picture", nullable=True),
        _text("author"),
        sa.Column("published_at", WHOLE, nullable=False),
        _text("blocks"),
        sa.PrimaryKeyConstraint("article_id", name="article_pk"),
        _references("article", "account_id", "official_account", "account_id"),
    )
    op.create_index("article_account_id_published_at_ix", "article", ["account_id", "published_at"])
