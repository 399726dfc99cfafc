"""Transfers to people: held for a day, then the receiver's by their yes, or the sender's again."""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row

from app.core.database import Transactions
from app.core.kernel.clock import Clock
from app.core.kernel.errors import Refused
from app.core.kernel.events import EventBus
from app.core.kernel.ids import JournalId, PersonTransferId, UserId, new_id
from app.core.kernel.money import Money
from app.core.ledger.model import Journal, Transfer, TransferKind
from app.core.ledger.service import Ledger
from app.core.payments import person_transfers_store as store
from app.core.payments.bills_between import TRANSFER, TRANSFER_HOLD, TRANSFER_RETURN
from app.core.payments.checks import check_key, check_person_transfer
from app.core.payments.events import BalanceChanged, PersonTransferEnded, PersonTransferSent
from app.core.payments.funds import RequireHere, anybody, require_funds
from app.core.payments.model import Return
from app.core.payments.outbox import add_message, add_return
from app.core.payments.spending import Spending
from app.core.payments.transfer_model import PersonTransfer, PersonTransferState, PersonTransferWish
from app.core.payments.wallet import account_of_person

LIFE = timedelta(hours=24)


class PersonTransfers:
    """Gives money to people. No money is ever in between: it is held for the receiver in the sender's own wallet."""

    def __init__(
        self,
        db: Transactions,
        ledger: Ledger,
        spending: Spending,
        events: EventBus,
        clock: Clock,
        require_here: RequireHere = anybody,
    ) -> None:
        self._require_here = require_here
        self._db = db
        self._ledger = ledger
        self._spending = spending
        self._events = events
        self._clock = clock

    def send(self, wish: PersonTransferWish, *, pin: str, key: JournalId) -> PersonTransfer:
        """Hold the amount for the receiver; the message lies in the outbox.

        ``key`` is made and stored by the caller before the first try: the same key for the same wish gives the same
        transfer and holds nothing more.

        Raises:
            Refused: ``pin.…`` (see ``Pins.verify``), ``money.amount``, ``transfers.self``, ``transfers.note``
                (``characters_max``), ``people.left``, ``wallet.insufficient``, ``wallet.frozen``, ``limits.…`` (see
                ``Spending.check``), ``ledger.key_reused``, ``payments.key``. Nothing moved.
            Unavailable: ``database.busy``, ``database.full``; the same key may be tried again.
        """
        check_key(key)
        check_person_transfer(wish)
        self._spending.verify_pin(wish.sender_id, pin)
        with self._db.begin() as tx:
            found = tx.execute(store.BY_JOURNAL, {"journal_id": key}).one_or_none()
            sent = self._hold(tx, wish, key) if found is None else self._transfer(found)
            if found is not None and not _is_of(sent, wish):
                raise Refused("ledger.key_reused", journal_id=key)
        if found is None:
            self._events.publish(PersonTransferSent(sent.person_transfer_id, sent.sender_id, sent.receiver_id))
            self._events.publish(BalanceChanged(sent.sender_id))
        return sent

    def accept(self, person_transfer_id: PersonTransferId, user_id: UserId) -> PersonTransfer:
        """Let the receiver have the money; accepting it again changes nothing.

        Raises:
            Refused: ``transfers.unknown``, ``transfers.not_yours``, ``transfers.declined``, ``transfers.returned``.
            Unavailable: ``database.busy``, ``database.full``.
        """
        return self._end(person_transfer_id, user_id, "accepted")

    def decline(self, person_transfer_id: PersonTransferId, user_id: UserId) -> PersonTransfer:
        """Let the sender have it again; declining it again changes nothing.

        Raises:
            Refused: ``transfers.unknown``, ``transfers.not_yours``, ``transfers.accepted``, ``transfers.returned``.
            Unavailable: ``database.busy``, ``database.full``.
        """
        return self._end(person_transfer_id, user_id, "declined")

    def look(self, ids: Collection[PersonTransferId], viewer_id: UserId) -> dict[PersonTransferId, PersonTransfer]:
        """Return those of these transfers that the person gave or was given."""
        with self._db.read() as tx:
            return self._look(tx, list(ids), viewer_id)

    def settle_due(self) -> None:
        """Give back what nobody accepted in time. Doing it twice does nothing."""
        while (ended := self._settle_one()) is not None:
            self._tell(ended)

    def next_due(self) -> datetime | None:
        """Return when the next transfer that waits is over; None if none waits."""
        with self._db.read() as tx:
            found: datetime | None = tx.execute(store.NEXT_DUE).scalar_one()
        return found

    def _hold(self, tx: Connection, wish: PersonTransferWish, key: JournalId) -> PersonTransfer:
        now, amount = self._clock.now(), wish.amount
        sent = PersonTransfer(
            person_transfer_id=PersonTransferId(new_id()),
            sender_id=wish.sender_id,
            receiver_id=wish.receiver_id,
            conversation_id=wish.conversation_id,
            amount=amount,
            note=wish.note.strip(),
            sent_at=now,
            expires_at=now + LIFE,
            state="waiting",
        )
        self._require_here(wish.receiver_id)
        self._spending.check(tx, wish.sender_id, amount)
        own = require_funds(self._ledger, tx, wish.sender_id, amount)
        other = self._ledger.open(tx, account_of_person(wish.receiver_id), amount.currency)
        held = Transfer(
            own, other.ledger_account_id, amount.amount_minor, amount.currency, "hold", expires_at=sent.expires_at
        )
        posted = self._ledger.post(tx, Journal(key, TRANSFER_HOLD, sent.person_transfer_id, (held,), now))
        tx.execute(
            store.ADD,
            {
                "person_transfer_id": sent.person_transfer_id,
                "journal_id": key,
                "hold_id": posted.transfer_ids[0],
                "sender_id": sent.sender_id,
                "receiver_id": sent.receiver_id,
                "conversation_id": sent.conversation_id,
                "amount_minor": amount.amount_minor,
                "currency": amount.currency,
                "note": sent.note,
                "sent_at": sent.sent_at,
                "expires_at": sent.expires_at,
            },
        )
        told = {
            "person_transfer_id": sent.person_transfer_id,
            "sender_id": sent.sender_id,
            "conversation_id": sent.conversation_id,
            "amount_minor": amount.amount_minor,
            "currency": amount.currency,
            "note": sent.note,
        }
        add_message(tx, now, "transfer.message", told)
        return sent

    def _end(
        self, person_transfer_id: PersonTransferId, user_id: UserId, wanted: PersonTransferState
    ) -> PersonTransfer:
        with self._db.begin() as tx:
            rows = tx.execute(store.SOME, {"ids": [person_transfer_id]}).all()
            found = self._transfer(rows[0]) if rows else None
            if found is None or user_id not in (found.sender_id, found.receiver_id):
                raise Refused("transfers.unknown", person_transfer_id=person_transfer_id)
            if user_id != found.receiver_id:
                raise Refused("transfers.not_yours", person_transfer_id=person_transfer_id)
            if found.state not in ("waiting", wanted):
                raise Refused(f"transfers.{found.state}", person_transfer_id=person_transfer_id)
            if found.state == "waiting":
                self._resolve(tx, rows[0], "post" if wanted == "accepted" else "void")
            ended = self._look(tx, [person_transfer_id], user_id)[person_transfer_id]
        if found.state == "waiting":
            self._tell(ended)
        return ended

    def _settle_one(self) -> PersonTransfer | None:
        with self._db.begin() as tx:
            row = tx.execute(store.DUE, {"now": self._clock.now()}).one_or_none()
            if row is None:
                return None
            self._resolve(tx, row, "void")
            return self._look(tx, [row.person_transfer_id], row.sender_id)[row.person_transfer_id]

    def _resolve(self, tx: Connection, row: Row[Any], kind: TransferKind) -> None:
        resolving = Transfer(
            account_of_person(row.sender_id),
            account_of_person(row.receiver_id),
            row.amount_minor,
            row.currency,
            kind,
            hold_id=row.hold_id,
        )
        purpose, now = TRANSFER if kind == "post" else TRANSFER_RETURN, self._clock.now()
        self._ledger.post(tx, Journal(JournalId(new_id()), purpose, row.person_transfer_id, (resolving,), now))
        if kind == "void":
            given = Money(row.amount_minor, row.currency)
            back = Return(
                source="transfer",
                source_id=row.person_transfer_id,
                cause="declined" if now < row.expires_at else "time",
                user_id=row.sender_id,
                amount=given,
                given=given,
                title=row.note,
                returned_at=now,
                other_id=row.receiver_id,
            )
            add_return(tx, back)

    def _tell(self, ended: PersonTransfer) -> None:
        self._events.publish(PersonTransferEnded(ended.person_transfer_id, ended.sender_id, ended.receiver_id))
        self._events.publish(BalanceChanged(ended.sender_id))
        if ended.state == "accepted":
            self._events.publish(BalanceChanged(ended.receiver_id))

    def _look(
        self, tx: Connection, ids: list[PersonTransferId], viewer_id: UserId
    ) -> dict[PersonTransferId, PersonTransfer]:
        found = [self._transfer(row) for row in tx.execute(store.SOME, {"ids": ids})]
        return {each.person_transfer_id: each for each in found if viewer_id in (each.sender_id, each.receiver_id)}

    def _transfer(self, row: Row[Any]) -> PersonTransfer:
        return PersonTransfer(
            person_transfer_id=row.person_transfer_id,
            sender_id=row.sender_id,
            receiver_id=row.receiver_id,
            conversation_id=row.conversation_id,
            amount=Money(row.amount_minor, row.currency),
            note=row.note,
            sent_at=row.sent_at,
            expires_at=row.expires_at,
            state=_state(row, self._clock.now()),
            ended_at=row.ended_at,
        )


def _state(row: Row[Any], now: datetime) -> PersonTransferState:
    """Tell how a transfer stands: who voided it, the time tells."""
    if row.ended_by == "post":
        return "accepted"
    if row.ended_by == "void":
        return "declined" if row.ended_at < row.expires_at else "returned"
    return "returned" if now >= row.expires_at else "waiting"


def _is_of(sent: PersonTransfer, wish: PersonTransferWish) -> bool:
    made = (sent.sender_id, sent.receiver_id, sent.conversation_id, sent.amount, sent.note)
    return made == (wish.sender_id, wish.receiver_id, wish.conversation_id, wish.amount, wish.note.strip())
