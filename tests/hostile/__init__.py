"""Children that try to break out, through the real platform."""
