"""The server half: keeps what viewers say at which moment, and announces the newest episode."""

import re
import sqlite3
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import series
from books import Books
from minikit import Alarm, Caller, CallError, Refusal, Server, alarms, broadcast, messages

TEXT_MAX = 100
PER_MINUTE_MAX = 20
READ_MAX = 300
KEPT_MAX = 5_000
"""Comments of one episode that are kept: of more, the oldest go."""
PREMIERE_AFTER = timedelta(minutes=10)
_REQUEST = re.compile(r"[0-9a-zA-Z-]{8,64}")

server = Server()


@server.function
async def news(_caller: Caller) -> dict[str, Any]:
    """Return whether the newest episode is out, and when it comes if not; the first call fixes that moment."""
    with _books().work() as db:
        row = _premiere(db)
        is_new = row is None
        if is_new:
            at = (datetime.now(UTC) + PREMIERE_AFTER).isoformat()
            db.execute("INSERT INTO premieres (episode, at, is_out) VALUES (?, ?, 0)", (series.PREMIERE, at))
            row = _premiere(db)
    if not row["is_out"]:
        await alarms.set(f"premiere {series.PREMIERE}", row["at"])  # set again, it is the same one
    return {"is_out": bool(row["is_out"]), "at": row["at"]}


@server.on_alarm
async def premiere(_alarm: Alarm) -> None:
    """Let the newest episode out, and tell those who wanted to know; told again after a crash, nothing twice."""
    with _books().work() as db:
        db.execute("UPDATE premieres SET is_out = 1 WHERE episode = ?", (series.PREMIERE,))
        people = [row["person"] for row in db.execute("SELECT person FROM told ORDER BY person")]
    with suppress(CallError):
        await broadcast("out", series.PREMIERE)
    episode = series.get(series.PREMIERE)
    assert episode is not None
    season = series.SEASONS[episode.season]
    said = {
        "episode": f"{episode.title.english} · {episode.title.chinese}",
        "season": f"{season.english} · {season.chinese}",
    }
    number = f"out {episode.episode_id}"
    for person in people:
        with suppress(CallError):  # they have taken their yes back
            await messages.send(person, "new-episode", said, number, {"id": episode.episode_id})


@server.function
def tell_me(caller: Caller, is_wanted: object) -> None:
    """Note that the caller wants to hear of new episodes, or no more."""
    with _books().work() as db:
        if _flag(is_wanted):
            db.execute("INSERT INTO told (person) VALUES (?) ON CONFLICT DO NOTHING", (caller.user_id,))
        else:
            db.execute("DELETE FROM told WHERE person = ?", (caller.user_id,))


@server.function
def is_told(caller: Caller) -> bool:
    """Return whether the caller hears of new episodes."""
    with _books().work() as db:
        return db.execute("SELECT 1 FROM told WHERE person = ?", (caller.user_id,)).fetchone() is not None


@server.function
def comments(caller: Caller, episode: object, after: object = 0) -> list[dict[str, Any]]:
    """Return what was said about an episode after the comment ``after``, the newest if there is too much of it."""
    name, last = _episode(episode), _count(after, 2**53)
    with _books().work() as db:
        rows = db.execute(
            "SELECT id, at_ms, text, person FROM comments WHERE episode = ? AND id > ? ORDER BY id DESC LIMIT ?",
            (name, last, READ_MAX),
        ).fetchall()
    me = caller.user_id
    return [
        {"id": row["id"], "at_ms": row["at_ms"], "text": row["text"], "is_own": row["person"] == me}
        for row in reversed(rows)
    ]


@server.function
async def say(caller: Caller, request_id: object, episode: object, at_ms: object, text: object) -> None:
    """Keep what the caller says at a moment of an episode. Asked again with the same request, it is said once."""
    me, request, name = caller.user_id, _request(request_id), _episode(episode)
    at, said = _count(at_ms, 86_400_000), _text(text)
    now = datetime.now(UTC)
    with _books().work() as db:
        lately = (now - timedelta(minutes=1)).isoformat()
        count = "SELECT count(*) FROM comments WHERE person = ? AND said_at > ? AND request_id <> ?"
        if db.execute(count, (me, lately, request)).fetchone()[0] >= PER_MINUTE_MAX:
            raise Refusal("too_many", "That was a lot at once. Wait a minute.")
        kept = (
            "INSERT INTO comments (episode, person, request_id, at_ms, text, said_at) VALUES (?, ?, ?, ?, ?, ?)"
            " ON CONFLICT DO NOTHING"
        )
        is_new = db.execute(kept, (name, me, request, at, said, now.isoformat())).rowcount == 1
        _drop_oldest(db, name)
    if is_new:
        with suppress(CallError):  # too many at once: what comes next says it too, and opening a page asks
            await broadcast("said", {"episode": name})


@server.function
async def unsay(caller: Caller, comment_id: object) -> None:
    """Take a comment of the caller's own away."""
    number = _count(comment_id, 2**53)
    with _books().work() as db:
        row = db.execute("SELECT episode, person FROM comments WHERE id = ?", (number,)).fetchone()
        if row is None:
            return
        if row["person"] != caller.user_id:
            raise Refusal("not_yours", "Only who said it can take it back.")
        db.execute("DELETE FROM comments WHERE id = ?", (number,))
    with suppress(CallError):
        await broadcast("unsaid", {"episode": row["episode"]})


@server.function
def damage(_caller: Caller) -> dict[str, bool]:
    """Return whether the file is damaged, and whether there is a copy of it."""
    return {"is_damaged": _books().is_damaged, "has_copy": _books().has_copy}


@server.function
def mend(_caller: Caller, with_copy: object) -> None:
    """Put the copy in the damaged file's place, or begin anew. A file that is whole stays."""
    if not _books().is_damaged:
        return
    if not _flag(with_copy):
        _books().reset()
    elif _books().has_copy:
        _books().restore()
    else:
        raise Refusal("books.no_copy", "There is no copy to go back to.")


def _premiere(db: sqlite3.Connection) -> Any:
    return db.execute("SELECT at, is_out FROM premieres WHERE episode = ?", (series.PREMIERE,)).fetchone()


def _drop_oldest(db: sqlite3.Connection, episode: str) -> None:
    db.execute(
        "DELETE FROM comments WHERE episode = ? AND id <= coalesce((SELECT id FROM comments WHERE episode = ?"
        " ORDER BY id DESC LIMIT 1 OFFSET ?), 0)",
        (episode, episode, KEPT_MAX),
    )


def _unknown() -> Refusal:
    return Refusal("request", "This came in a form that is not known here.")


def _episode(value: object) -> str:
    found = series.get(value)
    if found is None:
        raise _unknown()
    return found.episode_id


def _count(value: object, most: int) -> int:
    if type(value) is not int or not 0 <= value <= most:
        raise _unknown()
    return value


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise _unknown()
    return value


def _request(value: object) -> str:
    if not isinstance(value, str) or not _REQUEST.fullmatch(value):
        raise _unknown()
    return value


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise _unknown()
    said = " ".join(value.split())
    if not said:
        raise Refusal("text.empty", "There is nothing written yet.")
    if len(said) > TEXT_MAX:
        raise Refusal("text.too_long", "A comment has 100 characters at most.")
    return said


def _books() -> Books:
    return _books_in(server.data_folder)


@cache
def _books_in(folder: Path) -> Books:
    return Books(folder)
