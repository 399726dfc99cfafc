"""What a mini-app lays over its page ends where the shell begins: the capsule answers, the shell's sheets are above."""

import pytest
from PySide6.QtCore import QMetaObject, QUrl
from PySide6.QtQml import QQmlComponent
from PySide6.QtQuick import QQuickItem
from pytestqt.qtbot import QtBot

from app.host.sessions import PageRef
from app.host.tree.ops import Create
from minikit import ui
from tests.shell.tabs.test_miniapp import Opened
from tests.support.fake_sessions import FakeSession
from tests.support.pages import first_update, node_data
from tests.support.shell_window import ShellWindow

QUESTION = b"""
import QtQuick
import app.shell.style
Item {
    function ask() { sheet.open() }
    Sheet { id: sheet; title: "A question"; onDismissed: close() }
}
"""


def nothing(*_args: object) -> None:
    """Stand for a handler."""


def viewer() -> ui.Node:
    return ui.Viewer((ui.Photo("asset:a.png", "A"),), on_close=nothing)


@pytest.fixture
def opened(window: ShellWindow, qtbot: QtBot) -> Opened:
    return Opened(window, qtbot)


def ask(window: ShellWindow) -> None:
    """Open a sheet of the shell's, as its prompts are."""
    component = QQmlComponent(window.engine)
    component.setData(QUESTION, QUrl("file:///question.qml"))
    item = component.create()
    assert isinstance(item, QQuickItem), component.errorString()
    item.setParent(window.view)
    item.setParentItem(window.root)
    QMetaObject.invokeMethod(item, "ask")


def show(opened: Opened, *over: ui.Node) -> FakeSession:
    session = opened.start()
    session.view.pages_changed((PageRef(1, "pages/1", "Home"),))
    session.view.page_updated(1, 1, first_update(ui.Column(ui.TextField("", "Name"), *over)))
    opened.until_seen("field2")
    return session


def test_the_capsule_stays_in_reach_whatever_a_page_lays_over_itself(opened: Opened) -> None:
    sheet = ui.Sheet("Size", ui.Text("y"), on_close=nothing, side="end")
    show(opened, viewer(), sheet, ui.Dialog("Sure?", "", ui.Button("Yes", nothing)))
    head = opened.window.item("capsuleMenu").mapRectToScene(opened.window.item("capsuleMenu").boundingRect())
    stage = opened.window.item("miniappStage")
    assert stage.clip()
    assert stage.mapRectToScene(stage.boundingRect()).top() >= head.bottom()
    opened.window.click("capsuleClose")
    opened.until(lambda: opened.sessions[0].is_closed)


def test_the_capsule_stays_in_reach_of_what_a_field_opens_in_a_sheet(opened: Opened) -> None:
    many = tuple(ui.Option(str(number), f"Option {number}") for number in range(50))
    field = ui.Select(many, on_change=nothing, label="Many")
    show(opened, ui.Sheet("Filter", field, on_close=nothing, side="end"))
    opened.window.click("select4")
    opened.until_seen("popover")
    panel, stage = opened.window.item("popover"), opened.window.item("miniappStage")
    assert stage.mapRectToScene(stage.boundingRect()).contains(panel.mapRectToScene(panel.boundingRect()))
    opened.window.click("capsuleClose")
    opened.until(lambda: opened.sessions[0].is_closed)


def test_a_sheet_of_the_shell_is_above_and_keeps_the_keyboard(opened: Opened) -> None:
    session = show(opened)
    opened.window.click("field2")
    ask(opened.window)
    opened.until_seen("sheetClose")
    field = ui.Sheet("Your PIN", ui.TextField("", "PIN", on_change=nothing), on_close=nothing)
    session.view.page_updated(1, 2, [Create(1, 1, node_data(field, iter([10, 11])))])
    session.view.page_updated(1, 3, [Create(1, 2, node_data(viewer(), iter([20])))])
    opened.until_seen("viewerClose20")
    opened.window.type("123")
    stage = opened.window.item("miniappStage")
    assert not stage.isAncestorOf(opened.window.view.activeFocusItem())
    opened.window.click("sheetClose")
    opened.until(lambda: opened.window.find("sheetClose") is None)
    assert session.told == []
