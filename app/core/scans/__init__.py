"""Scans: the codes each person has scanned, kept for a while if they want."""
