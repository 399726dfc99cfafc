"""A measured figure: our time, the peer's time from the same run, and the ratio between them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """One thing measured against one peer. Times depend on the machine; quote the ratio."""

    name: str
    ours_ms: float
    peer: str
    peer_ms: float
    aim: float | None = None

    @property
    def ratio(self) -> float:
        """How many times the peer's time ours is."""
        return self.ours_ms / self.peer_ms
