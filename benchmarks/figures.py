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


@dataclass(frozen=True, slots=True)
class Table:
    """Several readings of the same material side by side: a column for each measure, a row for each that is compared.

    ``columns`` end with their units; every row has a number for each of them, or None where it means nothing.
    """

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[float | None, ...]], ...]
