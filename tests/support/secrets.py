"""Secrets that are the same in every run."""

from hashlib import sha256


class FakeSecrets:
    """Derives each secret from its name."""

    def __init__(self, installation: str = "one") -> None:
        self._installation = installation

    def get(self, name: str) -> bytes:
        return sha256(f"{self._installation} {name}".encode()).digest()

    def existing(self, name: str) -> bytes:
        return self.get(name)
