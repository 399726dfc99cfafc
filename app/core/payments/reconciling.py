"""Reconciling: that the ledger is sound, and that payments and ledger tell the same story."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, and_, exists, func, literal, or_, select

from app.core.database import Transactions
from app.core.database.schema import total
from app.core.kernel.money import Money
from app.core.ledger import store as ledger_store
from app.core.ledger.model import Finding
from app.core.ledger.service import Ledger
from app.core.payments import (
    coupons_store,
    packets_store,
    pay_codes_store,
    person_transfers_store,
    receive_codes_store,
    store,
)
from app.core.payments.bills_between import (
    COLLECT,
    PACKET,
    PACKET_CLAIM,
    PACKET_RETURN,
    RECEIVE,
    TRANSFER,
    TRANSFER_HOLD,
    TRANSFER_RETURN,
)
from app.core.payments.coupons import PROMOTION, PROMOTION_RETURN
from app.core.payments.holding import PAYMENT_HOLD, PAYMENT_VOID
from app.core.payments.receipts import from_stored, is_genuine, refund_from_stored
from app.core.payments.wallet import PAYMENT, REFUND

_OWNERS = (
    ((PAYMENT, PAYMENT_HOLD, PAYMENT_VOID, REFUND), store.orders.c.order_id),
    ((PROMOTION, PROMOTION_RETURN), coupons_store.coupons.c.coupon_id),
    ((PACKET, PACKET_CLAIM, PACKET_RETURN), packets_store.packets.c.packet_id),
    ((TRANSFER_HOLD, TRANSFER, TRANSFER_RETURN), person_transfers_store.person_transfers.c.person_transfer_id),
    ((RECEIVE,), receive_codes_store.receive_codes.c.token),
)
"""What journals of these purposes refer to."""
_accounts = ledger_store.accounts


@dataclass(frozen=True, slots=True)
class Kind:
    """The ledger accounts of one kind, such as ``person``, taken together; ``held`` is promised and not yet moved."""

    name: str
    count: int
    balance: Money
    held: Money


@dataclass(frozen=True, slots=True)
class Report:
    """What a wallet's file holds, and everything in it that cannot be right."""

    kinds: tuple[Kind, ...]
    transfer_count: int
    paid_count: int
    findings: tuple[Finding, ...]


def reconcile(db: Transactions) -> Report:
    """Return the totals of the books in ``db`` and everything that does not add up."""
    with db.read() as tx:
        kinds = tuple(_kinds(tx))
        transfer_count = tx.execute(select(func.count()).select_from(ledger_store.transfers)).scalar_one()
        paid_count = tx.execute(select(func.count()).where(store.orders.c.state == "paid")).scalar_one()
        findings = [
            *_zero_sum(kinds),
            *_orders(tx),
            *_strays(tx),
            *_refunds(tx),
            *_coupons(tx),
            *_packets(tx),
            *_collected(tx),
        ]
    return Report(kinds, transfer_count, paid_count, (*Ledger(db).verify(), *findings))


def forged(db: Transactions, public_key: bytes) -> Iterator[Finding]:
    """Find receipts and refunds that the holder of ``public_key`` did not sign as they stand."""
    with db.read() as tx:
        for row in tx.execute(select(store.receipts)):
            if not is_genuine(from_stored(row.body, row.signature), public_key):
                yield Finding(row.order_id, "its receipt does not bear this wallet's signature")
        for row in tx.execute(select(store.refunds)):
            if not is_genuine(refund_from_stored(row.body, row.signature), public_key):
                yield Finding(row.order_id, f"its refund {row.refund_number} does not bear this wallet's signature")


def _kinds(tx: Connection) -> Iterator[Kind]:
    a = ledger_store.accounts.c
    position = func.instr if tx.dialect.name == "sqlite" else func.strpos
    name = func.substr(a.ledger_account_id, 1, position(a.ledger_account_id, ":") - 1)
    summed = (
        select(
            name.label("name"),
            a.currency,
            func.count().label("account_count"),
            total(a.credits_posted - a.debits_posted).label("balance_minor"),
            total(a.debits_pending).label("held_minor"),
        )
        .group_by(name, a.currency)
        .order_by(name, a.currency)
    )
    for row in tx.execute(summed):
        held = Money(int(row.held_minor), row.currency)
        yield Kind(row.name, row.account_count, Money(int(row.balance_minor), row.currency), held)


def _zero_sum(kinds: tuple[Kind, ...]) -> Iterator[Finding]:
    """What one ledger account has, another gave: all of them together have nothing."""
    for currency in {kind.balance.currency for kind in kinds}:
        total = Money(sum(kind.balance.amount_minor for kind in kinds if kind.balance.currency == currency), currency)
        if total.amount_minor != 0:
            yield Finding(currency, f"all ledger accounts together hold {total.text()} instead of nothing")


def _moved(purpose: str) -> Select[Any]:
    j, t = ledger_store.journals.c, ledger_store.transfers.c
    return (
        select(j.reference.label("order_id"), total(t.amount_minor).label("moved_minor"))
        .join_from(ledger_store.journals, ledger_store.transfers, t.journal_id == j.journal_id)
        .where(j.purpose == purpose, t.kind.in_(("direct", "post")))
        .group_by(j.reference)
    )


def _orders(tx: Connection) -> Iterator[Finding]:
    """A paid order has one receipt and has moved just what it asked for; no other has moved anything."""
    o, moved = store.orders.c, _moved(PAYMENT).subquery()
    wrong = (
        select(
            o.order_id,
            o.state,
            func.coalesce(o.paid_minor, o.amount_minor).label("amount_minor"),
            o.currency,
            moved.c.moved_minor,
        )
        .join_from(store.orders, moved, moved.c.order_id == o.order_id, isouter=True)
        .where(
            or_(
                and_(o.state == "paid", func.coalesce(moved.c.moved_minor, 0) != o.paid_minor),
                and_(o.state != "paid", moved.c.moved_minor.is_not(None)),
            )
        )
    )
    for row in tx.execute(wrong):
        asked, said = Money(row.amount_minor, row.currency), Money(int(row.moved_minor or 0), row.currency)
        yield Finding(row.order_id, f"an order over {asked.text()} is {row.state}; {said.text()} moved for it")
    unproved = (
        select(o.order_id)
        .join_from(store.orders, store.receipts, store.receipts.c.order_id == o.order_id, isouter=True)
        .where(o.state == "paid", store.receipts.c.order_id.is_(None))
    )
    for (order_id,) in tx.execute(unproved):
        yield Finding(order_id, "a paid order has no receipt")


def _strays(tx: Connection) -> Iterator[Finding]:
    """Money moves for what is there."""
    j = ledger_store.journals.c
    stray = select(j.journal_id, j.purpose).where(
        or_(*(and_(j.purpose.in_(names), ~exists().where(named == j.reference)) for names, named in _OWNERS))
    )
    for journal_id, purpose in tx.execute(stray):
        yield Finding(journal_id, f"a {purpose} of what is not there")


def _refunds(tx: Connection) -> Iterator[Finding]:
    """What came back is what the refunds say, and at most what was paid."""
    o, r, moved = store.orders.c, store.refunds.c, _moved(REFUND).subquery()
    given = select(r.order_id, total(r.amount_minor).label("given_minor")).group_by(r.order_id).subquery()
    rows = (
        select(o.order_id, o.paid_minor, o.currency, given.c.given_minor, moved.c.moved_minor)
        .join_from(store.orders, given, given.c.order_id == o.order_id, isouter=True)
        .outerjoin(moved, moved.c.order_id == o.order_id)
        .where(or_(given.c.given_minor.is_not(None), moved.c.moved_minor.is_not(None)))
    )
    for row in tx.execute(rows):
        said, true = int(row.given_minor or 0), int(row.moved_minor or 0)
        if said != true or said > (row.paid_minor or 0):
            paid = Money(row.paid_minor or 0, row.currency).text()
            back, moved_back = Money(said, row.currency).text(), Money(true, row.currency).text()
            yield Finding(row.order_id, f"of {paid} paid, refunds say {back} went back; {moved_back} did")


def _coupons(tx: Connection) -> Iterator[Finding]:
    """What coupons paid is what their uses say, and one that is over holds nothing."""
    c, u, a, t = coupons_store.coupons.c, coupons_store.coupon_uses.c, ledger_store.accounts.c, ledger_store.transfers.c
    promotion = literal("promotion:") + c.coupon_id + ":" + c.currency
    paid = (
        select(total(t.amount_minor))
        .join_from(ledger_store.transfers, ledger_store.journals)
        .where(t.debit_id == promotion, ledger_store.journals.c.purpose == PAYMENT)
        .scalar_subquery()
    )
    said = select(total(u.discount_minor)).where(u.coupon_id == c.coupon_id).scalar_subquery()
    left = (
        select(a.credits_posted - a.debits_posted - a.debits_pending)
        .where(a.ledger_account_id == promotion)
        .scalar_subquery()
    )
    for row in tx.execute(
        select(c.coupon_id, c.state, c.currency, paid.label("paid"), said.label("said"), left.label("left"))
    ):
        if row.paid != row.said:
            true, told = Money(int(row.paid), row.currency).text(), Money(int(row.said), row.currency).text()
            yield Finding(row.coupon_id, f"its uses say {told} of payments; {true} was paid from it")
        if row.state == "over" and row.left != 0:
            yield Finding(row.coupon_id, f"a coupon that is over holds {Money(int(row.left), row.currency).text()}")


def _packets(tx: Connection) -> Iterator[Finding]:
    """What left a red packet is what its shares and its return say, and one that is done with holds nothing."""
    p, c, r, a = (each.c for each in (packets_store.packets, packets_store.claims, packets_store.returns, _accounts))
    given = select(total(c.amount_minor)).where(c.packet_id == p.packet_id).scalar_subquery()
    count = select(func.count()).where(c.packet_id == p.packet_id).scalar_subquery()
    back = select(total(r.amount_minor)).where(r.packet_id == p.packet_id).scalar_subquery()
    own = literal("packet:") + p.packet_id + ":" + p.currency
    rows = (
        select(p.packet_id, p.currency, p.amount_minor, a.credits_posted, a.debits_posted, (given + back).label("said"))
        .join_from(packets_store.packets, _accounts, a.ledger_account_id == own, isouter=True)
        .where(
            or_(
                a.debits_posted.is_distinct_from(given + back),
                a.credits_posted.is_distinct_from(p.amount_minor),
                and_(or_(back > 0, count == p.share_count), given + back != p.amount_minor),
            )
        )
    )
    for row in tx.execute(rows):
        put_in, said, left = (
            Money(int(minor or 0), row.currency).text() for minor in (row.credits_posted, row.said, row.debits_posted)
        )
        yield Finding(row.packet_id, f"of {put_in} put in, its shares and its return say {said} left it; {left} did")


def _collected(tx: Connection) -> Iterator[Finding]:
    """What moved between people by a pay code is what was collected, and nobody had refused it."""
    c, no = pay_codes_store.collections.c, pay_codes_store.refusals.c
    j, t = ledger_store.journals.c, ledger_store.transfers.c
    person = "person:"
    wrong = (
        select(j.journal_id)
        .join_from(ledger_store.journals, ledger_store.transfers, t.journal_id == j.journal_id)
        .join(pay_codes_store.collections, c.collection_id == j.journal_id, isouter=True)
        .join(pay_codes_store.refusals, no.collection_id == c.collection_id, isouter=True)
        .where(
            j.purpose == COLLECT,
            or_(
                c.collector_id.is_(None),
                no.collection_id.is_not(None),
                t.amount_minor != c.amount_minor,
                t.debit_id != literal(person) + c.payer_id + ":" + c.currency,
                t.credit_id != literal(person) + c.collector_id + ":" + c.currency,
            ),
        )
    )
    for (journal_id,) in tx.execute(wrong):
        yield Finding(journal_id, "money moved by a pay code as nobody had collected it")
