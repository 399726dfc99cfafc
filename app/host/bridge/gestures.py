"""A person's taps as a mini-app may use them: minted by the shell, short-lived, good for one prompt."""

import threading
import time
from collections.abc import Callable

LIFE_S = 5.0
KEPT_MAX = 32


class Gestures:
    """The unspent taps of one session. Any thread may use it."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._last = 0
        self._minted_at: dict[int, float] = {}
        self._lock = threading.Lock()

    def mint(self) -> int:
        """Return the number of a new tap."""
        with self._lock:
            self._last += 1
            self._minted_at[self._last] = self._now()
            while len(self._minted_at) > KEPT_MAX:
                del self._minted_at[next(iter(self._minted_at))]
            return self._last

    def forget(self) -> None:
        """Let no tap be used any more that there was: the person looks at something else."""
        with self._lock:
            self._minted_at.clear()

    def spend(self, number: int | None) -> bool:
        """Use up the tap ``number``; say whether there was such a tap, young enough and not used before."""
        with self._lock:
            minted_at = None if number is None else self._minted_at.pop(number, None)
        return minted_at is not None and self._now() - minted_at <= LIFE_S
