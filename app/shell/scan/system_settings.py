"""Where a system keeps the permissions that scanning needs: the address that shows the person its settings."""

import sys

_MAC = "x-apple.systempreferences:com.apple.preference.security?Privacy_"
_ADDRESSES = {
    ("darwin", "scanner.camera_denied"): f"{_MAC}Camera",
    ("darwin", "scanner.screen_denied"): f"{_MAC}ScreenCapture",
    ("win32", "scanner.camera_denied"): "ms-settings:privacy-webcam",
}


def settings_for(code: str, platform: str = sys.platform) -> str:
    """Return the address of the settings that mend the failure ``code``; empty where there are none to open."""
    return _ADDRESSES.get((platform, code), "")
