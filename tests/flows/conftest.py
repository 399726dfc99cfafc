"""The real application on a data folder of the test's, used as a person uses it."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from app.cli.tour.driver import Driver, run_until
from app.shell.application import Application
from app.shell.hardware import Hardware
from app.shell.style.setup import prepare_application

START_DEADLINE_MS = 60_000
Start = Callable[..., tuple[Application, Driver]]


@pytest.fixture
def start(qapp: QGuiApplication, data_folder: Path, tmp_path: Path) -> Iterator[Start]:
    """Start Plaza and return it, ready or failed, with the hands that use it. Closed at the test's end."""
    prepare_application(qapp)
    with ExitStack() as closing:

        def start(
            camera: str | None = None, bundled: Path | None = None, hardware: Hardware | None = None
        ) -> tuple[Application, Driver]:
            application = Application(data_folder, camera=camera, bundled=bundled)
            application.hardware = hardware or Hardware()
            closing.callback(application.close)
            outcome: list[str] = []
            application.ready.connect(lambda: outcome.append(""))
            application.failed.connect(outcome.append)
            application.start()
            assert run_until(lambda: bool(outcome), START_DEADLINE_MS)
            return application, Driver(application.window, tmp_path)

        yield start
