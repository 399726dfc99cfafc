"""For whom the demo world is filled: a mark in the data folder, written once all of it is there."""

from collections.abc import Sequence
from pathlib import Path

from app.core.kernel.ids import UserId

DEMO_MARK = "demo-world"


def marked(data_folder: Path) -> list[str] | None:
    """Return for whom, by their ids; None before anybody, nobody where a Plaza that knew one person marked it."""
    mark = data_folder / DEMO_MARK
    return mark.read_text(encoding="utf-8").split() if mark.exists() else None


def write_mark(data_folder: Path, user_ids: Sequence[str]) -> None:
    """Note that it is filled for all of ``user_ids``."""
    (data_folder / DEMO_MARK).write_text("\n".join(user_ids) + "\n", encoding="utf-8")


def is_filled_for_only(data_folder: Path, user_id: UserId) -> bool:
    """Tell whether it is filled for the only person here."""
    kept = marked(data_folder)
    return kept is not None and (not kept or user_id in kept)
