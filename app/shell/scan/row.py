"""Several files in a row: one is scanned after the other, until one holds a code."""


class Row:
    """Where the scanner is in a row of ``count`` files, and how many of them could not be read."""

    def __init__(self, count: int) -> None:
        self.count = count
        self.number = 1
        self.failed = 0

    def go_on(self, *, has_failed: bool = False) -> bool:
        """Pass on to the next file, the last one having been read or not; return whether there is a next."""
        self.failed += has_failed
        has_next = self.number < self.count
        self.number += has_next
        return has_next
