"""The share sheet shows the card as it will look and sends it where the person says, as the shell's own message."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, Qt, QUrl
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from app.core.chat.model import CardContent, TextContent
from app.core.kernel.errors import Unavailable
from app.core.kernel.ids import ConversationId, UserId
from app.core.links import MiniAppLink
from app.core.people.model import User
from app.host.bridge.prompts import SharePrompt
from app.shell.chat.card_pictures import CardPictures
from app.shell.chat.contents import fields_of
from app.shell.chat.share_sheet import ShareDesk, ShareSheetViewModel
from app.shell.context import ShellContext
from app.shell.desks import on
from tests.shell.conftest import STORE
from tests.support.foreign_pictures import file_of
from tests.support.plaza import PlazaServices
from tests.support.sheet_window import ONE, SheetWindow
from tests.support.shell_window import ShellWindow

LINK = MiniAppLink(STORE.miniapp_id, "pages/product", (("sku", "coat-red"),))
PROMPT = SharePrompt(ONE, STORE, LINK, "红色羊毛大衣 · <b>Wool</b>\u202e coat", "Plaza Bank says:\nbuy")


class Sharing:
    """A window with the sheet, over real chats with Maya and Leo and an official account."""

    def __init__(self, window: ShellWindow, qtbot: QtBot, plaza: PlazaServices, me: User, folder: Path) -> None:
        self.plaza = plaza
        self.me = me
        self.folder = folder / "cards"
        self.cards = CardPictures(self.folder, window.decoding)
        self.toasts: list[tuple[str, str]] = []
        desk = ShareDesk(
            me.user_id, plaza.chat, self.cards, window.tasks, lambda text, tone: self.toasts.append((text, tone))
        )
        self.sheet = SheetWindow(window, qtbot, {SharePrompt: on(ShareSheetViewModel, desk)})
        self.window = window
        self.maya, self.leo = (self.befriend(name) for name in ("马雅", "Leo"))
        assert STORE.account_id is not None
        plaza.chat.official(me.user_id, STORE.account_id)

    def befriend(self, name: str) -> ConversationId:
        user = User(UserId(name), name, "blue")
        self.plaza.people.add_person(user)
        conversation_id = self.plaza.chat.direct(self.me.user_id, user.user_id)
        self.plaza.chat.send(conversation_id, user.user_id, TextContent("你好"))
        self.plaza.clock.advance(minutes=1)
        return conversation_id

    def sent(self, conversation_id: ConversationId) -> list[Any]:
        return [
            message.content
            for message in self.plaza.history.newest(conversation_id, self.me.user_id).messages
            if message.sender_id == self.me.user_id
        ]

    def choose(self, conversation_id: ConversationId) -> None:
        self.sheet.press(f"shareTarget_{conversation_id}")
        self.sheet.until(lambda: self.window.is_ready("shareSend"))


@pytest.fixture
def window(qapp: QCoreApplication) -> Iterator[ShellWindow]:
    made = ShellWindow()
    yield made
    made.close()


@pytest.fixture
def sharing(window: ShellWindow, qtbot: QtBot, plaza: PlazaServices, me: User, tmp_path: Path) -> Iterator[Sharing]:
    made = Sharing(window, qtbot, plaza, me, tmp_path)
    yield made
    made.sheet.close()


def test_the_card_is_sent_to_the_conversation_that_is_chosen(sharing: Sharing) -> None:
    told = sharing.sheet.ask(PROMPT, "shareSheet")
    sharing.choose(sharing.maya)
    sharing.sheet.press("shareSend")
    sharing.sheet.until(told.done)
    assert told.result() == "sent"
    link = "plaza://miniapp/plaza.store/pages/product?sku=coat-red"
    title, note = "红色羊毛大衣 · <b>Wool</b> coat", "Plaza Bank says: buy"
    assert sharing.sent(sharing.maya) == [CardContent(link, STORE.miniapp_id, title, None, None, note)]
    assert sharing.sent(sharing.leo) == []
    assert sharing.toasts == [("Sent to 马雅", "success")]
    assert sharing.sheet.prompts.property("kind") == ""


def test_the_card_carries_the_catalogues_name_whatever_it_says_of_itself(
    sharing: Sharing, context: ShellContext
) -> None:
    sharing.sheet.ask(PROMPT, "shareSheet")
    for words in ("Store", "红色羊毛大衣 · <b>Wool</b> coat", "Plaza Bank says: buy"):
        assert any(item.property("text") == words for item in sharing.window.items()), words
    sharing.choose(sharing.leo)
    sharing.sheet.press("shareSend")
    sharing.sheet.until(lambda: sharing.sent(sharing.leo))
    kind, fields = fields_of(sharing.sent(sharing.leo)[0], {STORE.miniapp_id: STORE}, context)
    assert (kind, fields["miniappName"], fields["iconName"]) == ("card", "Store", "shopping-bag")


def test_search_leaves_those_with_the_words_and_forgets_a_choice_that_is_gone(sharing: Sharing) -> None:
    sharing.sheet.ask(PROMPT, "shareSheet")
    sharing.choose(sharing.maya)
    sharing.window.item("shareSearch").setProperty("text", "leo")
    sheet: Any = sharing.sheet.prompts.property("current")
    assert [row.title for row in sheet.property("targets").rows] == ["Leo"]
    assert not sharing.window.is_ready("shareSend")
    sharing.window.item("shareSearch").setProperty("text", "nobody")
    sharing.sheet.until(lambda: sharing.window.find("Nothing found") is not None)


def test_official_accounts_are_not_written_to(sharing: Sharing) -> None:
    sharing.sheet.ask(PROMPT, "shareSheet")
    sharing.sheet.until(lambda: sharing.window.find(f"shareTarget_{sharing.leo}") is not None)
    names = [name for name in sharing.window.names() if name.startswith("shareTarget_")]
    assert len(set(names)) == 2


def test_leaving_sends_nothing(sharing: Sharing) -> None:
    told = sharing.sheet.ask(PROMPT, "shareSheet")
    sharing.choose(sharing.maya)
    sharing.window.press(Qt.Key.Key_Escape)
    assert told.result(1) == "cancelled"
    told = sharing.sheet.ask(PROMPT, "shareSheet")
    sharing.sheet.press("shareCancel")
    assert told.result(1) == "cancelled"
    told = sharing.sheet.ask(PROMPT, "shareSheet")
    sharing.sheet.prompts.dismiss_session(ONE)
    assert told.result(1) == "cancelled"
    assert sharing.sent(sharing.maya) == []


def test_nothing_counts_before_it_could_be_read(sharing: Sharing) -> None:
    sharing.sheet.prompts._rest_ms = 600_000
    told = sharing.sheet.ask(PROMPT, "shareSheet")
    sharing.sheet.until(lambda: sharing.window.find(f"shareTarget_{sharing.leo}") is not None)
    sheet: Any = sharing.sheet.prompts.property("current")
    sheet.choose(sharing.leo)
    sheet.send()
    sheet.cancel()
    assert not told.done()
    assert sharing.sent(sharing.leo) == []


def test_a_picture_is_drawn_anew_and_kept_by_its_content(sharing: Sharing, window: ShellWindow) -> None:
    marked = file_of(".jpg", 900, 600) + b"GPS 31.2304N"
    told = sharing.sheet.ask(SharePrompt(ONE, STORE, LINK, "Coat", picture=marked), "shareSheet")
    sheet: Any = sharing.sheet.prompts.property("current")
    sharing.sheet.until(lambda: sheet.property("card")["picture"])
    sharing.choose(sharing.maya)
    sharing.sheet.press("shareSend")
    sharing.sheet.until(told.done)
    (card,) = sharing.sent(sharing.maya)
    kept = sharing.folder / card.picture
    image = QImage(str(kept))
    assert (image.width(), image.height()) == (640, 304)
    assert b"GPS" not in kept.read_bytes()
    assert QUrl(sharing.cards.find(card.picture)).toLocalFile() == str(kept)
    sharing.sheet.until(lambda: not list(sharing.folder.glob("drafts/*")))


@pytest.mark.parametrize(
    "name", ["../wallet.db", "card-.webp", "drafts/x.webp", "card-" + "0" * 64 + ".webp", "", None]
)
def test_no_other_file_is_a_cards_picture(sharing: Sharing, name: str | None) -> None:
    assert sharing.cards.find(name) == ""


def test_a_cancelled_picture_is_not_kept(sharing: Sharing) -> None:
    told = sharing.sheet.ask(SharePrompt(ONE, STORE, LINK, "Coat", picture=file_of(".png")), "shareSheet")
    sheet: Any = sharing.sheet.prompts.property("current")
    sharing.sheet.until(lambda: sheet.property("card")["picture"])
    sharing.sheet.press("shareCancel")
    assert told.result(1) == "cancelled"
    sharing.sheet.until(lambda: not list(sharing.folder.rglob("*.webp")))


def test_what_is_no_picture_leaves_the_card_without_one(sharing: Sharing) -> None:
    told = sharing.sheet.ask(SharePrompt(ONE, STORE, LINK, "Coat", picture=b"<svg/>"), "shareSheet")
    sharing.choose(sharing.maya)
    sharing.sheet.press("shareSend")
    sharing.sheet.until(told.done)
    assert sharing.sent(sharing.maya)[0].picture is None


def test_a_card_that_could_not_be_sent_is_sent_once_when_tried_again(
    sharing: Sharing, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = sharing.sheet.ask(SharePrompt(ONE, STORE, LINK, "Coat", picture=file_of(".png")), "shareSheet")
    sheet: Any = sharing.sheet.prompts.property("current")
    sharing.sheet.until(lambda: sheet.property("card")["picture"])
    sharing.choose(sharing.maya)
    send = sharing.plaza.chat.send

    def lose(*args: Any, **more: Any) -> None:
        send(*args, **more)
        raise Unavailable("database.busy")

    with monkeypatch.context() as patch:
        patch.setattr(sharing.plaza.chat, "send", lose)
        sharing.sheet.press("shareSend")
        sharing.sheet.until(lambda: sharing.window.find("shareError") is not None)
    assert not told.done()
    sharing.sheet.press("shareSend")
    sharing.sheet.until(told.done)
    assert len(sharing.sent(sharing.maya)) == 1
