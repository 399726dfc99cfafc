"""How much room many things take one after the other: some measured, most estimated; quick wherever one looks."""

from collections.abc import Iterator, Sequence

BLOCK = 256
FIRST_GUESS = 56.0
UNKNOWN = 0.0
EXTENT_MIN = 0.5


class _Block:
    """Up to twice `BLOCK` things. Their own lists are made when the first of them is measured or has a weight."""

    __slots__ = ("count", "extents", "known", "known_weight", "open_weight", "open_weights", "sum", "weights")

    def __init__(self, count: int, weights: Sequence[float] | None, extents: list[float] | None) -> None:
        self.count = count
        self.weights = weights
        self.extents = extents
        self.known = 0
        self.sum = 0.0
        self.known_weight = 0.0
        self.open_weight = 0.0
        self.open_weights: list[float] | None = None
        self.add_up()

    def add_up(self) -> None:
        weights, extents = self.weights, self.extents
        if extents is None:
            self.open_weights = None if weights is None else list(weights)
        else:
            self.known = self.count - extents.count(UNKNOWN)
            self.sum = sum(extents)
            if weights is not None:
                self.open_weights = [
                    weight if extent == UNKNOWN else 0.0 for weight, extent in zip(weights, extents, strict=True)
                ]
        if weights is not None and self.open_weights is not None:
            self.open_weight = sum(self.open_weights)
            self.known_weight = sum(weights) - self.open_weight

    def set(self, at: int, extent: float) -> None:
        if self.extents is None:
            self.extents = [UNKNOWN] * self.count
        before, self.extents[at] = self.extents[at], extent
        self.sum += extent - before
        if (before == UNKNOWN) != (extent == UNKNOWN):
            sign = 1 if before == UNKNOWN else -1
            self.known += sign
            if self.weights is not None and self.open_weights is not None:
                weight = self.weights[at]
                self.known_weight += sign * weight
                self.open_weight -= sign * weight
                self.open_weights[at] = weight if extent == UNKNOWN else 0.0


class Extents:
    """Things one after the other, ``gap`` apart, all in pixels.

    What was not measured is taken to be as large as those that were, on average; where things have weights, ``scale``
    times the weight and as much as the others have beyond that. No look-up goes through all things, but through blocks.
    """

    def __init__(self, *, gap: float = 0.0, scale: float = 0.0) -> None:
        self.gap = gap
        self.scale = scale
        self.count = 0
        self._blocks: list[_Block] = []
        self._guess = FIRST_GUESS

    @property
    def total(self) -> float:
        """The room all of them take."""
        guess = self._learn()
        return max(0.0, sum(self._extent(block, guess) for block in self._blocks) - self.gap)

    def start(self, at: int) -> float:
        """Return where the thing ``at`` begins."""
        guess = self._learn()
        passed = 0.0
        for block in self._blocks:
            if at < block.count:
                return passed + self._before(block, at, guess)
            passed += self._extent(block, guess)
            at -= block.count
        return passed

    def spans(self, first: int, last: int) -> list[tuple[float, float]]:
        """Return for the things from ``first`` to ``last`` where each begins, and how large it is or is taken to be."""
        guess = self._learn()
        start = self.start(first)
        number, at = self._seek(first)
        found: list[tuple[float, float]] = []
        while len(found) <= last - first:
            for extent in self._extents(self._blocks[number], at, guess):
                found.append((start, extent))
                start += extent + self.gap
            number, at = number + 1, 0
        return found[: last - first + 1]

    def at(self, offset: float) -> int:
        """Return which thing, with the gap behind it, is at ``offset``; the first or the last beyond the ends."""
        guess = self._learn()
        number, passed = 0, 0.0
        for block in self._blocks:
            end = passed + self._extent(block, guess)
            if offset < end:
                for extent in self._extents(block, 0, guess):
                    passed += extent + self.gap
                    if offset < passed:
                        return number
                    number += 1
                return number - 1
            passed = end
            number += block.count
        return max(0, self.count - 1)

    def measure(self, at: int, extent: float) -> bool:
        """Take it that the thing ``at`` is so large; say whether that is news."""
        block, at = self._find(at)
        extent = max(extent, EXTENT_MIN)
        if block.extents is not None and abs(block.extents[at] - extent) < EXTENT_MIN:
            return False
        block.set(at, extent)
        return True

    def forget(self) -> None:
        """Take nothing for measured any more; what was learnt of the average stays."""
        self._learn()
        for block in self._blocks:
            block.extents = None
            block.known, block.sum, block.known_weight = 0, 0.0, 0.0
            block.add_up()

    def splice(self, first: int, removed: int, added: int, weights: Sequence[float] | None = None) -> None:
        """Take things out and put others in, not measured yet."""
        self._learn()
        begin, at = self._seek(first)
        end, till = self._seek(first + removed)
        head = self._cut(begin, 0, at)
        tail = self._cut(end, till, None)
        middle = [
            _Block(min(BLOCK, added - done), None if weights is None else weights[done : done + BLOCK], None)
            for done in range(0, added, BLOCK)
        ]
        fresh = _joined([block for block in (*head, *middle, *tail) if block.count])
        self._blocks[begin : end + 1] = fresh
        self.count += added - removed

    def _cut(self, number: int, begin: int, end: int | None) -> list[_Block]:
        if number >= len(self._blocks):
            return []
        block = self._blocks[number]
        end = block.count if end is None else end
        weights = None if block.weights is None else block.weights[begin:end]
        extents = None if block.extents is None else block.extents[begin:end]
        return [_Block(end - begin, weights, extents)]

    def _learn(self) -> float:
        """Return what is taken for the extent, beside the weight, of what was not measured."""
        known = sum(block.known for block in self._blocks)
        if known:
            measured = sum(block.sum for block in self._blocks)
            weight = sum(block.known_weight for block in self._blocks) if self.scale else 0.0
            self._guess = max(EXTENT_MIN, (measured - self.scale * weight) / known) if known else self._guess
        return self._guess

    def _extent(self, block: _Block, guess: float) -> float:
        return block.sum + (block.count - block.known) * guess + self.scale * block.open_weight + block.count * self.gap

    def _before(self, block: _Block, at: int, guess: float) -> float:
        passed = at * self.gap
        if block.open_weights is not None:
            passed += self.scale * sum(block.open_weights[:at])
        if block.extents is None:
            return passed + at * guess
        extents = block.extents[:at]
        return passed + sum(extents) + extents.count(UNKNOWN) * guess

    def _extents(self, block: _Block, first: int, guess: float) -> Iterator[float]:
        for at in range(first, block.count):
            known = UNKNOWN if block.extents is None else block.extents[at]
            if known != UNKNOWN:
                yield known
            else:
                yield guess + (self.scale * block.weights[at] if block.weights is not None else 0.0)

    def _find(self, at: int) -> tuple[_Block, int]:
        number, at = self._seek(at)
        return self._blocks[number], at

    def _seek(self, at: int) -> tuple[int, int]:
        """Return the block of the thing ``at`` and its place there; behind the last one, that of a further block."""
        number = 0
        for block in self._blocks:
            if at < block.count:
                break
            at -= block.count
            number += 1
        return number, at


def _joined(blocks: list[_Block]) -> list[_Block]:
    """Return ``blocks`` with small neighbours made one, so that many small changes leave no crumbs."""
    made: list[_Block] = []
    for block in blocks:
        last = made[-1] if made else None
        if last is None or last.count + block.count > BLOCK or (last.weights is None) != (block.weights is None):
            made.append(block)
            continue
        weights = None if last.weights is None or block.weights is None else [*last.weights, *block.weights]
        extents = None
        if last.extents is not None or block.extents is not None:
            extents = (last.extents or [UNKNOWN] * last.count) + (block.extents or [UNKNOWN] * block.count)
        made[-1] = _Block(last.count + block.count, weights, extents)
    return made
