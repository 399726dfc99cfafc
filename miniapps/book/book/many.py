"""Many of a kind."""

from book.states import State, block
from minikit import ui


def cell(number: int) -> ui.Node:
    """A cell, and no two in a row of the same height."""
    return block("\n".join([f"Cell {number}", *["and more"] * (2 * number % 3)]))


def aspect(number: int) -> float:
    """Return what the cell would be told by if it were a picture: its width through its height."""
    return (3.0, 1.0, 2.0)[number % 3]


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
    "Masonry": [
        (f"cells {width}", ui.Masonry(range(1, 7), key=str, cell=cell, aspect=aspect, cell_width=width))
        for width in ("small", "medium", "large")
    ],
}
