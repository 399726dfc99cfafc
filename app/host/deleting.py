"""Deleting folders that mini-apps have filled: however deep they are, and whatever was closed to its owner."""

import os
import shutil
from pathlib import Path

from app.core.kernel.ids import new_id


def delete_folder(folder: Path) -> None:
    """Delete a folder that no child can change any more, with everything in it.

    Raises FileNotFoundError if it is not there, OSError if some of it still is.
    """
    if os.open not in os.supports_dir_fd:
        shutil.rmtree(folder)
        return
    held = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    try:
        while entries := _entries(held):
            for name, is_folder in entries:
                if is_folder:
                    _flatten(held, name)
                else:
                    os.unlink(name, dir_fd=held)
    finally:
        os.close(held)
    folder.rmdir()


def _flatten(held: int, name: str) -> None:
    """Delete one folder, having moved those in it up beside it: so no depth costs anything but time.

    `shutil.rmtree` calls itself for each level and keeps each open.
    """
    # It belongs to the person, whatever rights it was made with; and it is no link, for no child can make one.
    os.chmod(name, 0o700, dir_fd=held)
    inner = os.open(name, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW, dir_fd=held)
    try:
        for each, is_folder in _entries(inner):
            if is_folder:
                os.chmod(each, 0o700, dir_fd=inner)
                os.rename(each, new_id(), src_dir_fd=inner, dst_dir_fd=held)
            else:
                os.unlink(each, dir_fd=inner)
    finally:
        os.close(inner)
    os.rmdir(name, dir_fd=held)


def _entries(held: int) -> list[tuple[str, bool]]:
    with os.scandir(held) as entries:
        return [(entry.name, entry.is_dir(follow_symlinks=False)) for entry in entries]
