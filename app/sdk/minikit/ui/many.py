"""Many of a kind: a row or a cell for every item."""

from collections.abc import Callable, Iterable
from typing import Annotated

from minikit.ui.node import Children, Gap, Kind, Node, Size, T, container, keyed


@container
class Grid(Node):
    """A cell for every item, in as many columns as fit; scrolls by itself when not inside a `Scroll`."""

    children: Children
    columns_min: Annotated[int, Kind("number", 1, 12)] = 2
    cell_width: Size = "medium"

    def __init__(
        self,
        items: Iterable[T],
        *,
        cell: Callable[[T], Node],
        columns_min: int = 2,
        cell_width: Size = "medium",
        grow: bool = False,
        label: str = "",
        key: Callable[[T], object],
    ) -> None:
        cells = tuple(keyed(cell(item), str(key(item))) for item in items)
        self.__dict__.update(
            children=cells, columns_min=columns_min, cell_width=cell_width, key=None, grow=grow, label=label
        )


@container
class List(Node):
    """A row for every item, from top to bottom; scrolls by itself when not inside a `Scroll`."""

    children: Children
    gap: Gap = "small"

    def __init__(
        self,
        items: Iterable[T],
        *,
        row: Callable[[T], Node],
        gap: Gap = "small",
        grow: bool = False,
        label: str = "",
        key: Callable[[T], object],
    ) -> None:
        rows = tuple(keyed(row(item), str(key(item))) for item in items)
        self.__dict__.update(children=rows, gap=gap, key=None, grow=grow, label=label)
