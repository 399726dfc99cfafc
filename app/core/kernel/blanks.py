"""Letters and marks that show nothing: by them words seem empty, or the same as others."""

import unicodedata

BLANKS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
"""Those that Unicode does not count among the spaces and the control and format characters."""


def is_blank(text: str) -> bool:
    """Tell whether there is nothing to be seen of ``text``: no letter, digit or sign, marks alone being none."""
    return not any(unicodedata.category(letter)[0] in "LNPS" and letter not in BLANKS for letter in text)
