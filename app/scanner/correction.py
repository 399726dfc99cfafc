"""Reed-Solomon correction of one block of codewords: for what readers keep to themselves, and was seen with damage."""

from collections.abc import Sequence
from functools import reduce
from operator import xor

import numpy as np
from numpy.typing import NDArray


class Field:
    """The numbers below ``size``, a power of two, that ``polynomial`` makes a field with 2 as its generator.

    ``first_root`` is the power of the generator at which the checks of a block begin.
    """

    def __init__(self, polynomial: int, size: int, first_root: int) -> None:
        self._order = size - 1
        self._first_root = first_root
        powers = [1]
        while len(powers) < self._order:
            doubled = powers[-1] << 1
            powers.append(doubled ^ polynomial if doubled >= size else doubled)
        self._powers = np.array(powers)
        self._logarithms = np.zeros(size, np.int64)
        self._logarithms[self._powers] = np.arange(self._order)

    def corrected(self, block: Sequence[int], check_count: int) -> list[int] | None:
        """Return ``block``, whose last ``check_count`` codewords are checks, without its errors; None if too many."""
        roots = np.arange(self._first_root, self._first_root + check_count)
        syndromes = self._values(block[::-1], roots)
        if not syndromes.any():
            return list(block)
        locator = self._locator(syndromes.tolist())
        error_count = len(locator) - 1
        exponents = np.flatnonzero(self._values(locator, -np.arange(len(block))) == 0)
        if 2 * error_count > check_count or len(exponents) != error_count:
            return None
        evaluator = [self._convolved(locator, syndromes.tolist(), at) for at in range(error_count)]
        slope = [factor if at % 2 == 0 else 0 for at, factor in enumerate(locator[1:])]  # twice anything is nothing
        above, below = self._values(evaluator, -exponents), self._values(slope, -exponents)
        made = list(block)
        for at, over, under in zip(exponents.tolist(), above.tolist(), below.tolist(), strict=True):
            made[-1 - at] ^= self._product(self._quotient(over, under), self._power(at * (1 - self._first_root)))
        return None if self._values(made[::-1], roots).any() else made

    def _locator(self, syndromes: Sequence[int]) -> list[int]:
        """Return the shortest polynomial that makes each syndrome of those before it (Berlekamp and Massey)."""
        locator, before = [1], [1]
        length, gap, last = 0, 1, 1
        for at in range(len(syndromes)):
            off = self._convolved(locator, syndromes, at)
            if off == 0:
                gap += 1
                continue
            factor = self._quotient(off, last)
            shifted = [0] * gap + [self._product(factor, each) for each in before]
            size = max(len(locator), len(shifted))
            mended = [a ^ b for a, b in zip(_padded(locator, size), _padded(shifted, size), strict=True)]
            if 2 * length <= at:
                length, before, last, gap = at + 1 - length, locator, off, 1
            else:
                gap += 1
            locator = mended
        while locator[-1] == 0:
            locator.pop()
        return locator

    def _values(self, polynomial: Sequence[int], exponents: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return the values of ``polynomial``, its constant first, at these powers of the generator."""
        factors = np.asarray(polynomial)
        places = np.flatnonzero(factors)
        if not len(places):
            return np.zeros(len(exponents), np.int64)
        sums = self._logarithms[factors[places]] + np.outer(exponents, places)
        return np.asarray(np.bitwise_xor.reduce(self._powers[sums % self._order], axis=1), np.int64)

    def _convolved(self, one: Sequence[int], other: Sequence[int], at: int) -> int:
        return reduce(xor, (self._product(one[j], other[at - j]) for j in range(min(at + 1, len(one)))), 0)

    def _product(self, one: int, other: int) -> int:
        return self._power(int(self._logarithms[one] + self._logarithms[other])) if one and other else 0

    def _quotient(self, one: int, other: int) -> int:
        return self._power(int(self._logarithms[one] - self._logarithms[other])) if one else 0

    def _power(self, exponent: int) -> int:
        return int(self._powers[exponent % self._order])


def _padded(polynomial: Sequence[int], size: int) -> list[int]:
    return [*polynomial, *[0] * (size - len(polynomial))]
