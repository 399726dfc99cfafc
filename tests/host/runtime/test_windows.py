"""What Windows is told, as far as it can be looked at elsewhere: sizes and places as its headers have them."""

import ctypes
import sys

import pytest

from app.host.runtime import windows
from app.host.runtime.inside import sandbox
from app.host.runtime.inside import windows as inside
from app.host.runtime.windows import ExtendedLimits, JobLimits, extended

pytestmark = pytest.mark.skipif(sys.maxsize < 1 << 32, reason="the sizes are those of 64-bit systems")


def test_the_structures_are_as_large_as_windows_has_them() -> None:
    assert ctypes.sizeof(windows.BasicLimits) == 64
    assert ctypes.sizeof(ExtendedLimits) == 144
    assert ctypes.sizeof(inside.PrivilegeEntry) == 12
    assert ctypes.sizeof(inside.MandatoryLabel) == 16


def test_their_fields_lie_where_windows_reads_them() -> None:
    assert windows.BasicLimits.flags.offset == 16
    assert windows.BasicLimits.active_processes.offset == 40
    assert ExtendedLimits.process_memory.offset == 112


def test_a_job_limits_memory_and_processes_and_ends_with_the_shell() -> None:
    told = extended(JobLimits(memory_max=512 << 20, processes_max=1))
    assert told.basic.flags == 0x2000 | 0x8 | 0x100 | 0x400
    assert (told.basic.active_processes, told.process_memory) == (1, 512 << 20)
    assert told.job_memory == told.basic.working_set_max == 0


def test_what_windows_does_not_hold_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    assert [layer.name for layer in sandbox.available().missing] == ["files", "system calls"]
    assert all("AppContainer" in layer.how for layer in sandbox.available_to_decoders().missing)
