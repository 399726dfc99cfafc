"""Long lists: a keyed change of 4,000 rows against Flet's published time, scrolling 10,000 against Qt's ListView."""

import statistics
import time
from collections.abc import Callable

import msgspec
from PySide6.QtCore import QCoreApplication, QEvent, QUrl
from PySide6.QtQml import QQmlComponent
from PySide6.QtQuick import QQuickItem

from app.host.tree.shapes import RawOp
from app.host.tree.tree import Tree
from app.shell.components.renderer import PageRenderer
from benchmarks.figures import Figure
from benchmarks.ground import Deaf, Ground
from minikit import diff, ui

ROUNDS = 7
CHANGED_ROWS = 4_000
FLET_MS = 65.0
"""Flet's own figure for a keyed change of so many controls is 65 to 95 ms; the better end is the peer."""
SCROLLED_ROWS = 10_000
FRAMES = 150
FRAME_BUDGET_MS = 16.0
STEP = 120.0
"""Pixels a frame: 7,200 a second, a brisk turn of the wheel."""
DIRECT = b"""
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import app.shell.style

ListView {
    id: view
    anchors.fill: parent
    anchors.margins: 20
    model: 10000
    spacing: 8
    clip: true
    cacheBuffer: height
    T.ScrollBar.vertical: ScrollLine {}
    delegate: T.AbstractButton {
        id: row
        required property int index
        width: ListView.view.width
        implicitHeight: body.implicitHeight + 24
        hoverEnabled: true
        Accessible.role: Accessible.Button
        Accessible.name: "Row " + index
        background: Panel {}

        ColumnLayout {
            id: body
            x: 12
            y: 12
            width: row.width - 24
            spacing: Theme.gapSmall

            PlainText {
                Layout.fillWidth: true
                text: "Row " + row.index
                font.weight: Font.DemiBold
            }
            PlainText {
                Layout.fillWidth: true
                text: "Soft and warm, and some more to say of it"
                color: Theme.textSoft
                font.pixelSize: Theme.sizeCaption
            }
        }
    }
}
"""


def run() -> list[Figure]:
    """Change long lists and scroll them. No process is between child and shell, only the bytes that would travel."""
    ground = Ground()
    try:
        return [*_changes(ground, "a column", _column, aim=40 / FLET_MS), *_windowed(ground), _scrolling(ground)]
    finally:
        ground.close()


class LivePage(Deaf):
    """A page with the trees of both sides behind it."""

    def __init__(self, ground: Ground) -> None:
        self._asked: list[tuple[int, int, int, int]] = []
        self._child, self._held = diff.Tree(), Tree()
        self.page = PageRenderer(ground.components, self, ground.loader, ground.films)
        self.page.view.setParent(ground.root)
        self.page.view.setParentItem(ground.root)

    def list_window(self, node_id: int, revision: int, first: int, count: int) -> None:
        """Note which rows are wanted."""
        self._asked.append((node_id, revision, first, count))

    def build(self, node: ui.Node) -> None:
        """Go from the author's tree to what is drawn: compare, encode, decode, check, apply."""
        self._send(self._child.change_to(node))

    def answer(self) -> None:
        """Bring the rows that are wanted."""
        asked, self._asked = self._asked, []
        for node_id, revision, first, count in asked:
            if self._held.ask(node_id, revision, first, count):
                self._child.ask(node_id, revision, first, count)
        if asked:
            self._send(self._child.answer())

    def _send(self, ops: list[diff.Op]) -> None:
        self.page.apply(self._held.apply(msgspec.json.decode(msgspec.json.encode(ops), type=list[RawOp])))


def _changes(ground: Ground, what: str, make: Callable[[list[int], int], ui.Node], aim: float) -> list[Figure]:
    """Measure a swap, an insertion and an update in ``what``."""
    rows = list(range(CHANGED_ROWS))
    swapped = [rows[-2], *rows[1:-2], rows[0], rows[-1]]
    inserted = [*rows[:10], -1, *rows[10:]]
    figures = []
    for kind, order, changed in (("swap", swapped, -2), ("insertion", inserted, -2), ("update", rows, 7)):
        times_ms = []
        live = LivePage(ground)
        live.build(make(rows, -2))
        ground.view.grabWindow()
        for _ in range(ROUNDS):
            begun = time.perf_counter()
            live.build(make(order, changed))
            times_ms.append((time.perf_counter() - begun) * 1000)
            live.build(make(rows, -2))
            ground.view.grabWindow()
        _clear(live)
        figures.append(
            Figure(
                name=f"{kind} in {what} of {CHANGED_ROWS:,} keyed rows: build, compare, encode, decode, check, apply",
                ours=statistics.median(times_ms),
                peer="Flet's published time for a keyed change",
                theirs=FLET_MS,
                aim=aim,
            )
        )
    return figures


def _windowed(ground: Ground) -> list[Figure]:
    return _changes(ground, "a windowed list", _list, aim=5 / FLET_MS)


def _scrolling(ground: Ground) -> Figure:
    """Scroll both lists by the same steps; times are of a frame, from moving to painted, our rows brought in it."""
    live = LivePage(ground)
    live.build(ui.Column(ui.List(range(SCROLLED_ROWS), key=str, row=_card, grow=True)))
    for _ in range(3):
        ground.view.grabWindow()
        live.answer()
    ours_ms, ours_rows = frames(ground, scroller_of(live.page.view), live.answer)
    _clear(live)
    component = QQmlComponent(ground.view.engine())
    component.setData(DIRECT, QUrl("file:///rows.qml"))
    direct = component.create()
    assert isinstance(direct, QQuickItem), component.errorString()
    direct.setParent(ground.root)
    direct.setParentItem(ground.root)
    ground.view.grabWindow()
    peer_ms, peer_rows = frames(ground, direct, lambda: None)
    direct.setParentItem(None)  # type: ignore[arg-type]  # the stubs forget that no parent is allowed
    direct.deleteLater()
    return Figure(
        name=f"a frame of scrolling {SCROLLED_ROWS:,} rows ({_told(ours_ms, ours_rows)})",
        ours=statistics.mean(ours_ms),
        peer=f"Qt's ListView with the same rows and a native model ({_told(peer_ms, peer_rows)})",
        theirs=statistics.mean(peer_ms),
        aim=2.0,
    )


def frames(
    ground: Ground, scroller: QQuickItem, answer: Callable[[], None], *, rows: int = SCROLLED_ROWS
) -> tuple[list[float], float]:
    """Scroll a list of ``rows`` and return what each frame took, and how many rows went by in all."""
    times_ms = []
    height = scroller.property("contentHeight") / rows
    for frame in range(FRAMES):
        begun = time.perf_counter()
        scroller.setProperty("contentY", (frame + 1) * STEP)
        QCoreApplication.processEvents()
        ground.view.grabWindow()
        answer()
        times_ms.append((time.perf_counter() - begun) * 1000)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return times_ms, FRAMES * STEP / height


def _told(times_ms: list[float], rows: float) -> str:
    within = sum(each <= FRAME_BUDGET_MS for each in times_ms) / len(times_ms)
    return f"{rows / sum(times_ms) * 1000:,.0f} rows a second, {within:.0%} of frames within {FRAME_BUDGET_MS:g} ms"


def scroller_of(view: QQuickItem) -> QQuickItem:
    """Return what scrolls on a page."""
    waiting = [view]
    found = []
    while waiting:
        item = waiting.pop()
        if item.inherits("QQuickFlickable") and item.property("interactive"):
            found.append(item)
        waiting += item.childItems()
    return found[-1]


def _clear(live: LivePage) -> None:
    live.page.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QCoreApplication.processEvents()


def _column(order: list[int], changed: int) -> ui.Node:
    return ui.Column(*(ui.Text(_words(number, changed), key=str(number)) for number in order))


def _list(order: list[int], changed: int) -> ui.Node:
    return ui.Column(ui.List(order, key=str, row=lambda number: ui.Text(_words(number, changed)), grow=True))


def _words(number: int, changed: int) -> str:
    return f"row {number}, changed" if number == changed else f"row {number}"


def _card(number: int) -> ui.Node:
    return ui.Card(
        ui.Text(f"Row {number}", role="strong"),
        ui.Text("Soft and warm, and some more to say of it", role="caption"),
        on_tap=_nothing,
    )


def _nothing() -> None:
    """Stand for a handler."""
