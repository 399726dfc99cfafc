"""The rows of one windowed list as its child told of them, and which of them the shell asked for."""

from collections.abc import Sequence

from app.host.tree.ops import Splice
from app.host.tree.shapes import RawSplice, RawWindow
from minikit import windows

ROWS_PER_WORK = 512
"""What the shell does for so many rows of a list that come, go or move costs it about as much as one component."""
PLACED_PER_WORK = 32
"""The same for a masonry, whose every row is placed by the ones before it."""


class RowsError(Exception):
    """Rows that do not fit the list they are for. The text is for the mini-app's author."""


class HeldRows:
    """How many rows there are, and which node is in which. Changed on one thread; `ask` comes from another."""

    def __init__(self, nodes: Sequence[int]) -> None:
        self.count = len(nodes)
        self.revision = 0
        self._first = 0
        self._held_max = max(len(nodes), windows.FIRST_HELD)
        self._row_of = {node_id: row for row, node_id in enumerate(nodes)}
        self._node_in = dict(enumerate(nodes))
        self._asked: tuple[int, int, int] | None = None

    def ask(self, revision: int, first: int, count: int) -> bool:
        """Note that the shell wants these rows; False if they are not those it knows of any more."""
        self._asked = (revision, first, count)
        return revision == self.revision

    def window(self, op: RawWindow) -> None:
        """Let the window be what was asked for.

        RowsError if nobody asked, or rows outside it are still held.
        """
        if self._asked != (self.revision, op.first, op.count) or op.count > windows.HELD_MAX:
            raise RowsError("a list sent rows that were not asked for")
        self._asked = None
        self._first, self._held_max = op.first, op.count
        if not all(map(self._is_within, self._node_in)):
            raise RowsError("a list kept rows that were not asked for")

    def put(self, node_id: int, row: int) -> None:
        """Put a new node into ``row``; RowsError if it is taken, not there or not asked for."""
        if row >= self.count:
            raise RowsError(f"there is no row {row} in a list of {self.count}")
        if not self._is_within(row):
            raise RowsError("a list sent rows that were not asked for")
        if row in self._node_in:
            raise RowsError(f"two nodes are in the row {row}")
        self._row_of[node_id] = row
        self._node_in[row] = node_id

    def take(self, node_id: int) -> None:
        """Take a node out of its row, which stays."""
        del self._node_in[self._row_of.pop(node_id)]

    def splice(self, op: RawSplice, *, has_aspects: bool) -> tuple[Splice, int]:
        """Take rows out and put others in; return that as it was checked, and what it costs the shell.

        RowsError if it does not fit the rows that are there.
        """
        if op.revision != self.revision + 1:
            raise RowsError(f"a list's revision {self.revision} is followed by {op.revision}")
        before = self.count
        count = self._counted(op)
        put_in = sum(added for _, _, added in op.changes)
        if len(op.aspects) != (put_in if has_aspects else 0):
            raise RowsError(f"{len(op.aspects)} aspects were sent for {put_in} rows")
        self._move(op, count)
        self.count, self.revision = count, op.revision
        self._first = windows.moved_window(self._first, op.changes)
        if not all(map(self._is_within, self._node_in)):
            raise RowsError("a list kept rows that were not asked for")
        touched = put_in + sum(removed for _, removed, _ in op.changes)
        work = len(op.changes) + touched // ROWS_PER_WORK
        if has_aspects:
            work += (max(before, count) - op.changes[0][0]) // PLACED_PER_WORK
        return Splice(op.node, op.revision, count, op.changes, op.moved, op.aspects), work

    def _counted(self, op: RawSplice) -> int:
        count, passed = self.count, 0
        for at, removed, added in op.changes:
            if at < passed or at + removed > count:
                raise RowsError(f"there are no {removed} rows at {at} in a list of {count}")
            passed = at + added
            count += added - removed
            if count > windows.ROWS_MAX:
                raise RowsError(f"a list has {count:,} rows; at most {windows.ROWS_MAX:,} are shown: load more on_end")
        return count

    def _move(self, op: RawSplice, count: int) -> None:
        moved = dict(op.moved)
        if not moved.keys() <= self._row_of.keys():
            raise RowsError("a list moved a row that nobody holds")
        row_of: dict[int, int] = {}
        for node_id, row in self._row_of.items():
            now = moved.get(node_id, windows.moved_row(row, op.changes))
            if now is None:
                raise RowsError("a list took out a row whose node is still there")
            if now >= count:
                raise RowsError(f"there is no row {now} in a list of {count}")
            row_of[node_id] = now
        self._row_of = row_of
        self._node_in = {row: node_id for node_id, row in row_of.items()}
        if len(self._node_in) != len(row_of):
            raise RowsError("a list moved two nodes into one row")

    def _is_within(self, row: int) -> bool:
        return self._first <= row < self._first + self._held_max
