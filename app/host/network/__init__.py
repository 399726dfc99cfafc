"""Reaching hosts of the internet for mini-apps: declared hosts, public addresses, bounded answers, no traces."""
