"""One door: what was clicked opens at once, what came from outside asks first, what is open is found again."""

from collections.abc import Callable, Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QObject
from pytestqt.qtbot import QtBot

from app.core.kernel.ids import ArticleId, ConversationId, MiniAppId, UserId
from app.host.bridge.prompts import PermissionPrompt
from app.host.launch_reasons import LaunchReason
from app.scanner.meaning import link_of
from app.scanner.model import FoundCode, TextIs
from app.shell.inside import ArticlePlace, ChatPlace, CommandPlace, SectionPlace
from app.shell.navigator import Destinations, Navigator
from app.shell.prompts import PromptServices, ShellPrompts
from app.shell.tabs.miniapp import MiniAppViewModel
from app.shell.tabs.model import Tab, TabsModel
from tests.support.fake_about_screens import FakeAboutScreens
from tests.support.fake_destinations import (
    FakeCatalogues,
    FakeCodes,
    FakeCoupons,
    FakeInvitations,
    FakeOfficial,
    FakePanel,
    FakePeople,
    FakePlaces,
    World,
)
from tests.support.fake_sessions import STORE, FakeSessions
from tests.support.shell_window import ShellWindow

WAIT_MS = 10_000
HOME = "plaza://miniapp/plaza.store/pages/home"
COUPON = "plaza://coupon/ten"
COAT = "plaza://miniapp/plaza.store/pages/product?sku=coat"


class Door:
    """A navigator between fakes."""

    def __init__(self, window: ShellWindow, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.sessions = FakeSessions()
        self.places = FakePlaces()
        self.tabs = TabsModel()
        self.prompts = ShellPrompts(window.relay, rest_ms=0)
        self.toasts: list[str] = []
        self.web: list[str] = []
        self.screens = FakeAboutScreens()
        self.shared: list[str] = []
        self.coupons = FakeCoupons()
        self.invitations = FakeInvitations()
        self.panel = FakePanel()
        to = Destinations(
            UserId("me"),
            World(),
            FakePeople(),
            FakeOfficial(),
            self.coupons,
            FakeCodes(),
            self.sessions,
            self.places,
            self.screens,
            lambda what, about: self.places.shown.append(f"{what} {about}"),
            self.shared.append,
            FakeCatalogues(),
            lambda offered, link: self.places.shown.append(f"install {offered.entry.file} for {link.page}"),
            self.invitations,
            lambda conversation_id: self.places.shown.append(f"conversation {conversation_id}"),
            lambda command: self.places.shown.append(f"command {command}"),
            self.panel,
        )
        self.navigator = Navigator(
            to,
            tabs=self.tabs,
            prompts=self.prompts,
            drawing=window.drawing,
            toast=lambda text, _tone: self.toasts.append(text),
            open_web=self.web.append,
        )

    @property
    def tab(self) -> Tab:
        """The tab that is shown."""
        return self.tabs.tabs[self.tabs.property("current")]

    def until(self, condition: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(condition, timeout=WAIT_MS)

    def click(self, text: str) -> None:
        self.navigator.open_link(text, "chat", "conversation1")

    def click_and_wait(self, text: str) -> None:
        self.click(text)
        self.until(lambda: bool(self.tab.view and self.tab.view.session))  # type: ignore[attr-defined]

    def answer(self, is_yes: bool) -> None:
        self.until(lambda: self.prompts.property("kind") == "trust")
        card = self.prompts.property("current")
        self.until(lambda: card.property("isAwake"))
        if is_yes:
            card.open()
        else:
            card.cancel()


@pytest.fixture
def door(qapp: QCoreApplication, qtbot: QtBot) -> Iterator[Door]:
    window = ShellWindow()
    made = Door(window, qtbot)
    yield made
    made.prompts.close_all()
    made.tabs.close_all()
    window.close()


def test_a_clicked_mini_app_opens_at_once_in_a_tab(door: Door) -> None:
    door.click_and_wait(COAT)
    assert door.prompts.property("kind") == ""
    assert door.tab.title == "Plaza Store"
    expected = ("plaza.store", "pages/product", {"sku": "coat"}, LaunchReason("chat", "conversation1"))
    assert door.sessions.asked == [expected]
    assert isinstance(door.tab.view, MiniAppViewModel)
    assert door.sessions.windows == [door.tab.view.window.facts]


@pytest.mark.parametrize("scene", ["scan", "link", "command"])
def test_a_mini_app_from_outside_opens_after_a_yes(door: Door, scene: str) -> None:
    told: list[bool] = []
    door.navigator.open_text(HOME, scene, told.append)  # type: ignore[arg-type]
    door.answer(True)
    door.until(lambda: len(door.sessions.opened) == 1)
    assert told == [True]
    assert door.sessions.asked[0][3].scene == scene


@pytest.mark.parametrize("text_is", ["certain", "guessed", "bytes"])
def test_what_a_scanned_code_names_opens_after_a_yes_unless_it_is_no_text(door: Door, text_is: TextIs) -> None:
    told: list[bool] = []
    corners = ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0))
    link = link_of(FoundCode(HOME, HOME.encode(), "QRCode", corners, text_is))
    door.navigator.open(link, LaunchReason("scan", ""), told.append, text_is=text_is)
    door.until(lambda: door.prompts.property("kind") == "trust")
    facts = door.prompts.property("current").property("facts")
    assert bool(facts["openLabel"]) == (text_is != "bytes")
    assert any("alphabet" in line for line in facts["lines"]) == (text_is == "guessed")
    door.answer(text_is != "bytes")
    assert told == [text_is != "bytes"]
    door.until(lambda: len(door.sessions.opened) == (text_is != "bytes"))


def test_a_no_opens_nothing(door: Door) -> None:
    told: list[bool] = []
    door.navigator.open_text(HOME, "scan", told.append)
    door.answer(False)
    assert told == [False]
    assert door.sessions.asked == []
    assert len(door.tabs.tabs) == 1


def test_an_open_mini_app_is_shown_again_and_navigates_where_asked(door: Door) -> None:
    door.click_and_wait(HOME)
    door.tabs.select_home()
    door.click(COAT)
    door.click("plaza://miniapp/plaza.store")
    assert len(door.tabs.tabs) == 2
    assert door.tab.kind == "miniapp"
    assert door.sessions.opened[0].told == ["hide", "show", ("navigate", "pages/product", {"sku": "coat"}, "chat")]


def test_what_a_person_opens_is_noted_each_time_and_not_what_a_start_brings_back(door: Door) -> None:
    door.click_and_wait(HOME)
    door.until(lambda: door.panel.opened == ["plaza.store"])
    door.tabs.select_home()
    door.click(HOME)
    door.until(lambda: door.panel.opened == ["plaza.store"] * 2)
    door.navigator.miniapps.close(MiniAppId("plaza.store"))
    door.navigator.miniapps.wake(MiniAppId("plaza.store"))
    door.until(lambda: len(door.sessions.opened) == 2)
    assert len(door.panel.opened) == 2


def test_two_clicks_before_the_first_answer_open_one_tab(door: Door) -> None:
    door.click(HOME)
    door.click_and_wait(HOME)
    assert len(door.tabs.tabs) == 2
    assert len(door.sessions.asked) == 1


def test_a_page_that_the_open_mini_app_lacks_is_told(door: Door) -> None:
    door.click_and_wait(HOME)
    door.click("plaza://miniapp/plaza.store/pages/none")
    assert len(door.toasts) == 1


def test_a_mini_app_that_is_gone_is_told(door: Door) -> None:
    door.click("plaza://miniapp/gone.app/pages/home")
    door.until(lambda: bool(door.toasts))
    assert "catalogue" in door.toasts[0]
    assert len(door.tabs.tabs) == 1


def test_a_mini_app_is_hidden_while_its_tab_is_closed_and_is_itself_when_it_opens_again(door: Door) -> None:
    door.click_and_wait(HOME)
    session = door.sessions.opened[0]
    session.show("Store")
    door.until(lambda: door.tab.view.is_showing)  # type: ignore[union-attr]
    view = door.tab.view
    door.tabs.closeCurrent()
    assert session.told == ["hide"]
    assert len(door.tabs.tabs) == 1
    door.click("plaza://miniapp/plaza.store")
    assert door.tab.view is view
    assert session.told == ["hide", "show"]
    assert len(door.sessions.opened) == 1
    door.navigator.close_all()
    door.until(lambda: session.is_closed)


def test_a_torn_off_mini_app_is_hidden_with_its_own_window_and_not_by_moving(door: Door) -> None:
    door.click_and_wait(HOME)
    session, tab_id = door.sessions.opened[0], door.tab.tab_id
    door.tabs.put(tab_id, "window")
    door.navigator.set_window_seen(False)
    assert session.told == []
    door.tabs.tellWindow(tab_id, False)
    door.tabs.tellWindow(tab_id, True)
    assert session.told == ["hide", "show"]
    door.navigator.set_window_seen(True)
    door.tabs.put(tab_id, "beside")
    assert session.told == ["hide", "show"]
    door.click("plaza://miniapp/gone.app")
    door.navigator.open_about(STORE.miniapp_id)
    assert session.told == ["hide", "show", "hide"]


def test_a_mini_app_is_hidden_with_the_window(door: Door) -> None:
    door.click_and_wait(HOME)
    session = door.sessions.opened[0]
    door.navigator.set_window_seen(False)
    door.navigator.set_window_seen(False)
    door.navigator.set_window_seen(True)
    film = QObject()
    door.navigator.miniapps.views[0].films.setAway(film, True)  # it has a window of its own
    door.navigator.set_window_seen(False)
    assert session.told == ["hide", "show"]


@pytest.mark.parametrize("reason", ["unloaded", "crashed"])
def test_one_that_ends_without_a_tab_is_opened_with_its_pages_next_time(door: Door, reason: str) -> None:
    door.click_and_wait(HOME)
    session = door.sessions.opened[0]
    session.show("Store")
    door.until(lambda: door.tab.view.is_showing)  # type: ignore[union-attr]
    door.tabs.closeCurrent()
    session.view.session_ended(reason, "")
    door.until(lambda: session.is_closed)
    door.click_and_wait(HOME)
    assert len(door.sessions.opened) == 2


def test_one_that_was_ended_in_its_tab_comes_back_when_the_tab_is_seen_again(door: Door) -> None:
    door.click_and_wait(COAT)
    session = door.sessions.opened[0]
    session.show("Coat")
    door.until(lambda: door.tab.view.is_showing)  # type: ignore[union-attr]
    view = door.tab.view
    door.tabs.select_home()
    session.view.session_ended("unloaded", "")
    door.until(lambda: session.is_closed)
    door.tabs.select(door.tabs.find(view) or "")  # type: ignore[arg-type]
    door.until(lambda: len(door.sessions.opened) == 2 and view.session is not None)  # type: ignore[union-attr]
    # The pages that were kept, not the link it was opened by.
    assert [(page, query) for _, page, query, _ in door.sessions.asked] == [
        ("pages/product", {"sku": "coat"}),
        ("", {}),
    ]


def test_one_that_is_ended_for_its_strain_goes_with_its_tab(door: Door) -> None:
    door.click_and_wait(HOME)
    session = door.sessions.opened[0]
    session.show("Store")
    door.until(lambda: door.tab.view.is_showing)  # type: ignore[union-attr]
    door.tab.view.strain.end()  # type: ignore[union-attr]
    assert len(door.tabs.tabs) == 1
    door.until(lambda: session.is_closed)


def test_a_mini_app_that_is_closed_before_it_shows_anything_is_ended(door: Door) -> None:
    door.click_and_wait(HOME)
    first = door.sessions.opened[0]
    door.tabs.closeCurrent()
    door.until(lambda: first.is_closed)
    door.click_and_wait(HOME)
    assert len(door.sessions.opened) == 2


def test_a_clicked_person_or_account_is_shown_on_the_first_tab(door: Door) -> None:
    door.click_and_wait(HOME)
    door.click("plaza://person/lin")
    door.click("plaza://account/plaza.news")
    assert door.places.shown == ["person lin", "account plaza.news"]
    assert door.tab.kind == "home"


def test_a_web_page_is_asked_about_even_when_clicked_and_opens_at_the_host_that_was_shown(door: Door) -> None:
    door.click("https://example.org/")
    door.answer(False)
    door.click("https://fa\u00df.example/a")
    door.answer(True)
    assert door.web == ["https://xn--fa-hia.example/a"]


def test_text_is_shown_and_nothing_is_opened(door: Door) -> None:
    door.click("javascript:alert(1)")
    door.answer(True)
    assert door.prompts.property("kind") == "trust"
    assert (door.web, door.sessions.asked) == ([], [])


def test_the_scanner_has_one_tab(door: Door) -> None:
    door.navigator.open_scan(QObject)
    door.tabs.select_home()
    door.navigator.open_scan(QObject)
    assert [tab.kind for tab in door.tabs.tabs] == ["home", "scan"]
    assert door.tab.kind == "scan"
    door.navigator.close_scan()
    door.navigator.close_scan()
    assert len(door.tabs.tabs) == 1


def test_where_the_sandbox_has_gaps_a_mini_app_opens_after_one_yes(door: Door) -> None:
    door.sessions.gaps = ("files", "a new layer")
    door.click(HOME)
    door.click(HOME)
    door.until(lambda: door.prompts.property("kind") == "trust")
    said = door.prompts.property("current").property("facts")
    assert any("Reading your files" in line for line in said["lines"])
    assert any("a new layer" in line for line in said["lines"])
    door.answer(False)
    assert door.sessions.asked == []
    door.click(HOME)
    door.answer(True)
    door.until(lambda: len(door.sessions.opened) == 1)
    assert not door.sessions.gaps


def test_a_mini_app_that_is_removed_loses_its_tab(door: Door) -> None:
    door.click_and_wait(HOME)
    door.navigator.close_miniapp(MiniAppId("plaza.store"))
    door.navigator.close_miniapp(MiniAppId("nobody.knows"))
    assert len(door.tabs.tabs) == 1
    door.until(lambda: door.sessions.opened[0].is_closed)


def test_a_mini_app_whose_listing_changed_is_opened_anew_once_its_tab_is_closed(door: Door) -> None:
    door.click_and_wait(HOME)
    door.navigator.renew_miniapp(MiniAppId("plaza.store"))
    assert not door.sessions.opened[0].is_closed
    door.tabs.close(door.tab.tab_id)
    door.until(lambda: door.sessions.opened[0].is_closed)
    door.click_and_wait(HOME)
    assert len(door.sessions.opened) == 2


def test_a_hidden_mini_app_whose_listing_changed_ends(door: Door) -> None:
    door.click_and_wait(HOME)
    door.sessions.opened[0].show("Home")
    door.tabs.close(door.tab.tab_id)
    door.navigator.renew_miniapp(MiniAppId("plaza.store"))
    door.until(lambda: door.sessions.opened[0].is_closed)


def test_a_code_of_a_mini_app_that_is_not_installed_leads_to_its_package_after_a_yes(door: Door) -> None:
    door.navigator.open_text("plaza://miniapp/new.hats/pages/hat?size=M", "scan")
    door.answer(False)
    assert door.places.shown == []
    door.navigator.open_text("plaza://miniapp/new.hats/pages/hat?size=M", "scan")
    door.answer(True)
    door.until(lambda: door.places.shown == ["install packages/new.hats-1.ma for pages/hat"])
    door.click("plaza://miniapp/bad.hats")
    door.until(lambda: bool(door.toasts))
    assert "taken back" in door.toasts[0]
    assert len(door.tabs.tabs) == 1


def test_the_page_that_is_shown_is_shared_with_what_it_was_opened_with(door: Door) -> None:
    door.click_and_wait(HOME)
    session, view = door.sessions.opened[0], door.tab.view
    assert isinstance(view, MiniAppViewModel)
    view.shareWanted.emit()  # before anything is shown
    session.show("Home", "Coat")
    door.until(lambda: view.is_showing)
    path = view.pages.path
    session.memory.kept = SimpleNamespace(stack=[SimpleNamespace(path=path, query={"sku": "coat & red"})])
    view.shareWanted.emit()
    session.memory.kept = SimpleNamespace(stack=[SimpleNamespace(path="pages/other", query={"sku": "coat"})])
    view.shareWanted.emit()
    own = "plaza://miniapp/plaza.store"
    assert door.shared == [own, f"{own}/{path}?sku=coat%20%26%20red", f"{own}/{path}"]


def test_about_opens_once_and_leads_to_what_it_did(door: Door) -> None:
    door.click_and_wait("plaza://miniapp/plaza.store/pages/home")
    miniapp = door.tab.view
    assert isinstance(miniapp, MiniAppViewModel)
    miniapp.aboutWanted.emit()
    about = door.screens.made[0]
    assert about[:2] == ("about", "plaza.store")
    assert (door.tab.kind, door.tab.view) == ("about", about[2])
    about[2].titled.emit("About Plaza Store")
    assert door.tab.title == "About Plaza Store"
    about[2].callsWanted.emit("plaza.store")
    assert door.tab.kind == "calls"
    door.navigator.open_about(MiniAppId("plaza.store"))
    door.navigator.open_calls(None)
    assert [made[:2] for made in door.screens.made] == [
        ("about", "plaza.store"),
        ("calls", "plaza.store"),
        ("calls", None),
    ]
    assert not about[2].wants_clear
    miniapp.clearWanted.emit()
    assert about[2].wants_clear
    assert door.tab.view is about[2]
    door.tabs.close_all()
    assert all(made[2].has_ended for made in door.screens.made)


def test_a_mini_app_that_dies_takes_its_question_with_it(door: Door) -> None:
    nobody: Any = None
    door.prompts.use(PromptServices(nobody))
    door.click_and_wait(HOME)
    session = door.sessions.opened[0]
    session.show("Home")
    answer = door.prompts.ask_permission(PermissionPrompt(session.session_id, STORE, "profile", "To greet you."))
    door.until(lambda: door.prompts.property("kind") == "permission")
    session.view.session_ended("crashed", "")
    door.until(answer.done)
    assert answer.result() == "withdrawn"
    assert door.prompts.property("kind") == ""


def test_a_coupon_is_shown_first_wherever_it_was_found_and_taken_after_a_yes(door: Door) -> None:
    door.click(COUPON)
    door.answer(False)
    assert door.coupons.taken == []
    door.click(COUPON)
    door.answer(True)
    door.until(lambda: bool(door.toasts))
    assert door.coupons.taken == ["ten by me"]
    assert door.toasts == ["The coupon is yours. Choose it when you pay."]


def test_a_coupon_that_cannot_be_taken_says_so_and_offers_nothing(door: Door) -> None:
    door.coupons.taken = ["before"]
    for link in (COUPON, "plaza://coupon/nobodys"):
        door.click(link)
        door.until(lambda: door.prompts.property("kind") == "trust")
        card = door.prompts.property("current")
        assert (bool(card.property("facts")["warning"]), card.property("facts")["openLabel"]) == (True, "")
        door.answer(False)


def test_a_coupon_that_went_while_its_card_was_open_is_told(door: Door) -> None:
    door.click(COUPON)
    door.until(lambda: door.prompts.property("kind") == "trust")
    door.coupons.taken = ["elsewhere"]
    door.answer(True)
    door.until(lambda: bool(door.toasts))
    assert door.toasts == ["You have taken this coupon as often as one person may."]


def test_a_code_to_receive_money_says_whose_it_is_or_that_nothing_can_be_given(door: Door) -> None:
    for token, title, label in (("for-lin", "Lin", "Give money"), ("made-up", "No money can be given", "")):
        door.click(f"plaza://pay/{token}")
        door.until(lambda: door.prompts.property("kind") == "trust")
        facts = door.prompts.property("current").property("facts")
        assert (facts["title"], facts["openLabel"]) == (title, label)
        assert bool(facts["warning"]) == (label == "")
        door.answer(False)
    assert door.places.shown == []
    door.click("plaza://pay/for-lin")
    door.answer(True)
    assert door.places.shown == ["payCode for-lin"]


def test_places_inside_the_window_open_by_the_same_door_at_once(door: Door) -> None:
    for place in (ChatPlace(ConversationId("c")), ArticlePlace(ArticleId("a")), SectionPlace("s"), CommandPlace("x")):
        door.navigator.open(place, LaunchReason("list", ""))
    assert door.places.shown == ["conversation c", "article a", "section s", "command x"]
    assert door.prompts.current is None
