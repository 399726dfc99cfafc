"""A signed-in person's surroundings for view-models, over the real services in memory."""

from collections.abc import Iterator
from datetime import UTC

import pytest
from PySide6.QtCore import QCoreApplication

from app.core.catalog.model import Listing
from app.core.kernel.ids import MiniAppId, OfficialAccountId, PublisherId
from app.core.official.model import OfficialAccount
from app.core.people.model import User
from app.shell.context import ShellContext
from app.shell.moments import Moments
from app.shell.relay import Relay
from app.shell.tasks import Tasks
from tests.support.plaza import PlazaServices
from tests.support.shell_context import Opened

STORE = Listing(
    miniapp_id=MiniAppId("plaza.store"),
    name="Store",
    description="Clothes and small things.",
    publisher_id=PublisherId("plaza"),
    publisher_name="Plaza Goods",
    is_verified=True,
    version="1.0.0",
    icon="shopping-bag",
    account_id=OfficialAccountId("plaza.store.account"),
    package_sha256="0" * 64,
)


@pytest.fixture
def plaza() -> Iterator[PlazaServices]:
    """The services, with the store listed and its official account."""
    services = PlazaServices()
    services.catalog.publish(STORE)
    services.official.add(
        OfficialAccount(STORE.account_id or OfficialAccountId(""), "Plaza Store", "green", "Orders.", "service")
    )
    yield services
    services.close()


@pytest.fixture
def me(plaza: PlazaServices) -> User:
    """The signed-in person."""
    return plaza.people.create_profile("林知夏")


@pytest.fixture
def opened() -> Opened:
    """Which links were opened."""
    return Opened()


@pytest.fixture
def context(qapp: QCoreApplication, plaza: PlazaServices, me: User, opened: Opened) -> Iterator[ShellContext]:
    """What every view-model stands on."""
    relay = Relay(plaza.events)
    tasks = Tasks(relay)
    yield ShellContext(me, tasks, relay, opened, clock=plaza.clock, moments=Moments(UTC))
    tasks.close()
    qapp.processEvents()
