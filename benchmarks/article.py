"""Articles: a long one to its first frame, against a bare page of plain text; a mini-app in one, opened."""

import statistics
import tempfile
import time
from contextlib import closing
from pathlib import Path

from PySide6.QtGui import QColor, QImage
from PySide6.QtQuick import QQuickItem

from app.cli.tour.driver import run_until
from app.core.catalog.service import Catalog
from app.core.database import Database
from app.core.kernel.clock import SystemClock
from app.core.kernel.ids import ArticleId, OfficialAccountId
from app.core.official.markdown import read
from app.core.official.model import Article, OfficialAccount
from app.core.official.service import Official
from app.core.people.service import People
from app.shell.context import ShellContext
from app.shell.official.article import ArticleViewModel
from app.shell.style.pictures import ARTICLE_SCHEME, RoundPictureProvider
from benchmarks import article_click
from benchmarks.figures import Figure
from benchmarks.ground import Ground, create, drop

ROUNDS = 9
WARM_UP = 2
BLOCKS = 200
PICTURES = 40
SIDES = (1280, 720)
PATIENCE_MS = 60_000
AIM = 2.0
LANE = OfficialAccountId("bench.lane")
SENTENCE = "A coat is worn open over a white shirt, or closed against the wind that comes from the harbour. "
OURS = b"""
import QtQuick
import app.shell.official
ArticleScreen { width: parent ? parent.width : 0; height: parent ? parent.height : 0 }
"""
BARE = b"""
import QtQuick
Flickable {
    id: page
    property var texts
    width: parent ? parent.width : 0
    height: parent ? parent.height : 0
    contentHeight: column.height
    Column {
        id: column
        width: 660
        spacing: 18
        Repeater {
            model: page.texts
            Text {
                required property string modelData
                width: 660
                text: modelData
                textFormat: Text.PlainText
                wrapMode: Text.Wrap
                font.pixelSize: 16
            }
        }
    }
}
"""


def run() -> list[Figure]:
    """Show both in turn, several times, in a warm window; figures are medians, from the click to the painted frame."""
    with tempfile.TemporaryDirectory(prefix="plaza-bench-") as scratch, closing(Reader(Path(scratch))) as reader:
        pairs = [(reader.ours(), reader.bare()) for _ in range(WARM_UP + ROUNDS)][WARM_UP:]
    ours, bare = (statistics.median(each) for each in zip(*pairs, strict=True))
    name = f"a click on an article of {BLOCKS} blocks and {PICTURES} pictures → its first frame"
    return [Figure(name, ours, f"a bare page of {BLOCKS} plain texts", bare, AIM), *article_click.run()]


class Reader:
    """A window, and an article to be read in it. GUI thread."""

    def __init__(self, folder: Path) -> None:
        self.ground = ground = Ground()
        ground.view.engine().addImageProvider("rounded", RoundPictureProvider({ARTICLE_SCHEME: folder}))
        self._db = Database(None, tree="plaza")
        self._db.migrate()
        clock = SystemClock()
        self._official = Official(self._db, ground.events, clock)
        self._catalog = Catalog(self._db, ground.events, clock)
        user = People(self._db, ground.events, clock).create_profile("Lin")
        self._context = ShellContext(user, ground.tasks, ground.relay, lambda _text, _scene, _source, /: None)
        self._official.add(OfficialAccount(LANE, "Maple Lane", "rose", "Letters.", "subscription"))
        blocks = read(_source(folder)).blocks
        assert len(blocks) == BLOCKS
        self._texts = [str(getattr(block, "text", "")) or SENTENCE for block in blocks]
        self._article_id = ArticleId("long")
        self._official.publish(
            Article(self._article_id, LANE, "A long letter", "Much of it.", None, "Su Tang", clock.now(), blocks)
        )
        self._ours, self._bare = ground.component(OURS), ground.component(BARE)

    def ours(self) -> float:
        """Return the milliseconds from the click on the article until it is painted."""
        begun = time.perf_counter()
        article = ArticleViewModel(self._article_id, self._official, self._catalog, self._context)
        item = create(self._ours, {"viewModel": article})
        self.ground.put(item)
        run_until(lambda: article.property("state") == "ready", PATIENCE_MS)
        taken = self._painted(begun)
        article.close()
        self._let_go(item)
        article.deleteLater()
        self.ground.clear()
        return taken

    def bare(self) -> float:
        """Return the milliseconds until the bare page is painted."""
        begun = time.perf_counter()
        item = create(self._bare, {"texts": self._texts})
        self.ground.put(item)
        taken = self._painted(begun)
        self._let_go(item)
        return taken

    def close(self) -> None:
        """Take the window away."""
        self.ground.close()
        self._db.close()

    def _painted(self, begun: float) -> float:
        self.ground.view.grabWindow()
        return (time.perf_counter() - begun) * 1_000

    def _let_go(self, item: QQuickItem) -> None:
        drop(item)
        self.ground.clear()


def _source(folder: Path) -> str:
    """Write the pictures; return an article with them, of as many blocks as are wanted."""
    parts = []
    for number in range(BLOCKS):
        if number % (BLOCKS // PICTURES) == 0:
            parts.append(f"![Picture {number}]({_picture(folder, number)})")
        elif number % (BLOCKS // PICTURES) == 1:
            parts.append(f"A **strong** word, a [link](miniapp:plaza.store) and {SENTENCE}")
        else:
            parts.append(SENTENCE * 3)
    return "\n\n".join(parts)


def _picture(folder: Path, number: int) -> str:
    width, height = SIDES
    name = f"article-{number:064x}-{width}x{height}.jpg"
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor.fromHsv(number % 360, 120, 220))
    assert image.save(str(folder / name))
    return name
