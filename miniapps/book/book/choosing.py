"""Choosing."""

from book.states import State, nothing
from minikit import ui

SIZES = (ui.Option("s", "Small"), ui.Option("m", "Medium"), ui.Option("l", "Large"))
WAYS = (
    ui.Option("post", "By post, in three days", "truck"),
    ui.Option("fetch", "I fetch it myself", "store"),
    ui.Option("today", "Today before six", "zap", is_enabled=False),
)
PARTS = tuple(ui.Option(word.lower(), word) for word in ("All", "To pay", "To send", "To receive", "To rate"))
MANY = tuple(ui.Option(str(number), f"Option number {number}") for number in range(1, 51))
LONG = ui.Option("long", "An option with so many words that they do not stand in one line and have to go on or be cut")

STATES: dict[str, list[State]] = {
    "Switch": [
        ("off", ui.Switch("Tell me when it is sent", on_change=nothing)),
        ("on", ui.Switch("Tell me when it is sent", True, on_change=nothing)),
        ("disabled", ui.Switch("Tell me when it is sent", on_change=nothing, is_enabled=False)),
        ("on, disabled", ui.Switch("Tell me when it is sent", True, on_change=nothing, is_enabled=False)),
        ("goes on in the next line", ui.Switch("Tell me when it is sent, " * 4, on_change=nothing)),
    ],
    "Check": [
        ("not ticked", ui.Check("Wrap it as a present", on_change=nothing)),
        ("ticked", ui.Check("Wrap it as a present", True, on_change=nothing)),
        ("disabled", ui.Check("Wrap it as a present", on_change=nothing, is_enabled=False)),
        ("ticked, disabled", ui.Check("Wrap it as a present", True, on_change=nothing, is_enabled=False)),
        ("goes on in the next line", ui.Check("Wrap it as a present, " * 5, on_change=nothing)),
    ],
    "Radio": [
        ("none chosen", ui.Radio(SIZES, on_change=nothing, label="Size")),
        ("one chosen", ui.Radio(SIZES, "m", on_change=nothing, label="Size")),
        ("icons; one that cannot be chosen", ui.Radio(WAYS, "post", on_change=nothing, label="Delivery")),
        ("disabled", ui.Radio(SIZES, "m", on_change=nothing, is_enabled=False, label="Size")),
        ("goes on in the next line", ui.Radio((LONG,), on_change=nothing)),
    ],
    "Segmented": [
        ("none chosen", ui.Segmented(SIZES, on_change=nothing, label="Size")),
        ("one chosen", ui.Segmented(SIZES, "m", on_change=nothing, label="Size")),
        (
            "icons; one that cannot be chosen",
            ui.Segmented(
                (
                    ui.Option("grid", "Grid", "layout-grid"),
                    ui.Option("list", "List", "list"),
                    ui.Option("map", "Map", "map", is_enabled=False),
                ),
                "grid",
                on_change=nothing,
                label="View",
            ),
        ),
        ("disabled", ui.Segmented(SIZES, "m", on_change=nothing, is_enabled=False, label="Size")),
        ("too narrow for its words", ui.Segmented((*SIZES, LONG), "m", on_change=nothing, label="Size")),
    ],
    "Tabs": [
        ("one chosen", ui.Tabs(PARTS, "to pay", on_change=nothing, label="Orders")),
        ("icons; one that cannot be chosen", ui.Tabs(WAYS, "fetch", on_change=nothing, label="Delivery")),
        ("more than there is room for", ui.Tabs(MANY[:20], "9", on_change=nothing, label="Many")),
    ],
    "Select": [
        ("none chosen", ui.Select(MANY, placeholder="Choose one", on_change=nothing, label="Many")),
        ("one chosen", ui.Select(SIZES, "m", on_change=nothing, label="Size")),
        ("an icon", ui.Select(WAYS, "post", on_change=nothing, label="Delivery")),
        ("disabled", ui.Select(SIZES, "m", on_change=nothing, is_enabled=False, label="Size")),
        ("words that are cut", ui.Select((LONG,), "long", on_change=nothing)),
    ],
    "Slider": [
        ("in the middle", ui.Slider(40, on_change=nothing, label="Volume")),
        ("at its minimum", ui.Slider(0, on_change=nothing, label="Volume")),
        ("at its maximum", ui.Slider(100, on_change=nothing, label="Volume")),
        ("parts of one", ui.Slider(0.3, 0.0, 1.0, 0.1, on_change=nothing, label="Share")),
        ("no label", ui.Slider(40, on_change=nothing)),
        ("disabled", ui.Slider(40, on_change=nothing, is_enabled=False, label="Volume")),
    ],
    "DateField": [
        ("none chosen", ui.DateField(on_change=nothing, label="Day")),
        ("a placeholder", ui.DateField(placeholder="Any day", on_change=nothing, label="Day")),
        ("one chosen", ui.DateField("2026-05-01", on_change=nothing, label="Day")),
        ("disabled", ui.DateField("2026-05-01", on_change=nothing, is_enabled=False, label="Day")),
        ("no such day", ui.DateField("2026-02-31", on_change=nothing, label="Day")),
    ],
}
