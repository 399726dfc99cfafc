"""Reading a database as it lies there, without changing it."""

import shutil
import sys
from pathlib import Path

import pytest

from app.core.database.reading import open_to_read
from app.core.kernel.errors import Refused
from app.core.payments.wallet import Wallet
from tests.support.books import LIN, Books


def key_of(books: Books) -> str:
    return books.secrets.get("wallet.key").hex()


def balance_minor(path: Path, books: Books) -> int:
    with open_to_read(path, tree="wallet", key=key_of(books)) as db:
        return Wallet(db).balance(LIN).amount_minor


def test_what_was_just_committed_is_read_beside_its_writer(tmp_path: Path) -> None:
    books = Books(tmp_path / "wallet.db")
    books.top_up(500)
    assert balance_minor(tmp_path / "wallet.db", books) == 500
    with books.db.begin():  # a writer in the middle of something keeps nobody from reading
        assert balance_minor(tmp_path / "wallet.db", books) == 500
    books.top_up(500)
    assert balance_minor(tmp_path / "wallet.db", books) == 1_000
    books.db.close()


def test_it_cannot_write(tmp_path: Path) -> None:
    books = Books(tmp_path / "wallet.db")
    with (
        open_to_read(tmp_path / "wallet.db", tree="wallet", key=key_of(books)) as db,
        pytest.raises(RuntimeError, match="asked to write"),
        db.begin(),
    ):
        pass
    books.db.close()


@pytest.mark.skipif(sys.platform == "win32", reason="making a link takes a right of its own on Windows")
def test_where_nothing_can_be_written_it_reads_a_copy_with_what_the_log_holds(tmp_path: Path) -> None:
    books = Books(tmp_path / "wallet.db")
    books.top_up(500)
    place = tmp_path / "copy"
    place.mkdir()
    for name in ("wallet.db", "wallet.db-wal"):
        shutil.copy(tmp_path / name, place / name)
    books.db.close()
    # What SQLite has to make beside the file cannot be made, as on a disk without write access; also not by root.
    (place / "wallet.db-shm").symlink_to(tmp_path / "nowhere" / "file")
    before = {name: (place / name).read_bytes() for name in ("wallet.db", "wallet.db-wal")}
    with open_to_read(place / "wallet.db", tree="wallet", key=key_of(books)) as db:
        assert Wallet(db).balance(LIN).amount_minor == 500
        assert db.path != place / "wallet.db"
        copied = db.path
    assert copied is not None
    assert not copied.parent.exists()
    assert {name: (place / name).read_bytes() for name in before} == before


@pytest.mark.parametrize(
    ("content", "code"),
    [(None, "database.missing"), (b"", "database.missing"), (b"no database" * 999, "database.unreadable")],
)
def test_what_is_no_wallet_is_refused_and_left_alone(tmp_path: Path, content: bytes | None, code: str) -> None:
    place = tmp_path / "wallet.db"
    if content is not None:
        place.write_bytes(content)
    with pytest.raises(Refused) as refused, open_to_read(place, tree="wallet", key="0" * 64):
        pass
    assert refused.value.code == code
    assert [file.name for file in tmp_path.iterdir()] == ([] if content is None else ["wallet.db"])


@pytest.mark.parametrize(("version", "code"), [("0001", "database.older"), ("9999", "database.newer")])
def test_another_version_is_told(tmp_path: Path, version: str, code: str) -> None:
    books = Books(tmp_path / "wallet.db")
    books.run(f"UPDATE alembic_version SET version_num = '{version}'")
    books.db.close()
    with pytest.raises(Refused) as refused, open_to_read(tmp_path / "wallet.db", tree="wallet", key=key_of(books)):
        pass
    assert refused.value.code == code


def test_another_key_opens_nothing(tmp_path: Path) -> None:
    books = Books(tmp_path / "wallet.db")
    books.db.close()
    with (
        pytest.raises(Refused, match=r"database\.unreadable"),
        open_to_read(tmp_path / "wallet.db", tree="wallet", key="1" * 64),
    ):
        pass
