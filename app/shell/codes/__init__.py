"""Codes made here: drawn with name and picture, read back, copied, saved and sent to a chat."""
