"""Keeps a wallet's file of one version as text: something of everything that its version knows.

Run by the code of that time, from a checkout of it (``git archive COMMIT app/core app/__init__.py tests``), with this
file put beside its ``books.py``: ``python -m tests.support.old_world tests/data/worlds``. Before a new migration lands,
that keeps the version it follows.
"""

import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from app.core.kernel.ids import ConversationId
from app.core.kernel.money import Money
from tests.support.books import LIN, MAYA, PIN, STORE, Books, key

CHAT = ConversationId("lin-maya")
RECOVERY = "-- recovery code: "
"""Begins the line that says by what Lin's PIN can be set anew; the file itself knows only its hash."""


def refunds(books: Books) -> None:
    order = books.order(29_900, number="refunded")
    books.pay(order)
    books.refund(order, 9_900)


def spending(books: Books) -> None:
    books.spending.set_limit(LIN, "payment", Money(60_000))
    books.spending.set_limit(LIN, "miniapp", Money(90_000), miniapp_id=STORE.miniapp_id)
    books.spending.freeze(MAYA)


def coupons(books: Books) -> None:
    books.fill_publisher(50_000)
    order = books.order(5_000, number="shared")
    books.pay(order, coupon=books.claimed(number="used"))
    books.refund(order, 2_500)
    books.claimed(number="unused")
    books.coupons.withdraw(books.claimed(number="withdrawn").coupon_id)


def holds(books: Books) -> None:
    books.hold("held", 100)
    books.move("posting", "post", 60, hold_id=books.hold("posted", 100))
    books.move("voiding", "void", 100, hold_id=books.hold("voided", 100))


def marks(books: Books) -> None:
    from app.core.payments.marks import Mark

    books.marks.choose(LIN, Mark("fox", "Tea at five"), pin=PIN)


def held_orders(books: Books) -> None:
    books.held(3_000, number="held")
    books.captures.capture(books.held(3_000, number="captured").order_id, Money(2_000))
    books.orders.close(books.held(3_000, number="let go").order_id)


def packets(books: Books) -> None:
    from app.core.payments.packet_model import PacketWish

    wish = PacketWish(LIN, CHAT, "equal", Money(600), 2, frozenset({LIN, MAYA}), "Good luck")
    books.packets.claim(books.packets.send(wish, pin=PIN, key=key()).packet_id, LIN)


def person_transfers(books: Books) -> None:
    from app.core.payments.transfer_model import PersonTransferWish

    wish = PersonTransferWish(LIN, MAYA, CHAT, Money(700), "For lunch")
    sent = [books.person_transfers.send(wish, pin=PIN, key=key()) for _ in range(3)]
    books.person_transfers.accept(sent[1].person_transfer_id, MAYA)
    books.person_transfers.decline(sent[2].person_transfer_id, MAYA)


def receive_codes(books: Books) -> None:
    shown = books.receive_codes.show(MAYA)
    books.receive_codes.show(MAYA, amount=Money(800), note="Tickets")
    books.receive_codes.give(shown.token, LIN, Money(800), pin=PIN, key=key())


def pay_codes(books: Books) -> None:
    from app.core.kernel.ids import CollectionId

    books.collecting.show(LIN)
    books.collecting.for_person(MAYA, Money(900), books.collecting.show(LIN).number, key=CollectionId("asked"))


def returns(books: Books) -> None:
    books.orders.close(books.held(400, number="came back").order_id)


STORIES: dict[str, Callable[[Books], None]] = {
    "0002": refunds,
    "0003": spending,
    "0004": coupons,
    "0005": holds,
    "0006": marks,
    "0007": held_orders,
    "0008": packets,
    "0009": person_transfers,
    "0010": receive_codes,
    "0012": pay_codes,
    "0013": returns,
}
"""What each version brought; versions that are not here brought nothing to keep."""


def main(folder: Path) -> None:
    """Write ``wallet-<version>.sql`` of this code's version into ``folder``."""
    with TemporaryDirectory() as scratch:
        path = Path(scratch) / "wallet.db"
        books = Books(path, is_encrypted=False)
        [(version,)] = books.rows("SELECT version_num FROM alembic_version")
        books.top_up(100_000)
        books.top_up(5_000, MAYA)
        books.order(100, number="pending")
        books.orders.close(books.order(100, number="closed").order_id)
        books.pins.set(LIN, PIN)
        for since, tell in STORIES.items():
            if since <= version:
                tell(books)
        recovery = [RECOVERY + books.pins.new_recovery_code(LIN, PIN)] if version >= "0006" else []
        books.db.close()
        with sqlite3.connect(path) as connection:
            connection.execute("PRAGMA journal_mode = DELETE")
            text = "\n".join([*recovery, *connection.iterdump()])
        connection.close()
    (folder / f"wallet-{version}.sql").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
