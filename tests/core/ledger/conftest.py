"""A book to post in."""

import pytest

from tests.support.books import Books


@pytest.fixture
def books(on_either: Books) -> Books:
    return on_either
