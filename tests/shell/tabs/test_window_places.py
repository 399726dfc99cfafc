"""A torn-off window comes back where it stood, in sight of the screens of today."""

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QWindow
from PySide6.QtQuick import QQuickWindow
from pytestqt.qtbot import QtBot

from app.core.kernel.ids import MiniAppId
from app.core.workspace.model import WindowPlace
from app.core.workspace.service import Workspace
from app.shell.context import ShellContext
from app.shell.tabs.window_places import WindowPlaces, in_sight
from tests.support.plaza import PlazaServices

MAIN = QRect(0, 0, 1920, 1040)
RIGHT = QRect(1920, 0, 1280, 1000)


@pytest.mark.parametrize(
    ("wanted", "screens", "comes"),
    [
        (QRect(100, 100, 480, 720), [MAIN], QRect(100, 100, 480, 720)),
        (QRect(2000, 100, 480, 720), [MAIN, RIGHT], QRect(2000, 100, 480, 720)),
        (QRect(2000, 100, 480, 720), [MAIN], QRect(719, 159, 480, 720)),
        (QRect(-450, 100, 480, 720), [MAIN], QRect(719, 159, 480, 720)),
        (QRect(-100, 100, 480, 720), [MAIN], QRect(-100, 100, 480, 720)),
        (QRect(100, -500, 480, 720), [MAIN], QRect(719, 159, 480, 720)),
        (QRect(100, 1100, 480, 720), [MAIN], QRect(719, 159, 480, 720)),
        (QRect(100, 100, 5000, 4000), [MAIN], QRect(100, 100, 1920, 1008)),
        (QRect(100, 100, 480, 720), [], QRect(100, 100, 480, 720)),
    ],
)
def test_a_window_comes_where_it_can_be_grasped(wanted: QRect, screens: list[QRect], comes: QRect) -> None:
    assert in_sight(wanted, screens) == comes


def test_a_window_stands_where_it_stood(plaza: PlazaServices, context: ShellContext, qtbot: QtBot) -> None:
    workspace = Workspace(plaza.db)
    user_id, store = context.user.user_id, MiniAppId("plaza.store")
    places = WindowPlaces(user_id, workspace, context.tasks)
    window = QQuickWindow()
    places.bring(window, store)  # nothing is known yet
    window.setGeometry(20, 60, 400, 500)
    places.keep(window, "")
    places.keep(window, store)
    qtbot.waitUntil(lambda: workspace.windows_of(user_id) == {store: WindowPlace(20, 60, 400, 500)})
    later = WindowPlaces(user_id, workspace, context.tasks)
    later.take(workspace.windows_of(user_id))
    other = QQuickWindow()
    later.bring(other, store)
    assert other.geometry() == QRect(20, 60, 400, 500)
    for each in (window, other):
        assert each.visibility() == QWindow.Visibility.Hidden
        each.deleteLater()
