"""A picture of the screen under Wayland: the desktop's portal takes it, once the person has agreed."""

import threading
from contextlib import suppress
from pathlib import Path
from urllib.parse import unquote, urlsplit

from app.core.kernel.errors import Cancelled, PlazaError, Unavailable
from app.scanner.files import picture_bytes
from app.shell.desktop_portal import DesktopPortal
from app.shell.relay import Relay
from app.shell.scan.screens import Taken

SCREENSHOT = "org.freedesktop.portal.Screenshot"
PERSON_S = 60.0
"""How long the person may take to agree; Plaza's windows are hidden as long."""


class PortalScreens:
    """All that a Wayland desktop shows, as one screen. GUI thread."""

    def __init__(self, relay: Relay, name: str) -> None:
        """``name`` is what people call it."""
        self._relay = relay
        self._name = name
        self._taken: Taken | None = None

    def names(self) -> tuple[str, ...]:
        """Return what people call it."""
        return (self._name,)

    def take(self, _index: int, taken: Taken) -> None:
        """Have a picture taken, and give ``taken`` what is in its file, which is parsed in the decoder's jail."""
        self._taken = taken

        def work() -> None:
            try:
                result: bytes | PlazaError = screenshot()
            except PlazaError as error:
                result = error
            # Who asked is named on the GUI thread only: were this thread the last to hold it, it would end here.
            self._relay.post(lambda: self._tell(result))

        threading.Thread(target=work, name="screenshot", daemon=True).start()

    def _tell(self, result: bytes | PlazaError) -> None:
        taken, self._taken = self._taken, None
        if taken is not None:
            taken(result)


def screenshot() -> bytes:
    """Return the contents of a picture's file of the whole desktop. The file itself is deleted: it was made for us.

    Raises:
        Unavailable: ``scanner.screen_withheld``, the desktop takes none; ``scanner.screen_denied``, the person said no.
    """
    try:
        with DesktopPortal() as portal:
            portal.begin(SCREENSHOT)
            found = portal.ask(SCREENSHOT, "Screenshot", "s", ("",), {"interactive": ("b", False)}, wait_s=PERSON_S)
    except Cancelled as error:
        raise Unavailable("scanner.screen_denied") from error
    except Unavailable as error:
        raise Unavailable("scanner.screen_withheld") from error
    address = urlsplit(str(found.get("uri", ("s", ""))[1]))
    if address.scheme != "file" or not address.path:
        raise Unavailable("scanner.screen_withheld")
    file = Path(unquote(address.path))
    try:
        return picture_bytes(file)
    finally:
        with suppress(OSError):  # no file, or not ours to delete
            file.unlink()
