"""Subtitles from files: SubRip (.srt) and WebVTT (.vtt) to the cues that `ui.Video` shows, and nothing but words."""

import re

from minikit.ui.media import Cue

CHARACTERS_MAX = 2_000_000
"""How long a file may be; one for two hours has about 100,000."""
CUES_MAX = 5_000
TEXT_MAX = 400
_MS_MAX = 86_400_000
# 00:01:02,500 in SubRip; 01:02.500 in WebVTT, where hours may be left out. Digits are bounded: so is the work.
_TIME = r"(?:(\d{1,3}):)?([0-5]?\d):([0-5]?\d)[.,](\d{1,3})"
_TIMES = re.compile(rf"\s{{0,20}}{_TIME}\s{{0,20}}-->\s{{0,20}}{_TIME}(?:\s|$)", re.ASCII)
# <i>, </font>, <c.yellow>, <v Ada>, <00:01:02.500>, and {\an8} of SubRip files.
_TAG = re.compile(r"<[^<>\n]{0,200}>|\{\\[^{}\n]{0,200}\}")


def parse(text: str) -> list[Cue]:
    """Return the cues of a SubRip or WebVTT file, by their time; what is formatting in them is left out.

    Lines that belong to no cue are passed over, as players do. ValueError, in words for the author, if nothing in
    it is a cue, or if it holds more than a film can show: ``CUES_MAX`` cues, ``CHARACTERS_MAX`` characters.
    """
    if len(text) > CHARACTERS_MAX:
        raise ValueError(f"subtitles of {len(text):,} characters: {CHARACTERS_MAX:,} are the most")
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    cues: list[Cue] = []
    at = 0
    while at < len(lines):
        times = _TIMES.match(lines[at])
        at += 1
        if times is None:
            continue
        said = []
        while at < len(lines) and lines[at].strip() and _TIMES.match(lines[at]) is None:
            said.append(lines[at])
            at += 1
        begin_ms, end_ms = _milliseconds(times.groups()[:4]), _milliseconds(times.groups()[4:])
        words = _words(said)
        if words and begin_ms < end_ms <= _MS_MAX:
            if len(cues) == CUES_MAX:
                raise ValueError(f"subtitles with more than {CUES_MAX:,} cues")
            cues.append(Cue(begin_ms, end_ms, words))
    if not cues:
        raise ValueError("no subtitles: neither SubRip nor WebVTT, or nothing is said in it")
    return sorted(cues, key=lambda cue: (cue.begin_ms, cue.end_ms))


def _milliseconds(parts: tuple[str | None, ...]) -> int:
    hours, minutes, seconds, rest = (part or "0" for part in parts)
    return ((int(hours) * 60 + int(minutes)) * 60 + int(seconds)) * 1000 + int(rest.ljust(3, "0"))


def _words(lines: list[str]) -> str:
    """Return what one cue says: at most ``TEXT_MAX`` characters, without tags, entities as what they stand for."""
    from html import unescape  # only here: its table of names takes a while to load

    # Cut before the tags are looked for, far above what can be shown.
    said = _TAG.sub("", "\n".join(lines)[: 10 * TEXT_MAX])
    shown = "\n".join(line for line in (unescape(each).strip() for each in said.split("\n")) if line)
    return shown if len(shown) <= TEXT_MAX else shown[: TEXT_MAX - 1].rstrip() + "…"
