"""How much of the shell's memory the pictures take that one mini-app shows: bounded, whatever its pages ask for."""

from PySide6.QtCore import QObject
from shiboken6 import isValid

BYTES_MAX = 256 << 20
"""As much as its own process may have for itself."""
LOOK_AFTER = 512


class ShownPictures:
    """Counts what is shown, by who shows it. GUI thread.

    Items go without a word: those that are gone are found when there seems to be too much, or when there are many.
    """

    def __init__(self) -> None:
        self._sizes: dict[QObject, int] = {}
        self._total = 0
        self._look_after = LOOK_AFTER

    def show(self, who: QObject, size: int) -> bool:
        """Take it that ``who`` shows ``size`` bytes in place of what it showed; False, and nothing, if too much is."""
        self._total -= self._sizes.pop(who, 0)
        if self._total + size > BYTES_MAX or len(self._sizes) >= self._look_after:
            self._look()
        if self._total + size > BYTES_MAX:
            return False
        if size:
            self._sizes[who] = size
            self._total += size
        return True

    def _look(self) -> None:
        self._sizes = {who: size for who, size in self._sizes.items() if isValid(who)}
        self._total = sum(self._sizes.values())
        self._look_after = 2 * len(self._sizes) + LOOK_AFTER
