"""One SQLite file: one writer at a time, readers beside it, never on a forbidden thread."""

import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, PoolProxiedConnection, create_engine, pool
from sqlalchemy.exc import DatabaseError
from sqlcipher3 import dbapi2 as sqlcipher

from app.core.database.migrating import known_versions, upgrade
from app.core.database.schema import METADATA, Damaged, Tree, missing_rules, rules_of
from app.core.kernel.errors import PlazaError, Refused, Unavailable
from app.core.kernel.unwritable import unwritable

_BUSY_WAIT_S = 5.0
_STATEMENTS_KEPT_MAX = 1000
"""More than all that a program of this size ever says. The driver's store of prepared statements lets go of the least
used one when it is full, which is the newest: from then on every new statement is prepared each time."""
LOOKED_THROUGH_BYTES_MAX = 64 * 1024 * 1024
"""A plain file up to this is looked through at each start, in a tenth of a second at most; of a larger one, reading
tells what is damaged. An encrypted one, which is money, always is."""
ROOM_BYTES_MIN = 128 * 1024
_readable_text = partial(str, encoding="utf-8", errors="replace")
"""A letter that a flipped bit took away shows as such, and the rest of its message, list and search as it is. Of money
every bit is proved, so there no letter is made up."""
_forbidden_threads: set[int] = set()


def forbid_thread(thread_id: int) -> Callable[[], None]:
    """Refuse every later use of any database on the thread ``thread_id`` (the one that draws the window).

    Returns the function that allows it again.
    """
    _forbidden_threads.add(thread_id)
    return lambda: _forbidden_threads.discard(thread_id)


class Database:
    """One file and its migration tree: ``plaza`` for everything, ``wallet`` for money.

    Opened by the first use. Any thread may use it but a forbidden one; writers queue. The wallet's commits reach the
    disk before ``begin`` ends (synchronous FULL); of plaza's, the last may be lost with the power, never halved.
    """

    def __init__(self, path: Path | None, *, tree: Tree, key: str | None = None, is_read_only: bool = False) -> None:
        """``path`` None keeps everything in memory. ``key``: 64 hex digits, encrypts the file with SQLCipher.

        ``is_read_only``: nothing at ``path`` is made or changed (see ``reading.open_to_read``); ``check`` it first.
        """
        if key is not None and (len(key) != 64 or not all(digit in "0123456789abcdef" for digit in key)):
            raise ValueError("a database key is 64 lower-case hex digits")
        self.path = path
        self.tree: Tree = tree
        self._key = key
        self._is_read_only = is_read_only
        self._own_thread = threading.local()
        self._writing = threading.Lock()
        self._writer_engine = self._engine(is_reader=False)
        self._reader_engine = self._writer_engine if path is None else self._engine(is_reader=True)
        self._writer: Connection | None = None
        self._file: tuple[int, int] | None = None

    def migrate(self) -> None:
        """Bring the file to this program's version, making it if there is none. Whole or not at all.

        The file is read through first: what was damaged is told before anything more is written to it. Of a plain
        one that is its structure, not every word in it, and only up to ``LOOKED_THROUGH_BYTES_MAX``.

        Raises:
            Refused: ``database.newer`` (written by a newer program) or ``database.unreadable`` (not a database, not
                ours, damaged, or another key): the file is left as it was. ``database.rules_missing``: it is of this
                version, and rules that keep it right were taken away or changed.
            Unavailable: ``data.unwritable`` or ``database.full``.
        """
        versions = known_versions(self.tree)
        stored = self._known_version(versions)
        if stored is not None:
            with _explaining(self.path):
                self._check_pages()
        if not versions or stored != versions[-1]:
            self._make_file()
            if versions:
                with _explaining(self.path):
                    self._upgrade()
        self._file = _file_at(self.path)
        self._check_rules()

    def check(self) -> None:
        """Raise unless the file is there, ours, and of this program's version; nothing is written.

        Raises:
            Refused: ``database.missing``, ``database.older``, ``database.newer``, ``database.unreadable``.
        """
        versions = known_versions(self.tree)
        stored = self._known_version(versions)
        if stored is None:
            raise Refused("database.missing", path=str(self.path))
        if stored != versions[-1]:
            raise Refused("database.older", path=str(self.path), found=stored)

    def begin(self) -> AbstractContextManager[Connection]:
        """Open the one write transaction: commits at the end of the block, rolls back if the block raises.

        Raises:
            Unavailable: ``database.busy`` (another process writes), ``database.full`` (no room on the disk) or
                ``data.unwritable`` (the disk cannot be written).
            Refused: ``database.unreadable``, the file was damaged, removed or replaced.
        """
        return self._begin()

    def read(self) -> AbstractContextManager[Connection]:
        """Open a snapshot: what was committed when the block read first. It cannot write.

        Raises:
            Refused: ``database.unreadable``, the file was damaged.
        """
        return self._read()

    def copy_to(self, path: Path) -> None:
        """Write a copy of the file as it is at this moment, under the same key; others may write meanwhile.

        Raises:
            Refused: ``database.unreadable``.
        """
        with self._read() as tx:
            source = tx.connection.dbapi_connection
            assert source is not None
            copy = sqlcipher.connect(str(path))
            try:
                if self._key is not None:
                    copy.execute(f"PRAGMA key = \"x'{self._key}'\"")
                source.backup(copy)
            finally:
                copy.close()

    def close(self) -> None:
        """Close the file. A later use opens it again; an in-memory database is gone."""
        with self._writing:
            if self._writer is not None:
                self._writer.close()
                self._writer = None
            self._reader_engine.dispose()
            self._writer_engine.dispose()

    @contextmanager
    def _begin(self) -> Iterator[Connection]:
        if self._is_read_only:
            raise RuntimeError("a database that was opened to be read was asked to write")
        with self._claim(), self._writing:
            self._check_file()
            if self._writer is None:
                with _explaining(self.path):
                    self._writer = self._writer_engine.connect()
            with _explaining(self.path):
                try:
                    with self._writer.begin():
                        yield self._writer
                finally:
                    # A commit that fails may leave its transaction open: nobody could begin another one.
                    driver = self._writer.connection.dbapi_connection
                    if driver is not None and driver.in_transaction:
                        driver.rollback()

    @contextmanager
    def _read(self) -> Iterator[Connection]:
        if self.path is None:
            with self._claim(), self._writing, _explaining(None):
                yield from self._read_memory()
        else:
            with self._claim():
                self._check_file()
                with _explaining(self.path, is_reader=True), self._reader_engine.connect() as connection:
                    yield connection

    def _check_rules(self) -> None:
        rules = rules_of(METADATA[self.tree])
        if rules:
            with self._read() as tx:
                missing = missing_rules(tx, rules)
            if missing:
                names = ", ".join(sorted(rule.name for rule in missing))
                raise Refused("database.rules_missing", path=str(self.path), missing=names)

    def _make_file(self) -> None:
        if self.path is None or self.path.exists():
            return
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self.path.touch(mode=0o600)
        except OSError as error:
            raise unwritable(self.path.parent, error) from error

    def _check_file(self) -> None:
        """Refuse to go on with a file that is not the one at the path any more: what is written to it is lost."""
        if self._file is not None and _file_at(self.path) != self._file:
            raise Refused("database.unreadable", path=str(self.path))

    def _read_memory(self) -> Iterator[Connection]:
        """Lend the one connection that an in-memory database has, unable to write for as long."""
        if self._writer is None:
            self._writer = self._writer_engine.connect()
        driver = self._writer.connection.dbapi_connection
        assert driver is not None
        with self._writer.begin() as snapshot:
            driver.execute("PRAGMA query_only = ON")
            try:
                yield self._writer
            finally:
                snapshot.rollback()
                driver.execute("PRAGMA query_only = OFF")

    @contextmanager
    def _claim(self) -> Iterator[None]:
        """Hold this thread's one use of the database; a second inside the first is a bug and would wait for itself."""
        if threading.get_ident() in _forbidden_threads:
            raise RuntimeError("the database was used on a thread that must never wait for it")
        if getattr(self._own_thread, "is_inside", False):
            raise RuntimeError("a database block was opened inside another: hand the first one's connection on")
        self._own_thread.is_inside = True
        try:
            yield
        finally:
            self._own_thread.is_inside = False

    def _engine(self, *, is_reader: bool) -> Engine:
        def connect() -> Any:
            return self._connect(is_reader=is_reader)

        poolclass = pool.QueuePool if is_reader else pool.StaticPool
        engine = create_engine("sqlite+pysqlite://", module=sqlcipher, creator=connect, poolclass=poolclass)
        statement = "BEGIN DEFERRED" if is_reader else "BEGIN IMMEDIATE"

        def begin(dbapi_connection: PoolProxiedConnection) -> None:
            dbapi_connection.cursor().execute(statement)

        # Not by the engine's event: an engine that has one asks at each statement whether anybody listens to that.
        engine.dialect.do_begin = begin  # type: ignore[method-assign]  # an engine's own dialect
        return engine

    def _connect(self, *, is_reader: bool) -> Any:
        name = ":memory:" if self.path is None else str(self.path.absolute())
        if self.path is not None and self._is_read_only:
            name = self.path.absolute().as_uri() + "?mode=ro"
        connection = sqlcipher.connect(
            name,
            timeout=_BUSY_WAIT_S,
            isolation_level=None,
            check_same_thread=False,
            uri=self._is_read_only,
            cached_statements=_STATEMENTS_KEPT_MAX,
        )
        settings = ["foreign_keys = ON", "recursive_triggers = ON", "trusted_schema = OFF"]
        if self.path is not None and not is_reader:
            settings.append("journal_mode = WAL")
        settings.append("synchronous = " + ("FULL" if self.tree == "wallet" else "NORMAL"))
        if self.tree == "wallet":
            settings.append("fullfsync = ON")  # macOS: an ordinary fsync leaves the data in the drive's own memory
        if is_reader:
            settings.append("query_only = ON")
        if self.tree == "plaza":
            connection.text_factory = _readable_text
        try:
            self._unlock(connection)
            for setting in settings:
                connection.execute("PRAGMA " + setting)
        except sqlcipher.DatabaseError:
            connection.close()
            raise
        return connection

    def _unlock(self, connection: Any) -> None:
        if self._key is not None and self.path is not None:
            connection.execute(f"PRAGMA key = \"x'{self._key}'\"")
            connection.execute("PRAGMA cipher_log_level = NONE")  # what it says on stderr, our errors say

    def _known_version(self, versions: list[str]) -> str | None:
        """Return the version of the file, one of ``versions``; None where there is nothing to have one."""
        stored = None if self.path is None or not has_content(self.path) else self._stored_version(self.path)
        if stored is not None and stored not in versions:
            raise Refused("database.newer", path=str(self.path), found=stored)
        return stored

    def _stored_version(self, path: Path) -> str | None:
        """Read the version in a way that writes nothing; None is a database without any table.

        Raises:
            Refused: ``database.unreadable``.
        """
        connection = None
        try:
            connection = sqlcipher.connect(path.absolute().as_uri() + "?mode=ro", uri=True, timeout=_BUSY_WAIT_S)
            connection.text_factory = _readable_text
            self._unlock(connection)
            names = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
            if not names:
                return None
            if "alembic_version" in names:
                rows = connection.execute("SELECT version_num FROM alembic_version").fetchall()
                if rows:
                    return "+".join(str(version) for (version,) in rows)
            raise Refused("database.unreadable", path=str(path))
        except (sqlcipher.DatabaseError, UnicodeDecodeError) as error:  # it quotes damaged names, and fails over them
            raise _named(error, path) or Refused("database.unreadable", path=str(path)) from error
        finally:
            if connection is not None:
                connection.close()

    def _check_pages(self) -> None:
        """Refuse a file with a page that is not as it was written, or, of a plain one, that cannot have been.

        The check of an encrypted file takes three milliseconds for a megabyte, of a plain one one.
        """
        check = self._is_plain_damaged if self._key is None else self._is_encrypted_damaged
        with self._claim(), self._writing, self._writer_engine.connect() as connection:
            driver = connection.connection.dbapi_connection
            try:
                is_damaged = check(driver)
            except sqlcipher.DatabaseError as error:
                raise _named(error, self.path) or Refused("database.unreadable", path=str(self.path)) from error
        if is_damaged:
            raise Refused("database.unreadable", path=str(self.path))

    def _is_plain_damaged(self, driver: Any) -> bool:
        if self.path is None or self.path.stat().st_size > LOOKED_THROUGH_BYTES_MAX:
            return False
        return bool(driver.execute("PRAGMA quick_check(1)").fetchone() != ("ok",))

    @staticmethod
    def _is_encrypted_damaged(driver: Any) -> bool:
        """Read the file without its log.

        Where a reader holds that back, a page may be half written in the file and whole in the log, so the check waits
        for the next start.
        """
        _, logged, moved = driver.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()
        return logged == moved and driver.execute("PRAGMA cipher_integrity_check").fetchone() is not None

    def _upgrade(self) -> None:
        """Upgrade as SQLite advises: foreign keys off (a table may be rebuilt), one transaction, then all checked."""
        with self._claim(), self._writing, self._writer_engine.connect() as connection:
            driver = connection.connection.dbapi_connection
            assert driver is not None
            driver.execute("PRAGMA foreign_keys = OFF")
            try:
                with connection.begin():
                    upgrade(connection, self.tree)
                    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
                    if broken:
                        raise RuntimeError(f"the migration of {self.tree} broke references: {broken[:3]}")
            finally:
                driver.execute("PRAGMA foreign_keys = ON")


def has_content(path: Path) -> bool:
    """Tell whether there is a file with anything in it. SQLite takes one of a single byte for an empty one."""
    return path.exists() and path.stat().st_size > 1


def _file_at(path: Path | None) -> tuple[int, int] | None:
    """Return what tells one file from another, whatever its name; None where there is no file."""
    try:
        found = None if path is None else path.stat()
    except FileNotFoundError:
        return None
    return None if found is None else (found.st_dev, found.st_ino)


@contextmanager
def _explaining(path: Path | None, *, is_reader: bool = False) -> Iterator[None]:
    """Tell what the world did to the file in our own words; what our own statements did wrong stays as it is."""
    try:
        yield
    except Damaged as error:
        raise Refused("database.unreadable", path=str(path)) from error
    except DatabaseError as error:
        told = _named(error.orig, path)
        is_our_bug = is_reader and str(getattr(error.orig, "sqlite_errorname", "")) == "SQLITE_READONLY"
        if told is None or is_our_bug:
            raise
        raise told from error


def _is_full(folder: Path) -> bool:
    """Tell whether there is no room for what SQLite makes beside a file: it calls that an error of the disk."""
    try:
        return shutil.disk_usage(folder).free < ROOM_BYTES_MIN
    except OSError:
        return False


def _named(error: object, path: Path | None) -> PlazaError | None:
    name = str(getattr(error, "sqlite_errorname", ""))
    if name.startswith("SQLITE_BUSY"):
        return Unavailable("database.busy", path=str(path))
    if name == "SQLITE_FULL":
        return Unavailable("database.full", path=str(path))
    if name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
        return Refused("database.unreadable", path=str(path))
    if path is not None and name.startswith(("SQLITE_IOERR", "SQLITE_READONLY", "SQLITE_CANTOPEN")):
        if not name.startswith("SQLITE_READONLY") and _is_full(path.parent):
            return Unavailable("database.full", path=str(path))
        return Unavailable("data.unwritable", folder=str(path.parent), reason=str(error))
    return None
