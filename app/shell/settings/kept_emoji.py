"""Which emoji were used last and in which skin tone, kept with the choices about the window."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from app.shell.settings.preferences import Choices


class KeptEmoji:
    """Reads and writes them by way of the choices. GUI thread."""

    def __init__(self, choices: Callable[[], Choices], choose: Callable[[Choices], None]) -> None:
        self._choices = choices
        self._choose = choose

    def recent(self) -> Sequence[str]:
        """Return those used last, the newest first."""
        return self._choices().recent_emoji

    def remember(self, texts: Sequence[str]) -> None:
        """Keep those used last."""
        self._choose(replace(self._choices(), recent_emoji=tuple(texts)))

    def tone(self) -> int:
        """Return the skin tone's number, 0 for none."""
        return self._choices().emoji_tone

    def choose_tone(self, tone: int) -> None:
        """Keep it."""
        self._choose(replace(self._choices(), emoji_tone=tone))
