"""Trying every attack in turn, and noting how each went."""

import ctypes
import errno
import os
from collections.abc import Callable
from typing import NamedTuple

ATTACKS: dict[str, Callable[["Targets"], object]] = {}
REFUSALS = {errno.EPERM, errno.EACCES, errno.ENOSYS, errno.ENOMEM, errno.EMFILE, errno.EFBIG}
"""What a refusal looks like; any other error means that the attack itself is wrong."""


class Targets(NamedTuple):
    """What there is to attack. All paths are absolute."""

    shell_id: int
    data_folder: str
    wallet: str
    home_file: str
    other_data_file: str
    server_file: str
    package: str
    sdk: str
    outside: str
    tcp_port: int
    socket_path: str
    socket_name: str
    numbers: dict[str, int]
    machine: str

    def call(self, name: str, *args: "int | bytes | ctypes.Array | None") -> int:
        """Make a system call past Python and the C library; OSError if it is refused."""
        libc = ctypes.CDLL(None, use_errno=True)
        passed = [ctypes.c_long(arg) if isinstance(arg, int) else arg for arg in args]
        result = libc.syscall(ctypes.c_long(self.numbers[name]), *passed)
        if result == -1:
            raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()), name)
        return result


def attack(function: Callable[[Targets], object]) -> Callable[[Targets], object]:
    """Have the decorated function tried; it raises OSError or MemoryError when it is refused."""
    assert function.__name__ not in ATTACKS
    ATTACKS[function.__name__] = function
    return function


def how_it_went(name: str, targets: Targets) -> str:
    """Try one attack and return "refused …", "happened …" or "went wrong …"."""
    try:
        got = ATTACKS[name](targets)
    except MemoryError as error:
        return f"refused: MemoryError {error}"
    except Exception as error:  # noqa: BLE001 - whatever an attack runs into is told
        is_refusal = isinstance(error, OSError) and error.errno in REFUSALS
        return f"{'refused' if is_refusal else 'went wrong'}: {type(error).__name__} {error}"
    return f"happened: {got!r}"[:300]
