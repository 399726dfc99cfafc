"""The child that unpacks films, taken over."""

from app.scanner.films import film_program
from tests.hostile.decoders import taken_over

MEMORY_MAX = film_program.MEMORY_MAX
HAS_NETWORK = film_program.HAS_NETWORK
prepare = film_program.prepare
serve = taken_over.serve
