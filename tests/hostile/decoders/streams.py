"""The child that receives network streams, taken over."""

from app.scanner.films import stream_program
from tests.hostile.decoders import taken_over

MEMORY_MAX = stream_program.MEMORY_MAX
HAS_NETWORK = stream_program.HAS_NETWORK
prepare = stream_program.prepare
serve = taken_over.serve
