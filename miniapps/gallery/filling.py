"""Filling a new gallery with the demo posts."""

import json
import sqlite3
from datetime import datetime

import demo


def fill(db: sqlite3.Connection, now: datetime) -> None:
    """Write the demo people and their posts, as old as they say, within the caller's transaction."""
    db.executemany(
        "INSERT INTO people (person, name, handle, color) VALUES (?, ?, ?, ?)",
        [(person, name, name.replace(" ", ""), color) for person, (name, color) in demo.PEOPLE.items()],
    )
    for post_id, post in enumerate(demo.posts(now), start=1):
        photos = [
            {
                "source": f"asset:{demo.picture_name(post.theme_id, number)}",
                "aspect": demo.aspect(post.theme_id, number),
            }
            for number in post.pictures
        ]
        db.execute(
            "INSERT INTO posts (id, number, author, request_id, theme, caption, photos, created_at, likes, comments)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                post_id,
                post.number,
                post.author,
                post.number,
                post.theme_id,
                post.caption,
                json.dumps(photos),
                post.created_at,
                len(post.likes),
                len(post.comments),
            ),
        )
        db.executemany("INSERT INTO tags (post, tag) VALUES (?, ?)", [(post_id, tag) for tag in post.tags])
        db.executemany(
            "INSERT INTO likes (post, person, at) VALUES (?, ?, ?)",
            [(post_id, person, post.created_at) for person in post.likes],
        )
        db.executemany(
            "INSERT INTO comments (post, author, request_id, text, at) VALUES (?, ?, ?, ?, ?)",
            [
                (post_id, author, f"{post.number}-{place}", text, post.created_at)
                for place, (author, text) in enumerate(post.comments)
            ],
        )
