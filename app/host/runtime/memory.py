"""How much of the computer's memory can still be had, on each system."""

import ctypes
import sys
from pathlib import Path


class MemoryStatus(ctypes.Structure):
    """MEMORYSTATUSEX of Windows."""

    _fields_ = (
        ("length", ctypes.c_uint32),
        ("load_percent", ctypes.c_uint32),
        *((name, ctypes.c_uint64) for name in ("total", "available", "total_page", "available_page")),
        *((name, ctypes.c_uint64) for name in ("total_virtual", "available_virtual", "available_extended")),
    )


def free_share() -> float:
    """Return which part of the computer's memory can still be had, between 0 and 1; 1 where that is not known."""
    try:
        if sys.platform == "win32":
            return _on_windows()
        if sys.platform == "darwin":
            return _on_macos()
        return _on_linux(Path("/proc/meminfo").read_text(encoding="ascii"))
    except (OSError, AttributeError):  # the last: the system's library has no such function
        return 1.0


def _on_linux(told: str) -> float:
    lines = told.splitlines()
    kilobytes = {line.partition(":")[0]: int(line.split()[1]) for line in lines if len(line.split()) > 1}
    total = kilobytes.get("MemTotal", 0)
    return kilobytes.get("MemAvailable", total) / total if total else 1.0


def _on_macos() -> float:
    """Return what `memory_pressure` calls the system-wide free percentage."""
    percent, size = ctypes.c_int(100), ctypes.c_size_t(ctypes.sizeof(ctypes.c_int))
    name = b"kern.memorystatus_level"
    failed = ctypes.CDLL(None).sysctlbyname(name, ctypes.byref(percent), ctypes.byref(size), None, ctypes.c_size_t(0))
    return 1.0 if failed or not 0 <= percent.value <= 100 else percent.value / 100


if sys.platform == "win32":

    def _on_windows() -> float:
        status = MemoryStatus(length=ctypes.sizeof(MemoryStatus))
        is_done = ctypes.WinDLL("kernel32").GlobalMemoryStatusEx(ctypes.byref(status))
        return (100 - status.load_percent) / 100 if is_done else 1.0
