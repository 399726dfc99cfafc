"""The wall: posts, likes and comments as the books have them, and who may see which. Works within a transaction."""

import json
import re
import secrets
import sqlite3
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Literal

from minikit import Refusal

PAGE_LENGTH = 200
Row = sqlite3.Row
MENTION = re.compile(r"@([\w.·-]{1,40})")

_SEEN_BY = """
p.state = 'shown'
AND p.author NOT IN (SELECT other FROM shut WHERE person = :me)
AND p.author NOT IN (SELECT person FROM shut WHERE other = :me AND kind = 'block')
AND p.id NOT IN (SELECT post FROM put_away WHERE person = :me)
"""
_POSTS = """
SELECT p.*, a.name, a.handle, a.color, EXISTS (SELECT 1 FROM likes WHERE post = p.id AND person = :me) AS is_liked
FROM posts AS p JOIN people AS a ON a.person = p.author
"""


@dataclass(frozen=True)
class Wish:
    """What a wall is to show: of a theme, a tag, followed tags, a person; empty is all. ``offset`` are there."""

    theme: str = ""
    tag: str = ""
    handle: str = ""
    is_followed_only: bool = False
    order: Literal["new", "hot"] = "new"
    offset: int = 0


def page(db: sqlite3.Connection, me: str, wish: Wish) -> list[dict[str, Any]]:
    """Return the next posts of a wall, as ``me`` sees them."""
    where = [_SEEN_BY]
    if wish.theme:
        where.append("p.theme = :theme")
    if wish.tag:
        where.append("p.id IN (SELECT post FROM tags WHERE tag = :tag)")
    if wish.is_followed_only:
        where.append("p.id IN (SELECT post FROM tags WHERE tag IN (SELECT tag FROM followed WHERE person = :me))")
    if wish.handle:
        where.append("a.handle = :handle")
    # Hot: what was liked and talked about, and the less the older it is.
    hot = "(p.likes + 2 * p.comments + 1.0) / (julianday(:now) - julianday(p.created_at) + 2.0) DESC, p.id DESC"
    order = hot if wish.order == "hot" else "p.id DESC"
    found = db.execute(
        f"{_POSTS} WHERE {' AND '.join(where)} ORDER BY {order} LIMIT {PAGE_LENGTH} OFFSET :offset",
        {"me": me, **vars(wish), "now": datetime.now(UTC).isoformat()},
    )
    return [shown(row, me) for row in found]


def shown(row: Row, me: str) -> dict[str, Any]:
    """Return what a wall shows of a post."""
    photos = json.loads(row["photos"])
    is_own = row["author"] == me
    return {
        "number": row["number"],
        "theme": row["theme"],
        "caption": row["caption"],
        "photos": photos,
        "name": row["name"],
        "handle": row["handle"],
        "color": row["color"],
        "created_at": row["created_at"],
        "likes": row["likes"] if is_own or not row["hides_likes"] else None,
        "is_liked": bool(row["is_liked"]),
        "comments": row["comments"],
        "is_own": is_own,
    }


def seen_post(db: sqlite3.Connection, me: str, number: object, *, is_moderator: bool = False) -> Row:
    """Return a post that ``me`` may see: their own also when it is hidden, a moderator any.

    Raises:
        Refusal: ``post.unknown``.
    """
    if isinstance(number, str):
        seen = f"({_SEEN_BY} OR (p.state <> 'removed' AND (p.author = :me OR :sees_all)))"
        question = f"{_POSTS} WHERE p.number = :number AND {seen}"
        row = db.execute(question, {"me": me, "number": number, "sees_all": is_moderator}).fetchone()
        if row is not None:
            return row  # type: ignore[no-any-return]
    raise Refusal("post.unknown", "This post is not here any more.")


def own_post(db: sqlite3.Connection, me: str, number: object) -> Row:
    """Return a post of ``me``.

    Raises:
        Refusal: ``post.unknown`` or ``post.not_yours``.
    """
    row = seen_post(db, me, number)
    if row["author"] != me:
        raise Refusal("post.not_yours", "Only its author can do that.")
    return row


def tags_of(db: sqlite3.Connection, post_id: int) -> list[str]:
    """Return the tags of a post."""
    return [row["tag"] for row in db.execute("SELECT tag FROM tags WHERE post = ? ORDER BY tag", (post_id,))]


def add_post(db: sqlite3.Connection, me: str, request_id: str, what: dict[str, Any]) -> tuple[str, bool]:
    """Keep a new post, once for each request; return its number and whether it is new."""
    before = db.execute("SELECT number FROM posts WHERE author = ? AND request_id = ?", (me, request_id)).fetchone()
    if before is not None:
        return before["number"], False
    number = secrets.token_hex(6)
    done = db.execute(
        "INSERT INTO posts (number, author, request_id, theme, caption, photos, created_at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        (number, me, request_id, what["theme"], what["caption"], json.dumps(what["photos"]), now()),
    )
    set_tags(db, done.lastrowid or 0, what["tags"])
    return number, True


def set_tags(db: sqlite3.Connection, post_id: int, tags: list[str]) -> None:
    """Let a post have these tags and no others."""
    db.execute("DELETE FROM tags WHERE post = ?", (post_id,))
    db.executemany("INSERT INTO tags (post, tag) VALUES (?, ?)", [(post_id, tag) for tag in tags])


def set_like(db: sqlite3.Connection, me: str, post_id: int, is_on: bool) -> bool:
    """Let ``me`` like a post or not; said twice is said once. Return whether that changed anything."""
    if is_on:
        question = "INSERT INTO likes (post, person, at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING"
        changed = db.execute(question, (post_id, me, now())).rowcount
    else:
        changed = db.execute("DELETE FROM likes WHERE post = ? AND person = ?", (post_id, me)).rowcount
    if changed:
        db.execute("UPDATE posts SET likes = likes + ? WHERE id = ?", (1 if is_on else -1, post_id))
    return bool(changed)


def add_comment(
    db: sqlite3.Connection, me: str, request_id: str, post_id: int, text: str, reply_to: int | None
) -> int | None:
    """Keep a comment, once for each request; return its id if it is new."""
    done = db.execute(
        "INSERT INTO comments (post, author, request_id, reply_to, text, at) VALUES (?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (author, request_id) DO NOTHING",
        (post_id, me, request_id, reply_to, text, now()),
    )
    if not done.rowcount:
        return None
    db.execute("UPDATE posts SET comments = comments + 1 WHERE id = ?", (post_id,))
    return done.lastrowid


def end_comment(db: sqlite3.Connection, comment: Row, state: Literal["hidden", "removed", "shown"]) -> None:
    """Take a comment off its post, or put a hidden one back."""
    if comment["state"] != state:
        db.execute("UPDATE comments SET state = ? WHERE id = ?", (state, comment["id"]))
        count = "SELECT count(*) FROM comments WHERE post = posts.id AND state = 'shown'"
        db.execute(f"UPDATE posts SET comments = ({count}) WHERE id = ?", (comment["post"],))  # noqa: S608 (ours)


def comments_of(db: sqlite3.Connection, me: str, post_id: int) -> list[dict[str, Any]]:
    """Return the comments of a post as ``me`` sees them: the oldest first, the replies to each below it."""
    rows = db.execute(
        "SELECT c.*, a.name, a.handle, a.color FROM comments AS c JOIN people AS a ON a.person = c.author"
        " WHERE c.post = ? AND c.state = 'shown' AND c.author NOT IN (SELECT other FROM shut WHERE person = ?)"
        " ORDER BY coalesce(c.reply_to, c.id), c.id LIMIT 500",
        (post_id, me),
    )
    return [
        {
            "id": row["id"],
            "name": row["name"],
            "handle": row["handle"],
            "color": row["color"],
            "text": row["text"],
            "at": row["at"],
            "is_reply": row["reply_to"] is not None,
            "thread": row["reply_to"] or row["id"],
            "is_own": row["author"] == me,
        }
        for row in rows
    ]


def comment_of(db: sqlite3.Connection, comment_id: object) -> Row:
    """Return a comment that has not been removed.

    Raises:
        Refusal: ``comment.unknown``.
    """
    if type(comment_id) is int:
        row = db.execute("SELECT * FROM comments WHERE id = ? AND state <> 'removed'", (comment_id,)).fetchone()
        if row is not None:
            return row  # type: ignore[no-any-return]
    raise Refusal("comment.unknown", "This comment is not here any more.")


def mentioned(db: sqlite3.Connection, text: str) -> list[str]:
    """Return the people whom a text names with an @."""
    handles = dict.fromkeys(MENTION.findall(text)[:10])
    found = (db.execute("SELECT person FROM people WHERE handle = ?", (handle,)).fetchone() for handle in handles)
    return [row["person"] for row in found if row is not None]


def introduce(db: sqlite3.Connection, me: str, name: str, color: str) -> None:
    """Note what ``me`` is called. The handle, by which others name them, is theirs alone and stays."""
    known = db.execute("SELECT handle FROM people WHERE person = ?", (me,)).fetchone()
    if known is not None:
        db.execute("UPDATE people SET name = ?, color = ? WHERE person = ?", (name, color, me))
        return
    plain = re.sub(r"[^\w.·-]", "", name)[:30] or "someone"
    handle, count = plain, 1
    while db.execute("SELECT 1 FROM people WHERE handle = ?", (handle,)).fetchone():
        count += 1
        handle = f"{plain}{count}"
    db.execute("INSERT INTO people (person, name, handle, color) VALUES (?, ?, ?, ?)", (me, name, handle, color))


def known(db: sqlite3.Connection, me: str) -> Row:
    """Return who ``me`` is here.

    Raises:
        Refusal: ``person.unknown``, they have not been introduced.
    """
    row = db.execute("SELECT * FROM people WHERE person = ?", (me,)).fetchone()
    if row is None:
        raise Refusal("person.unknown", "Please say who you are first.")
    return row  # type: ignore[no-any-return]


def by_handle(db: sqlite3.Connection, handle: object) -> Row:
    """Return the person with this handle.

    Raises:
        Refusal: ``person.unknown``.
    """
    row = None
    if isinstance(handle, str):
        row = db.execute("SELECT * FROM people WHERE handle = ?", (handle,)).fetchone()
    if row is None:
        raise Refusal("person.unknown", "There is nobody of this name here.")
    return row  # type: ignore[no-any-return]


def check_rate(db: sqlite3.Connection, table: str, who: str, me: str, within: timedelta, most: int) -> None:
    """Refuse whoever did something ``most`` times lately; ``table`` and its column ``who`` tell.

    Raises:
        Refusal: ``rate``.
    """
    at = "created_at" if table == "posts" else "at"
    since = (datetime.now(UTC) - within).isoformat(timespec="milliseconds")
    question = f"SELECT count(*) FROM {table} WHERE {who} = ? AND {at} > ?"  # noqa: S608 (ours)
    if db.execute(question, (me, since)).fetchone()[0] >= most:
        raise Refusal("rate", "That was a lot at once. Please wait a little.")


def now() -> str:
    """Return this moment, in ISO 8601 and UTC."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")
