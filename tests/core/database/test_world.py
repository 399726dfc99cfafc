"""What the world does to a database's file while it is open: removed, replaced, out of room."""

import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.core.database import Database
from app.core.kernel.errors import Refused, Unavailable
from tests.support.books import Books, key


@pytest.fixture
def books(tmp_path: Path) -> Iterator[Books]:
    books = Books(tmp_path / "wallet.db")
    books.top_up(100_000)
    yield books
    books.db.close()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not let an open file be removed")
@pytest.mark.parametrize("is_replaced", [False, True])
def test_money_is_not_written_to_a_file_that_is_gone(books: Books, tmp_path: Path, is_replaced: bool) -> None:
    order = books.order()
    (tmp_path / "wallet.db").rename(tmp_path / "aside.db")
    if is_replaced:
        (tmp_path / "wallet.db").write_bytes((tmp_path / "aside.db").read_bytes())
    for use in (lambda: books.pay(order), books.balance_minor):
        with pytest.raises(Refused, match=r"database\.unreadable"):
            use()
    assert (tmp_path / "wallet.db").exists() == is_replaced  # a reader must not make an empty one in its place
    (tmp_path / "aside.db").replace(tmp_path / "wallet.db")
    assert books.balance_minor() == 100_000
    books.pay(order)


@pytest.mark.skipif(sys.platform == "win32", reason="limits of POSIX")
def test_a_file_that_may_not_grow_is_told_and_the_same_key_works_later(books: Books) -> None:
    import resource

    order, again = books.order(), key()
    before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    _, hard = limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1, hard))
    try:
        with pytest.raises(Unavailable, match=r"data\.unwritable"):
            books.pay(order, journal_id=again)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, before)
    receipt = books.pay(order, journal_id=again)
    assert books.pay(order, journal_id=again) == receipt
    assert books.balance_minor() == 100_000 - order.amount.amount_minor
    assert books.ledger.verify() == []


def test_what_is_no_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "plaza.db").mkdir()
    (tmp_path / "file").write_text("")
    for place in (tmp_path / "plaza.db", tmp_path / "file" / "plaza.db"):
        database = Database(place, tree="plaza")
        with pytest.raises((Unavailable, Refused), match=r"data\.unwritable|database\.unreadable"):
            database.migrate()
        database.close()


def test_a_disk_too_full_for_the_first_tables_is_told(tmp_path: Path) -> None:
    if sys.platform == "win32":
        pytest.skip("limits of POSIX")
    import resource

    database = Database(tmp_path / "plaza.db", tree="plaza")
    before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    _, hard = limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1, hard))
    try:
        with pytest.raises(Unavailable, match=r"data\.unwritable|database\.full"):
            database.migrate()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, before)
        database.close()
    database.migrate()
    database.close()
