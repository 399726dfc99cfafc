"""Children of the scanner, and sources that are stopped in the end."""

import pytest

from app.scanner.child import Decoder
from app.scanner.places import open_source
from tests.support.heard import WAIT_S, Heard
from tests.support.processes import PATIENT, PlainSpawn


@pytest.fixture
def spawn():
    return PlainSpawn()


@pytest.fixture
def decoder(spawn):
    made = Decoder(spawn, PATIENT)
    yield made
    made.close()


@pytest.fixture
def started(spawn):
    """Start sources; stop them in the end, and see that no thread and no child is left."""
    sources = []

    def start(source):
        heard = Heard()
        sources.append(heard.start(source))
        return heard

    yield start
    for source in sources:
        source.stop()
    assert all(source.join(WAIT_S) for source in sources)
    assert not any(child.is_running for child in spawn.children if "films" in child.module)


@pytest.fixture
def opened(started, decoder, spawn):
    """Open sources by what a person typed."""
    return lambda place: started(open_source(str(place), decoder.open_picture, spawn))
