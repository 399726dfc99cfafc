"""Words that would do something elsewhere, in every field that a person can write, on every screen that shows them."""

import socket
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtQml import QQmlEngine, QQmlExpression
from PySide6.QtQuick import QQuickItem, QQuickWindow

from app.bootstrap import Services
from app.cli.tour.driver import Driver
from app.core.chat.model import CardContent, CodeContent, FileContent, PictureContent, TextContent
from app.core.kernel.ids import ConversationId, JournalId, MiniAppId, UserId, new_id
from app.core.kernel.money import Money
from app.core.payments.marks import PICTURES, Mark
from app.core.payments.packet_model import PacketWish
from app.core.payments.transfer_model import PersonTransferWish
from app.core.people.model import User
from tests.flows.conftest import Start

PIN = "271935"
CONTROL = Qt.KeyboardModifier.ControlModifier
PLAIN_TEXT = 0


@pytest.fixture
def trap() -> Iterator[socket.socket]:
    """What a fetched picture would come from; nobody may knock."""
    with closing(socket.create_server(("127.0.0.1", 0))) as made:
        made.setblocking(False)
        yield made


class Words:
    """Hostile words as long as a field takes, each with an address that leads to the trap."""

    def __init__(self, port: int) -> None:
        self.short = "<b>%1{0}</b>"
        self.name = f"<img src='http://[::1]:{port}'>&lt;"[:40]
        self.picture = f"<img src='http://127.0.0.1:{port}/x'>"
        self.long = (
            f"<img src='http://127.0.0.1:{port}/x.png'>![m](http://127.0.0.1:{port}/m.png)<script>alert(1)</script>"
            " \u202egnp.exe\u202c %1 %n {0} {name} &amp; <a href='javascript:x'>y</a> '; DROP TABLE message; --\t\u0007"
        )


def fill(services: Services, mine: UserId, words: Words) -> ConversationId:
    """Write hostile words wherever one can; return the conversation with Maya. On a worker."""
    people, contacts, chat = services.people, services.contacts, services.chat
    me = people.get(mine)
    maya = next(user for user in people.contacts(mine) if user.name == "Maya Chen")
    people.change_profile(mine, words.name, me.color, words.picture)
    contacts.remark(mine, maya.user_id, words.picture)
    contacts.tag(mine, maya.user_id, [words.short, "%n {x}"])
    stranger = people.create_profile(f"{words.name[:-1]}2")
    contacts.ask(stranger.user_id, mine, words.picture)
    people.add_person(replace(stranger, user_id=UserId(new_id()), name=words.long[:40], about=words.long))
    direct = chat.direct(mine, maya.user_id)
    pictures = PictureContent("0" * 64, "webp", 40, 30, words.long)
    card = CardContent(
        "plaza://miniapp/plaza.store/pages/home", MiniAppId("plaza.store"), words.long, None, None, words.long
    )
    for content in (
        TextContent(words.long),
        card,
        replace(card, miniapp_id=MiniAppId("nobody.here"), link="javascript:alert(1)"),
        CodeContent(words.long, words.long),
        FileContent("0" * 64, f"{words.long}.html", 12, words.long),
        pictures,
    ):
        sent = chat.send(direct, maya.user_id, content)
    chat.send(direct, mine, TextContent(words.picture), quoted_id=sent.message_id)
    club = services.groups.make(mine, words.picture, [maya.user_id, stranger.user_id])
    chat.send(club, maya.user_id, TextContent(f"@{words.name} {words.long}"))
    services.own_messages.keep_draft(club, mine, words.long)
    services.pins.set(mine, PIN)
    services.pins.set(maya.user_id, PIN)
    services.marks.choose(mine, Mark(PICTURES[0], words.name), pin=PIN)
    services.funding.top_up(maya.user_id, Money(10_000), JournalId(new_id()))
    services.person_transfers.send(
        PersonTransferWish(maya.user_id, mine, direct, Money(10), words.picture[:60]), pin=PIN, key=JournalId(new_id())
    )
    given = services.person_transfers.send(
        PersonTransferWish(mine, stranger.user_id, chat.direct(mine, stranger.user_id), Money(10), words.picture[:60]),
        pin=PIN,
        key=JournalId(new_id()),
    )
    services.person_transfers.accept(given.person_transfer_id, stranger.user_id)
    everybody = frozenset({mine, stranger.user_id})
    services.packets.send(
        PacketWish(maya.user_id, club, "equal", Money(20), 2, everybody, words.short), pin=PIN, key=JournalId(new_id())
    )
    return direct


def see_plain(window: QQuickWindow, hands: Driver, wanted: str, on: str) -> None:
    """See the words as they were written, and none of them as anything but plain text."""
    hands.wait(f"the words on {on}", lambda: any(wanted in text.replace("\u2068", "") for text in hands.texts()))
    for item in visible(window):
        if item.inherits("QQuickText") or item.inherits("QQuickTextEdit"):
            text = str(item.property("text"))
            assert "<" not in text or format_of(item) == PLAIN_TEXT, (on, item.objectName(), text[:60])


def format_of(item: QQuickItem) -> int:
    """Return what a text takes its words for. (PySide has no converter for the property.)"""
    context = QQmlEngine.contextForObject(item)
    value: Any = QQmlExpression(context, item, "Number(textFormat)").evaluate()
    return int(value[0] if isinstance(value, tuple) else value)


def visible(window: QQuickWindow) -> Iterator[QQuickItem]:
    """Yield what is visible in a window."""
    waiting = [window.contentItem()]
    while waiting:
        here = waiting.pop()
        if here.isVisible():
            yield here
            waiting += here.childItems()


def search(hands: Driver, field: str, words: str) -> None:
    """Write into a field that looks for something, and leave it as it was."""
    hands.click(field)
    hands.type_text(words)
    hands.settle()
    hands.press(Qt.Key.Key_A, CONTROL)
    hands.press(Qt.Key.Key_Delete)


def test_every_screen_shows_them_letter_by_letter_and_fetches_nothing(start: Start, trap: socket.socket) -> None:
    application, hands = start()
    assembly, mine = application.windows.first.assembly, application.windows.first.user_id
    assert assembly is not None
    assert mine is not None
    words, services = Words(trap.getsockname()[1]), assembly._foundation.services

    def see(on: str) -> None:
        see_plain(application.window, hands, tag, on)

    def on_worker(work: Callable[[], Any]) -> Any:
        with ThreadPoolExecutor(1) as worker:  # the database is not for the GUI thread
            return worker.submit(work).result()

    tag = "<img src='http://"
    direct = on_worker(lambda: fill(services, mine, words))
    see("the list of chats")
    application.windows.first.view_model.property("chats").select(direct)
    hands.see("composerField")
    see("a chat")
    hands.press(Qt.Key.Key_F, CONTROL)
    hands.type_text(words.picture)
    hands.settle()
    see("the search in a chat")
    hands.press(Qt.Key.Key_Escape)
    hands.click("conversationMore")
    hands.click("conversationRemove")
    see("the question before a chat is deleted")
    hands.click("clearNo")
    search(hands, "chatSearch", words.picture)
    hands.press(Qt.Key.Key_K, CONTROL)
    hands.type_text(words.picture)
    hands.settle()
    see("the quick switcher")
    hands.press(Qt.Key.Key_Escape)
    for section, field in (("railPeople", "peopleSearch"), ("railMiniapps", "miniappSearch")):
        hands.click(section)
        hands.settle()
        search(hands, field, words.picture)
    hands.click("railPeople")
    hands.click_row(words.picture)
    see("a person")
    hands.click("railMe")
    see("the own profile")
    hands.click("railWallet")
    hands.click_text("−¥0.10")
    see("a bill")
    hands.click("railSettings")
    hands.settle()
    hands.press(Qt.Key.Key_Escape)
    with pytest.raises(BlockingIOError):
        trap.accept()
    assert isinstance(on_worker(lambda: services.people.get(mine)), User)
