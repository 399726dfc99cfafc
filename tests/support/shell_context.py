"""The one door, standing still: remembers what it was asked to open."""


class Opened:
    """Takes links as the navigator does, and opens nothing."""

    def __init__(self) -> None:
        self.links: list[tuple[str, str, str]] = []

    def __call__(self, text: str, scene: str, source: str, /) -> None:
        self.links.append((text, scene, source))
