"""Seatbelt: which files this process may reach from now on, and nothing else, on macOS."""

import ctypes
import errno
import os
from collections.abc import Iterable
from typing import NamedTuple

SYSTEM_FOLDERS = (
    *("/usr/lib", "/usr/share/locale", "/usr/share/zoneinfo", "/private/var/db/timezone", "/private/var/db/dyld"),
    *("/System/Library", "/System/Volumes/Preboot/Cryptexes"),
    *("/opt/homebrew/lib", "/opt/homebrew/opt", "/opt/homebrew/Cellar"),
    *("/usr/local/lib", "/usr/local/opt", "/usr/local/Cellar", "/Library/Frameworks/Python.framework"),
)
"""Where macOS and the usual Pythons keep shared libraries and what these read; nothing of the person's."""
DEVICES = ("/dev/null", "/dev/random", "/dev/urandom")
RESOLVER = ("/private/var/run/mDNSResponder",)
NOT_TO_BE_READ = "/private/etc/hosts"
"""A file that every Mac has, that everybody may read, and that no profile here allows: the proof that it holds."""


class Allowed(NamedTuple):
    """The folders that a process may reach, absolute: to load code from, to read, to change."""

    loaded: tuple[str, ...] = ()
    read: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    emptied: tuple[str, ...] = ()


def profile(allowed: Allowed, *, may_connect: bool = False) -> str:
    """Return the rules as Seatbelt reads them: all that is not allowed is refused, programs too.

    The network as well, unless it ``may_connect``. ValueError for a path that cannot be written into them.
    """
    lines = ["(version 1)", "(deny default)", "(allow sysctl-read)", "(allow signal (target self))"]
    if any(allowed):
        # Names, sizes and times of files: Python walks down to every folder that it imports from.
        lines.append("(allow file-read-metadata)")
        lines.append(f"(allow file-read* {_each('literal', DEVICES)})")
        lines.append(f"(allow file-write-data {_each('literal', DEVICES[:1])})")
    if allowed.loaded:
        lines.append(f"(allow file-read* file-map-executable {_each('subpath', allowed.loaded)})")
    if allowed.read:
        lines.append(f"(allow file-read* {_each('subpath', allowed.read)})")
    if allowed.changed:
        lines.append(f"(allow file-read* file-write* {_each('subpath', allowed.changed)})")
    if allowed.emptied:
        lines.append(f"(allow file-read* file-write-unlink {_each('subpath', allowed.emptied)})")
    if may_connect:
        # Names are looked up by a service of the system's, through a socket that has a file.
        lines.append(f"(allow network-outbound (remote ip) {_each('literal', RESOLVER)})")
        lines.append("(allow system-socket)")
    return "\n".join(lines) + "\n"


def put_on(allowed: Allowed, *, may_connect: bool = False) -> None:
    """Put the rules on this process, for good, and see that they hold. OSError if not, ValueError as in ``profile``."""
    # Seatbelt knows files by the names they really have: /tmp is a link there.
    real = Allowed(*(tuple(os.path.realpath(path) for path in paths) for paths in allowed))
    text = profile(real, may_connect=may_connect).encode()
    system = ctypes.CDLL(None)
    error = ctypes.c_char_p()
    if system.sandbox_init(text, ctypes.c_uint64(0), ctypes.byref(error)):
        reason = (error.value or b"no reason").decode("utf-8", "replace")
        raise OSError(errno.EPERM, f"Seatbelt refuses its rules: {reason}")
    prove()


def prove() -> None:
    """Try what must be refused; OSError if it is not."""
    try:
        os.close(os.open(NOT_TO_BE_READ, os.O_RDONLY))
    except PermissionError:
        return
    raise OSError(errno.EPERM, f"Seatbelt does not hold: {NOT_TO_BE_READ} could be read")


def _each(kind: str, paths: Iterable[str]) -> str:
    return " ".join(f"({kind} {quoted(path)})" for path in paths)


def quoted(path: str) -> str:
    """Return a path as a string of the rules'. ValueError if it is not absolute or holds control characters."""
    if not path.startswith("/") or not path.isprintable():
        raise ValueError(f"{path!r} cannot be written into a profile")
    escaped = path.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
