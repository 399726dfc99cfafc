"""Notices are shown one at a time, in plain letters; a click opens the page, and nothing is lost unseen."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from pytestqt.qtbot import QtBot

from app.core.catalog.model import Listing
from app.core.database import Database
from app.core.kernel.events import EventBus
from app.core.kernel.ids import MiniAppId, PublisherId, UserId
from app.core.links import MiniAppLink
from app.host.launch_reasons import LaunchReason
from app.host.notices.events import NoticeSent
from app.host.notices.model import PersonNotice
from app.host.notices.service import Notices
from app.shell.faces import no_icon
from app.shell.notices.notices import NoticesViewModel
from app.shell.relay import Relay
from app.shell.system_notices.told import PersonNotices, Surroundings
from tests.support.clock import FakeClock
from tests.support.fake_notices import FakeNotices
from tests.support.shell_window import ShellWindow

ADA, BEN = UserId("ada"), UserId("ben")
TASKS = MiniAppId("test.tasks")
LISTING = Listing(TASKS, "Tasks", "", PublisherId("p"), "Publisher", True, "1", "list-checks", None, "0" * 64)
WAIT_MS = 10_000
WINDOW = b"""
import QtQuick
import app.shell.style
import app.shell.notices
Rectangle {
    id: root
    property var notices
    property bool isHeld: false
    color: Theme.content
    NoticeToast { anchors.right: parent.right; anchors.top: parent.top; viewModel: root.notices; isHeld: root.isHeld }
}
"""


class Desk:
    """Notices over a database, as the sessions hand them out; remembers what was opened."""

    def __init__(self, window: ShellWindow, qtbot: QtBot) -> None:
        self.window, self.qtbot = window, qtbot
        self.db = Database(None, tree="plaza")
        self.db.migrate()
        events = EventBus()
        self.relay = Relay(events)
        self.clock = FakeClock()
        self.notices = Notices(self.db, events, self.clock)
        self.opened: list[tuple[MiniAppLink, LaunchReason]] = []
        self.view_model: NoticesViewModel | None = None
        self.system = FakeNotices()
        self.is_elsewhere = False

    def take_notice(self, user_id: UserId) -> tuple[PersonNotice, Listing] | None:
        found = self.notices.next_untold(user_id)
        return None if found is None else (found, LISTING)

    def start(self) -> None:
        self.view_model = NoticesViewModel(
            ADA,
            self,
            self.notices,
            tasks=self.window.tasks,
            relay=self.relay,
            open_page=lambda link, reason: self.opened.append((link, reason)),
            find_icon=no_icon,
        )
        self.view_model.outside = PersonNotices(
            Surroundings(
                system=lambda: self.system,
                how=lambda: "full",
                is_wanted=lambda: self.is_elsewhere,
                recipient=lambda: "",
                come_to_front=lambda _token: None,
            )
        )
        self.window.show(WINDOW, notices=self.view_model)

    def noticed(self) -> list[str]:
        """Return of which mini-apps something is told from now on."""
        assert self.view_model is not None
        heard: list[str] = []
        self.view_model.noticed.connect(heard.append)
        return heard

    def send(self, title: str, text: str = "Some words", user_id: UserId = ADA) -> None:
        self.clock.advance(seconds=1)
        self.notices.send(TASKS, user_id, title=title, text=text, page="pages/list", query={"list": "7"})

    def until_shown(self, title: str) -> None:
        self.qtbot.waitUntil(
            lambda: self.window.find("noticeTitle") is not None and self.window.text("noticeTitle") == title,
            timeout=WAIT_MS,
        )

    def until_gone(self) -> None:
        self.qtbot.waitUntil(lambda: self.window.find("notice") is None, timeout=WAIT_MS)

    def until_nothing_untold(self) -> None:
        self.qtbot.waitUntil(lambda: self.notices.next_untold(ADA) is None, timeout=WAIT_MS)


@pytest.fixture
def desk(qapp: QCoreApplication, qtbot: QtBot) -> Iterator[Desk]:
    window = ShellWindow(700, 300)
    made = Desk(window, qtbot)
    yield made
    window.close()
    made.db.close()


def test_what_was_sent_before_the_start_is_told_one_after_the_other_oldest_first(desk: Desk) -> None:
    desk.send("First")
    desk.send("Second")
    desk.send("For somebody else", user_id=BEN)
    desk.start()
    desk.until_shown("First")
    desk.window.click("dismissNotice")
    desk.until_shown("Second")
    desk.window.click("dismissNotice")
    desk.until_gone()
    desk.until_nothing_untold()
    assert desk.opened == []


def test_a_click_opens_the_page_it_is_about(desk: Desk) -> None:
    desk.start()
    noticed = desk.noticed()
    desk.send("Milk")
    desk.until_shown("Milk")
    assert noticed == [TASKS]
    found = desk.notices.next_untold(ADA)
    assert found is not None
    desk.window.click("notice")
    desk.until_gone()
    assert desk.opened == [
        (MiniAppLink(TASKS, "pages/list", (("list", "7"),)), LaunchReason("notice", found.notice_id))
    ]
    desk.until_nothing_untold()


def test_what_was_not_seen_to_its_end_is_told_at_the_next_start(desk: Desk) -> None:
    desk.send("Milk")
    desk.start()
    desk.until_shown("Milk")
    desk.start()
    desk.until_shown("Milk")


def test_a_notice_waits_while_something_else_is_asked(desk: Desk) -> None:
    desk.start()
    desk.window.root.setProperty("isHeld", True)
    desk.send("Milk")
    view_model = desk.view_model
    assert view_model is not None
    desk.qtbot.waitUntil(lambda: bool(view_model.property("isShown")), timeout=WAIT_MS)
    assert desk.window.find("notice") is None
    desk.window.root.setProperty("isHeld", False)
    desk.until_shown("Milk")


def test_one_that_comes_while_one_is_shown_is_shown_after_it(desk: Desk) -> None:
    desk.start()
    desk.send("First")
    desk.until_shown("First")
    for number in range(10):
        desk.send(f"{number}")
    desk.window.click("dismissNotice")
    for number in range(10):
        desk.until_shown(f"{number}")
        desk.window.click("dismissNotice")
    desk.until_gone()


def test_it_is_read_out_and_used_by_keyboard(desk: Desk) -> None:
    desk.start()
    desk.send("Milk", "Buy milk today")
    desk.until_shown("Milk")
    assert desk.window.find("Tasks, Milk, Buy milk today") is not None
    assert desk.window.find("Dismiss") is not None
    desk.window.press(Qt.Key.Key_Tab)
    desk.window.press(Qt.Key.Key_Return)
    desk.until_gone()
    assert len(desk.opened) == 1


def test_strangers_words_are_shown_as_letters_on_lines_of_our_own(desk: Desk) -> None:
    desk.start()
    desk.send("<b>Milk</b>\n\u202egnp", '<img src="http://tracker.example/x">' + " word" * 60)
    desk.qtbot.waitUntil(lambda: desk.window.find("notice") is not None, timeout=WAIT_MS)
    assert desk.window.text("noticeTitle").startswith("<b>Milk</b>")
    assert "\u202e" not in desk.window.text("noticeTitle")
    assert desk.window.text("noticeText").startswith("<img")
    assert desk.window.item("notice").height() < 140


def test_a_notice_for_another_person_shows_nothing(desk: Desk) -> None:
    desk.start()
    desk.send("Not for you", user_id=BEN)
    desk.send("For you")
    desk.until_shown("For you")


def test_an_event_without_a_notice_harms_nothing(desk: Desk) -> None:
    desk.start()
    desk.relay._events.publish(NoticeSent(ADA))
    desk.send("Milk")
    desk.until_shown("Milk")


def test_who_works_elsewhere_is_told_by_the_system_and_its_click_opens_the_page(desk: Desk) -> None:
    desk.start()
    desk.send("While Plaza is in front")
    desk.until_shown("While Plaza is in front")
    assert not desk.system.shown
    desk.is_elsewhere = True
    desk.window.click("dismissNotice")
    desk.until_gone()
    desk.send("Water the plants", "All of them")
    desk.send("And the herbs")
    desk.qtbot.waitUntil(lambda: len(desk.system.shown) == 2, timeout=WAIT_MS)
    assert desk.system.said() == [("Tasks", "Water the plants – All of them"), ("Tasks", "And the herbs – Some words")]
    desk.until_nothing_untold()
    desk.until_gone()
    desk.system.click()
    assert [link.page for link, _ in desk.opened] == ["pages/list"]


def test_what_the_system_does_not_show_stays_in_the_window(desk: Desk) -> None:
    desk.is_elsewhere, desk.system.keeps = True, False
    desk.start()
    desk.send("Water the plants")
    desk.until_shown("Water the plants")
    assert desk.notices.next_untold(ADA) is not None
