"""From what a person types to a limit."""

import re

from app.core.kernel.money import Money

_SHAPE = re.compile(r"([0-9]{1,12})(?:[.,]([0-9]{0,2}))?")


class NotAnAmount(Exception):
    """What was typed is no amount."""


def limit_of(text: str) -> Money | None:
    """Return the limit that ``text`` is, such as ``200`` or ``49,90``; nothing typed is none, and zero is one.

    Raises:
        NotAnAmount: anything else; ASCII digits alone count.
    """
    typed = text.strip().removeprefix("¥").strip()
    if not typed:
        return None
    found = _SHAPE.fullmatch(typed)
    if found is None:
        raise NotAnAmount(text[:40])
    return Money(int(found[1]) * 100 + int((found[2] or "").ljust(2, "0")))
