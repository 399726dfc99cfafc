"""One scan: what a code said, and when it was seen last."""

from dataclasses import dataclass
from datetime import datetime

from app.core.kernel.ids import ScanId


@dataclass(frozen=True, slots=True)
class Scan:
    """A code that a person scanned. ``text`` is a stranger's; ``symbology`` is empty for one that was typed.

    ``is_guessed``: the code names no alphabet, so that the text is only the likeliest.
    """

    scan_id: ScanId
    text: str
    symbology: str
    is_guessed: bool
    scanned_at: datetime
