"""Where the windows of torn-off mini-apps stand: kept for each mini-app, and brought back into sight."""

import logging
from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QObject, QRect, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QmlElement
from PySide6.QtQuick import QQuickWindow

from app.core.kernel.errors import PlazaError
from app.core.kernel.ids import MiniAppId, UserId
from app.core.workspace.model import WindowPlace
from app.shell.tasks import Tasks

QML_IMPORT_NAME = "app.shell.tabs"
QML_IMPORT_MAJOR_VERSION = 1
TITLE_BAR_PX = 32
"""Above the window itself, where it is grasped: that much of a screen is left free over it."""
GRASPED_PX = 80
"""Of its upper edge so much has to be on a screen, or nobody can reach it."""
log = logging.getLogger(__name__)


class Workspace(Protocol):
    """Keeps where windows stood; on workers."""

    def keep_window(self, user_id: UserId, miniapp_id: MiniAppId, place: WindowPlace) -> None:
        """Keep where one stands."""

    def windows_of(self, user_id: UserId) -> dict[MiniAppId, WindowPlace]:
        """Return where they stood."""


@QmlElement
class WindowPlaces(QObject):
    """One person's. GUI thread. Until what was kept has been read, every window opens where the system puts it."""

    def __init__(self, user_id: UserId, workspace: Workspace, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._user_id = user_id
        self._workspace = workspace
        self._tasks = tasks
        self._known: dict[MiniAppId, WindowPlace] = {}

    def take(self, known: dict[MiniAppId, WindowPlace]) -> None:
        """Take ``known`` for where the windows stood."""
        self._known = known

    @Slot(QQuickWindow, str)
    def bring(self, window: QQuickWindow, miniapp_id: str) -> None:
        """Put a mini-app's window where it stood last, or as near to that as the screens of today allow."""
        place = self._known.get(MiniAppId(miniapp_id))
        if place is None:
            return
        screens = [screen.availableGeometry() for screen in QGuiApplication.screens()]
        window.setGeometry(in_sight(QRect(place.x, place.y, place.width, place.height), screens))

    @Slot(QQuickWindow, str)
    def keep(self, window: QQuickWindow, miniapp_id: str) -> None:
        """Keep where a mini-app's window stands now."""
        place = WindowPlace(window.x(), window.y(), max(1, window.width()), max(1, window.height()))
        known_id = MiniAppId(miniapp_id)
        if not miniapp_id or self._known.get(known_id) == place:
            return
        self._known[known_id] = place
        self._tasks.run(
            lambda: self._workspace.keep_window(self._user_id, known_id, place), lambda _none: None, self._failed
        )

    def _failed(self, error: PlazaError) -> None:
        log.warning("where a window stands cannot be kept now: %s", error)


def in_sight(wanted: QRect, screens: Sequence[QRect]) -> QRect:
    """Return ``wanted``, no larger than its screen and where it can be grasped; else in the middle of the first screen.

    ``screens`` are the parts of the screens that windows may take, the first one's first.
    """
    edge = QRect(wanted.x(), wanted.y() - TITLE_BAR_PX, wanted.width(), TITLE_BAR_PX)
    grasped = max(screens, key=lambda screen: _area(screen.intersected(edge)), default=None)
    if grasped is None:
        return wanted
    seen = grasped.intersected(edge)
    is_off = seen.width() < min(GRASPED_PX, wanted.width()) or seen.height() < TITLE_BAR_PX
    screen = screens[0] if is_off else grasped
    width = min(wanted.width(), screen.width())
    height = min(wanted.height(), screen.height() - TITLE_BAR_PX)
    if is_off:
        middle = screen.center()
        top = max(middle.y() - height // 2, screen.top() + TITLE_BAR_PX)
        return QRect(middle.x() - width // 2, top, width, height)
    return QRect(wanted.x(), wanted.y(), width, height)


def _area(rect: QRect) -> int:
    return max(0, rect.width()) * max(0, rect.height())
