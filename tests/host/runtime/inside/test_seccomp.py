"""The filter, run here as the kernel would run it: on both machines, whatever the arguments."""

import re
import struct
from pathlib import Path

import pytest

from app.host.runtime.inside import calls, seccomp
from app.host.runtime.inside.seccomp import ALLOW, KILL_PROCESS, NO_SUCH_CALL, NOT_PERMITTED

OWN = 4321
MACHINES = ["x86_64", "aarch64"]
HEADER = Path("/usr/include/x86_64-linux-gnu/asm/unistd_64.h")


def judge(
    machine: str, number: int, *args: int, architecture: int | None = None, kind: seccomp.Kind = "mini-app"
) -> int:
    """Return what the filter answers to a call."""
    arguments = [*args, 0, 0, 0, 0, 0, 0][:6]
    wanted = seccomp.ARCHITECTURES[machine] if architecture is None else architecture
    data = struct.pack("<IIQ6Q", number & 0xFFFFFFFF, wanted, 0, *arguments)
    code = list(struct.iter_unpack("HBBI", seccomp.program(machine, OWN, kind)))
    accumulator = at = 0
    while True:
        operation, if_true, if_false, operand = code[at]
        at += 1
        if operation == seccomp.RETURN:
            return int(operand)
        if operation == seccomp.LOAD:
            (accumulator,) = struct.unpack_from("<I", data, operand)
        elif operation == seccomp.JUMP:
            at += operand
        elif operation == seccomp.AND:
            accumulator &= operand
        else:
            holds = {
                seccomp.IF_EQUAL: accumulator == operand,
                seccomp.IF_AT_LEAST: accumulator >= operand,
                seccomp.IF_ANY_BIT: bool(accumulator & operand),
            }[operation]
            at += if_true if holds else if_false


def of(machine: str, name: str, *args: int) -> int:
    """Return what the filter answers to a call by its name."""
    table = calls.numbers(calls.ALLOWED + calls.CHECKED + calls.REFUSED + calls.ABSENT, machine)
    return judge(machine, table[name], *args)


@pytest.mark.parametrize("machine", MACHINES)
def test_listed_calls_pass_and_all_others_do_not(machine: str) -> None:
    allowed = set(calls.numbers(calls.ALLOWED, machine).values())
    checked = set(calls.numbers(calls.CHECKED, machine).values())
    for number in range(1_000):
        if number not in checked:
            assert (judge(machine, number) == ALLOW) == (number in allowed), number


@pytest.mark.parametrize("machine", MACHINES)
def test_calls_of_another_kind_of_machine_end_the_process(machine: str) -> None:
    for other in (0x40000003, 0x40000028, *seccomp.ARCHITECTURES.values()):
        if other != seccomp.ARCHITECTURES[machine]:
            assert judge(machine, 39, architecture=other) == KILL_PROCESS


def test_x32_calls_do_not_exist() -> None:
    assert judge("x86_64", 0x40000000 | 39) == NO_SUCH_CALL
    assert judge("x86_64", -1) == NO_SUCH_CALL


@pytest.mark.parametrize("machine", MACHINES)
@pytest.mark.parametrize(
    ("name", "args", "verdict"),
    [
        ("openat", (0, 0, 0), ALLOW),
        ("openat", (0, 0, 0o1101), ALLOW),  # create and empty, for writing
        ("openat", (0, 0, 0o1002), ALLOW),
        ("openat", (0, 0, 0o1000), NOT_PERMITTED),
        ("openat", (0, 0, 0o1003), NOT_PERMITTED),
        ("openat", (0, 0, 0o0003), NOT_PERMITTED),
        ("openat", (0, 0, 1 << 32 | 0o1000), NOT_PERMITTED),
        ("clone", (0x003D0F00,), ALLOW),  # glibc's thread
        ("clone", (0x007D0F00,), ALLOW),  # musl's
        ("clone", (0x01200011,), NOT_PERMITTED),  # fork
        ("clone", (0x00004111,), NOT_PERMITTED),  # vfork
        ("clone", (0x003C0F00,), NOT_PERMITTED),  # all but a thread
        ("clone", (0x103D0F00,), NOT_PERMITTED),  # a thread in a user namespace
        ("clone", (1 << 32 | 0x003D0F00,), NOT_PERMITTED),
        ("clone3", (0,), NO_SUCH_CALL),
        ("openat2", (0,), NO_SUCH_CALL),
        ("kill", (OWN, 9), ALLOW),
        ("kill", (OWN + 1, 0), NOT_PERMITTED),
        ("kill", (0, 9), NOT_PERMITTED),
        ("kill", ((1 << 64) - 1, 9), NOT_PERMITTED),
        ("tgkill", (OWN, OWN + 1, 9), ALLOW),
        ("tgkill", (OWN + 1, OWN + 1, 9), NOT_PERMITTED),
        ("prlimit64", (0, 9, 0, 1), ALLOW),
        ("prlimit64", (OWN, 9, 0, 1), ALLOW),
        ("prlimit64", (0, 9, 1, 0), NOT_PERMITTED),
        ("prlimit64", (0, 9, 1 << 32, 0), NOT_PERMITTED),
        ("prlimit64", (1, 9, 0, 1), NOT_PERMITTED),
        ("fcntl", (0, 1030), ALLOW),
        ("fcntl", (0, 8), NOT_PERMITTED),  # whom to signal
        ("fcntl", (0, 1024), NOT_PERMITTED),  # a lease
        ("ioctl", (0, 0x5401), ALLOW),
        ("ioctl", (0, 0x5412), NOT_PERMITTED),  # typing into a terminal
        ("prctl", (15,), ALLOW),
        ("prctl", (1,), NOT_PERMITTED),
        ("prctl", (4, 1), NOT_PERMITTED),
        ("socketpair", (1, 0o2004001), ALLOW),
        ("socketpair", (1, 2), NOT_PERMITTED),
        ("socketpair", (2, 1), NOT_PERMITTED),
        ("sendto", (0, 0, 0, 0, 0, 0), ALLOW),
        ("sendto", (0, 0, 0, 0, 1, 0), NOT_PERMITTED),
        ("sendto", (0, 0, 0, 0, 1 << 32, 0), NOT_PERMITTED),
    ],
)
def test_arguments_decide(machine: str, name: str, args: tuple[int, ...], verdict: int) -> None:
    assert of(machine, name, *args) == verdict


def test_no_call_is_listed_twice() -> None:
    for machine in MACHINES:
        tables = [
            calls.numbers(table, machine) for table in (calls.ALLOWED, calls.CHECKED, calls.REFUSED, calls.ABSENT)
        ]
        numbers = [number for table in tables for number in table.values()]
        assert len(numbers) == len(set(numbers))


@pytest.mark.skipif(not HEADER.exists(), reason="the C library's headers are not installed")
def test_the_numbers_are_the_kernels() -> None:
    known = dict(re.findall(r"__NR_(\w+) (\d+)", HEADER.read_text()))
    listed = calls.numbers(calls.ALLOWED + calls.CHECKED + calls.REFUSED + calls.ABSENT, "x86_64")
    assert {name: number for name, number in listed.items() if name in known and int(known[name]) != number} == {}


@pytest.mark.parametrize("machine", MACHINES)
def test_a_decoders_filter_leaves_what_is_listed_and_refuses_the_rest_of_a_mini_apps(machine: str) -> None:
    known = calls.numbers(calls.ALLOWED + calls.CHECKED + calls.REFUSED, machine)
    checked = calls.DECODING_CHECKED.split()
    for name, number in known.items():
        if name not in checked:
            wanted = ALLOW if name in calls.DECODING.split() else NOT_PERMITTED
            assert judge(machine, number, kind="decoder") == wanted, name
    for name in ("open", "openat", "stat", "newfstatat", "socket", "socketpair", "execve", "unlinkat", "getdents64"):
        assert name not in {*calls.DECODING.split(), *checked}


@pytest.mark.parametrize("machine", MACHINES)
@pytest.mark.parametrize("name", ["mmap", "mprotect"])
def test_a_decoder_makes_no_memory_that_runs(machine: str, name: str) -> None:
    number = calls.numbers(calls.ALLOWED, machine)[name]
    assert judge(machine, number, 0, 4096, 3, kind="decoder") == ALLOW
    for protection in (4, 5, 7, 1 << 32 | 4):
        assert judge(machine, number, 0, 4096, protection, kind="decoder") == NOT_PERMITTED
    assert judge(machine, number, 0, 4096, 7) == ALLOW


@pytest.mark.parametrize("machine", MACHINES)
def test_a_receiver_makes_connections_and_is_a_decoder_otherwise(machine: str) -> None:
    known = calls.numbers(calls.ALLOWED + calls.CHECKED + calls.REFUSED, machine)
    more = {*calls.RECEIVING.split(), *calls.RECEIVING_CHECKED.split()}
    checked = {*calls.DECODING_CHECKED.split(), *calls.RECEIVING_CHECKED.split()}
    for name, number in known.items():
        if name not in checked:
            wanted = ALLOW if name in {*calls.DECODING.split(), *more} else NOT_PERMITTED
            assert judge(machine, number, kind="receiver") == wanted, name
    for name in ("bind", "listen", "accept4", "socketpair", "execve", "unlinkat", "getdents64", "clone3"):
        assert name not in {*more, *checked}


@pytest.mark.parametrize("machine", MACHINES)
def test_a_receivers_sockets_are_the_internets_and_carry_no_programs(machine: str) -> None:
    known = calls.numbers(calls.REFUSED, machine)
    of_stream, of_datagrams, close_on_exec = 1, 2, 0o2000000
    for family in (2, 10):
        for kind in (of_stream, of_datagrams, of_stream | close_on_exec):
            assert judge(machine, known["socket"], family, kind, kind="receiver") == ALLOW
    for family, kind in ((1, of_stream), (16, 3), (17, of_datagrams), (38, 5), (40, of_stream), (2, 3), (10, 3)):
        assert judge(machine, known["socket"], family, kind, kind="receiver") == NOT_PERMITTED
    assert judge(machine, known["setsockopt"], 3, 1, 20, kind="receiver") == ALLOW
    for option in (26, 50, 51, 52):
        assert judge(machine, known["setsockopt"], 3, 1, option, kind="receiver") == NOT_PERMITTED


@pytest.mark.parametrize("machine", MACHINES)
def test_a_receiver_empties_no_file_that_it_may_only_read(machine: str) -> None:
    number = calls.numbers(calls.CHECKED, machine)["openat"]
    assert judge(machine, number, 3, 0, 0, kind="receiver") == ALLOW
    assert judge(machine, number, 3, 0, 0o1000, kind="receiver") == NOT_PERMITTED
