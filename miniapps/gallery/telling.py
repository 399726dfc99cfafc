"""Who is told of what: likes, comments, replies, mentions and decisions, grouped by post."""

import sqlite3
from typing import Any

import wall

KINDS = ("like", "comment", "mention", "decision")
GROUPS_MAX = 60


def note(db: sqlite3.Connection, person: str, kind: str, post_id: int, actor: str, about: int = 0) -> bool:
    """Note for ``person`` what ``actor`` did; return whether they are to be told, as the first of its group.

    Nobody is told of what they did themselves, of a kind they switched off, or of whom they have shut out.
    """
    if person == actor or person.startswith("demo:"):
        return False
    if db.execute("SELECT 1 FROM silenced WHERE person = ? AND kind = ?", (person, kind)).fetchone():
        return False
    if db.execute("SELECT 1 FROM shut WHERE person = ? AND other = ?", (person, actor)).fetchone():
        return False
    question = "SELECT 1 FROM notices WHERE person = ? AND kind = ? AND post = ? AND is_seen = 0"
    is_first = db.execute(question, (person, kind, post_id)).fetchone() is None
    done = db.execute(
        "INSERT INTO notices (person, kind, post, actor, about, at) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
        (person, kind, post_id, actor, about, wall.now()),
    )
    return is_first and bool(done.rowcount)


def groups(db: sqlite3.Connection, person: str) -> list[dict[str, Any]]:
    """Return what ``person`` was told, the newest first: one line for each kind and post."""
    rows = db.execute(
        "SELECT n.kind, p.number, p.photos, p.caption, count(DISTINCT n.actor) AS people, max(n.at) AS at,"
        " min(n.is_seen) AS is_seen, (SELECT a.name FROM notices AS last LEFT JOIN people AS a ON a.person = last.actor"
        "   WHERE last.person = n.person AND last.kind = n.kind AND last.post = n.post ORDER BY last.id DESC LIMIT 1)"
        "   AS name"
        " FROM notices AS n JOIN posts AS p ON p.id = n.post WHERE n.person = ? AND p.state <> 'removed'"
        " GROUP BY n.kind, n.post ORDER BY max(n.id) DESC LIMIT ?",
        (person, GROUPS_MAX),
    )
    return [{name: row[name] for name in row.keys()} for row in rows]  # noqa: SIM118 (a Row's own)


def unseen(db: sqlite3.Connection, person: str) -> int:
    """Return how many lines ``person`` has not seen."""
    question = "SELECT count(*) FROM (SELECT 1 FROM notices WHERE person = ? AND is_seen = 0 GROUP BY kind, post)"
    return int(db.execute(question, (person,)).fetchone()[0])


def see(db: sqlite3.Connection, person: str) -> None:
    """Note that ``person`` has seen all of it."""
    db.execute("UPDATE notices SET is_seen = 1 WHERE person = ? AND is_seen = 0", (person,))


def silenced(db: sqlite3.Connection, person: str) -> list[str]:
    """Return the kinds that ``person`` does not want to hear of."""
    return [row["kind"] for row in db.execute("SELECT kind FROM silenced WHERE person = ?", (person,))]


def speak(db: sqlite3.Connection, person: str, language: str) -> None:
    """Note what ``person`` reads."""
    db.execute(
        "INSERT INTO languages (person, language) VALUES (?, ?)"
        " ON CONFLICT (person) DO UPDATE SET language = excluded.language",
        (person, language),
    )


def language_of(db: sqlite3.Connection, person: str) -> str:
    """Return what ``person`` reads: ``en`` or ``zh``."""
    row = db.execute("SELECT language FROM languages WHERE person = ?", (person,)).fetchone()
    return str(row["language"]) if row is not None else "en"


def silence(db: sqlite3.Connection, person: str, kind: str, is_silent: bool) -> None:
    """Let ``person`` hear of a kind no more, or again."""
    if is_silent:
        db.execute("INSERT INTO silenced (person, kind) VALUES (?, ?) ON CONFLICT DO NOTHING", (person, kind))
    else:
        db.execute("DELETE FROM silenced WHERE person = ? AND kind = ?", (person, kind))
