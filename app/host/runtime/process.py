"""What every running child is to the shell, whichever way it was started."""

from typing import BinaryIO, Protocol


class Process(Protocol):
    """A running child, held by its pipes. Any thread may use it."""

    @property
    def stdin(self) -> BinaryIO:
        """What the child reads."""
        ...

    @property
    def stdout(self) -> BinaryIO:
        """What the child writes."""
        ...

    @property
    def stderr(self) -> BinaryIO | None:
        """What the child writes to its errors, if that comes by a pipe."""
        ...

    @property
    def process_id(self) -> int:
        """The operating system's number for it, to show; it may be another's once the child has been reaped."""
        ...

    def pause(self) -> bool:
        """Stop the child where it is, until `resume` or its end; say whether this system can."""
        ...

    def resume(self) -> None:
        """Let the child go on. Harmless when it is not paused."""
        ...

    def kill(self) -> None:
        """End the child at once and wait for it. Harmless when it ended."""
        ...

    def kill_soon(self) -> None:
        """Have the child end at once, and with it the processes it started, without waiting for it."""
        ...

    def wait(self, timeout_s: float | None = None) -> int | None:
        """Wait for the end and return the exit code (negative: the signal that ended it), None if it still runs."""
        ...
