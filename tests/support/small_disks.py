"""A disk of its own for a test: it can be full, and it can be read-only. Only where this computer lets one be made."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


class SmallDisk:
    """A file system in memory at ``folder``, used as a disk."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._filler = folder / "filler"

    def fill(self, free_bytes: int = 0) -> None:
        """Leave no more room than ``free_bytes``."""
        with self._filler.open("ab", buffering=0) as filler:
            while (room := os.statvfs(self.folder).f_bavail * os.statvfs(self.folder).f_frsize - free_bytes) > 0:
                filler.write(bytes(min(room, 1 << 20)))

    def empty(self) -> None:
        """Make room again."""
        self._filler.unlink()

    def let_write(self, is_allowed: bool) -> None:
        """Make it read-only, or no longer; what is open for writing stays so, as on a disk that fails."""
        _run("mount", "-o", f"remount,{'rw' if is_allowed else 'ro'}", str(self.folder))


@contextmanager
def small_disk(folder: Path, megabytes: int) -> Iterator[SmallDisk]:
    """Mount one at ``folder``, which is made, for the length of the block."""
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("only the owner of a computer mounts disks")
    folder.mkdir(parents=True)
    try:
        _run("mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "none", str(folder))
    except subprocess.CalledProcessError:
        pytest.skip("no disk can be mounted here")
    try:
        yield SmallDisk(folder)
    finally:
        _run("umount", "--lazy", str(folder))


def _run(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True)
