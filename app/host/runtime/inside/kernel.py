"""Asking the Linux kernel for what Python has no function for."""

import ctypes
import os
import sys
from functools import cache

PR_SET_PDEATHSIG = 1
PR_SET_DUMPABLE = 4
PR_GET_SECCOMP = 21
PR_SET_NO_NEW_PRIVS = 38
PR_CAP_AMBIENT = 47
PR_CAP_AMBIENT_CLEAR_ALL = 4
M_ARENA_MAX = -8
CAPSET = {"x86_64": 126, "aarch64": 91}
CAPABILITY_VERSION_3 = 0x20080522


@cache
def libc() -> ctypes.CDLL:
    """Return the C library."""
    return ctypes.CDLL(None, use_errno=True)


def machine() -> str:
    """Return the machine's kind as the kernel names it, empty where its calls are not known here."""
    if sys.platform != "linux" or sys.maxsize < 1 << 32:
        return ""
    name = os.uname().machine
    return name if name in CAPSET else ""


def call(number: int, *args: int | bytes | None) -> int:
    """Make a system call; OSError if the kernel refuses."""
    # Each argument fills a register: a plain int would be passed in half of one.
    passed = [ctypes.c_long(arg) if isinstance(arg, int) else arg for arg in args]
    result: int = libc().syscall(ctypes.c_long(number), *passed)
    if result < 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    return result


def prctl(option: int, *args: int) -> int:
    """Change or read something of this process; OSError if the kernel refuses."""
    padded = [ctypes.c_ulong(arg) for arg in (*args, 0, 0, 0, 0)[:4]]
    result: int = libc().prctl(option, *padded)
    if result < 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    return result


def drop_capabilities(machine_name: str) -> None:
    """Give up all special rights: what root may beyond anybody else, but for owning root's files."""
    header = CAPABILITY_VERSION_3.to_bytes(4, sys.byteorder) + bytes(4)
    prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL)
    call(CAPSET[machine_name], header, bytes(24))
