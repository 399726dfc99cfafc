"""Deadlines: in order, unless called off."""

import threading
from collections.abc import Iterator

import pytest

from app.host.runtime.deadlines import Deadlines
from app.host.runtime.limits import TokenBucket


@pytest.fixture
def deadlines() -> Iterator[Deadlines]:
    deadlines = Deadlines()
    yield deadlines
    deadlines.close()


def test_what_is_due_first_is_done_first_and_what_was_cancelled_never(deadlines: Deadlines) -> None:
    done: list[str] = []
    last = threading.Event()
    # Far enough apart for a computer that lets this thread wait between two lines.
    deadlines.after(0.9, last.set)
    deadlines.after(0.5, lambda: done.append("second"))
    deadlines.after(0.01, lambda: done.append("first"))
    deadlines.after(0.4, lambda: done.append("never")).cancel()
    assert last.wait(10)
    assert done == ["first", "second"]


def test_closing_forgets_what_is_due() -> None:
    deadlines = Deadlines()
    deadlines.after(1_000, lambda: None)
    deadlines.close()
    assert not [thread for thread in threading.enumerate() if thread.name == "deadlines"]


def test_a_bucket_lets_a_burst_through_and_then_its_rate() -> None:
    now = [0.0]
    bucket = TokenBucket(10, 5, lambda: now[0])
    assert [bucket.take() for _ in range(7)] == [0, 0, 0, 0, 0, 0.1, 0.2]
    now[0] += 0.3
    assert bucket.try_take()
    assert not bucket.try_take()
    now[0] += 100
    assert [bucket.try_take() for _ in range(6)] == [True] * 5 + [False]
