"""A decoder without any library, which every Python can run."""

from tests.hostile.decoders import taken_over

MEMORY_MAX = 512 << 20
HAS_NETWORK = False
serve = taken_over.serve


def prepare() -> None:
    """Load nothing more."""
