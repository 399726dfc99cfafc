"""What is written over films: subtitles as the person chose them, and comments that fly by."""

from itertools import pairwise

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.host.films import Copies, open_film
from app.host.tree.ops import Set
from app.host.tree.tree import TreeError
from app.shell.components.film_comments import AT_ONCE_MAX, FLIGHT_MS, Comment, FilmComments, Flight, flights
from app.shell.components.film_subtitles import NONE, FilmSubtitles, Track, track_for
from app.shell.components.films import FilmPlayer
from app.shell.components.renderer import PageRenderer
from minikit import judging, ui
from tests.shell.components.test_films import FILMS, WAIT_MS, part, player_of, state, told
from tests.support.drawn_pages import Desk

pytestmark = pytest.mark.qt_log_ignore(r"(?s).*", extend=True)

ENGLISH = ui.Subtitles("English", "en", [ui.Cue(0, 500, "Early"), ui.Cue(500, 3_000, "Good morning.\nTea?")])
CHINESE = ui.Subtitles("简体中文", "zh-Hans", [ui.Cue(500, 3_000, "早上好。")])


@pytest.fixture
def films(desk: Desk) -> Desk:
    desk.open_film = lambda source: open_film(source, assets=FILMS, data=FILMS, copies=Copies(FILMS))
    return desk


def drawn(films: Desk, qtbot: QtBot, **properties: object) -> tuple[PageRenderer, FilmPlayer]:
    """Return a page with a film that stands at one second, and its player."""
    film = ui.Video("asset:clip.webm", "A square", position_ms=1_000, **properties)  # type: ignore[arg-type]
    page = films.draw(film)
    player = player_of(page)
    qtbot.waitUntil(lambda: state(player) == "paused" and player.frame is not None, timeout=WAIT_MS)
    return page, player


def click(films: Desk, qtbot: QtBot, page: PageRenderer, name: str) -> None:
    """Click a control once it is there."""

    def found() -> list[QQuickItem]:
        films.settle()
        return [each for each in films.window.items(page.view) if each.objectName() == name and each.width() > 0]

    qtbot.waitUntil(lambda: bool(found()), timeout=WAIT_MS)
    (item,) = found()
    QTest.mouseClick(
        films.window.view,
        Qt.MouseButton.LeftButton,
        pos=item.mapToScene(item.boundingRect().center()).toPoint(),
    )


def words(page: PageRenderer) -> str:
    return str(part(page, "filmWords1").property("text"))


def flying(page: PageRenderer) -> FilmComments:
    found = part(page, "filmComments1")
    assert isinstance(found, FilmComments)
    return found


# Subtitles


def test_the_subtitles_in_the_language_of_the_window_are_shown_at_their_time(films: Desk, qtbot: QtBot) -> None:
    page, player = drawn(films, qtbot, subtitles=(CHINESE, ENGLISH))
    qtbot.waitUntil(lambda: words(page) == "Good morning.\nTea?", timeout=WAIT_MS)
    player.seek(100)
    qtbot.waitUntil(lambda: words(page) == "Early", timeout=WAIT_MS)


def test_the_person_chooses_others_or_none_and_the_next_film_has_the_same(films: Desk, qtbot: QtBot) -> None:
    page, _ = drawn(films, qtbot, subtitles=(ENGLISH, CHINESE))
    click(films, qtbot, page, "filmSettings1")
    click(films, qtbot, page, "filmSubtitles1_1")
    qtbot.waitUntil(lambda: words(page) == "早上好。", timeout=WAIT_MS)
    other = ui.Subtitles("中文", "zh-Hans", [ui.Cue(0, 9_000, "下一集")])
    page.apply([Set(1, {"subtitles": (record(ENGLISH), record(other))})])
    qtbot.waitUntil(lambda: words(page) == "下一集", timeout=WAIT_MS)
    click(films, qtbot, page, "filmSubtitlesOff1")
    qtbot.waitUntil(lambda: words(page) == "", timeout=WAIT_MS)


def record(subtitles: ui.Subtitles) -> dict[str, object]:
    cues = [dict(cue.__dict__) for cue in subtitles.cues]
    return {"label": subtitles.label, "language": subtitles.language, "cues": cues}


def test_a_film_without_subtitles_and_comments_has_nothing_to_choose(films: Desk, qtbot: QtBot) -> None:
    page, _ = drawn(films, qtbot)
    films.settle()
    assert not part(page, "filmSettings1").isVisible()
    assert not part(page, "filmCommentsOn1").isVisible()


@pytest.mark.parametrize(
    ("chosen", "language", "expected"),
    [
        (None, "en_GB", 0), (None, "zh_CN", 1), (None, "fr_FR", NONE),
        (("", ""), "en", NONE), (("zh-Hans", "双语"), "en", 2), (("zh-Hans", "unheard of"), "en", 1),
        (("fr", "Français"), "en", NONE),
    ],
)  # fmt: skip
def test_which_subtitles_are_shown(chosen: tuple[str, str] | None, language: str, expected: int) -> None:
    tracks = [Track("English", "en", ()), Track("中文", "zh-Hans", ()), Track("双语", "zh-Hans", ())]
    assert track_for(tracks, chosen, language) == expected


def test_hostile_cues_say_literally_what_they_are() -> None:
    cues = [{"begin_ms": 0, "end_ms": 9, "text": "<b>a</b>\u202eevil\u0007\nsecond"}]
    assert Track("x", "x", cues).at(5) == "<b>a</b>⟨U+202E⟩evil⟨U+0007⟩\nsecond"


def test_of_many_cues_at_once_the_last_three_are_read() -> None:
    cues = [{"begin_ms": number, "end_ms": 10_000, "text": str(number)} for number in range(5_000)]
    assert Track("x", "x", cues).at(9_000) == "4997\n4998\n4999"


def test_a_label_cannot_turn_the_menu(qtbot: QtBot) -> None:
    held = FilmSubtitles()
    held.setProperty("sent", '[{"label":"\u202eesrever\\nx","language":"en","cues":[]}]')
    assert held.property("labels") == ["esrever x"]


# Comments


def lanes_of(found: list[Flight]) -> dict[int, list[Flight]]:
    return {lane: [each for each in found if each.lane == lane] for lane in {each.lane for each in found}}


def test_comments_in_one_lane_never_touch() -> None:
    told = [(Comment(at * 37, "x" * (at % 30)), "x", 20.0 + at * 53 % 400) for at in range(500)]
    found = flights(told, 800, 8, is_full=False)
    assert 50 < len(found) < 500, "some find no room"

    def left(flight: Flight, at_ms: float) -> float:
        return 800 - (at_ms - flight.comment.at_ms) / FLIGHT_MS * (800 + flight.width)

    for lane in lanes_of(found).values():
        for before, after in pairwise(lane):
            for at_ms in (after.comment.at_ms, before.comment.at_ms + FLIGHT_MS):
                assert left(before, at_ms) + before.width <= left(after, at_ms) + 1e-6


def test_where_there_is_no_room_only_the_persons_own_flies_unless_all_are_wanted() -> None:
    told = [(Comment(0, str(at), at == 90), "x", 100.0) for at in range(100)]
    found = flights(told, 800, 4, is_full=False)
    assert [each.comment.text for each in found] == ["0", "1", "2", "3", "90"]
    assert len(flights(told, 800, 4, is_full=True)) == 100
    assert flights(told, 0, 4, is_full=True) == []


def test_no_more_than_can_be_kept_fly_at_once() -> None:
    told = [(Comment(0, str(at)), "x", 100.0) for at in range(1_000)]
    assert len(flights(told, 800, 4, is_full=True)) == AT_ONCE_MAX


def test_a_hundred_comments_are_painted_by_one_item(films: Desk, qtbot: QtBot) -> None:
    comments = [ui.FilmComment(at * 9, f"评论 {at} so good", is_own=at == 50) for at in range(100)]
    page, _ = drawn(films, qtbot, comments=comments)
    before = len(list(films.window.items(page.view)))
    page._films._choices.setProperty("density", "all")

    def are_painted() -> bool:
        films.settle()
        return flying(page).shown == 100

    qtbot.waitUntil(are_painted, timeout=WAIT_MS)
    assert len(list(films.window.items(page.view))) == before


def test_the_person_hides_comments_and_shows_them_again(films: Desk, qtbot: QtBot) -> None:
    page, _ = drawn(films, qtbot, comments=[ui.FilmComment(500, "Hello")])
    assert flying(page).isVisible()
    click(films, qtbot, page, "filmCommentsOn1")
    qtbot.waitUntil(lambda: not flying(page).isVisible(), timeout=WAIT_MS)
    click(films, qtbot, page, "filmCommentsOn1")
    qtbot.waitUntil(flying(page).isVisible, timeout=WAIT_MS)


def test_what_the_person_says_is_told_once_and_does_not_steer_the_film(films: Desk, qtbot: QtBot) -> None:
    page, player = drawn(films, qtbot, on_comment=lambda _text: None)
    click(films, qtbot, page, "filmSay1")
    field: QQuickItem = part(page, "filmSay1")
    qtbot.waitUntil(field.hasActiveFocus, timeout=WAIT_MS)
    for key in (Qt.Key.Key_Space, Qt.Key.Key_M, Qt.Key.Key_Space, Qt.Key.Key_K, Qt.Key.Key_Space):
        QTest.keyClick(films.window.view, key)
    QTest.keyClick(films.window.view, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: told(films, "comment") == ["m k"], timeout=WAIT_MS)
    assert field.property("text") == ""
    assert player.property("isMuted") is False
    assert state(player) == "paused"
    QTest.keyClick(films.window.view, Qt.Key.Key_Return)
    films.settle()
    assert told(films, "comment") == ["m k"], "nothing was said"


def test_hidden_characters_of_comments_are_painted_as_their_numbers(films: Desk, qtbot: QtBot) -> None:
    page, _ = drawn(films, qtbot, comments=[ui.FilmComment(900, "a\u202eb\nc" + "\u202e" * 90)])
    qtbot.waitUntil(lambda: bool(flying(page)._find_flights()), timeout=WAIT_MS)
    (flight,) = flying(page)._find_flights()
    assert flight.text.startswith("a⟨U+202E⟩b c⟨U+202E⟩")
    assert len(flight.text) <= 121


# What does not fit


@pytest.mark.parametrize(
    ("film", "why"),
    [
        ({"comments": [ui.FilmComment(0, "x")] * 1_000_000}, "has 1000000 entries, and 1000 are the most"),
        ({"comments": [ui.FilmComment(0, "x" * 101)]}, "has 101 characters, and 100 are the most"),
        ({"comments": ["x"]}, "make each entry with ui.FilmComment"),
        ({"subtitles": [ENGLISH] * 5}, "has 5 entries, and 4 are the most"),
        ({"subtitles": [ui.Subtitles("x", "en", [ui.Cue(0, 1, "x")] * 5_001)]}, "has 5001 entries, and 5000"),
        ({"subtitles": [ui.Subtitles("x", "en", [ui.Cue(0, 1, "x" * 401)])]}, "401 characters, and 400"),
        ({"subtitles": [ui.Subtitles("x", "en", [ui.Cue(-1, 1, "x")])]}, "-1, and 0 is the least"),
    ],
)
def test_too_much_is_refused_and_the_author_told(films: Desk, film: dict[str, list[object]], why: str) -> None:
    node = ui.Video("asset:clip.webm", "A square", **film)  # type: ignore[arg-type]
    misfit = judging.misfit_of(lambda: node)
    assert misfit is not None
    assert why in str(misfit)
    if len(film.get("comments", ())) <= 1_000:
        with pytest.raises((TreeError, TypeError, msgspec.ValidationError)):
            films.live(node)
