"""Plaza: the desktop super-app."""
