"""The stamp that says for what an environment was made; it is written last, so without it nothing is finished."""

import json
import sys
import sysconfig
import zlib
from dataclasses import asdict, dataclass
from pathlib import Path

NAME = "plaza-stamp.json"


@dataclass(frozen=True, slots=True)
class Stamp:
    """What an environment was made for."""

    python: str
    platform: str
    folder: str
    lock: str

    @classmethod
    def wanted(cls, venv: Path, lock: Path) -> "Stamp":
        """Return the stamp an environment made here and now would get."""
        return cls(
            python=f"{sys.version_info.major}.{sys.version_info.minor}",
            platform=sysconfig.get_platform(),
            folder=str(venv),
            # Against mistakes, not malice; hashlib would take longer to load than all the rest.
            lock=f"{zlib.crc32(lock.read_bytes()):08x}",
        )

    @classmethod
    def read(cls, venv: Path) -> "Stamp | None":
        """Return the stamp of ``venv``, or None where there is none that can be read."""
        try:
            values = json.loads((venv / NAME).read_text(encoding="utf-8"))
            return cls(**{name: str(values[name]) for name in cls.__slots__})
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def write(self, venv: Path) -> None:
        """Put this stamp on ``venv``, at once and whole."""
        half = venv / f"{NAME}.half"
        half.write_text(json.dumps(asdict(self), indent=1), encoding="utf-8")
        half.replace(venv / NAME)


def remove(venv: Path) -> None:
    """Take the stamp off ``venv``: from now on it counts as unfinished."""
    (venv / NAME).unlink(missing_ok=True)
