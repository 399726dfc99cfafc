"""What a wallet can be asked to do, each act once, in a wallet in which all of it can be done.

``python -m tests.support.acts FILE ACT`` does one of them in a process of its own and prints what came of it.
"""

import sys
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

from app.core.kernel.errors import PlazaError, Refused
from app.core.kernel.ids import (
    CollectionId,
    ConversationId,
    JournalId,
    MiniAppId,
    OrderId,
    PacketId,
    PersonTransferId,
    UserId,
)
from app.core.kernel.money import Money
from app.core.payments.model import Coupon, CouponTerms
from app.core.payments.packet_model import PacketWish
from app.core.payments.pay_codes import LIFE, hash_of
from app.core.payments.sweep import Ending, Sweep
from app.core.payments.transfer_model import PersonTransferWish
from tests.support.books import LIN, MAYA, PIN, STORE, Books

KEY = JournalId("the request's own key")
JUN = UserId("jun")
CHAT = ConversationId("chat")
NUMBER, OTHER_NUMBER, ASKED_NUMBER = (f"75292{number:019}" for number in range(3))
COLLECTION = CollectionId("an earlier request")
Act = Callable[[Books], object]


def prepare(file: Path | None) -> Books:
    """Make a wallet in which there is something to do for every act."""
    books = Books(file)
    fill(books)
    return books


def fill(books: Books) -> None:
    """Do, in an empty wallet, all that the acts go on from."""
    books.top_up(500_000)
    books.top_up(500_000, MAYA)
    books.fill_publisher(100_000)
    books.order(number="plain")
    books.orders.create(STORE, merchant_number="to hold", title="Coat", amount=Money(10_000), capture="later")
    books.held(10_000, number="held")
    books.claimed(number="ten", claims_max=5)
    books.coupon(number="once")
    books.pay(books.order(10_000, number="shared"), coupon=books.claimed(number="other", claims_max=5))
    books.packets.send(_packet_wish(600), pin=PIN, key=JournalId("an earlier packet"))
    books.person_transfers.send(_transfer_wish(700), pin=PIN, key=JournalId("an earlier transfer"))
    books.receive_codes.show(JUN)
    for number in (NUMBER, OTHER_NUMBER, ASKED_NUMBER):
        shown = int(books.clock.now().timestamp() * 1_000_000)
        ends = shown + LIFE // timedelta(microseconds=1)
        books.run(f"INSERT INTO pay_codes VALUES ('{hash_of(number)}', '{LIN}', {shown}, {ends})")
    books.collecting.for_person(MAYA, Money(700), ASKED_NUMBER, key=COLLECTION)
    books.spending.set_limit(LIN, "code", Money(50_000), pin=PIN)


def order_id(books: Books, number: str) -> OrderId:
    found = books.orders.find(MiniAppId(STORE.miniapp_id), number)
    assert found is not None
    return found.order_id


def _coupon(books: Books, number: str) -> Coupon:
    found = books.coupons.find(STORE.miniapp_id, number)
    assert found is not None
    return found


def _pay(books: Books, number: str, *, coupon: str = "", key: JournalId = KEY) -> object:
    coupon_id = _coupon(books, coupon).coupon_id if coupon else None
    return books.payments.pay(order_id(books, number), payer_id=LIN, pin=PIN, key=key, coupon_id=coupon_id)


def _offer(books: Books) -> object:
    now = books.clock.now()
    terms = CouponTerms("Ten off", Money(1_000), Money(0), 10, now, now + timedelta(days=7))
    return books.coupons.create(STORE, coupon_number="new", terms=terms)


def _take(books: Books) -> None:
    with suppress(Refused):  # taken: who asked before has it
        books.coupons.claim(_coupon(books, "once").coupon_id, MAYA)


def _packet_wish(amount_minor: int) -> PacketWish:
    return PacketWish(LIN, CHAT, "equal", Money(amount_minor), 2, frozenset({LIN, MAYA}))


def _packet_id(books: Books) -> PacketId:
    return PacketId(books.rows("SELECT packet_id FROM packets ORDER BY 1 LIMIT 1")[0][0])


def _transfer_wish(amount_minor: int) -> PersonTransferWish:
    return PersonTransferWish(LIN, MAYA, CHAT, Money(amount_minor))


def _transfer_id(books: Books) -> PersonTransferId:
    return PersonTransferId(books.rows("SELECT person_transfer_id FROM person_transfers ORDER BY 1 LIMIT 1")[0][0])


def _give_to_code(books: Books) -> object:
    token = books.receive_codes.show(JUN).token
    return books.receive_codes.give(token, LIN, Money(800), pin=PIN, key=KEY)


def _end(endings: Callable[[Books], list[Ending]]) -> Act:
    def end(books: Books) -> object:
        books.clock.advance(days=30)
        return Sweep(endings(books), books.clock).run()

    return end


ACTS: dict[str, Act] = {
    "top up": lambda books: books.funding.top_up(LIN, Money(500), KEY),
    "withdraw": lambda books: books.funding.withdraw(LIN, Money(500), PIN, KEY),
    "pay": lambda books: _pay(books, "plain"),
    "pay with a coupon": lambda books: _pay(books, "plain", coupon="ten"),
    "hold": lambda books: _pay(books, "to hold"),
    "capture": lambda books: books.captures.capture(order_id(books, "held"), Money(7_000)),
    "let go": lambda books: books.orders.close(order_id(books, "held")),
    "refund": lambda books: books.refund(books.orders.get(order_id(books, "shared")), 2_500),
    "make a coupon": _offer,
    "take a coupon": _take,
    "withdraw a coupon": lambda books: books.coupons.withdraw(_coupon(books, "ten").coupon_id),
    "end coupons": _end(lambda books: [books.coupons]),
    "send a packet": lambda books: books.packets.send(_packet_wish(1_000), pin=PIN, key=KEY),
    "open a packet": lambda books: books.packets.claim(_packet_id(books), MAYA),
    "end packets": _end(lambda books: [books.packets]),
    "give": lambda books: books.person_transfers.send(_transfer_wish(1_000), pin=PIN, key=KEY),
    "accept": lambda books: books.person_transfers.accept(_transfer_id(books), MAYA),
    "decline": lambda books: books.person_transfers.decline(_transfer_id(books), MAYA),
    "end transfers": _end(lambda books: [books.person_transfers]),
    "show a code": lambda books: books.receive_codes.show(MAYA),
    "give to a code": _give_to_code,
    "collect for an order": lambda books: books.collecting.for_order(order_id(books, "plain"), NUMBER),
    "collect for a person": lambda books: books.collecting.for_person(
        MAYA, Money(500), OTHER_NUMBER, key=CollectionId(KEY)
    ),
    "confirm": lambda books: books.collecting.confirm(COLLECTION, LIN, PIN),
    "refuse": lambda books: books.collecting.refuse(COLLECTION, LIN),
    "limit": lambda books: books.spending.set_limit(LIN, "miniapp", Money(9), miniapp_id=STORE.miniapp_id),
    "freeze": lambda books: books.spending.freeze(LIN),
    "end orders": _end(lambda books: [books.orders]),
}
"""Each is whole or not there, and asked for again it changes nothing."""

COMPETING: dict[str, Act] = {**ACTS, "pay by another key": lambda books: _pay(books, "plain", key=JournalId("other"))}


def standing(books: Books) -> object:
    """Return what the wallet comes to: every kind of ledger account, how many rows of all, and in which state.

    Ids are drawn anew each time, so they are left out.
    """
    kinds = "substr(ledger_account_id, 1, instr(ledger_account_id, ':'))"
    sums = "sum(debits_posted), sum(debits_pending), sum(credits_posted), sum(credits_pending)"
    accounts = books.rows(f"SELECT {kinds}, {sums} FROM ledger_accounts GROUP BY 1 ORDER BY 1")
    tables = [name for (name,) in books.rows("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
    counts = {name: books.rows(f"SELECT count(*) FROM {name}") for name in tables}
    states = [books.rows(f"SELECT state, count(*) FROM {name} GROUP BY 1 ORDER BY 1") for name in ("orders", "coupons")]
    told = books.rows("SELECT topic, count(*) FROM outbox GROUP BY 1 ORDER BY 1")
    return accounts, counts, states, told


def main(file: Path, act: str) -> None:
    """Do it and print "done", or the code of the error."""
    books = Books(file)
    try:
        COMPETING[act](books)
        print("done")
    except PlazaError as error:
        print(error.code)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
