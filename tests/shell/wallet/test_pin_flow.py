"""The PIN is asked for in one way on every sheet, and what it is told comes to the right ears."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from app.core.kernel.errors import PlazaError, Refused, Unavailable
from app.core.kernel.events import EventBus
from app.core.kernel.ids import UserId
from app.shell.guard import Guard
from app.shell.relay import Relay
from app.shell.tasks import Tasks
from app.shell.wallet.pin_flow import PinFlow
from app.shell.wallet.pin_setup import PinSetup
from tests.support.books import LIN, PIN, Books
from tests.support.pin_desk import pin_desk, set_up_pin

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
        desk = pin_desk(self.books, self.tasks)
        self.flow = PinFlow(desk, self.guard, self.pins.append, self.broken.append)

    def until(self, condition: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(condition, timeout=WAIT_MS)

    def until_stage(self, stage: str) -> None:
        self.until(lambda: self.flow.property("stage") == stage and self.guard.is_awake)

    def until_step(self, step: str) -> None:
        self.until(lambda: self.steps.property("step") == step and self.guard.is_awake)

    @property
    def steps(self) -> PinSetup:
        return self.flow.steps

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
    set_up_pin(asking.books)
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
    asking.until_step("mark")
    asking.steps.picking.write("Tea at five")
    asking.steps.chooseMark()
    asking.until_step("code")
    code = str(asking.steps.property("recoveryCode"))
    asking.steps.codeWritten()
    asking.until_stage("ready")
    assert asking.steps.property("recoveryCode") == ""
    assert asking.pins == []
    asking.flow.confirm()
    asking.flow.confirm()
    assert asking.pins == [PIN]
    asking.books.pins.verify(LIN, PIN)
    asking.books.pins.recover(LIN, code, "135791")


def test_an_easy_pin_is_refused_before_it_is_repeated(asking: Asking) -> None:
    asking.flow.begin()
    asking.until_stage("setup")
    asking.enter("123456")
    asking.until_stage("setup")
    assert "too easy" in str(asking.flow.property("message"))
    asking.enter("135791")
    asking.until_stage("repeat")


def test_a_pin_set_in_another_window_meanwhile_is_asked_for(asking: Asking) -> None:
    asking.flow.begin()
    asking.until_stage("setup")
    asking.books.pins.set(LIN, PIN)
    asking.enter("135791")
    asking.until_stage("repeat")
    asking.enter("135791")
    asking.until_stage("enter")
    assert "already set" in str(asking.flow.property("message"))
    asking.books.pins.verify(LIN, PIN)


@pytest.mark.parametrize(
    ("error", "is_asked_again"),
    [
        (Refused("pin.wrong", tries_left=2), True),
        (Unavailable("database.busy"), True),
        (Refused("pin.locked", until="2026-11-22T09:30:00+00:00"), True),
        (Refused("wallet.insufficient"), False),
    ],
)
def test_only_what_another_try_may_mend_asks_again(asking: Asking, error: PlazaError, is_asked_again: bool) -> None:
    set_up_pin(asking.books)
    assert asking.flow.fail(error) is is_asked_again
    if is_asked_again:
        asking.until_stage("enter")
    assert asking.flow.property("isWrong") is is_asked_again


def test_pins_that_cannot_be_read_are_told_to_the_sheet(asking: Asking, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_user_id: UserId) -> bool:
        raise Refused("secrets.broken", path="wallet.pin_pepper")

    monkeypatch.setattr(asking.books.pins, "state", broken)
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


def test_a_step_that_was_stopped_shows_no_code_that_comes_later(asking: Asking) -> None:
    asking.flow.begin()
    asking.until_stage("setup")
    asking.enter(PIN)
    asking.until_stage("repeat")
    asking.enter(PIN)
    asking.until_step("mark")
    asking.steps.picking.write("Tea at five")
    asking.steps.chooseMark()
    asking.flow.stop()
    asking.tasks.close()
    QCoreApplication.processEvents()
    assert asking.steps.property("recoveryCode") == ""
    assert asking.flow.property("stage") == "idle"


def test_a_phrase_that_is_none_is_told_and_not_kept(asking: Asking) -> None:
    asking.flow.begin()
    asking.until_stage("setup")
    asking.enter(PIN)
    asking.until_stage("repeat")
    asking.enter(PIN)
    asking.until_step("mark")
    asking.steps.picking.write("  a")
    asking.steps.chooseMark()
    assert "2 to 40" in str(asking.steps.picking.property("errorText"))
    assert asking.steps.property("step") == "mark"


def test_the_recovery_code_is_copied_and_saved_for_its_owner_alone(asking: Asking, tmp_path: Path) -> None:
    asking.flow.begin()
    asking.until_stage("setup")
    asking.enter(PIN)
    asking.until_stage("repeat")
    asking.enter(PIN)
    asking.until_step("mark")
    asking.steps.picking.write("Tea at five")
    asking.steps.chooseMark()
    asking.until_step("code")
    code = str(asking.steps.property("recoveryCode"))
    asking.steps.copyCode()
    assert QGuiApplication.clipboard().text() == code
    file = tmp_path / "code.txt"
    asking.steps.saveCode(QUrl.fromLocalFile(str(tmp_path / "none" / "code.txt")))
    asking.until(lambda: "cannot be written" in str(asking.steps.property("message")))
    asking.steps.saveCode(QUrl.fromLocalFile(str(file)))
    asking.until(lambda: asking.steps.property("message") == "")
    assert code in file.read_text(encoding="utf-8")
    assert file.stat().st_mode & 0o077 == 0
