"""The tables of red packets, the rules that live in them, and the statements that touch them."""

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKeyConstraint,
    Index,
    PrimaryKeyConstraint,
    UniqueConstraint,
    bindparam,
    func,
    insert,
    select,
)

from app.core.database.schema import (
    Instant,
    Rule,
    Whole,
    add_rules,
    append_only,
    table,
    text_column,
    total,
    wallet_metadata,
)

packets = table(
    "packets",
    wallet_metadata,
    text_column("packet_id", primary_key=True),
    text_column("journal_id"),
    text_column("sender_id"),
    text_column("conversation_id"),
    text_column("split"),
    Column("amount_minor", Whole, nullable=False),
    text_column("currency"),
    Column("share_count", Whole, nullable=False),
    Column("audience_count", Whole, nullable=False),
    text_column("greeting"),
    Column("sent_at", Instant, nullable=False),
    Column("expires_at", Instant, nullable=False),
    UniqueConstraint("journal_id"),
    ForeignKeyConstraint(["journal_id"], ["journals.journal_id"]),
    CheckConstraint("split IN ('equal', 'lucky')", name="split_known"),
    CheckConstraint("share_count BETWEEN 1 AND audience_count", name="share_for_somebody"),
    CheckConstraint("amount_minor >= share_count", name="a_unit_a_share"),
    CheckConstraint("split = 'lucky' OR amount_minor % share_count = 0", name="equal_shares_are_whole"),
    CheckConstraint("expires_at > sent_at", name="expires_after_sending"),
    Index("packets_expiry", "expires_at"),
    has_rowid=False,
)

audience = table(
    "packet_audience",
    wallet_metadata,
    text_column("packet_id"),
    text_column("user_id"),
    PrimaryKeyConstraint("packet_id", "user_id"),
    ForeignKeyConstraint(["packet_id"], ["packets.packet_id"]),
    has_rowid=False,
)

claims = table(
    "packet_claims",
    wallet_metadata,
    text_column("packet_id"),
    text_column("user_id"),
    text_column("journal_id"),
    Column("amount_minor", Whole, nullable=False),
    Column("claimed_at", Instant, nullable=False),
    PrimaryKeyConstraint("packet_id", "user_id"),
    UniqueConstraint("journal_id"),
    ForeignKeyConstraint(["packet_id", "user_id"], ["packet_audience.packet_id", "packet_audience.user_id"]),
    ForeignKeyConstraint(["journal_id"], ["journals.journal_id"]),
    CheckConstraint("amount_minor >= 1", name="at_least_a_unit"),
    has_rowid=False,
)

returns = table(
    "packet_returns",
    wallet_metadata,
    text_column("packet_id", primary_key=True),
    text_column("journal_id"),
    Column("amount_minor", Whole, nullable=False),
    Column("returned_at", Instant, nullable=False),
    UniqueConstraint("journal_id"),
    ForeignKeyConstraint(["packet_id"], ["packets.packet_id"]),
    ForeignKeyConstraint(["journal_id"], ["journals.journal_id"]),
    CheckConstraint("amount_minor >= 1", name="something_went_back"),
    has_rowid=False,
)

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


def _stay(name: str) -> list[Rule]:
    """Return the rules that let rows be neither changed nor removed; what may be added, the table's own say."""
    sentence = f"{name} is append-only"
    return [Rule(f"{name}_no_update", "UPDATE", name, sentence), Rule(f"{name}_no_delete", "DELETE", name, sentence)]


add_rules(
    packets,
    *append_only("packets", "packet_id", "journal_id"),
    Rule(
        "packets_are_filled",
        "INSERT",
        "packets",
        "a red packet holds what its sender put into it",
        "NOT EXISTS (SELECT 1 FROM journals JOIN transfers ON transfers.journal_id = journals.journal_id "
        "AND transfers.kind = 'direct' WHERE journals.journal_id = NEW.journal_id AND journals.purpose = 'packet' "
        "AND journals.reference = NEW.packet_id AND journals.posted_at = NEW.sent_at "
        "AND transfers.debit_id = 'person:' || NEW.sender_id || ':' || NEW.currency "
        "AND transfers.credit_id = 'packet:' || NEW.packet_id || ':' || NEW.currency "
        "AND transfers.amount_minor = NEW.amount_minor)",
    ),
)
add_rules(
    audience,
    *_stay("packet_audience"),
    Rule(
        "packet_audience_is_complete",
        "INSERT",
        "packet_audience",
        "a red packet is for those who were there when it was sent",
        "EXISTS (SELECT 1 FROM packet_audience WHERE packet_id = NEW.packet_id AND user_id = NEW.user_id) "
        "OR (SELECT count(*) FROM packet_audience WHERE packet_id = NEW.packet_id) >= "
        "(SELECT audience_count FROM packets WHERE packet_id = NEW.packet_id)",
    ),
)
add_rules(
    claims,
    *_stay("packet_claims"),
    Rule(
        "packet_claims_once",
        "INSERT",
        "packet_claims",
        "a person has one share of a red packet",
        "EXISTS (SELECT 1 FROM packet_claims WHERE journal_id = NEW.journal_id "
        "OR (packet_id = NEW.packet_id AND user_id = NEW.user_id))",
    ),
    Rule(
        "packet_claims_move_money",
        "INSERT",
        "packet_claims",
        "a share is of the transfer that gave it",
        f"NOT EXISTS ({_MOVED.format(purpose='packet_claim', person='NEW.user_id', at='claimed_at')})",
    ),
    Rule(
        "packet_claims_in_time",
        "INSERT",
        "packet_claims",
        "a red packet that is over is not opened",
        "EXISTS (SELECT 1 FROM packets WHERE packet_id = NEW.packet_id AND expires_at <= NEW.claimed_at) "
        "OR EXISTS (SELECT 1 FROM packet_returns WHERE packet_id = NEW.packet_id)",
    ),
    Rule(
        "packet_claims_add_up",
        "INSERT",
        "packet_claims",
        "the shares of a red packet are what it holds, a unit at least for each",
        "NOT EXISTS (SELECT 1 FROM packets WHERE packets.packet_id = NEW.packet_id "
        "AND (packets.split = 'lucky' OR NEW.amount_minor * packets.share_count = packets.amount_minor) "
        f"AND (({_CLAIMED} + 1 < packets.share_count AND {_GIVEN} + NEW.amount_minor + packets.share_count "
        f"- {_CLAIMED} - 1 <= packets.amount_minor) OR ({_CLAIMED} + 1 = packets.share_count "
        f"AND {_GIVEN} + NEW.amount_minor = packets.amount_minor)))",
    ),
)
add_rules(
    returns,
    *append_only("packet_returns", "packet_id", "journal_id"),
    Rule(
        "packet_returns_are_the_rest",
        "INSERT",
        "packet_returns",
        "what goes back is the rest of a red packet that is over",
        f"NOT EXISTS ({_MOVED.format(purpose='packet_return', person='packets.sender_id', at='returned_at')} "
        f"AND packets.expires_at <= NEW.returned_at AND NEW.amount_minor = packets.amount_minor - {_GIVEN})",
    ),
)

ADD_PACKET = insert(packets)
ADD_AUDIENCE = insert(audience)
ADD_CLAIM = insert(claims)
ADD_RETURN = insert(returns)

PACKET_BY_JOURNAL = select(packets).where(packets.c.journal_id == bindparam("journal_id"))
PACKETS = select(packets).where(packets.c.packet_id.in_(bindparam("packet_ids", expanding=True)))
CLAIMS = (
    select(claims)
    .where(claims.c.packet_id.in_(bindparam("packet_ids", expanding=True)))
    .order_by(claims.c.packet_id, claims.c.claimed_at, claims.c.journal_id)
)
RETURNS = select(returns).where(returns.c.packet_id.in_(bindparam("packet_ids", expanding=True)))
AUDIENCE = select(audience.c.user_id).where(audience.c.packet_id == bindparam("packet_id"))
AMONG = select(audience.c.packet_id).where(
    audience.c.packet_id.in_(bindparam("packet_ids", expanding=True)), audience.c.user_id == bindparam("user_id")
)

_given = select(total(claims.c.amount_minor)).where(claims.c.packet_id == packets.c.packet_id).scalar_subquery()
_has_returned = select(returns.c.packet_id).where(returns.c.packet_id == packets.c.packet_id).exists()
UNFINISHED = select(packets).where(~_has_returned, _given < packets.c.amount_minor)
DUE = (
    UNFINISHED.where(packets.c.expires_at <= bindparam("now", type_=Instant))
    .order_by(packets.c.expires_at, packets.c.packet_id)
    .limit(1)
)
NEXT_DUE = select(func.min(UNFINISHED.subquery().c.expires_at))
