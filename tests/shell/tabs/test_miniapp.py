"""A mini-app in its tab: icon at once, pages as they come, the shell's capsule over them, errors kept to the tab."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from app.core.kernel.errors import Unavailable
from app.host.sessions import PageRef
from app.shell.error_texts import text_of
from app.shell.tabs.miniapp import MiniAppViewModel
from app.shell.tabs.model import TabsModel
from app.shell.tabs.running import SessionView
from tests.support.fake_sessions import STORE, FakeSession
from tests.support.shell_window import ShellWindow

WAIT_MS = 10_000
WINDOW = b"""
import QtQuick
import app.shell.style
import app.shell.tabs
Rectangle {
    id: root
    property var tabs
    readonly property color own: Theme.accent
    readonly property color violet: Accents.main("violet")
    color: Theme.content
    TabStrip { width: parent.width; tabs: root.tabs; home: ({"title": "Chats", "icon": "message-circle"}) }
    TabContent { anchors.fill: parent; anchors.topMargin: 46; tabs: root.tabs; home: Component { Item {} } }
}
"""


class Opened:
    """One mini-app in a window of tabs."""

    def __init__(self, window: ShellWindow, qtbot: QtBot) -> None:
        self.window = window
        self.qtbot = qtbot
        self.tabs = TabsModel()
        self.sessions: list[FakeSession] = []
        self.refusal: Unavailable | None = None
        self.accent = "green"
        window.show(WINDOW, tabs=self.tabs)
        self.view = MiniAppViewModel(STORE, window.drawing)
        tab_id = self.tabs.open("miniapp", STORE.name, "shopping-bag", self.view, self.view.end)
        self.view.closeWanted.connect(lambda: self.tabs.close(tab_id))

    def start(self) -> FakeSession:
        def open_session(view: SessionView, _is_again: bool) -> FakeSession:
            if self.refusal is not None:
                raise self.refusal
            self.sessions.append(FakeSession(view, len(self.sessions) + 1, self.accent))
            return self.sessions[-1]

        self.view.start(open_session)
        if self.refusal is None:
            self.until(lambda: self.view.session is not None)
            return self.sessions[-1]
        return FakeSession(None)  # type: ignore[arg-type]

    def until(self, condition: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(condition, timeout=WAIT_MS)

    def until_seen(self, name: str) -> None:
        self.until(lambda: self.window.find(name) is not None)


@pytest.fixture
def opened(window: ShellWindow, qtbot: QtBot) -> Opened:
    return Opened(window, qtbot)


def test_the_icon_is_there_before_the_session_is(opened: Opened) -> None:
    opened.window.view.grabWindow()
    assert opened.view.session is None
    assert opened.window.find("miniappSplash") is not None
    opened.start()
    assert opened.window.find("miniappSplash") is not None, "until it shows a page"


def test_a_page_is_shown_under_its_title_and_its_taps_reach_the_session(opened: Opened) -> None:
    session = opened.start()
    session.show("Store")
    opened.until_seen("on Store")
    opened.window.view.grabWindow()
    assert opened.window.text("pageTitle") == "Store"
    assert opened.window.find("pageBack") is None
    opened.window.click("Go")
    assert session.told == [("event", 1, 3, "tap", None)]


def test_news_that_overtakes_the_session_waits_for_it(opened: Opened) -> None:
    def open_session(view: SessionView, _is_again: bool) -> FakeSession:
        session = FakeSession(view)
        session.show("Early")
        return session

    opened.view.start(open_session)
    opened.until_seen("on Early")


def test_back_is_offered_on_a_second_page_and_the_first_one_is_still_there(opened: Opened) -> None:
    session = opened.start()
    session.show("Store", "Coat")
    opened.until_seen("on Coat")
    assert opened.window.find("on Store") is None
    opened.window.click("pageBack")
    assert session.told == ["back"]
    first = opened.view.pages
    session.show("Store")
    opened.until_seen("on Store")
    assert first.depth == 1


def test_an_error_of_a_page_offers_to_reload_it(opened: Opened) -> None:
    session = opened.start()
    session.show("Store")
    session.view.page_failed(1, "ZeroDivisionError: division by zero", "main.py, line 3")
    opened.until_seen("errorTitle")
    assert "ZeroDivisionError" in opened.window.text("errorText")
    opened.window.view.grabWindow()
    opened.window.click("reloadButton")
    assert session.told == ["reload"]
    session.view.page_updated(1, 2, [])
    opened.until_seen("on Store")


def test_the_error_of_a_page_goes_when_that_page_is_left(opened: Opened) -> None:
    session = opened.start()
    session.show("Store", "Coat")
    session.view.page_failed(2, "KeyError: 'coat'", "main.py, line 3")
    opened.until_seen("errorTitle")
    session.view.pages_changed((PageRef(1, "pages/1", "Store"),))
    opened.until_seen("on Store")
    assert opened.window.find("errorTitle") is None


def test_the_error_of_a_page_beneath_waits_until_that_page_is_on_top(opened: Opened) -> None:
    session = opened.start()
    session.show("Store", "Coat")
    opened.until_seen("on Coat")
    session.view.page_failed(1, "KeyError: 'stock'", "main.py, line 3")
    session.view.page_updated(2, 2, [])
    opened.window.view.grabWindow()
    session.view.toast("told later")
    opened.until(lambda: opened.window.find("pageToast") is not None)
    assert opened.window.find("errorTitle") is None
    session.view.pages_changed((PageRef(1, "pages/1", "Store"),))
    opened.until_seen("errorTitle")
    assert "stock" in opened.window.text("errorText")


@pytest.mark.parametrize("reason", ["crashed", "flooded", "protocol", "hung", "memory", "processor", "storage"])
def test_a_session_that_ended_can_be_started_again(opened: Opened, reason: str) -> None:
    session = opened.start()
    session.show("Store")
    opened.until_seen("on Store")
    session.view.session_ended(reason, "signal 9")
    opened.until_seen("errorTitle")
    assert STORE.name in opened.window.text("errorTitle")
    opened.window.view.grabWindow()
    opened.window.click("reloadButton")
    opened.until(lambda: session.told == ["reload"])
    assert opened.window.find("miniappSplash") is not None


def test_one_whose_files_take_too_much_offers_to_clear_them(opened: Opened) -> None:
    session = opened.start()
    session.show("Store")
    opened.until_seen("on Store")
    session.view.session_ended("crashed", "")
    opened.until_seen("errorTitle")
    assert opened.window.find("clearButton") is None
    session.view.session_ended("storage", "")
    opened.until_seen("clearButton")
    assert opened.window.find("reloadButton") is not None
    with opened.qtbot.waitSignal(opened.view.clearWanted):
        opened.window.click("clearButton")


def test_a_mini_app_that_cannot_be_started_says_why(opened: Opened) -> None:
    opened.refusal = Unavailable("host.unavailable")
    opened.start()
    opened.until_seen("errorTitle")
    assert opened.window.text("errorText") == text_of(opened.refusal)
    opened.refusal = None
    opened.window.view.grabWindow()
    opened.window.click("reloadButton")
    opened.until(lambda: opened.view.session is not None)


def test_the_capsule_closes_the_tab_and_ends_the_session(opened: Opened) -> None:
    session = opened.start()
    session.show("Store")
    opened.until_seen("on Store")
    opened.window.click("capsuleClose")
    opened.until(lambda: session.is_closed)
    assert len(opened.tabs.tabs) == 1


def test_a_mini_app_that_ends_itself_closes_its_tab(opened: Opened) -> None:
    session = opened.start()
    session.view.session_ended("closed", "")
    opened.until(lambda: len(opened.tabs.tabs) == 1)


def test_the_menu_reloads_and_tells_about_the_mini_app(opened: Opened) -> None:
    session = opened.start()
    session.show("Store")
    opened.until_seen("on Store")
    opened.window.click("capsuleMenu")
    opened.until_seen("menuReload")
    opened.window.view.grabWindow()
    opened.window.click("menuReload")
    assert session.told == ["reload"]
    opened.window.click("capsuleMenu")
    opened.until_seen("menuAbout")
    opened.window.view.grabWindow()
    with opened.qtbot.waitSignal(opened.view.aboutWanted, timeout=WAIT_MS):
        opened.window.click("menuAbout")


def test_a_page_stays_beneath_the_shells_head(opened: Opened) -> None:
    session = opened.start()
    session.show("Store")
    opened.until_seen("on Store")
    opened.window.view.grabWindow()
    stage, capsule = opened.window.item("miniappStage"), opened.window.item("capsuleClose")
    assert stage.property("clip") is True
    assert (
        stage.mapToScene(stage.boundingRect().topLeft()).y()
        >= capsule.mapToScene(capsule.boundingRect().bottomLeft()).y()
    )


def test_keys_close_and_change_tabs(opened: Opened) -> None:
    opened.start()
    opened.window.view.requestActivate()
    opened.qtbot.waitUntil(opened.window.view.isActive, timeout=WAIT_MS)
    opened.window.press(Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    assert opened.tabs.property("current") == 0
    opened.window.press(Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    opened.window.press(Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier)
    assert len(opened.tabs.tabs) == 1


def test_the_cross_of_a_tab_closes_it(opened: Opened) -> None:
    opened.start()
    opened.window.view.grabWindow()
    opened.window.click("tabClose1")
    assert len(opened.tabs.tabs) == 1


def test_a_page_has_the_accent_of_its_manifest_and_the_shell_keeps_its_own(opened: Opened) -> None:
    opened.accent = "violet"
    session = opened.start()
    session.show("Home")
    opened.until_seen("Go")
    own = opened.window.root.property("own")
    assert opened.window.item("button3").property("ground") == opened.window.root.property("violet") != own
    opened.view.fail("crashed", "", "")
    opened.until_seen("reloadButton")
    assert opened.window.item("reloadButton").property("ground") == own


def test_a_report_goes_to_the_clipboard_and_nowhere_else(opened: Opened) -> None:
    session = opened.start()
    session.show("Store")
    session.view.page_failed(1, "ValueError: no shelf", "Traceback …")
    opened.until_seen("reportButton")
    said: list[str] = []
    opened.view.toasted.connect(lambda text, _tone: said.append(text))
    opened.window.click("reportButton")
    report = QGuiApplication.clipboard().text().splitlines()
    assert report == [
        "Plaza Store 1.2.0 (plaza.store)",
        "This page has an error",
        "ValueError: no shelf",
        "Traceback …",
    ]
    assert said == ["The report is copied. Nothing was sent."]


def test_what_a_mini_app_says_stands_on_its_own_page_under_its_name(opened: Opened) -> None:
    session = opened.start()
    session.show("Store")
    opened.until_seen("on Store")
    of_the_shell: list[str] = []
    opened.view.toasted.connect(lambda text, _tone: of_the_shell.append(text))
    session.view.toast("Paid.\n\n\u202eYour PIN, please" + "!" * 400)
    opened.until_seen("pageToast")
    toast = opened.window.item("pageToast")
    assert str(toast.property("text")).startswith("Paid. Your PIN, please!")
    assert len(str(toast.property("text"))) <= 200
    assert toast.property("speaker") == "Plaza Store"
    opened.window.view.grabWindow()
    stage = opened.window.item("miniappStage")
    assert stage.mapRectToScene(stage.boundingRect()).contains(toast.mapRectToScene(toast.boundingRect()))
    assert of_the_shell == []


def test_a_page_s_title_is_one_line_without_hidden_signs(opened: Opened) -> None:
    session = opened.start()
    session.show("Wallet\n\u202eof all" + "\u0338" * 30)
    opened.until_seen("pageTitle")
    opened.until(lambda: opened.window.text("pageTitle") == "Wallet of all" + "\u0338" * 4)
    session.show("\u200b\u202e")
    opened.until(lambda: opened.window.text("pageTitle") == "Plaza Store")


def test_one_that_keeps_the_processor_busy_is_told_of_over_its_page(opened: Opened) -> None:
    session = opened.start()
    session.show("Store")
    opened.until_seen("on Store")
    session.view.strained()
    opened.until_seen("strainNotice")
    opened.window.view.grabWindow()
    opened.window.click("strainDismiss")
    assert opened.window.find("strainNotice") is None
    ended: list[str] = []
    opened.view.strain.endWanted.connect(lambda: ended.append("end"))
    session.view.strained()
    opened.until_seen("strainEnd")
    opened.window.view.grabWindow()
    opened.window.click("strainEnd")
    assert ended == ["end"]
    assert opened.window.find("strainNotice") is None


def test_the_notice_goes_with_what_it_is_about(opened: Opened) -> None:
    session = opened.start()
    session.show("Store")
    opened.until_seen("on Store")
    session.view.strained()
    opened.until_seen("strainNotice")
    session.view.session_ended("memory", "")
    opened.until_seen("miniappError")
    assert opened.window.find("strainNotice") is None
