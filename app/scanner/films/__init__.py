"""Films and network streams: unpacked in jailed children, one frame at a time, as they are asked for."""
