"""A window with a conversation in it, real books behind it, and the sheets about money over it."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from app.core.kernel.ids import ConversationId, UserId
from app.core.people.model import User
from app.money_teller import MoneyTeller
from app.shell.between.chat_money import ChatMoney
from app.shell.between.giving import GivingDesk
from app.shell.between.money_sheets import MoneyServices, MoneySheets
from app.shell.chat import conversation  # noqa: F401 - QML finds its type once this is imported
from app.shell.chat.chats import ChatsViewModel
from app.shell.context import ShellContext
from app.shell.prompts import ShellPrompts
from app.shell.relay import Relay
from tests.support.books import PIN, Books
from tests.support.chats import chat_desk
from tests.support.pin_desk import pin_desk, set_up_pin
from tests.support.plaza import PlazaServices
from tests.support.shell_window import ShellWindow

WAIT_MS = 20_000
MAYA = User(UserId("maya"), "Maya Chen", "blue")
LEO = User(UserId("leo"), "Leo", "amber")
NOA = User(UserId("noa"), "Noa Lindqvist", "rose")
WINDOW = b"""
import QtQuick
import app.shell.chat
import app.shell.style
import app.shell.tabs
Rectangle {
    id: root
    property ChatsViewModel chats
    property var prompts
    color: Theme.content
    Loader {
        anchors.fill: parent
        active: root.chats.conversation !== null
        sourceComponent: ConversationScreen { viewModel: root.chats.conversation }
    }
    PromptLayer { prompts: root.prompts }
}
"""


class Scene:
    """One person, their chats and their money."""

    def __init__(
        self, window: ShellWindow, plaza: PlazaServices, me: User, context: ShellContext, qtbot: QtBot
    ) -> None:
        self.window, self.plaza, self.me, self.qtbot = window, plaza, me, qtbot
        self.books = Books(trusts_pins=False, events=plaza.events, clock=plaza.clock)
        set_up_pin(self.books, me.user_id)
        self.books.top_up(50_000, me.user_id)
        for person in (MAYA, LEO, NOA):
            plaza.people.add_person(person)
        self.direct = plaza.chat.direct(me.user_id, MAYA.user_id)
        self.group = plaza.groups.make(me.user_id, "Weekend hikers", [MAYA.user_id, LEO.user_id, NOA.user_id])
        self.teller = MoneyTeller(plaza.catalog, plaza.chat, plaza.official, plaza.people, plaza.figures)
        self.toasts: list[str] = []
        self.context = replace(context, relay=Relay(plaza.events), tasks=window.tasks)
        self.prompts = ShellPrompts(window.relay, rest_ms=1)
        desk = GivingDesk(pin_desk(self.books, window.tasks, me.user_id), self.books.wallet)
        services = MoneyServices(
            self.books.packets,
            self.books.person_transfers,
            self.books.repeats,
            self.books.receive_codes,
            self.books.collecting,
            self.books.spending,
            self.books.funding,
            plaza.chat,
            plaza.people,
            desk,
        )
        self.sheets = MoneySheets(
            services, self.prompts, self.context, lambda text, _tone: self.toasts.append(text), rest_ms=1
        )
        money = ChatMoney(me.user_id, self.books.packets, self.books.person_transfers, self.books.wallet)
        self.chats = ChatsViewModel(chat_desk(plaza, money), self.context)
        self.chats.moneyWanted.connect(self.sheets.open)
        self.chats.load()
        window.show(WINDOW, chats=self.chats, prompts=self.prompts)

    def show(self, conversation_id: ConversationId) -> None:
        self.chats.select(conversation_id)
        self.until(lambda: self.window.find("composerField") is not None)
        self.window.view.grabWindow()

    def tell(self) -> None:
        """Carry what the wallet has to tell into the chats, as the pump does."""
        for entry in self.books.outbox.pending():
            tellers = {
                "packet.message": self.teller.tell_packet,
                "transfer.message": self.teller.tell_transfer,
                "return.message": self.teller.tell_return,
            }
            assert tellers[entry.topic](entry.payload)
            self.books.outbox.done(entry.entry_id)

    def until(self, condition: Callable[[], object]) -> None:
        self.qtbot.waitUntil(lambda: bool(condition()), timeout=WAIT_MS)

    def press(self, name: str) -> None:
        self.until(lambda: self.window.is_ready(name))
        self.window.view.grabWindow()
        self.window.click(name)

    def write(self, name: str, text: str) -> None:
        """Type into a field."""
        self.until(lambda: self.window.is_ready(name))
        self.window.item(name).forceActiveFocus()
        self.window.item(name).setProperty("text", "")
        self.window.type(text)

    def enter_pin(self, pin: str = PIN) -> None:
        self.until(lambda: self.window.is_ready("pinPad"))
        self.window.type(pin)

    def current(self) -> object:
        return self.prompts.property("current")

    def look(self, name: str) -> None:
        """Keep a picture, for whoever wants to see it."""
        out = Path("out/between")
        out.mkdir(parents=True, exist_ok=True)
        self.window.view.grabWindow().save(str(out / f"{name}.png"))

    def close(self) -> None:
        self.prompts.close_all()
        self.window.tasks.close()
        self.books.db.close()


@pytest.fixture
def window(qapp: QCoreApplication) -> Iterator[ShellWindow]:
    made = ShellWindow()
    yield made
    made.close()


@pytest.fixture
def scene(window: ShellWindow, plaza: PlazaServices, me: User, context: ShellContext, qtbot: QtBot) -> Iterator[Scene]:
    made = Scene(window, plaza, me, context, qtbot)
    yield made
    made.close()
