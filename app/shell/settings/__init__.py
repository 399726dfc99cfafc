"""What the person may set: look, size; and what Plaza is."""
