"""An internet of two hosts for the tests of the network."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from app.host.network.service import Network
from tests.support.tls_server import Authority, Server, SmallInternet


@dataclass
class World:
    """A host with the names of a shop and its pictures, beside names that lead elsewhere."""

    server: Server
    internet: SmallInternet
    network: Network


@pytest.fixture(scope="session")
def authority() -> Authority:
    return Authority()


@pytest.fixture
def world(tmp_path: Path, authority: Authority) -> Iterator[World]:
    server = Server(tmp_path, authority, ["shop.test", "img.cdn.test"])
    internet = SmallInternet(
        authority,
        server,
        {
            "shop.test": ["127.0.0.1"],
            "img.cdn.test": ["127.0.0.1"],
            "other.test": ["127.0.0.1"],
            "inside.test": ["127.0.0.2"],
            "both.test": ["10.0.0.1", "::1", "169.254.169.254", "fe80::1", "::ffff:127.0.0.2"],
        },
    )
    network = Network(internet)
    yield World(server, internet, network)
    network.close()
    server.close()
