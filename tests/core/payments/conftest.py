"""A book to pay from."""

from collections.abc import Iterator

import pytest

from tests.support.books import Books


@pytest.fixture
def books() -> Iterator[Books]:
    fresh = Books()
    yield fresh
    fresh.db.close()
