"""What a system does with Plaza's icon."""

from typing import Protocol


class Tray(Protocol):
    """An icon that is there until it is closed. GUI thread, but for ``is_seen``."""

    def is_seen(self) -> bool:
        """Tell whether the system shows icons now. On workers: the system is asked."""
        ...

    def close(self) -> None:
        """Take the icon away."""
        ...
