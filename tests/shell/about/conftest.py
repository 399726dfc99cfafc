"""The screens about mini-apps, over real services with two small mini-apps."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.bootstrap import Services
from app.core.kernel.ids import MiniAppId
from app.core.people.model import User
from app.shell.about.screens import Screens
from app.shell.context import ShellContext
from app.shell.install.versions import VersionsDesk
from app.shell.relay import Relay
from app.shell.tasks import Tasks
from tests.support.miniapps import write_package
from tests.support.services import running

BANK = MiniAppId("test.bank")
COUNTER = MiniAppId("test.counter")
REASON = 'To greet you <img src="http://tracker.example/x"> by name.'
MAIN = "from minikit import *\napp = App()\n"
PLAZA = {"runtime": "minikit/1", "publisher": "tests", "roles": ["seller", "owner"]}
WANTED = [{"name": "profile", "reason": REASON}, {"name": "pay", "reason": "To pay."}]


class Desk:
    """Services, a person, and the screens made over them."""

    def __init__(self, services: Services, qtbot: QtBot) -> None:
        self.services = services
        self.qtbot = qtbot
        self.me: User = services.people.create_profile("林知夏")
        self.relay = Relay(services.events)
        self.tasks = Tasks(self.relay)
        self.toasts: list[str] = []
        context = ShellContext(self.me, self.tasks, self.relay, lambda *_: None)
        self.closed: list[str] = []
        versions = VersionsDesk(services.installer, services.sessions, self.closed.append)
        self.screens = Screens(services, context, versions, lambda text, _tone: self.toasts.append(text))

    def ready(self, view: object) -> None:
        """Wait until a screen has been read."""
        self.qtbot.waitUntil(lambda: view.property("state") == "ready", timeout=10_000)  # type: ignore[attr-defined]


@pytest.fixture
def desk(data_folder: Path, tmp_path: Path, qtbot: QtBot) -> Iterator[Desk]:
    write_package(
        tmp_path / "bundled" / "bank", MAIN, name="青禾生活", miniapp_id=BANK, req_permissions=WANTED, plaza=PLAZA
    )
    write_package(tmp_path / "bundled" / "counter", MAIN, name="Counter", miniapp_id=COUNTER, req_permissions=[])
    with running(data_folder, tmp_path / "bundled") as services:
        made = Desk(services, qtbot)
        yield made
        made.tasks.close()
