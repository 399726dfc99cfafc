"""Official accounts, who follows them, and their articles."""
