"""Drawing one page: creates, moves, changes and removes the QML items of its nodes as the ops say."""

from collections.abc import Callable, Sequence
from functools import partial

import shiboken6
from PySide6.QtCore import Property, Slot
from PySide6.QtQml import QmlElement, QQmlComponent, QQmlEngine
from PySide6.QtQuick import QQuickItem

from app.host.tree.ops import PAGE, Create, Move, NodeData, Op, Remove, Set, Splice, Window
from app.shell.components.aiming import REST_S, Aim, PageAim
from app.shell.components.codes import CodeRequest
from app.shell.components.film_comments import FilmComments
from app.shell.components.film_subtitles import FilmSubtitles
from app.shell.components.films import FilmLoader
from app.shell.components.hearing import PageEvents, PageHearing
from app.shell.components.making import DrawnNode, ItemMaker, container_of, name_card
from app.shell.components.motions import Motions
from app.shell.components.pictures import PictureLoader
from app.shell.components.placing import FILLED, OPENING, OVER, SCROLLING, fills_page, has_growing, place
from app.shell.components.properties import qml_properties
from app.shell.components.rich_text import RichWords
from minikit.schema import COMPONENTS, MEANING

# What the components use besides, registered by being imported.
__all__ = ["CodeRequest", "FilmComments", "FilmSubtitles", "NodeComponents", "PageRenderer", "RichWords"]

QML_IMPORT_NAME = "app.shell.components"
QML_IMPORT_MAJOR_VERSION = 1

GUTTER = 20.0
# The properties that change a node's place, not only its looks.
_PLACING = frozenset({"grow", "align", "size"})


class NodeComponents:
    """The QML components of the schema, each compiled once for an engine. Lives as long as the engine."""

    def __init__(self, engine: QQmlEngine) -> None:
        self.engine = engine
        self._components: dict[str, QQmlComponent] = {}

    def warm(self) -> None:
        """Compile all of them, so that the first page does not have to."""
        while self.warm_next():
            pass

    def warm_in_turn(self, post: Callable[[Callable[[], None]], None], done: Callable[[], None]) -> None:
        """Compile them one at a time, ``post`` running the next later: a click waits for one of them at most."""
        if self.warm_next():
            post(partial(self.warm_in_turn, post, done))
        else:
            done()

    def warm_next(self) -> bool:
        """Compile the next that is not yet; return whether there was one. Harmless when the window is gone by now."""
        cold = next((name for name in COMPONENTS if f"{name}Node" not in self._components), None)
        if cold is None or not shiboken6.isValid(self.engine):
            return False
        self._component(f"{cold}Node")
        return True

    def create(self, name: str, properties: dict[str, object]) -> QQuickItem:
        """Return a new item of the QML type ``name``."""
        component = self._component(name)
        item = component.createWithInitialProperties(properties, self.engine.rootContext())
        if not isinstance(item, QQuickItem):
            raise TypeError(component.errorString())
        return item

    def _component(self, name: str) -> QQmlComponent:
        component = self._components.get(name)
        if component is None:
            component = QQmlComponent(self.engine)
            component.loadFromModule("app.shell.components", name)
            if component.isError():
                raise TypeError(component.errorString())
            self._components[name] = component
        return component


@QmlElement
class PageRenderer(PageHearing):
    """Holds the items of one page. GUI thread. Ops come checked; one that does not fit is a bug and raises KeyError."""

    def __init__(
        self,
        components: NodeComponents,
        events: PageEvents,
        pictures: PictureLoader,
        films: FilmLoader,
        accent: str = "green",
        rest_s: float = REST_S,
    ) -> None:
        """``rest_s`` is how long what has changed takes no taps."""
        super().__init__(events)
        self._accent = accent
        self._components = components
        self._pictures = pictures
        self._films = films
        self._nodes: dict[int, DrawnNode] = {}
        self._motions = Motions()
        self.view = components.create("PageView", {"page": self})
        self._body = container_of(self.view)
        self._overlay: QQuickItem = self.view.property("overlay")
        self.aim = PageAim(self.view, self._body, self._overlay, self._nodes.get, Aim(rest_s))
        self._maker = ItemMaker(self, components.create, events, self.aim.came)

    @Property(float, constant=True)
    def gutter(self) -> float:
        """The space left and right of a page."""
        return GUTTER

    @Property(str, constant=True)
    def accent(self) -> str:
        """The colour that the mini-app's manifest chose, by its name in ``Accents``."""
        return self._accent

    @Property(PictureLoader, constant=True)
    def pictures(self) -> PictureLoader:
        """Where the page's pictures come from."""
        return self._pictures

    @Property(QQuickItem, constant=True)
    def overlay(self) -> QQuickItem:
        """Where the components go that lie over the page."""
        return self._overlay

    @Property(FilmLoader, constant=True)
    def films(self) -> FilmLoader:
        """Where the page's films come from."""
        return self._films

    @property
    def node_count(self) -> int:
        """How many nodes are drawn."""
        return len(self._nodes)

    @property
    def is_whole(self) -> bool:
        """Whether every node has its items, those out of sight too."""
        return self._maker.is_done

    def apply(self, ops: Sequence[Op]) -> None:
        """Change what is drawn, in the order of ``ops``."""
        is_first = not self._nodes
        self._maker.look(self.view.width() * self.view.height())
        self._motions.change(ops, is_first=is_first, is_seen=self.view.isVisible())
        self.aim.change()
        for op in ops:
            if isinstance(op, Create):
                self._add(op, is_first=is_first)
            else:
                self._maker.finish()
                self._change(op)
        self._maker.pause()

    def close(self) -> None:
        """Take the page off the screen for good."""
        self._maker.forget()
        self._nodes.clear()
        self.view.setParentItem(None)  # type: ignore[arg-type]  # the stubs forget that no parent is allowed
        # The items read this object's properties to their last moment: it lives as long as they do.
        self.view.setParent(self._components.engine)
        self.setParent(self._components.engine)
        self.view.destroyed.connect(self.deleteLater)
        self.view.deleteLater()

    # What the components call.

    @Slot(result=bool)
    def moves(self) -> bool:
        """Tell whether what changes now may be seen moving: the first picture of a page just stands there."""
        return self._motions.is_moving

    @Slot(result=bool)
    def begins(self) -> bool:
        """Tell whether one more thing may begin to move."""
        return self._motions.begin()

    @Slot(QQuickItem)
    def left(self, item: QQuickItem) -> None:
        """Take away what was seen leaving."""
        self._motions.left(item)

    def listens(self, node_id: int, event: str) -> bool:
        """Return whether the mini-app listens to ``event`` of a node."""
        return bool(self._nodes[node_id].props.get(f"on_{event}"))

    # Building and changing the items.

    def _add(self, op: Create, *, is_first: bool) -> None:
        parent = None if op.parent == PAGE else self._nodes[op.parent]
        node = self._build(op.node, parent)
        if is_first and parent is not None and parent.rows is not None and self._maker.is_full:
            self._maker.make_later(node, partial(self._insert, node, op.index))
            return
        self._maker.finish()
        rows = None if parent is None else parent.rows
        is_scrolled_to = rows is not None and not rows.is_new(op.index)
        if not is_scrolled_to:
            self.aim.came(op.node.id)
        with self._motions.standing(is_still=is_scrolled_to):
            self._maker.make(node)
            self._insert(node, op.index)

    def _change(self, op: Remove | Move | Set | Splice | Window) -> None:
        if isinstance(op, Remove):
            self._remove(self._nodes[op.node])
        elif isinstance(op, Move):
            self.aim.came(op.node)
            self._move(self._nodes[op.node], op.parent, op.index)
        elif isinstance(op, Set):
            if op.props.keys() & MEANING:
                self.aim.renamed(self._nodes[op.node])
            self._set(self._nodes[op.node], op)
        else:
            rows = self._nodes[op.node].rows
            assert rows is not None, "only a windowed list has such ops"
            rows.apply(op)

    def _build(self, data: NodeData, parent: DrawnNode | None) -> DrawnNode:
        """Return a node and everything below it, as values; its items come when all of it is known."""
        node = DrawnNode(data.id, data.type, dict(data.props), parent)
        self._nodes[data.id] = node
        node.children = [self._build(child, node) for child in data.children]
        return node

    def _insert(self, node: DrawnNode, index: int) -> None:
        """Put a node, its items made, among the children of its parent."""
        if node.parent is None:
            container, siblings = self._body, [node]
        else:
            siblings = node.parent.children
            if node.parent.rows is not None:
                siblings.append(node)
                node.parent.rows.put(index, node)
                return
            siblings.insert(index, node)
            container = container_of(node.parent.item)
        if node.item.parentItem() is not container:
            # Not to the container: once nobody in Python holds that, its Python children count as gone.
            node.item.setParent(self.view if node.parent is None else node.parent.item)
            node.item.setParentItem(container)
        if index + 1 < len(siblings):
            node.item.stackBefore(siblings[index + 1].item)
        elif len(siblings) > 1:
            node.item.stackAfter(siblings[-2].item)
        self._count(node.parent)

    def _remove(self, node: DrawnNode) -> None:
        if node.parent is not None and node.parent.rows is not None:
            node.parent.rows.take(node)
        self._detach(node)
        self._forget(node)
        is_row = node.parent is not None and node.parent.rows is not None
        is_seen_leaving = node.type == "Transition" and node.props["disappears"] != "none" and not is_row
        below = self._body if node.parent is None else container_of(node.parent.item)
        if not is_seen_leaving or not self._motions.leave(node.item, below):
            self._motions.left(node.item)
        self._count(node.parent)

    def _move(self, node: DrawnNode, parent_id: int, index: int) -> None:
        before = node.parent
        self._detach(node)
        node.parent = None if parent_id == PAGE else self._nodes[parent_id]
        self._insert(node, index)
        if before is not node.parent:
            self._settle(node)
            self._count(before)

    def _set(self, node: DrawnNode, op: Set) -> None:
        node.props.update(op.props)
        if op.props.get("windowed") and node.rows is None:
            self._maker.open_rows(node)
        for name, value in qml_properties(node.type, node.props, op.props).items():
            node.item.setProperty(name, value)
        if "on_end" in op.props:
            self._maker.hear_end(node)
        if op.props.keys() & _PLACING:
            self._settle(node.parent or node)
            self._count(node)
            self._count(node.parent)
        elif op.props.keys() & {"text", "alt"}:
            speak(node.parent)

    def _detach(self, node: DrawnNode) -> None:
        if node.parent is not None:
            node.parent.children.remove(node)

    def _forget(self, node: DrawnNode) -> None:
        del self._nodes[node.id]
        for child in node.children:
            self._forget(child)
        if node.type in OVER or node.type in OPENING:
            # What it has over the page ends with it, at once.
            node.item.setParentItem(None)  # type: ignore[arg-type]  # the stubs forget that no parent is allowed

    def _settle(self, node: DrawnNode) -> None:
        """Give ``node`` and everything below it their places."""
        for name, value in place(node).items():
            node.item.setProperty(name, value)
        if node.type in SCROLLING:
            node.item.setProperty("scrolls", fills_page(node))
        if node.rows is not None:
            node.rows.lose_sight()
        for child in node.children:
            self._settle(child)

    def _count(self, node: DrawnNode | None) -> None:
        """Tell a parent what it must know of its children."""
        if node is None:
            return
        if node.type == "Transition":
            # It stands where what is in it would stand.
            self._settle(node)
            self._count(node.parent)
            return
        if node.type in FILLED:
            node.item.setProperty("hasGrowing", has_growing(node))
        if node.type == "Grid":
            node.item.setProperty("count", len(node.children))
        if node.props.get("on_end"):
            self._maker.hear_end(node)
        speak(node)


def speak(node: DrawnNode | None) -> None:
    """Name the cards around ``node`` anew."""
    while node is not None:
        if node.type == "Card":
            name_card(node)
        if node.parent is not None and node.parent.rows is not None:
            node.parent.rows.name(node)
        node = node.parent
