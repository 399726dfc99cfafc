"""Which way of hearing keys this computer has."""

import sys
from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from app.shell.system_keys.ports import SystemKeys

PROPOSED = "Ctrl+Shift+F9" if sys.platform == "win32" else "Ctrl+Alt+S"
"""Under Windows, Ctrl and Alt together write letters on many keyboards."""


def is_wayland(environment: Mapping[str, str]) -> bool:
    """Tell whether the desktop is one of Wayland, be it that Plaza speaks X11 within it."""
    return "WAYLAND_DISPLAY" in environment or environment.get("XDG_SESSION_TYPE") == "wayland"


def keys_of_system(platform: str, environment: Mapping[str, str]) -> SystemKeys | None:
    """Return this system's way, or None where it has none; ``platform`` is what Qt calls it."""
    if platform == "xcb" and not is_wayland(environment):
        from app.shell.system_keys.listening import ThreadedKeys
        from app.shell.system_keys.x11 import XListener

        return ThreadedKeys(XListener)
    if platform == "windows":
        from app.shell.system_keys.listening import ThreadedKeys
        from app.shell.system_keys.windows import WindowsListener

        return ThreadedKeys(WindowsListener)
    if platform == "cocoa":
        from app.shell.system_keys.macos import MacKeys

        return MacKeys()
    if platform in {"xcb", "wayland"}:
        from app.shell.system_keys.portal import PortalKeys

        return PortalKeys(QCoreApplication.translate("SystemKeys", "Scan what is on the screen"))
    return None
