"""A Scan screen on fake cameras, with real decoders."""

import pytest
import shiboken6

from app.core.kernel.events import EventBus
from app.scanner.child import Decoder
from app.shell.relay import Relay
from app.shell.scan import patience
from app.shell.scan.devices import NoMemory
from app.shell.scan.scan import ScanViewModel
from app.shell.scan.ways import Equipment
from tests.support.cameras import FakeCameras
from tests.support.processes import PATIENT, PlainSpawn
from tests.support.screens import FakeScreens

WAIT_MS = 60_000


@pytest.fixture
def cameras():
    return FakeCameras()


@pytest.fixture
def screens():
    return FakeScreens()


@pytest.fixture
def memory():
    return NoMemory()


@pytest.fixture
def found():
    return []


@pytest.fixture
def spawn():
    return PlainSpawn()


@pytest.fixture
def scanning(qtbot, cameras, screens, memory, found, spawn, monkeypatch):
    """Make view-models; stop them in the end and see that no thread and no child outlives them.

    They wait longer for frames than a decoder takes to start on a busy machine, for tests show single ones.
    """
    monkeypatch.setattr(patience, "NEXT_FRAME_MS", WAIT_MS)
    made = []

    def make(camera=None):
        relay = Relay(EventBus())
        view_model = ScanViewModel(
            relay=relay,
            decoders=lambda: Decoder(spawn, PATIENT),
            spawn=spawn,
            on_found=lambda code: found.append(code.text),
            camera=camera,
            equipment=Equipment(cameras, screens, memory),
        )
        made.append(view_model)
        return view_model

    yield make
    for view_model in made:
        if shiboken6.isValid(view_model):
            view_model.stop()
    qtbot.waitUntil(lambda: not any(child.is_running for child in spawn.children), timeout=10_000)
