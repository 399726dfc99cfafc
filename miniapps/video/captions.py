"""The subtitles of an episode, read from the files beside its film."""

from functools import cache
from pathlib import Path

from minikit import ui
from minikit.subtitles import parse

ASSETS = Path(__file__).parent / "assets"
LANGUAGES = (("English", "en", "en"), ("中文", "zh-Hans", "zh"))
"""What a track is called in the menu, its language, and its file's ending."""


@cache
def of(episode_id: str) -> tuple[ui.Subtitles, ...]:
    """Return the tracks there are for an episode; one whose file is missing or makes no sense is left out."""
    found = []
    for label, language, ending in LANGUAGES:
        try:
            cues = parse((ASSETS / f"{episode_id}.{ending}.vtt").read_text(encoding="utf-8"))
        except (OSError, ValueError):
            continue
        found.append(ui.Subtitles(label, language, cues))
    return tuple(found)
