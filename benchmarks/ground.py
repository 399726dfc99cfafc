"""A window in which pages are drawn, as the shell draws them; no mini-app runs behind it."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_QUICK_BACKEND", "software")
os.environ.setdefault("QSG_RENDER_LOOP", "basic")

from concurrent.futures import Future
from functools import partial

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
from app.shell.components.films import FilmLoader
from app.shell.components.pictures import DECODER, Pictures
from app.shell.components.renderer import NodeComponents
from app.shell.relay import Relay
from app.shell.style.setup import prepare_application, prepare_engine
from app.shell.tasks import Tasks

WIDTH, HEIGHT = 831, 740
GROUND = b"import QtQuick\nimport app.shell.style\nRectangle { color: Theme.content }"


class Deaf:
    """Hears nothing of what happens on a page."""

    def node_event(self, node_id: int, event: str, value: EventValue, seq: int | None = None) -> None:
        """Let it be."""

    def text_changed(self, node_id: int, seq: int, text: str) -> None:
        """Let it be."""

    def list_window(self, node_id: int, revision: int, first: int, count: int) -> None:
        """Let it be."""


class Ground:
    """A window, and what pages in it are drawn with; ``loader`` and ``films`` find nothing. GUI thread."""

    def __init__(self) -> None:
        app = QGuiApplication.instance() or QGuiApplication([])
        assert isinstance(app, QGuiApplication)
        prepare_application(app)
        self.events = EventBus()
        self.relay = Relay(self.events)
        self.tasks = Tasks(self.relay)
        self.spawner = Spawner()
        self.decoding = Decoding(partial(DecoderSpawner(self.spawner), DECODER))
        self.pictures = Pictures(self.decoding, self.tasks, self.relay)
        self.loader = self.pictures.loader(_no_picture, _no_address)
        self.films = FilmLoader(self.tasks, _no_film)
        self.view = QQuickView()
        prepare_engine(self.view.engine())
        self.pictures.install(self.view.engine())
        self.components = NodeComponents(self.view.engine())
        self.components.warm()
        self._component = self.component(GROUND)
        self.root = create(self._component, {})
        self.view.setResizeMode(QQuickView.ResizeMode.SizeRootObjectToView)
        self.view.setContent(QUrl(), self._component, self.root)
        self.view.resize(WIDTH, HEIGHT)
        self.view.show()

    def component(self, qml: bytes) -> QQmlComponent:
        """Return what ``qml`` describes, compiled for the window."""
        component = QQmlComponent(self.view.engine())
        component.setData(qml, QUrl("file:///ground.qml"))
        return component

    def put(self, item: QQuickItem) -> None:
        """Show an item in the window, over whatever is there."""
        item.setParent(self.root)
        item.setParentItem(self.root)

    def clear(self) -> None:
        """Take away what was told to go."""
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QCoreApplication.processEvents()

    def close(self) -> None:
        """Take the window away."""
        self.tasks.close()
        self.decoding.close()
        self.spawner.close()
        QCoreApplication.processEvents()
        self.view.close()
        self.view.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def create(component: QQmlComponent, properties: dict[str, object]) -> QQuickItem:
    """Return what ``component`` describes."""
    item = component.createWithInitialProperties(properties)
    assert isinstance(item, QQuickItem), component.errorString()
    return item


def drop(item: QQuickItem) -> None:
    """Take an item off its window, and tell it to go."""
    item.setParentItem(None)  # type: ignore[arg-type]  # the stubs forget that no parent is allowed
    item.deleteLater()


def _no_film(source: str) -> int:
    raise Refused("source.missing", source=source)


def _no_address(source: str) -> "Future[bytes]":
    raise Refused("network.host", host=source)


def _no_picture(source: str) -> bytes:
    raise Refused("source.missing", source=source)
