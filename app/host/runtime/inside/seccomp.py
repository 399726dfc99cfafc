"""seccomp: which system calls this process may make from now on; the kernel runs the filter before each."""

import ctypes
import errno
import struct
from collections.abc import Iterable
from functools import cache
from typing import Literal

from app.host.runtime.inside import calls, kernel

SECCOMP = {"x86_64": 317, "aarch64": 277}
ARCHITECTURES = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
OWN_ID = 0xFFFF0001
"""Stands for the id of the process that the filter is for; no process has it."""
SET_MODE_FILTER, FLAG_TSYNC, GET_ACTION_AVAIL = 1, 1, 2

LOAD, AND, RETURN, JUMP = 0x20, 0x54, 0x06, 0x05
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
AF_UNIX, AF_INET, AF_INET6, SOCK_STREAM, SOCK_DGRAM, SOCK_FLAGS = 1, 2, 10, 1, 2, 0o2004000
SOCKET_PROGRAMS = (26, 50, 51, 52)
"""Options of sockets that give the kernel a program to run on what comes."""
EXECUTABLE = 4
"""Memory that holds code to run (PROT_EXEC)."""

Kind = Literal["mini-app", "decoder", "receiver"]
"""For whom a filter is: a mini-app runs Python as its author knows it, a decoder has loaded all it will ever need, a
receiver is a decoder that makes connections of its own."""

Instruction = tuple[int, int, int, int]
"""Code, how many to skip if true, if false, operand."""


@cache
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


def put_on(process_id: int, kind: Kind = "mini-app") -> None:
    """Let this process, which is ``process_id``, make no calls but those listed. Needs no_new_privs.

    OSError if the kernel refuses.
    """
    machine = kernel.machine()
    code = program(machine, process_id, kind)
    instructions = ctypes.create_string_buffer(code, len(code))
    described = struct.pack("HxxxxxxQ", len(code) // 8, ctypes.addressof(instructions))
    stubborn = kernel.call(SECCOMP[machine], SET_MODE_FILTER, FLAG_TSYNC, described)
    if stubborn:
        raise OSError(errno.EBUSY, f"thread {stubborn} does not take the filter")


def program(machine: str, process_id: int, kind: Kind = "mini-app") -> bytes:
    """Return the filter as the kernel wants it, for one process."""
    filter_of_any, places = template(machine, kind)
    code = bytearray(filter_of_any)
    for place in places:
        struct.pack_into("I", code, place, process_id)
    return bytes(code)


@cache
def template(machine: str, kind: Kind = "mini-app") -> tuple[bytes, tuple[int, ...]]:
    """Return the filter for any process, and where in it the process id belongs."""
    code = instructions(machine, kind)
    places = tuple(8 * index + 4 for index, instruction in enumerate(code) if instruction[3] == OWN_ID)
    return b"".join(struct.pack("HBBI", *instruction) for instruction in code), places


def verdicts_of(machine: str, kind: Kind) -> dict[int, list[Instruction]]:
    """Return what is said to each call that is known, by its number."""
    allowed, checked = calls.numbers(calls.ALLOWED, machine), calls.numbers(calls.CHECKED, machine)
    known = {**allowed, **checked, **calls.numbers(calls.REFUSED, machine)}
    checks = CHECKS
    if kind != "mini-app":
        names, checked_names, checks = calls.DECODING, calls.DECODING_CHECKED, DECODER_CHECKS
        if kind == "receiver":
            names, checked_names = names + calls.RECEIVING, checked_names + calls.RECEIVING_CHECKED
            checks = RECEIVER_CHECKS
        # Old calls are not there on every machine.
        allowed = {name: known[name] for name in names.split() if name in known}
        checked = {name: known[name] for name in checked_names.split() if name in known}
    return {
        **{number: [_refuse()] for number in known.values()},
        **{number: _verdict() for number in allowed.values()},
        **{number: checks[name] for name, number in checked.items()},
    }


def instructions(machine: str, kind: Kind) -> list[Instruction]:
    """Return the filter: is it this machine's kind of call, and is the call listed?"""
    verdicts = verdicts_of(machine, kind)
    # Above the last number there is nothing: x86_64's second set of calls (x32) starts at 1 << 30.
    changes: list[tuple[int, list[Instruction]]] = []
    for number in range(max(verdicts) + 2):
        verdict = verdicts.get(number, [(RETURN, 0, 0, NO_SUCH_CALL)])
        if not changes or changes[-1][1] != verdict:
            changes.append((number, verdict))
    return [
        (LOAD, 0, 0, ARCHITECTURE_AT),
        (IF_EQUAL, 1, 0, ARCHITECTURES[machine]),
        (RETURN, 0, 0, KILL_PROCESS),
        (LOAD, 0, 0, NUMBER_AT),
        *_search(changes),
    ]


def _search(changes: list[tuple[int, list[Instruction]]]) -> list[Instruction]:
    """Find what goes for the number at hand by halving: each of ``changes`` goes from its number to the next one's.

    The kernel tries every number when it takes a filter; one comparison after the other took it ten times as long.
    """
    if len(changes) == 1:
        return changes[0][1]
    middle = len(changes) // 2
    below, above = _search(changes[:middle]), _search(changes[middle:])
    return [(IF_AT_LEAST, 0, 1, changes[middle][0]), (JUMP, 0, 0, len(below)), *below, *above]


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


def _refuse_if(argument: int, values: Iterable[int]) -> list[Instruction]:
    """Refuse if the lower half of an argument, which is all of an int, is one of ``values``."""
    wanted = list(values)
    code = [_low(argument)]
    code += [(IF_EQUAL, len(wanted) - index - 1, 0, value) for index, value in enumerate(wanted[:-1])]
    return [*code, (IF_EQUAL, 0, 1, wanted[-1]), _refuse()]


def _unless_without(argument: int, bits: int) -> list[Instruction]:
    """Refuse if the lower half of an argument has one of ``bits``."""
    return [_low(argument), (IF_ANY_BIT, 0, 1, bits), _refuse()]


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


CHECKS: dict[str, list[Instruction]] = {
    "open": _opens_within_its_rights(1),
    "openat": _opens_within_its_rights(2),
    "clone": _makes_a_thread(),
    "prlimit64": [*_unless(0, (0, OWN_ID)), *_unless_null(2), *_verdict()],
    "kill": [*_unless(0, (OWN_ID,)), *_verdict()],
    "tgkill": [*_unless(0, (OWN_ID,)), *_verdict()],
    "fcntl": [*_unless(1, FILE_COMMANDS), *_verdict()],
    "ioctl": [*_unless(1, DEVICE_COMMANDS), *_verdict()],
    "prctl": [*_unless(0, PROCESS_COMMANDS), *_verdict()],
    "socketpair": [*_unless(0, (AF_UNIX,)), *_unless(1, (SOCK_STREAM,), SOCK_FLAGS), *_verdict()],
    "sendto": [*_unless_null(4), *_verdict()],
}
"""With which arguments the checked calls may be made."""

DECODER_CHECKS: dict[str, list[Instruction]] = {
    **CHECKS,
    "mmap": [*_unless_without(2, EXECUTABLE), *_verdict()],
    "mprotect": [*_unless_without(2, EXECUTABLE), *_verdict()],
}
"""The same for a decoder, which may make no code out of what it reads."""

RECEIVER_CHECKS: dict[str, list[Instruction]] = {
    **DECODER_CHECKS,
    "setsockopt": [*_refuse_if(2, SOCKET_PROGRAMS), *_verdict()],
    "socket": [*_unless(0, (AF_INET, AF_INET6)), *_unless(1, (SOCK_STREAM, SOCK_DGRAM), SOCK_FLAGS), *_verdict()],
}
"""The same for a receiver, which may use the internet's two kinds of socket."""
