"""What is found in a book when the rules themselves were taken away first."""

from pathlib import Path

import pytest
from sqlalchemy import event, text
from sqlcipher3 import dbapi2 as sqlcipher

from app.core.database.schema import missing_rules, rules_of, wallet_metadata
from app.core.kernel.errors import Refused
from app.core.payments.wallet import account_of_publisher
from tests.core.ledger.writing import added, made
from tests.support.books import LIN_ACCOUNT, MAYA_ACCOUNT, STORE, Books

PERSON, OTHER = LIN_ACCOUNT, MAYA_ACCOUNT
SHOP = account_of_publisher(STORE.publisher_id)

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


@pytest.mark.parametrize(
    "statement",
    [
        "DROP TRIGGER transfers_no_update ON transfers",
        "ALTER TABLE transfers DISABLE TRIGGER transfers_no_update",
        "ALTER TABLE transfers ENABLE REPLICA TRIGGER transfers_no_update",
        "CREATE OR REPLACE FUNCTION transfers_no_update() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
        "CREATE OR REPLACE TRIGGER transfers_no_update BEFORE UPDATE ON transfers FOR EACH ROW WHEN (OLD.currency = '')"
        " EXECUTE FUNCTION transfers_no_update()",
        "CREATE OR REPLACE TRIGGER transfers_no_update BEFORE UPDATE OF currency ON transfers FOR EACH ROW "
        "EXECUTE FUNCTION transfers_no_update()",
        "CREATE OR REPLACE TRIGGER transfers_no_update AFTER UPDATE ON transfers FOR EACH ROW "
        "EXECUTE FUNCTION transfers_no_update()",
        "CREATE OR REPLACE TRIGGER transfers_no_update BEFORE UPDATE ON transfers FOR EACH ROW "
        "EXECUTE FUNCTION journals_no_update()",
    ],
)
def test_a_rule_that_was_made_toothless_in_postgresql_is_missed(books: Books, statement: str) -> None:
    if books.database == "sqlite":
        pytest.skip("SQLite's are compared word for word")

    def tampered() -> None:
        with books.db.begin() as tx:
            tx.exec_driver_sql(statement)
            assert [rule.name for rule in missing_rules(tx, rules_of(wallet_metadata))] == ["transfers_no_update"]
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        tampered()


def test_a_sound_book_of_many_transfers_is_verified(books: Books) -> None:
    books.top_up(1_000)
    for _ in range(50):
        books.pay(books.order(3))
    assert books.ledger.verify() == []


@pytest.mark.parametrize(
    ("statements", "missing"),
    [
        (
            ["DROP TRIGGER transfers_no_update", "DROP TRIGGER orders_no_delete"],
            "orders_no_delete, transfers_no_update",
        ),
        (
            [
                "DROP TRIGGER receipts_no_update",
                "CREATE TRIGGER receipts_no_update BEFORE UPDATE ON receipts BEGIN SELECT 1; END",
            ],
            "receipts_no_update",
        ),
    ],
)
def test_a_wallet_whose_rules_were_taken_away_is_not_opened_for_use(
    tmp_path: Path, statements: list[str], missing: str
) -> None:
    books = Books(tmp_path / "wallet.db")
    books.top_up(1_000)
    for statement in statements:
        books.run(statement)
    books.db.close()
    with pytest.raises(Refused) as refused:
        Books(tmp_path / "wallet.db")
    assert refused.value.code == "database.rules_missing"
    assert refused.value.details == {"path": str(tmp_path / "wallet.db"), "missing": missing}


def test_rules_are_compared_by_one_query(tmp_path: Path) -> None:
    books = Books(tmp_path / "wallet.db")
    asked: list[str] = []
    with books.db.read() as tx:
        event.listen(tx, "before_cursor_execute", lambda *said: asked.append(said[2]))
        assert missing_rules(tx, rules_of(wallet_metadata)) == []
    assert [each.split()[0] for each in asked] == ["SELECT"]
    books.db.close()
