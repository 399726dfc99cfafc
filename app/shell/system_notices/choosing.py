"""Which way of showing notices this computer has."""

import sys
from collections.abc import Callable

from app.shell.system_notices.ports import SystemNotices
from app.shell.tray.tray import TrayViewModel

Post = Callable[[Callable[[], None]], None]
"""Has something done on the GUI thread."""


def notices_of_system(platform: str, post: Post, tray: TrayViewModel) -> SystemNotices | None:
    """Return this system's way, or None where it has none; ``platform`` is what Qt calls it, ``tray`` Plaza's icon."""
    if sys.platform == "linux" and platform in {"xcb", "wayland"}:
        from app.shell.system_notices.freedesktop import FreedesktopNotices

        return FreedesktopNotices(post)
    if platform in {"windows", "cocoa"}:
        from app.shell.system_notices.by_tray import TrayNotices

        return TrayNotices(tray)
    return None
