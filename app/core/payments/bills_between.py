"""The words of bills about money between people: what moved, and with whom."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from sqlalchemy import Connection

from app.core.kernel.ids import UserId
from app.core.ledger.model import Entry
from app.core.payments import packets_store
from app.core.payments.model import Bill, BillKind

PACKET = "packet"
PACKET_CLAIM = "packet_claim"
PACKET_RETURN = "packet_return"
TRANSFER_HOLD = "transfer_hold"
TRANSFER = "transfer"
RECEIVE = "receive"
COLLECT = "collect"
TRANSFER_RETURN = "transfer_return"
_PERSON = re.compile(r"person:(.+):[A-Z]{3}")
_WORDS: Mapping[str, tuple[BillKind, str]] = {
    PACKET: ("packet", "Red packet sent"),
    PACKET_CLAIM: ("packet", "Red packet"),
    PACKET_RETURN: ("packet", "Rest of a red packet"),
    TRANSFER: ("transfer", "Transfer"),
    RECEIVE: ("transfer", "By code"),
    COLLECT: ("transfer", "Collected by pay code"),
}
_PAID = {COLLECT: "Paid by pay code"}
"""What is called otherwise where it went out."""
_WITH_PERSON = (TRANSFER, RECEIVE, COLLECT)
SOMEBODY = "Somebody"


class Names(Protocol):
    """Knows people's names."""

    def names(self, user_ids: Iterable[UserId]) -> Mapping[UserId, str]:
        """Return those that are known."""


class Between:
    """Knows with whom the entries of a page are."""

    def __init__(self, tx: Connection, entries: Sequence[Entry], names: Names | None) -> None:
        ids = [entry.reference for entry in entries if entry.purpose in (PACKET, PACKET_CLAIM, PACKET_RETURN)]
        rows = tx.execute(packets_store.PACKETS, {"packet_ids": ids}) if ids else ()
        self._packets = {row.packet_id: row for row in rows}
        others = (_person_of(entry) for entry in entries if entry.purpose in _WITH_PERSON)
        people = {row.sender_id for row in self._packets.values()}.union(other for other in others if other)
        self._names = names.names(people) if names is not None and people else {}

    def bill(self, entry: Entry) -> Bill:
        """Return the bill of one of the entries, whose purpose ``is_between``."""
        kind, title = _WORDS[entry.purpose]
        if entry.amount_minor < 0:
            title = _PAID.get(entry.purpose, title)
        return Bill(
            bill_id=entry.transfer_id,
            title=title,
            counterparty=self._with_whom(entry),
            amount_minor=entry.amount_minor,
            currency=entry.currency,
            at=entry.posted_at,
            order_id=None,
            kind=kind,
            purpose=entry.purpose,
            people_count=self._packets[entry.reference].audience_count if entry.purpose == PACKET else 0,
        )

    def _with_whom(self, entry: Entry) -> str:
        if entry.purpose in _WITH_PERSON:
            return self._names.get(_person_of(entry) or UserId(""), SOMEBODY)
        packet = self._packets[entry.reference]
        if entry.purpose == PACKET_CLAIM:
            return self._names.get(packet.sender_id, SOMEBODY)
        if entry.purpose == PACKET_RETURN:
            return "What nobody took"
        return "For one person" if packet.audience_count == 1 else f"For a group of {packet.audience_count}"


def _person_of(entry: Entry) -> UserId | None:
    """Return whose ledger account is on the other side; None if it is no person's."""
    found = _PERSON.fullmatch(entry.other)
    return None if found is None else UserId(found.group(1))


def is_between(purpose: str) -> bool:
    """Tell whether entries of this purpose are about money between people."""
    return purpose in _WORDS
