"""Screens: which there are, whether this system lets Plaza see them, and a picture of one."""

import ctypes
import os
import sys
from collections.abc import Callable, Mapping
from typing import Protocol

import shiboken6
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCursor, QGuiApplication, QImage, QScreen, QWindow

from app.core.kernel.errors import PlazaError, Unavailable
from app.shell.system_keys.choosing import is_wayland

UNCOVERED_MS = 300
"""How long the screen needs to show what lay under Plaza's windows: they fade out on many desktops."""
SEEING = frozenset(("xcb", "windows", "cocoa"))
"""The kinds of system, as Qt calls them, that let a program see the screen."""
CORE_GRAPHICS = "/System/Library/Frameworks/CoreGraphics.framework/CoreGraphics"

Taken = Callable[[QImage | bytes | PlazaError], None]
"""Told of a picture as it is, of what is in a picture's file, or of why there is none."""


class Screens(Protocol):
    """The screens of this computer. GUI thread."""

    def names(self) -> tuple[str, ...]:
        """Return what people call them."""
        ...

    def take(self, index: int, taken: Taken) -> None:
        """Take a picture of the screen of that place in ``names``, and tell ``taken`` on the GUI thread, once.

        There is none: ``scanner.screen_withheld`` (this system shows no program the screen), or
        ``scanner.screen_denied`` (the person has to allow it first), or ``scanner.screen_missing``.
        """
        ...


class QtScreens:
    """The screens that Qt knows. GUI thread."""

    def names(self) -> tuple[str, ...]:
        """Return what people call them."""
        return tuple(screen.model() or screen.name() for screen in QGuiApplication.screens())

    def take(self, index: int, taken: Taken) -> None:
        """Take a picture of the screen of that place in ``names``, as it is now."""
        try:
            image = self._grab(index)
        except Unavailable as error:
            taken(error)
        else:
            taken(image)

    def _grab(self, index: int) -> QImage:
        if not lets_see(QGuiApplication.platformName(), os.environ):
            raise Unavailable("scanner.screen_withheld")
        if sys.platform == "darwin" and not _is_allowed_on_macos():
            raise Unavailable("scanner.screen_denied")
        screens = QGuiApplication.screens()
        if not 0 <= index < len(screens):
            raise Unavailable("scanner.screen_missing")
        image = screens[index].grabWindow(0).toImage()
        if image.isNull():
            raise Unavailable("scanner.screen_withheld")
        return image


def lets_see(platform: str, environment: Mapping[str, str]) -> bool:
    """Tell whether a system of this kind lets programs see the screen. Wayland does not, nor does X11 within it."""
    return platform in SEEING and not (platform == "xcb" and is_wayland(environment))


def own_screen() -> int:
    """Return the place of the screen that the person looks at: their window's, or where their pointer is."""
    window: QWindow | None = QGuiApplication.focusWindow()  # there may be none, which the stubs do not say
    pointed: QScreen | None = QGuiApplication.screenAt(QCursor.pos())
    screens = QGuiApplication.screens()
    seen = pointed if window is None else window.screen()
    return screens.index(seen) if seen in screens else 0


def _is_allowed_on_macos() -> bool:
    """Ask macOS, which then asks the person, once."""
    try:
        graphics = ctypes.CDLL(CORE_GRAPHICS)
        return bool(graphics.CGPreflightScreenCaptureAccess() or graphics.CGRequestScreenCaptureAccess())
    except (OSError, AttributeError):  # before macOS 10.15 everybody may
        return True


def _bring_to_front(window: QWindow) -> None:
    """Show ``window`` before those of other programs; it may have been minimised when the person asked from there."""
    if window.windowStates() & Qt.WindowState.WindowMinimized:
        window.setWindowStates(window.windowStates() & ~Qt.WindowState.WindowMinimized)
    window.requestActivate()


class Capturing:
    """Takes pictures of screens without Plaza's own windows on them. GUI thread.

    It is nobody's child: whatever becomes of who asked, the windows come back.
    """

    def __init__(self, screens: Screens) -> None:
        self._screens = screens
        self._hidden: list[QWindow] = []
        self._index = 0
        self._taken: Taken | None = None

    def take(self, index: int, taken: Taken) -> None:
        """Hide Plaza, take a picture of that screen, show Plaza, and give ``taken`` the picture or why there is none.

        While one is being taken, another is not begun.
        """
        if self._taken is not None:
            return
        self._index, self._taken = index, taken
        self._hidden = [window for window in QGuiApplication.topLevelWindows() if window.isVisible()]
        for window in self._hidden:
            window.setVisible(False)
        QTimer.singleShot(UNCOVERED_MS, lambda: self._screens.take(self._index, self._on_taken))

    def _on_taken(self, result: QImage | bytes | PlazaError) -> None:
        taken, self._taken = self._taken, None
        if taken is not None:
            taken(result)  # before the windows: who sees itself again with nothing to scan turns to the camera
        windows, self._hidden = [window for window in self._hidden if shiboken6.isValid(window)], []
        for window in windows:
            window.setVisible(True)  # show() would undo "maximized"
        if windows:
            _bring_to_front(windows[0])
