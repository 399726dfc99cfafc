"""Ctrl+Enter in the quick switcher opens a mini-app beside the chat; what does not open leaves no wish behind."""

from concurrent.futures import ThreadPoolExecutor

from PySide6.QtCore import Qt

from app.cli.tour.driver import Driver
from app.core.kernel.ids import MiniAppId
from app.core.links import MiniAppLink
from app.host.launch_reasons import LaunchReason
from app.shell.application import Application
from app.shell.assembly import Assembly
from app.shell.tabs.model import TabsModel
from tests.flows.conftest import Start

COUNTER = MiniAppId("plaza.counter")
CONTROL = Qt.KeyboardModifier.ControlModifier


def assembly_of(application: Application) -> Assembly:
    assembly = application.windows.first.assembly
    assert assembly is not None
    return assembly


def places(tabs: TabsModel) -> list[str]:
    """Return where the counter's tab is; nothing where it has none."""
    tab = tabs.find_about("miniapp", COUNTER)
    return [] if tab is None or tab.view is None else [tabs.place_of(tab)]


def find_counter(hands: Driver) -> None:
    """Have the quick switcher show the counter as the first of what it found."""
    hands.press(Qt.Key.Key_K, CONTROL)
    hands.see("quickField")
    hands.type_text("counter")
    hands.see(f"quickRow_miniapp {COUNTER}")


def test_control_and_enter_open_a_mini_app_beside_the_chat(start: Start) -> None:
    application, hands = start()
    tabs = assembly_of(application)._tabs
    hands.click_row("Maya Chen")
    hands.see("composerField")
    find_counter(hands)
    hands.press(Qt.Key.Key_Return, CONTROL)
    hands.wait("the counter stands beside the chat", lambda: places(tabs) == ["beside"])
    hands.see("composerField")
    find_counter(hands)
    hands.press(Qt.Key.Key_Return)
    hands.see_gone("quickField")
    assert places(tabs) == ["beside"]


def test_a_mini_app_that_did_not_open_beside_the_chat_opens_in_a_tab_later(start: Start) -> None:
    application, hands = start()
    assembly = assembly_of(application)
    tabs, catalog = assembly._tabs, assembly._foundation.services.catalog
    with ThreadPoolExecutor(1) as worker:  # the database is not for the GUI thread
        listing = worker.submit(catalog.get, COUNTER).result()
        find_counter(hands)
        worker.submit(catalog.withdraw, COUNTER).result()
        hands.press(Qt.Key.Key_Return, CONTROL)
        hands.see("toast")
        worker.submit(catalog.publish, listing).result()
    assert places(tabs) == []
    assert assembly._navigator is not None
    assembly._navigator.open(MiniAppLink(COUNTER), LaunchReason("list", ""))
    hands.wait("the counter has a tab", lambda: places(tabs) != [])
    hands.settle()
    assert places(tabs) == ["strip"]
