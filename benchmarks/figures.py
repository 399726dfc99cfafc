"""A measured figure: ours, the peer's from the same run, and the ratio between them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """One thing measured against one peer, both in ``unit``. Sizes depend on the machine; quote the ratio.

    ``aim`` is the ratio that is wanted at most.
    """

    name: str
    ours: float
    peer: str
    theirs: float
    aim: float | None = None
    unit: str = "ms"

    @property
    def ratio(self) -> float:
        """How many times the peer's size ours is."""
        return self.ours / self.theirs
