"""What a start of the program was asked to do: by the command line, or by the system for a link or a file."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Request:
    """With nothing in it: to show the window.

    ``package`` is the absolute path of a `.ma` file. ``activation`` is the desktop's leave to come to the front.
    ``person`` is the name or id of who is to have a window.
    """

    link: str | None = None
    package: str | None = None
    activation: str = ""
    person: str | None = None
