"""The one folder that a half may write: the pages' for this person, the server half's its own. `open` works."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

SIZE_MAX = 256 << 20
"""What the folder may hold in bytes; with 10,000 files and folders at most. A mini-app that adds more is ended."""


def folder() -> "Path":
    """Return the folder, which is the working folder from the start. ``data:name`` in a page is a file in it."""
    from pathlib import Path  # only here: it takes a while to load

    return Path.cwd()


def size() -> int:
    """Return how many bytes of the disk the files and folders in it take, as Plaza counts them: in whole blocks."""
    blocks = 0
    for path in folder().rglob("*"):
        information = path.lstat()
        # Windows does not tell blocks.
        blocks += getattr(information, "st_blocks", -(-information.st_size // 512))
    return blocks * 512
