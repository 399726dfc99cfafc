"""What may stand in the short texts that people write about themselves and one another."""

import unicodedata

NAME_CHARACTERS_MAX = 40
_BLANKS = frozenset(" \u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")  # letters and marks that show nothing


def is_shown(text: str, characters_max: int) -> bool:
    """Tell whether ``text`` can be seen, all of it, and is not too long."""
    is_hidden = any(unicodedata.category(character) in {"Cc", "Cf", "Cs"} for character in text)
    return bool(set(text) - _BLANKS) and not is_hidden and len(text) <= characters_max
