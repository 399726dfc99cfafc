"""A folder that cannot be written: the disk is full, or it does not let us."""

import errno
from pathlib import Path

from app.core.kernel.errors import Unavailable

FULL = (errno.ENOSPC, errno.EDQUOT)


def unwritable(folder: Path, error: OSError) -> Unavailable:
    """Return what to raise where writing to ``folder`` failed: ``database.full`` or ``data.unwritable``."""
    if error.errno in FULL:
        return Unavailable("database.full", path=str(folder))
    return Unavailable("data.unwritable", folder=str(folder), reason=error.strerror or "unknown")
