"""What a system does with notices: it shows them, tells of clicks, and takes them away again."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class SystemNotice:
    """One notice: plain letters, in lines that are short already.

    The same ``key`` again takes the place of the notice before. ``action`` says what a click does, where that is
    shown; one that ``is_quiet`` makes no sound.
    """

    key: str
    title: str
    text: str
    action: str
    is_quiet: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """Who is told, on the GUI thread, what came of a notice: that it is shown or not, and then perhaps of a click."""

    clicked: Callable[[str], None]
    """Told the system's leave to come to the front; empty where it needs none."""
    failed: Callable[[], None]
    """The system shows no notices now."""
    shown: Callable[[], None] = lambda: None
    """The system has the notice, and keeps it for the person."""


class SystemNotices(Protocol):
    """Shows notices. Called on the GUI thread, where nothing waits for the system."""

    def show(self, notice: SystemNotice, outcome: Outcome) -> None:
        """Show a notice, in place of the one with the same key."""
        ...

    def withdraw(self, key: str) -> None:
        """Take a notice away, if it is still there; nobody is told of it any more."""
        ...

    def close(self) -> None:
        """Take all away: Plaza ends, and a click would lead nowhere."""
        ...
