"""The PIN is asked for in one way on every sheet, and what it is told comes to the right ears."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from app.core.kernel.errors import PlazaError, Refused, Unavailable
from app.core.kernel.events import EventBus
from app.core.kernel.ids import UserId
from app.shell.guard import Guard
from app.shell.relay import Relay
from app.shell.tasks import Tasks
from app.shell.wallet.pin_flow import PinDesk, PinFlow
from tests.support.books import LIN, PIN, Books

WAIT_MS = 20_000


class Asking:
    """A flow with real PINs behind it, and what its sheet heard."""

    def __init__(self, qtbot: QtBot) -> None:
        self.books = Books(trusts_pins=False)
        self.relay = Relay(EventBus())
        self.tasks = Tasks(self.relay)
        self.pins: list[str] = []
        self.broken: list[PlazaError] = []
        self.guard = Guard(0)
        self.qtbot = qtbot
        desk = PinDesk(LIN, self.books.pins, self.tasks)
        self.flow = PinFlow(desk, self.guard, self.pins.append, self.broken.append)

    def until(self, condition: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(condition, timeout=WAIT_MS)

    def until_stage(self, stage: str) -> None:
        self.until(lambda: self.flow.property("stage") == stage and self.guard.is_awake)

    def enter(self, pin: str) -> None:
        for digit in pin:
            self.flow.digit(digit)

    def close(self) -> None:
        self.tasks.close()
        QCoreApplication.processEvents()
        self.books.db.close()


@pytest.fixture
def asking(qapp: QCoreApplication, qtbot: QtBot) -> Iterator[Asking]:
    made = Asking(qtbot)
    yield made
    made.close()


def test_a_pin_that_is_there_is_asked_for_and_handed_over_once(asking: Asking) -> None:
    asking.books.pins.set(LIN, PIN)
    asking.flow.begin()
    asking.until_stage("enter")
    asking.enter(PIN + "77")
    assert asking.pins == [PIN]
    assert asking.flow.property("stage") == "idle"
    assert asking.flow.property("digitCount") == 0


def test_a_pin_that_is_not_there_is_chosen_and_used_after_a_yes(asking: Asking) -> None:
    asking.flow.begin()
    asking.until_stage("setup")
    asking.enter(PIN)
    asking.until_stage("repeat")
    asking.enter(PIN)
    asking.until_stage("ready")
    assert asking.pins == []
    asking.flow.confirm()
    asking.flow.confirm()
    assert asking.pins == [PIN]
    asking.books.pins.verify(LIN, PIN)


def test_a_pin_set_in_another_window_meanwhile_is_asked_for(asking: Asking) -> None:
    asking.flow.begin()
    asking.until_stage("setup")
    asking.books.pins.set(LIN, PIN)
    asking.enter("111111")
    asking.until_stage("repeat")
    asking.enter("111111")
    asking.until_stage("enter")
    assert "already set" in str(asking.flow.property("message"))
    asking.books.pins.verify(LIN, PIN)


@pytest.mark.parametrize(
    ("error", "is_asked_again"),
    [
        (Refused("pin.wrong", tries_left=2), True),
        (Unavailable("database.busy"), True),
        (Refused("pin.locked", until="2026-11-22T09:30:00+00:00"), False),
        (Refused("wallet.insufficient"), False),
    ],
)
def test_only_what_another_try_may_mend_asks_again(asking: Asking, error: PlazaError, is_asked_again: bool) -> None:
    assert asking.flow.fail(error) is is_asked_again
    assert (asking.flow.property("stage") == "enter") is is_asked_again
    assert asking.flow.property("isWrong") is is_asked_again


def test_pins_that_cannot_be_read_are_told_to_the_sheet(asking: Asking, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_user_id: UserId) -> bool:
        raise Refused("secrets.broken", path="wallet.pin_pepper")

    monkeypatch.setattr(asking.books.pins, "is_set", broken)
    asking.flow.begin()
    asking.until(lambda: [error.code for error in asking.broken] == ["secrets.broken"])
    assert asking.flow.property("stage") == "idle"


def test_a_flow_that_was_stopped_hears_no_answer_of_before(asking: Asking) -> None:
    asking.flow.begin()
    asking.flow.stop()
    done: list[None] = []
    asking.tasks.run(lambda: None, done.append)
    asking.until(lambda: bool(done))
    asking.tasks.close()
    QCoreApplication.processEvents()
    assert asking.flow.property("stage") == "idle"


@pytest.mark.parametrize("bad", ["", "12", "a", "１", "-"])
def test_only_single_digits_count(asking: Asking, bad: str) -> None:
    asking.books.pins.set(LIN, PIN)
    asking.flow.begin()
    asking.until_stage("enter")
    asking.flow.digit(bad)
    assert asking.flow.property("digitCount") == 0
