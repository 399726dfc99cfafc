"""Work on a worker, its outcome on the GUI thread, and nothing of the GUI thread's left with the worker."""

import threading
import weakref
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import pytest
import shiboken6
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


class Telling(QObject):
    """Writes down what it hears."""

    def __init__(self, heard: list[object]) -> None:
        super().__init__()
        self._heard = heard

    def hear(self, outcome: object) -> None:
        self._heard.append(outcome)


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


def test_what_ended_meanwhile_is_told_nothing(tasks: Tasks, qtbot: QtBot) -> None:
    may_end = threading.Event()
    asking = Asking(may_end)
    heard: list[object] = []
    told = Telling(heard)
    tasks.run(asking.work, told.hear)
    tasks.run(asking.fail, told.hear, heard.append)
    shiboken6.delete(told)
    may_end.set()
    after: list[str] = []
    tasks.drain(lambda: after.append("idle"))
    qtbot.waitUntil(lambda: bool(after), timeout=10_000)
    assert heard == []


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


def test_what_a_branch_asked_for_is_dropped_once_that_has_ended(tasks: Tasks, qtbot: QtBot) -> None:
    relay = tasks._relay.branch()
    branch = tasks.branch(relay)
    heard: list[str] = []
    branch.run(lambda: "of the branch", heard.append)
    relay.end()
    tasks.run(lambda: "of the trunk", heard.append)
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == ["of the trunk"]


def test_a_branch_tells_when_nothing_of_it_is_under_way(tasks: Tasks, qtbot: QtBot) -> None:
    may_end = threading.Event()
    branch = tasks.branch(tasks._relay.branch())
    asking = Asking(may_end)
    heard: list[str] = []

    def ask_again(_: object) -> None:
        heard.append("first")
        branch.run(lambda: "second", heard.append)

    branch.run(asking.work, ask_again)
    branch.drain(lambda: heard.append("idle"))
    may_end.set()
    qtbot.waitUntil(lambda: "idle" in heard)
    assert heard == ["first", "second", "idle"]


def test_a_branch_of_a_closed_trunk_asks_for_nothing(qapp: QCoreApplication) -> None:
    relay = Relay(EventBus())
    trunk = Tasks(relay)
    branch = trunk.branch(relay.branch())
    trunk.close()
    branch.run(lambda: "too late", lambda _: None)
    qapp.processEvents()


def test_an_ended_branch_hears_of_nothing_more(qtbot: QtBot) -> None:
    events = EventBus()
    trunk = Relay(events)
    branch = trunk.branch()
    heard: list[str] = []
    trunk.subscribe(str, lambda event: heard.append(f"trunk {event}"))
    branch.subscribe(str, lambda event: heard.append(f"branch {event}"))
    events.publish("one")
    branch.end()
    events.publish("two")
    qtbot.waitUntil(lambda: len(heard) >= 2)
    assert heard == ["trunk one", "trunk two"]


def test_what_is_asked_while_held_begins_in_its_order_once_released(tasks: Tasks, qtbot: QtBot) -> None:
    begun: list[int] = []
    heard: list[int] = []

    def begin(number: int) -> int:
        begun.append(number)
        return number

    tasks.hold()
    with ThreadPoolExecutor(1) as one:
        for number in range(5):
            tasks.run(partial(begin, number), heard.append, workers=one)
        one.submit(lambda: None).result(10)
        assert not begun
        tasks.release()
        qtbot.waitUntil(lambda: len(heard) == 5, timeout=10_000)
    assert begun == heard == list(range(5))
    tasks.run(lambda: 5, heard.append)
    qtbot.waitUntil(lambda: heard[-1] == 5, timeout=10_000)


def test_what_was_held_for_somebody_who_went_never_begins(tasks: Tasks, qtbot: QtBot) -> None:
    heard: list[str] = []
    tasks.hold()
    tasks.run(lambda: "held", heard.append)
    tasks.forget()
    tasks.release()
    tasks.run(lambda: "later", heard.append)
    qtbot.waitUntil(lambda: bool(heard), timeout=10_000)
    assert heard == ["later"]
