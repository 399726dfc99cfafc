"""What the tests of several slices stand on."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.books import Books
from tests.support.plaza import PlazaServices
from tests.support.postgresql import PostgresqlServer, why_not


@pytest.fixture(scope="session")
def postgresql() -> Iterator[PostgresqlServer | str]:
    """Return a PostgreSQL for the whole run, or why there is none."""
    missing = why_not()
    if missing:
        yield missing
        return
    with tempfile.TemporaryDirectory(prefix="plaza-pg-") as folder:  # short: a socket's path has 107 bytes at most
        server = PostgresqlServer(Path(folder))
        yield server
        server.close()


@pytest.fixture(params=["sqlite", "postgresql"])
def on_either(request: pytest.FixtureRequest, postgresql: PostgresqlServer | str) -> Iterator[Books]:
    """Return a fresh book on each of the databases that a wallet may be kept in."""
    if request.param == "sqlite":
        books = Books()
        yield books
        books.db.close()
    elif isinstance(postgresql, str):
        pytest.skip(postgresql)
    else:
        with postgresql.database() as db:
            yield Books(db=db)


@pytest.fixture
def plaza() -> Iterator[PlazaServices]:
    """Return the services over an empty database."""
    services = PlazaServices()
    yield services
    services.close()
