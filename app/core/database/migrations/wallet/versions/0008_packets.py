"""Red packets: what they hold, whom they are for, who had which share, what went back."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

# The accounts' names are those that `packets` and `wallet` give them.
_MOVED = (
    "SELECT 1 FROM packets JOIN journals ON journals.reference = packets.packet_id AND journals.purpose = '{purpose}' "
    "JOIN transfers ON transfers.journal_id = journals.journal_id AND transfers.kind = 'direct' "
    "AND transfers.debit_id = 'packet:' || packets.packet_id || ':' || packets.currency "
    "AND transfers.credit_id = 'person:' || {person} || ':' || packets.currency "
    "WHERE packets.packet_id = NEW.packet_id AND journals.journal_id = NEW.journal_id "
    "AND journals.posted_at = NEW.{at} AND transfers.amount_minor = NEW.amount_minor"
)
_CLAIMED = "(SELECT count(*) FROM packet_claims WHERE packet_id = NEW.packet_id)"
_GIVEN = "(SELECT coalesce(sum(amount_minor), 0) FROM packet_claims WHERE packet_id = NEW.packet_id)"

# Each: what it is called, on which table, when a new row is refused, and why.
_RULES = [
    (
        "packets_are_filled",
        "packets",
        "NOT EXISTS (SELECT 1 FROM journals JOIN transfers ON transfers.journal_id = journals.journal_id "
        "AND transfers.kind = 'direct' WHERE journals.journal_id = NEW.journal_id AND journals.purpose = 'packet' "
        "AND journals.reference = NEW.packet_id AND journals.posted_at = NEW.sent_at "
        "AND transfers.debit_id = 'person:' || NEW.sender_id || ':' || NEW.currency "
        "AND transfers.credit_id = 'packet:' || NEW.packet_id || ':' || NEW.currency "
        "AND transfers.amount_minor = NEW.amount_minor)",
        "a red packet holds what its sender put into it",
    ),
    (
        "packet_audience_is_complete",
        "packet_audience",
        "EXISTS (SELECT 1 FROM packet_audience WHERE packet_id = NEW.packet_id AND user_id = NEW.user_id) "
        "OR (SELECT count(*) FROM packet_audience WHERE packet_id = NEW.packet_id) >= "
        "(SELECT audience_count FROM packets WHERE packet_id = NEW.packet_id)",
        "a red packet is for those who were there when it was sent",
    ),
    (
        "packet_claims_once",
        "packet_claims",
        "EXISTS (SELECT 1 FROM packet_claims WHERE journal_id = NEW.journal_id "
        "OR (packet_id = NEW.packet_id AND user_id = NEW.user_id))",
        "a person has one share of a red packet",
    ),
    (
        "packet_claims_move_money",
        "packet_claims",
        f"NOT EXISTS ({_MOVED.format(purpose='packet_claim', person='NEW.user_id', at='claimed_at')})",
        "a share is of the transfer that gave it",
    ),
    (
        "packet_claims_in_time",
        "packet_claims",
        "EXISTS (SELECT 1 FROM packets WHERE packet_id = NEW.packet_id AND expires_at <= NEW.claimed_at) "
        "OR EXISTS (SELECT 1 FROM packet_returns WHERE packet_id = NEW.packet_id)",
        "a red packet that is over is not opened",
    ),
    (
        "packet_claims_add_up",
        "packet_claims",
        "NOT EXISTS (SELECT 1 FROM packets WHERE packets.packet_id = NEW.packet_id "
        "AND (packets.split = 'lucky' OR NEW.amount_minor * packets.share_count = packets.amount_minor) "
        f"AND (({_CLAIMED} + 1 < packets.share_count AND {_GIVEN} + NEW.amount_minor + packets.share_count "
        f"- {_CLAIMED} - 1 <= packets.amount_minor) OR ({_CLAIMED} + 1 = packets.share_count "
        f"AND {_GIVEN} + NEW.amount_minor = packets.amount_minor)))",
        "the shares of a red packet are what it holds, a unit at least for each",
    ),
    (
        "packet_returns_are_the_rest",
        "packet_returns",
        f"NOT EXISTS ({_MOVED.format(purpose='packet_return', person='packets.sender_id', at='returned_at')} "
        f"AND packets.expires_at <= NEW.returned_at AND NEW.amount_minor = packets.amount_minor - {_GIVEN})",
        "what goes back is the rest of a red packet that is over",
    ),
]


def upgrade() -> None:
    _packets()
    _audience()
    _claims()
    _returns()
    for name, table, condition, sentence in _RULES:
        refuse = f"BEGIN SELECT RAISE(ABORT, '{sentence}'); END"
        _trigger(f"CREATE TRIGGER {name} BEFORE INSERT ON {table} WHEN {condition} {refuse}")
    for table in ("packets", "packet_audience", "packet_claims", "packet_returns"):
        refuse = f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
        _trigger(f"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} {refuse}")
        _trigger(f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} {refuse}")
        if table in ("packets", "packet_returns"):
            found = f"EXISTS (SELECT 1 FROM {table} WHERE packet_id = NEW.packet_id OR journal_id = NEW.journal_id)"
            _trigger(f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} WHEN {found} {refuse}")


def _table(name: str, *parts: sa.schema.SchemaItem) -> None:
    op.create_table(name, *parts, sqlite_strict=True, sqlite_with_rowid=False)


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False)


def _whole(name: str) -> sa.Column[int]:
    return sa.Column(name, WHOLE, nullable=False)


def _packets() -> None:
    _table(
        "packets",
        _text("packet_id"),
        _text("journal_id"),
        _text("sender_id"),
        _text("conversation_id"),
        _text("split"),
        _whole("amount_minor"),
        _text("currency"),
        _whole("share_count"),
        _whole("audience_count"),
        _text("greeting"),
        _whole("sent_at"),
        _whole("expires_at"),
        sa.PrimaryKeyConstraint("packet_id", name="packets_pk"),
        sa.UniqueConstraint("journal_id", name="packets_journal_id_uq"),
        sa.ForeignKeyConstraint(["journal_id"], ["journals.journal_id"], name="packets_journal_id_fk"),
        sa.CheckConstraint("split IN ('equal', 'lucky')", name="packets_split_known"),
        sa.CheckConstraint("share_count BETWEEN 1 AND audience_count", name="packets_share_for_somebody"),
        sa.CheckConstraint("amount_minor >= share_count", name="packets_a_unit_a_share"),
        sa.CheckConstraint("split = 'lucky' OR amount_minor % share_count = 0", name="packets_equal_shares_are_whole"),
        sa.CheckConstraint("expires_at > sent_at", name="packets_expires_after_sending"),
    )
    op.create_index("packets_expiry", "packets", ["expires_at"])


def _audience() -> None:
    _table(
        "packet_audience",
        _text("packet_id"),
        _text("user_id"),
        sa.PrimaryKeyConstraint("packet_id", "user_id", name="packet_audience_pk"),
        sa.ForeignKeyConstraint(["packet_id"], ["packets.packet_id"], name="packet_audience_packet_id_fk"),
    )


def _claims() -> None:
    among = ["packet_audience.packet_id", "packet_audience.user_id"]
    _table(
        "packet_claims",
        _text("packet_id"),
        _text("user_id"),
        _text("journal_id"),
        _whole("amount_minor"),
        _whole("claimed_at"),
        sa.PrimaryKeyConstraint("packet_id", "user_id", name="packet_claims_pk"),
        sa.UniqueConstraint("journal_id", name="packet_claims_journal_id_uq"),
        sa.ForeignKeyConstraint(["packet_id", "user_id"], among, name="packet_claims_packet_id_user_id_fk"),
        sa.ForeignKeyConstraint(["journal_id"], ["journals.journal_id"], name="packet_claims_journal_id_fk"),
        sa.CheckConstraint("amount_minor >= 1", name="packet_claims_at_least_a_unit"),
    )


def _returns() -> None:
    _table(
        "packet_returns",
        _text("packet_id"),
        _text("journal_id"),
        _whole("amount_minor"),
        _whole("returned_at"),
        sa.PrimaryKeyConstraint("packet_id", name="packet_returns_pk"),
        sa.UniqueConstraint("journal_id", name="packet_returns_journal_id_uq"),
        sa.ForeignKeyConstraint(["packet_id"], ["packets.packet_id"], name="packet_returns_packet_id_fk"),
        sa.ForeignKeyConstraint(["journal_id"], ["journals.journal_id"], name="packet_returns_journal_id_fk"),
        sa.CheckConstraint("amount_minor >= 1", name="packet_returns_something_went_back"),
    )


def _trigger(statement: str) -> None:
    op.get_bind().exec_driver_sql(statement)
