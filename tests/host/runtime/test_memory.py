"""How much memory can still be had: what each system tells, as far as it can be looked at here."""

import ctypes
import sys

import pytest

from app.host.runtime import memory


def test_linux_tells_what_can_be_had() -> None:
    assert memory._on_linux("MemTotal:  1000 kB\nMemFree:  1 kB\nMemAvailable:   250 kB\nHugePages_Total:  0\n") == 0.25


def test_where_nothing_is_told_there_is_enough() -> None:
    assert memory._on_linux("") == 1.0
    assert memory._on_linux("MemTotal: 1000 kB\n") == 1.0


def test_what_windows_fills_in_is_as_large_as_it_expects() -> None:
    assert ctypes.sizeof(memory.MemoryStatus) == 64
    assert memory.MemoryStatus.load_percent.offset == 4


@pytest.mark.skipif(sys.platform == "darwin", reason="macOS has the function")
def test_a_system_library_without_the_function_means_that_there_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    assert memory.free_share() == 1.0
