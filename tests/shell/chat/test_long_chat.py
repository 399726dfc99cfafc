"""A long conversation on screen: opened at its end, read on in both directions, jumped into, in little memory."""

from typing import Any

from pytestqt.modeltest import ModelTester

from app.core.chat.model import TextContent
from app.shell.chat.timeline import MESSAGES_MAX
from tests.support.chats import MAYA, ChatScene, write_history

COUNT = 100_000


def rows(shown: Any) -> Any:
    return shown.property("history").property("rows").rows


def wait_for_older(scene: ChatScene, shown: Any, oldest: str) -> None:
    scene.until(lambda: rows(shown)[-1].message_id != oldest)
    scene.settle()


def wait_for_newer(scene: ChatScene, shown: Any, newest: str) -> None:
    scene.until(lambda: rows(shown)[0].message_id != newest)
    scene.settle()


def opened(scene: ChatScene, count: int = COUNT) -> Any:
    write_history(scene.plaza, scene.direct, MAYA.user_id, count)
    return scene.show(scene.direct)


def test_a_long_chat_opens_with_few_rows_and_the_newest_in_sight(scene: ChatScene) -> None:
    shown = opened(scene)
    assert scene.seen()[-1] == f"m{COUNT}"
    assert len(rows(shown)) <= 100
    assert shown.property("history").property("isAtNewest")
    assert scene.window.find("goToNewest") is None


def test_what_is_out_of_sight_is_made_after_what_is_in_sight_was_painted(scene: ChatScene) -> None:
    counts: list[int] = []

    def count() -> None:
        here = scene.window.find("messageList")
        if here is not None and here.property("count") > 0:
            counts.append(sum(item.objectName().startswith("message_") for item in scene.window.items(here)))

    scene.window.view.frameSwapped.connect(count)
    opened(scene, 1000)
    scene.until(lambda: scene.message_list().property("cacheBuffer") == 800)
    scene.until(lambda: counts[-1] > counts[0] > 0)


def test_scrolling_back_reads_on_and_keeps_what_is_seen_where_it_is(
    scene: ChatScene, qtmodeltester: ModelTester
) -> None:
    shown = opened(scene)
    qtmodeltester.check(shown.property("history").property("rows"))  # type: ignore[no-untyped-call]  # pytest-qt leaves it so
    resets: list[object] = []
    shown.property("history").property("rows").modelReset.connect(lambda: resets.append(None))
    here = scene.message_list()
    oldest = rows(shown)[-1].message_id
    for _ in range(12):
        here.setProperty("contentY", here.property("originY") + 40)
        scene.settle()
        middle = scene.seen()[len(scene.seen()) // 2]
        top = scene.top_of(middle)
        wait_for_older(scene, shown, oldest)
        assert abs(scene.top_of(middle) - top) < 1
        oldest = rows(shown)[-1].message_id
        assert len(rows(shown)) <= MESSAGES_MAX
    assert not shown.property("history").property("isAtNewest")
    assert scene.window.find("goToNewest") is not None
    numbers = [int(row.message_id[1:]) for row in rows(shown)]
    assert numbers == list(range(numbers[0], numbers[-1] - 1, -1))
    assert not resets


def test_scrolling_forth_after_a_jump_reads_on_to_the_newest(scene: ChatScene) -> None:
    shown = opened(scene, 400)
    shown.property("history").jumpTo("m150")
    scene.until(lambda: "m150" in scene.seen())
    assert not shown.property("history").property("isAtNewest")
    here = scene.message_list()
    while not shown.property("history").property("isAtNewest"):
        before = rows(shown)[0].message_id
        end = here.property("originY") + here.property("contentHeight") - here.height()
        here.setProperty("contentY", end - 20)
        middle = scene.seen()[len(scene.seen()) // 2]
        top = scene.top_of(middle)
        wait_for_newer(scene, shown, before)
        assert abs(scene.top_of(middle) - top) < 1
    numbers = [int(row.message_id[1:]) for row in rows(shown)]
    assert numbers == list(range(400, numbers[-1] - 1, -1))


def test_a_message_in_the_middle_is_jumped_to_and_marked(scene: ChatScene) -> None:
    shown = opened(scene)
    shown.property("history").jumpTo("m50000")
    scene.until(lambda: "m50000" in scene.seen())
    assert scene.window.item("message_m50000").property("isMarked")
    scene.look("jumped")
    assert len(rows(shown)) <= 110


def test_what_comes_while_one_reads_elsewhere_is_counted_and_shown_on_going_back(scene: ChatScene) -> None:
    shown = opened(scene, 1000)
    shown.setActive(True)
    shown.property("history").jumpTo("m300")
    scene.until(lambda: "m300" in scene.seen())
    sent = scene.plaza.chat.send(scene.direct, MAYA.user_id, TextContent("new"))
    scene.until(lambda: shown.property("history").property("waitingText") == "1")
    assert "m300" in scene.seen()
    unread = scene.plaza.chat.conversations(scene.me.user_id)[0].unread_count
    assert unread > 0
    scene.look("waiting")
    scene.press("goToNewest")
    scene.until(lambda: sent.message_id in scene.seen())
    assert shown.property("history").property("waitingText") == ""
    scene.until(lambda: scene.plaza.chat.conversations(scene.me.user_id)[0].unread_count == 0)


def test_a_message_that_comes_at_the_end_is_seen_at_once(scene: ChatScene) -> None:
    opened(scene, 500)
    sent = scene.plaza.chat.send(scene.direct, MAYA.user_id, TextContent("new"))
    scene.until(lambda: sent.message_id in scene.seen())


def test_what_is_not_there_any_more_is_told_and_nothing_moves(scene: ChatScene) -> None:
    shown = opened(scene, 300)
    top = scene.top_of("m300")
    shown.property("history").jumpTo("nowhere")
    scene.until(lambda: scene.toasts)
    assert scene.top_of("m300") == top
