"""Notices that the system shows for Plaza while the person works elsewhere; a click leads to what they tell."""
