"""Keys under Wayland: the desktop's portal, which asks the person, and tells of what they agreed to."""

from typing import Any

from app.core.kernel.errors import Cancelled, Unavailable
from app.shell.desktop_portal import DesktopPortal
from app.shell.system_keys.chord import Chord, Modifier
from app.shell.system_keys.listening import Listener, ThreadedKeys
from app.shell.system_keys.ports import Hearing

SHORTCUTS = "org.freedesktop.portal.GlobalShortcuts"
SESSION = "org.freedesktop.portal.Session"
SHORTCUT_ID = "scan-screen"
DESCRIPTION_MAX = 60
HELD = {Modifier.CTRL: "CTRL", Modifier.ALT: "ALT", Modifier.SHIFT: "SHIFT", Modifier.META: "LOGO"}


class PortalKeys(ThreadedKeys):
    """Keys that the desktop gives out: Plaza proposes, the person chooses in the desktop's own settings."""

    chooses = True

    def __init__(self, description: str) -> None:
        """``description`` says to the person what the keys do."""
        super().__init__(lambda chord, hearing: PortalListener(chord, hearing, description))


class PortalListener(Listener):
    """Holds one shortcut of the portal; it is given back when the connection ends, however the process does."""

    def __init__(self, chord: Chord, hearing: Hearing, description: str) -> None:
        self._description = description
        self._portal: DesktopPortal | None = None
        super().__init__(chord, hearing)

    def wake(self) -> None:
        """Make ``listen`` return."""
        if self._portal is not None:
            self._portal.interrupt()

    def listen(self, chord: Chord) -> None:
        """Ask for ``chord`` and tell of it until woken."""
        try:
            with DesktopPortal() as portal:
                self._portal = portal
                if not self.is_ended:
                    self._hold(portal, chord)
        except Cancelled as error:
            raise Unavailable("keys.declined") from error
        except Unavailable as error:
            raise Unavailable("keys.unsupported") from error

    def _hold(self, portal: DesktopPortal, chord: Chord) -> None:
        portal.begin(SHORTCUTS)
        session = portal.ask(SHORTCUTS, "CreateSession", options={"session_handle_token": ("s", "plaza")})
        path = _text(session.get("session_handle"))
        pressed = portal.hear(SHORTCUTS, "Activated")
        closed = portal.hear(SESSION, "Closed", path)
        wanted = {"description": ("s", self._description), "preferred_trigger": ("s", trigger_of(chord))}
        bound = portal.ask(SHORTCUTS, "BindShortcuts", "oa(sa{sv})s", (path, [(SHORTCUT_ID, wanted)], ""))
        self.tell_bound(_described(bound.get("shortcuts")))
        while not self.is_ended:
            rule, said = portal.next(pressed, closed)
            if rule is closed:
                raise Cancelled("portal.declined")
            if said[:2] == (path, SHORTCUT_ID):
                self.tell_pressed()


def trigger_of(chord: Chord) -> str:
    """Return ``chord`` as the desktops' specification of shortcuts writes it."""
    key = chord.key if len(chord.key) > 1 else chord.key.lower()
    return "+".join([*(HELD[each] for each in Modifier if each in chord.held), key])


def _described(shortcuts: tuple[str, Any] | None) -> str:
    """Return in which words the desktop names the keys, of the list of shortcuts that it bound."""
    if shortcuts is None or shortcuts[0] != "a(sa{sv})":
        raise Unavailable("portal.missing")
    for shortcut_id, details in shortcuts[1]:
        if shortcut_id == SHORTCUT_ID:
            return _text(details.get("trigger_description", ("s", "")))[:DESCRIPTION_MAX]
    raise Cancelled("portal.declined")


def _text(value: tuple[str, Any] | None) -> str:
    if value is None or value[0] not in {"s", "o"}:
        raise Unavailable("portal.missing")
    return str(value[1])
