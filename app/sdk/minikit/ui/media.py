"""Media: films with sound."""

from collections.abc import Sequence
from typing import Annotated, TypeAlias

from minikit.ui.node import (
    Handler,
    Kind,
    Node,
    NumberHandler,
    Record,
    ShortWords,
    Source,
    TextHandler,
    component,
    record,
)

# A day at most.
Milliseconds: TypeAlias = Annotated[int, Kind("number", 0, 86_400_000)]


@record
class Cue(Record):
    """One subtitle, seen from ``begin_ms`` until ``end_ms``. Plain text; a line break in it begins another line."""

    begin_ms: Milliseconds
    end_ms: Milliseconds
    text: Annotated[str, Kind("text", maximum=400)]


@record
class Subtitles(Record):
    """One track of subtitles: its name in the menu, its language such as ``"en"`` or ``"zh-Hans"``, and its cues.

    `minikit.subtitles.parse` reads the cues from the text of a SubRip or WebVTT file.
    """

    label: Annotated[str, Kind("text", maximum=60)]
    language: Annotated[str, Kind("text", maximum=35)]
    cues: Annotated[Sequence[Cue], Kind("records", maximum=5_000)]


@record
class FilmComment(Record):
    """A comment that flies over the picture when the film comes to ``at_ms``; the person's own is framed."""

    at_ms: Milliseconds
    text: Annotated[str, Kind("text", maximum=100)]
    is_own: bool = False


@component
class Video(Node):
    """A film, MP4 or WebM, from the package or the mini-app's own folder, with controls that the shell draws.

    ``alt`` says in words what it shows. ``is_playing`` and ``position_ms`` say what it begins with; a later change
    of one of them plays, pauses or seeks, otherwise the person's own choice stands. ``on_time`` hears the position in
    milliseconds, once a second while it plays and after every seek; ``on_state`` hears ``"playing"``,
    ``"paused"``, ``"stalled"`` or ``"failed"``; ``on_end`` that it has been played to its end.

    ``subtitles`` come in the person's language if there are such, and in whichever they chose while this mini-app was
    open before. ``comments`` are those around where the film is: sent again, all of them, whenever one changes. With
    ``on_comment`` the controls have a field for one more, which is told what was written, one line of at most 100
    characters; whether it is shown is for the mini-app. All words of a film together may take about half a megabyte.

    With ``can_float`` it also plays in a small window above others, and goes on there while another tab is looked at.
    With ``on_next`` the controls have a button for what comes after it, called ``next_label``.
    """

    source: Source
    alt: ShortWords
    poster: Source | None = None
    aspect: Annotated[float, Kind("number", 0.05, 20)] = 16 / 9
    is_playing: bool = False
    is_muted: bool = False
    position_ms: Milliseconds = 0
    speed: Annotated[float, Kind("number", 0.5, 2)] = 1.0
    on_time: NumberHandler | None = None
    on_state: TextHandler | None = None
    on_end: Handler | None = None
    subtitles: Annotated[Sequence[Subtitles], Kind("records", maximum=4)] = ()
    comments: Annotated[Sequence[FilmComment], Kind("records", maximum=1_000)] = ()
    on_comment: TextHandler | None = None
    can_float: bool = False
    next_label: ShortWords = ""
    on_next: Handler | None = None
