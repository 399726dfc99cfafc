"""Pages drawn in a window."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication

from tests.support.drawn_pages import Desk
from tests.support.shell_window import ShellWindow


@pytest.fixture
def desk(qapp: QCoreApplication) -> Iterator[Desk]:
    window = ShellWindow()
    made = Desk(window)
    yield made
    made.close()
    window.close()
