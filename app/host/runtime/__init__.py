"""Child processes of every kind: starting them, talking to them, ending them."""
