"""Where the rows of a long list stand: from top to bottom, in lines of cells, or in columns of any height."""

from bisect import bisect_left
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple, Protocol

from app.shell.components.extents import Extents
from minikit.windows import Change

FRAME = 0.4
"""What a masonry's cell is taken to have beside its picture when columns are balanced, as a share of its width."""


class Place(NamedTuple):
    """Where a row stands: its column, and its top and height in pixels."""

    column: int
    top: float
    height: float


class Arrangement(Protocol):
    """The rules of one kind of list. Pixels are those of the strip the rows stand on."""

    @property
    def height(self) -> float:
        """The room all rows take."""

    def shape(self, columns: int, cell: float, gap: float) -> bool:
        """Take other columns, of another width, another gap apart; say whether that changes anything."""

    def splice(self, changes: Sequence[Change], aspects: Sequence[float]) -> None:
        """Take rows out and put others in."""

    def measure(self, heights: Mapping[int, float]) -> bool:
        """Take the heights of the rows that are there; say whether anything moved."""

    def places(self, rows: Collection[int]) -> dict[int, Place]:
        """Return where rows stand that are near each other."""

    def rows(self, top: float, bottom: float) -> range:
        """Return the rows between two heights, from the first to the last."""


class Lines:
    """Rows in lines of one or more columns; a line is as high as its highest cell."""

    def __init__(self) -> None:
        self._count = 0
        self._columns = 1
        self._cell = 0.0
        self._lines = Extents()

    @property
    def height(self) -> float:
        """The room all rows take."""
        return self._lines.total

    def shape(self, columns: int, cell: float, gap: float) -> bool:
        """Take other columns, of another width, another gap apart; say whether that changes anything."""
        if (columns, cell, gap) == (self._columns, self._cell, self._lines.gap):
            return False
        self._lines.gap = gap
        if cell != self._cell:
            self._lines.forget()
        if columns != self._columns:
            self._columns = columns
            self._lines.forget()
            self._lines.splice(0, self._lines.count, self._line_count(self._count))
        self._cell = cell
        return True

    def splice(self, changes: Sequence[Change], aspects: Sequence[float]) -> None:  # noqa: ARG002 (the port's)
        """Take rows out and put others in; cells behind them find themselves in other lines."""
        for at, removed, added in changes:
            self._count += added - removed
            if self._columns == 1:
                self._lines.splice(at, removed, added)
            else:
                line = min(at // self._columns, self._lines.count)
                self._lines.splice(line, self._lines.count - line, self._line_count(self._count) - line)

    def measure(self, heights: Mapping[int, float]) -> bool:
        """Take the heights of the rows that are there; say whether anything moved."""
        lines: dict[int, float] = {}
        for row, height in heights.items():
            line = row // self._columns
            lines[line] = max(height, lines.get(line, 0.0))
        return sum(self._lines.measure(line, height) for line, height in lines.items()) > 0

    def places(self, rows: Collection[int]) -> dict[int, Place]:
        """Return where rows stand that are near each other."""
        if not rows:
            return {}
        first = min(rows) // self._columns
        spans = self._lines.spans(first, max(rows) // self._columns)
        return {row: Place(row % self._columns, *spans[row // self._columns - first]) for row in rows}

    def rows(self, top: float, bottom: float) -> range:
        """Return the rows between two heights, from the first to the last."""
        if bottom <= top or not self._count:
            return range(0)
        first, last = self._lines.at(top), self._lines.at(bottom)
        return range(first * self._columns, min(self._count, (last + 1) * self._columns))

    def _line_count(self, count: int) -> int:
        return -(-count // self._columns)


class Columns:
    """Cells of any height; each stands in the column that is shortest by the aspects of the pictures before it.

    So a cell keeps its column when heights turn out otherwise.
    """

    def __init__(self) -> None:
        self._aspects: list[float] = []
        self._heights: dict[int, float] = {}
        self._cell = 0.0
        self._gap = 0.0
        self._places: list[tuple[int, int]] = []
        self._filled: list[float] = [0.0]
        self._columns: list[Extents] = [Extents()]
        self._rows: list[list[int]] = [[]]

    @property
    def height(self) -> float:
        """The room all rows take."""
        return max(column.total for column in self._columns)

    def shape(self, columns: int, cell: float, gap: float) -> bool:
        """Take other columns, of another width, another gap apart; say whether that changes anything."""
        if (columns, cell, gap) == (len(self._columns), self._cell, self._gap):
            return False
        if cell != self._cell:
            self._heights.clear()
        is_dealt_anew = columns != len(self._columns)
        self._cell, self._gap = cell, gap
        if is_dealt_anew:
            self._columns = [Extents() for _ in range(columns)]
            self._rows = [[] for _ in range(columns)]
            self._filled = [0.0] * columns
            self._places.clear()
        for column in self._columns:
            column.forget()
            column.gap, column.scale = gap, cell
        if is_dealt_anew:
            self._deal(0)
        return True

    def splice(self, changes: Sequence[Change], aspects: Sequence[float]) -> None:
        """Take rows out and put others in; those behind the first change may find themselves in other columns."""
        taken = 0
        for at, removed, added in changes:
            self._aspects[at : at + removed] = aspects[taken : taken + added]
            taken += added
            shift = added - removed
            self._heights = {
                row + shift if row >= at + removed else row: height
                for row, height in self._heights.items()
                if row < at or row >= at + removed
            }
        if changes:
            self._deal(min(changes[0][0], len(self._places)))

    def measure(self, heights: Mapping[int, float]) -> bool:
        """Take the heights of the rows that are there; say whether anything moved."""
        has_moved = False
        for row, height in heights.items():
            column, at = self._places[row]
            self._heights[row] = height
            has_moved = self._columns[column].measure(at, height) or has_moved
        return has_moved

    def places(self, rows: Collection[int]) -> dict[int, Place]:
        """Return where rows stand that are near each other."""
        found: dict[int, Place] = {}
        for number, column in enumerate(self._columns):
            within = {self._places[row][1]: row for row in rows if self._places[row][0] == number}
            if within:
                first = min(within)
                spans = column.spans(first, max(within))
                found.update((row, Place(number, *spans[at - first])) for at, row in within.items())
        return found

    def rows(self, top: float, bottom: float) -> range:
        """Return the rows between two heights, from the first to the last; not all of them need be there."""
        if bottom <= top or not self._places:
            return range(0)
        seen = [
            (rows[column.at(top)], rows[column.at(bottom)])
            for column, rows in zip(self._columns, self._rows, strict=True)
            if rows
        ]
        return range(min(first for first, _ in seen), max(last for _, last in seen) + 1)

    def _deal(self, first: int) -> None:
        """Give every row from ``first`` on its column."""
        del self._places[first:]
        for number, (column, rows) in enumerate(zip(self._columns, self._rows, strict=True)):
            keep = bisect_left(rows, first)
            column.splice(keep, len(rows) - keep, 0)
            del rows[keep:]
            self._filled[number] = sum(1 / self._aspects[row] + FRAME for row in rows)
        filled = self._filled
        dealt: list[list[float]] = [[] for _ in filled]
        for row in range(first, len(self._aspects)):
            weight = 1 / self._aspects[row]
            number = filled.index(min(filled))
            filled[number] += weight + FRAME
            self._places.append((number, len(self._rows[number])))
            self._rows[number].append(row)
            dealt[number].append(weight)
        for column, weights in zip(self._columns, dealt, strict=True):
            column.splice(column.count, 0, len(weights), weights)
        for row, height in self._heights.items():
            if row >= first:
                number, at = self._places[row]
                self._columns[number].measure(at, height)


def arrangement(component: str) -> Arrangement:
    """Return the rules of a component."""
    return Columns() if component == "Masonry" else Lines()
