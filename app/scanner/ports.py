"""What the scanner asks of the outside: a way to start its child."""

from typing import BinaryIO, Protocol


class ChildProcess(Protocol):
    """A running child, held by its two pipes."""

    @property
    def stdin(self) -> BinaryIO:
        """The pipe to the child."""
        ...

    @property
    def stdout(self) -> BinaryIO:
        """The pipe from the child."""
        ...

    def kill(self) -> None:
        """End the child at once, reap it, and break its pipes for whoever waits on them.

        From any thread; harmless when it has ended already.
        """
        ...


class Spawn(Protocol):
    """Starts decoders: jailed children with an empty environment and two binary pipes, nothing else inherited."""

    def __call__(self, module: str) -> ChildProcess:
        """Start the decoder whose code is in ``module``: it prepares, is jailed, and then serves.

        Raises:
            Unavailable: it cannot be started.
        """
        ...
