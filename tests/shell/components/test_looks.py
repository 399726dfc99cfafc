"""Every component looks as in the picture of it that somebody looked at; `--renew-pictures` keeps new ones."""

from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

import pytest
from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QGuiApplication, QImage, QWindow
from pytestqt.qtbot import QtBot

from app.core.kernel.errors import PlazaError
from app.host.films import Copies, open_film
from app.host.pictures import read_picture
from app.shell.components.films import FilmPlayer
from app.shell.components.pictures import Pictures
from app.shell.style.setup import FALLBACKS
from app.shell.tasks import Tasks
from minikit import ui
from minikit.schema import COMPONENTS
from tests.support.book import PACKAGE, Book, open_book
from tests.support.decoding_here import DecodingHere
from tests.support.drawn_pages import Desk
from tests.support.looks import KEPT, Difference, compare, difference
from tests.support.shell_window import ShellWindow

T = TypeVar("T")
WAIT_MS = 30_000
WIDTH = 480
HEIGHT_MIN = 60
DARK = (
    *("Badge", "Button", "Card", "Chip", "EmptyState", "Price", "Text", "TextField"),
    *("Check", "Radio", "Segmented", "Select", "Slider", "Switch", "Tabs", "TextArea"),
)
MIRRORED = ("Row", "Select", "Slider", "Switch", "Tabs")
SYSTEM_FONTS = {"Text": "DejaVu Sans Mono", "chinese": "WenQuanYi Micro Hei"}
ALL_BYTES_MAX = 1_500_000


@dataclass
class Studio:
    """Takes pictures of pages, in a window behind another: what moves by itself stands still there."""

    desk: Desk
    qtbot: QtBot
    renew: bool

    def take(self, node: ui.Node, *, mode: str = "light") -> QImage:
        """Return a picture of a page, as high as the page is."""
        window = self.desk.window
        theme = window.root.property("theme")
        assert isinstance(theme, QObject)
        theme.setProperty("mode", mode)
        window.view.resize(WIDTH, HEIGHT_MIN)
        page = self.desk.draw(node)
        window.view.resize(WIDTH, round(page.view.childItems()[0].property("contentHeight")))
        for player in page.view.findChildren(FilmPlayer):
            self.qtbot.waitUntil(partial(_has_come, player), timeout=WAIT_MS)
        self.desk.settle()
        self.desk.settle()  # a picture that was asked for at the new size is there the second time
        image = window.view.grabWindow()
        self.desk.close()
        return image


def _has_come(player: FilmPlayer) -> bool:
    """Return whether a film has come to where it stands, or never will."""
    state = player.property("state")
    return state == "failed" or (state == "paused" and player.frame is not None)


GROUND = b"import QtQuick\nimport app.shell.style\nRectangle { property QtObject theme: Theme; color: Theme.content }"


class AtOnce(Tasks):
    """Does work where it is asked for, so that codes are there when the page is."""

    def run(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[PlazaError], None] | None = None,
        *,
        workers: Executor | None = None,
    ) -> None:
        try:
            result = work()
        except PlazaError as error:
            assert failed is not None
            failed(error)
        else:
            done(result)


@pytest.fixture
def book() -> Iterator[Book]:
    with open_book() as book:
        yield book


@pytest.fixture
def studio(qapp: QCoreApplication, qtbot: QtBot, request: pytest.FixtureRequest) -> Iterator[Studio]:
    window = ShellWindow(WIDTH, HEIGHT_MIN)
    window.show(GROUND)
    front = QWindow()
    front.show()
    front.requestActivate()
    qtbot.waitUntil(lambda: not window.view.isActive())
    at_once = AtOnce(window.relay)
    window.pictures = Pictures(DecodingHere(), at_once, window.relay)
    window.pictures.install(window.engine)
    desk = Desk(window)
    desk.open_film = lambda source: open_film(source, assets=PACKAGE / "assets", data=PACKAGE, copies=Copies(PACKAGE))
    desk.read = lambda source: read_picture(source, assets=PACKAGE / "assets", data=PACKAGE / "data")
    yield Studio(desk, qtbot, request.config.getoption("--renew-pictures"))
    desk.close()
    at_once.close()
    window.close()
    front.destroy()


def skip_without_the_fonts_of(name: str) -> None:
    """Skip a picture whose words are not all in the bundled font, where the system's differ from those it shows."""
    if name == "Text":
        first = QFontInfo(QFont("monospace")).family()
    elif name == "chinese":
        first = next((family for family in FALLBACKS if family in QFontDatabase.families()), "none")
    else:
        return
    if first != SYSTEM_FONTS[name]:
        pytest.skip(f"the picture of {name} was taken with {SYSTEM_FONTS[name]}; here it would be {first}")


# What Qt Multimedia says of a computer without sound, a graphics card or its libraries.
@pytest.mark.qt_log_ignore("multimedia|Pulse|RHI|opus|Input #|audio device", extend=True)
@pytest.mark.parametrize("name", COMPONENTS)
def test_every_component_looks_as_in_its_picture(book: Book, studio: Studio, name: str) -> None:
    skip_without_the_fonts_of(name)
    compare(name, studio.take(book.page("pages/component", name=name)), renew=studio.renew)


@pytest.mark.parametrize("name", DARK)
def test_these_look_as_in_their_pictures_in_the_dark(book: Book, studio: Studio, name: str) -> None:
    skip_without_the_fonts_of(name)
    drawn = studio.take(book.page("pages/component", name=name), mode="dark")
    compare(f"{name}-dark", drawn, renew=studio.renew)


@pytest.mark.parametrize("name", MIRRORED)
def test_these_look_as_in_their_pictures_from_right_to_left(
    book: Book, studio: Studio, qapp: QGuiApplication, name: str
) -> None:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        drawn = studio.take(book.page("pages/component", name=name))
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    compare(f"{name}-mirrored", drawn, renew=studio.renew)


def test_chinese_looks_as_in_its_picture(studio: Studio) -> None:
    skip_without_the_fonts_of("chinese")
    compare("chinese", studio.take(chinese()), renew=studio.renew)


def chinese() -> ui.Node:
    return ui.Column(
        ui.Heading("冬季大衣"),
        ui.Text("美利奴羊毛,手工编织,柔软保暖。Made by hand."),
        ui.Text("加粗的文字", role="strong"),
        ui.Row(ui.Badge("新品"), ui.Chip("鞋子", True, nothing), ui.Price(129_00), ui.Button("加入购物车", nothing)),
        ui.TextField("林知夏", "姓名", on_change=nothing),
        ui.EmptyState("inbox", "还没有消息", "在这里可以看到所有的消息。"),
    )


def nothing(*_told: object) -> None:
    """Stand for a handler."""


def test_every_kept_picture_is_of_something_and_together_they_are_small() -> None:
    kept = {place.stem for place in KEPT.glob("*.png")}
    mirrored = {f"{name}-mirrored" for name in MIRRORED}
    assert kept == {*COMPONENTS, *(f"{name}-dark" for name in DARK), *mirrored, "chinese"}
    assert sum(place.stat().st_size for place in KEPT.iterdir()) <= ALL_BYTES_MAX


# The comparison itself


def changed(node: ui.Node, **how: object) -> ui.Node:
    """Return ``node`` with other properties."""
    copy = object.__new__(type(node))
    copy.__dict__.update({**node.__dict__, **how})
    return copy


@pytest.mark.parametrize(
    ("name", "damage"),
    [
        ("Badge", {"text": ""}),
        ("Badge", {"tone": "soft"}),
        ("Button", {"text": ""}),
        ("Button", {"icon": ""}),
        ("Button", {"role": "plain"}),
        ("Chip", {"is_selected": False}),
        ("Heading", {"text": "Winter coat"}),
        ("Text", {"text": "Soft merino wool, spun and knitted by hans."}),
        ("TextField", {"value": ""}),
        ("TextField", {"label": ""}),
        ("Progress", {"value": 0.1}),
    ],
)
def test_a_component_that_loses_its_words_or_colour_is_seen(
    book: Book, studio: Studio, name: str, damage: dict[str, object]
) -> None:
    states = book.states[name]
    place = next(at for at, (_, node) in enumerate(states) if any(getattr(node, key) != damage[key] for key in damage))
    whole = [node for _, node in states]
    damaged = [changed(node, **damage) if at == place else node for at, node in enumerate(whole)]
    before, after = (studio.take(ui.Column(*nodes, gap="large")) for nodes in (whole, damaged))
    assert before.size() != after.size() or not difference(before, after).is_small


def test_the_same_page_drawn_twice_is_the_same(book: Book, studio: Studio) -> None:
    first, second = (studio.take(book.page("pages/component", name="Progress")) for _ in range(2))
    assert difference(first, second) == Difference(0.0, 0.0, 0.0)


def test_edges_smoothed_a_little_differently_are_let_pass() -> None:
    one, other = (picture_of_lines(shade) for shade in (100, 118))
    assert difference(one, other).is_small
    assert not difference(one, picture_of_lines(255)).is_small


def picture_of_lines(shade: int) -> QImage:
    """Return white with a line in ``shade`` every 24 pixels."""
    image = QImage(96, 96, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    for across in range(0, 96, 24):
        for down in range(96):
            image.setPixelColor(across, down, QColor(shade, shade, shade))
    return image
