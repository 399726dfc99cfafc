"""A payment sheet to ask on."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from tests.support.books import Books
from tests.support.payment_sheets import Sheet
from tests.support.shell_window import ShellWindow


@pytest.fixture
def window(qapp: QCoreApplication) -> Iterator[ShellWindow]:
    made = ShellWindow()
    yield made
    made.close()


@pytest.fixture
def books() -> Iterator[Books]:
    made = Books(trusts_pins=False)
    made.top_up(100_000)
    yield made
    made.db.close()


@pytest.fixture
def sheet(window: ShellWindow, books: Books, qtbot: QtBot) -> Iterator[Sheet]:
    made = Sheet(window, books, qtbot)
    yield made
    made.prompts.close_all()
