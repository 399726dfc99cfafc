"""The catalogue: which mini-apps are published, by whom, in which version."""
