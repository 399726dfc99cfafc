"""How a mini-app comes to open quickly: the fork server is warm by the time somebody asks."""

import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from pytestqt.qtbot import QtBot

from app.core.kernel.ids import MiniAppId, UserId
from app.host.launch_reasons import LaunchReason
from app.host.runtime.forking import ForkedProcess
from tests.flows.conftest import Start
from tests.support.forks import PATIENCE_S, Watch
from tests.support.miniapps import Screen


@pytest.mark.skipif(sys.platform != "linux", reason="there is a fork server on Linux only")
def test_the_running_application_forks_its_mini_apps_and_leaves_none(start: Start, qtbot: QtBot) -> None:
    application, _ = start()
    assert application.windows.first.assembly is not None
    services = application.windows.first.assembly._foundation.services
    sessions, screen = services.sessions, Screen()
    qtbot.waitUntil(lambda: sessions.pool.is_warm, timeout=int(PATIENCE_S * 1000))  # begun after the chats
    assert sessions.pool.server is not None
    with ThreadPoolExecutor(1) as worker:  # opening is not for the GUI thread
        session = worker.submit(
            sessions.open,
            MiniAppId("plaza.counter"),
            user_id=UserId("ada"),
            page="",
            query={},
            reason=LaunchReason("list"),
            view=screen,
        ).result()
    screen.until(lambda: screen.nodes)
    assert session._child is not None
    assert isinstance(session._child._process, ForkedProcess)
    watch = Watch(sessions.pool.server.process_id, session._child.process_id)
    application.close()
    assert watch.all_gone(0)
