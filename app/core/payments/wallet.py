"""The wallet: a person's view of the ledger."""

from collections.abc import Collection, Sequence
from datetime import datetime
from itertools import pairwise

from sqlalchemy import Connection

from app.core.database import Transactions
from app.core.kernel.ids import LedgerAccountId, OrderId, PublisherId, RefundId, TransferId, UserId
from app.core.kernel.money import Money
from app.core.kernel.paging import Page
from app.core.ledger.model import Entry
from app.core.ledger.service import Ledger
from app.core.payments import store
from app.core.payments.bills_between import Between, Names, is_between
from app.core.payments.checks import CURRENCY
from app.core.payments.model import Bill, Total, Wanted

TEST_BANK = LedgerAccountId(f"bank:test:{CURRENCY}")
PAYMENT = "payment"
REFUND = "refund"
TOP_UP = "top_up"
WITHDRAWAL = "withdrawal"
FUNDING = (TOP_UP, WITHDRAWAL)
"""What moves between the wallet and a funding source: neither spent nor received."""
EVERY_BILL = Wanted()
SCAN_ROWS = 500
SCANNED_MAX = 20 * SCAN_ROWS


class Wallet:
    """Shows what a person has and had."""

    def __init__(self, db: Transactions, names: Names | None = None) -> None:
        """``names`` says what the people are called whom money came from or went to."""
        self._db = db
        self._names = names
        self._ledger = Ledger(db)

    def balance(self, user_id: UserId) -> Money:
        """Return what the person can spend."""
        with self._db.read() as tx:
            account = self._ledger.account(tx, account_of_person(user_id))
        return Money(0 if account is None else account.balance_minor, CURRENCY)

    def bills(
        self, user_id: UserId, *, before: str | None = None, limit: int = 50, wanted: Wanted = EVERY_BILL
    ) -> Page[Bill]:
        """Return the person's wanted bills, newest first, from after the bill ``before``.

        At most ``SCANNED_MAX`` bills are looked at: a page with fewer than ``limit``, or none, may still have a next.
        """
        scan = limit if wanted == EVERY_BILL else SCAN_ROWS
        found: list[Bill] = []
        with self._db.read() as tx:
            for _ in range(SCANNED_MAX // SCAN_ROWS):
                page = self._bills(tx, user_id, before, scan)
                for bill in page.rows:
                    if wanted.takes(bill):
                        found.append(bill)
                        if len(found) == limit:
                            is_last = page.next is None and bill is page.rows[-1]
                            return Page(tuple(found), None if is_last else bill.bill_id)
                before = page.next
                is_past = wanted.since is not None and bool(page.rows) and page.rows[-1].at < wanted.since
                if before is None or is_past:
                    return Page(tuple(found), None)
        return Page(tuple(found), before)

    def totals(self, user_id: UserId, edges: Sequence[datetime]) -> tuple[Total, ...]:
        """Return what moved between each two neighbours of ``edges``, which rise."""
        account = account_of_person(user_id)
        with self._db.read() as tx:
            return tuple(
                _total(since, until, self._ledger.sums(tx, account, since, until)) for since, until in pairwise(edges)
            )

    def without_record(self, order_ids: Collection[OrderId], refund_ids: Collection[RefundId]) -> frozenset[str]:
        """Return those of these that this file has no receipt, or no refund, of: an older copy was put back."""
        with self._db.read() as tx:
            known = {
                *tx.execute(store.PAID_AMONG, {"order_ids": list(order_ids)}).scalars(),
                *tx.execute(store.REFUNDED_AMONG, {"refund_ids": list(refund_ids)}).scalars(),
            }
        return frozenset({*order_ids, *refund_ids} - known)

    def owners(self) -> tuple[UserId, ...]:
        """Return whoever has a wallet in this file, by id."""
        begin, end = account_of_person(UserId("")).split("::")
        with self._db.read() as tx:
            names = self._ledger.names(tx, f"{begin}:")
        return tuple(UserId(name.removeprefix(f"{begin}:").removesuffix(f":{end}")) for name in names)

    def statement_page(self, user_id: UserId, *, before: str | None, limit: int) -> tuple[Page[Bill], int]:
        """Return bills as ``bills`` does, and all that has moved so far (received less spent), by one snapshot."""
        with self._db.read() as tx:
            account = self._ledger.account(tx, account_of_person(user_id))
            page = self._bills(tx, user_id, before, limit)
        return page, 0 if account is None else account.credits_posted - account.debits_posted

    def _bills(self, tx: Connection, user_id: UserId, before: str | None, limit: int) -> Page[Bill]:
        found = self._ledger.statement(
            tx,
            account_of_person(user_id),
            before=None if before is None else TransferId(before),
            limit=limit,
        )
        paid_ids = [entry.reference for entry in found.rows if entry.purpose in (PAYMENT, REFUND)]
        named = {row.order_id: (row.title, row.merchant_name) for row in tx.execute(store.named_orders(paid_ids))}
        between = Between(tx, found.rows, self._names)
        bills = (between.bill(entry) if is_between(entry.purpose) else _bill(entry, named) for entry in found.rows)
        return Page(tuple(bills), found.next)


def account_of_person(user_id: UserId) -> LedgerAccountId:
    """Name the ledger account of a person's wallet."""
    return LedgerAccountId(f"person:{user_id}:{CURRENCY}")


def account_of_publisher(publisher_id: PublisherId) -> LedgerAccountId:
    """Name the ledger account that a publisher's mini-apps are paid into."""
    return LedgerAccountId(f"publisher:{publisher_id}:{CURRENCY}")


def _total(since: datetime, until: datetime, sums: tuple[tuple[str, int, int], ...]) -> Total:
    moved = [each for each in sums if each[0] not in FUNDING]
    by_purpose = tuple((purpose, came_minor + went_minor) for purpose, came_minor, went_minor in sums)
    return Total(since, until, sum(each[1] for each in moved), -sum(each[2] for each in moved), by_purpose)


def _bill(entry: Entry, named: dict[str, tuple[str, str]]) -> Bill:
    if entry.purpose in (PAYMENT, REFUND):
        # The file keeps orders; of one edited by hand the rest is shown all the same.
        title, counterparty = named.get(entry.reference, ("Payment" if entry.purpose == PAYMENT else "Refund", ""))
        return Bill(
            bill_id=entry.transfer_id,
            title=title,
            counterparty=counterparty,
            amount_minor=entry.amount_minor,
            currency=entry.currency,
            at=entry.posted_at,
            order_id=OrderId(entry.reference),
            kind="payment" if entry.purpose == PAYMENT else "refund",
            purpose=entry.purpose,
        )
    is_withdrawal = entry.purpose == WITHDRAWAL
    return Bill(
        bill_id=entry.transfer_id,
        title="Withdrawal" if is_withdrawal else "Top-up",
        counterparty="Test bank",
        amount_minor=entry.amount_minor,
        currency=entry.currency,
        at=entry.posted_at,
        order_id=None,
        kind="withdrawal" if is_withdrawal else "top_up",
        purpose=entry.purpose,
    )
