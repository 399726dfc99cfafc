"""A data folder with an installer over it, and catalogues that lie in a folder."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from app.core.kernel.events import EventBus
from app.host.catalogues.events import CataloguesChanged
from app.host.catalogues.service import Catalogue, Catalogues
from app.host.network.service import Network
from tests.support.clock import FakeClock


@dataclass
class World:
    """Catalogues, the clock they go by, and a folder in which one can be published."""

    data: Path
    folder: Path
    network: Network
    clock: FakeClock = field(default_factory=FakeClock)
    events: EventBus = field(default_factory=EventBus)

    def __post_init__(self) -> None:
        self.closing: list[Catalogues] = []
        self.changes: list[CataloguesChanged] = []
        self.events.subscribe(CataloguesChanged, self.changes.append)
        self.catalogues = self.opened()

    def opened(self) -> Catalogues:
        """Return the catalogues as the next start finds them."""
        self.closing.append(Catalogues(self.data, self.network, self.clock, self.events))
        return self.closing[-1]

    def add(self, address: str = "") -> Catalogue:
        """Add what lies at an address, or in the folder."""
        return self.catalogues.add(self.catalogues.look(address or str(self.folder)))


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    network = Network()
    made = World(tmp_path / "data", tmp_path / "published", network)
    yield made
    for catalogues in made.closing:
        catalogues.close()
    network.close()
