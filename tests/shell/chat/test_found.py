"""The field above the chats: people, chats and messages are found while one types, the newest words win."""

from threading import Event
from typing import Any

from pytestqt.modeltest import ModelTester

from app.core.chat.model import CardContent, TextContent
from app.core.kernel.errors import Unavailable
from app.core.kernel.ids import MiniAppId
from tests.support.chats import LEO, MAYA, ChatScene, write_history

LIST = b"""
import QtQuick
import app.shell.chat
import app.shell.style
Rectangle {
    id: root
    required property ChatsViewModel chats
    color: Theme.list
    ChatList { width: 286; height: parent.height; viewModel: root.chats }
    ChatsScreen { x: 286; width: parent.width - 286; height: parent.height; viewModel: root.chats }
}
"""


def found(scene: ChatScene) -> Any:
    return scene.chats.property("found")


def rows(scene: ChatScene) -> Any:
    return found(scene).property("rows").rows


def look_for(scene: ChatScene, words: str) -> None:
    found(scene).search(words)
    scene.until(lambda: found(scene).property("state") == "ready")


def say(scene: ChatScene, *texts: str) -> list[str]:
    return [scene.plaza.chat.send(scene.direct, MAYA.user_id, TextContent(text)).message_id for text in texts]


def lines(scene: ChatScene) -> list[str]:
    return ["".join(f"[{piece}]" if at % 2 else piece for at, piece in enumerate(row.pieces)) for row in rows(scene)]


def test_people_chats_and_messages_are_found_in_this_order(scene: ChatScene, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(found(scene).property("rows"))  # type: ignore[no-untyped-call]  # pytest-qt leaves it so
    resets: list[object] = []
    found(scene).property("rows").modelReset.connect(lambda: resets.append(None))
    scene.plaza.groups.make(scene.me.user_id, "Maya's birthday", [MAYA.user_id, LEO.user_id])
    say(scene, "hello", "ask Maya Chen about it")
    scene.until(lambda: len(scene.chats.property("conversations").rows) == 2)
    look_for(scene, "maya")
    assert [(row.section, row.title) for row in rows(scene)] == [
        ("people", "Maya Chen"),
        ("chats", "Maya's birthday"),
        ("messages", "Maya Chen"),
    ]
    assert lines(scene)[2] == "ask\u00a0[Maya]\u00a0Chen about it"
    look_for(scene, "hello")
    assert lines(scene) == ["[hello]"]
    look_for(scene, "")
    assert rows(scene) == []
    assert not resets


def test_who_spoke_is_said_where_it_is_not_clear(scene: ChatScene) -> None:
    group = scene.plaza.groups.make(scene.me.user_id, "Trip", [MAYA.user_id, LEO.user_id])
    scene.plaza.chat.send(group, LEO.user_id, TextContent("the harbour"))
    scene.plaza.chat.send(group, scene.me.user_id, TextContent("which harbour"))
    scene.until(lambda: len(scene.chats.property("conversations").rows) == 2)
    look_for(scene, "harbour")
    assert [row.subtitle for row in rows(scene)] == ["You: which harbour", "Leo <b>: the harbour"]


def test_what_is_said_taken_back_and_deleted_while_one_looks_is_seen(scene: ChatScene) -> None:
    look_for(scene, "harbour")
    assert rows(scene) == []
    sent = scene.plaza.chat.send(scene.direct, scene.me.user_id, TextContent("a harbour"))
    scene.until(lambda: len(rows(scene)) == 1)
    other = scene.plaza.chat.send(scene.direct, MAYA.user_id, TextContent("my harbour"))
    scene.until(lambda: len(rows(scene)) == 2)
    scene.plaza.own_messages.recall(scene.direct, scene.me.user_id, sent.message_id)
    scene.until(lambda: lines(scene) == ["my\u00a0[harbour]"])
    scene.plaza.own_messages.hide(scene.direct, scene.me.user_id, [other.message_id])
    scene.until(lambda: rows(scene) == [])


def test_the_newest_words_win_and_typing_never_waits(scene: ChatScene, monkeypatch: Any) -> None:
    say(scene, "harbour", "garden")
    go_on, asked, find = Event(), [], scene.plaza.search.find

    def slow(*arguments: Any, **named: Any) -> Any:
        asked.append(arguments[1])
        assert go_on.wait(10)
        return find(*arguments, **named)

    monkeypatch.setattr(scene.plaza.search, "find", slow)
    for words in ("h", "ha", "har", "g", "ga"):
        found(scene).search(words)
    assert found(scene).property("state") == "loading"
    go_on.set()
    scene.until(lambda: found(scene).property("state") == "ready")
    assert lines(scene) == ["[garden]"]
    assert len(asked) <= 3
    assert asked[-1] == "ga"


def test_a_failure_is_told_and_tried_again(scene: ChatScene, monkeypatch: Any) -> None:
    say(scene, "harbour")
    find = scene.plaza.search.find

    def fails(*_: Any, **__: Any) -> Any:
        raise Unavailable("database.busy")

    monkeypatch.setattr(scene.plaza.search, "find", fails)
    found(scene).search("harbour")
    scene.until(lambda: found(scene).property("state") == "failed")
    assert found(scene).property("errorText")
    monkeypatch.setattr(scene.plaza.search, "find", find)
    found(scene).tryAgain()
    scene.until(lambda: lines(scene) == ["[harbour]"])


def test_more_is_read_as_one_scrolls(scene: ChatScene) -> None:
    say(scene, *(f"harbour {number}" for number in range(120)))
    look_for(scene, "harbour")
    assert len(rows(scene)) == 50
    found(scene).loadMore()
    scene.until(lambda: len(rows(scene)) == 100)
    found(scene).loadMore()
    scene.until(lambda: len(rows(scene)) == 120)
    found(scene).loadMore()
    assert len({row.row_id for row in rows(scene)}) == 120


def test_a_found_message_is_opened_where_it_stands_in_a_long_chat(scene: ChatScene) -> None:
    write_history(scene.plaza, scene.direct, MAYA.user_id, 3_000)
    with scene.plaza.db.begin() as tx:
        tx.exec_driver_sql("INSERT INTO message_gap VALUES (3001)")
    while scene.plaza.search.prepare():
        pass
    scene.window.show(LIST, chats=scene.chats)
    scene.chats.load()
    look_for(scene, "1234")
    [row] = rows(scene)
    found(scene).choose(row.row_id)
    scene.until(lambda: scene.window.find("messageList") is not None and "m1234" in scene.seen())
    assert scene.window.item("message_m1234").property("isMarked")
    assert len(scene.chats.property("conversation").property("history").property("rows").rows) <= 110
    look_for(scene, "2345")
    found(scene).choose("message m2345")
    scene.until(lambda: "m2345" in scene.seen())


def test_strangers_words_are_shown_letter_by_letter(scene: ChatScene) -> None:
    scene.window.show(LIST, chats=scene.chats)
    say(
        scene,
        "<b>harbour</b> <img src='http://192.0.2.1/x.png'>",
        "\u202egnp.exe harbour",
        "نلتقي في harbour غدا",
        "我们在 harbour 见面，大家都来吧，天气很好，不要忘记带伞和外套",
        "see you all at the very far end of the harbour, where the old boats are, at six",
    )
    card = CardContent("plaza://miniapp/a/b", MiniAppId("a"), "Harbour lamps & more")
    scene.plaza.chat.send(scene.direct, MAYA.user_id, card)
    scene.window.item("chatSearch").setProperty("text", "harbour")
    scene.until(lambda: len(rows(scene)) == 6)
    scene.settle()
    scene.look("found")
    assert [row.is_right_to_left for row in rows(scene)].count(True) == 1
    assert lines(scene)[-1] == "<b>[harbour]</b> <img src='http://192.0.2.1/x.png'>"
    assert "gnp.exe\u00a0[harbour]" in lines(scene)


def test_nothing_found_says_so(scene: ChatScene) -> None:
    scene.window.show(LIST, chats=scene.chats)
    scene.window.item("chatSearch").setProperty("text", "nowhere <i>")
    scene.until(lambda: scene.window.find("nothingFound") is not None)
    scene.look("nothing-found")
    scene.window.item("chatSearch").setProperty("text", "")
    scene.until(lambda: scene.window.find("foundList") is None)
    assert scene.window.find("chatList") is not None
