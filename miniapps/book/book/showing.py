"""Showing."""

from typing import Any

from book.states import State, nothing
from minikit import ui

WORDS = "Soft merino wool, spun and knitted by hand."
NOWHERE = "asset:missing.webp"
NO_ICON = "no-such-icon"
TONES: tuple[ui.Tone, ...] = ("normal", "soft", "accent", "danger", "success")


def coat(**how: Any) -> ui.Node:
    return ui.Image("asset:coat.webp", "A red coat", **how)


STATES: dict[str, list[State]] = {
    "Text": [
        *((f"role {role}", ui.Text(WORDS, role=role)) for role in ("body", "caption", "label", "strong", "mono")),
        ("role display", ui.Text("1,024", role="display")),
        *((f"tone {tone}", ui.Text(WORDS, tone=tone)) for tone in TONES),
        *((f"align {align}", ui.Text(WORDS, align=align)) for align in ("start", "center", "end")),
        ("goes on in the next line", ui.Text(f"{WORDS} " * 4)),
        ("at most two lines", ui.Text(f"{WORDS} " * 6, lines_max=2)),
        ("tags are only words", ui.Text("<b>not bold</b> & <img src='x'>")),
    ],
    "Heading": [
        *((f"level {level}", ui.Heading("Winter coats", level=level)) for level in (1, 2, 3)),
        ("goes on in the next line", ui.Heading("Winter coats for people and for their dogs, " * 2)),
    ],
    "Icon": [
        *((f"size {size}", ui.Icon("truck", size=size)) for size in ("small", "medium", "large")),
        *((f"tone {tone}", ui.Icon("truck", tone=tone)) for tone in TONES),
        ("no such icon", ui.Icon(NO_ICON)),
    ],
    "Image": [
        *((f"size {size}", coat(size=size, backdrop="blue")) for size in ("small", "medium", "large")),
        ("size fill", coat(size="fill", aspect=3.0, backdrop="teal")),
        *((f"fit {fit}", coat(size="medium", aspect=2.0, fit=fit, backdrop="amber")) for fit in ("cover", "contain")),
        *(
            (f"radius {radius}", coat(size="small", radius=radius, backdrop="green"))
            for radius in ("none", "small", "medium", "full")
        ),
        (
            "backdrops",
            ui.Wrap(
                *(
                    coat(size="small", fit="contain", backdrop=backdrop)
                    for backdrop in ("none", "rose", "blue", "amber", "violet", "green", "teal")
                )
            ),
        ),
        ("no such picture", ui.Image(NOWHERE, "Nothing", size="small")),
    ],
    "Badge": [
        *((f"tone {tone}", ui.Badge("Sold out", tone=tone)) for tone in TONES),
        ("a number", ui.Badge("12")),
        (
            "words that are cut",
            ui.Badge("Sold out for a very long time, and nobody knows for how long; ask again next year"),
        ),
    ],
    "Price": [
        *((f"size {size}", ui.Price(129_00, size=size)) for size in ("small", "medium", "large")),
        ("reduced", ui.Price(129_00, 259_00)),
        ("reduced, large", ui.Price(129_00, 259_00, size="large")),
        ("much", ui.Price(1_234_567_890_12)),
        ("nothing", ui.Price(0)),
    ],
    "EmptyState": [
        ("icon and title", ui.EmptyState("inbox", "No messages")),
        ("words", ui.EmptyState("search", "Nothing found", "Try another word, or look at everything there is.")),
        (
            "action",
            ui.EmptyState("package-open", "No orders yet", "What you buy appears here.", "Go shopping", nothing),
        ),
    ],
    "Progress": [
        *((f"{share:.0%}", ui.Progress(share)) for share in (0.0, 0.02, 0.5, 1.0)),
        ("nobody knows", ui.Progress(None)),
        ("in a row", ui.Row(ui.Text("Uploading"), ui.Progress(0.3, grow=True), ui.Text("30 %"))),
    ],
}
