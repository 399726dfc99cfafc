"""Tabs are opened, shown, stepped through and closed; the first one stays."""

import pytest
from pytestqt.modeltest import ModelTester

from app.shell.tabs.model import Tab, TabsModel


@pytest.fixture
def tabs(qtmodeltester: ModelTester) -> TabsModel:
    model = TabsModel()
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]  # pytest-qt leaves it so
    return model


def current(tabs: TabsModel) -> Tab:
    return tabs.tabs[tabs.property("current")]


def titles(tabs: TabsModel) -> list[str]:
    return [tab.title for tab in tabs.tabs]


def test_a_new_tab_is_shown(tabs: TabsModel) -> None:
    tabs.open("miniapp", "Store", "shopping-bag")
    assert titles(tabs) == ["", "Store"]
    assert current(tabs).title == "Store"


def test_the_first_tab_cannot_be_closed(tabs: TabsModel) -> None:
    tabs.closeCurrent()
    tabs.close("home")
    assert titles(tabs) == [""]


def test_closing_a_tab_shows_the_one_seen_before(tabs: TabsModel) -> None:
    store = tabs.open("miniapp", "Store", "")
    tabs.open("miniapp", "Video", "")
    article = tabs.open("article", "Article", "")
    tabs.select(store)
    tabs.select(article)
    tabs.close(article)
    assert current(tabs).title == "Store"


def test_closing_a_tab_before_the_current_one_keeps_the_current(tabs: TabsModel) -> None:
    store = tabs.open("miniapp", "Store", "")
    tabs.open("miniapp", "Video", "")
    tabs.close(store)
    assert current(tabs).title == "Video"
    assert tabs.property("current") == 1


def test_closing_tells_the_owner_once(tabs: TabsModel) -> None:
    told: list[str] = []
    tab_id = tabs.open("scan", "Scan", "", closed=lambda: told.append("closed"))
    tabs.close(tab_id)
    tabs.close(tab_id)
    assert told == ["closed"]


def test_stepping_goes_around_the_end(tabs: TabsModel) -> None:
    tabs.open("miniapp", "Store", "")
    tabs.step(1)
    assert current(tabs).kind == "home"
    tabs.step(-1)
    assert current(tabs).title == "Store"


def test_a_tab_can_be_renamed(tabs: TabsModel) -> None:
    tab_id = tabs.open("article", "", "newspaper")
    tabs.rename(tab_id, "Five looks")
    tabs.rename("gone", "nothing")
    assert titles(tabs) == ["", "Five looks"]


def test_all_but_the_first_can_be_closed_at_once(tabs: TabsModel) -> None:
    tabs.open("miniapp", "Store", "")
    tabs.open("miniapp", "Video", "")
    tabs.close_all()
    assert titles(tabs) == [""]
