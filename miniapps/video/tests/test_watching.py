"""The series as somebody who opens it meets it: the real pages, the real films, the real server half."""

from typing import Any

from PySide6.QtCore import Qt

PREMIERE_MINUTES = 11


def follow(plaza: Any) -> Any:
    """Follow the series from its first page."""
    page = plaza.open("pages/home")
    page.tap("Follow")
    page.allow()
    page.see("Tell me of new episodes")
    return page


def test_an_episode_is_found_by_who_plays_in_it_in_both_languages(plaza):
    page = plaza.open("pages/home")
    page.see("Season 1: The River")
    page.picture("home")
    page.type("Search episodes", "otto")
    page.see("Season 2, episode 1: The Whale")
    page.see_gone("Season 1, episode 1: Morning")
    page.type("Search episodes", "点灯")
    page.see("Season 1, episode 3: Lanterns")
    page.type("Search episodes", "qing")
    page.see("Season 1, episode 1: Morning")
    page.type("Search episodes", "xyzzy")
    page.tap("Show everything")
    page.see("Season 2: The Sea")


def test_following_the_series_opens_it_and_announces_the_newest_episode(plaza):
    page = plaza.open("pages/episode", id="s2e1")
    page.see("Follow Paper Boat to watch all of it")
    page.picture("locked")
    page.tap("Follow")
    page.allow()
    page.see("Say something at this moment")
    page = plaza.open("pages/episode", id="s2e3")
    page.see("This episode comes in")
    page.picture("coming")
    page.tap("Tell me of new episodes")
    plaza.shell.click("messagesAlways")
    page.see("You hear of new episodes")
    plaza.move_clock(minutes=PREMIERE_MINUTES)
    page.see("Say something at this moment")


def test_a_locked_episode_leads_to_the_account_and_is_open_once_it_is_followed_there(plaza):
    page = plaza.open("pages/episode", id="s1e3")
    page.tap("See the account")
    plaza.shell.click("accountFollow")
    page = plaza.open("pages/episode", id="s1e3")
    page.allow()
    page.see("Say something at this moment")


def test_a_film_is_gone_on_with_where_it_was_left_also_after_a_restart(plaza):
    page = plaza.open("pages/episode", id="s1e1")
    page.tap("Go to 0:10: 好想折一只")
    page.see("Season 1, episode 1 · 0:10 of 0:18")
    plaza.restart()
    page = plaza.open("pages/home")
    page.see("Continue watching")
    page.picture("continue")
    page = plaza.open("pages/episode", id="s1e1")
    page.see("Share from here")
    page.see("Season 1, episode 1 · 0:10 of 0:18")


def test_the_next_episode_plays_by_itself_unless_it_is_stopped(plaza):
    follow(plaza)
    page = plaza.open("pages/episode", id="s1e1", at=16)
    page.tap("Play: Morning")
    page.see_text("Next in")
    page.picture("next")
    page.see_text("Season 1, episode 2 · 0:01 of")
    page = plaza.open("pages/episode", id="s1e3", at=18)
    page.tap("Play the next episode by itself")
    page.tap("Play: Lanterns")
    page.see_text("0:20 of 0:20")
    page = plaza.open("pages/series", season=1)
    page.see("Watched")
    page.picture("series")


def test_a_comment_is_said_filtered_and_taken_back(plaza):
    page = plaza.open("pages/episode", id="s1e1", at=3)
    page.see("First!")
    page.type("Say something at this moment", "what a morning")
    page.tap("Send")
    page.see("what a morning")
    page.picture("said")
    page.tap("Filter")
    page.type("A word", "first")
    plaza.shell.press(Qt.Key.Key_Return)
    page.see("first ×")
    page.picture("filter")
    plaza.shell.press(Qt.Key.Key_Escape)
    page.see_gone("First!")
    page.tap("Take back: what a morning")
    page.see_gone("what a morning")
