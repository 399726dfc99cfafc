"""Proving a book: what must hold in every ledger, asked of the tables as they are."""

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby

from sqlalchemy import Connection, and_, func, literal, or_, select, union_all

from app.core.ledger import store
from app.core.ledger.model import Finding, Transfer

RequestHash = Callable[[str, str, Iterable[Transfer]], str]


def counters(tx: Connection) -> Iterator[Finding]:
    """Find ledger accounts whose counters differ from their transfers, or that fell below zero."""
    t, a = store.transfers.c, store.accounts.c
    moved = union_all(
        select(t.debit_id.label("id"), t.currency, t.amount_minor.label("debit"), literal(0).label("credit")),
        select(t.credit_id, t.currency, literal(0), t.amount_minor),
    ).subquery()
    summed = (
        select(
            moved.c.id,
            moved.c.currency,
            func.sum(moved.c.debit).label("debits"),
            func.sum(moved.c.credit).label("credits"),
        )
        .group_by(moved.c.id, moved.c.currency)
        .subquery()
    )
    debits, credits_ = func.coalesce(summed.c.debits, 0), func.coalesce(summed.c.credits, 0)
    wrong = (
        select(a.ledger_account_id, a.debits_posted, debits, a.credits_posted, credits_)
        .join_from(
            store.accounts,
            summed,
            and_(summed.c.id == a.ledger_account_id, summed.c.currency == a.currency),
            isouter=True,
        )
        .where(or_(a.debits_posted != debits, a.credits_posted != credits_))
    )
    for name, debits_held, debits_true, credits_held, credits_true in tx.execute(wrong):
        said = f"counters say {debits_held} out, {credits_held} in; transfers say {debits_true} out, {credits_true} in"
        yield Finding(name, said)
    fallen = select(a.ledger_account_id).where(
        a.may_overdraw.is_(False), a.debits_posted + a.debits_pending > a.credits_posted
    )
    for (name,) in tx.execute(fallen):
        yield Finding(name, "below zero")


def journals(tx: Connection, request_hash_of: RequestHash) -> Iterator[Finding]:
    """Find journals whose transfers are not the ones that were asked for."""
    rows = tx.execute(store.ALL_TRANSFERS).mappings()
    for journal_id, group in groupby(rows, key=lambda row: row[store.journals.c.journal_id]):
        lines = list(group)
        first = lines[0]
        moved = [
            Transfer(line["debit_id"], line["credit_id"], line["amount_minor"], line["currency"])
            for line in lines
            if line["transfer_id"] is not None
        ]
        if request_hash_of(first["purpose"], first["reference"], moved) != first["request_hash"]:
            yield Finding(journal_id, "its transfers are not what was asked for")


def references(tx: Connection) -> Iterator[Finding]:
    """Find rows that refer to nothing."""
    if tx.dialect.name == "sqlite":
        for name, _, target, _ in tx.exec_driver_sql("PRAGMA foreign_key_check"):
            yield Finding(name, f"refers to a row of {target} that is not there")


def pages(tx: Connection) -> Iterator[Finding]:
    """Find pages of an encrypted file that were damaged.

    Reading meets most of them by itself; the end of a long value, SQLCipher 4.19 reads as zeros without an error.
    """
    if tx.dialect.name == "sqlite":
        found = tx.exec_driver_sql("PRAGMA cipher_integrity_check")
        for (said,) in found if found.returns_rows else ():  # of a file without a key it says nothing at all
            yield Finding("file", said)


def rules(tx: Connection) -> Iterator[Finding]:
    """Find triggers that are gone: rebuilding a table drops its triggers silently."""
    if tx.dialect.name == "sqlite":
        present = set(tx.exec_driver_sql("SELECT sql FROM sqlite_master WHERE type = 'trigger'").scalars())
        for target, statements in store.TRIGGERS.items():
            for statement in statements:
                if statement not in present:
                    yield Finding(target.name, f"lacks the rule {statement.split()[2]}")
