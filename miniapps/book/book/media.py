"""Media."""

from book.states import State, nothing
from minikit import ui

FILM = "asset:clip.webm"
SUBTITLES = [
    ui.Subtitles("English", "en", [ui.Cue(0, 3_000, "A square sets out.")]),
    ui.Subtitles("中文", "zh-Hans", [ui.Cue(0, 3_000, "一个方块出发了。")]),
]
NOWHERE = "asset:none.webm"

STATES: dict[str, list[State]] = {
    "Video": [
        ("standing at one second", ui.Video(FILM, "A square crosses the picture", position_ms=1_000)),
        (
            "told of, muted, at double speed",
            ui.Video(
                FILM,
                "A square crosses the picture",
                position_ms=2_000,
                is_muted=True,
                speed=2.0,
                aspect=3.0,
                on_time=nothing,
                on_state=nothing,
                on_end=nothing,
            ),
        ),
        (
            "words over it, a place to write some, a small window",
            ui.Video(
                FILM,
                "A square crosses the picture",
                position_ms=1_000,
                aspect=3.0,
                subtitles=SUBTITLES,
                comments=[ui.FilmComment(900, "Here it comes"), ui.FilmComment(950, "It is red!", is_own=True)],
                on_comment=nothing,
                can_float=True,
                next_label="The next film",
                on_next=nothing,
            ),
        ),
        ("a poster before it", ui.Video(FILM, "A coat", "asset:coat.webp", aspect=3.0)),
        ("not there", ui.Video(NOWHERE, "Nothing", aspect=3.0, is_playing=True)),
    ],
}
