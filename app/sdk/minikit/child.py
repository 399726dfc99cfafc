"""Where a child process begins: it takes the pipe for itself, then waits to be told what to run."""

import os
import sys


def _take_pipe() -> tuple[int, int]:
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


def _die_with_shell(shell_id: int) -> None:
    """Have Linux kill this process when the shell is gone, even when no Python code here gets to run any more."""
    if sys.platform != "linux":
        return
    import ctypes
    import signal

    set_parent_death_signal = 1  # PR_SET_PDEATHSIG
    ctypes.CDLL(None).prctl(set_parent_death_signal, int(signal.SIGKILL), 0, 0, 0)
    if os.getppid() != shell_id:
        os._exit(0)


if __name__ == "__main__":
    # Arguments: the shell's process id, and the folder that holds this package.
    _die_with_shell(int(sys.argv[1]))
    sys.path.append(sys.argv[2])
    pipe = _take_pipe()
    # Without this asyncio loads ssl, for which a mini-app has no network and nobody the time.
    sys.modules["ssl"] = None  # type: ignore[assignment]
    from minikit.runtime import run

    del sys.modules["ssl"]
    run(*pipe)
