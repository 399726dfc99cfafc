"""A program whose processes pay, one after the other, each killed (SIGKILL) at a random moment of it.

`python -m tests.support.dying_payers FOLDER KILLS SEED`: what was acknowledged is printed, an order's number a line.
"""

import os
import random
import select
import signal
import sys
import time
from pathlib import Path

from app.core.kernel.ids import JournalId, MiniAppId
from tests.support.books import STORE, Books

START_MINOR = 5_000_000
PRICE_MINOR = 100
LIFE_LONGEST_S = 0.05
ORDERS_A_LIFE = 8
"""So many each one is given, so that none is left with nothing to do; who has paid all waits for the end."""


def wallet(folder: Path) -> Books:
    """Open the wallet as every payer does."""
    return Books(folder / "wallet.db")


def prepare(folder: Path, orders_count: int) -> None:
    books = wallet(folder)
    books.top_up(START_MINOR)
    for number in range(orders_count):
        books.order(PRICE_MINOR, number=f"n{number}")
    books.db.close()


def pay(folder: Path, numbers: list[str], told: int) -> None:
    """Pay one order after the other, each under its own key, and tell of each when the answer is there."""
    books = wallet(folder)
    for number in numbers:
        order = books.orders.find(MiniAppId(STORE.miniapp_id), number)
        assert order is not None
        books.pay(order, journal_id=JournalId(f"key-{number}"))
        os.write(told, f"{number}\n".encode())
    signal.pause()


def live_and_die(folder: Path, numbers: list[str], life_s: float) -> list[str]:
    """Let a process pay for ``life_s`` after its first order, kill it, and return what it has acknowledged."""
    heard, told = os.pipe()
    process_id = os.fork()
    if process_id == 0:
        try:
            os.close(heard)
            pay(folder, numbers, told)
        finally:
            os._exit(1)
    os.close(told)
    said = os.read(heard, 65536)  # it takes its first order's time to become quick
    until = time.monotonic() + life_s
    while (left_s := until - time.monotonic()) > 0:
        if select.select([heard], [], [], left_s)[0]:
            said += os.read(heard, 65536)
    os.kill(process_id, signal.SIGKILL)
    assert os.waitstatus_to_exitcode(os.waitpid(process_id, 0)[1]) == -signal.SIGKILL, "a payer was not killed"
    while more := os.read(heard, 65536):
        said += more
    os.close(heard)
    return said.decode().splitlines()


def main(folder: Path, kills: int, seed: int) -> None:
    """Have one payer after the other killed."""
    chance = random.Random(seed)
    numbers = [f"n{number}" for number in range(kills * ORDERS_A_LIFE)]
    if os.fork() == 0:  # so that no thread of it is there when the others are forked
        prepare(folder, len(numbers))
        os._exit(0)
    assert os.wait()[1] == 0
    for _ in range(kills):
        acknowledged = live_and_die(folder, numbers[:ORDERS_A_LIFE], chance.uniform(0, LIFE_LONGEST_S))
        numbers = [number for number in numbers if number not in acknowledged]
        for number in acknowledged:
            print(number)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
