"""Films are played, told of and steered; what is none says so and leaves the page as it is."""

import os
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QObject, Qt
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.core.kernel.errors import Refused
from app.host.films import Copies, open_film
from app.host.tree.ops import Set
from app.shell.components.film_sounds import FilmSounds, name_of
from app.shell.components.films import FilmPlayer
from app.shell.components.renderer import PageRenderer
from minikit import ui
from tests.support.drawn_pages import Desk, item_of
from tests.support.pages import first_update

FILMS = Path(__file__).parents[2] / "data" / "films"
WAIT_MS = 30_000
# What Qt Multimedia says of a computer without sound, a graphics card or its libraries.
pytestmark = pytest.mark.qt_log_ignore(r"(?s).*", extend=True)


def nothing() -> None:
    """Listen, and do nothing."""


@pytest.fixture
def films(desk: Desk, tmp_path: Path) -> Desk:
    (tmp_path / "list.mp4").write_bytes(b"#EXTM3U\n#EXTINF:4,\n/etc/passwd\n#EXT-X-ENDLIST\n")
    (tmp_path / "torn.mp4").write_bytes((FILMS / "clip.mp4").read_bytes()[:600])
    desk.open_film = lambda source: open_film(source, assets=FILMS, data=tmp_path, copies=Copies(tmp_path / "copies"))
    return desk


def film(source: str, **properties: object) -> ui.Node:
    return ui.Video(
        source,
        "A square that crosses the picture",
        on_time=lambda _ms: None,
        on_state=lambda _state: None,
        on_end=nothing,
        **properties,  # type: ignore[arg-type]
    )


def player_of(page: PageRenderer) -> FilmPlayer:
    found = item_of(page, 1).findChild(FilmPlayer)
    assert isinstance(found, FilmPlayer)
    return found


def state(player: FilmPlayer) -> str:
    return str(player.property("state"))


def number(player: FilmPlayer, name: str) -> float:
    return float(player.property(name))


def told(desk: Desk, event: str) -> list[object]:
    return [value for _node, name, value in desk.heard.events if name == event]


def part(page: PageRenderer, name: str) -> QQuickItem:
    found = page.view.findChild(QObject, name)
    assert isinstance(found, QQuickItem)
    return found


@pytest.mark.parametrize("name", ["clip.webm", "clip.mp4"])
def test_a_film_is_played_to_its_end(films: Desk, qtbot: QtBot, name: str) -> None:
    page = films.draw(film(f"asset:{name}", is_playing=True, speed=2.0, is_muted=True))
    qtbot.waitUntil(lambda: told(films, "end") == [None], timeout=WAIT_MS)
    times = told(films, "time")
    assert times == sorted(times)  # type: ignore[type-var]
    assert 2 <= len(times) <= 5, "once a second of three"
    assert told(films, "state")[:2] == ["paused", "playing"]
    assert told(films, "state")[-1] == "paused"
    assert abs(number(player_of(page), "durationMs") - 3_000) < 100


def test_a_film_whose_pictures_take_hundreds_of_megabytes_is_let_go_of(films: Desk, qtbot: QtBot) -> None:
    page = films.draw(film("asset:large.webm", is_playing=True))
    player = player_of(page)
    qtbot.waitUntil(lambda: state(player) == "failed", timeout=WAIT_MS)
    assert player.property("problem") == "This film cannot be shown: its pictures are too large."
    assert player._player is None


def test_its_picture_is_painted(films: Desk, qtbot: QtBot) -> None:
    page = films.draw(film("asset:clip.webm", position_ms=1_000))
    player = player_of(page)

    def is_blue() -> bool:
        films.settle()
        picture = films.window.view.grabWindow()
        item = item_of(page, 1)
        at = item.mapToScene(item.boundingRect().center()).toPoint()
        color = picture.pixelColor(at.x() + 90, at.y() - 60)
        return player.frame is not None and color.blue() > 110 and color.red() < 90

    qtbot.waitUntil(is_blue, timeout=WAIT_MS)
    assert state(player) == "paused"


def test_the_keyboard_steers_it(films: Desk, qtbot: QtBot) -> None:
    page = films.draw(film("asset:clip.webm"))
    player = player_of(page)
    qtbot.waitUntil(lambda: state(player) == "paused", timeout=WAIT_MS)
    stage = part(page, "film1")
    stage.forceActiveFocus()
    window = films.window.view
    QTest.keyClick(window, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: state(player) == "playing", timeout=WAIT_MS)
    QTest.keyClick(window, Qt.Key.Key_M)
    assert player.property("isMuted") is True
    QTest.keyClick(window, Qt.Key.Key_Down)
    assert number(player, "volume") == pytest.approx(0.9)
    QTest.keyClick(window, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: state(player) == "paused", timeout=WAIT_MS)
    QTest.keyClick(window, Qt.Key.Key_Left)
    qtbot.waitUntil(lambda: number(player, "positionMs") < 500, timeout=WAIT_MS)


def test_a_second_film_makes_the_first_stand_still(films: Desk, qtbot: QtBot) -> None:
    first = player_of(films.draw(film("asset:clip.webm", is_playing=True)))
    qtbot.waitUntil(lambda: state(first) == "playing", timeout=WAIT_MS)
    second = player_of(films.draw(film("asset:clip.mp4", is_playing=True)))
    qtbot.waitUntil(lambda: state(second) == "playing" and state(first) == "paused", timeout=WAIT_MS)


def test_a_film_that_is_out_of_sight_stands_still(films: Desk, qtbot: QtBot) -> None:
    page = films.draw(film("asset:clip.webm", is_playing=True))
    player = player_of(page)
    qtbot.waitUntil(lambda: state(player) == "playing", timeout=WAIT_MS)
    page.view.setVisible(False)
    qtbot.waitUntil(lambda: state(player) == "paused", timeout=WAIT_MS)


@pytest.mark.parametrize("how", ["made", "told"])
@pytest.mark.parametrize("where", ["hidden", "without a tab"])
def test_a_film_that_begins_out_of_sight_is_not_heard_and_stops_no_other(
    films: Desk, qtbot: QtBot, where: str, how: str
) -> None:
    watched = player_of(films.draw(film("asset:clip.webm", is_playing=True, is_muted=True)))
    qtbot.waitUntil(lambda: state(watched) == "playing", timeout=WAIT_MS)
    page = films.open()
    stage = page.view.parentItem()
    page.view.setVisible(False)
    if where == "without a tab":
        page.view.setParentItem(None)  # type: ignore[arg-type]
        page.view.setVisible(True)
    page.apply(first_update(film("asset:clip.mp4", is_playing=how == "made")))
    unseen = player_of(page)
    qtbot.waitUntil(lambda: state(unseen) == "paused", timeout=WAIT_MS)
    if how == "told":
        page.apply([Set(1, {"is_playing": True})])
    films.settle()
    assert FilmPlayer._playing is watched
    assert not unseen._wants_to_play
    page.view.setParentItem(stage)
    page.view.setVisible(True)
    qtbot.waitUntil(lambda: state(unseen) == "playing", timeout=WAIT_MS)


def test_films_that_change_without_end_are_opened_one_after_the_other(films: Desk, qtbot: QtBot) -> None:
    lock, under_way, most, opened = threading.Lock(), [0], [0], list[str]()
    may_go_on = threading.Event()

    def open_slowly(source: str) -> int:
        with lock:
            under_way[0] += 1
            most[0] = max(most[0], under_way[0])
            opened.append(source)
        may_go_on.wait(WAIT_MS / 1000)
        with lock:
            under_way[0] -= 1
        return open_film("asset:clip.webm", assets=FILMS, data=FILMS, copies=Copies(FILMS))

    films.open_film = open_slowly
    page = films.draw(ui.Column(*(film("asset:clip.webm") for _ in range(4))))
    for number in range(50):
        page.apply([Set(node, {"source": f"data:{number}.webm"}) for node in (2, 3, 4, 5)])
        films.settle()
    may_go_on.set()
    players = page.view.findChildren(FilmPlayer)
    qtbot.waitUntil(lambda: all(state(player) == "paused" for player in players), timeout=WAIT_MS)
    assert len(players) == 4
    assert most == [1]
    assert opened == ["asset:clip.webm", *["data:49.webm"] * 4]


@pytest.mark.parametrize("source", ["data:list.mp4", "data:torn.mp4", "data:none.mp4"])
def test_what_cannot_be_played_says_so_and_can_be_tried_again(films: Desk, qtbot: QtBot, source: str) -> None:
    page = films.draw(film(source, is_playing=True))
    player = player_of(page)
    qtbot.waitUntil(lambda: state(player) == "failed", timeout=WAIT_MS)
    assert str(player.property("problem")).startswith(("This f", "The mini-app"))
    assert told(films, "state") == ["failed"]
    qtbot.waitUntil(lambda: bool(part(page, "filmAgain1").isVisible()), timeout=WAIT_MS)
    films.open_film = lambda _source: open_film("asset:clip.webm", assets=FILMS, data=FILMS, copies=Copies(FILMS))
    QTest.mouseClick(
        films.window.view,
        Qt.MouseButton.LeftButton,
        pos=part(page, "filmAgain1").mapToScene(part(page, "filmAgain1").boundingRect().center()).toPoint(),
    )
    qtbot.waitUntil(lambda: state(player) in ("playing", "paused"), timeout=WAIT_MS)


def test_a_film_that_comes_after_its_page_is_gone_is_closed(films: Desk, qtbot: QtBot) -> None:
    handed: list[int] = []
    may_come = threading.Event()

    def come_late(source: str) -> int:
        may_come.wait(WAIT_MS / 1000)
        handed.append(open_film(source, assets=FILMS, data=FILMS, copies=Copies(FILMS)))
        return handed[0]

    films.open_film = come_late
    page = films.draw(film("asset:clip.webm"))
    films.take_away(page)
    may_come.set()

    def is_closed() -> bool:
        try:
            os.fstat(handed[0])
        except (IndexError, OSError):
            return bool(handed)
        return False

    qtbot.waitUntil(is_closed, timeout=WAIT_MS)


def test_a_mini_app_without_a_session_shows_no_film(desk: Desk, qtbot: QtBot) -> None:
    def refuse(_source: str) -> int:
        raise Refused("film.kind")

    desk.open_film = refuse
    player = player_of(desk.draw(film("asset:clip.webm")))
    qtbot.waitUntil(lambda: state(player) == "failed", timeout=WAIT_MS)


def test_sound_tracks_are_called_by_their_title_or_language(films: Desk, qtbot: QtBot) -> None:
    from PySide6.QtMultimedia import QMediaMetaData

    named, spoken = QMediaMetaData(), QMediaMetaData()
    named.insert(QMediaMetaData.Key.Title, "Director\u202e")
    spoken.insert(QMediaMetaData.Key.Language, QLocale.Language.German)
    assert [name_of(each) for each in (named, spoken, QMediaMetaData())] == ["Director", "Deutsch", ""]
    player = player_of(films.draw(film("asset:clip.webm")))
    sounds = player.findChild(FilmSounds)
    assert sounds is not None
    qtbot.waitUntil(lambda: sounds.property("names") == ["1"] and sounds.property("chosen") == 0, timeout=WAIT_MS)
    sounds.choose(-1)
    qtbot.waitUntil(lambda: sounds.property("chosen") == -1, timeout=WAIT_MS)
    player.close()
    assert sounds.property("names") == []


def test_a_film_that_stands_still_tells_where_it_is_sent_to(films: Desk, qtbot: QtBot) -> None:
    page = films.draw(film("asset:clip.webm"))
    player = player_of(page)
    qtbot.waitUntil(lambda: state(player) == "paused" and number(player, "durationMs") > 0, timeout=WAIT_MS)
    before = len(told(films, "time"))
    page.apply([Set(1, {"position_ms": 2_000})])
    qtbot.waitUntil(lambda: len(told(films, "time")) > before, timeout=WAIT_MS)
    assert told(films, "time")[before:] == [2_000]
    qtbot.waitUntil(lambda: number(player, "positionMs") == pytest.approx(2_000, abs=100), timeout=WAIT_MS)
