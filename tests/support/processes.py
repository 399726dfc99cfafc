"""Child processes for tests of what runs in them."""

import subprocess
import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO

from app.host.runtime import jailed
from app.scanner.child import Limits

ROOT = Path(__file__).parents[2]
PATIENT = Limits(live_ms=20_000, still_ms=60_000, start_ms=60_000)
"""Limits for tests that are not about limits: a busy machine must not fail them."""


class PipedChild:
    """A child held by two pipes, as ``app.scanner.ports.ChildProcess`` asks."""

    def __init__(self, command: Sequence[str], module: str = "") -> None:
        self.module = module
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env={}
        )
        self._killing = threading.Lock()

    @property
    def stdin(self) -> BinaryIO:
        assert self._process.stdin is not None
        return self._process.stdin  # type: ignore[return-value]

    @property
    def stdout(self) -> BinaryIO:
        assert self._process.stdout is not None
        return self._process.stdout  # type: ignore[return-value]

    @property
    def is_running(self) -> bool:
        return self._process.poll() is None

    def kill(self) -> None:
        with self._killing:
            self._process.kill()
            self._process.wait()


class PlainSpawn:
    """Starts real decoders and remembers them. ``programs`` take the place of the first that are asked for."""

    def __init__(self, *programs: str) -> None:
        self.children: list[PipedChild] = []
        self._programs = list(programs)

    def __call__(self, module: str) -> PipedChild:
        command = jailed.command(module)
        if self._programs:
            command = [sys.executable, "-I", "-B", "-c", self._programs.pop(0), str(ROOT)]
        child = PipedChild(command, module)
        self.children.append(child)
        return child
