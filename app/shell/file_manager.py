"""Showing a file in its folder, by way of the desktop's file manager. On workers."""

import sys
from pathlib import Path

NAME, PATH = "org.freedesktop.FileManager1", "/org/freedesktop/FileManager1"
REPLY_S = 10.0
"""How long a file manager may take to start."""


def shown_by_desktop(file: Path) -> bool:
    """Have the desktop show ``file`` in its folder, chosen; return False where it does not know how to."""
    if sys.platform != "linux":
        return False
    from jeepney import DBusAddress, MessageType, new_method_call
    from jeepney.io.blocking import open_dbus_connection

    try:
        bus = open_dbus_connection()
    except (OSError, KeyError, ValueError, RuntimeError):  # no bus, or none that lets us in
        return False
    try:
        asked = new_method_call(DBusAddress(PATH, NAME, NAME), "ShowItems", "ass", ([file.as_uri()], ""))
        answer = bus.send_and_get_reply(asked, timeout=REPLY_S)
    except (OSError, ValueError):
        return False
    finally:
        bus.close()
    return answer.header.message_type is MessageType.method_return
