"""Red packets: money into a packet, a share for each who opens it, the rest back after a day."""

import random
from collections.abc import Callable, Collection
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row

from app.core.database import Transactions
from app.core.kernel.clock import Clock
from app.core.kernel.errors import Refused
from app.core.kernel.events import EventBus
from app.core.kernel.ids import JournalId, LedgerAccountId, PacketId, UserId, new_id
from app.core.kernel.money import Money
from app.core.ledger.model import Journal, Transfer
from app.core.ledger.service import Ledger
from app.core.payments import packets_store as store
from app.core.payments.bills_between import PACKET, PACKET_CLAIM, PACKET_RETURN
from app.core.payments.checks import check_key, check_packet
from app.core.payments.events import BalanceChanged, PacketClaimed, PacketReturned, PacketSent
from app.core.payments.funds import require_funds
from app.core.payments.model import Return
from app.core.payments.outbox import add_message, add_return
from app.core.payments.packet_model import Packet, PacketClaim, PacketState, PacketView, PacketWish
from app.core.payments.spending import Spending
from app.core.payments.wallet import account_of_person

LIFE = timedelta(hours=24)

Draw = Callable[[int], int]
"""Draws a whole number from 1 to its argument, each as likely as the others."""

_system = random.SystemRandom()


def draw_evenly(highest: int) -> int:
    """Draw from the system's random source."""
    return _system.randint(1, highest)


class Packets:
    """Sends red packets, hands out their shares, gives back what nobody took.

    A packet has a ledger account of its own, which sending fills and each share empties by one transfer: what is handed
    out can never be more than what was put in. Who may open it is fixed when it is sent.
    """

    def __init__(
        self,
        db: Transactions,
        ledger: Ledger,
        spending: Spending,
        events: EventBus,
        clock: Clock,
        draw: Draw = draw_evenly,
    ) -> None:
        self._db = db
        self._ledger = ledger
        self._spending = spending
        self._events = events
        self._clock = clock
        self._draw = draw

    def send(self, wish: PacketWish, *, pin: str, key: JournalId) -> Packet:
        """Move the amount from the sender into a new packet; its message lies in the outbox.

        ``key`` is made and stored by the caller before the first try: the same key for the same wish gives the same
        packet and moves nothing.

        Raises:
            Refused: ``pin.…`` (see ``Pins.verify``), ``money.amount``, ``packets.count`` (``count_max``),
                ``packets.share`` (less than a unit for each, or equal shares that are not whole),
                ``packets.audience``, ``packets.greeting``, ``packets.split``, ``wallet.insufficient``,
                ``wallet.frozen``, ``limits.…`` (see ``Spending.check``), ``ledger.key_reused``, ``payments.key``.
                Nothing moved.
            Unavailable: ``database.busy``, ``database.full``; the same key may be tried again.
        """
        check_key(key)
        check_packet(wish)
        self._spending.verify_pin(wish.sender_id, pin)
        with self._db.begin() as tx:
            found = tx.execute(store.PACKET_BY_JOURNAL, {"journal_id": key}).one_or_none()
            packet = self._fill(tx, wish, key) if found is None else _packet(found)
            if found is not None and not self._is_of(tx, packet, wish):
                raise Refused("ledger.key_reused", journal_id=key)
        if found is None:
            self._events.publish(PacketSent(packet.packet_id, packet.sender_id, packet.conversation_id))
            self._events.publish(BalanceChanged(packet.sender_id))
        return packet

    def claim(self, packet_id: PacketId, user_id: UserId) -> PacketClaim:
        """Give the person their share and return it; asking again returns the same one, whatever happened since.

        Raises:
            Refused: ``packets.unknown``, ``packets.stranger`` (it is not for them), ``packets.empty``,
                ``packets.over``. Nothing moved.
            Unavailable: ``database.busy``, ``database.full``.
        """
        with self._db.begin() as tx:
            view = self._views(tx, [packet_id], user_id).get(packet_id)
            if view is None:
                raise Refused("packets.unknown", packet_id=packet_id)
            if view.state == "waiting":
                raise Refused("packets.stranger", packet_id=packet_id)
            if view.state in ("empty", "over"):
                raise Refused(f"packets.{view.state}", packet_id=packet_id)
            claim = view.own or self._hand_out(tx, view)
        if view.own is None:
            self._events.publish(PacketClaimed(packet_id, user_id))
            self._events.publish(BalanceChanged(user_id))
        return claim

    def look(self, packet_ids: Collection[PacketId], viewer_id: UserId) -> dict[PacketId, PacketView]:
        """Return how these packets stand for one person; unknown ones, and those that are not theirs, are left out."""
        with self._db.read() as tx:
            return self._views(tx, list(packet_ids), viewer_id)

    def settle_due(self) -> None:
        """Give back what is left in packets that are over. Doing it twice does nothing."""
        while (sender_id := self._settle_one()) is not None:
            self._events.publish(BalanceChanged(sender_id))

    def next_due(self) -> datetime | None:
        """Return when the next packet with something in it is over; None if there is none."""
        with self._db.read() as tx:
            found: datetime | None = tx.execute(store.NEXT_DUE).scalar_one()
        return found

    def _settle_one(self) -> UserId | None:
        now = self._clock.now()
        with self._db.begin() as tx:
            row = tx.execute(store.DUE, {"now": now}).one_or_none()
            if row is None:
                return None
            packet = _packet(row)
            account = self._ledger.account(tx, account_of_packet(packet.packet_id))
            assert account is not None, "a packet has its ledger account"
            transfer = Transfer(
                account.ledger_account_id,
                account_of_person(packet.sender_id),
                account.balance_minor,
                packet.amount.currency,
            )
            key = JournalId(new_id())
            self._ledger.post(tx, Journal(key, PACKET_RETURN, packet.packet_id, (transfer,), now))
            tx.execute(
                store.ADD_RETURN,
                {
                    "packet_id": packet.packet_id,
                    "journal_id": key,
                    "amount_minor": transfer.amount_minor,
                    "returned_at": now,
                },
            )
            back = Return(
                source="packet",
                source_id=packet.packet_id,
                cause="time",
                user_id=packet.sender_id,
                amount=Money(transfer.amount_minor, packet.amount.currency),
                given=packet.amount,
                title=packet.greeting,
                returned_at=now,
            )
            add_return(tx, back)
        self._events.publish(PacketReturned(packet.packet_id, packet.sender_id))
        return packet.sender_id

    def _fill(self, tx: Connection, wish: PacketWish, key: JournalId) -> Packet:
        now, amount = self._clock.now(), wish.amount
        packet = Packet(
            packet_id=PacketId(new_id()),
            sender_id=wish.sender_id,
            conversation_id=wish.conversation_id,
            split=wish.split,
            amount=amount,
            share_count=wish.share_count,
            greeting=wish.greeting.strip(),
            sent_at=now,
            expires_at=now + LIFE,
        )
        self._spending.check(tx, wish.sender_id, amount)
        own = require_funds(self._ledger, tx, wish.sender_id, amount)
        into = self._ledger.open(tx, account_of_packet(packet.packet_id), amount.currency)
        transfer = Transfer(own, into.ledger_account_id, amount.amount_minor, amount.currency)
        self._ledger.post(tx, Journal(key, PACKET, packet.packet_id, (transfer,), now))
        tx.execute(
            store.ADD_PACKET,
            {
                "packet_id": packet.packet_id,
                "journal_id": key,
                "sender_id": packet.sender_id,
                "conversation_id": packet.conversation_id,
                "split": packet.split,
                "amount_minor": amount.amount_minor,
                "currency": amount.currency,
                "share_count": packet.share_count,
                "audience_count": len(wish.audience),
                "greeting": packet.greeting,
                "sent_at": packet.sent_at,
                "expires_at": packet.expires_at,
            },
        )
        tx.execute(
            store.ADD_AUDIENCE,
            [{"packet_id": packet.packet_id, "user_id": user_id} for user_id in sorted(wish.audience)],
        )
        told = {
            "packet_id": packet.packet_id,
            "sender_id": packet.sender_id,
            "conversation_id": packet.conversation_id,
            "greeting": packet.greeting,
        }
        add_message(tx, now, "packet.message", told)
        return packet

    def _is_of(self, tx: Connection, packet: Packet, wish: PacketWish) -> bool:
        audience = frozenset(tx.execute(store.AUDIENCE, {"packet_id": packet.packet_id}).scalars())
        asked = (wish.sender_id, wish.conversation_id, wish.split, wish.amount, wish.share_count, wish.greeting.strip())
        made = (
            packet.sender_id,
            packet.conversation_id,
            packet.split,
            packet.amount,
            packet.share_count,
            packet.greeting,
        )
        return made == asked and audience == wish.audience

    def _hand_out(self, tx: Connection, view: PacketView) -> PacketClaim:
        packet, user_id = view.packet, view.viewer_id
        left_minor = packet.amount.amount_minor - sum(claim.amount.amount_minor for claim in view.claims)
        left_count = packet.share_count - len(view.claims)
        if packet.split == "equal":
            share_minor = packet.amount.amount_minor // packet.share_count
        else:
            share_minor = lucky_share(left_minor, left_count, self._draw)
        claim = PacketClaim(user_id, Money(share_minor, packet.amount.currency), self._clock.now())
        own = self._ledger.open(tx, account_of_person(user_id), packet.amount.currency)
        transfer = Transfer(
            account_of_packet(packet.packet_id), own.ledger_account_id, share_minor, packet.amount.currency
        )
        key = JournalId(new_id())
        self._ledger.post(tx, Journal(key, PACKET_CLAIM, packet.packet_id, (transfer,), claim.claimed_at))
        tx.execute(
            store.ADD_CLAIM,
            {
                "packet_id": packet.packet_id,
                "user_id": user_id,
                "journal_id": key,
                "amount_minor": share_minor,
                "claimed_at": claim.claimed_at,
            },
        )
        return claim

    def _views(self, tx: Connection, packet_ids: list[PacketId], viewer_id: UserId) -> dict[PacketId, PacketView]:
        named = {"packet_ids": packet_ids}
        packets = [_packet(row) for row in tx.execute(store.PACKETS, named)]
        claims: dict[str, list[PacketClaim]] = {}
        for row in tx.execute(store.CLAIMS, named):
            claims.setdefault(row.packet_id, []).append(
                PacketClaim(row.user_id, Money(row.amount_minor), row.claimed_at)
            )
        returned = {row.packet_id: Money(row.amount_minor) for row in tx.execute(store.RETURNS, named)}
        among = set(tx.execute(store.AMONG, named | {"user_id": viewer_id}).scalars())
        now = self._clock.now()
        return {
            packet.packet_id: PacketView(
                packet,
                _state(packet, held := tuple(claims.get(packet.packet_id, ())), viewer_id, is_among, is_over),
                held,
                returned.get(packet.packet_id),
                viewer_id,
            )
            for packet in packets
            if (is_among := packet.packet_id in among) or packet.sender_id == viewer_id
            for is_over in [now >= packet.expires_at or packet.packet_id in returned]
        }


def account_of_packet(packet_id: PacketId) -> LedgerAccountId:
    """Name the ledger account that holds what is in a packet."""
    return LedgerAccountId(f"packet:{packet_id}:CNY")


def lucky_share(left_minor: int, left_count: int, draw: Draw) -> int:
    """Return a share of what is left: 1 to twice its mean, a unit kept for each still to come, all of it for the last.

    Everybody can expect the same, whenever they come, to half a unit.
    """
    if left_count == 1:
        return left_minor
    return draw(max(1, min(2 * left_minor // left_count, left_minor - (left_count - 1))))


def _packet(row: Row[Any]) -> Packet:
    return Packet(
        packet_id=row.packet_id,
        sender_id=row.sender_id,
        conversation_id=row.conversation_id,
        split=row.split,
        amount=Money(row.amount_minor, row.currency),
        share_count=row.share_count,
        greeting=row.greeting,
        sent_at=row.sent_at,
        expires_at=row.expires_at,
    )


def _state(
    packet: Packet, claims: tuple[PacketClaim, ...], viewer_id: UserId, is_among: bool, is_over: bool
) -> PacketState:
    if any(claim.user_id == viewer_id for claim in claims):
        return "opened"
    if len(claims) == packet.share_count:
        return "empty"
    if is_over:
        return "over"
    return "open" if is_among else "waiting"
