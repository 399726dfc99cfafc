"""The pump of the alarms: what is due is told until it is heard, and nobody is held up by others."""

from collections.abc import Iterator
from concurrent.futures import Future
from datetime import timedelta
from typing import Any

import pytest

from app.alarm_pump import AT_ONCE_MAX, AlarmPump
from app.core.database import Database
from app.core.kernel.errors import Refused, Unavailable
from app.core.kernel.ids import MiniAppId, UserId
from app.host.alarms.model import Alarm
from app.host.alarms.service import ATTEMPTS_MAX
from tests.support.alarms import WatchedAlarms
from tests.support.clock import FakeClock

ADA = UserId("ada")
TASKS = MiniAppId("test.tasks")


class Ear:
    """Hears alarms, and answers when the test says so; ``refuses`` are not even started."""

    def __init__(self, alarms: WatchedAlarms) -> None:
        self.heard: list[tuple[Alarm, Future[Any]]] = []
        self.refuses: set[MiniAppId] = set()
        self._alarms = alarms

    def __call__(self, alarm: Alarm) -> "Future[Any]":
        if alarm.miniapp_id in self.refuses:
            raise Refused("server.none")
        answer: Future[Any] = Future()
        with self._alarms.changed:
            self.heard.append((alarm, answer))
            self._alarms.changed.notify_all()
        return answer

    def wait(self, count: int) -> tuple[Alarm, "Future[Any]"]:
        self._alarms.until(lambda: len(self.heard) >= count)
        return self.heard[count - 1]


class World:
    """A pump over real alarms."""

    def __init__(self) -> None:
        self.db = Database(None, tree="plaza")
        self.db.migrate()
        self.clock = FakeClock()
        self.alarms = WatchedAlarms(self.db, self.clock)
        self.ear = Ear(self.alarms)
        self.pump = AlarmPump(self.alarms, self.ear)

    def set(self, name: str, miniapp_id: MiniAppId = TASKS, **ahead: float) -> None:
        self.alarms.set(miniapp_id, ADA, name, self.clock.now() + timedelta(**ahead))

    def move(self, **units: float) -> None:
        self.clock.advance(**units)
        self.pump.wake()


@pytest.fixture
def world() -> Iterator[World]:
    world = World()
    yield world
    world.pump.close()
    world.db.close()


def test_an_alarm_is_told_when_it_is_due_and_is_over_once_it_was_heard(world: World) -> None:
    world.pump.start()
    world.set("feed the cat", minutes=5)
    world.set("too early to be told", minutes=6)
    world.move(minutes=5)
    alarm, answer = world.ear.wait(1)
    assert (alarm.name, alarm.user_id) == ("feed the cat", ADA)
    answer.set_result(None)
    world.alarms.until_settled("told", "feed the cat")
    assert [each.name for each in world.alarms.all(TASKS, ADA)] == ["too early to be told"]
    assert len(world.ear.heard) == 1


def test_what_became_due_before_the_start_is_told_at_the_start(world: World) -> None:
    world.set("missed", minutes=1)
    world.clock.advance(days=3)
    world.pump.start()
    assert world.ear.wait(1)[0].name == "missed"


def test_what_was_not_answered_before_the_end_is_told_again(world: World) -> None:
    world.set("now", seconds=-5)
    world.pump.start()
    world.ear.wait(1)
    world.pump.close()
    again = AlarmPump(world.alarms, world.ear)
    again.start()
    assert world.ear.wait(2)[0].name == "now"
    again.close()


def test_what_was_told_in_vain_is_told_again_later_each_time_and_given_up_in_the_end(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    world.pump.start()
    world.set("hard of hearing")
    for count in range(1, ATTEMPTS_MAX + 1):
        alarm, answer = world.ear.wait(count)
        assert alarm.attempts == count - 1
        answer.set_exception(Unavailable("server.failed"))
        world.alarms.until_settled("failed", "hard of hearing", count)
        world.move(seconds=min(600, 2 * 2 ** (count - 1)) - 0.001)
        assert len(world.ear.heard) == count
        world.move(seconds=0.001)
    assert world.alarms.all(TASKS, ADA) == []
    assert f"its alarm 'hard of hearing' was told {ATTEMPTS_MAX} times in vain and is dropped" in caplog.text


def test_an_alarm_that_is_set_anew_while_it_is_told_comes_again(world: World) -> None:
    world.pump.start()
    world.set("daily")
    _, answer = world.ear.wait(1)
    world.set("daily", days=1)
    answer.set_result(None)
    world.alarms.until_settled("told", "daily")
    world.move(days=1)
    assert world.ear.wait(2)[0].name == "daily"


def test_mini_apps_that_hang_do_not_hold_up_the_others_for_longer_than_one_answer(world: World) -> None:
    hanging = [MiniAppId(f"test.hanging{number}") for number in range(AT_ONCE_MAX)]
    for miniapp_id in hanging:
        for number in range(20):
            world.set(f"{number}", miniapp_id, seconds=-9)
    world.set("patient")
    world.pump.start()
    world.ear.wait(AT_ONCE_MAX)
    assert {alarm.miniapp_id for alarm, _ in world.ear.heard} == set(hanging)
    world.ear.heard[0][1].set_exception(Unavailable("server.slow"))
    assert world.ear.wait(AT_ONCE_MAX + 1)[0].name == "patient"


def test_one_that_cannot_even_be_started_is_tried_later_and_the_others_go_on(world: World) -> None:
    gone = MiniAppId("test.gone")
    world.ear.refuses.add(gone)
    world.set("nobody there", gone)
    world.set("somebody there")
    world.pump.start()
    world.alarms.until_settled("failed", "nobody there")
    assert world.ear.wait(1)[0].name == "somebody there"
    assert [each.attempts for each in world.alarms.all(gone, ADA)] == [1]
