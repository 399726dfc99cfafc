"""How much memory a process has, what several use divided among them (proportional set size). Linux alone counts so."""

import re
from pathlib import Path


def share_mb(process_id: int) -> float:
    """Return the megabytes of a process, its share of what it has in common with others."""
    found = re.search(r"^Pss: +(\d+) kB$", Path(f"/proc/{process_id}/smaps_rollup").read_text("ascii"), re.MULTILINE)
    assert found is not None
    return int(found[1]) * 1_024 / 1_000_000
