"""From a click on a mini-app in an article to its painted page, against the same page from the panel of mini-apps."""

import statistics
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from functools import partial
from pathlib import Path

from PySide6.QtGui import QGuiApplication

from app.cli.tour.driver import Driver, run_until
from app.core.kernel.ids import ArticleId, MiniAppId, OfficialAccountId
from app.core.official.model import Article, MiniAppCard
from app.shell.application import Application, make_qt
from benchmarks.figures import Figure

ROUNDS = 9
WARM_UP = 2
READY_MS = 60_000
AIM = 1.0
STORE = MiniAppId("plaza.store")
FIRST_PAGE = "Add Wool coat to cart"
LANE = OfficialAccountId("maple.lane.weekly")
ARTICLE = ArticleId("bench-click")
TITLE = "A shop"


def run() -> list[Figure]:
    """Open the store from both, in turn and in the real window, each time with a new child; figures are medians."""
    instance = QGuiApplication.instance() or make_qt()
    assert isinstance(instance, QGuiApplication)
    with tempfile.TemporaryDirectory(prefix="plaza-bench-") as scratch:
        folder = Path(scratch) / "data"
        folder.mkdir()
        application = Application(folder)
        with closing(application):
            desk = Desk(application, Path(scratch))
            pairs = [desk.round(is_article_first=number % 2 == 0) for number in range(WARM_UP + ROUNDS)][WARM_UP:]
    article, panel = (statistics.median(each) for each in zip(*pairs, strict=True))
    return [Figure("a click on a mini-app in an article → its page painted", article, "from the panel", panel, AIM)]


class Desk:
    """Plaza with an article open in a tab, and hands. GUI thread."""

    def __init__(self, application: Application, folder: Path) -> None:
        ready: list[bool] = []
        application.ready.connect(lambda: ready.append(True))
        application.start()
        if not run_until(lambda: bool(ready), READY_MS):
            raise RuntimeError("Plaza did not start")
        self._window = application.window
        self._hands = Driver(application.window, folder)
        assembly = application.windows.first.assembly
        assert assembly is not None
        services = assembly._foundation.services
        self._pool = services.sessions.pool
        card = MiniAppCard(f"plaza://miniapp/{STORE}", "Store")
        article = Article(ARTICLE, LANE, TITLE, "", None, "Su", services.clock.now(), (card,))
        with ThreadPoolExecutor(1) as worker:  # the database is not for the GUI thread
            worker.submit(services.official.publish, article).result()
        application.windows.first.view_model.openArticle(ARTICLE)

    def round(self, *, is_article_first: bool) -> tuple[float, float]:
        """Return the milliseconds from the article, and those from the panel."""
        ways = [
            partial(self._open, TITLE, "articleCard"),
            partial(self._open, "railMiniapps", f"miniappOpen_{STORE}"),
        ]
        taken = [way() for way in (ways if is_article_first else reversed(ways))]
        return (taken[0], taken[1]) if is_article_first else (taken[1], taken[0])

    def _open(self, section: str, button: str) -> float:
        hands = self._hands
        hands.click(section)
        place = hands.reach(button)
        run_until(lambda: self._pool.is_warm, READY_MS)
        taken = self._until_painted(partial(hands.click_at, place))
        hands.click("capsuleClose")
        hands.see_gone(FIRST_PAGE)
        return taken

    def _until_painted(self, act: Callable[[], None]) -> float:
        painted_at: list[float] = []

        def look() -> None:
            if not painted_at and self._hands.find(FIRST_PAGE) is not None:
                painted_at.append(time.perf_counter())

        self._window.frameSwapped.connect(look)
        begun = time.perf_counter()
        act()
        if not run_until(lambda: bool(painted_at), READY_MS):
            raise RuntimeError("the page was not painted")
        self._window.frameSwapped.disconnect(look)
        return (painted_at[0] - begun) * 1_000
