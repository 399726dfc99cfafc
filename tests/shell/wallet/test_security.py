"""The security screen: every guard of the wallet can be changed there, with the PIN where that eases something."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from app.core.kernel.errors import Refused
from app.core.kernel.ids import MiniAppId
from app.core.kernel.money import Money
from app.core.people.model import User
from app.shell.context import ShellContext
from app.shell.prompts import PromptServices, ShellPrompts
from app.shell.relay import Relay
from app.shell.wallet.limit_typed import NotAnAmount, limit_of
from app.shell.wallet.marks import MarkViewModel
from app.shell.wallet.pin_flow import PinFlow
from app.shell.wallet.security import SecurityDesk, SecurityViewModel
from app.shell.wallet.security_sheet import SecuritySheetViewModel
from tests.shell.conftest import STORE
from tests.support.books import LIN, PIN, Books
from tests.support.pin_desk import pay_desk, pin_desk, set_up_pin
from tests.support.shell_window import ShellWindow

WAIT_MS = 20_000
NEW = "135791"
WINDOW = b"""
import QtQuick
import app.shell.style
import app.shell.tabs
import app.shell.wallet
Rectangle {
    id: root
    property var prompts
    property SecurityViewModel security
    color: Theme.content
    SecurityScreen { anchors.fill: parent; viewModel: root.security }
    PromptLayer { prompts: root.prompts }
}
"""


class Screen:
    """The screen and its sheets in a window, over real books."""

    def __init__(self, window: ShellWindow, qtbot: QtBot) -> None:
        self.window, self.qtbot = window, qtbot
        self.books = Books(trusts_pins=False)
        self.relay = Relay(self.books.events)
        pin = pin_desk(self.books, window.tasks)
        pay = pay_desk(self.books, window.tasks)
        self.prompts = ShellPrompts(window.relay, PromptServices(pay, MarkViewModel(window.view)), rest_ms=1)
        self.desk = SecurityDesk(
            pin, self.books.spending, lambda: [STORE], self.prompts.show, lambda: self.sheet is not None
        )
        user = User(LIN, "Lin", "rose", None)
        context = ShellContext(user, window.tasks, self.relay, lambda *_: None, self.books.clock)
        self.security = SecurityViewModel(self.desk, context, window.view)
        self.toasts: list[str] = []
        self.security.toasted.connect(lambda text, _tone: self.toasts.append(text))
        window.show(WINDOW, prompts=self.prompts, security=self.security)

    @property
    def sheet(self) -> SecuritySheetViewModel | None:
        current = self.prompts.property("current")
        assert current is None or isinstance(current, SecuritySheetViewModel)
        return current

    @property
    def flow(self) -> PinFlow:
        assert self.sheet is not None
        return self.sheet.flow

    def until(self, condition: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(condition, timeout=WAIT_MS)

    def load(self) -> None:
        self.security.load()
        self.until(lambda: self.security.property("state") == "ready")
        self.window.view.grabWindow()

    def click(self, name: str) -> None:
        self.until(lambda: self.window.is_ready(name))
        self.window.view.grabWindow()
        self.window.click(name)

    def until_stage(self, stage: str) -> None:
        def is_there() -> bool:
            sheet = self.sheet
            if sheet is None or not sheet.property("isAwake"):
                return False
            flow = sheet.flow
            return stage in (sheet.property("state"), flow.property("stage"), flow.steps.property("step"))

        self.until(is_there)
        self.window.view.grabWindow()

    def enter(self, pin: str, stage: str = "enter") -> None:
        self.until_stage(stage)
        self.window.type(pin)

    def done(self, toast: str) -> None:
        self.until(lambda: self.sheet is None and self.toasts == [toast])
        self.until(lambda: self.window.find("securitySheet") is None)
        self.toasts.clear()


@pytest.fixture
def screen(qapp: QCoreApplication, qtbot: QtBot) -> Iterator[Screen]:
    window = ShellWindow()
    made = Screen(window, qtbot)
    yield made
    made.prompts.close_all()
    window.close()
    made.books.db.close()


def test_the_pin_is_changed_with_the_old_one(screen: Screen) -> None:
    set_up_pin(screen.books)
    screen.load()
    screen.click("securityPin")
    screen.enter("000000")
    screen.until(lambda: "Tries left: 4" in screen.window.text("pinMessage"))
    screen.enter(PIN)
    screen.enter(NEW, "setup")
    screen.enter(NEW, "repeat")
    screen.done("Your PIN is changed.")
    screen.books.pins.verify(LIN, NEW)


def test_the_first_pin_is_chosen_here_with_all_that_belongs_to_it(screen: Screen) -> None:
    screen.load()
    assert screen.window.find("securityCode") is None
    screen.click("securityPin")
    screen.enter(PIN, "setup")
    screen.enter(PIN, "repeat")
    screen.until_stage("mark")
    screen.window.type("teaatfive")
    screen.window.click("markAccept")
    screen.until_stage("code")
    screen.window.click("recoveryWritten")
    screen.until_stage("ready")
    screen.window.click("pinConfirm")
    screen.done("Your PIN is set.")
    screen.books.pins.verify(LIN, PIN)
    screen.until(lambda: screen.security.property("hasMark") and screen.security.property("hasRecovery"))


def test_a_new_recovery_code_is_shown_once_and_ends_the_old_one(screen: Screen) -> None:
    old = set_up_pin(screen.books)
    screen.load()
    screen.click("securityCode")
    screen.enter(PIN)
    screen.until_stage("code")
    code = screen.window.text("recoveryCode")
    screen.window.click("recoveryWritten")
    screen.done("You have a new recovery code.")
    with pytest.raises(Refused, match=r"recovery\.wrong"):
        screen.books.pins.recover(LIN, old, NEW)
    screen.books.pins.recover(LIN, code, NEW)


def test_picture_and_phrase_are_changed_with_the_pin(screen: Screen) -> None:
    set_up_pin(screen.books)
    screen.load()
    screen.click("securityMark")
    screen.enter(PIN)
    screen.until_stage("mark")
    screen.window.click("markPicture_whale")
    screen.window.type("coffee")
    screen.window.press(Qt.Key.Key_Return)
    screen.done("Your picture and phrase are changed.")
    mark = screen.books.marks.of(LIN)
    assert mark is not None
    assert (mark.picture, mark.phrase) == ("whale", "coffee")


def test_the_screen_itself_does_not_show_the_mark(screen: Screen) -> None:
    set_up_pin(screen.books)
    screen.load()
    assert not [item for item in screen.window.items() if "Tea at five" in str(item.property("text"))]
    pictures = [item for item in screen.window.items() if item.inherits("QQuickImageBase")]
    assert not [item for item in pictures if "marks" in item.property("source").toString()]


def test_a_first_limit_needs_no_pin_and_a_higher_one_does(screen: Screen) -> None:
    set_up_pin(screen.books)
    screen.load()
    screen.click("securityLimit_day")
    screen.until_stage("edit")
    screen.window.type("200")
    screen.window.press(Qt.Key.Key_Return)
    screen.done("The limit is changed.")
    assert screen.books.spending.limits(LIN).day_minor == 20_000
    screen.click("securityLimit_day")
    screen.until_stage("edit")
    screen.window.press(Qt.Key.Key_End)
    for _ in range(6):
        screen.window.press(Qt.Key.Key_Backspace)
    screen.window.press(Qt.Key.Key_Return)
    screen.enter("000000")
    screen.until(lambda: "Tries left: 4" in screen.window.text("pinMessage"))
    screen.enter(PIN)
    screen.done("The limit is changed.")
    assert screen.books.spending.limits(LIN).day_minor is None


def test_a_mini_app_gets_a_limit_of_its_own(screen: Screen) -> None:
    screen.load()
    screen.click(f"securityMiniApp_{STORE.miniapp_id}")
    screen.until_stage("edit")
    screen.window.type("5")
    screen.click("securitySave")
    screen.done("The limit is changed.")
    assert screen.books.spending.limits(LIN).miniapps == {STORE.miniapp_id: 500}
    screen.until(lambda: [row.limit_text for row in screen.security.property("miniapps").rows] == ["¥5.00"])


def test_a_limit_of_a_mini_app_that_is_gone_can_still_be_lifted(screen: Screen) -> None:
    screen.books.spending.set_limit(LIN, "miniapp", Money(1), miniapp_id=MiniAppId("gone.app"))
    screen.load()
    assert [row.name for row in screen.security.property("miniapps").rows] == ["Store", "gone.app"]


@pytest.mark.parametrize("typed", ["1e5", "-1", "1.234", "١٢", "many", "1 000"])
def test_what_is_no_amount_stays_to_be_written_again(screen: Screen, typed: str) -> None:
    screen.load()
    screen.security.editLimit("day")
    screen.until_stage("edit")
    assert screen.sheet is not None
    screen.sheet.save(typed)
    assert "Write an amount" in screen.window.text("securityMessage")
    assert screen.books.spending.limits(LIN).day_minor is None
    screen.window.press(Qt.Key.Key_Escape)
    assert screen.sheet is None


def test_the_words_of_a_line_keep_their_room_in_a_narrow_window(screen: Screen) -> None:
    screen.window.view.resize(240, 600)
    screen.load()
    words = [item for item in screen.window.items() if item.objectName() == "securityWords"]
    assert len(words) > 2
    assert min(item.width() for item in words) >= 110


def test_freezing_is_one_tap_and_unfreezing_takes_the_pin(screen: Screen) -> None:
    set_up_pin(screen.books)
    screen.load()
    screen.click("securityFreeze")
    screen.until(lambda: screen.security.property("isFrozen"))
    assert screen.books.spending.limits(LIN).is_frozen
    screen.click("securityFreeze")
    screen.enter("000000")
    screen.until(lambda: "Tries left" in screen.window.text("pinMessage"))
    assert screen.books.spending.limits(LIN).is_frozen
    screen.enter(PIN)
    screen.done("Your wallet is unfrozen.")
    screen.until(lambda: not screen.security.property("isFrozen"))


def test_leaving_a_sheet_changes_nothing_and_two_clicks_open_one(screen: Screen) -> None:
    set_up_pin(screen.books)
    screen.load()
    screen.security.changePin()
    screen.security.changePin()
    screen.until_stage("enter")
    screen.window.type(PIN[:5])
    screen.window.press(Qt.Key.Key_Escape)
    assert screen.sheet is None
    screen.books.pins.verify(LIN, PIN)


def test_the_rows_keep_the_rules_of_models(screen: Screen) -> None:
    model = screen.security.property("miniapps")
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    screen.load()
    screen.books.spending.set_limit(LIN, "miniapp", Money(1), miniapp_id=STORE.miniapp_id)
    screen.until(lambda: model.rows[0].limit_text == "¥0.01")


def test_amounts_are_read_as_people_write_them() -> None:
    assert [limit_of(text) for text in ("", " 200 ", "49,9", "¥0", "7.")] == [
        None,
        Money(20_000),
        Money(4_990),
        Money(0),
        Money(700),
    ]
    with pytest.raises(NotAnAmount):
        limit_of("1" * 13)


def test_another_persons_change_is_none_of_this_window(screen: Screen, me: User, context: ShellContext) -> None:
    assert replace(context, user=me).user.user_id != LIN
    screen.load()
    reads = []
    screen.security.changed.connect(lambda: reads.append(1))
    screen.books.spending.freeze(me.user_id)
    QCoreApplication.processEvents()
    assert reads == []


def test_the_keyboard_is_on_copying_once_a_recovery_code_is_shown(screen: Screen) -> None:
    set_up_pin(screen.books)
    screen.load()
    screen.click("securityCode")
    screen.enter(PIN)
    screen.until_stage("code")
    assert screen.window.item("recoveryCopy").hasActiveFocus()
    screen.window.press(Qt.Key.Key_Return)
    assert screen.window.text("recoveryCopy") == "Copied"
    assert QGuiApplication.clipboard().text() == screen.window.text("recoveryCode")


def test_what_is_wrong_with_a_phrase_can_be_read_to_its_end(screen: Screen) -> None:
    set_up_pin(screen.books)
    screen.load()
    screen.click("securityMark")
    screen.enter(PIN)
    screen.until_stage("mark")
    screen.flow.steps.picking.write("too long " * 9)
    screen.window.click("markAccept")
    assert "Write another." in [str(item.property("text"))[-14:] for item in screen.window.items()]
    screen.window.view.grabWindow()
    words = screen.window.item("markPhrase")
    note = next(item for item in screen.window.items(words) if str(item.property("text")).endswith("Write another."))
    assert not note.property("truncated")
    assert note.mapRectToItem(words, note.boundingRect()).bottom() <= words.height() + 0.5
