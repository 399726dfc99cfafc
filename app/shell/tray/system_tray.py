"""Plaza's icon by way of Qt: StatusNotifierItem on Linux and its like, the notification area, the menu bar.

`Qt.labs.platform` needs neither widgets nor a QApplication where the system has such a place, and is made only then.
"""

import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QUrl
from PySide6.QtQml import QQmlComponent, QQmlEngine

from app.shell.tray.tray import TrayViewModel

FILE = Path(__file__).with_name("TrayIcon.qml")
REPLY_S = 5.0
"""How long the desktop may take for an answer."""
WATCHER, WATCHER_PATH = "org.kde.StatusNotifierWatcher", "/StatusNotifierWatcher"
SYSTEMS = ("windows", "cocoa")
"""What Qt calls those that have a place for icons always."""


def tray_of_system(engine: QQmlEngine, view_model: TrayViewModel, is_seen: Callable[[], bool]) -> "SystemTray | None":
    """Return the icon, which is shown from now on; None where Qt has no way to, so that nobody counts on it."""
    tray = SystemTray(engine, view_model, is_seen)
    if tray.is_available:
        return tray
    tray.close()
    return None


class SystemTray:
    """The icon, as long as it is not closed. GUI thread."""

    def __init__(self, engine: QQmlEngine, view_model: TrayViewModel, is_seen: Callable[[], bool]) -> None:
        self.is_seen = is_seen
        # Kept: PySide takes what a component made for gone with it.
        self._component = QQmlComponent(engine, QUrl.fromLocalFile(str(FILE)))
        self._icon: QObject | None = self._component.createWithInitialProperties({"viewModel": view_model})
        if self._component.isError():
            raise RuntimeError(self._component.errorString())

    @property
    def is_available(self) -> bool:
        """Whether Qt has a way to show it; that it is "available" Qt learns only later from some desktops."""
        return self._icon is not None and bool(self._icon.property("supportsMessages"))

    def close(self) -> None:
        """Take the icon away. What drew it stays until the process ends: Qt 6.11 crashes over deleting it."""
        if self._icon is not None:
            self._icon.setProperty("visible", False)


def place_of_system(platform: str) -> Callable[[], bool] | None:
    """Return what tells, on workers, whether icons are shown now; None where there is never a place for one.

    ``platform`` is what Qt calls the system.
    """
    if platform in SYSTEMS:
        return lambda: True
    if sys.platform == "linux" and platform in {"xcb", "wayland"}:
        return has_host
    return None


def has_host() -> bool:
    """Tell whether this desktop shows the icons of programs: its StatusNotifierWatcher knows of a host. On workers."""
    from jeepney import DBusAddress, MessageType, Properties
    from jeepney.io.blocking import open_dbus_connection

    try:
        bus = open_dbus_connection()
    except (OSError, KeyError, ValueError, RuntimeError):  # no bus, or none that lets us in
        return False
    try:
        asked = Properties(DBusAddress(WATCHER_PATH, WATCHER, WATCHER)).get("IsStatusNotifierHostRegistered")
        answer = bus.send_and_get_reply(asked, timeout=REPLY_S)
    except (OSError, ValueError):
        return False
    finally:
        bus.close()
    return answer.header.message_type is MessageType.method_return and answer.body == (("b", True),)
