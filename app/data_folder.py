"""The data folder: where it is, and the lock by which one process owns it for as long as it runs."""

import os
import sys
from pathlib import Path

from app.core.kernel.errors import Refused
from app.core.kernel.unwritable import unwritable

FACES = "faces"
"""The folder of the pictures that people chose of themselves, in the data folder."""
ARTICLE_PICTURES = "article_pictures"
"""The folder of the pictures that authors chose for their articles, in the data folder."""

if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


def default_data_folder() -> Path:
    """Return where this system keeps a person's application data."""
    home = Path.home()
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", home / "AppData" / "Local")) / "Plaza"
    if sys.platform == "darwin":
        return home / "Library" / "Application Support" / "Plaza"
    return Path(os.environ.get("XDG_DATA_HOME") or home / ".local" / "share") / "plaza"


def restored_beside(folder: Path) -> Path:
    """Return where a back-up waits that is to take the place of ``folder`` at the next start."""
    return folder.with_name(f"{folder.name}.restored")


def unpacked_beside(folder: Path) -> Path:
    """Return where a back-up is unpacked that is to take the place of ``folder``: unencrypted, so not to be left."""
    return folder.with_name(f"{folder.name}.restoring")


class FolderLock:
    """Holds a data folder for this process. The system lets go of it when the process ends, however it ends."""

    def __init__(self, folder: Path) -> None:
        """Take the lock of ``folder``, making the folder (private to this person) if it is missing.

        Raises:
            Refused: ``data.in_use``, another process owns this folder.
            Unavailable: ``data.unwritable``, the folder cannot be made or written.
        """
        self.folder = folder
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._descriptor = os.open(folder / "lock", os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            raise unwritable(folder, error) from error
        try:
            _lock(self._descriptor)
        except OSError as error:
            os.close(self._descriptor)
            raise Refused("data.in_use", folder=str(folder)) from error

    def close(self) -> None:
        """Let go of the folder. The file stays: deleting it would let two processes lock two files of one name."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1

    def __enter__(self) -> "FolderLock":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
