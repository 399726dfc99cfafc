"""Small files of the host beside the installs: JSON that is there whole or not at all."""

import json
import os
from collections.abc import Mapping
from pathlib import Path

from app.core.kernel.ids import new_id

SIZE_MAX = 64 * 1024


def read(place: Path) -> object:
    """Return the JSON value in a small file of ours, or nothing if there is none that can be read."""
    try:
        with place.open("rb") as stream:
            return json.loads(stream.read(SIZE_MAX))
    except (OSError, ValueError, RecursionError):
        return None


def write(place: Path, content: Mapping[str, object]) -> None:
    """Write a small file so that after a loss of power it is there whole or not at all. OSError if it cannot be."""
    place.parent.mkdir(parents=True, exist_ok=True)
    draft = place.with_name(f".{new_id()}.json")
    try:
        with draft.open("x", encoding="utf-8") as stream:
            json.dump(content, stream, ensure_ascii=False)
            stream.flush()
            os.fsync(stream.fileno())
        draft.replace(place)
    finally:
        draft.unlink(missing_ok=True)
