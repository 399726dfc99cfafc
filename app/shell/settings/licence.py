"""One licence, as the settings list it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Licence:
    """One thing that Plaza stands on or ships: what, in which version or from where, under which licence."""

    name: str
    version: str
    licence: str
