"""A page like the store's, drawn from its component tree, against the same page written directly in QML."""

import os
import statistics
import time
from collections.abc import Callable
from functools import partial

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_QUICK_BACKEND", "software")
os.environ.setdefault("QSG_RENDER_LOOP", "basic")

import msgspec
from PySide6.QtCore import QCoreApplication, QEvent, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlComponent
from PySide6.QtQuick import QQuickItem, QQuickView

from app.core.kernel.errors import Refused
from app.core.kernel.events import EventBus
from app.host.decoding.service import Decoding
from app.host.runtime.jailed import DecoderSpawner
from app.host.runtime.spawn import Spawner
from app.host.tree.ops import EventValue
from app.host.tree.shapes import RawOp
from app.host.tree.tree import Tree
from app.shell.components.films import FilmLoader
from app.shell.components.pictures import DECODER, Pictures
from app.shell.components.renderer import NodeComponents, PageRenderer
from app.shell.relay import Relay
from app.shell.style.setup import prepare_application, prepare_engine
from app.shell.tasks import Tasks
from benchmarks.figures import Figure
from minikit import diff, ui

ROUNDS = 11
WARM_UP = 2
PRODUCTS = range(24)
CATEGORIES = ("All", "Clothes", "Shoes", "Knitwear", "Accessories", "Tech")
GROUND = b"import QtQuick\nimport app.shell.style\nRectangle { color: Theme.content }"
DIRECT = b"""
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import app.shell.style

ColumnLayout {
    id: page
    anchors.fill: parent
    anchors.margins: Theme.gapLarge
    spacing: Theme.gap

    RowLayout {
        spacing: Theme.gapSmall
        SearchBox { Layout.fillWidth: true; label: "Search" }
        PushButton { text: "Cart"; iconName: "shopping-cart"; role: "secondary" }
        PushButton { text: "Orders"; iconName: "package"; role: "plain" }
    }
    Flow {
        Layout.fillWidth: true
        spacing: Theme.gapSmall
        Repeater {
            model: ["All", "Clothes", "Shoes", "Knitwear", "Accessories", "Tech"]
            PushButton {
                required property string modelData
                text: modelData
                role: "secondary"
            }
        }
    }
    Flickable {
        id: view
        Layout.fillWidth: true
        Layout.fillHeight: true
        contentHeight: grid.implicitHeight
        clip: true
        T.ScrollBar.vertical: ScrollLine {}

        GridLayout {
            id: grid
            width: view.width
            columns: 4
            columnSpacing: Theme.gap
            rowSpacing: Theme.gap
            uniformCellWidths: true

            Repeater {
                model: 24
                T.AbstractButton {
                    id: card
                    required property int index
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    implicitWidth: cell.implicitWidth + 16
                    implicitHeight: cell.implicitHeight + 16
                    hoverEnabled: true
                    Accessible.role: Accessible.Button
                    Accessible.name: "Product " + index
                    background: Panel {}

                    ColumnLayout {
                        id: cell
                        x: 8
                        y: 8
                        width: card.width - 16
                        spacing: Theme.gapSmall

                        Rectangle {
                            Layout.fillWidth: true
                            implicitHeight: width
                            radius: Theme.radiusSmall
                            color: Theme.softColor("rose")
                            RoundPicture { anchors.fill: parent }
                        }
                        PlainText {
                            Layout.fillWidth: true
                            text: "Product " + card.index
                            elide: Text.ElideRight
                            font.weight: Font.DemiBold
                        }
                        PlainText {
                            Layout.fillWidth: true
                            text: "Soft and warm"
                            elide: Text.ElideRight
                            color: Theme.textSoft
                            font.pixelSize: Theme.sizeCaption
                        }
                        RowLayout {
                            PlainText {
                                Layout.fillWidth: true
                                text: "\xc2\xa5" + (129 + card.index) + ".00"
                                color: Theme.accent
                                font.pixelSize: Theme.sizeTitle
                                font.weight: Font.Bold
                            }
                            PushButton { text: "Buy"; role: "secondary" }
                        }
                    }
                }
            }
        }
    }
}
"""


class Deaf:
    """Hears nothing of what happens on a page."""

    def node_event(self, node_id: int, event: str, value: EventValue, seq: int | None = None) -> None:
        """Let it be."""

    def text_changed(self, node_id: int, seq: int, text: str) -> None:
        """Let it be."""

    def list_window(self, node_id: int, revision: int, first: int, count: int) -> None:
        """Let it be."""


def run() -> list[Figure]:
    """Draw both pages in turn, several times, in one window; figures are medians, from nothing to painted.

    Ours begins with the bytes that a child would send; both without their pictures.
    """
    app = QGuiApplication.instance() or QGuiApplication([])
    assert isinstance(app, QGuiApplication)
    prepare_application(app)
    stand = Stand()
    try:
        direct_ms: list[float] = []
        ours_ms: list[float] = []
        for round_number in range(ROUNDS + WARM_UP):
            for times_ms, draw in ((direct_ms, stand.draw_direct), (ours_ms, stand.draw_ours)):
                elapsed_ms = stand.painted_after_ms(draw)
                if round_number >= WARM_UP:
                    times_ms.append(elapsed_ms)
        return [
            Figure(
                name=f"page of {stand.node_count} nodes, from the child's bytes to painted",
                ours_ms=statistics.median(ours_ms),
                peer="the same page written directly in QML with the same controls",
                peer_ms=statistics.median(direct_ms),
                aim=2.5,
            )
        ]
    finally:
        stand.close()


class Stand:
    """A window in which pages are drawn and taken away again."""

    def __init__(self) -> None:
        self.view = QQuickView()
        prepare_engine(self.view.engine())
        self.relay = Relay(EventBus())
        self.tasks = Tasks(self.relay)
        self.components = NodeComponents(self.view.engine())
        self.components.warm()
        self.spawner = Spawner()
        self.decoding = Decoding(partial(DecoderSpawner(self.spawner), DECODER))
        self.loader = Pictures(self.decoding, self.tasks, self.relay).loader(_no_picture)
        self.films = FilmLoader(self.tasks, _no_film)
        self.ground = self._component(GROUND)
        self.root = self._create(self.ground)
        self.view.setResizeMode(QQuickView.ResizeMode.SizeRootObjectToView)
        self.view.setContent(QUrl(), self.ground, self.root)
        self.view.resize(831, 694)
        self.view.show()
        self.direct = self._component(DIRECT)
        self.body = msgspec.json.encode(diff.Tree().change_to(store_page()))
        self.node_count = 0

    def draw_direct(self) -> Callable[[], None]:
        """Draw the page written in QML; return what takes it away."""
        item = self._create(self.direct)
        item.setParent(self.root)
        item.setParentItem(self.root)

        def clear() -> None:
            item.setParentItem(None)  # type: ignore[arg-type]  # the stubs forget that no parent is allowed
            item.deleteLater()

        return clear

    def draw_ours(self) -> Callable[[], None]:
        """Draw the page from its tree; return what takes it away."""
        ops = Tree().apply(msgspec.json.decode(self.body, type=list[RawOp]))
        page = PageRenderer(self.components, Deaf(), self.loader, self.films)
        page.apply(ops)
        page.view.setParent(self.root)
        page.view.setParentItem(self.root)
        self.node_count = page.node_count
        return page.close

    def painted_after_ms(self, draw: Callable[[], Callable[[], None]]) -> float:
        """Return how long ``draw`` and painting it take, and take it away again."""
        begun = time.perf_counter()
        clear = draw()
        self.view.grabWindow()
        elapsed_ms = (time.perf_counter() - begun) * 1000
        clear()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QCoreApplication.processEvents()
        return elapsed_ms

    def close(self) -> None:
        """Take the window away."""
        self.tasks.close()
        self.decoding.close()
        self.spawner.close()
        QCoreApplication.processEvents()
        self.view.close()
        self.view.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def _component(self, qml: bytes) -> QQmlComponent:
        component = QQmlComponent(self.view.engine())
        component.setData(qml, QUrl("file:///page.qml"))
        return component

    def _create(self, component: QQmlComponent) -> QQuickItem:
        item = component.create()
        assert isinstance(item, QQuickItem), component.errorString()
        return item


def store_page() -> ui.Node:
    """Return the page as an author would write it."""
    return ui.Column(
        ui.Row(
            ui.SearchField("", on_change=_nothing, grow=True),
            ui.Button("Cart", _nothing, icon="shopping-cart", role="secondary"),
            ui.Button("Orders", _nothing, icon="package", role="plain"),
            gap="small",
        ),
        ui.Wrap(*(ui.Chip(name, on_tap=_nothing) for name in CATEGORIES)),
        ui.Grid(PRODUCTS, key=str, cell=_cell),
    )


def _cell(number: int) -> ui.Node:
    return ui.Card(
        ui.Image(f"asset:{number}.webp", f"Product {number}", backdrop="rose"),
        ui.Text(f"Product {number}", role="strong", lines_max=1),
        ui.Text("Soft and warm", role="caption", lines_max=1),
        ui.Row(ui.Price(12_900 + 100 * number), ui.Button("Buy", _nothing, role="secondary"), justify="between"),
        on_tap=_nothing,
        padding="small",
    )


def _nothing(*_told: object) -> None:
    """Stand for a handler."""


def _no_film(source: str) -> int:
    raise Refused("source.missing", source=source)


def _no_picture(source: str) -> bytes:
    raise Refused("picture.missing", path=source)
