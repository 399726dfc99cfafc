"""The domain: what Plaza knows and decides. No Qt, no threads of its own."""
