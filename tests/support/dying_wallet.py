"""A process that works on a wallet's file with the real services, to be killed, or to compete with another.

``python dying_wallet.py FILE WORK KILL_AT``: does WORK and prints what came of it; kills itself (SIGKILL) before the
statement or commit KILL_AT that WORK makes, unless that is 0. What WORK works on was prepared by whoever starts it.
"""

import os
import signal
import sys
from collections.abc import Callable
from itertools import count
from pathlib import Path

from sqlalchemy import Engine, event

from app.core.kernel.errors import PlazaError
from app.core.kernel.ids import JournalId, MiniAppId, OrderId
from app.core.kernel.money import Money
from app.core.payments.sweep import Sweep
from tests.support.books import LIN, PIN, STORE, Books


def order_id_of(books: Books, number: str) -> OrderId:
    found = books.orders.find(MiniAppId(STORE.miniapp_id), number)
    assert found is not None
    return found.order_id


def pay(books: Books, number: str, key: str) -> object:
    """Pay with the best coupon there is."""
    order_id = order_id_of(books, number)
    coupons = books.coupons.usable(LIN, books.orders.get(order_id))
    coupon_id = coupons[0].coupon_id if coupons else None
    return books.payments.pay(order_id, payer_id=LIN, pin=PIN, key=JournalId(key), coupon_id=coupon_id)


def sweep(books: Books) -> object:
    books.clock.advance(days=30)
    return Sweep([books.orders, books.coupons], books.clock).run()


def claim(books: Books) -> object:
    coupon = books.coupons.find(STORE.miniapp_id, "C-1")
    assert coupon is not None
    return (coupon.claimed_count and coupon.claimed_count >= 2) or books.coupons.claim(coupon.coupon_id, LIN)


def withdraw(books: Books) -> object:
    coupon = books.coupons.find(STORE.miniapp_id, "C-1")
    assert coupon is not None
    return books.coupons.withdraw(coupon.coupon_id)


WORK: dict[str, Callable[[Books], object]] = {
    "pay": lambda books: pay(books, "plain", "key-plain"),
    "pay with another key": lambda books: pay(books, "plain", "key-other"),
    "hold": lambda books: pay(books, "later", "key-later"),
    "capture": lambda books: books.captures.capture(order_id_of(books, "held"), Money(900)),
    "let go": lambda books: books.orders.close(order_id_of(books, "held")),
    "refund": lambda books: books.refund(books.orders.get(order_id_of(books, "shared")), 4_000, "R-1"),
    "make": lambda books: books.coupon(number="C-2", valid_until=books.clock.now().replace(month=12)),
    "claim": claim,
    "withdraw": withdraw,
    "sweep": sweep,
}


def main(file: Path, work: str, kill_at: int) -> None:
    books = Books(file)
    statements = count(1)

    def die(*_: object) -> None:
        if next(statements) == kill_at:
            os.kill(os.getpid(), signal.SIGKILL)

    for name in ("before_cursor_execute", "commit"):
        event.listen(Engine, name, die)
    try:
        WORK[work](books)
        print("done")
    except PlazaError as error:
        print(error.code)
    print(next(statements) - 1)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
