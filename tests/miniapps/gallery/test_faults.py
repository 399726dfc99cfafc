"""The gallery's file locked, full, damaged: it says so, offers what can be done, and loses nothing."""

import sqlite3
from contextlib import closing

import pytest

from minikit import Refusal, ui
from tests.support.fake_shell import OpenedPage

POST = "rain00"


def refused(shell, function: str, **args: object) -> str:
    with pytest.raises(Refusal) as refusal:
        shell.ask("lin", function, **args)
    return refusal.value.code


def test_a_locked_file_changes_nothing_and_goes_on_afterwards(shell, gallery, monkeypatch):
    shell.meet("lin")
    likes = shell.ask("lin", "post", number=POST)["likes"]
    monkeypatch.setattr(gallery.books, "LOCKED_MS", 10)
    with closing(sqlite3.connect("gallery.db", isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert refused(shell, "like", number=POST, is_on=True) == "books.locked"
        assert refused(shell, "posts", wish={}) == "books.locked"
        other.execute("ROLLBACK")
    assert shell.ask("lin", "like", number=POST, is_on=True)["likes"] == likes + 1


def test_a_full_file_says_so_and_what_was_there_stays(shell, gallery, monkeypatch):
    shell.meet("lin")
    connected = gallery.books.Books._connected

    def small(books):
        db = connected(books)
        db.execute(f"PRAGMA max_page_count = {db.execute('PRAGMA page_count').fetchone()[0]}")
        return db

    codes = set()
    with monkeypatch.context() as patch:
        patch.setattr(gallery.books.Books, "_connected", small)
        for count in range(19):
            try:
                shell.ask("lin", "comment", request_id=f"comment-{count}", number=POST, text="x" * 300)
            except Refusal as refusal:
                codes.add(refusal.code)
    assert codes == {"books.full"}
    post = shell.ask("lin", "post", number=POST)
    assert len(post["talk"]) == post["comments"]


def test_a_damaged_file_is_told_and_restored_from_the_copy(shell, gallery):
    shell.meet("lin")
    shell.ask("lin", "mend", with_copy=False)
    assert shell.ask("lin", "person")["handle"] == "Lin", "what is whole stays"
    with gallery.books.Path("gallery.db").open("r+b") as file:
        file.write(b"This was a database once." * 400)
    assert refused(shell, "posts", wish={}) == "books.damaged"
    assert shell.ask("lin", "damage") == {"is_damaged": True, "has_copy": True}

    page = OpenedPage(gallery.home_page.HomePage())
    assert "The gallery's file is damaged" in page.texts()
    page.tap("Restore the last copy")
    assert len(page.nodes(ui.Masonry)) == 1
    assert gallery.books.Path("gallery-damaged.db").read_bytes().startswith(b"This was")
    assert len(shell.wall("lin")) == 200


def test_without_a_copy_it_begins_anew(shell, gallery):
    shell.ask("lin", "posts", wish={})
    gallery.books.Path("gallery-copy.db").unlink()
    gallery.books.Path("gallery.db").write_bytes(b"no database at all" * 100)
    page = OpenedPage(gallery.home_page.HomePage())
    assert "Restore the last copy" not in page.texts()
    page.tap("Begin anew")
    assert len(shell.wall("lin")) == 200


def test_what_is_killed_while_it_fills_the_file_fills_it_the_next_time(shell, gallery, monkeypatch):
    fill = gallery.filling.fill

    def killed(db, now):
        fill(db, now)
        raise KeyboardInterrupt

    monkeypatch.setattr(gallery.filling, "fill", killed)
    with pytest.raises(KeyboardInterrupt):
        shell.ask("lin", "posts", wish={})
    monkeypatch.setattr(gallery.filling, "fill", fill)
    assert len(shell.wall("lin")) == 200


def test_a_photo_that_was_cut_short_is_sent_again(shell, gallery):
    store = gallery.server._photos()
    name = gallery.photo_store.name_of("lin", "request-1", 0, "jpg", is_small=False)
    store.take(name, 0, "/9j/", is_last=False)
    with pytest.raises(Refusal):
        store.take(name, 700, "/9j/", is_last=True)
    assert not store.has(name)
    store.take(name, 0, "/9j/", is_last=False)
    store.take(name, 3, "/9j/", is_last=True)
    assert store.has(name)


def test_a_file_of_the_first_version_is_brought_to_this_one(shell, gallery):
    shell.meet("lin")
    with closing(sqlite3.connect("gallery.db", isolation_level=None)) as db:
        db.execute("DROP TABLE languages")
        db.execute("PRAGMA user_version = 1")
    gallery.server._books()._is_ready = False
    shell.ask("lin", "speak", language="zh")
    assert shell.ask("lin", "person")["handle"] == "Lin"
    assert len(shell.wall("lin")) == 200
