"""Taking the sandbox off again, and going past it with machine code."""

import ctypes
import errno
import mmap
import os
import struct
from collections.abc import Callable

from tests.hostile.attacks.raid import Targets, attack

ALLOW_ALL = struct.pack("HBBI", 6, 0, 0, 0x7FFF0000)


@attack
def set_a_filter_that_allows_all(to: Targets) -> object:
    code = ctypes.create_string_buffer(ALLOW_ALL)
    return to.call("seccomp", 1, 0, struct.pack("HxxxxxxQ", 1, ctypes.addressof(code)))


@attack
def set_a_filter_by_the_old_call(to: Targets) -> object:
    code = ctypes.create_string_buffer(ALLOW_ALL)
    return to.call("prctl", 22, 2, struct.pack("HxxxxxxQ", 1, ctypes.addressof(code)))


@attack
def switch_filters_off(to: Targets) -> object:
    return to.call("prctl", 22, 0, 0, 0, 0)


@attack
def have_a_filter_ask_another_process(to: Targets) -> object:
    code = ctypes.create_string_buffer(ALLOW_ALL)
    return to.call("seccomp", 1, 8, struct.pack("HxxxxxxQ", 1, ctypes.addressof(code)))


@attack
def make_rules_of_its_own(to: Targets) -> object:
    return to.call("landlock_create_ruleset", (8).to_bytes(8, "little"), 8, 0)


@attack
def restrict_itself_by_a_wider_rule(to: Targets) -> object:
    return to.call("landlock_restrict_self", 3, 0)


@attack
def allow_new_privileges(to: Targets) -> object:
    return to.call("prctl", 38, 0, 0, 0, 0)


@attack
def open_its_memory_to_others(to: Targets) -> object:
    return to.call("prctl", 4, 1, 0, 0, 0)


@attack
def outlive_its_parent(to: Targets) -> object:
    return to.call("prctl", 1, 0, 0, 0, 0)


@attack
def let_anybody_trace_it(to: Targets) -> object:
    return to.call("prctl", 0x59616D61, -1, 0, 0, 0)


@attack
def adopt_orphans(to: Targets) -> object:
    return to.call("prctl", 36, 1, 0, 0, 0)


@attack
def keep_rights_over_a_change_of_user(to: Targets) -> object:
    return to.call("prctl", 8, 1, 0, 0, 0)


@attack
def take_rights_back(to: Targets) -> object:
    header = (0x20080522).to_bytes(4, "little") + bytes(4)
    return to.call("capset", header, b"\xff" * 24)


@attack
def raise_a_right_for_programs(to: Targets) -> object:
    return to.call("prctl", 47, 2, 21, 0, 0)


@attack
def become_root(to: Targets) -> None:
    os.setuid(0)


@attack
def become_root_past_python(to: Targets) -> object:
    return to.call("setresuid", 0, 0, 0)


@attack
def join_another_group(to: Targets) -> None:
    os.setgroups([0])


@attack
def raise_its_limit_of_memory(to: Targets) -> None:
    import resource

    try:
        resource.setrlimit(resource.RLIMIT_AS, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    except ValueError as error:
        raise PermissionError(errno.EPERM, str(error)) from error


@attack
def raise_its_limits_past_python(to: Targets) -> object:
    return to.call("prlimit64", 0, 9, b"\xff" * 16, 0)


@attack
def raise_its_limits_by_the_old_call(to: Targets) -> object:
    return to.call("setrlimit", 7, b"\xff" * 16)


@attack
def load_the_shells_code(to: Targets) -> object:
    try:
        import app.core
    except ModuleNotFoundError as error:
        raise PermissionError(errno.EPERM, str(error)) from error
    return app.core


@attack
def load_a_package_of_the_shells(to: Targets) -> object:
    try:
        import PySide6
    except ModuleNotFoundError as error:
        raise PermissionError(errno.EPERM, str(error)) from error
    return PySide6


@attack
def make_a_socket_in_machine_code(to: Targets) -> object:
    return in_machine_code(to, "socket", 2, 1, 0)


@attack
def fork_in_machine_code(to: Targets) -> object:
    made = in_machine_code(to, "clone", 17, 0, 0)
    if made == 0:
        os._exit(0)  # the process that should not be
    return made


@attack
def run_a_program_in_machine_code(to: Targets) -> object:
    return in_machine_code(to, "execve", 0, 0, 0)


@attack
def call_by_the_numbers_of_x32(to: Targets) -> object:
    if to.machine != "x86_64":
        raise PermissionError(errno.ENOSYS, "there is no x32 here")
    made = ctypes.CDLL(None, use_errno=True).syscall(ctypes.c_long(0x40000000 | 41), 2, 1, 0)
    if made == -1:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    return made


CODES = {
    # mov rax, rdi; mov rdi, rsi; mov rsi, rdx; mov rdx, rcx; xor r10, r10; syscall; ret
    "x86_64": "4889f84889f74889d64889ca4d31d20f05c3",
    # mov x8, x0; mov x0, x1; mov x1, x2; mov x2, x3; mov x3, #0; svc #0; ret
    "aarch64": "e80300aae00301aae10302aae20303aa030080d2010000d4c0035fd6",
}


def in_machine_code(to: Targets, name: str, *args: int) -> int:
    """Make a system call with code written into memory here, so that no library is between."""
    result = written(bytes.fromhex(CODES[to.machine]))(to.numbers[name], *args)
    if result < 0:
        raise OSError(-result, os.strerror(-result), name)
    return result


def written(code: bytes) -> Callable[..., int]:
    """Return a function of machine code."""
    memory = mmap.mmap(-1, mmap.PAGESIZE, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)
    memory.write(code)
    address = ctypes.addressof(ctypes.c_char.from_buffer(memory))
    function = ctypes.CFUNCTYPE(ctypes.c_long, *[ctypes.c_long] * 4)(address)
    KEPT.append((memory, function))
    return function


KEPT: list[object] = []
"""Memory of machine code, which must stay."""
