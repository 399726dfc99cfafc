"""Many of a kind."""

from book.states import State, block
from minikit import ui

STATES: dict[str, list[State]] = {
    "Grid": [
        *(
            (
                f"cells {width}",
                ui.Grid(range(1, 7), key=str, cell=lambda number: block(f"Cell {number}"), cell_width=width),
            )
            for width in ("small", "medium", "large")
        ),
        ("at least four columns", ui.Grid(range(1, 7), key=str, cell=lambda number: block(f"{number}"), columns_min=4)),
        ("fewer cells than columns", ui.Grid([1], key=str, cell=lambda number: block(f"Cell {number}"))),
    ],
    "List": [
        *(
            (f"gap {gap}", ui.List(range(1, 4), key=str, row=lambda number: block(f"Row {number}"), gap=gap))
            for gap in ("none", "tiny", "small", "medium", "large")
        ),
    ],
}
