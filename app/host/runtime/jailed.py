"""Starting decoders: children of Plaza's own code that read strangers' bytes and can open nothing."""

import os
import sys
from collections.abc import Callable

from app.host.runtime import pool
from app.host.runtime.process import Process
from app.host.runtime.spawn import Spawner

StartDecoder = Callable[[str], Process]
"""Starts the decoder whose code is in the module of this name. Unavailable if it cannot be started."""


def command(module: str, *, landlock_abi: int = 0) -> list[str]:
    """Return the command line of a decoder, with its libraries: isolated, writing no byte code.

    ``landlock_abi`` lowers the level of Landlock that it sees; only tests do.
    """
    program = str(pool.INSIDE_FOLDER / "decoder_program.py")
    folders = str(pool.PLAZA_FOLDER), str(pool.SDK_FOLDER)
    options = ("-I", "-B", "-X", "utf8")
    return [sys.executable, *options, program, module, str(os.getpid()), *folders, str(landlock_abi)]


class DecoderSpawner:
    """Starts decoders. Any thread may use it."""

    def __init__(self, spawner: Spawner) -> None:
        self._spawner = spawner

    def __call__(self, module: str) -> Process:
        """Start the decoder whose code is in ``module``; it says so itself once it is jailed.

        Raises:
            Unavailable: ``process.failed``, it cannot be started.
        """
        return self._spawner(command(module))
