"""The shell's clipboard is touched on the GUI thread, whoever asks."""

from collections.abc import Iterator
from threading import Thread

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from app.core.kernel.events import EventBus
from app.shell.clipboard import ShellClipboard
from app.shell.relay import Relay


@pytest.fixture
def clean(qapp: QCoreApplication) -> Iterator[None]:
    QGuiApplication.clipboard().clear()
    yield
    QGuiApplication.clipboard().clear()


def test_a_text_is_copied_told_of_and_read_from_another_thread(clean: None, qtbot: QtBot) -> None:
    toasts: list[tuple[str, str]] = []
    clipboard = ShellClipboard(Relay(EventBus()), lambda *said: toasts.append(said))
    found: list[str] = []

    def work() -> None:
        clipboard.put("two\nlines <b>").result(20)
        found.append(clipboard.text().result(20))

    thread = Thread(target=work)
    thread.start()
    qtbot.waitUntil(lambda: bool(found), timeout=10_000)
    thread.join()
    assert found == ["two\nlines <b>"]
    assert QGuiApplication.clipboard().text() == "two\nlines <b>"
    assert toasts == [("Copied", "info")]
