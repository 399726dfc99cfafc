"""What the tests of several slices stand on."""

from collections.abc import Iterator

import pytest

from tests.support.plaza import PlazaServices


@pytest.fixture
def plaza() -> Iterator[PlazaServices]:
    """Return the services over an empty database."""
    services = PlazaServices()
    yield services
    services.close()
