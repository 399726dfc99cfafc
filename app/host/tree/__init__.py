"""The received component tree: check, hold, difference."""
