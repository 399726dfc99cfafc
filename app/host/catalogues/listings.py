"""What catalogues list, on the disk: a row for each mini-app and an index of its words, to be fetched anew if lost."""

import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from app.core.kernel import words
from app.core.kernel.errors import Refused, Unavailable
from app.core.kernel.pinyin import spellings_of
from app.core.kernel.unwritable import unwritable
from app.host.catalogues import index
from app.host.catalogues.index import Entry, PageRef, Root, SignedRoot
from app.host.installer import RESERVED

FORM = 3
"""A file of another form is made anew: nobody writes here what could not be fetched again."""
LISTINGS_MAX = 1_000_000
"""Of all catalogues together."""
_CACHE_KIB = 32 * 1024
_BUSY_WAIT_S = 10.0
_SPELT = "\ue000"
"""Stands before the pinyin of a name, so that no word is taken for it: a letter of nobody's alphabet."""
_WORDS = "content='', contentless_delete=1, tokenize=\"unicode61 remove_diacritics 2 categories 'L* N* Co So'\""
_TABLES = f"""
CREATE TABLE IF NOT EXISTS catalogue (
    number INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, address TEXT NOT NULL, refreshed_at INTEGER NOT NULL,
    root BLOB NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS page (
    number INTEGER PRIMARY KEY, catalogue INTEGER NOT NULL, sha256 TEXT NOT NULL, UNIQUE (catalogue, sha256)
) STRICT;
CREATE TABLE IF NOT EXISTS entry (
    number INTEGER PRIMARY KEY, page INTEGER NOT NULL, catalogue INTEGER NOT NULL, miniapp_id TEXT NOT NULL,
    sorted_by TEXT NOT NULL, name TEXT NOT NULL, description TEXT NOT NULL, publisher_name TEXT NOT NULL,
    publisher_key BLOB NOT NULL, version TEXT NOT NULL, version_code INTEGER NOT NULL, package_sha256 BLOB NOT NULL,
    file_sha256 BLOB NOT NULL, size_bytes INTEGER NOT NULL, category TEXT NOT NULL,
    keywords TEXT NOT NULL, channel TEXT NOT NULL, share_percent INTEGER NOT NULL,
    UNIQUE (miniapp_id, catalogue, version_code)
) STRICT;
CREATE INDEX IF NOT EXISTS entry_page ON entry (page);
CREATE INDEX IF NOT EXISTS entry_name ON entry (sorted_by);
CREATE INDEX IF NOT EXISTS entry_category ON entry (category, sorted_by) WHERE category <> '';
CREATE VIRTUAL TABLE IF NOT EXISTS name_words USING fts5 (said, prefix='1 2 3', {_WORDS});
CREATE VIRTUAL TABLE IF NOT EXISTS all_words USING fts5 (said, prefix='1 2 3', {_WORDS});
INSERT INTO name_words (name_words, rank) VALUES ('deletemerge', 101);
INSERT INTO all_words (all_words, rank) VALUES ('deletemerge', 101);
PRAGMA user_version = {FORM};
"""  # noqa: S608 - of our own constants
"""``deletemerge`` above 100: what is deleted is cleared away by later additions, for by itself each page's going would
write a tenth of the index anew: half a million listings took five minutes to go."""
_ENTRY = (
    "name, description, publisher_name, publisher_key, version, version_code, package_sha256, file_sha256, size_bytes, "
    "category, keywords, channel, share_percent"
)
_ADD = f"INSERT INTO entry (number, page, catalogue, miniapp_id, sorted_by, {_ENTRY}) VALUES ({', '.join('?' * 18)})"  # noqa: S608
_BY_NAME = "SELECT miniapp_id, catalogue FROM entry WHERE sorted_by >= ? AND sorted_by < ?{also} ORDER BY sorted_by"
_OF_CATEGORY = " AND entry.category = ? AND entry.category <> ''"
"""Said twice: else the index of those that have one is not taken."""
_BY_WORDS = (
    "SELECT entry.miniapp_id, entry.catalogue FROM {table} CROSS JOIN entry ON entry.number = {table}.rowid "
    "WHERE {table} MATCH ?{also}"
)
_ODD = (
    "SELECT 1 FROM (SELECT miniapp_id AS id, catalogue AS its, count(*) AS many FROM entry WHERE catalogue = ? "
    "GROUP BY miniapp_id HAVING count(*) > 1) WHERE many > ? OR "
    "(SELECT count(DISTINCT publisher_key) FROM entry WHERE miniapp_id = id AND catalogue = its) > 1 LIMIT 1"
)
_LAST = "\U0010ffff"


@dataclass(frozen=True, slots=True)
class Kept:
    """One catalogue as it was fetched last; its mini-apps are on the disk. ``number`` is the one it has there."""

    number: int
    address: str
    refreshed_at: datetime
    signed: SignedRoot
    count: int
    withdrawn: Mapping[str, str]

    @property
    def key(self) -> str:
        """Whose it is."""
        return self.signed.key

    @property
    def root(self) -> Root:
        """What it says of itself."""
        return self.signed.root


@dataclass(frozen=True, slots=True)
class Fetched:
    """A catalogue that has come: ``read`` gives the content of a page that was not here yet."""

    address: str
    refreshed_at: datetime
    signed: SignedRoot
    read: Callable[[PageRef], bytes]


class Listings:
    """The file of listings. Any worker; those that read wait for each other, and for nobody who writes."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._reading = threading.Lock()
        self._writing = threading.Lock()
        self._reader: Any = None

    def all(self) -> list[Kept]:
        """Return every catalogue, its root verified: others may have changed the file.

        Raises:
            Refused: ``catalogue.broken``, the file is not whole.
        """
        with self._read() as reader:
            rows = reader.execute("SELECT number, key, address, refreshed_at, root FROM catalogue").fetchall()
            found = []
            for number, key, address, refreshed_at, root in rows:
                signed = index.read_root(root)
                if signed.key != key:
                    raise Refused("catalogue.signature")
                found.append(_kept(reader, number, address, refreshed_at, signed))
        return found

    def pages(self, key: str) -> frozenset[str]:
        """Return which pages of a catalogue are here, by their hashes.

        Raises:
            Refused: ``catalogue.broken``.
        """
        statement = "SELECT sha256 FROM page JOIN catalogue ON catalogue.number = page.catalogue WHERE key = ?"
        with self._read() as reader:
            return frozenset(sha256 for (sha256,) in reader.execute(statement, (key,)))

    def put(self, fetched: Fetched, is_good: Callable[[], None]) -> Kept:
        """Replace what is here of one catalogue, whole or not at all; ``is_good`` has the last word, and may refuse.

        Raises:
            Refused: ``catalogue.broken``, ``catalogue.too_large``; whatever ``is_good`` raises.
            Unavailable: ``database.full``, ``data.unwritable``.
        """
        root = fetched.signed.root
        with self._write() as writer:
            number = _catalogue(writer, fetched)
            known = dict(writer.execute("SELECT sha256, number FROM page WHERE catalogue = ?", (number,)).fetchall())
            wanted = {each.sha256 for each in root.pages}
            for sha256, page in known.items():
                if sha256 not in wanted:
                    _drop_page(writer, page)
            for ref in root.pages:
                if ref.sha256 not in known:
                    _add_page(writer, number, ref, index.read_page(fetched.read(ref), ref))
            if writer.execute(_ODD, (number, index.VERSIONS_MAX)).fetchone() is not None:
                raise index.broken("lists too many versions of a mini-app, or two publishers' as one")
            (count,) = writer.execute("SELECT count(*) FROM entry").fetchone()
            if count > LISTINGS_MAX:
                raise Refused("catalogue.too_large", listings_max=LISTINGS_MAX)
            is_good()
            return _kept(writer, number, fetched.address, _stamp(fetched.refreshed_at), fetched.signed)

    def remove(self, key: str) -> None:
        """Delete a catalogue and all it lists. Harmless when repeated.

        Raises:
            Unavailable: ``database.full``, ``data.unwritable``.
        """
        with self._write() as writer:
            found = writer.execute("SELECT number FROM catalogue WHERE key = ?", (key,)).fetchone()
            if found is None:
                return
            for (page,) in writer.execute("SELECT number FROM page WHERE catalogue = ?", found).fetchall():
                _drop_page(writer, page)
            writer.execute("DELETE FROM catalogue WHERE number = ?", found)

    def find(self, miniapp_id: str) -> list[tuple[int, Entry]]:
        """Return what catalogues, by their numbers, say of a mini-app.

        Raises:
            Refused: ``catalogue.broken``.
        """
        statement = f"SELECT catalogue, {_ENTRY} FROM entry WHERE miniapp_id = ? ORDER BY catalogue, version_code"  # noqa: S608
        with self._read() as reader:
            return [(row[0], _entry(miniapp_id, row[1:])) for row in reader.execute(statement, (miniapp_id,))]

    def search(self, typed: str, take: Callable[[str, int], bool], category: str = "") -> None:
        """Give ``take`` the ids of mini-apps with what was typed, and their catalogues, until it wants no more.

        Of a ``category`` only, if there is one.

        First those whose names begin so; then those with such words or such pinyin in their names; then all that
        have the words in what is said of them. One may come several times. Nothing typed: all, by name.

        Raises:
            Refused: ``catalogue.broken``.
        """
        with self._read() as reader:
            for statement, wanted in _questions(typed, category):
                for miniapp_id, catalogue in reader.execute(statement, wanted):
                    if not take(miniapp_id, catalogue):
                        return

    def has_category(self, category: str) -> bool:
        """Tell whether there is a mini-app of a category.

        Raises:
            Refused: ``catalogue.broken``.
        """
        statement = f"SELECT EXISTS (SELECT 1 FROM entry WHERE 1{_OF_CATEGORY})"  # noqa: S608
        with self._read() as reader:
            (is_there,) = reader.execute(statement, (category,)).fetchone()
            return bool(is_there)

    def begin_anew(self) -> None:
        """Throw the file away, damaged as it is."""
        self.close()
        try:
            for ending in ("", "-wal", "-shm"):
                self._path.with_name(self._path.name + ending).unlink(missing_ok=True)
        except OSError as error:
            raise unwritable(self._path.parent, error) from error

    def close(self) -> None:
        """Let go of the file; a later use opens it again."""
        with self._reading:
            if self._reader is not None:
                self._reader.close()
                self._reader = None

    @contextmanager
    def _read(self) -> Iterator[Any]:
        with self._reading:
            try:
                if self._reader is None:
                    self._reader = self._opened()
                self._reader.execute("BEGIN")
                try:
                    yield self._reader
                finally:
                    self._reader.rollback()
            except _errors() as error:
                raise self._told(error) from error

    @contextmanager
    def _write(self) -> Iterator[Any]:
        """Lend a transaction: all of it is kept, or nothing, also where this process is killed in it."""
        with self._writing:
            try:
                writer = self._opened()
                try:
                    writer.execute("BEGIN IMMEDIATE")
                    yield writer
                    writer.commit()
                    # Half a million new listings are half a gigabyte of log: put them where they belong.
                    writer.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
                finally:
                    writer.close()
            except _errors() as error:
                raise self._told(error) from error

    def _opened(self) -> Any:
        from sqlcipher3 import dbapi2  # not before it is needed: the window imports this module before it is painted

        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise unwritable(self._path.parent, error) from error
        connection = dbapi2.connect(
            str(self._path), timeout=_BUSY_WAIT_S, isolation_level=None, check_same_thread=False
        )
        try:
            for setting in (
                *("journal_mode = WAL", "synchronous = NORMAL", "trusted_schema = OFF"),
                f"cache_size = -{_CACHE_KIB}",
            ):
                connection.execute(f"PRAGMA {setting}").fetchall()
            connection.text_factory = _readable
            (form,) = connection.execute("PRAGMA user_version").fetchone()
            if form == 0:
                connection.executescript(f"BEGIN IMMEDIATE; {_TABLES} COMMIT;")
            elif form != FORM:
                raise Refused("catalogue.broken", reason="is kept in another form")
        except BaseException:
            connection.close()
            raise
        return connection

    def _told(self, error: Exception) -> Refused | Unavailable:
        name = str(getattr(error, "sqlite_errorname", ""))
        if name.startswith("SQLITE_CONSTRAINT"):
            return index.broken("lists a version twice")
        if name.startswith("SQLITE_BUSY"):
            return Unavailable("database.busy", path=str(self._path))
        if name == "SQLITE_FULL":
            return Unavailable("database.full", path=str(self._path.parent))
        if name.startswith(("SQLITE_IOERR", "SQLITE_CANTOPEN", "SQLITE_READONLY")):
            return Unavailable("data.unwritable", folder=str(self._path.parent), reason=str(error))
        return index.broken("is kept in a damaged file")


def _errors() -> type[Exception]:
    from sqlcipher3 import dbapi2

    found: type[Exception] = dbapi2.DatabaseError
    return found


def _readable(data: bytes) -> str:
    return data.decode("utf-8", "replace")


def _catalogue(writer: Any, fetched: Fetched) -> int:
    """Write the row of a catalogue, and return its number."""
    said = (fetched.address, _stamp(fetched.refreshed_at), fetched.signed.data)
    writer.execute(
        "INSERT INTO catalogue (key, address, refreshed_at, root) VALUES (?, ?, ?, ?) ON CONFLICT (key) "
        "DO UPDATE SET address = excluded.address, refreshed_at = excluded.refreshed_at, root = excluded.root",
        (fetched.signed.key, *said),
    )
    (number,) = writer.execute("SELECT number FROM catalogue WHERE key = ?", (fetched.signed.key,)).fetchone()
    return int(number)


def _drop_page(writer: Any, page: int) -> None:
    for table in ("name_words", "all_words"):
        writer.execute(
            f"DELETE FROM {table} WHERE rowid IN (SELECT number FROM entry WHERE page = ?)",  # noqa: S608
            (page,),
        )
    writer.execute("DELETE FROM entry WHERE page = ?", (page,))
    writer.execute("DELETE FROM page WHERE number = ?", (page,))


def _add_page(writer: Any, catalogue: int, ref: PageRef, entries: Iterable[Entry]) -> None:
    """Add the entries of a page; none of what comes with Plaza, which is no catalogue's to list."""
    listed = [each for each in entries if not each.miniapp_id.startswith(RESERVED)]
    page = writer.execute("INSERT INTO page (catalogue, sha256) VALUES (?, ?)", (catalogue, ref.sha256)).lastrowid
    (last,) = writer.execute("SELECT coalesce(max(number), 0) FROM entry").fetchone()
    numbered = list(enumerate(listed, last + 1))
    writer.executemany(_ADD, [_row(number, page, catalogue, each) for number, each in numbered])
    add_words = "INSERT INTO {table} (rowid, said) VALUES (?, ?)"
    writer.executemany(
        add_words.format(table="name_words"), [(number, _name_words(each.name)) for number, each in numbered]
    )
    writer.executemany(add_words.format(table="all_words"), [(number, _all_words(each)) for number, each in numbered])


def _row(number: int, page: int, catalogue: int, entry: Entry) -> tuple[object, ...]:
    return (
        number,
        page,
        catalogue,
        entry.miniapp_id,
        _folded(entry.name),
        entry.name,
        entry.description,
        entry.publisher_name,
        bytes.fromhex(entry.publisher_key),
        entry.version,
        entry.version_code,
        bytes.fromhex(entry.package_sha256),
        bytes.fromhex(entry.file_sha256),
        entry.size_bytes,
        entry.category,
        "\n".join(entry.keywords),
        entry.channel,
        entry.share_percent,
    )


def _entry(miniapp_id: str, row: tuple[Any, ...]) -> Entry:
    name, description, publisher_name, publisher_key, version, code, *hashes_and_size = row[:9]
    package_sha256, file_sha256, size_bytes = hashes_and_size
    category, keywords, channel, share_percent = row[9:]
    return Entry(
        miniapp_id=miniapp_id,
        name=name,
        description=description,
        publisher_name=publisher_name,
        publisher_key=publisher_key.hex(),
        version=version,
        version_code=code,
        package_sha256=package_sha256.hex(),
        file_sha256=file_sha256.hex(),
        size_bytes=size_bytes,
        category=category,
        keywords=tuple(keywords.split("\n")) if keywords else (),
        channel=channel,
        share_percent=share_percent,
    )


def _kept(connection: Any, number: int, address: str, refreshed_at: int, signed: SignedRoot) -> Kept:
    """Return a catalogue as it stands in the file; what it took back counts for nothing, listed or not."""
    withdrawn = {each.miniapp_id: each.reason for each in signed.root.withdrawn}
    (count,) = connection.execute(
        "SELECT count(DISTINCT miniapp_id) FROM entry WHERE catalogue = ?", (number,)
    ).fetchone()
    listed = "SELECT 1 FROM entry WHERE miniapp_id = ? AND catalogue = ?"
    gone = sum(connection.execute(listed, (each, number)).fetchone() is not None for each in withdrawn)
    moment = datetime.fromtimestamp(refreshed_at / 1_000_000, UTC)
    return Kept(number, address, moment, signed, count - gone, withdrawn)


def _stamp(moment: datetime) -> int:
    return round(moment.timestamp() * 1_000_000)


def _folded(text: str) -> str:
    """Return a name as names are put in order, and as their beginnings are compared."""
    return " ".join(words.folded(text).split())


def _name_words(name: str) -> str:
    spelt = " ".join(_SPELT + each for each in sorted(spellings_of(words.folded(name))))
    return f"{words.indexed(name)} {spelt}" if spelt else words.indexed(name)


def _all_words(entry: Entry) -> str:
    return words.indexed("\n".join((entry.name, entry.publisher_name, entry.description, *entry.keywords)))


def _questions(typed: str, category: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield what to ask the file, one after the other; what was typed never reaches FTS5 as it was typed."""
    wanted = _folded(typed[: words.QUERY_CHARACTERS_MAX])
    also, chosen = (_OF_CATEGORY, (category,)) if category else ("", ())
    yield _BY_NAME.format(also=also), (wanted, wanted + _LAST, *chosen)
    if not wanted:
        return
    bare = wanted.replace(" ", "").replace("'", "")
    match = words.query_of(wanted).match
    spelt = f'"{_SPELT}{bare}"*' if bare.isascii() and bare.isalnum() else ""
    named = " OR ".join(each for each in (spelt, f"({match})" if match else "") if each)
    if named:
        yield _BY_WORDS.format(table="name_words", also=also), (named, *chosen)
    if match:
        yield _BY_WORDS.format(table="all_words", also=also), (match, *chosen)
