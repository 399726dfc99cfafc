"""What the list of chats says of a message."""

import pytest

from app.core.chat.model import Preview
from app.core.kernel.money import Money
from app.shell.chat.previews import words_of


@pytest.mark.parametrize(
    ("preview", "words"),
    [
        (None, ""),
        (Preview("text", "Hello 林"), "Hello 林"),
        (Preview("text", "Look", speaker="Leo"), "Leo: Look"),
        (Preview("card", "Wool {amount} coat"), "[Mini-app] Wool {amount} coat"),
        (Preview("receipt", "Store", Money(29900)), "Paid ¥299.00 to Store"),
        (Preview("refund", "Store", Money(9900)), "¥99.00 came back from Store"),
        (Preview("return", "", Money(6660)), "¥66.60 came back to you"),
        (Preview("article", "Five looks"), "[Article] Five looks"),
        (Preview("code", "Store"), "[Code] Store"),
        (Preview("packet"), "[Red packet] Best wishes"),
        (Preview("packet", "Good luck"), "[Red packet] Good luck"),
        (Preview("transfer", "for lunch", Money(6660)), "[Transfer] ¥66.60 for lunch"),
        (Preview("transfer", "", Money(6660)), "[Transfer] ¥66.60"),
        (Preview("added", "Leo {who}", speaker="Maya"), "Maya added Leo {who}"),
        (Preview("left"), "You left"),
        (Preview("unknown"), "[Message from a newer version]"),
    ],
)
def test_a_preview_is_one_line_of_words(preview: Preview | None, words: str) -> None:
    assert words_of(preview) == words
