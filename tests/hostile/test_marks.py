"""The picture and phrase of real prompts cannot be shown by a mini-app's page, by whatever name it asks for them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtQuick import QQuickItem

from app.core.kernel.errors import PlazaError
from app.shell.wallet.marks import FOLDER, picture_of
from minikit import ui
from tests.support.drawn_pages import Desk
from tests.support.miniapps import Platform, write_package
from tests.support.pin_desk import MARK
from tests.support.shell_window import ShellWindow

WAIT_MS = 10_000
FILE = FOLDER / f"{MARK.picture}.webp"
NAMES = [
    picture_of(MARK.picture),
    str(FILE),
    f"asset:{FILE}",
    f"asset:../../../../resources/marks/{MARK.picture}.webp",
    f"asset:marks/{MARK.picture}.webp",
    f"data:{FILE}",
    f"data:../../{MARK.picture}.webp",
    f"image://rounded/fit/0/{picture_of(MARK.picture).replace(':', '%3A').replace('/', '%2F')}",
    f"image://icons/../marks/{MARK.picture}",
    f"qrc:/marks/{MARK.picture}.webp",
    f"marks:{MARK.picture}",
    f"https://localhost/{MARK.picture}.webp",
]
MAIN = """
from minikit import *
app = App()

@app.page("pages/home")
class Home(Page):
    def build(self):
        return ui.Text("here")
"""


@pytest.fixture
def desk(qapp: object) -> Iterator[Desk]:
    window = ShellWindow()
    made = Desk(window)
    yield made
    made.close()
    window.close()


def sources(item: QQuickItem) -> Iterator[str]:
    """Yield the addresses of what is drawn as a picture in ``item``; what a page asked for is its own affair."""
    if item.inherits("QQuickImageBase"):
        yield item.property("source").toString()
    for child in item.childItems():
        yield from sources(child)


def test_no_name_leads_to_a_picture_of_marks(data_folder: Path, tmp_path: Path) -> None:
    platform = Platform(data_folder)
    session, screen = platform.open(platform.install(write_package(tmp_path / "package", MAIN)))
    screen.shows("here")
    for name in NAMES:
        with pytest.raises(PlazaError):
            session.read_picture(name)
        with pytest.raises(PlazaError):
            session.open_film(name)
    platform.close()


def test_a_page_that_names_a_picture_of_marks_shows_none(desk: Desk) -> None:
    nodes: list[ui.Node] = [
        *(ui.Image(name, alt="a") for name in NAMES),
        *(ui.Avatar("A", source=name) for name in NAMES),
    ]
    page = desk.draw(ui.Scroll(ui.Column(*nodes)))
    desk.settle()
    shown = set(sources(page.view))
    assert shown, "the places of the pictures are there"
    assert not [source for source in shown if "marks" in source or "file:" in source or MARK.picture in source]
