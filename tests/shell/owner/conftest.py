"""The owner's side of an account on screen."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from app.core.people.model import User
from app.shell.context import ShellContext
from tests.shell.owner.scenes import OwnerScene
from tests.support.plaza import PlazaServices
from tests.support.shell_window import ShellWindow


@pytest.fixture
def scene(
    qapp: QCoreApplication, plaza: PlazaServices, me: User, context: ShellContext, qtbot: QtBot, tmp_path: Path
) -> Iterator[OwnerScene]:
    window = ShellWindow(1100, 740)
    made = OwnerScene(window, plaza, me, context, qtbot, tmp_path)
    yield made
    made.owner.end()
    window.close()
