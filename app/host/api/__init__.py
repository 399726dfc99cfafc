"""What a mini-app can ask for: one module per capability."""
