"""Ctrl+K in the real window, over real services: found by some letters, opened by the keyboard alone."""

import threading
from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QObject, QSize, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.core.catalog.model import TitledPage
from app.core.kernel.errors import Unavailable
from app.core.kernel.ids import MiniAppId, UserId
from app.core.links import Link, MiniAppLink, PersonLink
from app.core.people.model import Acquaintance
from app.core.workspace.visits import Visits
from app.host.catalogues.service import Catalogue, Hits, Offered
from app.shell.context import ShellContext
from app.shell.inside import ArticlePlace, ChatPlace, CommandPlace, Inside, SectionPlace
from app.shell.quick.gathering import QuickDesk
from app.shell.quick.quick import QuickViewModel
from tests.host.catalogues.test_listings import NOW, entry_of
from tests.shell.conftest import STORE
from tests.shell.test_window import Shown
from tests.support.plaza import PlazaServices

WAIT_MS = 10_000
CONTROL = Qt.KeyboardModifier.ControlModifier


class Trouble:
    """Contacts that cannot be read, once, or are long in coming."""

    def __init__(self, plaza: PlazaServices) -> None:
        self.plaza = plaza
        self.is_troubled = False
        self.may_come = threading.Event()
        self.may_come.set()

    def of(self, user_id: UserId) -> list[Acquaintance]:
        assert self.may_come.wait(30)
        if self.is_troubled:
            self.is_troubled = False
            raise Unavailable("database.busy")
        return self.plaza.contacts.of(user_id)


class Shelf:
    """One catalogue that has the same for whatever begins with "hat"."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def search(self, typed: str, hits_max: int, *, besides: Collection[str] = (), category: str = "") -> Hits:
        self.asked.append(typed)
        offered = Offered(Catalogue("k", "Hats and more", "/hats", 1, NOW, is_expired=False), entry_of("Hat shop"))
        is_wanted = typed.startswith("hat") and hits_max > 0 and offered.entry.miniapp_id not in besides
        return Hits((offered,) if is_wanted else ())


class Finding(Shown):
    """The window over the demo world, and what was opened from the quick switcher."""

    def __init__(self, plaza: PlazaServices, context: ShellContext, qtbot: QtBot) -> None:
        super().__init__(plaza, context)
        self.qtbot = qtbot
        self.attach()
        self.opened: list[tuple[Link | Inside, bool]] = []
        self.visits = Visits(plaza.db, plaza.clock)
        self.contacts = Trouble(plaza)
        self.catalogues = Shelf()
        desk = QuickDesk(
            context.user.user_id,
            plaza.chat,
            self.contacts,
            plaza.official,
            plaza.catalog,
            self.visits,
            context.find_icon,
            self.catalogues,
        )
        self.quick = QuickViewModel(desk, context.tasks, self.open, self.view_model)
        self.view_model.quickReady.emit(self.quick)
        chats = self.view_model.property("chats")
        qtbot.waitUntil(lambda: chats.property("state") == "ready")

    def open(self, place: Link | Inside, is_beside: bool) -> None:
        self.opened.append((place, is_beside))
        if isinstance(place, CommandPlace):
            self.view_model.commandWanted.emit(place.command)

    @property
    def names(self) -> list[str]:
        return [row.name for row in self.quick._rows.rows]

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.window, key, modifiers)
        QCoreApplication.processEvents()

    def keys(self, letter: str) -> None:
        """Type one letter."""
        QTest.keyClick(self.window, letter)  # type: ignore[call-overload]  # the stubs know no letters

    def is_there(self) -> bool:
        return self.item("quickField") is not None

    def begin(self) -> None:
        self.press(Qt.Key.Key_K, CONTROL)
        self.qtbot.waitUntil(lambda: self.is_there() and self.quick.property("isReady") and bool(self.names))

    def type(self, text: str) -> None:
        field = self.item("quickField")
        assert field is not None
        assert field.hasActiveFocus()
        for letter in text:
            if letter.isascii():
                self.keys(letter)
        self.qtbot.waitUntil(lambda: self.quick.property("isReady"))

    def find(self, text: str) -> list[str]:
        self.begin()
        self.type(text)
        return self.names

    def child(self, name: str) -> Any:
        found = self.window.findChild(QObject, name)
        assert found is not None
        return found


@pytest.fixture
def finding(plaza: PlazaServices, context: ShellContext, qtbot: QtBot) -> Iterator[Finding]:
    made = Finding(plaza, context, qtbot)
    yield made
    made.close()


def test_everything_is_found_by_some_letters_and_opens(finding: Finding, qtbot: QtBot) -> None:
    assert "Store" in finding.find("stor")
    finding.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not finding.is_there())
    place, is_beside = finding.opened[0]
    assert isinstance(place, MiniAppLink | PersonLink | ChatPlace | ArticlePlace)
    assert not is_beside


def test_each_kind_opens_its_own_place(finding: Finding, qtbot: QtBot) -> None:
    wanted: dict[str, type] = {
        "wallet": SectionPlace,
        "usual size": CommandPlace,
        "store": MiniAppLink,
        "motion": SectionPlace,
    }
    for letters, kind in wanted.items():
        finding.find(letters)
        finding.press(Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: not finding.is_there())
        assert isinstance(finding.opened[-1][0], kind), finding.opened[-1]


def test_what_catalogues_have_is_found_last_and_opens_by_its_link(finding: Finding, qtbot: QtBot) -> None:
    finding.begin()
    assert finding.catalogues.asked == []  # nothing typed: nothing of what is not here
    finding.type("hat")
    rows = finding.quick._rows.rows
    assert (rows[-1].name, rows[-1].kind_text, rows[-1].detail) == ("Hat shop", "Not installed", "Ada · Hats and more")
    finding.press(Qt.Key.Key_Up)
    finding.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not finding.is_there())
    assert finding.opened == [(MiniAppLink(MiniAppId(entry_of("Hat shop").miniapp_id)), False)]


def test_a_page_is_found_by_each_of_its_names_and_shown_under_its_mini_app_s(finding: Finding, qtbot: QtBot) -> None:
    hostile = "<b>Settings</b> %1"
    titled = (
        TitledPage("pages/orders", (("en", "My orders"), ("zh_CN", "我的订单"))),
        TitledPage("pages/odd", (("en", hostile),)),
    )
    finding.plaza.catalog.publish(replace(STORE, titled_pages=titled))
    for typed in ("my ord", "wddd", "wodedingdan"):
        finding.find(typed)
        row = finding.quick._rows.rows[0]
        assert (row.name, row.kind_text, row.detail) == ("My orders", "Page", STORE.name)
        finding.press(Qt.Key.Key_Escape)
        qtbot.waitUntil(lambda: not finding.is_there())
    assert finding.find("b>sett")[0] == hostile
    finding.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: finding.opened == [(MiniAppLink(STORE.miniapp_id, "pages/odd"), False)])


def test_arrows_and_tab_go_through_the_rows_and_control_opens_beside(finding: Finding, qtbot: QtBot) -> None:
    finding.begin()
    rows = finding.child("quickRows")
    finding.press(Qt.Key.Key_Down)
    finding.press(Qt.Key.Key_Tab)
    assert rows.property("currentIndex") == 2
    finding.press(Qt.Key.Key_Up)
    QTest.keyClick(finding.window, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert rows.property("currentIndex") == 0
    finding.press(Qt.Key.Key_Up)
    assert rows.property("currentIndex") == len(finding.names) - 1
    finding.press(Qt.Key.Key_Down)
    finding.press(Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: not finding.is_there())
    assert [is_beside for _, is_beside in finding.opened] == [True]


def test_escape_and_the_same_keys_close_it_and_nothing_opens(finding: Finding, qtbot: QtBot) -> None:
    finding.begin()
    finding.press(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not finding.is_there())
    finding.begin()
    finding.press(Qt.Key.Key_K, CONTROL)
    qtbot.waitUntil(lambda: not finding.is_there())
    assert finding.opened == []


def test_the_keys_are_heard_while_a_message_is_written_and_delete_nothing_of_it(finding: Finding, qtbot: QtBot) -> None:
    chats = finding.view_model.property("chats")
    known = finding.plaza.chat.conversations(finding.context.user.user_id)
    chats.select(next(chat.conversation_id for chat in known if chat.kind == "direct"))
    qtbot.waitUntil(lambda: finding.item("composerField") is not None)
    composer = finding.item("composerField")
    assert composer is not None
    composer.forceActiveFocus()
    finding.keys("h")
    finding.press(Qt.Key.Key_Home)
    finding.begin()
    assert composer.property("text") == "h"


def test_where_one_went_stands_first_the_next_time(finding: Finding, qtbot: QtBot, context: ShellContext) -> None:
    finding.begin()
    last = finding.names[-1]
    finding.press(Qt.Key.Key_Up)
    finding.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(finding.visits.weights(context.user.user_id)) == 1)
    qtbot.waitUntil(lambda: not finding.is_there())
    finding.begin()
    assert finding.names[0] == last


def test_nothing_found_is_said_with_what_was_typed(finding: Finding, qtbot: QtBot) -> None:
    assert finding.find("<b>.*zz") == []
    qtbot.waitUntil(lambda: finding.item("quickNothing") is not None)
    assert "<b>.*zz" in finding.child("quickNothing").property("text")
    finding.press(Qt.Key.Key_Return)
    assert finding.opened == []
    assert finding.is_there()


def test_enter_before_the_answer_opens_what_the_newest_letters_mean(finding: Finding, qtbot: QtBot) -> None:
    finding.begin()
    for letter in "wallet":
        finding.quick.search("wallet"[: "wallet".index(letter) + 1])
    finding.quick.search("wallet")
    assert not finding.quick.property("isReady")
    finding.quick.choose(0, False)
    assert finding.opened == []
    qtbot.waitUntil(lambda: finding.opened == [(SectionPlace("wallet"), False)])


def test_what_cannot_be_read_is_said_and_tried_again(finding: Finding, qtbot: QtBot) -> None:
    finding.contacts.is_troubled = True
    finding.press(Qt.Key.Key_K, CONTROL)
    qtbot.waitUntil(lambda: finding.quick.property("errorText") != "")
    finding.click(qtbot, "emptyAction")
    qtbot.waitUntil(lambda: bool(finding.names))
    assert finding.quick.property("errorText") == ""


def test_a_command_that_is_chosen_does_what_its_keys_do(finding: Finding, qtbot: QtBot) -> None:
    finding.find("these keys")
    finding.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: finding.item("key_window.find") is not None)


def test_a_reader_hears_the_row_that_is_reached_while_the_keyboard_stays_in_the_field(
    finding: Finding, qtbot: QtBot
) -> None:
    finding.begin()
    field = finding.item("quickField")
    assert field is not None
    told = QAccessible.queryAccessibleInterface(field)
    assert told.text(QAccessible.Text.Name) != ""
    # A row is there once the list has laid it out.
    qtbot.waitUntil(lambda: finding.names[0] in told.text(QAccessible.Text.Description))
    finding.press(Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: finding.names[1] in told.text(QAccessible.Text.Description))
    assert field.hasActiveFocus()


@pytest.mark.parametrize("size", [(700, 500), (1180, 740)])
def test_it_fits_the_window(finding: Finding, size: tuple[int, int]) -> None:
    finding.window.setMinimumSize(QSize(1, 1))
    finding.window.resize(*size)
    finding.begin()
    finding.window.grabWindow()
    popup = finding.child("quickSwitcher")
    scale = popup.property("scale")
    assert popup.property("x") >= 0
    assert popup.property("y") >= 0
    assert popup.property("x") + popup.property("width") * scale <= size[0]
    assert popup.property("y") + popup.property("height") * scale <= size[1]


def test_what_was_there_the_last_time_is_shown_while_what_there_is_now_is_gathered(
    finding: Finding, qtbot: QtBot
) -> None:
    finding.begin()
    before = finding.names
    finding.press(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not finding.is_there())
    finding.contacts.may_come.clear()
    finding.press(Qt.Key.Key_K, CONTROL)
    qtbot.waitUntil(lambda: finding.names == before)
    assert not finding.quick.property("isReady")
    finding.contacts.may_come.set()
    qtbot.waitUntil(lambda: finding.quick.property("isReady"))
    assert finding.names == before


def test_what_was_gathered_before_anybody_asked_is_there_at_once(finding: Finding, qtbot: QtBot) -> None:
    finding.quick.prepare()
    finding.quick.prepare()
    qtbot.waitUntil(lambda: finding.quick._everything is not None, timeout=WAIT_MS)
    assert finding.names == []
    finding.contacts.may_come.clear()
    finding.press(Qt.Key.Key_K, CONTROL)
    qtbot.waitUntil(lambda: "Store" in finding.names, timeout=WAIT_MS)
    assert not finding.quick.property("isReady")
    finding.contacts.may_come.set()
    qtbot.waitUntil(lambda: finding.quick.property("isReady"), timeout=WAIT_MS)


def test_what_could_not_be_gathered_before_is_gathered_when_it_is_asked_for(finding: Finding, qtbot: QtBot) -> None:
    finding.contacts.is_troubled = True
    finding.quick.prepare()
    qtbot.waitUntil(lambda: not finding.quick._is_preparing, timeout=WAIT_MS)
    assert finding.quick.property("errorText") == ""
    assert "Store" in finding.find("stor")


def test_a_section_of_the_settings_is_gone_to_though_they_were_never_open(finding: Finding, qtbot: QtBot) -> None:
    finding.window.resize(900, 500)
    finding.view_model.open("settings/about")
    qtbot.waitUntil(lambda: finding.item("settingsScreen") is not None)
    screen = finding.item("settingsScreen")
    assert screen is not None
    qtbot.waitUntil(lambda: screen.property("contentY") > 0, timeout=10_000)
    assert finding.view_model.property("settings").all_sections.property("current") == "about"
