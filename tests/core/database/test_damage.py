"""A file with flipped bits or without its end: told at the start, a wallet's by `wallet verify` too."""

from pathlib import Path

import pytest

from app.core.database import Database, database
from app.core.database.reading import open_to_read
from app.core.kernel.errors import Refused
from app.core.payments.reconciling import reconcile
from tests.support.books import Books

PAGE = 4096


@pytest.fixture
def sound(tmp_path: Path) -> tuple[Path, str]:
    """A closed wallet of one payment, and its key."""
    books = Books(tmp_path / "wallet.db")
    books.top_up(100_000)
    books.pay(books.order())
    books.db.close()
    return tmp_path / "wallet.db", books.secrets.get("wallet.key").hex()


def told_at_start(place: Path, key: str) -> str:
    database = Database(place, tree="wallet", key=key)
    try:
        database.migrate()
    except Refused as error:
        return error.code
    finally:
        database.close()
    return ""


def told_by_verify(place: Path, key: str) -> str:
    try:
        with open_to_read(place, tree="wallet", key=key) as database:
            return "; ".join(finding.what for finding in reconcile(database).findings)
    except Refused as error:
        return error.code


def test_a_flipped_bit_in_any_page_is_told_at_the_start_and_by_verify(sound: tuple[Path, str]) -> None:
    place, key = sound
    content = place.read_bytes()
    for page in range(len(content) // PAGE):
        damaged = bytearray(content)
        damaged[page * PAGE + 100 + page] ^= 1
        place.write_bytes(damaged)
        assert told_at_start(place, key) == "database.unreadable", page
        told = told_by_verify(place, key)
        assert told == "database.unreadable" or f"HMAC verification failed for page {page + 1}" in told
        assert place.read_bytes() == damaged
    place.write_bytes(content)
    assert told_at_start(place, key) == told_by_verify(place, key) == ""


@pytest.mark.parametrize("gone", [1, PAGE // 2, PAGE, PAGE + 1, 20 * PAGE])
def test_a_file_without_its_end_is_told_at_the_start_and_by_verify(sound: tuple[Path, str], gone: int) -> None:
    place, key = sound
    cut = place.read_bytes()[:-gone]
    place.write_bytes(cut)
    assert told_at_start(place, key) == "database.unreadable"
    assert told_by_verify(place, key)
    assert place.read_bytes() == cut


def test_a_page_half_written_that_the_log_holds_whole_is_no_damage(tmp_path: Path) -> None:
    books = Books(tmp_path / "wallet.db")
    books.top_up(100_000)
    books.db.close()
    again = Books(tmp_path / "wallet.db")
    again.pay(again.order())
    before = (tmp_path / "wallet.db").read_bytes()
    log = (tmp_path / "wallet.db-wal").read_bytes()
    place = tmp_path / "cut short" / "wallet.db"  # as a power cut leaves it in the middle of emptying the log
    place.parent.mkdir()
    (tmp_path / "cut short" / "wallet.db-wal").write_bytes(log)
    again.db.close()
    after = (tmp_path / "wallet.db").read_bytes()
    changed = next(page for page in range(1, len(before) // PAGE) if _page(before, page) != _page(after, page))
    torn = bytearray(before)
    torn[changed * PAGE : changed * PAGE + PAGE // 2] = _page(after, changed)[: PAGE // 2]
    place.write_bytes(torn)
    assert told_at_start(place, again.secrets.get("wallet.key").hex()) == ""
    third = Books(place)
    assert third.balance_minor() == 100_000 - 29_900
    assert reconcile(third.db).findings == ()
    third.db.close()


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    """A closed plaza.db with enough in it that a table has many pages."""
    place = tmp_path / "plaza.db"
    opened = Database(place, tree="plaza")
    opened.migrate()
    with opened.begin() as tx:
        for number in range(500):
            tx.exec_driver_sql(
                "INSERT INTO conversation (conversation_id, kind, title, color, created_at, last_seq, last_number) "
                f"VALUES ('{number:036}', 'group', 'Talk', '', 0, 0, 0)"
            )
    opened.close()
    return place


def told_at_plain_start(place: Path) -> str:
    opened = Database(place, tree="plaza")
    try:
        opened.migrate()
    except Refused as error:
        return error.code
    finally:
        opened.close()
    return ""


def test_a_plain_file_whose_pages_are_not_a_database_any_more_is_told_at_the_start(plain: Path) -> None:
    content = plain.read_bytes()
    assert told_at_plain_start(plain) == ""
    for page in range(len(content) // PAGE):
        plain.write_bytes(content[: page * PAGE] + bytes(PAGE) + content[(page + 1) * PAGE :])
        assert told_at_plain_start(plain) == "database.unreadable", page
    plain.write_bytes(content[:-PAGE])
    assert told_at_plain_start(plain) == "database.unreadable"


def test_a_plain_file_that_is_too_large_to_be_looked_through_is_opened_as_it_is(
    plain: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = plain.read_bytes()
    plain.write_bytes(content[:-PAGE] + bytes(PAGE))
    assert told_at_plain_start(plain) == "database.unreadable"
    monkeypatch.setattr(database, "LOOKED_THROUGH_BYTES_MAX", PAGE)
    assert told_at_plain_start(plain) == ""


def _page(content: bytes, number: int) -> bytes:
    return content[number * PAGE : (number + 1) * PAGE]
