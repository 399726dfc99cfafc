"""Where the environment is and whether it is whole: all that a start looks at when there is nothing to do."""

import os
import sys
import zlib
from pathlib import Path

from app.environment.parts import PARTS
from app.environment.stamp import Stamp


class Place:
    """The project's folder, and the environment in its ``.venv``."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.folder = root / ".venv"
        self.lock = root / "requirements.lock"

    @property
    def log(self) -> Path:
        """Return the file that keeps what the programs of the set-up said."""
        return self.root / "out" / "setup.log"

    @property
    def python(self) -> Path:
        """Return where the environment's Python is, or will be."""
        return self.folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

    @property
    def system_stamp(self) -> Path:
        """Return the file that says that the system libraries of this version's list have been seen to."""
        packages = " ".join(part.package for part in PARTS)
        return self.folder / f"plaza-system-{zlib.crc32(packages.encode()):08x}"

    @property
    def is_running(self) -> bool:
        """Tell whether this very process runs in the environment."""
        return Path(sys.prefix).resolve() == self.folder.resolve()

    @property
    def is_whole(self) -> bool:
        """Tell whether there is nothing to do."""
        return self.fault() is None and not self.is_outdated and self.system_stamp.exists()

    @property
    def is_outdated(self) -> bool:
        """Tell whether the lock file has changed since the environment was filled."""
        return Stamp.read(self.folder) != self.wanted_stamp()

    def wanted_stamp(self) -> Stamp:
        """Return the stamp that an environment made here and now would get."""
        return Stamp.wanted(self.folder, self.lock)

    def fault(self) -> str | None:
        """Return why the environment must be made or made again, or None if it need not be.

        An empty text means that there is none yet, which is nothing to explain.
        """
        if not os.path.lexists(self.folder):
            return ""
        found, wanted = Stamp.read(self.folder), self.wanted_stamp()
        if not self.python.exists():
            return "its Python is gone"
        if found is None:
            return "it was never finished"
        if found.python != wanted.python:
            return f"it was made for Python {found.python}, and this is {wanted.python}"
        if (found.platform, found.folder) != (wanted.platform, wanted.folder):
            return "it was made for another place"
        return None
