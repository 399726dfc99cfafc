"""A thread that holds a chord: some systems tell of it only whoever took it, and who waits for that."""

import threading
from abc import ABC, abstractmethod
from collections.abc import Callable

from app.core.kernel.errors import PlazaError
from app.shell.system_keys.chord import Chord
from app.shell.system_keys.ports import Hearing

END_S = 2.0
"""How long a thread may take to end; a system that does not answer is not waited for."""


class Listener(ABC):
    """Holds one chord on a thread of its own, until it is ended."""

    def __init__(self, chord: Chord, hearing: Hearing) -> None:
        self._chord = chord
        self._hearing = hearing
        self._is_ended = threading.Event()
        self._thread = threading.Thread(target=self._run, name="system-keys", daemon=True)
        self._thread.start()

    @abstractmethod
    def listen(self, chord: Chord) -> None:
        """Take ``chord``, say so with ``tell_bound``, then ``tell_pressed`` each time, until woken for the end.

        Raises:
            Unavailable: as ``Hearing.failed`` tells.
        """

    @abstractmethod
    def wake(self) -> None:
        """Make ``listen`` return. Another thread."""

    @property
    def is_ended(self) -> bool:
        """Whether ``listen`` is to return."""
        return self._is_ended.is_set()

    def end(self) -> None:
        """Let go of the chord; nobody is told of it any more."""
        self._is_ended.set()
        self.wake()
        self._thread.join(END_S)

    def tell_bound(self, described: str = "") -> None:
        """Say that the chord is Plaza's, or those keys that the system describes so."""
        if not self.is_ended:
            self._hearing.bound(described)

    def tell_pressed(self) -> None:
        """Say that it was pressed."""
        if not self.is_ended:
            self._hearing.pressed()

    def _run(self) -> None:
        try:
            self.listen(self._chord)
        except PlazaError as error:
            if not self.is_ended:
                self._hearing.failed(error)


class ThreadedKeys:
    """Keys that a `Listener` holds. GUI thread."""

    chooses = False

    def __init__(self, make: Callable[[Chord, Hearing], Listener]) -> None:
        self._make = make
        self._listener: Listener | None = None

    def bind(self, chord: Chord, hearing: Hearing) -> None:
        """Keep ``chord``, in place of the one before."""
        self.release()
        self._listener = self._make(chord, hearing)

    def release(self) -> None:
        """Let go of it."""
        listener, self._listener = self._listener, None
        if listener is not None:
            listener.end()
