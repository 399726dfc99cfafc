"""The person's clipboard, as mini-apps may use it: plain text only."""

from collections.abc import Callable
from concurrent.futures import Future

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication

from app.shell.relay import Relay


class ShellClipboard:
    """Fills the host's port. Any thread; the clipboard itself is touched on the GUI thread."""

    def __init__(self, relay: Relay, toast: Callable[[str, str], None]) -> None:
        self._relay = relay
        self._toast = toast

    def put(self, text: str) -> "Future[None]":
        """Copy ``text`` and say so."""
        done: Future[None] = Future()

        def copy() -> None:
            QGuiApplication.clipboard().setText(text)
            self._toast(QCoreApplication.translate("Clipboard", "Copied"), "info")
            done.set_result(None)

        self._relay.post(copy)
        return done

    def text(self) -> "Future[str]":
        """Return the text that was copied last."""
        found: Future[str] = Future()

        def read() -> None:
            # What another program put there may hold half a character.
            text = QGuiApplication.clipboard().text()
            found.set_result(text.encode("utf-8", "replace").decode())

        self._relay.post(read)
        return found
