"""What a hand with SQL cannot do to the book, on SQLite and on PostgreSQL alike."""

import pytest
from sqlalchemy.exc import DBAPIError

from app.core.payments.wallet import account_of_publisher
from tests.core.ledger.writing import added, made
from tests.support.books import LIN_ACCOUNT, MAYA, MAYA_ACCOUNT, STORE, Books

PERSON, OTHER = LIN_ACCOUNT, MAYA_ACCOUNT
SHOP = account_of_publisher(STORE.publisher_id)


@pytest.fixture(autouse=True)
def history(books: Books) -> None:
    """A payment, a hold that stands, one that was posted, one that was voided, one that is over, two of the other."""
    books.top_up(1_000)
    books.top_up(1_000, MAYA)
    books.pay(books.order(300))
    books.hold("held", 100)
    books.move("posting", "post", 99, hold_id=books.hold("posted", 100))
    books.move("voiding", "void", 100, hold_id=books.hold("voided", 100))
    books.hold("over", 100, expires_at=books.clock.now())
    books.hold("to the other", 300, debit=OTHER, credit=PERSON)
    books.hold("to the shop", 300, debit=OTHER, credit=SHOP)
    assert books.balance_minor() == 401


APPEND_ONLY = "transfers is append-only"
FOREIGN_KEY = r"(?i)foreign key constraint"
NO_OVERDRAFT = "ledger_accounts_no_overdraft"
COMPLETE = "transfers_kind_complete"
ONCE = "a hold is resolved once"

NO_NUMBER = "TEXT value|invalid input syntax"

ATTACKS = {
    "change an amount": ("UPDATE transfers SET amount_minor = 1", APPEND_ONLY),
    "change the parties": (f"UPDATE transfers SET credit_id = '{OTHER}' WHERE debit_id = '{PERSON}'", APPEND_ONLY),
    "let a hold never have been one": ("UPDATE transfers SET kind = 'direct' WHERE kind = 'hold'", APPEND_ONLY),
    "let a hold last longer": (f"UPDATE transfers SET expires_at = 0 WHERE transfer_id = {made('over')}", APPEND_ONLY),
    "forget a transfer": ("DELETE FROM transfers", APPEND_ONLY),
    "change a journal": ("UPDATE journals SET request_hash = ''", "journals is append-only"),
    "forget a journal": ("DELETE FROM journals", "journals is append-only"),
    "spend more than there is": (added(amount=402), NO_OVERDRAFT),
    "spend money that is held": (added(amount=401 + 100), NO_OVERDRAFT),
    "hold more than there is": (added(amount=402, kind="hold"), NO_OVERDRAFT),
    "spend a negative amount": (added(amount=-1), "transfers_amount_in_range"),
    "hold a negative amount": (added(amount=-1, kind="hold"), "transfers_amount_in_range"),
    "spend nothing": (added(amount=0), "transfers_amount_in_range"),
    "spend a text": (added(amount="'many'"), NO_NUMBER),
    "spend too much at once": (added(debit="bank:test:CNY", amount=10**15 + 1), "transfers_amount_in_range"),
    "pay oneself": (added(credit=PERSON), "transfers_two_parties"),
    "pay nobody": (added(credit="nobody"), FOREIGN_KEY),
    "pay in another currency": (added(currency="EUR"), FOREIGN_KEY),
    "move without a journal": (added(journal="'nowhere'"), FOREIGN_KEY),
    "move in a way that does not exist": (added(kind="give"), COMPLETE),
    "post no hold at all": (added(kind="post"), COMPLETE),
    "move at once and resolve a hold by it": (added(hold="held"), COMPLETE),
    "let a payment be over": (added(expires_at=1), "transfers_holds_expire"),
    "post a hold that is not there": (added(kind="post", hold="nothing"), "only a hold is posted or voided"),
    "post what was moved at once": (added(kind="post", hold="lin"), "only a hold is posted or voided"),
    "post a hold twice": (added(kind="post", hold="posted", amount=100), ONCE),
    "post a hold that was voided": (added(kind="post", hold="voided", amount=100), ONCE),
    "void a hold that was posted": (added(kind="void", hold="posted", amount=100), ONCE),
    "void a hold twice": (added(kind="void", hold="voided", amount=100), ONCE),
    "post a hold that is over": (
        added(kind="post", hold="over", amount=100),
        "a hold that is over is not posted",
    ),
    "post more than is held": (added(kind="post", hold="held", amount=101), "at most what is held"),
    "void less than is held": (added(kind="void", hold="held", amount=99), "at most what is held"),
    "post a hold to somebody else": (added(kind="post", hold="held", credit=SHOP), FOREIGN_KEY),
    "post a hold from somebody else": (
        added(kind="post", hold="held", debit=OTHER, credit=SHOP),
        FOREIGN_KEY,
    ),
    "turn a hold round": (added(kind="post", hold="held", debit=OTHER, credit=PERSON), FOREIGN_KEY),
    "allow oneself an overdraft": (
        f"UPDATE ledger_accounts SET may_overdraw = 1 WHERE ledger_account_id = '{PERSON}'",
        "changes by transfers alone",
    ),
    "take what was received away": (
        "UPDATE ledger_accounts SET credits_posted = credits_posted - 1",
        "changes by transfers alone",
    ),
    "undo what was spent": (
        "UPDATE ledger_accounts SET debits_posted = debits_posted - 1",
        "changes by transfers alone",
    ),
    "hold less than nothing": ("UPDATE ledger_accounts SET debits_pending = -1", "counters_not_negative"),
    "count in text": ("UPDATE ledger_accounts SET credits_posted = 'all of it'", NO_NUMBER),
    "become someone else": ("UPDATE ledger_accounts SET ledger_account_id = 'x'", "changes by transfers alone"),
    "close a ledger account": ("DELETE FROM ledger_accounts", "ledger accounts stay"),
    "open a rich ledger account": (
        "INSERT INTO ledger_accounts VALUES ('rich', 'CNY', 0, 0, 0, 0, 100000)",
        "opened once and empty",
    ),
    "open a ledger account with money held for it": (
        "INSERT INTO ledger_accounts VALUES ('rich', 'CNY', 0, 0, 0, 100000, 0)",
        "opened once and empty",
    ),
}

ATTACKS_ON = {
    "sqlite": {
        "replace a journal": (
            "INSERT OR REPLACE INTO journals SELECT journal_id, 'x', 'x', 'x', 0 FROM journals LIMIT 1",
            "journals is append-only",
        ),
        "replace a transfer": (
            "INSERT OR REPLACE INTO transfers SELECT transfer_id, journal_id, debit_id, credit_id, currency, 1, kind, "
            "hold_id, expires_at FROM transfers LIMIT 1",
            APPEND_ONLY,
        ),
        "replace what resolved a hold": (added(hold="posted", kind="void", amount=100, verb="INSERT OR REPLACE"), ONCE),
        "change a transfer by upsert": (
            "INSERT INTO transfers SELECT * FROM transfers WHERE true ON CONFLICT DO UPDATE SET amount_minor = 1",
            APPEND_ONLY,
        ),
        "replace a ledger account": (
            "INSERT OR REPLACE INTO ledger_accounts SELECT ledger_account_id, currency, 1, 0, 0, 0, 0 "
            "FROM ledger_accounts LIMIT 1",
            "opened once and empty",
        ),
    },
    "postgresql": {
        "forget everything at once": ("TRUNCATE transfers, journals CASCADE", "append-only"),
        "close all ledger accounts at once": ("TRUNCATE ledger_accounts CASCADE", "append-only|ledger accounts stay"),
        "change a journal by upsert": (
            "INSERT INTO journals SELECT * FROM journals ON CONFLICT (journal_id) DO UPDATE SET request_hash = ''",
            "journals is append-only",
        ),
        "change a transfer by upsert": (
            "INSERT INTO transfers SELECT * FROM transfers ON CONFLICT (transfer_id) DO UPDATE SET amount_minor = 1",
            APPEND_ONLY,
        ),
        "change a transfer by merging": (
            "MERGE INTO transfers USING (SELECT 'x') AS made ON true WHEN MATCHED THEN UPDATE SET amount_minor = 1",
            APPEND_ONLY,
        ),
        "change a ledger account by upsert": (
            "INSERT INTO ledger_accounts SELECT * FROM ledger_accounts "
            "ON CONFLICT (ledger_account_id) DO UPDATE SET may_overdraw = 1",
            "opened once and empty",
        ),
    },
}


def refused(books: Books, sql: str, why: str) -> None:
    before = state(books)
    with pytest.raises(DBAPIError, match=why):
        books.run(sql)
    assert state(books) == before
    assert books.ledger.verify() == []


def state(books: Books) -> list[list[object]]:
    return [
        sorted(books.rows(f"SELECT * FROM {name}"), key=repr) for name in ("ledger_accounts", "journals", "transfers")
    ]


@pytest.mark.parametrize(("sql", "why"), ATTACKS.values(), ids=ATTACKS)
def test_the_database_itself_refuses_to(books: Books, sql: str, why: str) -> None:
    refused(books, sql, why)


@pytest.mark.parametrize("name", sorted({name for attacks in ATTACKS_ON.values() for name in attacks}))
def test_the_database_itself_refuses_in_its_own_words_to(books: Books, name: str) -> None:
    attack = ATTACKS_ON[books.database].get(name)
    if attack is None:
        pytest.skip("the other database's words")
    refused(books, *attack)


def test_half_a_unit_is_refused_by_sqlite_and_rounded_by_postgresql_without_a_word(books: Books) -> None:
    """Why a service looks at the type of an amount before it asks any database."""
    half = added(amount=1.5)
    if books.database == "sqlite":
        refused(books, half, "REAL value")
    else:
        books.run(half)
        assert books.rows("SELECT amount_minor FROM transfers WHERE transfer_id = 't'") == [(2,)]
        assert [finding.what for finding in books.ledger.verify()] == ["its transfers are not what was asked for"]


def test_a_transfer_written_by_hand_is_counted_and_found(books: Books) -> None:
    books.run(added(amount=401))
    assert books.balance_minor() == 0
    assert [finding.what for finding in books.ledger.verify()] == ["its transfers are not what was asked for"]
