"""Mini-apps beside the chat and in windows of their own: the same session, the same items, nothing built again."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.core.kernel.ids import SessionId
from app.host.bridge.prompts import PermissionPrompt
from app.host.tree.ops import Create
from app.shell.context import ShellContext
from app.shell.prompts import PromptServices
from minikit import ui
from tests.shell.test_main_window import CARD, WholeWindow, nothing
from tests.support.fake_sessions import STORE
from tests.support.pages import node_data
from tests.support.plaza import PlazaServices


class Torn(WholeWindow):
    """The window over the demo world with a mini-app that has a field and a long list."""

    def __init__(self, plaza: PlazaServices, context: ShellContext, qtbot: QtBot) -> None:
        super().__init__(plaza, context, qtbot)
        rows = [ui.Text(f"Row {number}") for number in range(150)]
        body = ui.Column(ui.TextField("", on_change=nothing, label="Name"), *rows)
        self.session.view.page_updated(1, 2, [Create(1, 2, node_data(body, iter(range(100, 400))))])
        qtbot.waitUntil(lambda: self.in_any("field101") is not None)
        self.tab_id = self.tabs.tabs[1].tab_id

    def windows(self) -> list[QQuickWindow]:
        return [
            window
            for window in QGuiApplication.topLevelWindows()
            if isinstance(window, QQuickWindow) and window.objectName() == "tornWindow" and window.isVisible()
        ]

    @property
    def torn(self) -> QQuickWindow:
        (window,) = self.windows()
        return window

    def in_any(self, name: str) -> QQuickItem | None:
        view = self.miniapp.pages.view_of(1)
        assert view is not None
        return next((item for item in self._items(view) if item.objectName() == name), None)

    def item(self, name: str) -> QQuickItem | None:
        """Return what is visible in Plaza's own window by this name: the torn-off one is among its children."""
        return next((item for item in self.visible() if item.objectName() == name), None)

    def part(self, name: str) -> QQuickItem | None:
        """Return what is visible in the torn-off window by this name."""
        items = self._items(self.torn.contentItem())
        return next((item for item in items if item.objectName() == name), None)

    def put(self, place: str) -> None:
        self.tabs.put(self.tab_id, place)  # type: ignore[arg-type]
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def torn(plaza: PlazaServices, context: ShellContext, qtbot: QtBot) -> Iterator[Torn]:
    made = Torn(plaza, context, qtbot)
    yield made
    made.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_what_was_typed_and_scrolled_to_is_there_in_every_place(torn: Torn, qtbot: QtBot) -> None:
    field = torn.in_any("field101")
    assert field is not None
    view = torn.miniapp.pages.view_of(1)
    assert view is not None
    field.forceActiveFocus()
    QTest.keyClick(torn.window, Qt.Key.Key_H)
    scroller = next(item for item in torn._items(view) if item.inherits("QQuickFlickable"))
    torn.window.grabWindow()
    qtbot.waitUntil(lambda: scroller.property("contentHeight") > 1500)  # what is out of sight is made later
    scroller.setProperty("contentY", 60.0)
    seen: list[bool] = []
    view.visibleChanged.connect(lambda: seen.append(view.isVisible()))
    for place in ("window", "beside", "window", "strip"):
        torn.put(place)
        assert torn.miniapp.pages.view_of(1) is view
        assert scroller.property("contentY") == 60.0
        assert torn.session.view is not None
        window = torn.torn if place == "window" else torn.window
        assert view.window() is window
        qtbot.waitUntil(view.isVisible)
        assert str(field.property("text")) == "h", place
    assert torn.windows() == []
    assert seen == [], "a film on it would have stopped on the way"
    assert "hide" not in torn.session.told


def test_the_capsule_is_on_the_window_and_leads_back(torn: Torn, qtbot: QtBot) -> None:
    torn.click(qtbot, "capsuleMenu")
    torn.click(qtbot, "menuWindow")
    qtbot.waitUntil(lambda: len(torn.windows()) == 1 and torn.part("capsuleMenu") is not None)
    assert torn.torn.title() == STORE.name
    assert torn.item("miniappStage") is None
    torn.torn.grabWindow()
    menu = torn.part("capsuleMenu")
    assert menu is not None
    place = menu.mapToScene(menu.boundingRect().center()).toPoint()
    QTest.mouseClick(torn.torn, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    qtbot.waitUntil(lambda: torn.part("menuStrip") is not None)
    torn.torn.grabWindow()
    line = torn.part("menuStrip")
    assert line is not None
    place = line.mapToScene(line.boundingRect().center()).toPoint()
    QTest.mouseClick(torn.torn, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    qtbot.waitUntil(lambda: torn.windows() == [] and torn.item("miniappStage") is not None)


def test_a_tap_in_the_window_is_heard(torn: Torn, qtbot: QtBot) -> None:
    torn.session.show("Store")
    qtbot.waitUntil(lambda: torn.in_any("button3") is not None)
    torn.put("window")
    torn.torn.grabWindow()
    button = torn.in_any("button3")
    assert button is not None
    place = button.mapToScene(button.boundingRect().center()).toPoint()
    QTest.mouseClick(torn.torn, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    assert ("event", 1, 3, "tap", None) in torn.session.told


def test_a_window_that_is_closed_closes_its_tab_and_comes_back_as_a_window(torn: Torn, qtbot: QtBot) -> None:
    woken: list[str] = []
    torn.tabs.reopened.wake_with("miniapp", woken.append)
    torn.put("window")
    torn.torn.close()
    qtbot.waitUntil(lambda: len(torn.tabs.tabs) == 1)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert torn.windows() == []
    torn.tabs.reopened.reopen()
    assert (woken, torn.tabs.tabs[1].place) == ([""], "window")
    assert len(torn.windows()) == 1


def test_a_question_dims_the_window_it_was_tapped_in_alone(torn: Torn, qtbot: QtBot) -> None:
    nobody: object = None
    torn.prompts.use(PromptServices(nobody))  # type: ignore[arg-type]
    torn.put("window")
    request = PermissionPrompt(SessionId("session1"), STORE, "profile", "To greet you.")
    answer = torn.prompts.ask_permission(request)
    qtbot.waitUntil(lambda: torn.part("permissionSheet") is not None or torn.prompts.property("kind") == "permission")
    qtbot.waitUntil(lambda: torn.prompts.property("window") is torn.torn)
    overlays = [item for item in torn.torn.contentItem().childItems() if "Overlay" in item.metaObject().className()]
    assert any(overlay.isVisible() for overlay in overlays)
    mains = [item for item in torn.window.contentItem().childItems() if "Overlay" in item.metaObject().className()]
    assert not any(overlay.isVisible() for overlay in mains)
    torn.torn.close()
    qtbot.waitUntil(lambda: len(torn.tabs.tabs) == 1)
    torn.prompts.dismiss_session(SessionId("session1"))
    qtbot.waitUntil(answer.done)


def test_a_question_of_the_shell_is_asked_in_its_own_window_when_the_other_goes(torn: Torn, qtbot: QtBot) -> None:
    torn.put("window")
    torn.torn.requestActivate()
    qtbot.waitUntil(torn.torn.isActive)
    torn.prompts.show_trust(CARD, nothing)
    assert torn.prompts.property("window") is torn.torn
    torn.put("strip")
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert torn.prompts.property("window") is torn.window
    qtbot.waitUntil(lambda: torn.item("trustCard") is not None or torn.item("trustCancel") is not None)


def test_beside_the_chat_both_are_seen_and_the_border_moves(torn: Torn, qtbot: QtBot) -> None:
    torn.put("beside")
    qtbot.waitUntil(lambda: torn.item("splitter") is not None)
    stage, border = torn.item("miniappStage"), torn.item("splitter")
    assert stage is not None
    assert border is not None
    assert torn.item("welcomeScan") is not None or torn.item("chatList") is not None
    before = stage.width()
    border.forceActiveFocus()
    QTest.keyClick(torn.window, Qt.Key.Key_Right)
    assert stage.width() == before - 24
    assert torn.view_model.property("settings").property("besideWidth") == before - 24
    torn.window.grabWindow()
    place = border.mapToScene(border.boundingRect().center()).toPoint()
    button, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QTest.mousePress(torn.window, button, keys, place)
    for step in range(1, 9):
        QTest.mouseMove(torn.window, place - QPoint(step * 8, 0))
    QTest.mouseRelease(torn.window, button, keys, place - QPoint(64, 0))
    assert stage.width() > before - 24
    assert torn.view_model.property("settings").property("besideWidth") == round(stage.width())


def test_in_a_narrow_window_what_was_beside_is_a_tab_until_there_is_room(torn: Torn, qtbot: QtBot) -> None:
    torn.put("beside")
    qtbot.waitUntil(lambda: torn.item("splitter") is not None)
    torn.window.resize(920, 700)
    qtbot.waitUntil(lambda: torn.item("splitter") is None and torn.item("tab1") is not None)
    assert torn.item("miniappStage") is None
    torn.window.resize(1180, 700)
    qtbot.waitUntil(lambda: torn.item("splitter") is not None and torn.item("tab1") is None)


def test_a_tab_that_is_dragged_out_of_the_strip_gets_a_window(torn: Torn, qtbot: QtBot) -> None:
    torn.window.grabWindow()
    pill = torn.item("tab1")
    assert pill is not None
    start = pill.mapToScene(pill.boundingRect().center()).toPoint()
    button, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QTest.mousePress(torn.window, button, keys, start)
    for step in range(1, 21):
        QTest.mouseMove(torn.window, start + QPoint(0, step * 10))
    QTest.mouseRelease(torn.window, button, keys, start + QPoint(0, 200))
    qtbot.waitUntil(lambda: len(torn.windows()) == 1)


def test_without_plaza_s_own_window_there_are_no_others(torn: Torn, qtbot: QtBot) -> None:
    torn.put("window")
    assert len(torn.windows()) == 1
    torn.window.hide()
    assert torn.windows() == []
    torn.window.show()
    qtbot.waitUntil(lambda: len(torn.windows()) == 1)
