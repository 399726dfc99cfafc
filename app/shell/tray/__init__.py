"""The icon among those of the system: what waits, a menu, and the place where Plaza goes on without a window."""
