"""A film is seen on its page, on the whole screen or in a small window, and is the same film in all of them."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickWindow
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.host.films import Copies, open_film
from app.shell.components.films import FilmPlayer
from app.shell.components.renderer import PageRenderer
from minikit import ui
from tests.shell.components.test_film_words import click
from tests.shell.components.test_films import FILMS, WAIT_MS, part, player_of, state, told
from tests.support.drawn_pages import Desk, item_of

pytestmark = pytest.mark.qt_log_ignore(r"(?s).*", extend=True)


@pytest.fixture
def films(desk: Desk) -> Desk:
    desk.open_film = lambda source: open_film(source, assets=FILMS, data=FILMS, copies=Copies(FILMS))
    return desk


def drawn(films: Desk, qtbot: QtBot) -> tuple[PageRenderer, FilmPlayer]:
    page = films.draw(
        ui.Video(
            "asset:clip.webm",
            "A square",
            position_ms=1_000,
            can_float=True,
            next_label="Episode 2",
            on_next=lambda: None,
            on_time=lambda _ms: None,
        )
    )
    player = player_of(page)
    qtbot.waitUntil(lambda: state(player) == "paused" and player.frame is not None, timeout=WAIT_MS)
    return page, player


def windows() -> list[QQuickWindow]:
    """Return the windows that films have of their own."""
    every = QGuiApplication.topLevelWindows()
    return [each for each in every if isinstance(each, QQuickWindow) and each.objectName() == "filmWindow"]


def elsewhere(qtbot: QtBot) -> QQuickWindow:
    """Return the one window that a film has of its own, once it takes keys."""

    def takes_keys() -> bool:
        return any(each.isVisible() and each.activeFocusItem() is not None for each in windows())

    qtbot.waitUntil(takes_keys, timeout=WAIT_MS)
    (window,) = windows()
    return window


def place(page: PageRenderer) -> str:
    return str(item_of(page, 1).property("place"))


def test_f_shows_it_on_the_whole_screen_and_escape_leaves(films: Desk, qtbot: QtBot) -> None:
    page, player = drawn(films, qtbot)
    part(page, "film1").forceActiveFocus()
    QTest.keyClick(films.window.view, Qt.Key.Key_F)
    window = elsewhere(qtbot)
    assert window.visibility() is QQuickWindow.Visibility.FullScreen
    QTest.keyClick(window, Qt.Key.Key_M)
    assert player.property("isMuted") is True
    QTest.keyClick(window, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: windows() == [], timeout=WAIT_MS)
    assert place(page) == "page"
    qtbot.waitUntil(part(page, "film1").hasActiveFocus, timeout=WAIT_MS)
    QTest.keyClick(films.window.view, Qt.Key.Key_Escape)
    assert place(page) == "page"


def test_a_double_click_goes_there_and_back_and_leaves_it_playing_or_not(films: Desk, qtbot: QtBot) -> None:
    page, player = drawn(films, qtbot)
    stage = part(page, "film1")
    at = stage.mapToScene(QPoint(30, 60)).toPoint()
    QTest.mouseClick(films.window.view, Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseDClick(films.window.view, Qt.MouseButton.LeftButton, pos=at)
    elsewhere(qtbot)
    assert place(page) == "screen"
    assert not player._wants_to_play
    item_of(page, 1).setProperty("place", "page")
    qtbot.waitUntil(lambda: windows() == [], timeout=WAIT_MS)


def test_in_its_small_window_it_goes_on_while_its_tab_is_out_of_sight(films: Desk, qtbot: QtBot) -> None:
    page, player = drawn(films, qtbot)
    click(films, qtbot, page, "filmFloat1")
    window = elsewhere(qtbot)
    assert window.flags() & Qt.WindowType.WindowStaysOnTopHint
    assert window.title() == "A square"
    QTest.keyClick(window, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: state(player) == "playing", timeout=WAIT_MS)
    page.view.setVisible(False)
    assert page._films.is_away
    heard = len(told(films, "time"))
    qtbot.waitUntil(lambda: len(told(films, "time")) > heard, timeout=WAIT_MS)
    window.close()
    qtbot.waitUntil(lambda: windows() == [], timeout=WAIT_MS)
    qtbot.waitUntil(lambda: state(player) == "paused", timeout=WAIT_MS)
    assert place(page) == "page"
    assert not page._films.is_away


def test_it_can_be_brought_back_from_its_page(films: Desk, qtbot: QtBot) -> None:
    page, _ = drawn(films, qtbot)
    click(films, qtbot, page, "filmFloat1")
    elsewhere(qtbot)
    click(films, qtbot, page, "filmHere1")
    qtbot.waitUntil(lambda: windows() == [], timeout=WAIT_MS)


def test_its_window_goes_with_its_page_and_with_its_tab(films: Desk, qtbot: QtBot) -> None:
    page, _ = drawn(films, qtbot)
    click(films, qtbot, page, "filmFloat1")
    elsewhere(qtbot)
    page.view.setParentItem(None)  # type: ignore[arg-type]
    qtbot.waitUntil(lambda: windows() == [], timeout=WAIT_MS)
    page, _ = drawn(films, qtbot)
    click(films, qtbot, page, "filmScreen1")
    elsewhere(qtbot)
    loader = page._films
    loader.setParent(None)
    films.take_away(page)
    qtbot.waitUntil(lambda: windows() == [], timeout=WAIT_MS)
    assert not loader.is_away


def test_a_window_that_is_locked_has_no_films_beside_it(films: Desk, qtbot: QtBot) -> None:
    page, _ = drawn(films, qtbot)
    click(films, qtbot, page, "filmFloat1")
    elsewhere(qtbot)
    page._films.bring_back()
    qtbot.waitUntil(lambda: windows() == [], timeout=WAIT_MS)


def test_the_next_one_is_asked_for_by_its_name(films: Desk, qtbot: QtBot) -> None:
    page, _ = drawn(films, qtbot)
    assert part(page, "filmNext1").property("name") == "Episode 2"
    click(films, qtbot, page, "filmNext1")
    qtbot.waitUntil(lambda: told(films, "next") == [None], timeout=WAIT_MS)


def test_a_film_that_may_not_float_has_no_button_for_it(films: Desk, qtbot: QtBot) -> None:
    page = films.draw(ui.Video("asset:clip.webm", "A square"))
    qtbot.waitUntil(lambda: state(player_of(page)) == "paused", timeout=WAIT_MS)
    films.settle()
    assert not part(page, "filmFloat1").isVisible()
    assert not part(page, "filmNext1").isVisible()
