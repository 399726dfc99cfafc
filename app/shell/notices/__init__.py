"""Notices of mini-apps: one at a time, in a corner of the window; a click opens the page."""
