"""Proving a book: what must hold in every ledger, asked of the tables as they are."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain, groupby
from operator import itemgetter
from typing import Any, Literal

from sqlalchemy import Connection, Select, and_, case, func, literal, or_, select, union_all

from app.core.database.schema import missing_rules, rules_of, wallet_metadata
from app.core.ledger import store
from app.core.ledger.model import Finding

RequestHash = Callable[[str, str, Iterable[Sequence[Any]]], str]

_ROWS_AT_ONCE = 1_000
_ROOM_KIB = 64 * 1024
_JOURNAL_COLUMNS = 4
_journal = itemgetter(*range(_JOURNAL_COLUMNS))


def counters(tx: Connection) -> Iterator[Finding]:
    """Find ledger accounts whose counters differ from their transfers, or that fell below zero."""
    a = store.accounts.c
    sides = union_all(_moved("debit"), _moved("credit")).subquery()
    names = ("debits_posted", "debits_pending", "credits_posted", "credits_pending")
    summed = (
        select(sides.c.id, *(func.sum(sides.c[name]).label(name) for name in names)).group_by(sides.c.id).subquery()
    )
    true = [func.coalesce(summed.c[name], 0) for name in names]
    wrong = (
        select(a.ledger_account_id, *(a[name] for name in names), *true)
        .join_from(store.accounts, summed, summed.c.id == a.ledger_account_id, isouter=True)
        .where(or_(*(a[name] != proved for name, proved in zip(names, true, strict=True))))
    )
    for name, *numbers in tx.execute(wrong):
        yield Finding(name, f"counters say {_said(*numbers[:4])}; transfers say {_said(*numbers[4:])}")
    fallen = select(a.ledger_account_id).where(
        a.may_overdraw.in_((False,)), a.debits_posted + a.debits_pending > a.credits_posted
    )
    for (name,) in tx.execute(fallen):
        yield Finding(name, "below zero")


def _moved(side: Literal["debit", "credit"]) -> Select[Any]:
    """Select, for each ledger account on this side of a transfer, what has moved and what is still held."""
    t, resolving = store.transfers, store.transfers.alias("resolving")
    is_resolved = select(1).where(resolving.c.hold_id == t.c.transfer_id).exists()
    posted = func.sum(case((t.c.kind.in_(("direct", "post")), t.c.amount_minor), else_=0))
    pending = func.sum(case((t.c.kind == "hold", case((is_resolved, 0), else_=t.c.amount_minor)), else_=0))
    nothing = literal(0)
    ours = (posted.label("debits_posted"), pending.label("debits_pending"))
    others = (nothing.label("credits_posted"), nothing.label("credits_pending"))
    counted = (*ours, *others) if side == "debit" else (nothing, nothing, posted, pending)
    account = t.c[f"{side}_id"]
    return select(account.label("id"), *counted).group_by(account)  # of one currency, as `references` proves


def _said(debits: int, debits_held: int, credits_: int, credits_held: int) -> str:
    moved = f"{debits} out, {credits_} in"
    return f"{moved}, {debits_held} out and {credits_held} in held" if debits_held or credits_held else moved


def holds(tx: Connection) -> Iterator[Finding]:
    """Find posts and voids that resolve no hold of theirs, resolve one again, too late, or by a wrong amount."""
    r, held = store.transfers, store.transfers.alias("held")
    resolving = (
        select(
            r.c.transfer_id,
            case(
                (held.c.kind.is_distinct_from("hold"), "resolves what is no hold"),
                (
                    or_(
                        r.c.debit_id != held.c.debit_id,
                        r.c.credit_id != held.c.credit_id,
                        r.c.currency != held.c.currency,
                    ),
                    "resolves a hold of other parties",
                ),
                (r.c.amount_minor > held.c.amount_minor, "moves more than was held"),
                (
                    and_(r.c.kind == "void", r.c.amount_minor != held.c.amount_minor),
                    "voids another amount than was held",
                ),
                (
                    and_(r.c.kind == "post", store.journals.c.posted_at >= held.c.expires_at),
                    "was posted when its hold was over",
                ),
            ).label("said"),
        )
        .join_from(r, held, held.c.transfer_id == r.c.hold_id, isouter=True)
        .join(store.journals, store.journals.c.journal_id == r.c.journal_id, isouter=True)
        .where(r.c.kind.in_(("post", "void")))
        .subquery()
    )
    for name, said in tx.execute(select(resolving).where(resolving.c.said.is_not(None))):
        yield Finding(name, said)
    again = select(r.c.hold_id).where(r.c.hold_id.is_not(None)).group_by(r.c.hold_id).having(func.count() > 1)
    for (name,) in tx.execute(again):
        yield Finding(name, "is resolved more than once")


def journals(tx: Connection, hash_of_rows: RequestHash) -> Iterator[Finding]:
    """Find journals whose transfers are not the ones that were asked for."""
    rows = chain.from_iterable(tx.execute(store.ALL_TRANSFERS).partitions(_ROWS_AT_ONCE))
    for (journal_id, purpose, reference, request_hash), lines in groupby(rows, key=_journal):
        moved = [line[_JOURNAL_COLUMNS:] for line in lines if line[_JOURNAL_COLUMNS] is not None]
        if hash_of_rows(purpose, reference, moved) != request_hash:
            yield Finding(journal_id, "its transfers are not what was asked for")


def references(tx: Connection) -> Iterator[Finding]:
    """Find rows that refer to nothing."""
    if tx.dialect.name == "sqlite":
        for name, _, target, _ in tx.exec_driver_sql("PRAGMA foreign_key_check"):
            yield Finding(name, f"refers to a row of {target} that is not there")


@contextmanager
def room(tx: Connection) -> Iterator[None]:
    """Let SQLite keep what it has read: decrypting a page costs more than its room to who reads all several times."""
    if tx.dialect.name != "sqlite":
        yield
        return
    before = tx.exec_driver_sql("PRAGMA cache_size").scalar_one()
    tx.exec_driver_sql(f"PRAGMA cache_size = -{_ROOM_KIB}")
    try:
        yield
    finally:
        tx.exec_driver_sql(f"PRAGMA cache_size = {before}")


def pages(tx: Connection) -> Iterator[Finding]:
    """Find pages of an encrypted file that were damaged.

    Reading meets most of them by itself; the end of a long value, SQLCipher 4.19 reads as zeros without an error.
    """
    if tx.dialect.name == "sqlite":
        found = tx.exec_driver_sql("PRAGMA cipher_integrity_check")
        for (said,) in found if found.returns_rows else ():  # of a file without a key it says nothing at all
            yield Finding("file", said)


def rules(tx: Connection) -> Iterator[Finding]:
    """Find triggers that are gone or were changed: rebuilding a table drops its triggers silently."""
    for rule in missing_rules(tx, rules_of(wallet_metadata)):
        yield Finding(rule.table, f"lacks the rule {rule.name}")
