"""Over the page. What is open at once is for the page to say: it gives the function that closes it."""

from collections.abc import Callable

from book.states import State, nothing
from minikit import ui

PICTURES = (ui.Photo("asset:coat.webp", "A long woollen coat"), ui.Photo("asset:coat.webp", "The same coat, behind"))


def states(close: Callable[[], object]) -> dict[str, list[State]]:
    """Return the states, ``close`` being what a sheet, dialog or viewer calls."""
    return {
        "Sheet": [
            ("from the bottom", sheet(close, "bottom")),
            ("from the side", sheet(close, "end")),
            (
                "longer than the page",
                ui.Sheet("Terms", *(ui.Text("One more line.") for _ in range(60)), on_close=close),
            ),
        ],
        "Dialog": [
            (
                "two buttons",
                ui.Dialog(
                    "Delete this look?",
                    "Its 12 likes go with it.",
                    ui.Button("Delete", close, "danger"),
                    ui.Button("Keep it", close, "secondary"),
                    on_close=close,
                ),
            ),
            (
                "three, one below the other",
                ui.Dialog(
                    "Save the draft?",
                    "",
                    ui.Button("Save it and go on", close),
                    ui.Button("Throw all of it away", close, "danger"),
                    ui.Button("Stay", close, "plain"),
                    on_close=close,
                ),
            ),
            ("only its button closes it", ui.Dialog("Done", "Your look is on the wall.", ui.Button("Good", close))),
        ],
        "Menu": [
            *((f"role {role}", ui.Menu("More", *actions(), role=role)) for role in ROLES),
            ("an icon alone", ui.Menu("", *actions(), label="More")),
        ],
        "Action": [
            *((f"tone {tone}", ui.Action("Delete", nothing, "trash-2", tone)) for tone in TONES),
            ("without an icon", ui.Action("Edit", nothing)),
            ("not now", ui.Action("Edit", nothing, "pencil", is_enabled=False)),
        ],
        "Viewer": [
            ("two pictures", ui.Viewer(PICTURES, on_close=close)),
            ("one picture", ui.Viewer(PICTURES[:1], on_close=close)),
            ("none", ui.Viewer((), on_close=close)),
        ],
    }


ROLES: tuple[ui.ButtonRole, ...] = ("primary", "secondary", "plain", "danger")
TONES: tuple[ui.ActionTone, ...] = ("normal", "danger")


def sheet(close: Callable[[], object], side: ui.SheetSide) -> ui.Node:
    sizes = ui.Wrap(*(ui.Chip(size, size == "M", nothing) for size in ("S", "M", "L", "XL")))
    return ui.Sheet("Choose a size", sizes, ui.Button("Add to cart", close), on_close=close, side=side)


def actions() -> tuple[ui.Node, ...]:
    return (
        ui.Action("Edit", nothing, "pencil"),
        ui.Action("Share", nothing, "share"),
        ui.Action("Delete", nothing, "trash-2", "danger"),
    )


STATES = states(nothing)
OPENED = ("Sheet", "Dialog", "Viewer")
"""What lies over the page as long as the page returns it."""
