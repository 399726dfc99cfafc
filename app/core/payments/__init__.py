"""Orders, payments, the PIN and the person's wallet."""
