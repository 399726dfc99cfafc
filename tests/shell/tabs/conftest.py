"""A window for tabs."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication

from tests.support.shell_window import ShellWindow


@pytest.fixture
def window(qapp: QCoreApplication) -> Iterator[ShellWindow]:
    made = ShellWindow()
    yield made
    made.close()
