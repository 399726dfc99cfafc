"""People: the one who sits here, and the ones they know."""
