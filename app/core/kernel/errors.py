"""What can go wrong on purpose: refusals, failures of the world, and a person's no."""

from collections.abc import Mapping

DetailValue = str | int | bool


class PlazaError(Exception):
    """An expected failure with a stable code; the shell chooses the words shown from the code.

    ``code`` reads ``area.reason`` and never changes once released. ``details`` are safe to show.
    """

    def __init__(self, code: str, /, **details: DetailValue) -> None:
        super().__init__(code)
        self.code = code
        self.details: Mapping[str, DetailValue] = details

    def __str__(self) -> str:
        shown = ", ".join(f"{name}={value!r}" for name, value in self.details.items())
        return f"{self.code}({shown})" if shown else self.code


class Refused(PlazaError):
    """The rules say no; asking again unchanged gets the same answer."""


class Unavailable(PlazaError):
    """The world failed; the same request may succeed later."""


class Cancelled(PlazaError):
    """The person said no."""
