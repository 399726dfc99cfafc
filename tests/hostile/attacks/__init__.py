"""What a hostile mini-app tries. Runs in the child; the standard library only."""

from tests.hostile.attacks import files, kernel, network, processes, undoing

__all__ = ["files", "kernel", "network", "processes", "undoing"]
