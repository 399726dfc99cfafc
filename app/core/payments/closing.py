"""Closing a wallet: when that can be, and what of it is deleted. The books keep what has moved."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, bindparam, delete, select

from app.core.database import Transactions
from app.core.database.schema import total
from app.core.kernel.errors import Refused
from app.core.kernel.ids import UserId
from app.core.ledger.service import Ledger
from app.core.payments import packets_store
from app.core.payments.checks import CURRENCY
from app.core.payments.marks_store import marks
from app.core.payments.pins_store import recoveries
from app.core.payments.spending_store import frozen, limits
from app.core.payments.store import pins
from app.core.payments.wallet import account_of_person

_PERSONAL = (pins, recoveries, marks, limits, frozen)
_open = packets_store.UNFINISHED.where(packets_store.packets.c.sender_id == bindparam("user_id")).subquery()
_put_in = select(total(_open.c.amount_minor))
_given = select(total(packets_store.claims.c.amount_minor)).join_from(
    packets_store.claims, _open, _open.c.packet_id == packets_store.claims.c.packet_id
)


class Closing:
    """Says whether a person can do without their wallet, and forgets what was theirs alone in it."""

    def __init__(self, db: Transactions, ledger: Ledger) -> None:
        self._db = db
        self._ledger = ledger

    def require_empty(self, user_id: UserId) -> None:
        """Return if a person has no money, neither here nor on its way back or to somebody.

        What others hold for them is no reason to stay: it goes back to those by itself.

        Raises:
            Refused: ``wallet.not_empty``, ``wallet.on_its_way`` (held for an order or a person, or in a red packet);
                each with ``amount_minor`` and ``currency``.
        """
        with self._db.read() as tx:
            self._require_empty(tx, user_id)

    @contextmanager
    def emptied(self, user_id: UserId) -> Iterator[None]:
        """Let no money move while the block makes a person gone, whose wallet is empty: none comes too late to see.

        Whoever gives them something meanwhile waits, and finds then that nobody is there.

        Raises:
            Refused: as `require_empty`; the block is not entered.
            Unavailable: ``database.busy``.
        """
        with self._db.begin() as tx:
            self._require_empty(tx, user_id)
            yield

    def _require_empty(self, tx: Connection, user_id: UserId) -> None:
        account = self._ledger.account(tx, account_of_person(user_id))
        away_minor = self._in_packets(tx, user_id)
        if account is not None and account.balance_minor != 0:
            raise Refused("wallet.not_empty", amount_minor=account.balance_minor, currency=CURRENCY)
        away_minor += 0 if account is None else account.debits_pending
        if away_minor != 0:
            raise Refused("wallet.on_its_way", amount_minor=away_minor, currency=CURRENCY)

    def forget(self, user_id: UserId) -> None:
        """Delete a person's PIN, recovery code, mark, limits and freeze; again, do nothing.

        Transfers, orders, receipts and codes stay: no statement deletes them, and others' books rest on them.
        """
        with self._db.begin() as tx:
            for kept in _PERSONAL:
                tx.execute(delete(kept).where(kept.c.user_id == user_id))

    def _in_packets(self, tx: Connection, user_id: UserId) -> int:
        asked: dict[str, Any] = {"user_id": user_id}
        return int(tx.execute(_put_in, asked).scalar_one()) - int(tx.execute(_given, asked).scalar_one())
