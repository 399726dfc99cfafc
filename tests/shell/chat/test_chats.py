"""The list of conversations and the conversation on screen, over the real services."""

from dataclasses import replace
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from app.core.chat.model import CardContent, CodeContent, ReceiptContent, RefundContent, TextContent, UnknownContent
from app.core.kernel.errors import Unavailable
from app.core.kernel.ids import MessageId, MiniAppId, OfficialAccountId, OrderId, ReceiptId, RefundId, UserId, new_id
from app.core.kernel.money import Money
from app.core.people.model import User
from app.shell.chat.chats import ChatsViewModel
from app.shell.chat.lines import count_text
from app.shell.context import ShellContext
from tests.support.chats import chat_desk
from tests.support.plaza import PlazaServices
from tests.support.shell_context import Opened

MAYA = User(UserId("maya"), "Maya Chen", "blue")
LEO = User(UserId("leo"), "Leo <b>", "amber")


@pytest.fixture
def chats(plaza: PlazaServices, me: User, context: ShellContext) -> ChatsViewModel:
    for person in (MAYA, LEO):
        plaza.people.add_person(person)
        plaza.people.add_contact(me.user_id, person.user_id)
        conversation_id = plaza.chat.direct(me.user_id, person.user_id)
        plaza.chat.send(conversation_id, person.user_id, TextContent(f"Hello from {person.name}"))
        plaza.clock.advance(minutes=1)
    return ChatsViewModel(chat_desk(plaza), context)


def titles(chats: ChatsViewModel) -> list[str]:
    return [row.title for row in rows(chats)]


def rows(chats: ChatsViewModel) -> Any:
    return chats.property("conversations").rows


def messages(chats: ChatsViewModel) -> Any:
    return chats.property("conversation").property("history").property("rows").rows


def loaded(chats: ChatsViewModel, qtbot: QtBot) -> None:
    chats.load()
    qtbot.waitUntil(lambda: chats.property("state") == "ready")


def shown(chats: ChatsViewModel, qtbot: QtBot, at: int = 0) -> Any:
    loaded(chats, qtbot)
    chats.select(rows(chats)[at].conversation_id)
    conversation = chats.property("conversation")
    qtbot.waitUntil(lambda: conversation.property("history").property("state") == "ready")
    return conversation


def test_the_newest_conversation_comes_first(chats: ChatsViewModel, qtbot: QtBot) -> None:
    loaded(chats, qtbot)
    assert titles(chats) == ["Leo <b>", "Maya Chen"]
    assert rows(chats)[0].preview == "Hello from Leo <b>"
    assert rows(chats)[0].unread_text == "1"
    assert chats.property("unreadText") == "2"


def test_what_is_said_in_a_muted_conversation_is_not_counted(
    chats: ChatsViewModel, plaza: PlazaServices, me: User, qtbot: QtBot
) -> None:
    loaded(chats, qtbot)
    assert chats.unread_count == 2
    conversation_id = plaza.chat.direct(me.user_id, MAYA.user_id)
    plaza.own_conversations.mute(conversation_id, me.user_id, is_muted=True)
    qtbot.waitUntil(lambda: chats.unread_count == 1)
    plaza.own_conversations.mute(conversation_id, me.user_id, is_muted=False)
    qtbot.waitUntil(lambda: chats.unread_count == 2)


def test_a_new_message_moves_its_conversation_up(
    chats: ChatsViewModel, plaza: PlazaServices, me: User, qtbot: QtBot
) -> None:
    loaded(chats, qtbot)
    resets: list[object] = []
    chats.property("conversations").modelReset.connect(lambda: resets.append(None))
    plaza.chat.send(plaza.chat.direct(me.user_id, MAYA.user_id), MAYA.user_id, TextContent("早上好 ☀️"))
    qtbot.waitUntil(lambda: titles(chats) == ["Maya Chen", "Leo <b>"])
    assert rows(chats)[0].preview == "早上好 ☀️"
    assert not resets


def test_a_preview_turns_nothing_beside_it(chats: ChatsViewModel, plaza: PlazaServices, me: User, qtbot: QtBot) -> None:
    loaded(chats, qtbot)
    plaza.chat.send(plaza.chat.direct(me.user_id, MAYA.user_id), MAYA.user_id, TextContent("\u202egnp.exe \u2067x"))
    qtbot.waitUntil(lambda: rows(chats)[0].preview == "gnp.exe x")


def test_what_is_seen_counts_as_read(chats: ChatsViewModel, qtbot: QtBot) -> None:
    conversation = shown(chats, qtbot)
    assert chats.property("unreadText") == "2"
    conversation.setActive(True)
    qtbot.waitUntil(lambda: chats.property("unreadText") == "1")


def test_a_sent_message_stands_at_the_bottom(chats: ChatsViewModel, qtbot: QtBot) -> None:
    conversation = shown(chats, qtbot)
    conversation.property("writing").send("  Hi Leo  ")
    qtbot.waitUntil(lambda: len(messages(chats)) == 2)
    assert messages(chats)[0].content == {"text": "Hi Leo"}
    assert messages(chats)[0].is_mine
    assert not messages(chats)[1].is_mine


def test_nothing_but_space_is_not_sent(chats: ChatsViewModel, qtbot: QtBot) -> None:
    conversation = shown(chats, qtbot)
    conversation.property("writing").send(" \n ")
    conversation.property("writing").send("real")
    qtbot.waitUntil(lambda: len(messages(chats)) == 2)


def test_a_message_that_could_not_be_sent_comes_back(
    chats: ChatsViewModel, plaza: PlazaServices, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    conversation = shown(chats, qtbot)

    def full(*_: object, **__: object) -> None:
        raise Unavailable("database.full")

    monkeypatch.setattr(plaza.chat, "send", full)
    with qtbot.waitSignal(conversation.property("writing").givenBack) as heard:
        conversation.property("writing").send("Hi")
    assert heard.args == ["Hi"]
    assert len(messages(chats)) == 1


def test_messages_of_a_day_stand_under_its_name(
    chats: ChatsViewModel, plaza: PlazaServices, me: User, qtbot: QtBot
) -> None:
    plaza.clock.advance(days=1)
    plaza.chat.send(plaza.chat.direct(me.user_id, LEO.user_id), LEO.user_id, TextContent("a day later"))
    shown(chats, qtbot)
    assert [row.day_text for row in messages(chats)] == ["Today", "Yesterday"]


def test_older_messages_come_when_asked_for(
    chats: ChatsViewModel, plaza: PlazaServices, me: User, qtbot: QtBot
) -> None:
    conversation_id = plaza.chat.direct(me.user_id, LEO.user_id)
    for number in range(60):
        plaza.clock.advance(seconds=1)
        plaza.chat.send(conversation_id, LEO.user_id, TextContent(str(number)))
    conversation = shown(chats, qtbot)
    assert len(messages(chats)) == 50
    conversation.property("history").loadOlder()
    qtbot.waitUntil(lambda: len(messages(chats)) == 61)
    assert messages(chats)[0].content == {"text": "59"}
    assert messages(chats)[-1].content == {"text": "Hello from Leo <b>"}
    conversation.property("history").loadOlder()


def test_a_card_has_name_and_icon_from_the_catalogue(
    chats: ChatsViewModel, plaza: PlazaServices, me: User, qtbot: QtBot, opened: Opened
) -> None:
    conversation = shown(chats, qtbot)
    card = CardContent("plaza://miniapp/plaza.store", MiniAppId("plaza.store"), "Coat", None, Money(29_900), "nice")
    plaza.chat.send(plaza.chat.direct(me.user_id, LEO.user_id), LEO.user_id, card)
    qtbot.waitUntil(lambda: len(messages(chats)) == 2)
    content = messages(chats)[0].content
    assert (content["miniappName"], content["iconName"], content["priceText"]) == ("Store", "shopping-bag", "¥299.00")
    conversation.openLink(content["link"])
    assert opened.links == [("plaza://miniapp/plaza.store", "chat", conversation.property("conversationId"))]


def test_a_withdrawn_mini_app_s_card_says_so(
    chats: ChatsViewModel, plaza: PlazaServices, me: User, qtbot: QtBot
) -> None:
    card = CardContent("plaza://miniapp/gone.app", MiniAppId("gone.app"), "Pretends to be the Store")
    plaza.chat.send(plaza.chat.direct(me.user_id, LEO.user_id), LEO.user_id, card)
    shown(chats, qtbot)
    assert messages(chats)[0].content["isKnown"] is False
    assert messages(chats)[0].content["miniappName"] == ""


def test_receipts_codes_and_unknown_kinds_have_their_rows(
    chats: ChatsViewModel, plaza: PlazaServices, me: User, qtbot: QtBot
) -> None:
    account_id = OfficialAccountId("plaza.store.account")
    names = ("amountText", "listText", "discountText", "couponTitle")
    receipt = ReceiptContent(
        ReceiptId(new_id()),
        OrderId("order-1"),
        "Plaza Store",
        "Coat",
        Money(29_900),
        plaza.clock.now(),
        MiniAppId("plaza.store"),
    )
    shared = replace(receipt, amount=Money(28_900), discount=Money(1_000), coupon_title="Autumn")
    for content in (
        receipt,
        shared,
        CodeContent("plaza://miniapp/plaza.store", "Scan me"),
        UnknownContent("novel", '{"kind": "novel"}'),
    ):
        plaza.clock.advance(seconds=1)
        plaza.chat.post_official(me.user_id, account_id, content, MessageId(new_id()))
    chats.openOfficial(account_id)
    qtbot.waitUntil(lambda: chats.property("conversation") is not None)
    qtbot.waitUntil(lambda: len(messages(chats)) == 4)
    assert [row.kind for row in messages(chats)] == ["unknown", "code", "receipt", "receipt"]
    said = [[row.content[name] for name in names] for row in messages(chats)[2:]]
    assert said == [["¥289.00", "¥299.00", "−¥10.00", "Autumn"], ["¥299.00", "", "", ""]]
    assert messages(chats)[0].content == {"kind": "novel"}


@pytest.mark.parametrize(("amount_minor", "paid_text"), [(9_900, "¥299.00"), (29_900, "")])
def test_a_refund_says_of_how_much_it_is_a_part(
    chats: ChatsViewModel, plaza: PlazaServices, me: User, qtbot: QtBot, amount_minor: int, paid_text: str
) -> None:
    account_id = OfficialAccountId("plaza.store.account")
    refund = RefundContent(
        RefundId(new_id()),
        OrderId("order-1"),
        "Plaza Store",
        "Coat",
        Money(amount_minor),
        Money(29_900),
        plaza.clock.now(),
        MiniAppId("plaza.store"),
        reason="A <b>button</b> was missing",
    )
    plaza.chat.post_official(me.user_id, account_id, refund, MessageId(refund.refund_id))
    chats.openOfficial(account_id)
    qtbot.waitUntil(lambda: chats.property("conversation") is not None)
    qtbot.waitUntil(lambda: len(messages(chats)) == 1)
    [row] = messages(chats)
    assert (row.kind, row.content["amountText"]) == ("refund", Money(amount_minor).text())
    assert (row.content["paidText"], row.content["number"]) == (paid_text, "order-1")
    assert row.content["reason"] == "A <b>button</b> was missing"


def test_a_conversation_with_a_new_person_begins_and_is_shown(
    chats: ChatsViewModel, plaza: PlazaServices, qtbot: QtBot
) -> None:
    loaded(chats, qtbot)
    plaza.people.add_person(User(UserId("sofia"), "Sofia", "violet"))
    chats.openDirect("sofia")
    qtbot.waitUntil(lambda: chats.property("conversation") is not None)
    assert chats.property("conversation").property("title") == "Sofia"


def test_an_account_s_conversation_goes_from_list_and_screen_and_comes_back(
    chats: ChatsViewModel, plaza: PlazaServices, me: User, qtbot: QtBot
) -> None:
    account_id = OfficialAccountId("plaza.store.account")
    plaza.official.follow(me.user_id, account_id)
    plaza.chat.post_official(me.user_id, account_id, TextContent("Welcome"), MessageId(new_id()))
    shown(chats, qtbot)
    assert titles(chats)[0] == "Plaza Store"
    toasts: list[str] = []
    chats.toasted.connect(lambda text, _tone: toasts.append(text))
    plaza.official.unfollow(me.user_id, account_id)
    qtbot.waitUntil(lambda: "Plaza Store" not in titles(chats))
    assert (chats.property("conversation"), chats.property("selectedId"), toasts) == (None, "", [])
    plaza.official.follow(me.user_id, account_id)
    qtbot.waitUntil(lambda: titles(chats)[0] == "Plaza Store")


def test_a_list_that_cannot_be_read_says_why(
    chats: ChatsViewModel, plaza: PlazaServices, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(*_: object) -> None:
        raise Unavailable("database.busy")

    monkeypatch.setattr(chats._reading, "_work", busy)
    chats.load()
    qtbot.waitUntil(lambda: chats.property("state") == "failed")
    assert "Try again" in chats.property("errorText")


def test_a_badge_stays_small() -> None:
    assert [count_text(count) for count in (0, 1, 99, 100)] == ["", "1", "99", "99+"]
