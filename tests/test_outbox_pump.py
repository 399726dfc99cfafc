"""The pump: what a payment left in the outbox is told until it is heard."""

import threading
from collections.abc import Callable, Mapping
from typing import Any

import pytest

from app.core.kernel.errors import Unavailable
from app.core.payments.model import OutboxEntry, OutboxTopic
from app.outbox_pump import OutboxPump

DEADLINE_S = 10.0


class FakeOutbox:
    """An outbox of one entry in memory; remembers what became of it."""

    def __init__(self, topic: OutboxTopic = "receipt.message") -> None:
        self.entry: OutboxEntry | None = OutboxEntry("entry", topic, {"n": 1}, 0)
        self.waits_s: list[float] = []
        self.settled = threading.Event()

    def pending(self, limit: int = 50) -> list[OutboxEntry]:
        return [] if self.entry is None else [self.entry]

    def done(self, entry_id: str) -> None:
        self.entry = None
        self.settled.set()

    def failed(self, entry_id: str, retry_in_s: float) -> None:
        assert self.entry is not None
        self.waits_s.append(retry_in_s)
        self.entry = OutboxEntry(entry_id, self.entry.topic, self.entry.payload, self.entry.attempts + 1)
        self.settled.set()


class Ear:
    """Hears what is told, once ``answers`` say so."""

    def __init__(self, *answers: Callable[[], bool]) -> None:
        self.heard: list[Mapping[str, Any]] = []
        self._answers = list(answers)

    def __call__(self, payload: Mapping[str, Any]) -> bool:
        self.heard.append(payload)
        return self._answers.pop(0)()


def deaf() -> bool:
    raise Unavailable("database.busy", path="plaza.db")


def pump_once(outbox: FakeOutbox, ear: Ear) -> OutboxPump:
    pump = OutboxPump(outbox, {"receipt.message": ear})  # type: ignore[arg-type]  # a fake of the same shape
    pump.start()
    assert outbox.settled.wait(DEADLINE_S)
    return pump


def test_what_an_earlier_run_left_behind_is_told_at_the_start() -> None:
    outbox, ear = FakeOutbox(), Ear(lambda: True)
    pump_once(outbox, ear).close()
    assert ear.heard == [{"n": 1}]
    assert outbox.entry is None


@pytest.mark.parametrize("answer", [lambda: False, deaf])
def test_what_was_not_heard_is_told_again_and_later_each_time(answer: Callable[[], bool]) -> None:
    outbox, ear = FakeOutbox(), Ear(answer, answer, lambda: True)
    pump = pump_once(outbox, ear)
    for _ in range(2):
        outbox.settled.clear()
        pump.wake()
        assert outbox.settled.wait(DEADLINE_S)
    pump.close()
    assert outbox.waits_s == [2.0, 4.0]
    assert len(ear.heard) == 3
    assert outbox.entry is None


class BusyOutbox(FakeOutbox):
    """An outbox whose file is in use when the first outcome is to be written down."""

    def __init__(self) -> None:
        super().__init__()
        self.refusals = 2  # striking off, then counting the failure

    def done(self, entry_id: str) -> None:
        self._refuse()
        super().done(entry_id)

    def failed(self, entry_id: str, retry_in_s: float) -> None:
        self._refuse()
        super().failed(entry_id, retry_in_s)

    def _refuse(self) -> None:
        self.settled.set()
        if self.refusals:
            self.refusals -= 1
            raise Unavailable("database.busy", path="wallet.db")


def test_an_outbox_that_cannot_be_written_is_tried_again_and_the_pump_goes_on() -> None:
    outbox, ear = BusyOutbox(), Ear(lambda: True, lambda: True)
    pump = pump_once(outbox, ear)
    while outbox.entry is not None:
        outbox.settled.clear()
        pump.wake()
        assert outbox.settled.wait(DEADLINE_S), "the pump has stopped"
    pump.close()
    assert len(ear.heard) == 2


class FullOutbox(FakeOutbox):
    """An outbox of several entries, settled once each of them was told or put off."""

    def __init__(self, *entries: tuple[OutboxTopic, str]) -> None:
        super().__init__()
        self.entries = {
            f"{number}": OutboxEntry(f"{number}", topic, {"n": number, "miniapp_id": miniapp_id}, 0)
            for number, (topic, miniapp_id) in enumerate(entries)
        }
        self.put_off: list[str] = []
        self._left = len(entries)

    def pending(self, limit: int = 50) -> list[OutboxEntry]:
        return list(self.entries.values()) if self._left else []

    def done(self, entry_id: str) -> None:
        self._settle()

    def failed(self, entry_id: str, retry_in_s: float) -> None:
        self.put_off.append(entry_id)
        self._settle()

    def _settle(self) -> None:
        self._left -= 1
        if self._left == 0:
            self.settled.set()


def test_a_mini_app_that_does_not_hear_holds_up_nobody_else() -> None:
    notice: OutboxTopic = "payment.notice"
    outbox = FullOutbox(
        *[(notice, "deaf.app")] * 3, (notice, "good.app"), (notice, "deaf.app"), ("receipt.message", "deaf.app")
    )
    heard: list[int] = []

    def hear(payload: Mapping[str, Any]) -> bool:
        heard.append(payload["n"])
        return payload["miniapp_id"] != "deaf.app"

    def message(payload: Mapping[str, Any]) -> bool:
        heard.append(payload["n"])
        return True

    pump = OutboxPump(outbox, {notice: hear, "receipt.message": message})  # type: ignore[arg-type]
    pump.start()
    assert outbox.settled.wait(DEADLINE_S)
    pump.close()
    assert heard == [5, 0, 3], "people first; of the deaf one's notices one was tried, and the others wait"
    assert outbox.put_off == ["0", "1", "2", "4"]


class Sweeping:
    """A sweep that says ``answers``, one after the other, and counts how often it was asked."""

    def __init__(self, *answers: Callable[[], float | None]) -> None:
        self.asked = threading.Semaphore(0)
        self._answers = list(answers)

    def run(self) -> float | None:
        self.asked.release()
        return self._answers.pop(0)() if self._answers else None


def test_what_is_over_is_ended_before_each_look_and_when_the_next_thing_is() -> None:
    sweep, outbox = Sweeping(lambda: 0.01, deaf), FakeOutbox()
    outbox.entry = None
    pump = OutboxPump(outbox, {}, sweep)  # type: ignore[arg-type]
    pump.start()
    assert sweep.asked.acquire(timeout=DEADLINE_S)
    assert sweep.asked.acquire(timeout=DEADLINE_S), "the next thing was due"
    pump.wake()
    assert sweep.asked.acquire(timeout=DEADLINE_S), "one that failed is tried again"
    pump.close()
