"""From what a person types to an amount, and back."""

import re

from app.core.kernel.money import Money

_SHAPE = re.compile(r"([0-9]{1,9})(?:[.,]([0-9]{0,2}))?")


def amount_of(text: str) -> Money | None:
    """Return the amount that ``text`` is, such as ``8``, ``8.8`` or ``8,80``; None for anything else, and for nothing.

    ASCII digits alone: what looks like another digit is no amount.
    """
    found = _SHAPE.fullmatch(text.strip())
    if found is None:
        return None
    minor = int(found.group(1)) * 100 + int((found.group(2) or "").ljust(2, "0"))
    return Money(minor) if minor else None
