"""The owner's side of an official account: what is written, waits, was sent or taken back, and the editor."""
