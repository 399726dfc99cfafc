"""One file: its transactions, its threads, and the files it must not touch."""

import hashlib
import sqlite3
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError
from sqlcipher3 import dbapi2 as sqlcipher

from app.core.database import Database, database, forbid_thread, migrating
from app.core.database.schema import Tree
from app.core.kernel.errors import Refused, Unavailable
from tests.support.faults import before_statement, disk_full

KEY = "0123456789abcdef" * 4
OTHER_KEY = "fedcba9876543210" * 4
VERSION = '''"""A version for tests."""
from alembic import op
revision = "{number}"
down_revision = {before}
def upgrade() -> None:
    {body}
'''


def digests(folder: Path) -> dict[str, str]:
    """Return a fingerprint of every file; SQLite's shared memory, an index it may rebuild, aside."""
    return {
        file.name: hashlib.sha256(file.read_bytes()).hexdigest()
        for file in folder.iterdir()
        if file.is_file() and not file.name.endswith("-shm") and file.stat().st_size
    }


@pytest.fixture(params=["memory", "file", "encrypted"])
def db(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    path = None if request.param == "memory" else tmp_path / "wallet.db"
    opened = Database(path, tree="wallet", key=KEY if request.param == "encrypted" else None)
    opened.migrate()
    with opened.begin() as tx:
        tx.exec_driver_sql("CREATE TABLE notes (note TEXT NOT NULL) STRICT")
    yield opened
    opened.close()


def add(db: Database, note: str) -> None:
    with db.begin() as tx:
        tx.execute(text("INSERT INTO notes VALUES (:note)"), {"note": note})


def notes(db: Database) -> list[str]:
    with db.read() as tx:
        return list(tx.execute(text("SELECT note FROM notes ORDER BY note")).scalars())


def test_what_is_written_is_read(db: Database) -> None:
    add(db, "a")
    assert notes(db) == ["a"]


def test_a_block_that_raises_writes_nothing(db: Database) -> None:
    def fail_halfway() -> None:
        with db.begin() as tx:
            tx.execute(text("INSERT INTO notes VALUES ('lost')"))
            raise KeyError

    with pytest.raises(KeyError):
        fail_halfway()
    assert notes(db) == []
    add(db, "next")
    assert notes(db) == ["next"]


def test_a_commit_that_fails_writes_nothing_and_stands_in_nobodys_way(db: Database) -> None:
    commit = 3  # after BEGIN and INSERT
    with pytest.raises(Unavailable, match=r"database\.full"), before_statement(commit, disk_full):
        add(db, "lost")
    add(db, "kept")
    assert notes(db) == ["kept"]


def test_a_reader_cannot_write(db: Database) -> None:
    with pytest.raises(OperationalError), db.read() as tx:
        tx.execute(text("INSERT INTO notes VALUES ('x')"))
    add(db, "written")
    assert notes(db) == ["written"]


def test_a_block_inside_a_block_is_a_bug_told_at_once(db: Database) -> None:
    with db.begin():
        with pytest.raises(RuntimeError, match="inside another"), db.begin():
            pass
        with pytest.raises(RuntimeError, match="inside another"), db.read():
            pass
    assert notes(db) == []


def test_a_forbidden_thread_may_neither_write_nor_read(db: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "_forbidden_threads", set())
    forbid_thread(threading.get_ident())
    with pytest.raises(RuntimeError, match="thread"), db.begin():
        pass
    with pytest.raises(RuntimeError, match="thread"), db.read():
        pass
    with ThreadPoolExecutor(1) as pool:
        pool.submit(add, db, "from elsewhere").result()


def test_writers_on_many_threads_queue_and_lose_nothing(db: Database) -> None:
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda number: add(db, f"{number:03}"), range(100)))
    assert len(notes(db)) == 100


def test_foreign_keys_and_triggers_are_on(db: Database) -> None:
    with db.begin() as tx:
        assert tx.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
        assert tx.exec_driver_sql("PRAGMA recursive_triggers").scalar() == 1


def test_a_reader_keeps_its_snapshot_while_another_thread_commits(tmp_path: Path) -> None:
    db = Database(tmp_path / "plaza.db", tree="plaza")
    with db.begin() as tx:
        tx.exec_driver_sql("CREATE TABLE notes (note TEXT NOT NULL) STRICT")
    add(db, "before")
    with db.read() as tx, ThreadPoolExecutor(1) as pool:
        assert tx.execute(text("SELECT count(*) FROM notes")).scalar() == 1
        pool.submit(add, db, "after").result()
        assert tx.execute(text("SELECT count(*) FROM notes")).scalar() == 1
    assert len(notes(db)) == 2
    db.close()


@pytest.mark.parametrize(("tree", "level"), [("wallet", 2), ("plaza", 1)])
def test_money_is_synchronous_full_and_the_rest_normal(tmp_path: Path, tree: Tree, level: int) -> None:
    db = Database(tmp_path / "a.db", tree=tree)
    with db.begin() as tx:
        assert tx.exec_driver_sql("PRAGMA synchronous").scalar() == level
        assert tx.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
    db.close()


def test_an_encrypted_file_shows_nothing(tmp_path: Path) -> None:
    db = Database(tmp_path / "wallet.db", tree="wallet", key=KEY)
    db.migrate()
    with db.begin() as tx:
        tx.exec_driver_sql("CREATE TABLE notes (note TEXT NOT NULL) STRICT")
    add(db, "a secret of some length")
    on_disk = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    assert b"a secret" not in on_disk
    assert b"SQLite format" not in on_disk
    db.close()


@pytest.mark.parametrize("key", ["", "short", "x" * 64, "A" * 64])
def test_a_key_of_another_shape_is_a_bug(key: str) -> None:
    with pytest.raises(ValueError, match="64"):
        Database(None, tree="wallet", key=key)


def test_another_process_that_writes_is_waited_for_then_reported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "_BUSY_WAIT_S", 0.02)
    path = tmp_path / "wallet.db"
    db = Database(path, tree="wallet", key=KEY)
    db.migrate()
    other: Any = sqlcipher.connect(str(path), isolation_level=None)
    other.execute(f"PRAGMA key = \"x'{KEY}'\"")
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(Unavailable, match=r"database\.busy"), db.begin():
        pass
    other.execute("ROLLBACK")
    other.close()
    with db.begin():
        pass
    db.close()


def test_a_full_disk_is_reported_and_nothing_written(db: Database) -> None:
    with db.begin() as tx:
        pages = tx.exec_driver_sql("PRAGMA page_count").scalar_one()
        tx.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(Unavailable, match=r"database\.full"):
        add(db, "x" * 100_000)
    assert notes(db) == []
    with db.begin() as tx:
        tx.exec_driver_sql("PRAGMA max_page_count = 1000000")
    add(db, "x" * 100_000)


def test_damage_to_an_encrypted_file_is_noticed_when_read(tmp_path: Path) -> None:
    path = tmp_path / "wallet.db"
    db = Database(path, tree="wallet", key=KEY)
    db.migrate()
    with db.begin() as tx:
        tx.exec_driver_sql("CREATE TABLE notes (note TEXT NOT NULL) STRICT")
    add(db, "x" * 50_000)
    db.close()
    content = bytearray(path.read_bytes())
    content[-20_000] ^= 1
    path.write_bytes(content)
    with pytest.raises(Refused, match=r"database\.unreadable"):
        notes(db)
    db.close()


def test_a_closed_file_opens_again_by_itself(tmp_path: Path) -> None:
    db = Database(tmp_path / "wallet.db", tree="wallet", key=KEY)
    db.migrate()
    db.close()
    db.migrate()
    with db.read() as tx:
        assert tx.exec_driver_sql("SELECT count(*) FROM orders").scalar() == 0
    db.close()


# Migrations


@pytest.fixture
def versions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A tree of our own with one version; the test adds the next."""
    root = tmp_path / "tree of 100%"
    folder = root / "plaza" / "versions"
    folder.mkdir(parents=True)
    (root / "env.py").write_text((migrating.MIGRATIONS / "env.py").read_text())
    create = 'op.execute("CREATE TABLE notes (note TEXT NOT NULL) STRICT")'
    (folder / "0001_first.py").write_text(VERSION.format(number="0001", before=None, body=create))
    monkeypatch.setattr(migrating, "MIGRATIONS", root)
    return folder


def plaza(tmp_path: Path) -> Database:
    (tmp_path / "data").mkdir(exist_ok=True)
    return Database(tmp_path / "data" / "plaza.db", tree="plaza")


def test_a_file_of_an_older_version_is_brought_up_with_its_rows(versions: Path, tmp_path: Path) -> None:
    db = plaza(tmp_path)
    db.migrate()
    add(db, "kept")
    db.close()
    more = "op.execute(\"ALTER TABLE notes ADD COLUMN color TEXT NOT NULL DEFAULT 'teal'\")"
    (versions / "0002_second.py").write_text(VERSION.format(number="0002", before='"0001"', body=more))
    db = plaza(tmp_path)
    db.migrate()
    with db.read() as tx:
        assert tx.exec_driver_sql("SELECT note, color FROM notes").all() == [("kept", "teal")]
    db.close()


def test_a_file_of_this_version_is_not_migrated(
    versions: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plaza(tmp_path).migrate()

    def unexpected(*_: object) -> None:
        pytest.fail("Alembic was run")

    monkeypatch.setattr(database, "upgrade", unexpected)
    plaza(tmp_path).migrate()


def test_a_migration_that_fails_halfway_leaves_the_file_as_it_was(versions: Path, tmp_path: Path) -> None:
    db = plaza(tmp_path)
    db.migrate()
    add(db, "kept")
    db.close()
    body = 'op.execute("DROP TABLE notes"); op.execute("nonsense")'
    broken = versions / "0002_broken.py"
    broken.write_text(VERSION.format(number="0002", before='"0001"', body=body))
    db = plaza(tmp_path)
    with pytest.raises(OperationalError):
        db.migrate()
    assert notes(db) == ["kept"]
    db.close()
    broken.unlink()
    db = plaza(tmp_path)
    db.migrate()
    assert notes(db) == ["kept"]
    db.close()


def test_a_migration_that_breaks_a_reference_is_undone(versions: Path, tmp_path: Path) -> None:
    body = (
        'op.execute("CREATE TABLE a (id TEXT PRIMARY KEY, b TEXT REFERENCES a (id)) STRICT");'
        "op.execute(\"INSERT INTO a VALUES ('1', 'nowhere')\")"
    )
    (versions / "0002_broken.py").write_text(VERSION.format(number="0002", before='"0001"', body=body))
    db = plaza(tmp_path)
    with pytest.raises(RuntimeError, match="references"):
        db.migrate()
    with db.read() as tx:
        assert tx.exec_driver_sql("SELECT name FROM sqlite_master WHERE name = 'a'").all() == []
    db.close()


@pytest.mark.parametrize("key", [None, KEY])
def test_a_file_of_a_newer_version_is_refused_and_left_alone(tmp_path: Path, key: str | None) -> None:
    path = tmp_path / "wallet.db"
    db = Database(path, tree="wallet", key=key)
    db.migrate()
    with db.begin() as tx:
        tx.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    db.close()
    before = digests(tmp_path)
    with pytest.raises(Refused) as refusal:
        Database(path, tree="wallet", key=key).migrate()
    assert refusal.value.code == "database.newer"
    assert refusal.value.details == {"path": str(path), "found": "9999"}
    assert digests(tmp_path) == before


def test_a_newer_file_whose_writer_was_killed_is_left_alone_too(tmp_path: Path) -> None:
    """Its last commits still lie in the write-ahead log, which nobody may fold in."""
    path = tmp_path / "wallet.db"
    db = Database(path, tree="wallet", key=KEY)
    db.migrate()
    with db.begin() as tx:
        tx.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    killed = tmp_path / "killed"
    killed.mkdir()
    for name in ("wallet.db", "wallet.db-wal"):
        (killed / name).write_bytes((tmp_path / name).read_bytes())
    db.close()
    before = digests(killed)
    assert "wallet.db-wal" in before
    with pytest.raises(Refused, match=r"database\.newer"):
        Database(killed / "wallet.db", tree="wallet", key=KEY).migrate()
    assert digests(killed) == before


def _garbage(path: Path) -> None:
    path.write_bytes(b"this was never a database\n" * 400)


def _text(path: Path) -> None:
    path.write_bytes(b"hi")


def _half(path: Path) -> None:
    db = Database(path, tree="wallet", key=KEY)
    db.migrate()
    db.close()
    path.write_bytes(path.read_bytes()[:5000])


def _of_another_key(path: Path) -> None:
    db = Database(path, tree="wallet", key=OTHER_KEY)
    db.migrate()
    db.close()


def _of_another_program(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE holiday_pictures (name TEXT)")
    connection.commit()
    connection.close()


@pytest.mark.parametrize("key", [None, KEY])
@pytest.mark.parametrize("make", [_garbage, _text, _half, _of_another_key, _of_another_program])
def test_a_file_that_is_not_ours_is_refused_and_left_alone(tmp_path: Path, make: Any, key: str | None) -> None:
    path = tmp_path / "wallet.db"
    make(path)
    before = digests(tmp_path)
    with pytest.raises(Refused) as refusal:
        Database(path, tree="wallet", key=key).migrate()
    assert refusal.value.code == "database.unreadable"
    assert refusal.value.details == {"path": str(path)}
    assert digests(tmp_path) == before


def test_a_statement_is_prepared_once_whatever_else_was_said_in_between(db: Database) -> None:
    prepared: list[int] = []

    def hear(action: int, *_of: object) -> int:
        prepared.append(action)
        return sqlcipher.SQLITE_OK

    spoken = [f"SELECT note FROM notes WHERE note = 'the {number}th'" for number in range(400)]
    with db.begin() as tx:
        driver = tx.connection.dbapi_connection
        assert driver is not None
        driver.set_authorizer(hear)
        for statement in (*spoken, *spoken):
            tx.exec_driver_sql(statement).all()
        driver.set_authorizer(None)

    once = prepared[: len(prepared) // 2]
    assert len(once) >= len(spoken)
    assert prepared.count(sqlcipher.SQLITE_SELECT) == len(spoken)
