"""The window around a mini-app: where the keys go, and what is said when the shell asks something."""

from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
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


class Opened(Shown):
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
        self.miniapp = MiniAppViewModel(STORE, drawing)
        self.tabs.open("miniapp", STORE.name, "shopping-bag", self.miniapp, self.miniapp.end)
        sessions: list[FakeSession] = []

        def open_session(view: SessionView, _is_again: bool) -> FakeSession:
            sessions.append(FakeSession(view))
            return sessions[-1]

        self.miniapp.start(open_session)
        qtbot.waitUntil(lambda: self.miniapp.session is not None)
        self.session = sessions[0]
        self.session.show("Store")
        qtbot.waitUntil(lambda: self.item("button3") is not None)

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
def opened(plaza: PlazaServices, context: ShellContext, qtbot: QtBot) -> Iterator[Opened]:
    made = Opened(plaza, context, qtbot)
    yield made
    made.close()


def test_tab_goes_from_a_page_to_what_is_on_it(opened: Opened) -> None:
    view = opened.miniapp.pages.view_of(1)
    assert view is not None
    view.forceActiveFocus()
    opened.press(Qt.Key.Key_Tab)
    assert opened.focused().objectName() == "button3"


OPEN: dict[str, ui.Node] = {
    "sheet": ui.Sheet("Size", ui.Button("One", nothing), ui.Button("Two", nothing), on_close=nothing),
    "nothing to reach": ui.Dialog("Wait", "It is on its way."),
    "dialog": ui.Dialog("Sure?", "", ui.Button("One", nothing), ui.Button("Two", nothing), on_close=nothing),
    "viewer": ui.Viewer((ui.Photo("asset:a.png", "A"), ui.Photo("asset:b.png", "B")), on_close=nothing),
}


@pytest.mark.parametrize("node", OPEN.values(), ids=OPEN)
def test_tab_never_leaves_what_lies_over_a_page(opened: Opened, node: ui.Node) -> None:
    view = opened.miniapp.pages.view_of(1)
    assert view is not None
    opened.click(opened.qtbot, "button3")
    opened.session.view.page_updated(1, 2, [Create(1, 2, node_data(node, iter(range(10, 100))))])
    overlay = view.property("overlay")
    opened.qtbot.waitUntil(lambda: overlay.isAncestorOf(opened.focused()))
    for key, modifier in (
        (Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier),
    ):
        for _ in range(8):
            opened.press(key, modifier)
            assert overlay.isAncestorOf(opened.focused())
    opened.session.view.page_updated(1, 3, [Remove(10)])
    opened.qtbot.waitUntil(lambda: opened.focused().objectName() == "button3")


def test_what_a_mini_app_said_before_a_question_goes_and_what_it_says_meanwhile_stays(opened: Opened) -> None:
    opened.session.view.toast("Nothing was paid.")
    opened.qtbot.waitUntil(lambda: opened.says("pageToast") == "Nothing was paid.")
    opened.ask()
    opened.qtbot.waitUntil(lambda: opened.says("pageToast") == "", timeout=TOAST_MS // 2)
    opened.session.view.toast("Thank you.")
    opened.qtbot.waitUntil(lambda: opened.says("pageToast") == "Thank you.")
    opened.press(Qt.Key.Key_Escape)
    opened.qtbot.waitUntil(lambda: opened.prompts.current is None)
    assert opened.says("pageToast") == "Thank you."


def test_what_came_of_a_question_is_said_after_it(opened: Opened) -> None:
    opened.view_model.toasted.emit("Old news", "info")
    opened.qtbot.waitUntil(lambda: opened.says("toast") == "Old news")
    opened.ask()
    opened.qtbot.waitUntil(lambda: opened.says("toast") == "", timeout=TOAST_MS // 2)
    opened.view_model.toasted.emit("Sent to Maya", "success")
    opened.press(Qt.Key.Key_Escape)
    opened.qtbot.waitUntil(lambda: opened.prompts.current is None)
    assert opened.says("toast") == "Sent to Maya"
