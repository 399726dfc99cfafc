"""Decoders that, instead of decoding, try the attacks: as if a picture had taken them over. They run in the child."""
