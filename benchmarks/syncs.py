"""How often a process asks the disk to keep what was written: its system calls, counted from outside (Linux)."""

import ctypes
import os
import platform
import signal
import struct
import sys
import traceback
from collections.abc import Callable

# The numbers of fsync and fdatasync, by machine.
SYNCS = {"x86_64": {74, 75}, "aarch64": {82, 83}}
MARK = signal.SIGUSR1
_TRACE_ME, _SYSCALL, _SET_OPTIONS, _SYSCALL_INFO = 0, 24, 0x4200, 0x420E
_TELL_SYSCALLS_APART, _KILL_WITH_US = 0x1, 0x100000
_ENTRY = 1
_INFO_BYTES = 88
_SYSCALL_STOP = signal.SIGTRAP | 0x80


def can_count() -> bool:
    """Whether calls can be counted on this system."""
    return sys.platform == "linux" and platform.machine() in SYNCS


def count_syncs(prepare: Callable[[], Callable[[], None]]) -> int:
    """Return how many times the work that ``prepare`` returns asks for it. Both run in a fork of this process.

    Raises:
        OSError: this system lets no process look at its child (a strict container).
    """
    child = os.fork()
    if child == 0:
        try:
            _work_watched(prepare)
            os._exit(0)
        finally:
            traceback.print_exc()
            os._exit(1)
    return _watch(child)


def _work_watched(prepare: Callable[[], Callable[[], None]]) -> None:
    work = prepare()
    _ptrace(_TRACE_ME, 0)
    os.kill(os.getpid(), MARK)
    work()
    os.kill(os.getpid(), MARK)


def _watch(child: int) -> int:
    """Let the child go on from stop to stop, counting between the first mark and the second."""
    counted, marks = 0, 0
    while True:
        _, status = os.waitpid(child, 0)
        if not os.WIFSTOPPED(status):
            if status != 0 or marks != 2:
                raise OSError(f"what was to be watched ended with {status}")
            return counted
        told = os.WSTOPSIG(status)
        handed_on = 0
        if told == MARK:
            marks += 1
            if marks == 1:
                _ptrace(_SET_OPTIONS, child, 0, _TELL_SYSCALLS_APART | _KILL_WITH_US)
        elif told == _SYSCALL_STOP:
            counted += marks == 1 and _is_entering_sync(child)
        else:
            handed_on = told
        _ptrace(_SYSCALL, child, 0, handed_on)


def _is_entering_sync(child: int) -> bool:
    info = ctypes.create_string_buffer(_INFO_BYTES)
    _ptrace(_SYSCALL_INFO, child, _INFO_BYTES, ctypes.addressof(info))
    # struct ptrace_syscall_info: op, three bytes, arch, two addresses; then, on entry, the call's number
    number: int
    (number,) = struct.unpack_from("Q", info.raw, 24)
    return info.raw[0] == _ENTRY and number in SYNCS[platform.machine()]


def _ptrace(request: int, process_id: int, address: int = 0, data: int = 0) -> None:
    libc = ctypes.CDLL(None, use_errno=True)
    libc.ptrace.argtypes = [ctypes.c_long, ctypes.c_long, ctypes.c_void_p, ctypes.c_void_p]
    libc.ptrace.restype = ctypes.c_long
    if libc.ptrace(request, process_id, address, data) == -1:
        raise OSError(ctypes.get_errno(), "ptrace was refused")
