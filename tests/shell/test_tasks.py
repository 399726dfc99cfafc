"""Work on a worker, its outcome on the GUI thread, and nothing of the GUI thread's left with the worker."""

import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QObject
from pytestqt.qtbot import QtBot

from app.core.kernel.errors import PlazaError, Refused
from app.core.kernel.events import EventBus
from app.shell.relay import Relay
from app.shell.tasks import Tasks


@pytest.fixture
def tasks(qapp: QCoreApplication) -> Iterator[Tasks]:
    made = Tasks(Relay(EventBus()))
    yield made
    made.close()
    qapp.processEvents()


class Asking(QObject):
    """A view-model that asks and may go before it is answered."""

    def __init__(self, may_end: threading.Event) -> None:
        super().__init__()
        self._may_end = may_end

    def work(self) -> str:
        assert self._may_end.wait(10)
        return "came"

    def fail(self) -> str:
        assert self._may_end.wait(10)
        raise Refused("people.unknown")

    def hear(self, _outcome: object) -> None:
        """Nobody looks any more."""


def test_an_outcome_comes_on_the_gui_thread(tasks: Tasks, qtbot: QtBot) -> None:
    heard: list[tuple[str, int]] = []
    worked: list[int] = []

    def work() -> str:
        worked.append(threading.get_ident())
        return "came"

    tasks.run(work, lambda result: heard.append((result, threading.get_ident())))
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == [("came", threading.get_ident())]
    assert worked != [threading.get_ident()]


def test_an_expected_error_is_handed_on_and_another_is_told_in_general(
    tasks: Tasks, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    heard: list[PlazaError] = []

    def refused() -> None:
        raise Refused("people.unknown")

    def broken() -> None:
        raise ZeroDivisionError

    tasks.run(refused, print, heard.append)
    qtbot.waitUntil(lambda: len(heard) == 1)
    assert not caplog.records
    tasks.run(broken, print, heard.append)
    qtbot.waitUntil(lambda: len(heard) == 2)
    assert [error.code for error in heard] == ["people.unknown", "internal"]
    assert "ZeroDivisionError" in caplog.text


@pytest.mark.parametrize("name", ["work", "fail"])
def test_who_asked_and_went_ends_on_the_gui_thread(tasks: Tasks, qtbot: QtBot, name: str) -> None:
    """However the worker and the GUI thread take turns: it is let go of where it lives."""
    ended: list[int] = []
    for _ in range(100):
        may_end = threading.Event()
        asking = Asking(may_end)
        weakref.finalize(asking, lambda: ended.append(threading.get_ident()))
        tasks.run(getattr(asking, name), asking.hear, asking.hear)
        del asking
        may_end.set()
    qtbot.waitUntil(lambda: len(ended) == 100)
    assert set(ended) == {threading.get_ident()}


def test_closing_waits_for_the_work_under_way_and_drops_what_is_asked_later(tasks: Tasks, qtbot: QtBot) -> None:
    may_end = threading.Event()
    begun = threading.Event()
    heard: list[str] = []

    def work() -> str:
        begun.set()
        assert may_end.wait(10)
        return "begun"

    tasks.run(work, heard.append)
    assert begun.wait(10)
    threading.Timer(0, may_end.set).start()
    tasks.close()
    tasks.run(lambda: "too late", heard.append)
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == ["begun"]
