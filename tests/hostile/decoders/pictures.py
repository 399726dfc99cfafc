"""The decoder of pictures, taken over."""

from app.shell.components import decoding
from tests.hostile.decoders import taken_over

MEMORY_MAX = decoding.MEMORY_MAX
HAS_NETWORK = decoding.HAS_NETWORK
prepare = decoding.prepare
serve = taken_over.serve
