"""Strangers' text on a terminal."""


def shown(text: str) -> str:
    """Return ``text`` so that it cannot steer the terminal, nor turn or hide what stands around it."""
    return "".join(sign if sign.isprintable() else f"⟨U+{ord(sign):04X}⟩" for sign in text)
