"""A program that counts what paying asks of the disk, in forks of itself: it has no threads that a fork would lose.

`python -m tests.support.watched_payer FOLDER PAYMENTS`: prints the fsyncs of so many payments, and those of a payment
asked for again, of reading, and of a refusal.
"""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from app.core.kernel.errors import Refused
from benchmarks.syncs import count_syncs
from tests.support.books import LIN, Books


def paying(path: Path, payments: int) -> Callable[[], None]:
    """Make orders and return what pays them."""
    books = Books(path)
    books.top_up(100_000)
    orders = [books.order(100) for _ in range(payments)]

    def work() -> None:
        for order in orders:
            books.pay(order)

    return work


def asking(path: Path) -> Callable[[], None]:
    """Pay an order and return what asks for it again, reads, and asks for too much."""
    books = Books(path)
    books.top_up(100)
    order, dear = books.order(100), books.order(200)
    books.pay(order)

    def work() -> None:
        books.pay(order)
        assert books.balance_minor() == 0
        assert len(books.wallet.bills(LIN).rows) == 2
        with pytest.raises(Refused, match=r"wallet\.insufficient"):
            books.pay(dear)

    return work


def main(folder: Path, payments: int) -> None:
    """Count both and print them."""
    print(count_syncs(lambda: paying(folder / "paying.db", payments)))
    print(count_syncs(lambda: asking(folder / "asking.db")))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
