"""The series' file locked, full, damaged: it says so, offers what can be done, loses nothing, and films play on."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from minikit import Refusal, ui
from tests.support.fake_shell import OpenedPage


def test_a_locked_file_changes_nothing_and_goes_on_afterwards(shell, video, monkeypatch):
    before = shell.texts()
    monkeypatch.setattr(video.books, "LOCKED_MS", 10)
    with closing(sqlite3.connect("series.db", isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(Refusal) as refusal:
            shell.say("lin", "hello")
        assert refusal.value.code == "books.locked"
        page = OpenedPage(video.episode_page.EpisodePage(), id="s1e1")
        assert len(page.nodes(ui.Video)) == 1
        other.execute("ROLLBACK")
    assert shell.texts() == before
    page.tap("Try again")
    assert page.page.fault == ""


def test_a_full_file_says_so_and_what_was_there_stays(shell, video, monkeypatch):
    before = shell.texts()
    connected = video.books.Books._connected

    def small(books):
        db = connected(books)
        db.execute(f"PRAGMA max_page_count = {db.execute('PRAGMA page_count').fetchone()[0]}")
        return db

    codes = []
    with monkeypatch.context() as patch:
        patch.setattr(video.books.Books, "_connected", small)
        for number in range(120):
            try:
                shell.say(f"person {number}", "x" * 80)
            except Refusal as refusal:
                codes.append(refusal.code)
    assert set(codes) == {"books.full"}
    assert len(shell.texts()) == len(before) + 120 - len(codes)


def test_a_damaged_file_is_told_restored_from_its_copy_and_films_play_meanwhile(shell, video):
    shell.say("lin", "here before")
    Path("series-copy.db").unlink()
    shell.ask("lin", "mend", with_copy=False)
    assert "here before" in shell.texts(), "what is whole stays, and was copied"
    with Path("series.db").open("r+b") as file:
        file.write(b"This was a database once." * 400)

    page = OpenedPage(video.episode_page.EpisodePage(), id="s1e1")
    assert "The file of the comments is damaged." in page.texts()
    assert len(page.nodes(ui.Video)) == 1
    page.tap("Restore the last copy")
    assert page.page.fault == ""
    assert "here before" in page.texts()
    assert Path("series-damaged.db").read_bytes().startswith(b"This was")


def test_without_a_copy_it_begins_anew(shell, video):
    before = shell.texts()
    Path("series-copy.db").unlink()
    Path("series.db").write_bytes(b"no database at all" * 100)
    page = OpenedPage(video.home_page.HomePage())
    assert "Restore the last copy" not in page.texts()
    page.tap("Begin anew")
    assert shell.texts() == before


def test_places_that_make_no_sense_are_left_out(shell, video):
    shell.kept["lin", "places"] = {"s1e1": [1, 2], "s1e2": "far", "s1e3": [5_000, 20_000, False, 1]}
    home = OpenedPage(video.home_page.HomePage())
    assert list(home.page._places) == ["s1e3"]
    shell.kept["lin", "places"] = ["nonsense"]
    assert OpenedPage(video.home_page.HomePage()).page._places == {}
