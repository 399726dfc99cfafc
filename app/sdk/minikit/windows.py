"""The rows of a long list: how two orders of them differ, and where a window on them stands after that."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import TypeAlias

Change: TypeAlias = tuple[int, int, int]
"""At a row, so many rows taken out and so many put in. Of several, each counts the rows as those before left them."""

PLAIN_MAX = 50
"""Up to so many rows all of them are sent; above, only those that the shell asks for."""
ROWS_MAX = 200_000
HELD_MAX = 100
"""So many rows of one list are shown at once."""
FIRST_HELD = 40
"""What a windowed list shows before the shell has asked: its first rows."""
CHANGES_MAX = 32
"""More changes than these are told as one, from the first row that differs to the last."""
ADDED_MAX = 20_000
"""So many rows with their aspects go into one message."""


def changes(old: Sequence[str], new: Sequence[str]) -> list[Change]:
    """Return what makes the keys ``old`` the keys ``new``, from the first row to the last; no key may be in twice."""
    shorter = min(len(old), len(new))
    head = 0
    while head < shorter and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < shorter - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    left, come = old[head : len(old) - tail], new[head : len(new) - tail]
    if not left and not come:
        return []
    whole = (head, len(left), len(come))
    if not left or not come:
        return [whole]
    places = {key: place for place, key in enumerate(left)}
    order = [places.get(key, -1) for key in come]
    found = list(_runs(order, len(left), head))
    return found if len(found) <= CHANGES_MAX else [whole]


def _runs(order: list[int], old_count: int, row: int) -> Iterable[Change]:
    staying = longest_rising([place for place in order if place >= 0])
    passed = added = 0
    for place in order:
        if place not in staying:
            added += 1
            continue
        if place > passed or added:
            yield row, place - passed, added
            row += added
        passed, added = place + 1, 0
        row += 1
    if old_count > passed or added:
        yield row, old_count - passed, added


def moved_row(row: int, by: Iterable[Change]) -> int | None:
    """Return where ``row`` is after the changes; None if it was taken out."""
    for at, removed, added in by:
        if row >= at + removed:
            row += added - removed
        elif row >= at:
            return None
    return row


def moved_window(first: int, by: Iterable[Change]) -> int:
    """Return where a window that began at the row ``first`` begins after the changes.

    It stays with its first row. Rows put in right before that row come into the window, so that a list shown from its
    top shows what is new there.
    """
    for at, removed, added in by:
        if first >= at + removed and first > at:
            first += added - removed
        elif first > at:
            first = at
    return first


def portions(of: Iterable[Change]) -> list[list[Change]]:
    """Return ``of`` in runs that put in at most `ADDED_MAX` rows each; one after the other they do the same."""
    runs: list[list[Change]] = [[]]
    room = ADDED_MAX
    for at, removed, added in of:
        put = min(added, room)
        runs[-1].append((at, removed, put))
        room -= put
        while put < added:
            room = min(added - put, ADDED_MAX)
            runs.append([(at + put, 0, room)])
            put += room
            room = ADDED_MAX - room
    return runs


def longest_rising(places: list[int]) -> set[int]:
    """Return the members of a longest rising run within ``places`` (patience sorting)."""
    ends: list[int] = []  # the smallest end of a run of each length
    ends_at: list[int] = []  # where in `places` that end is
    before = [-1] * len(places)
    for at, place in enumerate(places):
        length = len(ends) if not ends or place > ends[-1] else bisect_left(ends, place)
        if length:
            before[at] = ends_at[length - 1]
        if length == len(ends):
            ends.append(place)
            ends_at.append(at)
        else:
            ends[length] = place
            ends_at[length] = at
    run = set()
    at = ends_at[-1] if ends_at else -1
    while at >= 0:
        run.add(places[at])
        at = before[at]
    return run
