"""Decoding strangers' pictures."""
