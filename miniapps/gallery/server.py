"""The server half: decides who may see, say and do what. It believes nothing a page says but the person's own words."""

import json
from contextlib import suppress
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import Any

import checks
import moderation
import telling
import voice
import wall
from books import Books
from minikit import Caller, Refusal, Server
from photo_store import PHOTO_BYTES_MAX, PhotoStore, name_of

COLORS = ("rose", "blue", "amber", "violet", "green", "teal")

server = Server()


# Looking


@server.function
def posts(caller: Caller, wish: object) -> dict[str, Any]:
    """Return the next posts of a wall, the tags that are followed, and how much is new."""
    with _books().work() as db:
        found = wall.page(db, caller.user_id, checks.wish(wish))
        followed = db.execute("SELECT tag FROM followed WHERE person = ? ORDER BY tag", (caller.user_id,)).fetchall()
        return {
            "posts": found,
            "followed": [row["tag"] for row in followed],
            "unseen": telling.unseen(db, caller.user_id),
            "is_moderator": _decides(caller),
        }


@server.function
def post(caller: Caller, number: object) -> dict[str, Any]:
    """Return a post with its tags and comments."""
    me = caller.user_id
    with _books().work() as db:
        row = wall.seen_post(db, me, number, is_moderator=_decides(caller))
        return {
            **wall.shown(row, me),
            "tags": wall.tags_of(db, row["id"]),
            "talk": wall.comments_of(db, me, row["id"]),
            "hides_likes": bool(row["hides_likes"]),
            "closes_comments": bool(row["closes_comments"]),
            "is_hidden": row["state"] == "hidden",
            "decision": moderation.last_decision(db, row["id"]) if row["state"] == "hidden" else None,
        }


@server.function
def person(caller: Caller, handle: object = "") -> dict[str, Any]:
    """Return somebody's profile, the caller's own without a ``handle``."""
    me = caller.user_id
    with _books().work() as db:
        who = wall.by_handle(db, handle) if handle else wall.known(db, me)
        counts = db.execute(
            "SELECT count(*) AS posts, coalesce(sum(likes), 0) AS likes FROM posts"
            " WHERE author = ? AND state = 'shown'",
            (who["person"],),
        ).fetchone()
        shut = db.execute("SELECT kind FROM shut WHERE person = ? AND other = ?", (me, who["person"])).fetchone()
        shut_out = db.execute(
            "SELECT a.handle, a.name, s.kind FROM shut AS s JOIN people AS a ON a.person = s.other WHERE s.person = ?",
            (me,),
        ).fetchall()
        is_me = who["person"] == me
        return {
            "name": who["name"],
            "handle": who["handle"],
            "color": who["color"],
            "is_me": is_me,
            "posts": counts["posts"],
            "likes": counts["likes"],
            "shut": shut["kind"] if shut else "",
            "shut_out": [dict(row) for row in shut_out] if is_me else [],
        }


@server.function
def photo(_caller: Caller, name: object, offset: object) -> dict[str, object]:
    """Return a piece of a photo."""
    return _photos().piece(name, offset)


# Being somebody


@server.function
def introduce(caller: Caller, name: object, color: object) -> None:
    """Note what the caller is called."""
    called = checks.words(name, 40, is_needed=True)
    with _books().work() as db:
        wall.introduce(db, caller.user_id, called, checks.choice(color, COLORS))


@server.function
def speak(caller: Caller, language: object) -> None:
    """Note what the caller reads, for notices."""
    with _books().work() as db:
        telling.speak(db, caller.user_id, checks.choice(language, ("en", "zh")))


# Posting


@server.function
def take_photo(
    caller: Caller,
    request_id: object,
    place: object,
    suffix: object,
    is_small: object,
    offset: object,
    content: object,
    is_last: object,
) -> None:
    """Keep a piece of a photo for the post of this request."""
    name = name_of(
        caller.user_id,
        checks.request_id(request_id),
        checks.count(place, checks.PHOTOS_MAX - 1),
        checks.choice(suffix, checks.SUFFIXES),
        is_small=checks.flag(is_small),
    )
    text = checks.words(content, 700_000, is_needed=True)
    _photos().take(name, checks.count(offset, PHOTO_BYTES_MAX), text, checks.flag(is_last))


@server.function
async def publish(
    caller: Caller, request_id: object, theme: object, caption: object, tags: object, photos: object
) -> str:
    """Post what the page says and return its number. Asked again with the same request, it is the same post."""
    me, request = caller.user_id, checks.request_id(request_id)
    what = {
        "theme": checks.theme(theme),
        "caption": checks.words(caption, checks.CAPTION_MAX, is_needed=False),
        "tags": checks.tags(tags),
        "photos": _checked_photos(me, request, photos),
    }
    with _books().work() as db:
        wall.known(db, me)
        is_there = db.execute("SELECT 1 FROM posts WHERE author = ? AND request_id = ?", (me, request)).fetchone()
        if not is_there:
            checks.is_open(theme)
            wall.check_rate(db, "posts", "author", me, timedelta(hours=1), 20)
        number, is_new = wall.add_post(db, me, request, what)
        posts_id = wall.seen_post(db, me, number)["id"]
        told = [
            (who, "mention", number)
            for who in wall.mentioned(db, str(what["caption"]))
            if is_new and telling.note(db, who, "mention", posts_id, me)
        ]
        name = wall.known(db, me)["name"]
    if is_new:
        await voice.new()
        await voice.notify_all(_books(), told, name)
    return number


@server.function
async def edit(caller: Caller, number: object, caption: object, tags: object, settings: object) -> None:
    """Change the words of a post of the caller's, and whether it shows likes and takes comments."""
    if not isinstance(settings, dict) or set(settings) != {"hides_likes", "closes_comments"}:
        raise Refusal("request", "This came in a form the gallery does not know.")
    words, kept = checks.words(caption, checks.CAPTION_MAX, is_needed=False), checks.tags(tags)
    flags = [checks.flag(settings[name]) for name in ("hides_likes", "closes_comments")]
    with _books().work() as db:
        row = wall.own_post(db, caller.user_id, number)
        db.execute(
            "UPDATE posts SET caption = ?, hides_likes = ?, closes_comments = ? WHERE id = ?",
            (words, *flags, row["id"]),
        )
        wall.set_tags(db, row["id"], kept)
    await voice.changed(_books(), str(number))


@server.function
async def remove(caller: Caller, number: object) -> None:
    """Take a post of the caller's away, with its photos."""
    with _books().work() as db:
        row = wall.own_post(db, caller.user_id, number)
        db.execute("UPDATE posts SET state = 'removed' WHERE id = ?", (row["id"],))
        db.execute("UPDATE reports SET is_open = 0 WHERE post = ?", (row["id"],))
    _photos().remove(_files_of(row["photos"]))
    await voice.gone(row["number"])


# Liking and talking


@server.function
async def like(caller: Caller, number: object, is_on: object) -> dict[str, Any]:
    """Let the caller like a post or not; said twice is said once. Return how many like it."""
    me, wanted = caller.user_id, checks.flag(is_on)
    with _books().work() as db:
        name = wall.known(db, me)["name"]
        row = wall.seen_post(db, me, number)
        wall.check_rate(db, "likes", "person", me, timedelta(minutes=1), 120)
        is_changed = wall.set_like(db, me, row["id"], wanted)
        is_told = is_changed and wanted and telling.note(db, row["author"], "like", row["id"], me)
        shown = wall.shown(wall.seen_post(db, me, number), me)
    if is_changed:
        await voice.changed(_books(), row["number"])
    if is_told:
        await voice.notify_all(_books(), [(row["author"], "like", row["number"])], name)
    return {"likes": shown["likes"], "is_liked": shown["is_liked"]}


@server.function
async def comment(caller: Caller, request_id: object, number: object, text: object, reply_to: object = None) -> None:
    """Keep a comment of the caller's under a post, as a reply if it answers another."""
    me, request = caller.user_id, checks.request_id(request_id)
    words = checks.words(text, checks.COMMENT_MAX, is_needed=True)
    with _books().work() as db:
        name = wall.known(db, me)["name"]
        row = wall.seen_post(db, me, number)
        if row["closes_comments"] and row["author"] != me:
            raise Refusal("comment.closed", "The author takes no more comments here.")
        wall.check_rate(db, "comments", "author", me, timedelta(minutes=1), 20)
        answered = wall.comment_of(db, reply_to) if reply_to is not None else None
        if answered is not None and answered["post"] != row["id"]:
            raise Refusal("comment.unknown", "This comment is not here any more.")
        thread = (answered["reply_to"] or answered["id"]) if answered is not None else None
        comment_id = wall.add_comment(db, me, request, row["id"], words, thread)
        told = _note_comment(db, me, row, comment_id, answered, words) if comment_id else []
    if comment_id:
        await voice.changed(_books(), row["number"])
        await voice.notify_all(_books(), told, name)


@server.function
async def remove_comment(caller: Caller, comment_id: object) -> None:
    """Take a comment away: its author may, and the author of the post."""
    with _books().work() as db:
        found = wall.comment_of(db, comment_id)
        row = db.execute("SELECT number, author FROM posts WHERE id = ?", (found["post"],)).fetchone()
        if caller.user_id not in (found["author"], row["author"]):
            raise Refusal("comment.not_yours", "Only its author can do that.")
        wall.end_comment(db, found, "removed")
    await voice.changed(_books(), row["number"])


@server.function
def follow(caller: Caller, tag: object, is_on: object) -> None:
    """Let the caller follow a tag or no more."""
    (word,) = checks.tags([tag]) or [""]
    with _books().work() as db:
        if checks.flag(is_on):
            question = "INSERT INTO followed (person, tag) VALUES (?, ?) ON CONFLICT DO NOTHING"
        else:
            question = "DELETE FROM followed WHERE person = ? AND tag = ?"
        db.execute(question, (caller.user_id, word))


# Keeping the peace


@server.function
def report(caller: Caller, number: object, comment_id: object, reason: object) -> None:
    """Report a post, or a comment under it."""
    with _books().work() as db:
        wall.known(db, caller.user_id)
        row = wall.seen_post(db, caller.user_id, number)
        wall.check_rate(db, "reports", "reporter", caller.user_id, timedelta(hours=1), 20)
        about = wall.comment_of(db, comment_id)["id"] if comment_id is not None else None
        moderation.report(db, caller.user_id, row["id"], about, checks.choice(reason, moderation.REASONS))


@server.function
def shut(caller: Caller, handle: object, kind: object) -> None:
    """Block or mute somebody, or neither any more with an empty ``kind``."""
    wanted = checks.choice(kind, ("block", "mute", ""))
    with _books().work() as db:
        other = wall.by_handle(db, handle)["person"]
        if other == caller.user_id:
            raise Refusal("shut.self", "That is you.")
        db.execute("DELETE FROM shut WHERE person = ? AND other = ?", (caller.user_id, other))
        if wanted:
            db.execute("INSERT INTO shut (person, other, kind) VALUES (?, ?, ?)", (caller.user_id, other, wanted))


@server.function
def put_away(caller: Caller, number: object) -> None:
    """Show the caller a post no more."""
    with _books().work() as db:
        row = wall.seen_post(db, caller.user_id, number)
        question = "INSERT INTO put_away (person, post) VALUES (?, ?) ON CONFLICT DO NOTHING"
        db.execute(question, (caller.user_id, row["id"]))


@server.function
def appeal(caller: Caller, number: object, text: object) -> None:
    """Keep what the author of a hidden post says against that."""
    words = checks.words(text, checks.COMMENT_MAX, is_needed=True)
    with _books().work() as db:
        row = wall.own_post(db, caller.user_id, number)
        if row["state"] != "hidden":
            raise Refusal("appeal.shown", "This post is not hidden.")
        moderation.appeal(db, row["id"], words)


@server.function
def queue(caller: Caller) -> dict[str, Any]:
    """Return what waits for a decision and what was decided, for moderators."""
    _check_decides(caller)
    with _books().work() as db:
        return {"waiting": moderation.queue(db), "log": moderation.log(db)}


@server.function
async def decide(caller: Caller, number: object, comment_id: object, is_hidden: object, reason: object) -> None:
    """Hide a post or a comment, or let it stand, with a reason that its author reads."""
    _check_decides(caller)
    hides = checks.flag(is_hidden)
    why = checks.words(reason, checks.COMMENT_MAX, is_needed=hides)
    with _books().work() as db:
        row = wall.seen_post(db, caller.user_id, number, is_moderator=True)
        about = wall.comment_of(db, comment_id)["id"] if comment_id is not None else None
        moderation.decide(db, caller.user_id, row["id"], about, hides, why)
        is_told = about is None and telling.note(db, row["author"], "decision", row["id"], "moderator", _count(db))
    await (voice.gone(row["number"]) if hides and about is None else voice.changed(_books(), row["number"]))
    if is_told:
        await voice.notify_all(_books(), [(row["author"], "decision", row["number"])], "")


# Being told


@server.function
def activity(caller: Caller) -> dict[str, Any]:
    """Return what the caller was told and has now seen, and which kinds they switched off."""
    with _books().work() as db:
        found = telling.groups(db, caller.user_id)
        telling.see(db, caller.user_id)
        return {"groups": found, "silenced": telling.silenced(db, caller.user_id)}


@server.function
def unseen(caller: Caller) -> int:
    """Return how much the caller has been told and not seen."""
    with _books().work() as db:
        return telling.unseen(db, caller.user_id)


@server.function
def posted(caller: Caller, request_id: object) -> str:
    """Return the number of the post that a request of the caller's has become; empty if it has not."""
    request = checks.request_id(request_id)
    with _books().work() as db:
        question = "SELECT number FROM posts WHERE author = ? AND request_id = ?"
        row = db.execute(question, (caller.user_id, request)).fetchone()
        return str(row["number"]) if row is not None else ""


@server.function
def silence(caller: Caller, kind: object, is_silent: object) -> None:
    """Let the caller hear of a kind no more, or again."""
    with _books().work() as db:
        telling.silence(db, caller.user_id, checks.choice(kind, telling.KINDS), checks.flag(is_silent))


# When the file is damaged


@server.function
def damage(_caller: Caller) -> dict[str, bool]:
    """Return whether the gallery's file is damaged, and whether there is a copy of it."""
    return {"is_damaged": _books().is_damaged, "has_copy": _books().has_copy}


@server.function
def mend(_caller: Caller, with_copy: object) -> None:
    """Put the copy in the damaged file's place, or begin anew. A file that is whole stays."""
    if not _books().is_damaged:
        return
    if checks.flag(with_copy):
        if not _books().has_copy:
            raise Refusal("books.no_copy", "There is no copy to go back to.")
        _books().restore()
    else:
        _books().reset()


# What the functions are made of


def _checked_photos(me: str, request: str, photos: object) -> list[dict[str, Any]]:
    """Return the photos of a post as its books have them; all of them must have come."""
    if not isinstance(photos, list) or not 1 <= len(photos) <= checks.PHOTOS_MAX:
        raise Refusal("photos.count", "A post has one to nine photos.")
    found = []
    for place, each in enumerate(photos):
        if not isinstance(each, dict) or set(each) != {"suffix", "width", "height"}:
            raise Refusal("request", "This came in a form the gallery does not know.")
        suffix = checks.choice(each["suffix"], checks.SUFFIXES)
        names = [name_of(me, request, place, suffix, is_small=is_small) for is_small in (False, True)]
        if not all(map(_photos().has, names)):
            raise Refusal("photo.broken", "This photo did not come whole. Please try again.")
        width, height = (max(1, checks.count(each[side], 4_096)) for side in ("width", "height"))
        found.append({"source": f"photo:{names[0]}", "small": f"photo:{names[1]}", "aspect": width / height})
    return found


def _note_comment(db: Any, me: str, row: Any, comment_id: int, answered: Any, words: str) -> list[tuple[str, str, str]]:
    """Note for everyone concerned that there is a comment; return who is to be told."""
    concerned = dict.fromkeys(wall.mentioned(db, words), "mention")
    if answered is not None:
        concerned.setdefault(answered["author"], "comment")
    concerned.setdefault(row["author"], "comment")
    return [
        (who, kind, row["number"])
        for who, kind in concerned.items()
        if telling.note(db, who, kind, row["id"], me, comment_id)
    ]


def _count(db: Any) -> int:
    return int(db.execute("SELECT count(*) FROM decisions").fetchone()[0])


def _decides(caller: Caller) -> bool:
    return not {"moderator", "owner"}.isdisjoint(caller.roles)


def _check_decides(caller: Caller) -> None:
    if not _decides(caller):
        raise Refusal("not_moderator", "Only moderators can do that.")


def _files_of(photos: str) -> list[str]:
    sources = [each.get(name, "") for each in json.loads(photos) for name in ("source", "small")]
    return [source.removeprefix("photo:") for source in sources if source.startswith("photo:")]


def _books() -> Books:
    return _books_in(server.data_folder)


@cache
def _books_in(folder: Path) -> Books:
    return Books(folder)


def _photos() -> PhotoStore:
    return _photos_in(server.data_folder)


@cache
def _photos_in(folder: Path) -> PhotoStore:
    store = PhotoStore(folder)
    with suppress(Refusal), _books_in(folder).work() as db:
        rows = db.execute("SELECT photos FROM posts WHERE state <> 'removed' AND photos LIKE '%photo:%'").fetchall()
        store.tidy({name for row in rows for name in _files_of(row["photos"])})
    return store
