"""Media."""

from book.states import State, nothing
from minikit import ui

FILM = "asset:clip.webm"
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
        ("a poster before it", ui.Video(FILM, "A coat", "asset:coat.webp", aspect=3.0)),
        ("not there", ui.Video(NOWHERE, "Nothing", aspect=3.0, is_playing=True)),
    ],
}
