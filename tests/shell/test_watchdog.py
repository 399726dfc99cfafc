"""The watchdog of the benchmarks: sees how long the GUI thread answers nothing, and forgets nothing of it."""

import time
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication

from benchmarks.watchdog import Watchdog

HELD_S = 0.3


@pytest.fixture
def watchdog(qapp: QCoreApplication) -> Iterator[Watchdog]:
    made = Watchdog()
    yield made
    made.close()
    qapp.processEvents()


def hold() -> None:
    """Keep the GUI thread busy for a while."""
    end = time.perf_counter() + HELD_S
    while time.perf_counter() < end:
        pass


def test_what_holds_the_gui_thread_is_seen_in_its_phase_with_its_length(qtbot, watchdog: Watchdog) -> None:
    watchdog.phase = "quiet"
    qtbot.waitUntil(lambda: "quiet" in watchdog.longest)
    watchdog.phase = "busy"
    qtbot.waitUntil(lambda: "busy" in watchdog.longest)
    hold()
    qtbot.waitUntil(lambda: watchdog.longest["busy"].wait_ms > HELD_S * 500)
    assert watchdog.longest["busy"].computed_ms > 0


def test_it_can_be_closed_while_nobody_answers(qapp: QCoreApplication) -> None:
    watchdog = Watchdog()
    hold()
    watchdog.close()
    qapp.processEvents()
