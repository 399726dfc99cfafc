"""Landlock: which files this process may reach from now on, whoever it runs as."""

import errno
import os
from collections.abc import Iterable
from functools import cache
from stat import S_ISDIR
from typing import NamedTuple

from app.host.runtime.inside import kernel

ABI_MAX = 7
"""The highest level known here; what later kernels add is not asked for."""
CREATE_RULESET, ADD_RULE, RESTRICT_SELF = 444, 445, 446  # the same numbers on every machine
CREATE_RULESET_VERSION = 1
RULE_PATH_BENEATH = 1

EXECUTE, WRITE_FILE, READ_FILE, READ_DIR, REMOVE_DIR, REMOVE_FILE = (1 << bit for bit in range(6))
MAKE_CHAR, MAKE_DIR, MAKE_REG, MAKE_SOCK, MAKE_FIFO, MAKE_BLOCK, MAKE_SYM = (1 << bit for bit in range(6, 13))
REFER, TRUNCATE, IOCTL_DEV = (1 << bit for bit in range(13, 16))
BIND_TCP, CONNECT_TCP = 1, 2
SCOPE_ABSTRACT_SOCKETS, SCOPE_SIGNALS = 1, 2
LOG_SAME_EXEC_OFF, LOG_SUBDOMAINS_OFF = 1, 4

READ = READ_FILE | READ_DIR
CHANGE = READ | WRITE_FILE | REMOVE_DIR | REMOVE_FILE | MAKE_DIR | MAKE_REG | REFER | TRUNCATE
"""Everything within a folder but to execute, and to make links, pipes, sockets and devices."""
EMPTY = READ | REMOVE_DIR | REMOVE_FILE
"""What is left of that where a folder holds far too much: to read and to delete."""
USE = READ_FILE | WRITE_FILE | TRUNCATE
_OF_FILES = EXECUTE | WRITE_FILE | READ_FILE | TRUNCATE | IOCTL_DEV


class Rule(NamedTuple):
    """What is allowed at a path and, if it is a folder, beneath it."""

    path: str
    rights: int


@cache
def abi() -> int:
    """Return the level of Landlock that this kernel has; 0 without it."""
    try:
        return kernel.call(CREATE_RULESET, None, 0, CREATE_RULESET_VERSION)
    except OSError:
        return 0


def handled(level: int) -> int:
    """Return the rights to files that a kernel of this level can withhold."""
    bits = 13 + (level >= 2) + (level >= 3) + (level >= 5)
    return (1 << bits) - 1


def put_on(rules: Iterable[Rule], level: int, *, may_connect: bool = False) -> None:
    """Allow this thread, and those it starts, no files but by ``rules``. Needs no_new_privs. Cannot be taken off.

    Nor connections, where the kernel can withhold them, unless it ``may_connect``; it listens to none in any case.
    A rule whose path does not exist is left out. OSError if the kernel refuses.
    """
    files = handled(level)
    attributes = files.to_bytes(8, "little")
    if level >= 4:
        attributes += (BIND_TCP if may_connect else BIND_TCP | CONNECT_TCP).to_bytes(8, "little")
    if level >= 6:
        attributes += (SCOPE_ABSTRACT_SOCKETS | SCOPE_SIGNALS).to_bytes(8, "little")
    ruleset = kernel.call(CREATE_RULESET, attributes, len(attributes), 0)
    try:
        for rule in rules:
            _allow(ruleset, rule.path, rule.rights & files)
        # From level 7 on, refusals are written into the system's log of audits: nothing for a mini-app to fill.
        kernel.call(RESTRICT_SELF, ruleset, LOG_SAME_EXEC_OFF | LOG_SUBDOMAINS_OFF if level >= 7 else 0)
    finally:
        os.close(ruleset)


def _allow(ruleset: int, path: str, rights: int) -> None:
    try:
        place = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError as error:
        if error.errno in (errno.ENOENT, errno.EACCES, errno.ENOTDIR):
            return
        raise
    try:
        if not S_ISDIR(os.fstat(place).st_mode):
            rights &= _OF_FILES
        kernel.call(ADD_RULE, ruleset, RULE_PATH_BENEATH, rights.to_bytes(8, "little") + place.to_bytes(4, "little"), 0)
    finally:
        os.close(place)
