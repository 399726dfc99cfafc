"""Messages numbered within their conversation; what each member has read, hidden, pinned, muted and begun to write."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    for index in ("member_user_id_ix", "message_conversation_id_message_id_ix"):
        op.drop_index(index)
    # The tables refer to one another: what is renamed takes its references along, so all three are, and then made anew.
    for table in ("conversation", "member", "message"):
        op.rename_table(table, f"{table}_before")
    _conversation()
    _member()
    _message()
    _hidden_message()
    _copy()
    for table in ("message", "member", "conversation"):
        op.drop_table(f"{table}_before")


def _table(name: str, *parts: sa.schema.SchemaItem) -> None:
    op.create_table(name, *parts, sqlite_strict=True)


def _text(name: str, *, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=nullable)


def _whole(name: str, *, nullable: bool = False) -> sa.Column[int]:
    return sa.Column(name, WHOLE, nullable=nullable)


def _references(table: str, column: str, target: str, target_column: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{target}.{target_column}"], name=f"{table}_{column}_fk")


def _conversation() -> None:
    _table(
        "conversation",
        _text("conversation_id"),
        _text("kind"),
        _text("pairing", nullable=True),
        _text("title"),
        _text("color"),
        _text("account_id", nullable=True),
        _whole("created_at"),
        _whole("last_seq"),
        _whole("last_number"),
        sa.PrimaryKeyConstraint("conversation_id", name="conversation_pk"),
        sa.UniqueConstraint("pairing", name="conversation_pairing_uq"),
        sa.CheckConstraint("kind IN ('direct', 'group', 'official')", name="conversation_kind_is_known"),
    )


def _member() -> None:
    _table(
        "member",
        _text("conversation_id"),
        _text("user_id"),
        _text("role"),
        _whole("joined_at"),
        _whole("shown_after_seq"),
        _whole("read_seq"),
        _whole("sent_count"),
        _whole("sent_count_read"),
        _whole("mentioned_seq"),
        _whole("pinned_at", nullable=True),
        sa.Column("is_muted", sa.Integer, nullable=False),
        sa.Column("is_removed", sa.Integer, nullable=False),
        _text("draft"),
        _text("draft_quoted_id", nullable=True),
        sa.PrimaryKeyConstraint("conversation_id", "user_id", name="member_pk"),
        _references("member", "conversation_id", "conversation", "conversation_id"),
        _references("member", "user_id", "person", "user_id"),
        sa.CheckConstraint("role IN ('owner', 'member')", name="member_role_is_known"),
        sa.CheckConstraint("is_muted IN (0, 1)", name="member_is_muted_is_a_flag"),
        sa.CheckConstraint("is_removed IN (0, 1)", name="member_is_removed_is_a_flag"),
    )
    op.create_index("member_user_id_ix", "member", ["user_id"])


def _message() -> None:
    _table(
        "message",
        _whole("number"),
        _text("message_id"),
        _text("conversation_id"),
        _whole("seq"),
        _text("sender_id", nullable=True),
        _whole("sent_at"),
        _text("content"),
        _text("quoted_id", nullable=True),
        sa.PrimaryKeyConstraint("number", name="message_pk"),
        sa.UniqueConstraint("message_id", name="message_message_id_uq"),
        sa.UniqueConstraint("conversation_id", "seq", name="message_conversation_id_seq_uq"),
        _references("message", "conversation_id", "conversation", "conversation_id"),
        _references("message", "sender_id", "person", "user_id"),
        _references("message", "quoted_id", "message", "message_id"),
    )


def _hidden_message() -> None:
    _table(
        "hidden_message",
        _text("conversation_id"),
        _text("user_id"),
        _whole("seq"),
        sa.PrimaryKeyConstraint("conversation_id", "user_id", "seq", name="hidden_message_pk"),
        sa.ForeignKeyConstraint(
            ["conversation_id", "user_id"],
            ["member.conversation_id", "member.user_id"],
            name="hidden_message_conversation_id_user_id_fk",
            ondelete="CASCADE",
        ),
    )


def _copy() -> None:
    """Number what was said: in its conversation as it was written down, among all, for the list, as sent.

    Where the clock was set back, what was written after others counts as sent with the last of them.

    A group belongs to the person who has been here longest, for that was who made it.
    """
    op.execute(
        "INSERT INTO message (number, message_id, conversation_id, seq, sender_id, sent_at, content) "
        "SELECT row_number() OVER (ORDER BY latest_at, written), message_id, conversation_id, "
        "row_number() OVER (PARTITION BY conversation_id ORDER BY written), sender_id, sent_at, content "
        "FROM (SELECT rowid AS written, max(sent_at) OVER (PARTITION BY conversation_id ORDER BY rowid) AS latest_at, "
        "message_id, conversation_id, sender_id, sent_at, content FROM message_before)"
    )
    op.execute(
        "INSERT INTO conversation SELECT conversation_id, kind, pairing, title, color, account_id, created_at, "
        "coalesce((SELECT max(seq) FROM message WHERE conversation_id = old.conversation_id), 0), "
        "coalesce((SELECT max(number) FROM message WHERE conversation_id = old.conversation_id), 0) "
        "FROM conversation_before AS old"
    )
    op.execute(
        "INSERT INTO member SELECT conversation_id, user_id, CASE WHEN user_id = ("
        "SELECT other.user_id FROM member_before AS other JOIN person ON person.user_id = other.user_id "
        "JOIN conversation ON conversation.conversation_id = other.conversation_id "
        "WHERE other.conversation_id = old.conversation_id AND conversation.kind = 'group' "
        "ORDER BY person.is_local DESC, person.joined_at, person.user_id LIMIT 1) THEN 'owner' ELSE 'member' END, "
        "(SELECT created_at FROM conversation WHERE conversation_id = old.conversation_id), 0, "
        "coalesce((SELECT seq FROM message WHERE message_id = old.read_up_to), 0), "
        "(SELECT count(*) FROM message WHERE conversation_id = old.conversation_id AND sender_id = old.user_id), "
        "(SELECT count(*) FROM message WHERE conversation_id = old.conversation_id AND sender_id = old.user_id AND "
        "seq <= coalesce((SELECT seq FROM message WHERE message_id = old.read_up_to), 0)), "
        "0, NULL, 0, 0, '', NULL FROM member_before AS old"
    )
