"""What the server half says by itself: counts to all open pages, and notices to those concerned."""

from collections import OrderedDict
from contextlib import suppress
from typing import Any

import telling
from books import Books
from chinese import TEXTS
from minikit import CallError, broadcast, notify

CHANGES_MAX = 100
TITLES = {
    "like": "{name} likes your post",
    "comment": "{name} wrote under your post",
    "mention": "{name} mentioned you",
    "decision": "A moderator looked at your post",
}

_changes: OrderedDict[str, list[int | None]] = OrderedDict()
"""The newest counts of posts, all told at once: pages that are behind hear the newest payload of a topic only."""


async def changed(books: Books, number: str) -> None:
    """Tell all open pages how many like a post and talk about it now."""
    with books.work() as db:
        row = db.execute("SELECT likes, comments, hides_likes FROM posts WHERE number = ?", (number,)).fetchone()
    _changes.pop(number, None)
    _changes[number] = [None if row["hides_likes"] else row["likes"], row["comments"]]
    while len(_changes) > CHANGES_MAX:
        _changes.popitem(last=False)
    await _tell("changed", dict(_changes))


async def gone(number: str) -> None:
    """Tell all open pages that a post is not to be seen any more."""
    await _tell("gone", number)


async def new() -> None:
    """Tell all open pages that there is a new post."""
    await _tell("new", None)


async def notify_all(books: Books, told: list[tuple[str, str, str]], name: str) -> None:
    """Send notices: to whom, of which kind, of which post, in what they read; ``name`` is who did it."""
    with books.work() as db:
        languages = {who: telling.language_of(db, who) for who, _, _ in told}
    for who, kind, number in told:
        text = TEXTS[TITLES[kind]] if languages[who] == "zh" else TITLES[kind]
        with suppress(CallError):  # they have not agreed, or were told a lot already: the page has it
            title = text.format(name=name)[:80]
            await notify(title, "", "pages/post", {"id": number}, user_id=who)


async def _tell(topic: str, payload: Any) -> None:
    with suppress(CallError):  # too many at once: what comes next says it too, and opening a page asks
        await broadcast(topic, payload)
