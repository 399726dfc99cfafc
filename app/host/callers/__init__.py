"""Callers: under which identifiers mini-apps know the people who use them, and whose each identifier is."""
