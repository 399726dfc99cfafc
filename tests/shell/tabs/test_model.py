"""Tabs are opened, shown, stepped through, moved, pinned and closed; the first one stays."""

import pytest
from PySide6.QtCore import QObject
from pytestqt.modeltest import ModelTester

from app.shell.tabs.model import TabsModel
from app.shell.tabs.rows import Tab


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


def test_pinned_tabs_stay_left_of_the_others_wherever_they_are_moved(tabs: TabsModel) -> None:
    for title in ("Store", "Video", "Tasks", "Chess"):
        tabs.open("miniapp", title, "", subject=title)
    by_title = {tab.title: tab.tab_id for tab in tabs.tabs}
    tabs.pin(by_title["Tasks"], True)
    tabs.pin(by_title["Video"], True)
    assert titles(tabs) == ["", "Tasks", "Video", "Store", "Chess"]
    tabs.move(by_title["Tasks"], 4)
    tabs.move(by_title["Chess"], 0)
    tabs.move("home", 3)
    assert titles(tabs) == ["", "Video", "Tasks", "Chess", "Store"]
    assert current(tabs).title == "Chess"
    tabs.pin(by_title["Video"], False)
    assert titles(tabs) == ["", "Tasks", "Video", "Chess", "Store"]
    tabs.pin("home", True)
    assert not tabs.tabs[0].is_pinned


def test_a_pinned_tab_is_closed_by_its_owner_alone(tabs: TabsModel) -> None:
    store = tabs.open("miniapp", "Store", "")
    tabs.open("miniapp", "Video", "")
    tabs.pin(store, True)
    tabs.select(store)
    tabs.closeCurrent()
    tabs.closeOthers(store)
    assert titles(tabs) == ["", "Store"]
    tabs.close(store)
    assert titles(tabs) == [""]


def test_nine_is_the_last_however_many_there_are(tabs: TabsModel) -> None:
    for number in range(12):
        tabs.open("miniapp", f"App {number}", "")
    tabs.selectNumber(3)
    assert current(tabs).title == "App 1"
    tabs.selectNumber(9)
    assert current(tabs).title == "App 11"
    for wrong in (0, -1, 99):
        tabs.selectNumber(wrong)
    assert current(tabs).title == "App 11"


def test_a_mark_goes_when_its_tab_is_seen(tabs: TabsModel) -> None:
    store = tabs.open("miniapp", "Store", "")
    tabs.mark(store)
    assert not tabs.tabs[1].is_marked
    tabs.select_home()
    tabs.mark(store)
    assert tabs.tabs[1].is_marked
    tabs.select(store)
    assert not tabs.tabs[1].is_marked


def test_holding_the_key_goes_through_the_tabs_in_the_order_they_were_seen(tabs: TabsModel) -> None:
    store, video, tasks = (tabs.open("miniapp", title, "") for title in ("Store", "Video", "Tasks"))
    tabs.select(store)
    switcher = tabs.choosing
    switcher.advance(1)
    assert [row.tab_id for row in switcher.property("choices").rows] == [store, tasks, video, "home"]
    assert current(tabs).title == "Store"
    switcher.advance(1)
    switcher.settle()
    assert current(tabs).title == "Video"
    switcher.advance(-1)
    switcher.cancel()
    switcher.settle()
    assert current(tabs).title == "Video"


def test_a_closed_tab_comes_back_where_it_stood_and_is_woken_when_it_is_shown(tabs: TabsModel) -> None:
    woken: list[str] = []
    tabs.reopened.wake_with("miniapp", woken.append)
    closed: list[str] = []
    for title in ("Store", "Video", "Tasks"):
        tabs.open("miniapp", title, "box", QObject(tabs), lambda: closed.append("closed"), subject=title.lower())
    tabs.pin(tabs.tabs[2].tab_id, True)
    tabs.close(tabs.tabs[1].tab_id)
    assert tabs.reopened.property("canReopen")
    tabs.reopened.reopen()
    assert titles(tabs) == ["", "Video", "Store", "Tasks"]
    assert (current(tabs).title, current(tabs).is_pinned, current(tabs).view) == ("Video", True, None)
    assert woken == ["video"]
    tabs.select_home()
    tabs.select(tabs.tabs[1].tab_id)
    assert woken == ["video"], "it is being woken already"
    view = QObject(tabs)
    tabs.open("miniapp", "Video!", "film", view, subject="video", shows=False)
    assert len(tabs.tabs) == 4
    assert (tabs.tabs[1].title, tabs.tabs[1].view, tabs.tabs[1].is_pinned) == ("Video!", view, True)


def test_what_is_open_again_is_not_brought_back_twice(tabs: TabsModel) -> None:
    first = tabs.open("article", "One", "newspaper", QObject(tabs), subject="1")
    second = tabs.open("scan", "Scan", "scan-qr-code", QObject(tabs))
    tabs.close(first)
    tabs.close(second)
    tabs.open("article", "One", "newspaper", QObject(tabs), subject="1")
    tabs.reopened.reopen()
    assert titles(tabs) == ["", "One"]
    assert not tabs.reopened.property("canReopen")


def test_a_tab_that_sleeps_is_woken_by_a_link_to_the_same(tabs: TabsModel) -> None:
    asleep = tabs.put_back(Tab("", "miniapp", "Store", "box", subject="store"), 1)
    assert current(tabs).kind == "home"
    assert tabs.open("miniapp", "Store", "box", QObject(tabs), subject="store") == asleep
    assert titles(tabs) == ["", "Store"]
    assert current(tabs).tab_id == asleep


def miniapp(tabs: TabsModel, title: str) -> str:
    return tabs.open("miniapp", title, "box", QObject(tabs), subject=title)


def seen(tabs: TabsModel) -> list[str]:
    return [tab.title for tab in tabs.seen]


def strip(tabs: TabsModel) -> list[str]:
    return [tab.title for tab in tabs.strip]


def test_a_torn_off_tab_is_seen_with_what_is_shown_and_comes_back_to_its_place(tabs: TabsModel) -> None:
    store, video = miniapp(tabs, "Store"), miniapp(tabs, "Video")
    tabs.put(store, "window")
    assert (strip(tabs), seen(tabs)) == (["", "Video"], ["Store", "Video"])
    tabs.select(store)
    assert current(tabs).title == "Video", "its window comes to the front, nothing changes here"
    tabs.tellWindow(store, False)
    assert seen(tabs) == ["Video"]
    tabs.put(video, "window")
    assert current(tabs).kind == "home"
    tabs.put(store, "strip")
    assert (strip(tabs), current(tabs).title) == (["", "Store"], "Store")
    assert titles(tabs) == ["", "Store", "Video"]


def test_one_alone_is_beside_the_first_tab(tabs: TabsModel) -> None:
    store, video = miniapp(tabs, "Store"), miniapp(tabs, "Video")
    tabs.put(store, "beside")
    assert (current(tabs).title, seen(tabs)) == ("", ["", "Store"])
    tabs.select(video)
    assert seen(tabs) == ["Video"]
    tabs.select(store)
    assert seen(tabs) == ["", "Store"]
    tabs.put(video, "beside")
    assert (strip(tabs), seen(tabs)) == (["", "Store"], ["", "Video"])
    tabs.putSeen("beside")
    assert (strip(tabs), current(tabs).title) == (["", "Store", "Video"], "Video")
    tabs.putSeen("window")
    assert strip(tabs) == ["", "Store"]


def test_without_room_what_was_beside_is_a_tab_like_the_others(tabs: TabsModel) -> None:
    store = miniapp(tabs, "Store")
    tabs.put(store, "beside")
    tabs.giveRoom(False)
    assert (strip(tabs), current(tabs).kind, seen(tabs)) == (["", "Store"], "home", [""])
    tabs.select(store)
    assert seen(tabs) == ["Store"]
    tabs.giveRoom(True)
    assert (strip(tabs), seen(tabs)) == ([""], ["", "Store"])


def test_only_a_mini_app_leaves_the_strip(tabs: TabsModel) -> None:
    article = tabs.open("article", "One", "newspaper", QObject(tabs))
    tabs.put(article, "window")
    tabs.putSeen("beside")
    tabs.put("home", "window")
    tabs.put("nobody", "window")
    assert strip(tabs) == ["", "One"]


def test_numbers_steps_and_moves_count_the_tabs_with_a_pill(tabs: TabsModel) -> None:
    for title in ("A", "B", "C", "D"):
        miniapp(tabs, title)
    tabs.put(tabs.tabs[2].tab_id, "window")
    tabs.selectNumber(3)
    assert current(tabs).title == "C"
    tabs.step(-1)
    assert current(tabs).title == "A"
    tabs.moveCurrent(1)
    assert strip(tabs) == ["", "C", "A", "D"]
    tabs.moveCurrent(-5)
    assert strip(tabs) == ["", "C", "A", "D"]


def test_closing_what_is_shown_never_shows_what_has_a_window_of_its_own(tabs: TabsModel) -> None:
    store, video = miniapp(tabs, "Store"), miniapp(tabs, "Video")
    tabs.select(store)
    tabs.select(video)
    tabs.put(store, "window")
    tabs.close(video)
    assert current(tabs).kind == "home"
    tabs.close(store)
    assert titles(tabs) == [""]


def test_sleeping_tabs_in_windows_are_woken_at_once_and_one_in_the_strip_when_it_is_shown(tabs: TabsModel) -> None:
    woken: list[str] = []
    tabs.reopened.wake_with("miniapp", woken.append)
    tabs.put_back(Tab("", "miniapp", "Store", "", subject="store", place="window"), 1)
    tabs.put_back(Tab("", "miniapp", "Video", "", subject="video"), 2)
    tabs.put_back(Tab("", "miniapp", "Tasks", "", subject="tasks", place="beside"), 3)
    tabs.select_home()
    tabs.giveRoom(False)
    tabs.giveRoom(True)
    assert sorted(woken) == ["store", "tasks"]
