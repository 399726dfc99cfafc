"""Collecting: money from the code that somebody shows, for an order or to another person."""

import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from sqlalchemy import Connection, Row

from app.core.database import Transactions
from app.core.kernel.clock import Clock
from app.core.kernel.errors import Refused
from app.core.kernel.events import EventBus
from app.core.kernel.ids import CollectionId, JournalId, LedgerAccountId, MiniAppId, OrderId, UserId, new_id
from app.core.kernel.money import Money
from app.core.ledger.model import Journal, Transfer
from app.core.ledger.service import Ledger
from app.core.payments import pay_codes_store as store
from app.core.payments.bills_between import COLLECT
from app.core.payments.checks import check_amount, check_key
from app.core.payments.collecting_model import Collection, CollectionState, PayCode
from app.core.payments.events import BalanceChanged, CollectionChanged
from app.core.payments.funds import require_funds
from app.core.payments.model import Held, Order, Receipt
from app.core.payments.orders import Orders
from app.core.payments.pay_codes import FoundCode, PayCodes, hash_of
from app.core.payments.repeats import last_within
from app.core.payments.service import Payments
from app.core.payments.spending import Spending
from app.core.payments.wallet import account_of_person, account_of_publisher

ANSWER_WITHIN = timedelta(minutes=5)
PAYER_SAID_NO = "payer"


class Collecting:
    """Lets codes be shown, and money be collected from them.

    A code is used up by the first who collects from it, whatever comes of that: so that nobody tries amounts until one
    goes through. Up to the payer's own limit the money moves at once, above it they are asked on their own screen. Whom
    they are, and what they have, the collector never hears.
    """

    def __init__(
        self,
        db: Transactions,
        ledger: Ledger,
        orders: Orders,
        payments: Payments,
        spending: Spending,
        events: EventBus,
        clock: Clock,
        elapsed_s: Callable[[], float] = time.monotonic,
    ) -> None:
        self._db = db
        self._ledger = ledger
        self._orders = orders
        self._payments = payments
        self._spending = spending
        self._events = events
        self._clock = clock
        self._codes = PayCodes(db, clock, elapsed_s)

    def show(self, user_id: UserId) -> PayCode:
        """Return a new code of this person, good for a minute.

        Raises:
            Refused: ``wallet.frozen``.
            Unavailable: ``database.busy``, ``database.full``.
        """
        with self._db.begin() as tx:
            if self._spending.limits_within(tx, user_id).is_frozen:
                raise Refused("wallet.frozen")
            return self._codes.show_within(tx, user_id)

    def for_order(self, order_id: OrderId, number: str) -> Collection:
        """Collect what the order costs from the code ``number``; asked again with the same, say how it stands.

        Only who may speak for the merchant may ask: the caller sees to that.

        Raises:
            Refused: ``pay_codes.over``, ``pay_codes.too_often``, ``orders.unknown``, ``orders.closed``,
                ``orders.expired``, ``orders.paid``. Nothing moved, and the code is as good as before.
            Unavailable: ``database.busy``, ``database.full``; it may be asked for again.
        """
        miniapp_id = self._orders.get(order_id).merchant.miniapp_id
        outcome: Receipt | Held | None = None
        with self._codes.limiting(f"miniapp:{miniapp_id}"), self._db.begin() as tx:
            known = tx.execute(store.BY_CODE, {"code_hash": hash_of(number)}).one_or_none()
            if known is not None and known.order_id == order_id:
                return self._collection(known)
            order, paid_by = self._orders.get_within(tx, order_id)
            if order.state in ("paid", "held"):
                raise Refused("orders.paid", order_id=order_id)
            self._orders.outcome_within(tx, order, paid_by, UserId(""))
            code = self._codes.find_within(tx, number)
            collection_id = self._add(tx, CollectionId(new_id()), code, order.amount, order=order)
            try:
                payee = account_of_publisher(order.merchant.publisher_id)
                if self._moves_at_once(tx, code.user_id, payee, order.amount, order.merchant.miniapp_id):
                    key = JournalId(collection_id)
                    outcome = self._payments.settle_within(tx, order, code.user_id, key)
            except Refused as error:
                self._refuse(tx, collection_id, error.code)
            made = self._look(tx, collection_id)
        if outcome is not None:
            self._payments.tell(order, outcome)
        self._tell(made)
        return made

    def for_person(self, collector_id: UserId, amount: Money, number: str, *, key: CollectionId) -> Collection:
        """Collect ``amount`` for a person from the code ``number``; with the same ``key`` once.

        ``key`` is made and stored by the caller before the first try.

        Raises:
            Refused: ``pay_codes.over``, ``pay_codes.too_often``, ``pay_codes.own``, ``money.amount``,
                ``payments.key``, ``ledger.key_reused``. Nothing moved, and the code is as good as before.
            Unavailable: ``database.busy``, ``database.full``; the same key may be tried again.
        """
        check_key(key)
        check_amount(amount)
        with self._codes.limiting(f"person:{collector_id}"), self._db.begin() as tx:
            known = tx.execute(store.BY_ID, {"collection_id": key}).one_or_none()
            if known is not None:
                asked = (collector_id, amount.amount_minor, hash_of(number))
                if (known.collector_id, known.amount_minor, known.code_hash) != asked:
                    raise Refused("ledger.key_reused", journal_id=key)
                return self._collection(known)
            if self._ledger.is_posted(tx, JournalId(key)):
                raise Refused("ledger.key_reused", journal_id=key)
            code = self._codes.find_within(tx, number)
            if code.user_id == collector_id:
                raise Refused("pay_codes.own")
            self._add(tx, key, code, amount, collector_id=collector_id)
            try:
                if self._moves_at_once(tx, code.user_id, account_of_person(collector_id), amount):
                    self._move(tx, key, code.user_id, collector_id, amount)
            except Refused as error:
                self._refuse(tx, key, error.code)
            made = self._look(tx, key)
        self._tell(made)
        return made

    def confirm(self, collection_id: CollectionId, payer_id: UserId, pin: str) -> Collection:
        """Pay another person what they collect and wait for; done twice, it moves once. Orders are paid as ever.

        Raises:
            Refused: ``pin.…`` (see ``Pins.verify``), ``collect.unknown``, ``collect.over`` (it took too long, or was
                refused), ``wallet.…`` and ``limits.…`` as in paying. Nothing moved.
            Unavailable: ``database.busy``, ``database.full``; it may be tried again.
        """
        self._spending.verify_pin(payer_id, pin)
        with self._db.begin() as tx:
            found = self._known(tx, collection_id)
            if found.payer_id != payer_id or found.collector_id is None:
                raise Refused("collect.unknown")
            if found.state == "paid":
                return found
            if found.state != "waiting":
                raise Refused("collect.over")
            self._spending.check(tx, payer_id, found.amount)
            self._move(tx, collection_id, payer_id, found.collector_id, found.amount)
            made = self._look(tx, collection_id)
        self._tell(made)
        return made

    def refuse(self, collection_id: CollectionId, payer_id: UserId) -> Collection:
        """Say no to what waits, and return how it stands; what was paid or is over stays so.

        Raises:
            Refused: ``collect.unknown``.
        """
        with self._db.begin() as tx:
            found = self._known(tx, collection_id)
            if found.payer_id != payer_id:
                raise Refused("collect.unknown")
            if found.state != "waiting":
                return found
            self._refuse(tx, collection_id, PAYER_SAID_NO)
            made = self._look(tx, collection_id)
        self._tell(made)
        return made

    def look(self, collection_id: CollectionId, user_id: UserId) -> Collection:
        """Return how it stands, to its payer or the person who collects.

        Raises:
            Refused: ``collect.unknown``.
        """
        with self._db.read() as tx:
            found = self._known(tx, collection_id)
        if user_id not in (found.payer_id, found.collector_id):
            raise Refused("collect.unknown")
        return found

    def waiting(self, payer_id: UserId) -> tuple[Collection, ...]:
        """Return what waits for this person's word, the oldest first."""
        now = self._clock.now()
        asked = {"user_id": payer_id, "now": now, "since": now - ANSWER_WITHIN}
        with self._db.read() as tx:
            found = [self._collection(row) for row in tx.execute(store.UNANSWERED, asked)]
        return tuple(each for each in found if each.state == "waiting")

    def _moves_at_once(
        self,
        tx: Connection,
        payer_id: UserId,
        payee: LedgerAccountId,
        amount: Money,
        miniapp_id: MiniAppId | None = None,
    ) -> bool:
        """Tell whether the payer need not be asked; what they do not allow at all is refused before they could be.

        The same amount to the same payee within a minute may be a slip of the till's: about that they are asked.
        """
        self._spending.check(tx, payer_id, amount, miniapp_id=miniapp_id)
        code_minor = self._spending.limits_within(tx, payer_id).code_minor
        if code_minor is None or amount.amount_minor > code_minor:
            return False
        return last_within(tx, payer_id, payee, amount, self._clock.now()) is None

    def _add(
        self,
        tx: Connection,
        collection_id: CollectionId,
        code: FoundCode,
        amount: Money,
        *,
        order: Order | None = None,
        collector_id: UserId | None = None,
    ) -> CollectionId:
        now = self._clock.now()
        ends_at = now + ANSWER_WITHIN
        tx.execute(
            store.ADD,
            {
                "collection_id": collection_id,
                "code_hash": code.code_hash,
                "payer_id": code.user_id,
                "order_id": None if order is None else order.order_id,
                "collector_id": collector_id,
                "amount_minor": amount.amount_minor,
                "currency": amount.currency,
                "made_at": now,
                "expires_at": ends_at if order is None else min(ends_at, order.expires_at),
            },
        )
        return collection_id

    def _move(
        self, tx: Connection, collection_id: CollectionId, payer_id: UserId, collector_id: UserId, amount: Money
    ) -> None:
        payer = require_funds(self._ledger, tx, payer_id, amount)
        collector = self._ledger.open(tx, account_of_person(collector_id), amount.currency)
        transfer = Transfer(payer, collector.ledger_account_id, amount.amount_minor, amount.currency)
        self._ledger.post(tx, Journal(JournalId(collection_id), COLLECT, collection_id, (transfer,), self._clock.now()))

    def _refuse(self, tx: Connection, collection_id: CollectionId, why: str) -> None:
        row = {"collection_id": collection_id, "why": why, "refused_at": self._clock.now()}
        tx.execute(store.REFUSE, row)

    def _known(self, tx: Connection, collection_id: CollectionId) -> Collection:
        row = tx.execute(store.BY_ID, {"collection_id": collection_id}).one_or_none()
        if row is None:
            raise Refused("collect.unknown")
        return self._collection(row)

    def _look(self, tx: Connection, collection_id: CollectionId) -> Collection:
        return self._collection(tx.execute(store.BY_ID, {"collection_id": collection_id}).one())

    def _collection(self, row: Row[Any]) -> Collection:
        return Collection(
            collection_id=row.collection_id,
            payer_id=row.payer_id,
            amount=Money(row.amount_minor, row.currency),
            state=self._state(row),
            made_at=row.made_at,
            expires_at=row.expires_at,
            order_id=row.order_id,
            collector_id=row.collector_id,
            payee_name=row.merchant_name or "",
            title=row.title or "",
            why=row.why or "",
        )

    def _state(self, row: Row[Any]) -> CollectionState:
        if row.journal_id is not None:
            return "paid"
        if row.order_state in ("paid", "held") and row.paid_by == row.payer_id:
            return "paid" if row.order_state == "paid" else "held"
        if row.why is not None:
            return "refused"
        # An order that somebody else has paid, or that was closed, is not waited for.
        is_over = self._clock.now() >= row.expires_at or row.order_state not in (None, "pending")
        return "over" if is_over else "waiting"

    def _tell(self, made: Collection) -> None:
        if made.collector_id is not None and made.state == "paid":
            self._events.publish(BalanceChanged(made.payer_id))
            self._events.publish(BalanceChanged(made.collector_id))
        self._events.publish(CollectionChanged(made.collection_id, made.payer_id, made.collector_id))
