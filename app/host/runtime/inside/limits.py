"""Limits of the operating system on one child: memory, files, threads."""

import os
import sys

from app.host.runtime.inside import kernel

if sys.platform != "win32":
    import resource

ADDRESS_SPACE_MAX = 512 << 20
FILE_SIZE_MAX = 64 << 20
OPEN_FILES_MAX = 64
THREADS_SLACK = 256
"""How many more processes and threads the person may have than the whole computer had when the child began.

Linux counts them for the person, not for the process, and never counts root's; what stops a bomb of threads there is
the address space.
"""
ARENAS_MAX = 2
"""Of the C library's memory, for each of which it puts 64 MB of address space aside."""


def put_on(*, memory_max: int = ADDRESS_SPACE_MAX, file_size_max: int = FILE_SIZE_MAX) -> None:
    """Limit this process, for good; sizes in bytes. OSError or ValueError if the system refuses."""
    if sys.platform != "win32":  # where a job limits children, from outside
        _limit(resource.RLIMIT_CORE, 0)
        _limit(resource.RLIMIT_FSIZE, file_size_max)
        _limit(resource.RLIMIT_NOFILE, OPEN_FILES_MAX)
    if sys.platform == "linux":
        kernel.libc().mallopt(kernel.M_ARENA_MAX, ARENAS_MAX)
        _limit(resource.RLIMIT_AS, memory_max)
        _limit(resource.RLIMIT_NPROC, _running() + THREADS_SLACK)
        for idle in (resource.RLIMIT_MEMLOCK, resource.RLIMIT_MSGQUEUE, resource.RLIMIT_NICE, resource.RLIMIT_RTPRIO):
            _limit(idle, 0)


def _limit(kind: int, value: int) -> None:
    if sys.platform != "win32":
        _, hard = resource.getrlimit(kind)
        value = value if hard == resource.RLIM_INFINITY else min(value, hard)
        resource.setrlimit(kind, (value, value))


def _running() -> int:
    """Return how many processes and threads this computer runs."""
    averages = os.open("/proc/loadavg", os.O_RDONLY)
    try:
        return int(os.read(averages, 100).split()[3].partition(b"/")[2])
    finally:
        os.close(averages)
