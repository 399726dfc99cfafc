"""The component book's store page, from the tap to the painted frame, against the same page written in QML."""

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QUrl
from PySide6.QtQml import QQmlComponent
from PySide6.QtQuick import QQuickItem, QQuickView

from app.bootstrap import BUNDLED
from app.core.kernel.ids import MiniAppId
from app.host.launch_reasons import LaunchReason
from app.shell.components.renderer import PageRenderer
from app.shell.style.setup import prepare_engine
from benchmarks import start
from benchmarks.figures import Figure
from benchmarks.ground import HEIGHT, WIDTH, Deaf, create, drop
from benchmarks.runtime import FirstTree
from benchmarks.stand import PATIENCE_MS, OpenMiniApp, Stand, Watch, items_below

ROUNDS = 15
ALONE_ROUNDS = 5
WARM_UP = 2
BOOK = MiniAppId("plaza.book")
STORE = "pages/store"
PICTURES = 34
PICTURE_WIDTH_MIN = 64
ROOT = Path(__file__).resolve().parent.parent
QML = QUrl.fromLocalFile(str(ROOT / "benchmarks" / "StorePage.qml"))
COAT = QUrl.fromLocalFile(str(BUNDLED / "book" / "assets" / "coat.webp"))
PROCESS = """
import sys

sys.path.append(sys.argv[1])
from PySide6.QtCore import QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickView
from app.shell.style.setup import prepare_application, prepare_engine

application = QGuiApplication(sys.argv)
prepare_application(application)
view = QQuickView()
prepare_engine(view.engine())
view.setInitialProperties({"coat": QUrl(sys.argv[3])})
view.setSource(QUrl(sys.argv[2]))
view.frameSwapped.connect(lambda: (print("painted", flush=True), application.quit()))
view.show()
application.exec()
"""


def run() -> list[Figure]:
    """Show the page each way in turn, several times; figures are medians.

    Ours goes the whole way: session, child and sandbox, the author's ``build``, bridge, check, renderer, frame. The
    page is painted when a frame has all of it that is in sight, but for its pictures; when all of it is there, what has
    to be scrolled to as well, and when its pictures are there too is measured apart. The QML has all of it at once.
    """
    times: dict[str, list[float]] = {
        name: [] for name in ("sight", "all", "pictures", "direct", "direct pictures", "process")
    }
    draws: dict[str, list[float]] = {"tree": [], "qml": []}
    alone_ms: list[float] = []
    with tempfile.TemporaryDirectory(prefix="plaza-bench-") as scratch:
        with closing(Stand(Path(scratch, "warm"))) as stand:
            drawings = Drawings(stand)
            for number in range(WARM_UP + ROUNDS):
                taken = {**_tap_ms(stand), **_direct_ms(), "process": start.painted_after_ms(_process())}
                drawn = drawings.both_ms()
                if number >= WARM_UP:
                    for name, elapsed_ms in taken.items():
                        times[name].append(elapsed_ms)
                    for name, elapsed_ms in drawn.items():
                        draws[name].append(elapsed_ms)
            node_count = drawings.node_count
        with closing(Stand(Path(scratch, "alone"), is_warm=False)) as stand:
            alone_ms = [_tap_ms(stand)["sight"] for _ in range(WARM_UP + ALONE_ROUNDS)][WARM_UP:]
    took = {name: statistics.median(times_ms) for name, times_ms in {**times, **draws}.items()}
    page = f"tap → painted page of {node_count} nodes"
    sight = f"{page}, what is in sight of it"
    view = "a bare QQuickView loading the same page written in QML"
    alone = statistics.median(alone_ms)
    return [
        Figure(f"{sight}, warm pool", took["sight"], view, took["direct"], 1.5),
        Figure(f"{sight}, warm pool", took["sight"], "a new PySide6 process showing that QML", took["process"], 0.15),
        Figure(f"{sight}, without the pool", alone, view, took["direct"]),
        Figure(f"{page}, all of it, warm pool", took["all"], view, took["direct"]),
        Figure(f"{page}, pictures too, warm pool", took["pictures"], f"{view}, pictures too", took["direct pictures"]),
        Figure(
            "its tree drawn, nothing else", took["tree"], "the same QML, compiled before, in that window", took["qml"]
        ),
    ]


def _tap_ms(stand: Stand) -> dict[str, float]:
    watch = Watch()
    opened = stand.tap(BOOK, STORE)
    taken = {"sight": watch.painted_ms(stand.view, lambda: opened.is_seen, "the store page")}
    assert _is_filled(opened)
    taken["all"] = watch.painted_ms(stand.view, lambda: opened.is_whole, "the rest of it")
    taken["pictures"] = watch.painted_ms(stand.view, pictures_below(opened.item), "its pictures")
    stand.end(opened)
    return taken


def _is_filled(opened: OpenMiniApp) -> bool:
    """Tell whether what can be scrolled reaches beyond the page's lower edge, so that nothing in sight is missing."""
    assert opened.page is not None
    view = opened.page.view
    scrollers = [
        item for item in items_below(view) if item.inherits("QQuickFlickable") and item.property("interactive")
    ]
    return any(item.property("contentHeight") > item.height() for item in scrollers)


def _direct_ms() -> dict[str, float]:
    watch = Watch()
    view = QQuickView()
    prepare_engine(view.engine())
    view.setInitialProperties({"coat": COAT})
    view.setResizeMode(QQuickView.ResizeMode.SizeRootObjectToView)
    view.resize(WIDTH, HEIGHT)
    view.setSource(QML)
    view.show()
    page_ms = watch.painted_ms(view, lambda: True, "the page in QML")
    whole_ms = watch.painted_ms(view, pictures_below(view.contentItem()), "its pictures")
    view.close()
    view.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return {"direct": page_ms, "direct pictures": whole_ms}


def _process() -> list[str]:
    return [sys.executable, "-c", PROCESS, str(ROOT), QML.toString(), COAT.toString()]


def pictures_below(item: QQuickItem) -> Callable[[], bool]:
    """Return what tells whether every picture of the page that stands in ``item`` has come."""
    images = [each for each in items_below(item) if each.inherits("QQuickImage") and each.width() >= PICTURE_WIDTH_MIN]
    assert len(images) == PICTURES, f"{len(images)} pictures"
    return lambda: all(image.implicitWidth() > 0 for image in images)


class Drawings:
    """Draws the page in a window that is there, from its tree and from its QML, and takes it away again."""

    def __init__(self, stand: Stand) -> None:
        self._ground = stand.ground
        view = FirstTree()
        session = stand.services.sessions.open(
            BOOK, user_id=stand.user.user_id, page=STORE, query={}, reason=LaunchReason("list"), view=view
        )
        view.arrived.wait(PATIENCE_MS / 1_000)
        session.close()
        view.ended.wait(PATIENCE_MS / 1_000)
        self._ops = view.ops
        self._direct = QQmlComponent(stand.view.engine(), QML)
        self.node_count = 0

    def both_ms(self) -> dict[str, float]:
        """Draw it both ways; return the milliseconds of each until it is painted."""
        return {"tree": self._painted_ms(self._draw_tree), "qml": self._painted_ms(self._draw_direct)}

    def _painted_ms(self, draw: Callable[[], Callable[[], None]]) -> float:
        begun = time.perf_counter()
        clear = draw()
        self._ground.view.grabWindow()
        elapsed_ms = (time.perf_counter() - begun) * 1_000
        clear()
        self._ground.clear()
        return elapsed_ms

    def _draw_tree(self) -> Callable[[], None]:
        ground = self._ground
        page = PageRenderer(ground.components, Deaf(), ground.loader, ground.films, "blue")
        page.apply(self._ops)
        ground.put(page.view)
        self.node_count = page.node_count
        return page.close

    def _draw_direct(self) -> Callable[[], None]:
        item = create(self._direct, {"coat": COAT, "width": WIDTH, "height": HEIGHT})
        self._ground.put(item)
        return lambda: drop(item)
