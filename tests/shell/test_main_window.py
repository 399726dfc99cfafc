"""The window around a mini-app: where the keys go, and what is said when the shell asks something."""

from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QCursor
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.host.decoding.service import Decoding
from app.host.runtime.jailed import DecoderSpawner
from app.host.runtime.spawn import Spawner
from app.host.tree.ops import Create, Remove
from app.shell.components.pictures import DECODER, Pictures
from app.shell.components.renderer import NodeComponents
from app.shell.context import ShellContext
from app.shell.prompts import ShellPrompts
from app.shell.scan.trust_card import TrustFacts
from app.shell.tabs.miniapp import Drawing, MiniAppViewModel
from app.shell.tabs.running import SessionView
from minikit import ui
from tests.shell.test_window import Shown
from tests.support.fake_sessions import STORE, FakeSession
from tests.support.pages import node_data
from tests.support.plaza import PlazaServices

CARD = TrustFacts("text", "A text", "Milk")
TOAST_MS = 4000  # after which one goes by itself


def nothing(*_args: object) -> None:
    """Stand for a handler."""


class WholeWindow(Shown):
    """The window over the demo world with one mini-app open in it."""

    def __init__(self, plaza: PlazaServices, context: ShellContext, qtbot: QtBot) -> None:
        super().__init__(plaza, context)
        self.qtbot = qtbot
        self.prompts = ShellPrompts(context.relay, rest_ms=0)
        self.spawner = Spawner()
        self.decoding = Decoding(partial(DecoderSpawner(self.spawner), DECODER))
        self.attach(self.prompts)
        pictures = Pictures(self.decoding, context.tasks, context.relay)
        drawing = Drawing(NodeComponents(self.engine), pictures, context.tasks, context.relay, rest_s=0)
        self.drawing = drawing
        self.miniapp = self.open_tab()
        sessions: list[FakeSession] = []

        def open_session(view: SessionView, _is_again: bool) -> FakeSession:
            sessions.append(FakeSession(view))
            return sessions[-1]

        self.miniapp.start(open_session)
        qtbot.waitUntil(lambda: self.miniapp.session is not None)
        self.session = sessions[0]
        self.session.show("Store")
        qtbot.waitUntil(lambda: self.item("button3") is not None)

    def open_tab(self) -> MiniAppViewModel:
        """Open a tab of the mini-app."""
        view_model = MiniAppViewModel(STORE, self.drawing)
        self.tabs.open("miniapp", STORE.name, "shopping-bag", view_model, view_model.end)
        return view_model

    def mouse(self, place: QPoint) -> None:
        """Click at a place of the window, with the pointer there."""
        QCursor.setPos(self.window.mapToGlobal(place))
        QCoreApplication.processEvents()
        QTest.mouseClick(self.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.window, key, modifiers)
        QCoreApplication.processEvents()

    def focused(self) -> QQuickItem:
        item: QQuickItem | None = self.window.activeFocusItem()
        assert item is not None
        return item

    def says(self, name: str) -> str:
        """Return what a toast says, if it is shown."""
        item = self.item(name)
        return str(item.property("text")) if item is not None and item.property("isShown") else ""

    def ask(self) -> None:
        """Let the shell ask something."""
        self.prompts.show_trust(CARD, nothing)
        self.qtbot.waitUntil(lambda: self.prompts.current is not None)

    def close(self) -> None:
        self.prompts.close_all()
        self.tabs.close_all()
        self.context.tasks.close()
        self.decoding.close()
        self.spawner.close()
        super().close()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def whole(plaza: PlazaServices, context: ShellContext, qtbot: QtBot) -> Iterator[WholeWindow]:
    made = WholeWindow(plaza, context, qtbot)
    yield made
    made.close()


def test_tab_goes_from_a_page_to_what_is_on_it(whole: WholeWindow) -> None:
    view = whole.miniapp.pages.view_of(1)
    assert view is not None
    view.forceActiveFocus()
    whole.press(Qt.Key.Key_Tab)
    assert whole.focused().objectName() == "button3"


OPEN: dict[str, ui.Node] = {
    "sheet": ui.Sheet("Size", ui.Button("One", nothing), ui.Button("Two", nothing), on_close=nothing),
    "nothing to reach": ui.Dialog("Wait", "It is on its way."),
    "dialog": ui.Dialog("Sure?", "", ui.Button("One", nothing), ui.Button("Two", nothing), on_close=nothing),
    "viewer": ui.Viewer((ui.Photo("asset:a.png", "A"), ui.Photo("asset:b.png", "B")), on_close=nothing),
}


@pytest.mark.parametrize("node", OPEN.values(), ids=OPEN)
def test_tab_never_leaves_what_lies_over_a_page(whole: WholeWindow, node: ui.Node) -> None:
    view = whole.miniapp.pages.view_of(1)
    assert view is not None
    whole.click(whole.qtbot, "button3")
    whole.session.view.page_updated(1, 2, [Create(1, 2, node_data(node, iter(range(10, 100))))])
    overlay = view.property("overlay")
    whole.qtbot.waitUntil(lambda: overlay.isAncestorOf(whole.focused()))
    for key, modifier in (
        (Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier),
    ):
        for _ in range(8):
            whole.press(key, modifier)
            assert overlay.isAncestorOf(whole.focused())
    whole.session.view.page_updated(1, 3, [Remove(10)])
    whole.qtbot.waitUntil(lambda: whole.focused().objectName() == "button3")


def test_what_a_mini_app_said_before_a_question_goes_and_what_it_says_meanwhile_stays(whole: WholeWindow) -> None:
    whole.session.view.toast("Nothing was paid.")
    whole.qtbot.waitUntil(lambda: whole.says("pageToast") == "Nothing was paid.")
    whole.ask()
    whole.qtbot.waitUntil(lambda: whole.says("pageToast") == "", timeout=TOAST_MS // 2)
    whole.session.view.toast("Thank you.")
    whole.qtbot.waitUntil(lambda: whole.says("pageToast") == "Thank you.")
    whole.press(Qt.Key.Key_Escape)
    whole.qtbot.waitUntil(lambda: whole.prompts.current is None)
    assert whole.says("pageToast") == "Thank you."


def test_what_came_of_a_question_is_said_after_it(whole: WholeWindow) -> None:
    whole.view_model.toasted.emit("Old news", "info")
    whole.qtbot.waitUntil(lambda: whole.says("toast") == "Old news")
    whole.ask()
    whole.qtbot.waitUntil(lambda: whole.says("toast") == "", timeout=TOAST_MS // 2)
    whole.view_model.toasted.emit("Sent to Maya", "success")
    whole.press(Qt.Key.Key_Escape)
    whole.qtbot.waitUntil(lambda: whole.prompts.current is None)
    assert whole.says("toast") == "Sent to Maya"


def test_the_keyboard_comes_back_from_a_question_to_where_it_was(whole: WholeWindow) -> None:
    whole.click(whole.qtbot, "button3")
    whole.ask()
    whole.qtbot.waitUntil(lambda: whole.focused().objectName() != "button3")
    whole.press(Qt.Key.Key_Escape)
    whole.qtbot.waitUntil(lambda: whole.focused().objectName() == "button3")


def test_the_keyboard_comes_to_the_page_where_what_it_was_on_went_during_a_question(whole: WholeWindow) -> None:
    whole.click(whole.qtbot, "button3")
    whole.ask()
    whole.qtbot.waitUntil(lambda: whole.focused().objectName() != "button3")
    whole.session.view.page_updated(1, 2, [Remove(3)])
    whole.qtbot.waitUntil(lambda: whole.item("button3") is None)
    whole.press(Qt.Key.Key_Escape)
    stage = whole.item("miniappStage")
    assert stage is not None
    whole.qtbot.waitUntil(lambda: stage.isAncestorOf(whole.focused()))


def test_the_capsule_s_menu_is_enlarged_like_the_rest_and_answers_the_arrow_keys(whole: WholeWindow) -> None:
    whole.view_model.property("settings").zoomBy(1)
    whole.view_model.property("settings").zoomBy(1)
    whole.click(whole.qtbot, "capsuleMenu")
    whole.qtbot.waitUntil(lambda: whole.item("menuReload") is not None)
    whole.press(Qt.Key.Key_Up)
    assert whole.focused().objectName() == "menuClose"
    whole.press(Qt.Key.Key_Down)
    assert whole.focused().objectName() == "menuReload"
    capsule, line = whole.item("capsuleClose"), whole.item("menuClose")
    assert capsule is not None
    assert line is not None
    right, edge = (item.mapRectToScene(item.boundingRect()).right() for item in (line, capsule))
    assert edge - 20 < right < edge


def test_the_keyboard_stays_in_the_content_when_the_last_tab_is_closed(whole: WholeWindow) -> None:
    whole.view_model.open("miniapps")
    whole.tabs.step(1)
    whole.qtbot.waitUntil(lambda: whole.item("miniappStage") is not None)
    whole.press(Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier)
    whole.qtbot.waitUntil(lambda: whole.item("installFile") is not None or whole.item("miniappSearch") is not None)
    whole.press(Qt.Key.Key_Tab)
    assert not whole.focused().objectName().startswith("rail")


def test_a_double_click_that_closes_a_tab_does_nothing_to_the_next(whole: WholeWindow) -> None:
    QCursor.setPos(whole.window.mapToGlobal(QPoint(5, 5)))
    whole.open_tab()
    whole.tabs.step(-1)
    whole.window.grabWindow()
    cross = whole.item("tabClose1")
    assert cross is not None
    place = cross.mapToScene(cross.boundingRect().center()).toPoint()
    whole.mouse(place)
    assert len(whole.tabs.tabs) == 2
    whole.window.grabWindow()
    whole.mouse(place)
    assert len(whole.tabs.tabs) == 2

    def is_closed() -> bool:
        whole.mouse(place)
        return len(whole.tabs.tabs) == 1

    whole.qtbot.waitUntil(is_closed)
