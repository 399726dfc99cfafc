"""The tree of one page as its child built it: every difference is checked, then held and passed on."""

from collections.abc import Iterable
from typing import Any

import msgspec

from app.host.tree import ops as checked
from app.host.tree.load import RECORDS, Load, LoadError, characters_of, check_children
from app.host.tree.ops import Create, Move, NodeData, Op, PropValue, RecordData, Remove
from app.host.tree.rows import HeldRows, RowsError
from app.host.tree.shapes import (
    CHANGES_SHAPES,
    AnyNode,
    RawCreate,
    RawMove,
    RawOp,
    RawRemove,
    RawSet,
    RawSplice,
    RawWindow,
)
from minikit.schema import COMPONENTS, DEPTH_MAX, MEANING, NODES_MAX

PROPERTIES = {spec.name: tuple(field.name for field in spec.properties) for spec in COMPONENTS.values()}
CONTAINERS = frozenset(spec.name for spec in COMPONENTS.values() if spec.has_children)


WORK_MAX = 10 * NODES_MAX
"""As many nodes may be touched by one difference."""
CHARACTERS_PER_WORK = 32
"""Breaking so many characters into lines costs about as much as touching a node."""
SIBLINGS_PER_NODE = 512
"""Finding a place among so many siblings costs about as much as touching a node."""


class TreeError(Exception):
    """A difference that does not fit the tree it is for. The text is for the mini-app's author."""


class HeldNode:
    """One node: what it is, where it is, what is below it; of a windowed list the rows, too."""

    __slots__ = ("children", "id", "meant_at", "parent", "props", "rows", "type")

    def __init__(self, node_id: int, component: str, props: dict[str, PropValue], parent: "HeldNode | None") -> None:
        self.id = node_id
        self.type = component
        self.props = props
        self.parent = parent
        self.children: list[HeldNode] = []
        self.rows: HeldRows | None = None
        self.meant_at = 0
        """The turn in which what a tap on it does was said last."""


class Tree:
    """One page's nodes. Changed on one thread; `listens` and `ask` may be called from any."""

    def __init__(self) -> None:
        self._nodes: dict[int, HeldNode] = {}
        self._root: HeldNode | None = None
        self._load = Load()
        self.work = 0
        """How many nodes the last difference touched."""
        self.turn = 0
        """Counts the differences there were."""
        self.rows_count = 0
        """How many rows its windowed lists have, all together."""

    @property
    def size(self) -> int:
        """How many nodes are held."""
        return len(self._nodes)

    @property
    def characters(self) -> int:
        """How much the nodes say, all together."""
        return self._load.characters

    @property
    def weight(self) -> int:
        """How many nodes and records there are; what takes many items to be drawn counts as many."""
        return self._load.weight

    @property
    def films(self) -> int:
        """How many films there are."""
        return self._load.films

    def listens(self, node_id: int, event: str) -> bool:
        """Tell whether the node is there and somebody listens to ``event`` on it."""
        node = self._nodes.get(node_id)
        return node is not None and node.props.get(f"on_{event}") is True

    def means(self, node_id: int, turn: int) -> bool:
        """Tell whether a tap on the node does what it did in ``turn``."""
        node = self._nodes.get(node_id)
        return node is not None and node.meant_at <= turn

    def ask(self, node_id: int, revision: int, first: int, count: int) -> bool:
        """Note which rows of a windowed list the shell wants; False if it will have to ask again."""
        node = self._nodes.get(node_id)
        return node is not None and node.rows is not None and node.rows.ask(revision, first, count)

    def clear(self) -> list[Op]:
        """Forget everything; return what takes it off the screen."""
        root, self._root = self._root, None
        self._nodes.clear()
        self._load = Load()
        self.rows_count = 0
        return [Remove(root.id)] if root is not None else []

    def apply(self, raw_ops: Iterable[RawOp]) -> list[Op]:
        """Apply what a child sent, in order, and return it checked and completed with defaults.

        TreeError if it does not fit; the tree is then unusable until it is cleared.
        """
        self.work = 0
        self.turn += 1
        try:
            return [self._apply(op) for op in raw_ops]
        except (LoadError, RowsError) as error:
            raise TreeError(str(error)) from error

    def _spend(self, work: int = 1) -> None:
        self.work += work
        if self.work > WORK_MAX:
            raise TreeError(f"one update touches more than {WORK_MAX:,} components")

    def _apply(self, op: RawOp) -> Op:
        self._spend()
        if isinstance(op, RawCreate):
            return self._create(op)
        if isinstance(op, RawRemove):
            return self._remove(op)
        if isinstance(op, RawMove):
            return self._move(op)
        if isinstance(op, RawSet):
            return self._set(op)
        return self._change_rows(op)

    def _create(self, op: RawCreate) -> Create:
        parent = self._container(op.parent)
        siblings = [] if parent is None else parent.children
        rows = None if parent is None else parent.rows
        if parent is None and self._root is not None:
            raise TreeError("a page has one top component, and there is one already")
        if rows is None and op.index > len(siblings):
            raise TreeError(f"there is no place {op.index} among {len(siblings)} children")
        if parent is not None:
            check_children(parent.type, len(siblings) + 1)
        held, data = self._take(op.node, parent, 0 if parent is None else _depth(parent))
        if parent is None:
            self._root = held
        elif rows is not None:
            rows.put(held.id, op.index)
            siblings.append(held)
        else:
            siblings.insert(op.index, held)
        return Create(op.parent, op.index, data)

    def _take(self, node: AnyNode, parent: HeldNode | None, depth: int) -> tuple[HeldNode, NodeData]:
        component = type(node).__name__
        self._spend()
        if depth >= DEPTH_MAX:
            raise TreeError(f"components are nested deeper than {DEPTH_MAX}")
        if node.id in self._nodes:
            raise TreeError(f"two nodes have the id {node.id}")
        props = {name: getattr(node, name) for name in PROPERTIES[component]}
        for name in RECORDS[component]:
            props[name] = _records(component, name, props[name])
        self._spend(self._load.take(component, props) - 1 + characters_of(component, props) // CHARACTERS_PER_WORK)
        held = self._nodes[node.id] = HeldNode(node.id, component, props, parent)
        held.meant_at = self.turn
        children = []
        if component in CONTAINERS:
            check_children(component, len(node.children))
        for child in node.children if component in CONTAINERS else ():
            child_held, child_data = self._take(child, held, depth + 1)
            held.children.append(child_held)
            children.append(child_data)
        if props.get("windowed"):
            if children:
                raise TreeError(f"the rows of a windowed {component} come one by one")
            held.rows = HeldRows(())
        # The renderer gets a copy: what is held here changes on this thread.
        return held, NodeData(node.id, component, dict(props), tuple(children))

    def _remove(self, op: RawRemove) -> Remove:
        node = self._node(op.node)
        if node.parent is None:
            self._root = None
        else:
            siblings = node.parent.children
            at = siblings.index(node)
            self._spend(at // SIBLINGS_PER_NODE)
            del siblings[at]
            if node.parent.rows is not None:
                node.parent.rows.take(node.id)
        leaving = [node]
        while leaving:
            gone = leaving.pop()
            del self._nodes[gone.id]
            self._load.free(gone.type, gone.props)
            self.rows_count -= 0 if gone.rows is None else gone.rows.count
            leaving.extend(gone.children)
        return Remove(op.node)

    def _move(self, op: RawMove) -> Move:
        node, parent = self._node(op.node), self._container(op.parent)
        if node.parent is None or parent is None:
            raise TreeError("a page's top component cannot be moved, nor another put in its place")
        if node.parent.rows is not None or parent.rows is not None:
            raise TreeError("the rows of a windowed list are moved by its splices")
        above: HeldNode | None = parent
        while above is not None:
            if above is node:
                raise TreeError("a component cannot be moved into itself")
            above = above.parent
        self._spend((len(node.parent.children) + len(parent.children)) // SIBLINGS_PER_NODE)
        depth = _depth(parent)
        if depth > _depth(node.parent) and depth + self._height(node) > DEPTH_MAX:
            raise TreeError(f"components are nested deeper than {DEPTH_MAX}")
        node.parent.children.remove(node)
        if op.index > len(parent.children):
            raise TreeError(f"there is no place {op.index} among {len(parent.children)} children")
        parent.children.insert(op.index, node)
        node.parent = parent
        check_children(parent.type, len(parent.children))
        return Move(op.node, op.parent, op.index)

    def _height(self, node: HeldNode) -> int:
        self._spend()
        return 1 + max((self._height(child) for child in node.children), default=0)

    def _set(self, op: RawSet) -> checked.Set:
        node = self._node(op.node)
        try:
            changes = msgspec.convert(op.props, CHANGES_SHAPES[node.type])
        except msgspec.ValidationError as error:
            raise TreeError(f"{node.type}: {error}") from error
        props: dict[str, Any] = {}
        for name in op.props:
            value = getattr(changes, name)
            props[name] = _records(node.type, name, value) if name in RECORDS[node.type] else value
        if "windowed" in props:
            if node.rows is not None and not props["windowed"]:
                raise TreeError(f"a windowed {node.type} stays windowed")
            if node.rows is None and props["windowed"]:
                node.rows = HeldRows([child.id for child in node.children])
                self.rows_count += node.rows.count
        self._load.free(node.type, node.props)
        weight = self._load.take(node.type, {**node.props, **props})
        self._spend(characters_of(node.type, props) // CHARACTERS_PER_WORK)
        if RECORDS[node.type]:
            self._spend(weight - 1)
        node.props.update(props)
        if props.keys() & MEANING:
            self._rename(node)
        return checked.Set(op.node, props)

    def _rename(self, node: HeldNode) -> None:
        """Note that a node means something else, and so does the card whose words it is, or the dialog's buttons."""
        node.meant_at = self.turn
        for button in node.children if node.type == "Dialog" else ():
            button.meant_at = self.turn
        above = node.parent
        while above is not None and not above.props.get("on_tap"):
            above = above.parent
        if above is not None:
            above.meant_at = self.turn

    def _change_rows(self, op: RawSplice | RawWindow) -> checked.Splice | checked.Window:
        node = self._node(op.node)
        if node.rows is None:
            raise TreeError(f"this {node.type} has no rows to be asked for")
        if isinstance(op, RawWindow):
            node.rows.window(op)
            return checked.Window(op.node, op.first, op.count)
        before = node.rows.count
        splice, work = node.rows.splice(op, has_aspects=node.type == "Masonry")
        self.rows_count += splice.count - before
        self._spend(work)
        return splice

    def _node(self, node_id: int) -> HeldNode:
        node = self._nodes.get(node_id)
        if node is None:
            raise TreeError(f"there is no node {node_id}")
        return node

    def _container(self, node_id: int) -> HeldNode | None:
        if node_id == checked.PAGE:
            return None
        node = self._node(node_id)
        if node.type not in CONTAINERS:
            raise TreeError(f"{node.type} holds no other components")
        return node


def _records(component: str, name: str, entries: tuple[msgspec.Struct, ...]) -> tuple[RecordData, ...]:
    """Return records as plain values; TreeError if two are alike in what must differ."""
    plain = tuple(msgspec.to_builtins(entries))
    unique = RECORDS[component][name].unique
    if unique:
        known: set[object] = set()
        for entry in plain:
            if entry[unique] in known:
                raise TreeError(f"{component}.{name}: two have the {unique} {entry[unique]!r}")
            known.add(entry[unique])
    return plain


def _depth(node: HeldNode) -> int:
    depth = 0
    above: HeldNode | None = node
    while above is not None:
        depth += 1
        above = above.parent
    return depth
