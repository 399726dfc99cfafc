"""The first steps of a child, the same whether it was forked, started by itself, or started ahead as a spare."""

import ctypes
import os
import sys
from functools import cache
from typing import Any

from app.host.runtime.inside import sandbox, spare

SET_PARENT_DEATH_SIGNAL = 1
"""PR_SET_PDEATHSIG of Linux's prctl."""

KILL = 9
"""SIGKILL, which Windows' Python has no name for."""


def run_child(parent_id: int, sdk: str, *, is_spare: bool = False) -> None:
    """Take the pipe, wait to be told what to run, put the sandbox on, and run it.

    A spare waits first to be told where: it was started ahead of whatever takes it.
    """
    tell_of_death(parent_id, KILL)
    incoming, outgoing = take_pipe()
    import_kit()
    if is_spare:
        spare.wait(incoming, outgoing)
    from minikit.runtime import run

    run(incoming, outgoing, lambda launch: confine(sdk, launch))


def confine(sdk: str, launch: dict[str, Any]) -> None:
    """Put the sandbox on, before the first foreign line and before any thread. ``launch`` says what will run.

    The folder that the child was started in, or was sent to as a spare, is its own. SandboxError ends the child:
    nothing foreign may run then.
    """
    places = sandbox.Places(launch["package"], os.getcwd(), sdk, launch["may_add"])  # noqa: PTH109
    # Only tests ask for less than the kernel has.
    sandbox.put_on(places, landlock_abi=launch.get("landlock_abi"))


def import_kit() -> None:
    """Load the SDK's main loop, and asyncio with it."""
    # Without this asyncio loads ssl, for which a mini-app has no network and nobody the time.
    sys.modules["ssl"] = None  # type: ignore[assignment]
    import minikit.runtime  # noqa: F401 - loaded here, used later

    del sys.modules["ssl"]


def tell_of_death(parent_id: int, number: int) -> None:
    """Have Linux send this process signal ``number`` when its parent is gone; end now if it is gone already.

    It works even when no Python code here gets to run any more.
    """
    if sys.platform != "linux":
        return
    process_control(SET_PARENT_DEATH_SIGNAL, int(number))
    if os.getppid() != parent_id:
        os._exit(0)


def process_control(option: int, value: int) -> None:
    """Call Linux's prctl."""
    _system_library().prctl(option, value, 0, 0, 0)


@cache
def _system_library() -> ctypes.CDLL:
    return ctypes.CDLL(None)


def forget_plaza(folder: str) -> None:
    """Take Plaza's own modules, in ``folder``, out of the reach of an import."""
    sys.path.remove(folder)
    for name in list(sys.modules):
        if name.partition(".")[0] == "app":
            del sys.modules[name]


def take_pipe() -> tuple[int, int]:
    """Return descriptors of the pipe to and from the shell, and let print and input see nothing of it."""
    incoming, outgoing = os.dup(0), os.dup(1)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    os.dup2(2, 1)
    sys.stdout = sys.stderr
    if sys.platform == "win32":
        import msvcrt

        msvcrt.setmode(incoming, os.O_BINARY)
        msvcrt.setmode(outgoing, os.O_BINARY)
    return incoming, outgoing
