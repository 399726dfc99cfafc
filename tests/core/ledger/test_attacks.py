"""What a hand with SQL cannot do to the book, and what is found when the rules themselves were taken away."""

from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlcipher3 import dbapi2 as sqlcipher

from tests.support.books import LIN, MAYA, Books

PERSON = f"person:{LIN}:CNY"
OTHER = f"person:{MAYA}:CNY"


@pytest.fixture(autouse=True)
def history(books: Books) -> None:
    books.top_up(1_000)
    books.top_up(1_000, MAYA)
    books.pay(books.order(300))


def added(transfer_id: str = "t", debit: str = PERSON, credit: str = OTHER, amount: object = 1, **more: str) -> str:
    journal = more.get("journal", "(SELECT min(journal_id) FROM journals)")
    currency = more.get("currency", "CNY")
    verb = more.get("verb", "INSERT")
    return (
        f"{verb} INTO transfers (transfer_id, journal_id, debit_id, credit_id, currency, amount_minor) "
        f"VALUES ('{transfer_id}', {journal}, '{debit}', '{credit}', '{currency}', {amount})"
    )


ATTACKS = {
    "change an amount": "UPDATE transfers SET amount_minor = 1",
    "change the parties": f"UPDATE transfers SET credit_id = '{OTHER}' WHERE debit_id = '{PERSON}'",
    "forget a transfer": "DELETE FROM transfers",
    "change a journal": "UPDATE journals SET request_hash = ''",
    "forget a journal": "DELETE FROM journals",
    "replace a journal": "INSERT OR REPLACE INTO journals SELECT journal_id, 'x', 'x', 'x', 0 FROM journals LIMIT 1",
    "replace a transfer": "INSERT OR REPLACE INTO transfers SELECT transfer_id, journal_id, debit_id, credit_id, "
    "currency, 1 FROM transfers LIMIT 1",
    "change a transfer by upsert": "INSERT INTO transfers SELECT * FROM transfers WHERE true "
    "ON CONFLICT DO UPDATE SET amount_minor = 1",
    "spend more than there is": added(amount=701),
    "spend a negative amount": added(amount=-1),
    "spend nothing": added(amount=0),
    "spend half a unit": added(amount=1.5),
    "spend a text": added(amount="'many'"),
    "spend too much at once": added(debit="bank:test:CNY", amount=10**15 + 1),
    "pay oneself": added(credit=PERSON),
    "pay nobody": added(credit="nobody"),
    "pay in another currency": added(currency="EUR"),
    "move without a journal": added(journal="'nowhere'"),
    "allow oneself an overdraft": f"UPDATE ledger_accounts SET may_overdraw = 1 WHERE ledger_account_id = '{PERSON}'",
    "take what was received away": "UPDATE ledger_accounts SET credits_posted = credits_posted - 1",
    "undo what was spent": "UPDATE ledger_accounts SET debits_posted = debits_posted - 1",
    "hold a negative amount": "UPDATE ledger_accounts SET debits_pending = -1",
    "count in text": "UPDATE ledger_accounts SET credits_posted = 'all of it'",
    "become someone else": "UPDATE ledger_accounts SET ledger_account_id = 'x'",
    "close a ledger account": "DELETE FROM ledger_accounts",
    "replace a ledger account": "INSERT OR REPLACE INTO ledger_accounts SELECT ledger_account_id, currency, 1, 0, 0, "
    "0, 0 FROM ledger_accounts LIMIT 1",
    "open a rich ledger account": "INSERT INTO ledger_accounts VALUES ('rich', 'CNY', 0, 0, 0, 0, 100000)",
}


@pytest.mark.parametrize("sql", ATTACKS.values(), ids=ATTACKS)
def test_the_database_itself_refuses_to(books: Books, sql: str) -> None:
    before = books.rows("SELECT * FROM ledger_accounts"), books.rows("SELECT * FROM transfers")
    with pytest.raises((IntegrityError, OperationalError)):
        books.run(sql)
    assert (books.rows("SELECT * FROM ledger_accounts"), books.rows("SELECT * FROM transfers")) == before
    assert books.ledger.verify() == []


def test_a_transfer_written_by_hand_is_counted_and_found(books: Books) -> None:
    books.run(added(amount=700))
    assert books.balance_minor() == 0
    assert [finding.what for finding in books.ledger.verify()] == ["its transfers are not what was asked for"]


# By someone who knows the rules and removes them first: what was done, and what is said of it.
TAMPERING = {
    "money from nowhere": (
        [f"UPDATE ledger_accounts SET credits_posted = 9999999 WHERE ledger_account_id = '{PERSON}'"],
        "9999999 in; transfers say 300 out, 1000 in",
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
