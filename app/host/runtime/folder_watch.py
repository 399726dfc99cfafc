"""The budget of a child's data folder, which no limit of the operating system knows."""

import errno
import os
from collections.abc import Callable
from pathlib import Path

from app.host.runtime import limits
from app.host.runtime.deadlines import Deadline, Deadlines

UNCOUNTABLE = (errno.ENAMETOOLONG, errno.EACCES, errno.EPERM, errno.ELOOP)
"""What stands in the way of counting only where a child has put it there."""


class FolderWatch:
    """Looks at one folder now and then, and calls ``on_full`` once when it is over its budget and still growing.

    A mini-app may so be opened with a folder that is full, to tidy up; with one that is far over its budget, if it can
    add nothing.
    """

    def __init__(self, deadlines: Deadlines, folder: Path, on_full: Callable[[str], None]) -> None:
        self._deadlines = deadlines
        self._folder = folder
        self._on_full = on_full
        self._seen: tuple[int, int] | None = None
        self._next: Deadline | None = None
        self._is_over = False

    @property
    def is_far_over(self) -> bool:
        """Whether there was far too much at the last look."""
        size, count = self._seen or (0, 0)
        times = limits.FOLDER_FAR_OVER
        return size > times * limits.FOLDER_BYTES_MAX or count > times * limits.FOLDER_FILES_MAX

    def start(self) -> None:
        """Begin to look; `is_far_over` tells of the first look."""
        self._look()

    def stop(self) -> None:
        """Look no more. Any thread."""
        self._is_over = True
        if self._next is not None:
            self._next.cancel()

    def _look(self) -> None:
        if self._is_over:
            return
        size, count = measured(self._folder)
        is_over = size > limits.FOLDER_BYTES_MAX or count > limits.FOLDER_FILES_MAX
        if is_over and self._seen is not None and (size > self._seen[0] or count > self._seen[1]):
            self._is_over = True
            megabytes = limits.FOLDER_BYTES_MAX >> 20
            deepest = limits.FOLDER_DEPTH_MAX
            self._on_full(
                f"Its folder holds more than {megabytes} MB or {limits.FOLDER_FILES_MAX:,} files, "
                f"or folders more than {deepest} deep."
            )
            return
        self._seen = (size, count)
        self._next = self._deadlines.after(limits.FOLDER_LOOK_S, self._look)


def measured(folder: Path) -> tuple[int, int]:
    """Return how many bytes of the disk a folder takes and how many files and folders are in it.

    Follows no links and stops counting when there are far too many. What disappears meanwhile is left out; what cannot
    be counted, because it was closed to its owner or lies so deep that the way there alone takes long, makes the whole
    folder hold far too many files.
    """
    count_max = limits.FOLDER_FAR_OVER * limits.FOLDER_FILES_MAX
    size = count = 0
    waiting = [(str(folder), 0)]
    while waiting and count <= count_max:
        place, depth = waiting.pop()
        if depth > limits.FOLDER_DEPTH_MAX:
            count = count_max + 1
            break
        try:
            with os.scandir(place) as entries:
                for entry in entries:
                    try:
                        information = entry.stat(follow_symlinks=False)
                    except FileNotFoundError:
                        continue  # only this one: a child that makes and deletes files hides no others by it
                    count += 1
                    # Windows does not tell blocks.
                    size += getattr(information, "st_blocks", -(-information.st_size // 512)) * 512
                    if entry.is_dir(follow_symlinks=False):
                        waiting.append((entry.path, depth + 1))
                    if count > count_max:
                        break
        except OSError as error:
            if error.errno in UNCOUNTABLE:
                count = count_max + 1
    return size, count
