"""How the host reaches the person's clipboard: a port that the shell fills."""

from concurrent.futures import Future
from typing import Protocol

from app.core.kernel.errors import Unavailable


class Clipboard(Protocol):
    """The text that was copied last. Called on the host's threads; must not wait there."""

    def put(self, text: str) -> "Future[None]":
        """Copy ``text`` and let the person know; the future is done when it is copied."""
        ...

    def text(self) -> "Future[str]":
        """Return the text that was copied last, to come; empty if that was none."""
        ...


class NoClipboard:
    """The clipboard of a Plaza without a window."""

    def put(self, text: str) -> "Future[None]":  # noqa: ARG002 (nowhere to put it)
        """Say that there is none."""
        raise Unavailable("clipboard.none")

    def text(self) -> "Future[str]":
        """Say that there is none."""
        raise Unavailable("clipboard.none")
