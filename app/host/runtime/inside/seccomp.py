"""seccomp: which system calls this process may make from now on; the kernel runs the filter before each."""

import ctypes
import errno
import struct
from collections.abc import Callable, Iterable
from functools import cache

from app.host.runtime.inside import calls, kernel

SECCOMP = {"x86_64": 317, "aarch64": 277}
ARCHITECTURES = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
X32_BIT = 0x40000000
SET_MODE_FILTER, FLAG_TSYNC, GET_ACTION_AVAIL = 1, 1, 2

LOAD, AND, RETURN = 0x20, 0x54, 0x06
IF_EQUAL, IF_AT_LEAST, IF_ANY_BIT = 0x15, 0x35, 0x45
NUMBER_AT, ARCHITECTURE_AT = 0, 4
ALLOW, KILL_PROCESS, FAIL = 0x7FFF0000, 0x80000000, 0x00050000
NOT_PERMITTED, NO_SUCH_CALL = FAIL | errno.EPERM, FAIL | errno.ENOSYS

ACCESS_MODE, READ_ONLY, NEITHER, TRUNCATE = 3, 0, 3, 0o1000
THREAD_FLAGS = 0x017D0F00
"""Flags of clone that a thread may have: all that the C libraries use, no namespace among them."""
THREAD_NEEDS = 0x00010900
"""Memory, signal handlers and process shared: what makes it a thread and no process."""
FILE_COMMANDS = (0, 1, 2, 3, 4, 5, 6, 7, 36, 37, 38, 1030)
"""Of fcntl: duplicate, flags, locks. Not whom to signal, leases, watches, seals, sizes of pipes."""
DEVICE_COMMANDS = (0x5401, 0x5413, 0x541B, 0x5421, 0x5450, 0x5451)
"""Of ioctl: is it a terminal, its size, bytes waiting, blocking, close on exec."""
PROCESS_COMMANDS = (3, 15, 16, 21, 39)
"""Of prctl: a thread's name, and reading what was put on here."""
AF_UNIX, SOCK_STREAM, SOCK_FLAGS = 1, 1, 0o2004000

Instruction = tuple[int, int, int, int]
"""Code, how many to skip if true, if false, operand."""


def is_available() -> bool:
    """Tell whether this kernel takes filters, and whether its calls are known here."""
    machine = kernel.machine()
    if not machine:
        return False
    try:
        kernel.call(SECCOMP[machine], GET_ACTION_AVAIL, 0, KILL_PROCESS.to_bytes(4, "little"))
    except OSError:
        return False
    return True


def put_on(process_id: int) -> None:
    """Let this process, which is ``process_id``, make no calls but those listed. Needs no_new_privs.

    OSError if the kernel refuses.
    """
    machine = kernel.machine()
    code = program(machine, process_id)
    instructions = ctypes.create_string_buffer(code, len(code))
    described = struct.pack("HxxxxxxQ", len(code) // 8, ctypes.addressof(instructions))
    kernel.call(SECCOMP[machine], SET_MODE_FILTER, FLAG_TSYNC, described)


@cache
def program(machine: str, process_id: int) -> bytes:
    """Return the filter as the kernel wants it."""
    return b"".join(struct.pack("HBBI", *instruction) for instruction in instructions(machine, process_id))


def instructions(machine: str, process_id: int) -> list[Instruction]:
    """Return the filter: is it this machine's kind of call, and is the call listed?"""
    code: list[Instruction] = [
        (LOAD, 0, 0, ARCHITECTURE_AT),
        (IF_EQUAL, 1, 0, ARCHITECTURES[machine]),
        (RETURN, 0, 0, KILL_PROCESS),
        (LOAD, 0, 0, NUMBER_AT),
        # The x32 calls of x86_64 have numbers of their own from here; a tracer's -1 is there too.
        (IF_AT_LEAST, 0, 1, X32_BIT),
        (RETURN, 0, 0, NO_SUCH_CALL),
    ]
    for number in calls.numbers(calls.ALLOWED, machine).values():
        code += [(IF_EQUAL, 0, 1, number), (RETURN, 0, 0, ALLOW)]
    checks = _checks(process_id)
    for name, number in calls.numbers(calls.CHECKED, machine).items():
        check = checks[name]()
        code += [(IF_EQUAL, 0, len(check), number), *check]
    for number in calls.numbers(calls.REFUSED, machine).values():
        code += [(IF_EQUAL, 0, 1, number), (RETURN, 0, 0, NOT_PERMITTED)]
    return [*code, (RETURN, 0, 0, NO_SUCH_CALL)]


def _checks(process_id: int) -> dict[str, Callable[[], list[Instruction]]]:
    own = (process_id,)
    return {
        "open": lambda: _opens_within_its_rights(1),
        "openat": lambda: _opens_within_its_rights(2),
        "clone": _makes_a_thread,
        "prlimit64": lambda: [*_unless(0, (0, process_id)), *_unless_null(2), *_verdict()],
        "kill": lambda: [*_unless(0, own), *_verdict()],
        "tgkill": lambda: [*_unless(0, own), *_verdict()],
        "fcntl": lambda: [*_unless(1, FILE_COMMANDS), *_verdict()],
        "ioctl": lambda: [*_unless(1, DEVICE_COMMANDS), *_verdict()],
        "prctl": lambda: [*_unless(0, PROCESS_COMMANDS), *_verdict()],
        "socketpair": lambda: [*_unless(0, (AF_UNIX,)), *_unless(1, (SOCK_STREAM,), SOCK_FLAGS), *_verdict()],
        "sendto": lambda: [*_unless_null(4), *_verdict()],
    }


def _low(argument: int) -> Instruction:
    return LOAD, 0, 0, 16 + 8 * argument


def _high(argument: int) -> Instruction:
    return LOAD, 0, 0, 20 + 8 * argument


def _verdict() -> list[Instruction]:
    return [(RETURN, 0, 0, ALLOW)]


def _refuse() -> Instruction:
    return RETURN, 0, 0, NOT_PERMITTED


def _unless(argument: int, values: Iterable[int], ignored_bits: int = 0) -> list[Instruction]:
    """Refuse unless the lower half of an argument, which is all of an int, is one of ``values``."""
    wanted = list(values)
    code = [_low(argument)]
    if ignored_bits:
        code.append((AND, 0, 0, ~ignored_bits & 0xFFFFFFFF))
    code += [(IF_EQUAL, len(wanted) - index, 0, value) for index, value in enumerate(wanted)]
    return [*code, _refuse()]


def _unless_null(argument: int) -> list[Instruction]:
    """Refuse unless an argument is a null pointer."""
    return [
        _low(argument),
        (IF_EQUAL, 0, 2, 0),
        _high(argument),
        (IF_EQUAL, 1, 0, 0),
        _refuse(),
    ]


def _opens_within_its_rights(flags: int) -> list[Instruction]:
    """Refuse to empty a file that is opened for reading, or for neither: below level 3 Landlock lets that pass."""
    return [
        _low(flags),
        (AND, 0, 0, ACCESS_MODE),
        (IF_EQUAL, 5, 0, NEITHER),
        (IF_EQUAL, 0, 3, READ_ONLY),
        _low(flags),
        (IF_ANY_BIT, 2, 0, TRUNCATE),
        (RETURN, 0, 0, ALLOW),
        (RETURN, 0, 0, ALLOW),
        _refuse(),
    ]


def _makes_a_thread() -> list[Instruction]:
    """Refuse every clone but a plain thread's."""
    return [
        _high(0),
        (IF_EQUAL, 0, 5, 0),
        _low(0),
        (IF_ANY_BIT, 3, 0, ~THREAD_FLAGS & 0xFFFFFFFF),
        (AND, 0, 0, THREAD_NEEDS),
        (IF_EQUAL, 0, 1, THREAD_NEEDS),
        (RETURN, 0, 0, ALLOW),
        _refuse(),
    ]
