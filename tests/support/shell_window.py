"""A window with a piece of the shell in it, looked at and used as a person would."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt, QUrl
from PySide6.QtGui import QAccessible, QAccessibleInterface, QGuiApplication
from PySide6.QtQml import QQmlComponent
from PySide6.QtQuick import QQuickItem, QQuickView
from PySide6.QtTest import QTest

from app.core.kernel.events import EventBus
from app.host.decoding.service import Decoding
from app.host.runtime.jailed import DecoderSpawner
from app.host.runtime.spawn import Spawner
from app.shell.components.pictures import DECODER, Pictures
from app.shell.components.renderer import NodeComponents
from app.shell.relay import Relay
from app.shell.style.setup import prepare_application, prepare_engine
from app.shell.tabs.miniapp import Drawing
from app.shell.tasks import Tasks

GROUND = b"""
import QtQuick
import app.shell.style
Rectangle { readonly property QtObject shownIn: Window.window; color: Theme.content }
"""


class ShellWindow:
    """A window of the shell's look, with what draws mini-apps in it. GUI thread; ``close`` at the end."""

    def __init__(self, width: int = 831, height: int = 740) -> None:
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        prepare_application(app)
        self.view = QQuickView()
        self.view.resize(width, height)
        self.view.setResizeMode(QQuickView.ResizeMode.SizeRootObjectToView)
        self.engine = self.view.engine()
        prepare_engine(self.engine)
        self.relay = Relay(EventBus())
        self.tasks = Tasks(self.relay)
        self.spawner = Spawner()
        self.decoding = Decoding(partial(DecoderSpawner(self.spawner), DECODER))
        self.pictures = Pictures(self.decoding, self.tasks, self.relay)
        self.pictures.install(self.engine)
        self.components = NodeComponents(self.engine)
        self.drawing = Drawing(self.components, self.pictures, self.tasks, self.relay, rest_s=0)
        self.root = self.show(GROUND)

    def show(self, qml: bytes, **properties: object) -> QQuickItem:
        """Fill the window with what ``qml`` describes."""
        component = QQmlComponent(self.engine)
        component.setData(qml, QUrl("file:///test.qml"))
        root = component.createWithInitialProperties(properties)
        assert isinstance(root, QQuickItem), component.errorString()
        # The view takes neither of the two: both have to be kept.
        self._component = component
        self.view.setContent(QUrl(), component, root)
        self.view.show()
        self.root = root
        return root

    def items(self, at: QQuickItem | None = None) -> Iterator[QQuickItem]:
        """Yield what is visible, from the back to the front."""
        item = at or self.view.contentItem()
        if not item.isVisible():
            return
        yield item
        for child in item.childItems():
            yield from self.items(child)

    def find(self, name: str) -> QQuickItem | None:
        """Return the visible item with this ``objectName`` or accessible name, the front one; None if none is."""
        found = None
        for item in self.items():
            if name in (item.objectName(), accessible_name(item)):
                found = item
        return found

    def item(self, name: str) -> QQuickItem:
        """Return the visible item with this name; it has to be there."""
        found = self.find(name)
        assert found is not None, f"{name} is not on the screen: {sorted(set(self.names()))}"
        return found

    def text(self, name: str) -> str:
        """Return what the text called ``name`` says."""
        return str(self.item(name).property("text"))

    def names(self) -> Iterator[str]:
        """Yield the names of everything on the screen."""
        for item in self.items():
            yield from (name for name in (item.objectName(), accessible_name(item)) if name)

    def is_ready(self, name: str) -> bool:
        """Return whether the item is there and answers."""
        found = self.find(name)
        return found is not None and found.isEnabled()

    def click(self, name: str) -> None:
        """Click the middle of an item, where a person sees it: what has just come gets its place when it is painted."""
        self.item(name)
        self.view.grabWindow()
        item = self.item(name)
        place: QPoint = item.mapToScene(item.boundingRect().center()).toPoint()
        QTest.mouseClick(self.view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key."""
        QTest.keyClick(self.view, key, modifiers)

    def type(self, text: str) -> None:
        """Type small letters and digits."""
        for letter in text:
            QTest.keyClick(self.view, Qt.Key(ord(letter.upper())))

    def close(self) -> None:
        """Take the window away, and everything in it, at once."""
        self.tasks.close()
        self.decoding.close()
        self.spawner.close()
        QCoreApplication.sendPostedEvents()
        self.view.close()
        self.view.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def accessible_name(item: QQuickItem) -> str:
    """Return what a screen reader calls ``item``; nothing for an item it passes over."""
    # The stubs promise an interface, yet an item that nothing describes has none.
    interface: QAccessibleInterface | None = QAccessible.queryAccessibleInterface(item)
    return "" if interface is None else interface.text(QAccessible.Text.Name)
