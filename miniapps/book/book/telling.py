"""Telling."""

from book.states import State, nothing
from minikit import ui

TONES: tuple[ui.Tone, ...] = ("normal", "soft", "accent", "danger", "success")
FAR_AWAY, LONG_AGO = "9999-12-31T00:00:00Z", "2000-01-01T00:00:00Z"

STATES: dict[str, list[State]] = {
    "Avatar": [
        *((f"size {size}", ui.Avatar("Maya Chen", size=size)) for size in ("small", "medium", "large")),
        ("a picture", ui.Avatar("Maya Chen", "asset:coat.webp", "large")),
        ("side by side", ui.Row(*(ui.Avatar(name) for name in ("Maya", "Leo", "Zoe", "Ada")), gap="small")),
    ],
    "Rating": [
        *((f"size {size}", ui.Rating(4.5, 120, size)) for size in ("small", "medium", "large")),
        ("stars alone", ui.Rating(3)),
        ("none", ui.Rating(0, 0)),
        ("to set", ui.Rating(2, size="large", on_change=nothing, label="Your rating")),
    ],
    "Countdown": [
        *((f"size {size}", ui.Countdown(FAR_AWAY, size=size)) for size in ("small", "medium", "large")),
        *((f"tone {tone}", ui.Countdown(FAR_AWAY, tone=tone)) for tone in TONES),
        ("over", ui.Countdown(LONG_AGO)),
    ],
    "Timeline": [
        (
            "a parcel's way",
            ui.Timeline(
                (
                    ui.Step("Delivered", state="next"),
                    ui.Step("On its way", "With the courier in Hangzhou.", "10:20", "current"),
                    ui.Step("Sent", "From Shanghai.", "Yesterday"),
                    ui.Step("Ordered", time="Monday"),
                )
            ),
        ),
        ("one step", ui.Timeline((ui.Step("Ordered"),))),
        ("nothing yet", ui.Timeline(())),
    ],
    "Skeleton": [
        *((f"shape {shape}", ui.Skeleton(shape)) for shape in ("lines", "picture", "card")),
        ("one line", ui.Skeleton(lines=1)),
    ],
    "QrCode": [
        *(
            (f"size {size}", ui.QrCode("https://example.org/", "Our address", size))
            for size in ("small", "medium", "large")
        ),
        ("as long as can be", ui.QrCode("x" * 512, "Much", "large")),
    ],
    "RichText": [
        *(
            (
                f"role {role}",
                ui.RichText((ui.Block((ui.Span("Soft merino wool, "), ui.Span("spun and knitted by hand.")), role),)),
            )
            for role in ("paragraph", "heading", "quote", "bullet")
        ),
        (
            "bold, italic and linked words",
            ui.RichText(
                (
                    ui.Block(
                        (
                            ui.Span("Wash it "),
                            ui.Span("by hand", is_bold=True),
                            ui.Span(", never "),
                            ui.Span("in a machine", is_italic=True),
                            ui.Span("; "),
                            ui.Span("how to", link="how"),
                            ui.Span("."),
                        )
                    ),
                ),
                on_link=nothing,
            ),
        ),
        ("tags are only words", ui.RichText((ui.Block((ui.Span("<b>not bold</b>"),)),))),
    ],
    "Reaction": [
        ("off", ui.Reaction("heart", False, on_tap=nothing)),
        ("on", ui.Reaction("heart", True, 1, on_tap=nothing)),
        ("many", ui.Reaction("thumbs-up", True, 1_234_567, on_tap=nothing)),
        ("only said", ui.Reaction("heart", False, 12)),
    ],
}
