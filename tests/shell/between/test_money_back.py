"""Money that came back, as the wallet's own account tells it: what for, why, and of how much it is a part."""

from typing import Any

import pytest

from app.core.chat.model import ReturnContent
from app.core.kernel.ids import MessageId, new_id
from app.core.kernel.money import Money
from app.core.payments.packet_model import PacketWish
from app.core.payments.transfer_model import PersonTransferWish
from app.money_teller import WALLET_ACCOUNT
from app.shell.chat.previews import words_of
from tests.shell.between.conftest import MAYA, Scene
from tests.support.books import PIN, key
from tests.support.cut_words import cut_words

LONG_NAME = "A shop with a name that is rather longer than a line of a bubble"


def words(scene: Scene) -> list[str]:
    return [str(item.property("text")) for item in scene.window.items() if item.property("text")]


def test_a_transfer_that_nobody_accepted_is_told_in_a_chat_of_the_wallets_own(scene: Scene) -> None:
    wish = PersonTransferWish(scene.me.user_id, MAYA.user_id, scene.direct, Money(6_660), "for lunch")
    scene.books.person_transfers.send(wish, pin=PIN, key=key())
    scene.tell()
    scene.books.clock.advance(hours=24)
    scene.books.person_transfers.settle_due()
    scene.tell()
    [told] = [each for each in scene.plaza.chat.conversations(scene.me.user_id) if each.account_id]
    assert (told.title, words_of(told.preview), told.unread_count) == ("Wallet", "¥66.60 came back to you", 1)
    scene.chats.select(told.conversation_id)
    scene.until(lambda: scene.window.find("returnAmount") is not None)
    assert scene.window.text("returnAmount") == "¥66.60"
    assert "Your transfer came back" in words(scene)
    assert "Maya Chen did not accept it within 24 hours" in words(scene)
    assert "Given" not in words(scene), "all of it came back"
    scene.show(scene.direct)
    scene.until(lambda: scene.window.find("transferMessage") is not None)
    assert scene.window.text("transferMessageNote") == "Came back to you · for lunch"


@pytest.mark.parametrize(
    ("source", "cause", "why"),
    [
        ("order", "time", "%1 did not take it within 7 days"),
        ("order", "closed", "%1 let it go"),
        ("order", "captured", "%1 took less than was held"),
        ("transfer", "time", "%1 did not accept it within 24 hours"),
        ("transfer", "declined", "%1 declined it"),
        ("packet", "time", "was not opened within 24 hours"),
    ],
)
def test_why_it_came_back_is_said_whole(scene: Scene, source: Any, cause: Any, why: str) -> None:
    plaza, mine = scene.plaza, scene.me.user_id
    plaza.official.add(WALLET_ACCOUNT)
    part = Money(1_000 if source == "packet" or cause == "captured" else 6_660)
    title, now = "For <b>lunch</b>", plaza.clock.now()
    content = ReturnContent(source, "id", cause, part, Money(6_660), LONG_NAME, title, now, "n-1")
    plaza.chat.post_official(mine, WALLET_ACCOUNT.account_id, content, MessageId(new_id()))
    scene.chats.select(plaza.chat.official(mine, WALLET_ACCOUNT.account_id))
    scene.until(lambda: scene.window.find("returnAmount") is not None)
    assert why.replace("%1", LONG_NAME) in words(scene)
    assert title in words(scene)
    assert words(scene).count("¥66.60") == 1, "the whole is said beside a part, and not beside itself"
    assert cut_words(scene.window) == []
    scene.look(f"return_{source}_{cause}")


def test_the_cards_of_money_can_be_read_where_there_is_next_to_no_room(scene: Scene) -> None:
    mine = scene.me.user_id
    scene.window.view.resize(173, 740)
    wish = PersonTransferWish(mine, MAYA.user_id, scene.direct, Money(6_660), "")
    scene.books.person_transfers.send(wish, pin=PIN, key=key())
    packet = PacketWish(mine, scene.direct, "equal", Money(600), 1, frozenset({MAYA.user_id}))
    scene.books.packets.send(packet, pin=PIN, key=key())
    scene.tell()
    scene.chats.select(scene.direct)
    scene.until(lambda: scene.window.find("transferMessage") and scene.window.find("packetMessage"))
    scene.look("narrow_cards")
    for name in ("transferMessage", "packetMessage"):
        assert [item for item in scene.window.items(scene.window.item(name)) if item.property("truncated")] == [], name
    scene.books.clock.advance(hours=24)
    scene.books.person_transfers.settle_due()
    scene.tell()
    scene.chats.select(scene.plaza.chat.official(mine, WALLET_ACCOUNT.account_id))
    scene.until(lambda: scene.window.find("returnAmount"))
    card = scene.window.item("returnAmount").parentItem().parentItem()
    scene.look("narrow_return")
    assert [item.property("text") for item in scene.window.items(card) if item.property("truncated")] == []


def test_a_chat_that_is_left_while_its_money_is_looked_at_hears_of_it_no_more(scene: Scene) -> None:
    wish = PersonTransferWish(scene.me.user_id, MAYA.user_id, scene.direct, Money(100), "")
    sent = scene.books.person_transfers.send(wish, pin=PIN, key=key())
    scene.tell()
    scene.show(scene.direct)
    scene.until(lambda: scene.window.find("transferMessage"))
    scene.books.person_transfers.decline(sent.person_transfer_id, MAYA.user_id)
    scene.chats.select(scene.group)  # before the workers have answered
    scene.until(lambda: scene.chats.property("conversation").property("conversationId") == scene.group)
    scene.show(scene.direct)
    scene.until(lambda: scene.window.find("transferMessage"))
    assert scene.window.text("transferMessageNote") == "Declined"
