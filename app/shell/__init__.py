"""The Qt application: the only part that knows Qt."""
