"""A film in an article: nothing of it is read before the reader plays it, and what is missing says so."""

import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from pytestqt.qtbot import QtBot

from app.core.kernel.errors import Refused
from app.core.kernel.ids import ArticleId, OfficialAccountId
from app.core.official.model import Article, Film, OfficialAccount, Paragraph
from app.shell.components.films import FilmPlayer
from app.shell.context import ShellContext
from app.shell.official.article import ArticleViewModel
from app.shell.relay import Relay
from tests.shell.official.test_article_screen import WINDOW
from tests.support.plaza import PlazaServices
from tests.support.shell_window import ShellWindow

CLIP = Path(__file__).parents[2] / "data" / "films" / "clip.webm"
LANE, LETTER = OfficialAccountId("maple.lane"), ArticleId("letter-1")
NAME = f"film-{'0' * 64}.webm"
WAIT_MS = 30_000
# What Qt Multimedia says of a computer without sound, a graphics card or its libraries.
pytestmark = pytest.mark.qt_log_ignore(r"(?s).*", extend=True)


class FilmScene:
    """One person before an article with a film."""

    def __init__(self, window: ShellWindow, plaza: PlazaServices, context: ShellContext, qtbot: QtBot) -> None:
        self.window, self.qtbot = window, qtbot
        self.is_there = True
        self.opened: list[str] = []
        plaza.official.add(OfficialAccount(LANE, "Maple Lane", "rose", "Letters.", "subscription"))
        blocks = (Paragraph("Look."), Film(NAME, "A <b>walk</b>"))
        plaza.official.publish(Article(LETTER, LANE, "Five looks", "", None, "Su", plaza.clock.now(), blocks))
        known = replace(context, relay=Relay(plaza.events), tasks=window.tasks, open_film=self._open)
        self.article = ArticleViewModel(LETTER, plaza.official, plaza.catalog, known)
        window.show(WINDOW, article=self.article)
        self.until(lambda: window.is_ready("filmArticle"))

    def _open(self, name: str) -> int:
        self.opened.append(name)
        if not self.is_there:
            raise Refused("article.film_missing")
        return os.open(CLIP, os.O_RDONLY | getattr(os, "O_BINARY", 0))

    def until(self, condition: Callable[[], object]) -> None:
        """Wait for something to be true."""
        self.qtbot.waitUntil(lambda: bool(condition()), timeout=WAIT_MS)

    def player(self) -> FilmPlayer:
        """Return what plays the film."""
        found = self.window.item("filmArticle").parentItem().parentItem().findChild(FilmPlayer)
        assert isinstance(found, FilmPlayer)
        return found

    def state(self) -> str:
        """Return what it does."""
        return str(self.player().property("state"))


@pytest.fixture
def film(qapp: QCoreApplication, plaza: PlazaServices, context: ShellContext, qtbot: QtBot) -> Iterator[FilmScene]:
    window = ShellWindow()
    made = FilmScene(window, plaza, context, qtbot)
    yield made
    made.player().close()
    made.article.close()
    window.close()


def test_a_film_is_opened_when_it_is_played_and_stands_still_by_the_keyboard(film: FilmScene) -> None:
    assert (film.state(), film.opened) == ("empty", [])
    ended: list[bool] = []
    film.player().ended.connect(lambda: ended.append(True))
    film.window.click("filmArticle")
    film.until(lambda: film.state() == "playing" or ended)
    assert film.opened == [NAME]
    film.window.item("filmArticle").forceActiveFocus(Qt.FocusReason.TabFocusReason)
    film.player().pause()
    film.until(lambda: film.state() == "paused")
    film.window.press(Qt.Key.Key_M)
    assert film.player().property("isMuted")
    film.player().seek(0.0)
    film.window.press(Qt.Key.Key_Space)
    film.until(lambda: film.state() == "playing" or len(ended) > 0)
    out = Path("out/official")
    out.mkdir(parents=True, exist_ok=True)
    film.window.view.grabWindow().save(str(out / "film.png"))


def test_a_film_that_is_gone_says_so_and_is_tried_again(film: FilmScene) -> None:
    film.is_there = False
    film.window.click("filmArticle")
    film.until(lambda: film.state() == "failed")
    assert film.player().property("problem") == "This film is not here any more."
    film.until(lambda: film.window.is_ready("filmAgainArticle"))
    film.is_there = True
    film.window.click("filmAgainArticle")
    film.until(lambda: film.state() in ("playing", "paused"))
    assert film.opened == [NAME, NAME]
