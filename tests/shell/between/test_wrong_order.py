"""Sheets about money before somebody who presses whatever is there: nothing breaks, and the books are right."""

import random
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QPointF, Qt
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.core.kernel.ids import CollectionId, SessionId
from app.core.kernel.money import Money
from app.core.payments.packet_model import PacketWish
from app.core.payments.reconciling import forged, reconcile
from app.core.payments.transfer_model import PersonTransferWish
from app.core.people.model import User
from app.host.bridge.prompts import PaymentPrompt
from app.shell.between.collected import CollectedDesk, CollectedServices
from app.shell.between.giving import GivingDesk
from app.shell.context import ShellContext
from app.shell.prompts import PromptServices
from tests.shell.between.conftest import MAYA, Scene
from tests.shell.conftest import STORE as LISTING
from tests.support.books import PIN, STORE, key
from tests.support.pin_desk import pay_desk, pin_desk
from tests.support.plaza import PlazaServices
from tests.support.shell_window import ShellWindow

ACTS = 150
SESSION = SessionId("a tab")
KEYS = [
    getattr(Qt.Key, f"Key_{name}") for name in ("Escape", "Return", "Enter", "Space", "Tab", "Backspace", "Up", "1")
]
OPENS_A_WINDOW = ("receiveSave",)


class Restless(Scene):
    """Somebody in front of a chat, with money, promises from Maya, and no patience. What they do hangs on ``luck``."""

    def begin(self, luck: random.Random) -> None:
        self.luck = luck
        self.plaza.catalog.publish(replace(LISTING, miniapp_id=STORE.miniapp_id))
        self.books.pins.set(MAYA.user_id, PIN)
        self.books.top_up(50_000, MAYA.user_id)
        self.books.spending.set_limit(self.me.user_id, "code", Money(1_000), pin=PIN)
        pin = pin_desk(self.books, self.window.tasks, self.me.user_id)
        self.prompts.use(PromptServices(replace(pay_desk(self.books, self.window.tasks), pin=pin)))
        desk = GivingDesk(pin, self.books.wallet)
        services = CollectedServices(
            self.books.collecting, self.plaza.people, self.books.orders, self.plaza.catalog, self.books.repeats, desk
        )
        CollectedDesk(services, self.prompts, self.context, lambda text, _: self.toasts.append(text), rest_ms=1)
        self.show(self.direct)
        self.window.item("conversationMore").setEnabled(False)  # it leads to no money, and to a window of the system

    def act(self) -> None:
        """Do one thing, and let happen what has come up. Where a PIN is asked for, it is often typed."""
        if self.window.is_ready("pinPad") and self.luck.random() < 0.5:
            for _ in PIN:
                self.window.press(Qt.Key.Key_Backspace)
            self.window.type(PIN)
            self.until(self._has_answered)
        self.luck.choice([self._open, self._be_asked, self._click, self._click, self._click, self._press, self._type])()
        for _ in range(3):
            QCoreApplication.processEvents()
        self.window.view.grabWindow()

    def _has_answered(self) -> bool:
        current: Any = self.current()
        giving = getattr(current, "giving", current)
        return giving is None or giving.property("state") not in ("working", "loading")

    def _open(self) -> None:
        mine, books = self.me.user_id, self.books
        what = self.luck.choice(
            ["transfer", "packet", "pay", "receive", "withdrawal", "transferOpening", "packetOpening"]
        )
        about = {"transfer": self.direct, "packet": self.group}.get(what, "")
        if what == "transferOpening":
            wish = PersonTransferWish(MAYA.user_id, mine, self.direct, Money(30))
            about = books.person_transfers.send(wish, pin=PIN, key=key()).person_transfer_id
        elif what == "packetOpening":
            packet = PacketWish(MAYA.user_id, self.direct, "equal", Money(40), 1, frozenset({mine}))
            about = books.packets.send(packet, pin=PIN, key=key()).packet_id
        self.sheets.open(what, about)

    def _be_asked(self) -> None:
        kind = self.luck.choice(["order", "code", "withdrawn", "minutes"])
        if kind == "order":
            self.prompts.confirm_payment(PaymentPrompt(SESSION, self.books.order(50), "Plaza Store", True))
        elif kind == "code":
            number = self.books.collecting.show(self.me.user_id).number
            self.books.collecting.for_person(MAYA.user_id, Money(1_001), number, key=CollectionId(key()))
        elif kind == "withdrawn":
            self.prompts.dismiss_session(SESSION)
        else:
            self.books.clock.advance(minutes=self.luck.choice([1, 6, 600]))

    def _click(self) -> None:
        room = self.window.view.contentItem().boundingRect()
        buttons = [item for item in self.window.items() if _is_button(item) and room.contains(_middle(item))]
        if buttons:
            button = self.luck.choice(buttons)
            place = _middle(button).toPoint()
            click = self.luck.choice([QTest.mouseClick, QTest.mouseDClick])
            click(self.window.view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)

    def _press(self) -> None:
        for _ in range(self.luck.choice([1, 2])):
            self.window.press(self.luck.choice(KEYS))

    def _type(self) -> None:
        self.window.type(self.luck.choice([PIN, PIN, PIN, "000000", "7", "12"]))


def _is_button(item: QQuickItem) -> bool:
    return item.inherits("QQuickAbstractButton") and item.isEnabled() and item.objectName() not in OPENS_A_WINDOW


def _middle(item: QQuickItem) -> QPointF:
    return item.mapToScene(item.boundingRect().center())


@pytest.fixture
def restless(
    window: ShellWindow, plaza: PlazaServices, me: User, context: ShellContext, qtbot: QtBot
) -> Iterator[Restless]:
    made = Restless(window, plaza, me, context, qtbot)
    yield made
    made.close()


@pytest.mark.parametrize("seed", range(6))
def test_whoever_presses_whatever_is_there_breaks_nothing(restless: Restless, seed: int) -> None:
    restless.begin(random.Random(seed))
    for _ in range(ACTS):
        restless.act()
    restless.prompts.close_all()
    restless.until(lambda: restless.current() is None and restless.window.find("sheetClose") is None)
    books = restless.books
    assert reconcile(books.db).findings == ()
    assert list(forged(books.db, books.payments.public_key)) == []
    # By one snapshot: a worker may still be at what was pressed last.
    page, moved_minor = books.wallet.statement_page(restless.me.user_id, before=None, limit=10_000)
    assert sum(bill.amount_minor for bill in page.rows) == moved_minor >= 0
