"""The lock: a window that shows nothing before its person has typed their password, and where that is chosen."""
