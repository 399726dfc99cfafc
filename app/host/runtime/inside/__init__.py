"""What children run before their first foreign line. The standard library only."""
