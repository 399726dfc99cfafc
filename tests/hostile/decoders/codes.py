"""The decoder of codes, taken over."""

from app.scanner import child_program
from tests.hostile.decoders import taken_over

MEMORY_MAX = child_program.MEMORY_MAX
HAS_NETWORK = child_program.HAS_NETWORK
prepare = child_program.prepare
serve = taken_over.serve
