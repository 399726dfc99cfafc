"""The child that unpacks films: jailed between its two functions, it opens nothing."""

import importlib

from app.scanner.films import program

MEMORY_MAX = program.MEMORY_MAX
HAS_NETWORK = False
UNPACKING = "app.scanner.films.film_unpacking"


def prepare() -> None:
    """Load OpenCV and have it do its work once."""
    program.silence()
    importlib.import_module(UNPACKING).rehearse()


def serve(incoming: int, outgoing: int) -> None:
    """Answer requests until the pipe closes."""
    program.serve(importlib.import_module(UNPACKING).serve, incoming, outgoing)
