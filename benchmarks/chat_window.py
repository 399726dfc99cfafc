"""The whole shell over a million messages: opening, scrolling, searching, its memory and its longest block."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_QUICK_BACKEND", "software")

import gc
import statistics
import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

from PySide6.QtQuick import QQuickItem
from sqlalchemy import select

from app.cli.tour.driver import run_until
from app.core.chat.store import conversation
from app.core.database import Database
from app.core.kernel.ids import ConversationId
from app.data_folder import FolderLock
from app.shell.application import Application, make_qt
from app.shell.chat.chats import ChatsViewModel
from app.shell.chat.contents import MessageRow
from app.shell.until import has_chats
from benchmarks.figures import Figure
from benchmarks.shares import share_mb
from benchmarks.stand import Watch, wait_until
from benchmarks.start import bare_share_mb
from benchmarks.watchdog import Wait, Watchdog

ROUNDS = 9
FRAME_MS = 1_000 / 60
FRAMES_3_MS = 50.0
SCROLLED_FRAMES = 240
STEP = 60.0
"""Pixels a frame: 3,600 a second, a brisk turn of the wheel."""
WITHIN = 0.95
SHORT_CHAT = 100
OPENED = 10
SENT = 20
REST_MS = 150
BLOCK_MAX_MS = 50.0
SEARCH_MS = 20.0
TYPED = ("harbour", "红包", "lamp", "今天", "boat", "the", "meeting", "happy", "ebb")


def run(folder: Path, scratch: Path) -> list[Figure]:
    """Use the shell over the data ``folder``, which it changes; ``scratch`` is for the peers. Figures are medians.

    No screen shows what is painted, so frames come as soon as they are ready and nothing waits for the next 60th of a
    second: a frame's time is what the processor needs for it, from the change to the end of painting.
    """
    bare_mb = bare_share_mb(scratch)
    qt = make_qt()
    lock = FolderLock(folder)
    try:
        with closing(Hands(folder)) as hands:
            figures = [*_memory(hands, bare_mb), *_opening(hands), *_scrolling(hands), *_searching(hands)]
            figures += _sending(hands)
            hands.watchdog.phase = ""
            longest = hands.watchdog.longest
    finally:
        lock.close()
        qt.processEvents()
    return [*figures, *_blocks(longest)]


class Hands:
    """The shell with its window, used through what a click or a key calls. GUI thread."""

    def __init__(self, folder: Path) -> None:
        with closing(Database(folder / "plaza.db", tree="plaza")) as db, db.read() as tx:
            counts = {row.conversation_id: row.last_seq for row in tx.execute(select(conversation))}
        self.long = max(counts, key=lambda each: counts[each])
        self.short = min(counts, key=lambda each: abs(counts[each] - SHORT_CHAT))
        self.counts: dict[ConversationId, int] = counts
        self.watchdog = Watchdog()
        self.watchdog.phase = "it starts"
        self._application = Application(folder)
        self._application.start()
        self.window = self._application.window
        wait_until(lambda: has_chats(self.window.contentItem()), "the list of chats")
        chats = self._application.windows.first.view_model.property("chats")
        assert isinstance(chats, ChatsViewModel)
        self.chats = chats
        self.rest()

    def close(self) -> None:
        """End the shell."""
        self.watchdog.close()
        self._application.close()

    def rest(self) -> None:
        """Let what was begun come to its end: no frame is wanted, no worker at work, for a while."""
        run_until(lambda: False, REST_MS)

    def open(self, conversation_id: ConversationId) -> float:
        """Open a chat as a click on its row does; return the milliseconds to the frame that shows its messages."""
        watch = Watch()
        self.chats.select(conversation_id)
        return watch.painted_ms(self.window, lambda: self._shows(conversation_id), "the messages")

    def search(self, words: str) -> float:
        """Type ``words`` above the chats; return the milliseconds to the frame that shows what was found."""
        field = self.item("chatSearch")
        assert field is not None
        found = self.chats.property("found")
        watch = Watch()
        field.setProperty("text", words)

        def is_there() -> bool:
            shown = self.item("foundList")
            return found.property("state") == "ready" and shown is not None and shown.property("count") > 0

        return watch.painted_ms(self.window, is_there, "what was found")

    def send(self, number: int) -> float:
        """Send a message to the open chat; return the milliseconds to the frame in which it stands there."""
        before = self._rows()[0]
        watch = Watch()
        self.chats.property("conversation").property("writing").send(f"news {number}")
        return watch.painted_ms(self.window, lambda: self._rows()[0] != before, "the message")

    def item(self, name: str) -> QQuickItem | None:
        """Return the item called ``name`` that can be seen, if there is one."""
        found = self.window.findChildren(QQuickItem, name)
        return next((each for each in found if each.isVisible()), None)

    def _rows(self) -> Sequence[MessageRow]:
        shown = self.chats.property("conversation")
        rows: Sequence[MessageRow] = shown.property("history").property("rows").rows
        return rows

    def _shows(self, conversation_id: ConversationId) -> bool:
        shown = self.chats.property("conversation")
        if shown is None or shown.property("conversationId") != conversation_id or not self._rows():
            return False
        lists = self.window.findChildren(QQuickItem, "messageList")
        rows = shown.property("history").property("rows")
        return any(each.property("model") == rows and each.property("count") > 0 for each in lists)


def _opening(hands: Hands) -> list[Figure]:
    hands.watchdog.phase = "chats are opened"
    long_ms, short_ms, computed_ms = [], [], []
    for _ in range(ROUNDS + 1):
        begun = time.thread_time()
        long_ms.append(hands.open(hands.long))
        computed_ms.append((time.thread_time() - begun) * 1_000)
        hands.rest()
        short_ms.append(hands.open(hands.short))
        hands.rest()
    long, short = statistics.median(long_ms[1:]), statistics.median(short_ms[1:])
    computed = statistics.median(computed_ms[1:])
    name = f"a click on a chat of {hands.counts[hands.long]:,} messages → its newest painted"
    return [
        Figure(name, long, "three frames at 60 a second", FRAMES_3_MS, aim=1.0),
        Figure("of this, what the GUI thread computes", computed, "three frames at 60 a second", FRAMES_3_MS, aim=1.0),
        Figure(name, long, f"the same of a chat of {hands.counts[hands.short]}", short, aim=1.1),
    ]


def _scrolling(hands: Hands) -> Iterator[Figure]:
    hands.watchdog.phase = "a long chat is scrolled"
    hands.open(hands.long)
    yield from _scrolled(hands, "messageList", -STEP, f"a chat of {hands.counts[hands.long]:,}")
    hands.watchdog.phase = "the list of chats is scrolled"
    yield from _scrolled(hands, "chatList", STEP, f"the list of {len(hands.counts):,} chats")


def _scrolled(hands: Hands, name: str, step: float, what: str) -> list[Figure]:
    shown = hands.item(name)
    assert shown is not None
    times_ms, stalls = [], 0
    for _ in range(SCROLLED_FRAMES):
        if not _can_scroll(shown, step):
            stalls += 1
            wait_until(lambda: _can_scroll(shown, step), "what is beyond the end of the list")
        watch, before = Watch(), shown.property("contentY")
        shown.setProperty("contentY", before + step)
        times_ms.append(watch.painted_ms(hands.window, lambda: True, "a frame"))
    times_ms.sort()
    told = f"{sum(each <= FRAME_MS for each in times_ms) / len(times_ms):.0%} within it, {stalls} waits for rows"
    frame = "one frame at 60 a second"
    slow = times_ms[int(WITHIN * len(times_ms))]
    return [
        Figure(f"scrolling {what}: a frame, median ({told})", statistics.median(times_ms), frame, FRAME_MS, aim=1.0),
        Figure("the same, slower than 95 of 100", slow, frame, FRAME_MS, aim=1.0),
    ]


def _can_scroll(shown: QQuickItem, step: float) -> bool:
    above: float = shown.property("contentY") - shown.property("originY")
    below: float = shown.property("contentHeight") - above - shown.height()
    return (above if step < 0 else below) >= abs(step)


def _searching(hands: Hands) -> list[Figure]:
    hands.watchdog.phase = "words are looked for"
    times_ms = []
    for typed in TYPED:
        times_ms.append(hands.search(typed))
        hands.rest()
    hands.search(TYPED[0])
    field = hands.item("chatSearch")
    assert field is not None
    field.setProperty("text", "")
    hands.rest()
    name = "words typed → what was found of a million messages painted"
    return [Figure(name, statistics.median(times_ms[1:]), "the limit of 20 ms and a frame", SEARCH_MS + FRAME_MS)]


def _sending(hands: Hands) -> list[Figure]:
    hands.watchdog.phase = "messages are sent"
    hands.open(hands.long)
    times_ms = [hands.send(number) for number in range(SENT)]
    name = f"a message sent to a chat of {hands.counts[hands.long]:,} → painted there"
    return [Figure(name, statistics.median(times_ms), "three frames at 60 a second", FRAMES_3_MS, aim=1.0)]


def _memory(hands: Hands, bare_mb: float) -> list[Figure]:
    hands.watchdog.phase = f"{OPENED} chats are opened for the first time"
    gc.collect()
    before_mb = share_mb(os.getpid())
    largest = sorted(hands.counts, key=lambda each: hands.counts[each], reverse=True)
    for conversation_id in largest[:OPENED]:
        hands.open(conversation_id)
        hands.rest()
    gc.collect()
    after_mb = share_mb(os.getpid())
    return [
        Figure("memory of the shell, ten chats opened", after_mb, "a bare QML window", bare_mb, None, "MB"),
        Figure("memory of the shell, ten chats opened", after_mb, "the same before", before_mb, None, "MB"),
    ]


def _blocks(longest: dict[str, Wait]) -> list[Figure]:
    figures = []
    for phase, wait in longest.items():
        if phase:
            told = f"{wait.computed_ms:.0f} ms of it its own work{wait.where and ', seen at ' + wait.where}"
            name = f"the longest the GUI thread answers nothing while {phase} ({told})"
            figures.append(Figure(name, wait.wait_ms, "the limit of 50 ms", BLOCK_MAX_MS, aim=1.0))
    return figures
