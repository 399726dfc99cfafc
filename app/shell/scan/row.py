"""What is scanned one after the other, until one of it holds a code: several files, or just one thing."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.shell.scan.openers import Opener


class Row:
    """Openers in their order, where the scanner is among them, and how many could not be read."""

    def __init__(self, openers: "Sequence[Opener]" = ()) -> None:
        self._openers = tuple(openers)
        self.count = len(self._openers)
        self.number = 1
        self.failed = 0

    @property
    def has_next(self) -> bool:
        """Whether another comes after this one."""
        return self.number < self.count

    @property
    def opener(self) -> "Opener":
        """The one whose turn it is."""
        return self._openers[self.number - 1]

    def start_over(self) -> None:
        """Begin again with the first."""
        self.number, self.failed = 1, 0

    def go_on(self, *, has_failed: bool = False) -> bool:
        """Pass on to the next, the last one having been read or not; return whether there is a next."""
        self.failed += has_failed
        has_next = self.has_next
        self.number += has_next
        return has_next
