"""Acting."""

from book.states import State, nothing
from minikit import ui

STATES: dict[str, list[State]] = {
    "Button": [
        *(
            (f"role {role}", ui.Button("Add to cart", nothing, role=role))
            for role in ("primary", "secondary", "plain", "danger")
        ),
        *(
            (f"role {role}, disabled", ui.Button("Add to cart", nothing, role=role, is_enabled=False))
            for role in ("primary", "secondary", "plain", "danger")
        ),
        *(
            (f"role {role}, busy", ui.Button("Add to cart", nothing, role=role, is_busy=True))
            for role in ("primary", "secondary", "plain", "danger")
        ),
        ("icon and words", ui.Button("Add to cart", nothing, icon="shopping-cart")),
        ("icon alone", ui.Button("", nothing, icon="plus", role="secondary", label="Add")),
        (
            "as wide as its words",
            ui.Row(ui.Button("Buy", nothing), ui.Button("Add to cart", nothing, role="secondary")),
        ),
        (
            "words that are cut",
            ui.Row(ui.Button("Add this and everything else that is in the shop to the cart " * 2, nothing)),
        ),
    ],
    "Chip": [
        ("to tap", ui.Chip("Shoes", on_tap=nothing)),
        ("selected", ui.Chip("Shoes", is_selected=True, on_tap=nothing)),
        ("only said", ui.Chip("Shoes")),
        ("cannot be chosen", ui.Chip("Shoes", on_tap=nothing, is_enabled=False)),
        ("words that are cut", ui.Chip("Shoes for walking on gravel, sand, snow and ice", on_tap=nothing)),
        (
            "side by side",
            ui.Wrap(*(ui.Chip(word, word == "All", nothing) for word in ("All", "Shoes", "Coats", "Hats"))),
        ),
    ],
    "Stepper": [
        ("in the middle", ui.Stepper(3, on_change=nothing, label="Amount")),
        ("at its minimum", ui.Stepper(0, on_change=nothing, label="Amount")),
        ("at its maximum", ui.Stepper(99, on_change=nothing, label="Amount")),
        ("a large number", ui.Stepper(-1_000_000, -(10**9), 10**9, on_change=nothing, label="Amount")),
    ],
    "TextField": [
        ("filled", ui.TextField("Lin", "Name", on_change=nothing)),
        ("a placeholder", ui.TextField("", "Name", "As on the parcel", on_change=nothing)),
        ("words that are cut", ui.TextField("A very long name " * 8, "Name", on_change=nothing)),
    ],
    "TextArea": [
        ("filled", ui.TextArea("Please ring twice.\nThe door is green.", "Note", on_change=nothing)),
        ("a placeholder", ui.TextArea("", "Note", "For the courier", on_change=nothing)),
        ("counted", ui.TextArea("Please ring twice.", "Note", on_change=nothing, lines=2, length_max=140)),
        ("too long", ui.TextArea("Please ring twice.", "Note", on_change=nothing, lines=1, length_max=10)),
        ("grown as high as it may", ui.TextArea("A line.\n" * 9, "Note", on_change=nothing, lines=2, lines_max=4)),
    ],
    "SearchField": [
        ("empty", ui.SearchField("", "Search the shop", on_change=nothing)),
        ("filled", ui.SearchField("scarf", "Search the shop", on_change=nothing)),
        ("no placeholder", ui.SearchField("", on_change=nothing, label="Search")),
    ],
}
