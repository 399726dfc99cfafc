"""What a hand with SQL cannot do to the book, and what is found when the rules themselves were taken away."""

from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlcipher3 import dbapi2 as sqlcipher

from app.core.payments.wallet import account_of_publisher
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


def made(reference: str) -> str:
    """Return the expression that finds the transfer made for ``reference``, or an id that is none."""
    found = f"SELECT transfer_id FROM transfers JOIN journals USING (journal_id) WHERE reference = '{reference}'"
    return f"coalesce(({found}), 'none')"


def added(transfer_id: str = "t", debit: str = PERSON, credit: str = OTHER, amount: object = 1, **more: object) -> str:
    """Return the statement that writes one transfer down; by default one that everybody could make."""
    journal = more.get("journal", "(SELECT min(journal_id) FROM journals)")
    values = f"'{transfer_id}', {journal}, '{debit}', '{credit}', '{more.get('currency', 'CNY')}', {amount}"
    hold = made(str(more["hold"])) if "hold" in more else "NULL"
    return (
        f"{more.get('verb', 'INSERT')} INTO transfers (transfer_id, journal_id, debit_id, credit_id, currency, "
        f"amount_minor, kind, hold_id, expires_at) "
        f"VALUES ({values}, '{more.get('kind', 'direct')}', {hold}, {more.get('expires_at', 'NULL')})"
    )


APPEND_ONLY = "transfers is append-only"
FOREIGN_KEY = r"(?i)foreign key constraint"
NO_OVERDRAFT = "ledger_accounts_no_overdraft"
COMPLETE = "transfers_kind_complete"
ONCE = "a hold is resolved once"

ATTACKS = {
    "change an amount": ("UPDATE transfers SET amount_minor = 1", APPEND_ONLY),
    "change the parties": (f"UPDATE transfers SET credit_id = '{OTHER}' WHERE debit_id = '{PERSON}'", APPEND_ONLY),
    "let a hold never have been one": ("UPDATE transfers SET kind = 'direct' WHERE kind = 'hold'", APPEND_ONLY),
    "let a hold last longer": (f"UPDATE transfers SET expires_at = 0 WHERE transfer_id = {made('over')}", APPEND_ONLY),
    "forget a transfer": ("DELETE FROM transfers", APPEND_ONLY),
    "change a journal": ("UPDATE journals SET request_hash = ''", "journals is append-only"),
    "forget a journal": ("DELETE FROM journals", "journals is append-only"),
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
    "spend more than there is": (added(amount=402), NO_OVERDRAFT),
    "spend money that is held": (added(amount=401 + 100), NO_OVERDRAFT),
    "hold more than there is": (added(amount=402, kind="hold"), NO_OVERDRAFT),
    "spend a negative amount": (added(amount=-1), "transfers_amount_in_range"),
    "hold a negative amount": (added(amount=-1, kind="hold"), "transfers_amount_in_range"),
    "spend nothing": (added(amount=0), "transfers_amount_in_range"),
    "spend half a unit": (added(amount=1.5), "REAL value"),
    "spend a text": (added(amount="'many'"), "TEXT value"),
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
    "count in text": ("UPDATE ledger_accounts SET credits_posted = 'all of it'", "TEXT value"),
    "become someone else": ("UPDATE ledger_accounts SET ledger_account_id = 'x'", "changes by transfers alone"),
    "close a ledger account": ("DELETE FROM ledger_accounts", "ledger accounts stay"),
    "replace a ledger account": (
        "INSERT OR REPLACE INTO ledger_accounts SELECT ledger_account_id, currency, 1, 0, 0, 0, 0 "
        "FROM ledger_accounts LIMIT 1",
        "opened once and empty",
    ),
    "open a rich ledger account": (
        "INSERT INTO ledger_accounts VALUES ('rich', 'CNY', 0, 0, 0, 0, 100000)",
        "opened once and empty",
    ),
    "open a ledger account with money held for it": (
        "INSERT INTO ledger_accounts VALUES ('rich', 'CNY', 0, 0, 0, 100000, 0)",
        "opened once and empty",
    ),
}


@pytest.mark.parametrize(("sql", "why"), ATTACKS.values(), ids=ATTACKS)
def test_the_database_itself_refuses_to(books: Books, sql: str, why: str) -> None:
    before = books.rows("SELECT * FROM ledger_accounts"), books.rows("SELECT * FROM transfers")
    with pytest.raises((IntegrityError, OperationalError), match=why):
        books.run(sql)
    assert (books.rows("SELECT * FROM ledger_accounts"), books.rows("SELECT * FROM transfers")) == before
    assert books.ledger.verify() == []


def test_a_transfer_written_by_hand_is_counted_and_found(books: Books) -> None:
    books.run(added(amount=401))
    assert books.balance_minor() == 0
    assert [finding.what for finding in books.ledger.verify()] == ["its transfers are not what was asked for"]


# By someone who knows the rules and removes them first: what was done, and what is said of it.
TAMPERING = {
    "money from nowhere": (
        [f"UPDATE ledger_accounts SET credits_posted = 9999999 WHERE ledger_account_id = '{PERSON}'"],
        "9999999 in, 100 out and 0 in held; transfers say 300 out, 1000 in",
    ),
    "held money let free": (
        [f"UPDATE ledger_accounts SET debits_pending = 0 WHERE ledger_account_id = '{PERSON}'"],
        "counters say 300 out, 1000 in; transfers say 300 out, 1000 in, 100 out and 0 in held",
    ),
    "a rule dropped": (["DROP TRIGGER transfers_no_update"], "lacks the rule transfers_no_update"),
    "a rule made toothless": (
        [
            "DROP TRIGGER journals_no_delete",
            "CREATE TRIGGER journals_no_delete BEFORE DELETE ON journals BEGIN SELECT 1; END",
        ],
        "lacks the rule journals_no_delete",
    ),
    "an amount changed": (
        ["DROP TRIGGER transfers_no_update", "UPDATE transfers SET amount_minor = amount_minor + 1"],
        "its transfers are not what was asked for",
    ),
    "a transfer removed": (
        ["DROP TRIGGER transfers_no_delete", f"DELETE FROM transfers WHERE debit_id = '{PERSON}'"],
        "transfers say 0 out",
    ),
    "a hold resolved twice": (
        [
            "DROP TRIGGER transfers_resolve_once",
            "DROP INDEX transfers_resolving",
            added("one", kind="void", hold="held", amount=100),
            f"UPDATE ledger_accounts SET debits_pending = 100 WHERE ledger_account_id = '{PERSON}'",
            f"UPDATE ledger_accounts SET credits_pending = 100 WHERE ledger_account_id = '{OTHER}'",
            added("two", kind="post", hold="held", amount=100),
        ],
        "is resolved more than once",
    ),
    "more posted than was held": (
        ["DROP TRIGGER transfers_within_hold", added(kind="post", hold="held", amount=101)],
        "moves more than was held",
    ),
    "a part of a hold forgotten": (
        ["DROP TRIGGER transfers_within_hold", added(kind="void", hold="held", amount=99)],
        "voids another amount than was held",
    ),
    "a hold posted when it was over": (
        [
            "DROP TRIGGER transfers_no_update",
            "UPDATE transfers SET expires_at = 0 WHERE kind = 'hold'",
            "DROP TRIGGER transfers_resolve_in_time",
            added(kind="post", hold="held", amount=100),
        ],
        "was posted when its hold was over",
    ),
    "a hold posted to somebody else": (
        [
            "PRAGMA foreign_keys = OFF",
            f"UPDATE ledger_accounts SET credits_pending = 100 WHERE ledger_account_id = '{SHOP}'",
            added(kind="post", hold="held", amount=100, credit=SHOP),
        ],
        "resolves a hold of other parties",
    ),
    "money moved twice by a post of what was moved at once": (
        [
            "DROP TRIGGER transfers_resolve_holds",
            added("a payment"),
            added("its hold", kind="hold"),
            added("its post", kind="post", hold="nothing").replace(made("nothing"), "'a payment'"),
        ],
        "resolves what is no hold",
    ),
    "a journal without transfers": (
        ["INSERT INTO journals VALUES ('empty', 'x', 'x', 'x', 0)"],
        "its transfers are not what was asked for",
    ),
    "a ledger account below zero": (
        [
            "PRAGMA ignore_check_constraints = ON",
            f"UPDATE ledger_accounts SET debits_posted = 5000 WHERE ledger_account_id = '{PERSON}'",
        ],
        "below zero",
    ),
    "a journal removed from under its transfers": (
        ["DROP TRIGGER journals_no_delete", "PRAGMA foreign_keys = OFF", "DELETE FROM journals"],
        "refers to a row of journals that is not there",
    ),
}


@pytest.mark.parametrize(("statements", "said"), TAMPERING.values(), ids=TAMPERING)
def test_verifying_finds(tmp_path: Path, statements: list[str], said: str) -> None:
    books = Books(tmp_path / "wallet.db")
    books.top_up(1_000)
    books.pay(books.order(300))
    books.hold("held", 100, debit=PERSON, credit=OTHER)
    hand = sqlcipher.connect(str(tmp_path / "wallet.db"), isolation_level=None)
    hand.execute(f"PRAGMA key = \"x'{books.secrets.get('wallet.key').hex()}'\"")
    for statement in statements:
        hand.execute(statement)
    hand.close()
    assert said in " | ".join(finding.what for finding in books.ledger.verify())
    books.db.close()


def test_verifying_finds_a_damaged_page_that_reading_passes_over(tmp_path: Path) -> None:
    path = tmp_path / "wallet.db"
    books = Books(path)
    books.top_up(1_000)
    with books.db.begin() as tx:
        tx.execute(text("INSERT INTO outbox VALUES ('x', 'payment.notice', :long, 0, 0)"), {"long": "x" * 50_000})
    books.db.close()
    content = bytearray(path.read_bytes())
    content[-2_000] ^= 1
    path.write_bytes(content)
    assert "HMAC verification failed" in str(books.ledger.verify())
    books.db.close()


def test_a_sound_book_of_many_transfers_is_verified(books: Books) -> None:
    for _ in range(50):
        books.pay(books.order(3))
    assert books.ledger.verify() == []
