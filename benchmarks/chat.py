"""Chats at a million messages: the list, a long chat and the search, in the services and then in the whole shell."""

import shutil
import statistics
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from sqlalchemy import select

from app.core.chat.history import History
from app.core.chat.search import Search
from app.core.chat.service import Chat
from app.core.chat.store import conversation, message
from app.core.database import Database
from app.core.kernel.clock import SystemClock
from app.core.kernel.events import EventBus
from app.core.kernel.ids import ConversationId, MessageId
from app.core.official.service import Official
from app.core.people.service import People
from benchmarks import chat_window
from benchmarks.chatter import CHATS, RAREST, TIDES, kept_folder
from benchmarks.figures import Figure

ROUNDS = 15
MESSAGES_MANY, MESSAGES_FEW = 1_000_000, 1_000
SHORT_CHAT = 100
FRAMES_3_MS = 50.0
SEARCH_MS = 20.0
SAME = 1.1
TYPED = ("h", "ha", "harbour", "harbour lamp", "the", "红", "红包", "今天我们发红包", "the " + RAREST, " ".join(TIDES))
"""What a person types: the last two are the hardest, words that are frequent each and rare or never together."""


def run() -> list[Figure]:
    """Read two files in turn, then use the shell over the larger one; figures are medians.

    The files are made at the first run, which takes some minutes, and kept (see ``chatter.kept_folder``).
    """
    kept = [kept_folder(count) for count in (MESSAGES_FEW, MESSAGES_MANY)]
    with tempfile.TemporaryDirectory(prefix="plaza-bench-") as scratch:
        few, many = (Path(shutil.copytree(each, Path(scratch, each.name))) for each in kept)
        with closing(Chats(few)) as ours, closing(Chats(many)) as theirs:
            figures = [*_listing(ours, theirs), *_opening(theirs), *_searching(theirs)]
        return [*figures, *chat_window.run(many, Path(scratch))]


class Chats:
    """The services over one of the files."""

    def __init__(self, folder: Path) -> None:
        self._db = Database(folder / "plaza.db", tree="plaza")
        self._db.migrate()
        events, clock = EventBus(), SystemClock()
        official = Official(self._db, events, clock)
        found = People(self._db, events, clock).current()
        assert found is not None
        self.me = found.user_id
        self.chat, self.history = Chat(self._db, events, clock, official), History(self._db, official)
        self.search = Search(self._db, official)
        with self._db.read() as tx:
            rows = tx.execute(select(conversation)).all()
        self.counts: dict[ConversationId, int] = {row.conversation_id: row.last_seq for row in rows}

    def nearest(self, count: int) -> ConversationId:
        """Return the chat that has about ``count`` messages."""
        return min(self.counts, key=lambda each: abs(self.counts[each] - count))

    def middle(self, conversation_id: ConversationId) -> MessageId:
        """Return the message in the middle of a chat."""
        here = (message.c.conversation_id == conversation_id, message.c.seq == self.counts[conversation_id] // 2)
        with self._db.read() as tx:
            found: MessageId = tx.execute(select(message.c.message_id).where(*here)).scalar_one()
        return found

    def close(self) -> None:
        """Close the file."""
        self._db.close()


def _listing(few: Chats, many: Chats) -> list[Figure]:
    ours, theirs = _in_turn(lambda: few.chat.conversations(few.me), lambda: many.chat.conversations(many.me))
    return [Figure(f"the list of {CHATS:,} chats at a million messages", theirs, "at a thousand", ours, aim=SAME)]


def _opening(many: Chats) -> list[Figure]:
    long, short = many.nearest(MESSAGES_MANY), many.nearest(SHORT_CHAT)
    middle = many.middle(long)
    short_ms, long_ms = _in_turn(
        lambda: many.history.newest(short, many.me), lambda: many.history.newest(long, many.me)
    )
    _, jump_ms = _in_turn(lambda: None, lambda: many.history.around(long, many.me, middle))
    name = f"the newest messages of a chat of {many.counts[long]:,}"
    return [
        Figure(name, long_ms, "three frames at 60 a second", FRAMES_3_MS, aim=1.0),
        Figure(name, long_ms, f"the same of a chat of {many.counts[short]}", short_ms, aim=SAME),
        Figure("a jump into its middle", jump_ms, "three frames at 60 a second", FRAMES_3_MS, aim=1.0),
    ]


def _searching(many: Chats) -> list[Figure]:
    figures = []
    for typed in TYPED:
        _, found_ms = _in_turn(lambda: None, lambda typed=typed: many.search.find(many.me, typed))  # type: ignore[misc]
        count = len(many.search.find(many.me, typed).messages)
        name = f"first results ({count}) for “{typed}” in a million messages"
        figures.append(Figure(name, found_ms, "the limit of 20 ms", SEARCH_MS, aim=1.0))
    long = many.nearest(MESSAGES_MANY)
    _, within_ms = _in_turn(lambda: None, lambda: many.search.within(long, many.me, "harbour"))
    name = f"places of a word in one chat of {many.counts[long]:,}"
    return [*figures, Figure(name, within_ms, "the limit of 20 ms", SEARCH_MS, aim=1.0)]


def _in_turn(first: Callable[[], object], second: Callable[[], object]) -> tuple[float, float]:
    """Run both in turn and return the median milliseconds of each."""
    first_ms: list[float] = []
    second_ms: list[float] = []
    for _ in range(ROUNDS):
        for work, times_ms in ((first, first_ms), (second, second_ms)):
            begun = time.perf_counter()
            work()
            times_ms.append((time.perf_counter() - begun) * 1000)
    return statistics.median(first_ms), statistics.median(second_ms)
