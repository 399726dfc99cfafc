"""Strangers' pictures, decoded in jailed children: what travels, one child, and who is served when."""
