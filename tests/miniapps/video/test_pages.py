"""The series' pages, as values: build one, look at it, tap it."""

import asyncio
from typing import Any

import pytest

from minikit import CallError, ui
from tests.support.fake_shell import OpenedPage, run


def film(page: OpenedPage) -> Any:
    """The one film on a page."""
    (video,) = page.nodes(ui.Video)
    return video


def follow(shell) -> None:
    OpenedPage(shell.video.home_page.HomePage()).tap("Follow")


@pytest.fixture(autouse=True)
def _pages(shell, video):
    shell.video = video


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("whale", ["The Whale"]),
        ("Otto", ["The Whale"]),
        ("nora landfall", ["Landfall"]),
        ("鲸", ["The Whale"]),
        ("灯", ["Lanterns", "Landfall"]),
        ("tang yue", ["Lanterns"]),
        ("jiguang", ["Northern Lights"]),
        ("jg", ["Northern Lights"]),
        ("lighthouse", ["Landfall"]),
        ("sea", ["The Whale", "Northern Lights", "Landfall"]),
        ("xyzzy", []),
        (" ·、 ", []),
    ],
)
def test_episodes_are_found_by_title_season_and_cast_in_both_languages_and_pinyin(video, query, titles):
    assert [each.episode.title.english for each in video.finding.found(query)] == titles


def test_a_title_comes_before_who_plays(video):
    found = video.finding.found("lan")
    assert found[0].episode.episode_id in ("s1e3", "s2e3")
    assert found[0].why is None


def test_nobody_is_asked_whether_they_follow_before_they_tap(shell, video):
    shell.may_know = False
    home = OpenedPage(video.home_page.HomePage())
    assert "Follow Paper Boat to watch all of it" in home.texts()
    home.tap("Follow")
    assert "Allow it under About" in home.texts()


def test_who_followed_on_the_account_s_own_page_comes_back_to_an_open_series(shell, video):
    page = OpenedPage(video.episode_page.EpisodePage(), id="s1e2")
    page.tap("See the account")
    assert shell.looked == 1
    shell.follows = True
    run(page.page.on_show())
    assert film(page).source == "asset:s1e2.webm"


def test_an_episode_is_locked_until_the_series_is_followed_and_again_afterwards(shell, video):
    page = OpenedPage(video.episode_page.EpisodePage(), id="s1e2")
    assert page.nodes(ui.Video) == []
    page.tap("Follow")
    assert film(page).source == "asset:s1e2.webm"
    shell.follows = False
    assert OpenedPage(video.episode_page.EpisodePage(), id="s1e2").nodes(ui.Video) == []
    assert OpenedPage(video.episode_page.EpisodePage(), id="s1e1").nodes(ui.Video)


def test_the_newest_episode_comes_out_is_announced_once_and_played(shell, video):
    follow(shell)
    page = OpenedPage(video.episode_page.EpisodePage(), id="s2e3")
    assert "This episode comes in" in page.texts()
    page.tap("Tell me of new episodes")
    assert "You hear of new episodes" in page.texts() or page.find("You hear of new episodes")
    shell.ring()
    ((topic, payload),) = shell.told
    run(page.page.on_broadcast(topic, payload))
    assert film(page).source == "asset:s2e3.webm"
    run(video.server.premiere(None))
    (message,) = shell.sent
    assert (message["user_id"], message["template"], message["query"]) == ("lin", "new-episode", {"id": "s2e3"})


def test_who_says_no_is_not_told(shell, video):
    follow(shell)
    shell.said_to_asking = "no"
    page = OpenedPage(video.series_page.SeriesPage())
    page.tap("Tell me of new episodes")
    shell.ring()
    assert shell.sent == []


def test_a_film_goes_on_where_it_was_left_and_each_person_has_their_own_place(shell, video):
    page = OpenedPage(video.episode_page.EpisodePage(), id="s1e1")
    assert film(page).position_ms == 0
    run(film(page).on_time(7_400))
    assert film(OpenedPage(video.episode_page.EpisodePage(), id="s1e1")).position_ms == 7_400
    shell.user_id = "ada"
    assert film(OpenedPage(video.episode_page.EpisodePage(), id="s1e1")).position_ms == 0


def test_an_address_with_a_second_begins_there_and_no_further_than_the_film(video, shell):
    for at, position_ms in (("8", 8_000), ("99999", 17_000), ("-3", 0), ("٣", 0)):
        assert film(OpenedPage(video.episode_page.EpisodePage(), id="s1e1", at=at)).position_ms == position_ms


def test_an_episode_that_there_is_not_says_so(video, shell):
    page = OpenedPage(video.episode_page.EpisodePage(), id="s9e9")
    page.tap("See what there is")
    assert page.went == [("pages/home", {})]


def test_what_was_begun_stands_on_the_first_page_and_what_is_seen_makes_way_for_the_next(shell, video):
    follow(shell)
    run(video.places.note("s1e1", 6_000, 18_000))
    home = OpenedPage(video.home_page.HomePage())
    assert "Continue watching" in home.texts()
    assert home.find("Go on with Morning")
    run(video.places.finish("s1e1", 18_000))
    home = OpenedPage(video.home_page.HomePage())
    assert home.find("Watch Rain")
    assert [each.episode_id for each in home.page.begun()] == ["s1e2"]
    run(video.places.note("s2e1", 3_000, 18_000))
    home = OpenedPage(video.home_page.HomePage())
    assert [each.episode_id for each in home.page.begun()] == ["s2e1", "s1e2"]


def test_the_next_episode_plays_by_itself(shell, video, monkeypatch):
    follow(shell)
    waited: list[float] = []

    async def sleep(seconds: float) -> None:
        waited.append(seconds)

    page = OpenedPage(video.episode_page.EpisodePage(), id="s1e1")
    monkeypatch.setattr(video.episode_page.asyncio, "sleep", sleep)
    run(film(page).on_end())
    assert sum(waited) >= 5
    assert (film(page).source, film(page).is_playing) == ("asset:s1e2.webm", True)
    assert run(video.places.all_of_them())["s1e1"].is_seen


def test_the_film_s_own_button_leads_on_to_what_may_be_watched(shell, video):
    page = OpenedPage(video.episode_page.EpisodePage(), id="s1e1")
    assert (film(page).on_next, film(page).next_label) == (None, "")
    follow(shell)
    page = OpenedPage(video.episode_page.EpisodePage(), id="s1e1")
    assert film(page).next_label == "2 · Rain"
    run(film(page).on_next())
    assert (film(page).source, film(page).can_float) == ("asset:s1e2.webm", True)
    assert film(OpenedPage(video.episode_page.EpisodePage(), id="s2e2")).on_next is None


def test_the_next_episode_does_not_play_where_the_person_stops_it(shell, video):
    follow(shell)
    page = OpenedPage(video.episode_page.EpisodePage(), id="s1e1")

    async def stopped() -> None:
        ending = asyncio.create_task(film(page).on_end())
        while not page.page.next_in:
            await asyncio.sleep(0)
        assert "Next in 5 s" in page.texts()
        page.page.stay()
        await ending

    run(stopped())
    assert film(page).source == "asset:s1e1.webm"
    page.change("Play the next episode by itself", False)
    run(film(page).on_end())
    assert not page.page.next_in
    assert OpenedPage(video.episode_page.EpisodePage(), id="s1e1").page.stops


def test_times_of_the_film_before_do_not_become_those_of_the_next(shell, video):
    follow(shell)
    page = OpenedPage(video.episode_page.EpisodePage(), id="s1e1")
    run(page.page.turn_to(video.series.get("s1e2")))
    run(film(page).on_time(15_900))
    assert "s1e2" not in run(video.places.all_of_them())
    run(film(page).on_time(400))
    assert run(video.places.all_of_them())["s1e2"].at_ms == 400


def test_a_film_that_cannot_be_shown_is_told_and_tried_again_where_it_stood(shell, video):
    page = OpenedPage(video.episode_page.EpisodePage(), id="s1e1")
    run(film(page).on_time(5_000))
    before = film(page).key
    run(film(page).on_state("failed"))
    assert "This film cannot be shown" in page.texts()
    page.tap("Try again")
    assert film(page).position_ms == 5_000
    assert film(page).key != before


def test_what_others_say_comes_as_they_say_it_and_nothing_is_missed(shell, video):
    page = OpenedPage(video.episode_page.EpisodePage(), id="s1e1")
    shell.say("ada", "hello", request_id="request-1")
    shell.say("ada", "again", request_id="request-2")
    topic, payload = shell.told[-1]  # the one before was overtaken
    run(page.page.on_broadcast(topic, payload))
    assert {"hello", "again"} <= set(page.texts().splitlines())
    own = [each["id"] for each in shell.ask("ada", "comments", episode="s1e1") if each["text"] == "hello"]
    shell.ask("ada", "unsay", comment_id=own[0])
    run(page.page.on_broadcast(*shell.told[-1]))
    assert "hello" not in page.texts().splitlines()


def test_a_lost_answer_does_not_double_a_comment(shell, video):
    page = OpenedPage(video.episode_page.EpisodePage(), id="s1e1", at="4")
    page.change("Say something at this moment", "so calm")
    shell.loses_answers = True
    page.tap("Send")
    assert page.page.problem
    shell.loses_answers = False
    page.tap("Send")
    (said,) = [each for each in shell.ask("lin", "comments", episode="s1e1") if each["text"] == "so calm"]
    assert (said["at_ms"], said["is_own"]) == (4_000, True)
    assert page.page.talk._text == ""


def test_words_of_one_s_own_choice_are_filtered_but_for_one_s_own_comments(shell, video):
    page = OpenedPage(video.episode_page.EpisodePage(), id="s1e1")
    shell.say("lin", "first of all")
    run(page.page.refresh())
    run(page.page.talk.filter_out("  FIRST "))
    assert "First!" not in page.texts()
    assert "first of all" in page.texts()
    run(page.page.talk.let_through("FIRST"))
    assert "First!" in page.texts()


def test_a_page_is_believed_nothing_it_may_not_say(shell, video):
    shell.say("ada", "mine")
    (number,) = [each["id"] for each in shell.ask("ada", "comments", episode="s1e1") if each["text"] == "mine"]
    for function, args in (
        ("unsay", {"comment_id": number}),
        ("say", {"request_id": "request-9", "episode": "s9e9", "at_ms": 0, "text": "x"}),
        ("say", {"request_id": "request-9", "episode": "s1e1", "at_ms": -1, "text": "x"}),
        ("say", {"request_id": "request-9", "episode": "s1e1", "at_ms": True, "text": "x"}),
        ("say", {"request_id": "request-9", "episode": "s1e1", "at_ms": 0, "text": "x" * 101}),
        ("say", {"request_id": "request-9", "episode": "s1e1", "at_ms": 0, "text": " \n "}),
        ("say", {"request_id": "'; --", "episode": "s1e1", "at_ms": 0, "text": "x"}),
        ("comments", {"episode": "s1e1", "after": "0"}),
        ("tell_me", {"is_wanted": 1}),
    ):
        with pytest.raises((CallError, video.server.Refusal)):
            shell.ask("lin", function, **args)


def test_somebody_who_says_too_much_waits(shell, video):
    for count in range(20):
        shell.say("ada", "spam", request_id=f"request-{count:03}")
    with pytest.raises(video.server.Refusal):
        shell.say("ada", "spam", request_id="request-999")
    shell.say("ada", "spam", request_id="request-003")  # asked again, it was said before
    assert shell.texts().count("spam") == 20


def test_a_film_has_subtitles_in_both_languages_that_end_with_it(video, shell):
    for episode in video.series.EPISODES:
        tracks = video.captions.of(episode.episode_id)
        assert [track.language for track in tracks] == ["en", "zh-Hans"]
        for track in tracks:
            assert track.cues
            assert track.cues[-1].end_ms <= episode.seconds * 1_000


def test_comments_fly_over_the_film_without_filtered_words_and_are_written_there(shell, video):
    page = OpenedPage(video.episode_page.EpisodePage(), id="s1e1", at="6")
    run(page.page.talk.filter_out("first"))
    page.change("Say something at this moment", "half a tho")
    run(film(page).on_comment("so calm"))
    run(page.page.on_broadcast(*shell.told[-1]))
    flying = film(page).comments
    assert "First!" not in [each.text for each in flying]
    (own,) = [each for each in flying if each.is_own]
    assert (own.at_ms, own.text) == (6_000, "so calm")
    assert page.find("Say something at this moment").value == "half a tho"
