"""Laying out."""

from typing import Any

from book.states import State, block, nothing
from minikit import ui

SHORT, LONG = "Short", "Somewhat longer"


def column(**how: Any) -> ui.Node:
    return ui.Column(block(SHORT), block(LONG), **how)


def row(**how: Any) -> ui.Node:
    return ui.Row(block(SHORT), ui.Card(ui.Text("Two"), ui.Text("lines"), tone="soft", padding="small"), **how)


def coat(size: ui.ImageSize) -> ui.Node:
    return ui.Image("asset:coat.webp", "A coat", size=size, backdrop="amber")


GAPS: tuple[ui.Gap, ...] = ("none", "tiny", "small", "medium", "large")
PLACES: tuple[ui.Place, ...] = (
    "top-start",
    "top",
    "top-end",
    "start",
    "center",
    "end",
    "bottom-start",
    "bottom",
    "bottom-end",
)
STATES: dict[str, list[State]] = {
    "Column": [
        *((f"gap {gap}", column(gap=gap)) for gap in ("none", "tiny", "small", "medium", "large")),
        *((f"align {align}", column(align=align)) for align in ("start", "center", "end", "stretch")),
        *(
            (f"padding {gap}", ui.Card(column(padding=gap), padding="none"))
            for gap in ("none", "tiny", "small", "medium", "large")
        ),
    ],
    "Row": [
        *((f"gap {gap}", row(gap=gap)) for gap in ("none", "tiny", "small", "medium", "large")),
        *((f"align {align}", row(align=align)) for align in ("start", "center", "end", "stretch")),
        *((f"justify {justify}", row(justify=justify)) for justify in ("start", "center", "end", "between")),
        *(
            (f"padding {gap}", ui.Card(row(padding=gap), padding="none"))
            for gap in ("none", "tiny", "small", "medium", "large")
        ),
        ("the first one grows", ui.Row(ui.Text("Takes what the others leave", grow=True), ui.Button("Go", nothing))),
        (
            "too narrow for its words",
            ui.Row(
                ui.Text("Words give way and go on in the next line. " * 3), ui.Badge("New"), ui.Button("Go", nothing)
            ),
        ),
    ],
    "Wrap": [
        *(
            (f"gap {gap}", ui.Wrap(*(ui.Badge(f"Number {number}") for number in range(1, 11)), gap=gap))
            for gap in ("none", "tiny", "small", "medium", "large")
        ),
    ],
    "Scroll": [
        *(
            (f"gap {gap}", ui.Scroll(block(SHORT), block(LONG), gap=gap))
            for gap in ("none", "tiny", "small", "medium", "large")
        ),
        *(
            (f"padding {gap}", ui.Card(ui.Scroll(block(SHORT), block(LONG), padding=gap), padding="none"))
            for gap in ("none", "tiny", "small", "medium", "large")
        ),
    ],
    "Card": [
        *((f"tone {tone}", ui.Card(ui.Text("In a card"), tone=tone)) for tone in ("plain", "accent", "soft")),
        *(
            (f"padding {gap}", ui.Card(ui.Text("In a card"), padding=gap))
            for gap in ("none", "tiny", "small", "medium", "large")
        ),
        (
            "can be tapped",
            ui.Card(ui.Text("Tap me", role="strong"), ui.Text("All of me", role="caption"), on_tap=nothing),
        ),
    ],
    "Section": [
        ("a title", ui.Section("Delivery", ui.Text("Tomorrow before noon."))),
        ("an action", ui.Section("Delivery", ui.Text("Tomorrow before noon."), action="Change", on_action=nothing)),
        ("a title that is cut", ui.Section("Delivery " * 12, ui.Text("Tomorrow."), action="Change", on_action=nothing)),
    ],
    "Stack": [
        (
            "one on the other",
            ui.Stack(ui.Card(ui.Text("In front of this card"), tone="soft"), ui.Layer(ui.Badge("New"))),
        ),
        ("as wide as its picture", ui.Stack(coat("small"), ui.Layer(ui.Badge("3"), at="bottom-end", padding="tiny"))),
        ("too much for its box", ui.Stack(coat("small"), ui.Layer(ui.Text("Cut off at the edge")))),
    ],
    "Layer": [
        (
            "every place",
            ui.Stack(coat("large"), *(ui.Layer(ui.Badge(at), at=at) for at in PLACES), ui.Layer(at="fill")),
        ),
        *(
            (f"padding {gap}", ui.Stack(coat("medium"), ui.Layer(ui.Badge("New"), at="top-end", padding=gap)))
            for gap in GAPS
        ),
    ],
    "Carousel": [
        ("three", ui.Carousel(ui.Card(ui.Text("One")), ui.Card(ui.Text("Two")), ui.Card(ui.Text("Three")))),
        ("many", ui.Carousel(*(ui.Card(ui.Text(f"Card {number}")) for number in range(1, 31)))),
        ("going on by itself", ui.Carousel(ui.Card(ui.Text("One")), ui.Card(ui.Text("Two")), seconds=5)),
        ("one alone", ui.Carousel(ui.Card(ui.Text("One")))),
    ],
    "Transition": [
        *(
            (f"comes and goes: {how}", ui.Transition(block(SHORT), appears=how, disappears=how, key=how))
            for how in ("none", "fade", "rise", "scale")
        ),
        ("stays out of what others do", ui.Transition(block(SHORT), moves=False)),
        ("stands as it would alone", ui.Row(ui.Transition(ui.Text("Takes the rest", grow=True)), ui.Badge("New"))),
    ],
    "Divider": [
        ("in a column", ui.Column(ui.Text("Above"), ui.Divider(), ui.Text("Below"))),
        ("in a row", ui.Row(ui.Text("Before"), ui.Divider(), ui.Text("After"))),
    ],
    "Spacer": [
        *(
            (f"size {size}", ui.Row(block("Before"), ui.Spacer(size), block("After"), gap="none"))
            for size in ("none", "tiny", "small", "medium", "large")
        ),
        ("grows", ui.Row(block("Before"), ui.Spacer(grow=True), block("After"))),
    ],
}
