"""The stretch in memory: always consecutive, in order, bounded, whatever comes in whatever order."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from app.core.chat.model import Message, Stretch, TextContent
from app.core.kernel.ids import ConversationId, MessageId, UserId
from app.shell.chat.timeline import MESSAGES_MAX, Timeline

AT = datetime(2026, 11, 22, tzinfo=UTC)


def message(seq: int) -> Message:
    return Message(MessageId(f"m{seq}"), ConversationId("c"), UserId("u"), "U", "blue", AT, TextContent(str(seq)), seq)


def stretch(newest: int, oldest: int, count: int) -> Stretch:
    """Return the messages from ``newest`` down to ``oldest`` of ``count`` in all."""
    oldest, newest = max(oldest, 1), min(newest, count)
    return Stretch(tuple(message(seq) for seq in range(newest, oldest - 1, -1)), oldest > 1, newest < count)


ACTS = st.sampled_from(["older", "newer", "arrive", "jump", "newest", "late"])


@given(acts=st.lists(st.tuples(ACTS, st.integers(1, 900)), max_size=40))
def test_whatever_happens_the_stretch_is_whole_and_says_what_is_beyond(acts: list[tuple[str, int]]) -> None:
    count, timeline = 900, Timeline()
    timeline.show(stretch(count, count - 49, count))
    for act, number in acts:
        newest, oldest = timeline.messages[0].seq, timeline.messages[-1].seq
        if act == "older" and timeline.has_older:
            timeline.add_older(stretch(oldest - 1, oldest - 120, count))
        elif act == "newer" and timeline.has_newer:
            timeline.add_newer(stretch(newest + 120, newest + 1, count))
        elif act == "arrive":
            count += 1
            assert timeline.add(message(count)) or timeline.has_newer
        elif act == "jump":
            timeline.show(stretch(number + 25, number - 25, count))
        elif act == "newest":
            timeline.show(stretch(count, count - 49, count))
        elif act == "late":
            timeline.add(message(min(number, count)))
        found = [one.seq for one in timeline.messages]
        assert found == list(range(found[0], found[-1] - 1, -1))
        assert len(found) <= MESSAGES_MAX
        assert timeline.has_newer == (found[0] < count)
        assert timeline.has_older == (found[-1] > 1)


def test_messages_told_out_of_order_stand_in_order() -> None:
    timeline = Timeline()
    timeline.show(stretch(3, 1, 3))
    assert timeline.add(message(5))
    assert timeline.add(message(4))
    assert [one.seq for one in timeline.messages] == [5, 4, 3, 2, 1]
