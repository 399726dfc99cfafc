"""A system that holds keys as a test says."""

from app.core.kernel.errors import PlazaError
from app.shell.system_keys.chord import Chord
from app.shell.system_keys.ports import Hearing


class FakeKeys:
    """Holds what it is asked to, unless another program has it: ``error``. ``hearing`` is told by the test."""

    def __init__(self, *, chooses: bool = False, described: str = "") -> None:
        self.chooses = chooses
        self.described = described
        self.error: PlazaError | None = None
        self.held: Chord | None = None
        self.hearing: Hearing | None = None

    def bind(self, chord: Chord, hearing: Hearing) -> None:
        self.hearing = hearing
        if self.error is None:
            self.held = chord
            hearing.bound(self.described)
        else:
            hearing.failed(self.error)

    def release(self) -> None:
        self.held = None
