"""Codes that are typed or pasted: what they say goes the way of what is scanned."""

from app.scanner.model import FoundCode

CHARACTERS_MAX = 8_192
_NOWHERE = ((0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0))


def entered_code(text: str) -> FoundCode | None:
    """Return what was typed as a code without symbology and place; None for nothing, or more than a code holds."""
    said = text.strip()
    if not said or len(said) > CHARACTERS_MAX:
        return None
    return FoundCode(said, said.encode("utf-8", "replace"), "", _NOWHERE)
