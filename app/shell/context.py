"""What every view-model of a screen stands on: whose window it is, workers, events, the time, and the one door."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Literal, Protocol

from app.core.kernel.clock import Clock, SystemClock
from app.core.kernel.errors import Refused
from app.core.people.model import User
from app.shell.faces import FindIcon, no_icon, picture_url
from app.shell.moments import Moments
from app.shell.relay import Relay
from app.shell.tasks import Tasks

Scene = Literal["chat", "article", "menu", "message", "list", "file"]
"""Where in the shell a link was clicked, or that it is for a file that is to be opened."""


class OpenLink(Protocol):
    """Opens the link that ``text`` is: the shell's one door, as the screens see it."""

    def __call__(self, text: str, scene: Scene, source: str, /) -> None:
        """Open ``text``, clicked in ``scene``; ``source`` says which conversation, article, account or list."""
        ...


def no_film(_name: str) -> int:
    """Open no film: there are none.

    Raises:
        Refused: ``article.film_missing``.
    """
    raise Refused("article.film_missing")


@dataclass(slots=True, eq=False)
class ShellContext:
    """The same for every screen of one signed-in person. GUI thread."""

    user: User
    """Who they are now: renewed when they change their name, so ask again each time."""
    tasks: Tasks
    relay: Relay
    open_link: OpenLink
    clock: Clock = field(default_factory=SystemClock)
    moments: Moments = field(default_factory=Moments)
    find_icon: FindIcon = no_icon
    find_picture: Callable[[str | None], str] = picture_url
    """Answers the address of a message's picture by its name; empty if there is none."""
    faces: Path | None = None
    """The folder of the pictures that people chose of themselves."""
    open_file: Callable[[Path], bool] = lambda _: False
    """Has the system open a copy of a file that other programs only show; False where no program does."""
    show_in_folder: Callable[[Path], None] = lambda _: None
    """Has the system show a file in its folder."""

    open_film: Callable[[str], int] = no_film
    """Opens a film of an article by its name, on a worker; the descriptor is the caller's to close."""

    def now(self) -> datetime:
        """Return the present moment."""
        return self.clock.now()
