"""Reports, the queue of those who decide on them, appeals, and the log of what was decided."""

import json
import sqlite3
from typing import Any

import wall
from minikit import Refusal

REASONS = ("rude", "person", "adverts", "stolen", "other")
LENGTH_MAX = 100


def report(db: sqlite3.Connection, me: str, post_id: int, comment_id: int | None, reason: str) -> None:
    """Keep a report, one of each person for each post or comment."""
    db.execute(
        "INSERT INTO reports (post, comment, reporter, reason, at) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
        (post_id, comment_id, me, reason, wall.now()),
    )


def queue(db: sqlite3.Connection) -> list[dict[str, Any]]:
    """Return what waits for a decision, what most people reported first; then the appeals."""
    rows = db.execute(
        "SELECT r.post, r.comment, count(*) AS people, group_concat(DISTINCT r.reason) AS reasons, p.number, p.photos,"
        " p.caption, a.name, c.text FROM reports AS r JOIN posts AS p ON p.id = r.post"
        " JOIN people AS a ON a.person = coalesce((SELECT author FROM comments WHERE id = r.comment), p.author)"
        " LEFT JOIN comments AS c ON c.id = r.comment"
        " WHERE r.is_open = 1 AND p.state <> 'removed' AND coalesce(c.state, 'shown') <> 'removed'"
        " GROUP BY r.post, r.comment ORDER BY people DESC, min(r.id) LIMIT ?",
        (LENGTH_MAX,),
    ).fetchall()
    waiting = [
        {
            "number": row["number"],
            "comment": row["comment"],
            "people": row["people"],
            "reasons": row["reasons"].split(","),
            "name": row["name"],
            "text": row["text"] or row["caption"],
            "photo": json.loads(row["photos"])[0]["source"],
            "appeal": "",
        }
        for row in rows
    ]
    appeals = db.execute(
        "SELECT e.text AS appeal, p.number, p.photos, p.caption, a.name FROM appeals AS e"
        " JOIN posts AS p ON p.id = e.post JOIN people AS a ON a.person = p.author"
        " WHERE e.is_open = 1 AND p.state = 'hidden' ORDER BY e.at LIMIT ?",
        (LENGTH_MAX,),
    )
    return waiting + [
        {
            "number": row["number"],
            "comment": None,
            "people": 0,
            "reasons": [],
            "name": row["name"],
            "text": row["caption"],
            "photo": json.loads(row["photos"])[0]["source"],
            "appeal": row["appeal"],
        }
        for row in appeals
    ]


def decide(
    db: sqlite3.Connection, moderator: str, post_id: int, comment_id: int | None, is_hidden: bool, reason: str
) -> None:
    """Hide a post or a comment, or let it stand; its reports and its appeal are dealt with, and the log says so."""
    if comment_id is not None:
        comment = wall.comment_of(db, comment_id)
        if comment["post"] != post_id:
            raise Refusal("comment.unknown", "This comment is not here any more.")
        wall.end_comment(db, comment, "hidden" if is_hidden else "shown")
    else:
        state = "hidden" if is_hidden else "shown"
        db.execute("UPDATE posts SET state = ? WHERE id = ? AND state <> 'removed'", (state, post_id))
        db.execute("UPDATE appeals SET is_open = 0 WHERE post = ?", (post_id,))
    db.execute("UPDATE reports SET is_open = 0 WHERE post = ? AND comment IS ?", (post_id, comment_id))
    db.execute(
        "INSERT INTO decisions (post, comment, moderator, is_hidden, reason, at) VALUES (?, ?, ?, ?, ?, ?)",
        (post_id, comment_id, moderator, is_hidden, reason, wall.now()),
    )


def last_decision(db: sqlite3.Connection, post_id: int) -> dict[str, Any] | None:
    """Return why a post was hidden, and whether its author has said something against it."""
    row = db.execute(
        "SELECT reason, at FROM decisions WHERE post = ? AND comment IS NULL ORDER BY id DESC LIMIT 1", (post_id,)
    ).fetchone()
    if row is None:
        return None
    appealed = db.execute("SELECT 1 FROM appeals WHERE post = ?", (post_id,)).fetchone() is not None
    return {"reason": row["reason"], "at": row["at"], "is_appealed": appealed}


def appeal(db: sqlite3.Connection, post_id: int, text: str) -> None:
    """Keep what an author says against a decision, once.

    Raises:
        Refusal: ``appeal.once``.
    """
    done = db.execute(
        "INSERT INTO appeals (post, text, at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING", (post_id, text, wall.now())
    )
    if not done.rowcount:
        raise Refusal("appeal.once", "You have asked about this post before.")


def log(db: sqlite3.Connection) -> list[dict[str, Any]]:
    """Return what was decided, the newest first."""
    rows = db.execute(
        "SELECT d.is_hidden, d.reason, d.at, d.comment, p.number, coalesce(m.name, '') AS moderator, a.name,"
        " coalesce(c.text, p.caption) AS text FROM decisions AS d JOIN posts AS p ON p.id = d.post"
        " LEFT JOIN comments AS c ON c.id = d.comment JOIN people AS a ON a.person = coalesce(c.author, p.author)"
        " LEFT JOIN people AS m ON m.person = d.moderator ORDER BY d.id DESC LIMIT ?",
        (LENGTH_MAX,),
    )
    return [{name: row[name] for name in row.keys()} for row in rows]  # noqa: SIM118 (a Row's own)
