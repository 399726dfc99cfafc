"""Many of a kind: a row or a cell for every item."""

import math
from collections.abc import Callable, Iterable
from typing import Annotated, ClassVar, Generic

from minikit.ui.node import Children, Gap, Handler, Kind, Node, Size, T, Windowed, container, keyed
from minikit.windows import PLAIN_MAX, ROWS_MAX

ASPECT_MIN, ASPECT_MAX = 0.2, 5.0
"""How narrow and how wide, as width through height, a picture of a masonry is taken to be."""


class Rows(Generic[T]):
    """The items of one list as `build` gave them, each made a component when it is to be shown."""

    __slots__ = ("_aspect", "_items", "_make", "keys")

    def __init__(
        self,
        items: Iterable[T],
        key: Callable[[T], object],
        make: Callable[[T], Node],
        aspect: Callable[[T], float] | None = None,
    ) -> None:
        self._items = tuple(items)
        self._make = make
        self._aspect = aspect
        self.keys = [str(key(item)) for item in self._items]
        if len(self.keys) > ROWS_MAX:
            raise ValueError(
                f"a list of {len(self.keys):,} items; at most {ROWS_MAX:,} are shown: show the first, load more on_end"
            )

    @property
    def has_aspects(self) -> bool:
        """Whether the shell is told how wide the rows' pictures are."""
        return self._aspect is not None

    def node(self, row: int) -> Node:
        """Return the component of one row."""
        return keyed(self._make(self._items[row]), self.keys[row])

    def all(self) -> Children:
        """Return the components of all rows."""
        return tuple(map(self.node, range(len(self.keys))))

    def aspects(self, first: int, count: int) -> list[float]:
        """Return width through height of the pictures of ``count`` rows; nothing where nobody asks for it."""
        if self._aspect is None:
            return []
        return [_clamped(self._aspect(item)) for item in self._items[first : first + count]]


def _clamped(aspect: float) -> float:
    if not math.isfinite(aspect) or aspect <= 0:
        raise ValueError(f"an aspect is a picture's width through its height, not {aspect!r}")
    return round(min(max(aspect, ASPECT_MIN), ASPECT_MAX), 3)


@container
class Grid(Node):
    """A cell for every item, in as many columns as fit; scrolls by itself when not inside a `Scroll`."""

    children: Children
    columns_min: Annotated[int, Kind("number", 1, 12)] = 2
    cell_width: Size = "medium"
    on_end: Handler | None = None
    windowed: Windowed = False
    rows: ClassVar[Rows[object] | None] = None

    def __init__(
        self,
        items: Iterable[T],
        *,
        cell: Callable[[T], Node],
        columns_min: int = 2,
        cell_width: Size = "medium",
        on_end: Handler | None = None,
        grow: bool = False,
        label: str = "",
        key: Callable[[T], object],
    ) -> None:
        self.__dict__.update(
            _held(Rows(items, key, cell)),
            columns_min=columns_min,
            cell_width=cell_width,
            on_end=on_end,
            key=None,
            grow=grow,
            label=label,
        )


@container
class List(Node):
    """A row for every item, from top to bottom; scrolls by itself when not inside a `Scroll`."""

    children: Children
    gap: Gap = "small"
    on_end: Handler | None = None
    windowed: Windowed = False
    rows: ClassVar[Rows[object] | None] = None

    def __init__(
        self,
        items: Iterable[T],
        *,
        row: Callable[[T], Node],
        gap: Gap = "small",
        on_end: Handler | None = None,
        grow: bool = False,
        label: str = "",
        key: Callable[[T], object],
    ) -> None:
        self.__dict__.update(_held(Rows(items, key, row)), gap=gap, on_end=on_end, key=None, grow=grow, label=label)


@container
class Masonry(Node):
    """Cells of any height in columns, each below the shortest; `aspect` is width through height of a cell's picture."""

    children: Children
    cell_width: Size = "medium"
    on_end: Handler | None = None
    windowed: Windowed = True
    rows: ClassVar[Rows[object] | None] = None

    def __init__(
        self,
        items: Iterable[T],
        *,
        cell: Callable[[T], Node],
        aspect: Callable[[T], float],
        cell_width: Size = "medium",
        on_end: Handler | None = None,
        grow: bool = False,
        label: str = "",
        key: Callable[[T], object],
    ) -> None:
        self.__dict__.update(
            children=(),
            rows=Rows(items, key, cell, aspect),
            windowed=True,
            cell_width=cell_width,
            on_end=on_end,
            key=None,
            grow=grow,
            label=label,
        )


def _held(rows: "Rows[T]") -> dict[str, object]:
    """Return what a list holds of its rows: all of them, or only the way to make them when they are many."""
    windowed = len(rows.keys) > PLAIN_MAX
    return {"rows": rows, "windowed": windowed, "children": () if windowed else rows.all()}
