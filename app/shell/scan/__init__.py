"""Scanning: cameras, the picture with the codes found in it, and what a scanned code may open."""
