"""Which way to see the screen this computer has."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from app.shell.relay import Relay
from app.shell.scan.screens import QtScreens, Screens
from app.shell.system_keys.choosing import is_wayland


def screens_of_system(platform: str, environment: Mapping[str, str], relay: Relay) -> Screens:
    """Return this system's way; ``platform`` is what Qt calls it."""
    if platform in {"xcb", "wayland"} and is_wayland(environment):
        from app.shell.scan.portal_screens import PortalScreens

        return PortalScreens(relay, QCoreApplication.translate("Screens", "All of the desktop"))
    return QtScreens()
