"""Media: films with sound."""

from typing import Annotated, TypeAlias

from minikit.ui.node import Handler, Kind, Node, NumberHandler, ShortWords, Source, TextHandler, component

# A day at most.
Milliseconds: TypeAlias = Annotated[int, Kind("number", 0, 86_400_000)]


@component
class Video(Node):
    """A film, MP4 or WebM, from the package or the mini-app's own folder, with controls that the shell draws.

    ``alt`` says in words what it shows. ``is_playing`` and ``position_ms`` say what it begins with; a later change
    of one of them plays, pauses or seeks, otherwise the person's own choice stands. ``on_time`` hears the position in
    milliseconds, once a second while it plays and after every seek; ``on_state`` hears ``"playing"``,
    ``"paused"``, ``"stalled"`` or ``"failed"``; ``on_end`` that it has been played to its end.
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
