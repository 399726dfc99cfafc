"""A program whose processes pay, one after the other, each killed (SIGKILL) at a random moment of it.

`python -m tests.support.dying_payers FOLDER KILLS SEED`: what was acknowledged is printed, an order's number a line.
"""

import os
import random
import select
import signal
import sys
import time
import traceback
from itertools import count
from pathlib import Path

from app.core.kernel.ids import JournalId
from tests.support.books import Books

START_MINOR = 5_000_000
PRICE_MINOR = 100
LIFE_LONGEST_S = 0.05


def wallet(folder: Path) -> Books:
    """Open the wallet as every payer does."""
    return Books(folder / "wallet.db")


def prepare(folder: Path) -> None:
    books = wallet(folder)
    books.top_up(START_MINOR)
    books.db.close()


def pay(folder: Path, first: int, told: int) -> None:
    """Order and pay one thing after the other, each by its own number and key, and tell of each when it is answered.

    The first may have been ordered and paid by one who died before it could tell.
    """
    books = wallet(folder)
    for number in count(first):
        order = books.order(PRICE_MINOR, number=f"n{number}")
        books.pay(order, journal_id=JournalId(f"key-{number}"))
        os.write(told, f"n{number}\n".encode())


def live_and_die(folder: Path, first: int, life_s: float) -> list[str]:
    """Let a process pay for ``life_s`` after its first order, kill it, and return what it has acknowledged."""
    heard, told = os.pipe()
    process_id = os.fork()
    if process_id == 0:
        try:
            os.close(heard)
            pay(folder, first, told)
        finally:
            traceback.print_exc()
            os._exit(1)
    os.close(told)
    said = os.read(heard, 65536)  # it takes its first order's time to become quick
    until = time.monotonic() + life_s
    while (left_s := until - time.monotonic()) > 0 and select.select([heard], [], [], left_s)[0]:
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
    acknowledged: list[str] = []
    if os.fork() == 0:  # so that no thread of it is there when the others are forked
        prepare(folder)
        os._exit(0)
    assert os.wait()[1] == 0
    for _ in range(kills):
        acknowledged += live_and_die(folder, len(acknowledged), chance.uniform(0, LIFE_LONGEST_S))
    print("\n".join(acknowledged))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
