"""What was written in the last moment before the end: sent or kept, however busy the workers were."""

from app.core.chat.model import TextContent
from tests.support.chats import ChatScene


def test_what_waits_to_be_sent_or_kept_when_plaza_is_closed_is_sent_and_kept_once(scene: ChatScene) -> None:
    shown, mine = scene.show(scene.direct), scene.me.user_id
    writing = shown.property("writing")
    for text in ("first", "second"):
        writing.keep(text)
        writing.send(text)
    writing.keep("half a")
    writing.keep("half a sentence")
    scene.window.tasks.close()
    scene.chats.posting.finish()
    messages = scene.plaza.history.newest(scene.direct, mine).messages
    assert [one.content for one in messages] == [TextContent("second"), TextContent("first")]
    assert scene.plaza.own_messages.draft(scene.direct, mine).text == "half a sentence"
    scene.chats.posting.finish()
    assert len(scene.plaza.history.newest(scene.direct, mine).messages) == 2
