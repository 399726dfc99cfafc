"""Whether there is a screen to show a window on."""

from collections.abc import Mapping

NO_SCREEN_DEFAULTS = {
    "QT_QPA_PLATFORM": "offscreen",
    "QT_QUICK_BACKEND": "software",
    "QSG_RENDER_LOOP": "basic",
    # Qt tells at length which of the video libraries it could use are not there.
    "QT_LOGGING_RULES": "qt.multimedia.symbolsresolver*=false;qt.multimedia.ffmpeg*=false",
}


def has_screen(environ: Mapping[str, str], platform: str) -> bool:
    """Tell whether a window can be shown; whoever chose a Qt platform is taken at their word."""
    if environ.get("QT_QPA_PLATFORM"):
        return True
    if platform in ("win32", "darwin"):
        return True
    return bool(environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY"))
