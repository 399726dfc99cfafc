"""The difference between what a page showed and what it shows now, as few operations as keys allow."""

from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields
from typing import Any

from minikit import windows
from minikit.ui import Node, Record
from minikit.ui.many import Rows

PAGE = 0
Op = dict[str, Any]
NEW, STAYS, MOVED = -1, 0, 1
_SEQ = "base_seq"
_PLAIN = frozenset({str, int, float, bool, type(None)})
_SET = "set_serial"


class Plan:
    """How one component class is put on the wire."""

    __slots__ = ("handlers", "has_children", "has_rows", "has_seq", "is_typed", "name", "plain", "set")

    def __init__(self, component: type[Node]) -> None:
        self.name = component.__name__
        names = {field.name: field.default for field in fields(component)}
        self.has_children = "children" in names
        self.has_rows = "windowed" in names
        self.has_seq = _SEQ in names
        self.is_typed = _SET in names
        # What the person sets on the shell's side.
        self.set = next((name for name in ("is_on", "is_checked", "index") if name in names), "value")
        self.handlers = tuple(name for name in names if name.startswith("on_"))
        skipped = {"key", "children", _SEQ, _SET, *self.handlers}
        self.plain = tuple((name, default) for name, default in names.items() if name not in skipped)


_plans: dict[type, Plan] = {}


def _plan(node: object, holder: str) -> Plan:
    plan = _plans.get(type(node))
    if plan is None:
        if not isinstance(node, Node):
            raise TypeError(f"{holder} holds {node!r}, which is no component; words go into ui.Text(…)")
        plan = _plans[type(node)] = Plan(type(node))
    return plan


class Shown:
    """One node as the shell shows it now, with the functions its events call."""

    __slots__ = ("children", "handlers", "id", "is_asked", "key", "plan", "props", "seq", "window")

    def __init__(self, node_id: int, plan: Plan, key: str | None) -> None:
        self.id = node_id
        self.plan = plan
        self.key = key
        self.props: dict[str, Any] = {}
        self.handlers: dict[str, Callable[..., object]] = {}
        self.children: list[Shown] = []
        self.seq = 0
        self.is_asked = False
        self.window: Window | None = None

    def answer(self, seq: int) -> None:
        """Say in the next difference what is set, changed or not: the page has dealt with the person's ``seq``-th."""
        # Coroutines may end in another order than they began.
        self.seq = max(self.seq, seq)
        self.is_asked = True


class Window:
    """The rows of a windowed list: which there are, and which of them, one after the other, the shell has."""

    __slots__ = ("asked", "count", "first", "keys", "revision", "rows")

    def __init__(self, rows: "Rows[Any]", keys: list[str], count: int) -> None:
        self.rows = rows
        self.keys = keys
        self.first = 0
        self.count = count
        self.revision = 0
        self.asked: tuple[int, int] | None = None

    @property
    def end(self) -> int:
        """The row behind the last that the shell has."""
        return min(self.first + self.count, len(self.keys))


class Tree:
    """What the shell shows of one page. Node ids are never used again."""

    def __init__(self) -> None:
        self.root: Shown | None = None
        self._shown: dict[int, Shown] = {}
        self._last_id = 0
        self._ops: list[Op] = []
        self._set_serial = 0
        self._opened: list[tuple[Shown, Rows[Any]]] = []  # windowed lists made, whose rows are still to come
        self._asked: dict[int, Shown] = {}

    @property
    def is_asked(self) -> bool:
        """Whether the shell waits for rows."""
        return bool(self._asked)

    def node(self, node_id: int) -> Shown | None:
        """Return the node ``node_id`` if it is still shown."""
        return self._shown.get(node_id)

    def forget(self) -> None:
        """Take it that the shell shows nothing; the next difference is the whole page."""
        self.root = None
        self._shown.clear()
        self._asked.clear()

    def ask(self, node_id: int, revision: int, first: int, count: int) -> None:
        """Note that the shell wants these rows of a windowed list; of an older revision it will ask again."""
        shown = self._shown.get(node_id)
        if shown is not None and shown.window is not None and shown.window.revision == revision:
            shown.window.asked = (first, count)
            self._asked[node_id] = shown

    def answer(self) -> list[Op]:
        """Return the operations that bring the shell the rows it waits for, as the page was built last."""
        self._ops = []
        asked, self._asked = self._asked, {}
        for shown in asked.values():
            if shown.window is not None and self._shown.get(shown.id) is shown:
                self._show_asked(shown, shown.window)
        return self._ops

    def change_to(self, node: Node) -> list[Op]:
        """Make ``node`` what is shown, and return the operations that bring the shell there."""
        self._ops = []
        self._asked = {}
        plan = _plan(node, "build()")
        old = self.root
        if old is not None and old.plan is plan and old.key == node.key:
            self._update(old, node)
        else:
            if old is not None:
                self._remove(old)
            self.root = self._put(PAGE, 0, node, plan)
        return self._ops

    def put_texts(self, texts: Mapping[str, str]) -> list[Op]:
        """Return the operations that put ``texts`` into the fields of these keys, whatever has been typed there.

        LookupError if the page has no such field.
        """
        missing = dict(texts)
        ops: list[Op] = []
        for shown in self._shown.values():
            if shown.plan.is_typed and shown.key in missing:
                self._set_serial += 1
                props = {"value": missing.pop(shown.key), _SET: self._set_serial}
                ops.append({"op": "set", "node": shown.id, "props": props})
        if missing:
            raise LookupError(f"set_text: no field on this page has the key {next(iter(missing))!r}")
        return ops

    def _put(self, parent_id: int, index: int, node: Node, plan: Plan) -> Shown:
        """Create a node with everything below it, and then the rows of the windowed lists in it."""
        shown, data = self._create(node, plan)
        self._ops.append({"op": "create", "parent": parent_id, "index": index, "node": data})
        opened, self._opened = self._opened, []
        for each, rows in opened:
            each.window = Window(rows, [], windows.FIRST_HELD)
            self._update_rows(each, each.window, rows)
        return shown

    def _create(self, node: Node, plan: Plan) -> tuple[Shown, dict[str, Any]]:
        self._last_id += 1
        shown = Shown(self._last_id, plan, node.key)
        self._shown[shown.id] = shown
        shown.props, shown.handlers = _contents(node, plan)
        data = {"type": plan.name, "id": shown.id, **shown.props}
        if plan.has_rows and node.windowed:  # type: ignore[attr-defined]
            self._opened.append((shown, node.rows))  # type: ignore[attr-defined]
        elif plan.has_children:
            children = []
            for child in node.children:  # type: ignore[attr-defined]
                child_shown, child_data = self._create(child, _plan(child, plan.name))
                shown.children.append(child_shown)
                children.append(child_data)
            _refuse_equal_keys(shown.children, plan.name)
            data["children"] = children
        return shown, data

    def _update(self, shown: Shown, node: Node) -> None:
        props, shown.handlers = _contents(node, shown.plan)
        old = shown.props
        if shown.window is not None and not node.windowed:  # type: ignore[attr-defined]
            props["windowed"] = True  # for good, however few the rows become
        if props != old or shown.is_asked:
            changed = {name: value for name, value in props.items() if name not in old or old[name] != value}
            for name in old:
                if name not in props:
                    changed[name] = _default(shown.plan, name)
            if shown.plan.has_seq and (shown.is_asked or shown.plan.set in changed):
                changed.setdefault(shown.plan.set, props.get(shown.plan.set, _default(shown.plan, shown.plan.set)))
                changed[_SEQ] = shown.seq
                shown.is_asked = False
            shown.props = props
            self._ops.append({"op": "set", "node": shown.id, "props": changed})
        if shown.plan.has_rows and (shown.window is not None or node.windowed):  # type: ignore[attr-defined]
            rows = node.rows  # type: ignore[attr-defined]
            if shown.window is None:
                keys = [str(child.key) for child in shown.children]
                shown.window = Window(rows, keys, max(len(keys), windows.FIRST_HELD))
            self._update_rows(shown, shown.window, rows)
        elif shown.plan.has_children:
            self._update_children(shown, node.children)  # type: ignore[attr-defined]

    def _update_rows(self, shown: Shown, window: Window, rows: "Rows[Any]") -> None:
        """Bring a windowed list to ``rows``: say which came and went, and update those that the shell has."""
        _refuse_equal(rows.keys, shown.plan.name)
        changed = windows.changes(window.keys, rows.keys)
        before = {child.id: row for row, child in enumerate(shown.children, window.first)}
        window.rows, window.keys = rows, rows.keys
        window.first = windows.moved_window(window.first, changed)
        if window.asked is not None and not changed:
            self._show_asked(shown, window)
        window.asked = None  # of the rows before: the shell asks again
        nodes = [rows.node(row) for row in range(window.first, window.end)]
        plans = [_plan(node, shown.plan.name) for node in nodes]
        splices = windows.portions(changed) if window.rows.has_aspects else [changed]
        # Between several splices no row can be followed.
        matches = _match(shown.children if len(splices) == 1 else [], nodes, plans)
        self._remove_others(shown, matches)
        if changed:
            now = {match.id: row for row, match in enumerate(matches, window.first) if match is not None}
            moved = [[id_, row] for id_, row in now.items() if windows.moved_row(before[id_], changed) != row]
            for splice in splices:
                self._splice(shown, window, splice, moved)
        children = []
        for row, (match, node, plan) in enumerate(zip(matches, nodes, plans, strict=True), window.first):
            if match is None:
                children.append(self._put(shown.id, row, node, plan))
            else:
                self._update(match, node)
                children.append(match)
        shown.children = children

    def _splice(self, shown: Shown, window: Window, changed: list[windows.Change], moved: list[list[int]]) -> None:
        window.revision += 1
        op: Op = {"op": "splice", "node": shown.id, "revision": window.revision, "changes": changed}
        if moved:
            op["moved"] = moved
        if window.rows.has_aspects:
            op["aspects"] = [each for at, _, added in changed for each in window.rows.aspects(at, added)]
        self._ops.append(op)

    def _show_asked(self, shown: Shown, window: Window) -> None:
        """Show the rows that the shell asked for; those it has already stay as they are."""
        assert window.asked is not None
        kept = dict(enumerate(shown.children, window.first))
        window.first, window.count = window.asked
        window.asked = None
        asked = range(window.first, window.end)
        self._remove_others(shown, [kept[row] for row in asked if row in kept])
        self._ops.append({"op": "window", "node": shown.id, "first": window.first, "count": window.count})
        for row in asked:
            if row not in kept:
                node = window.rows.node(row)
                kept[row] = self._put(shown.id, row, node, _plan(node, shown.plan.name))
        shown.children = [kept[row] for row in asked]

    def _update_children(self, parent: Shown, nodes: tuple[Node, ...]) -> None:
        plans = [_plan(node, parent.plan.name) for node in nodes]
        matches = _match(parent.children, nodes, plans)
        kept = self._remove_others(parent, matches)
        places = {child.id: place for place, child in enumerate(c for c in parent.children if c.id in kept)}
        order = [-1 if match is None else places[match.id] for match in matches]
        children: list[Shown] = []
        for (fate, index), match, node, plan in zip(_moves(order), matches, nodes, plans, strict=True):
            if match is None:
                child = self._put(parent.id, index, node, plan)
            else:
                child = match
                if fate == MOVED:
                    self._ops.append({"op": "move", "node": child.id, "parent": parent.id, "index": index})
                self._update(child, node)
            children.append(child)
        _refuse_equal_keys(children, parent.plan.name)
        parent.children = children

    def _remove_others(self, parent: Shown, matches: Iterable[Shown | None]) -> set[int]:
        """Remove the children that no new node continues, and return the ids of the others."""
        kept = {match.id for match in matches if match is not None}
        for child in parent.children:
            if child.id not in kept:
                self._remove(child)
        return kept

    def _remove(self, shown: Shown) -> None:
        self._ops.append({"op": "remove", "node": shown.id})
        leaving = [shown]
        while leaving:
            node = leaving.pop()
            del self._shown[node.id]
            leaving.extend(node.children)


def _contents(node: Node, plan: Plan) -> tuple[dict[str, Any], dict[str, Callable[..., object]]]:
    """Return the properties that differ from their defaults, and the functions that listen, by event."""
    values = node.__dict__
    props = {}
    for name, default in plan.plain:
        value = values.get(name, default)
        if value != default:
            props[name] = value if type(value) in _PLAIN else _sendable(value, f"{plan.name}.{name}")
    listening = {}
    for name in plan.handlers:
        function = values.get(name)
        if function is not None:
            props[name] = True
            listening[name[3:]] = function
    return props, listening


def _sendable(value: object, holder: str) -> Any:
    if isinstance(value, tuple | list):
        return _records(value, holder)
    if isinstance(value, str | int | float):  # of a class of the author's own
        return value
    raise TypeError(f"{holder} is a {type(value).__name__}, which cannot be sent; write it as text or a number")


def _records(entries: "tuple[object, ...] | list[object]", holder: str) -> list[dict[str, Any]]:
    """Return ``entries`` as they travel."""
    plain = []
    for entry in entries:
        if not isinstance(entry, Record):
            raise TypeError(f"{holder} holds {entry!r}, which is none of its records")
        plain.append(
            {
                name: _records(value, holder) if isinstance(value, tuple | list) else value
                for name, value in entry.__dict__.items()
            }
        )
    return plain


def _default(plan: Plan, name: str) -> object:
    for known, default in plan.plain:
        if known == name:
            return default
    return False


def _match(old: list[Shown], nodes: Iterable[Node], plans: Iterable[Plan]) -> list[Shown | None]:
    """Find for every new node the old one it continues: same component and key, or without keys the next alike."""
    keyed: dict[tuple[Plan, str], Shown] = {}
    unkeyed: dict[Plan, deque[Shown]] = {}
    for shown in old:
        if shown.key is not None:
            keyed[shown.plan, shown.key] = shown
        else:
            unkeyed.setdefault(shown.plan, deque()).append(shown)
    matches: list[Shown | None] = []
    for node, plan in zip(nodes, plans, strict=True):
        if node.key is not None:
            matches.append(keyed.pop((plan, node.key), None))
        else:
            alike = unkeyed.get(plan)
            matches.append(alike.popleft() if alike else None)
    return matches


def _moves(order: list[int]) -> Iterator[tuple[int, int]]:
    """Yield for every new child what is done and the index to do it at.

    ``order`` holds each child's old place, or -1 if it is new. Children of the longest rising run stay (STAYS), the
    others are moved (MOVED); applied from left to right, each index counts the children as they are by then.
    """
    staying = windows.longest_rising([place for place in order if place >= 0])
    moved: set[int] = set()
    passed = 0  # old places before this are behind the last child handled
    waiting = 0  # of those, how many are still there and move further right later
    for done, place in enumerate(order):
        if place < 0:
            yield NEW, done + waiting
        elif place in staying:
            waiting += sum(between not in moved for between in range(passed, place))
            passed = place + 1
            yield STAYS, done + waiting
        else:
            if place < passed:
                waiting -= 1
            moved.add(place)
            yield MOVED, done + waiting


def _refuse_equal_keys(children: list[Shown], holder: str) -> None:
    _refuse_equal([(child.plan, child.key) for child in children if child.key is not None], holder)


def _refuse_equal(keys: list[Any], holder: str) -> None:
    if len(set(keys)) != len(keys):
        twice = Counter(keys).most_common(1)[0][0]
        key = twice if isinstance(twice, str) else twice[1]
        raise ValueError(f"two children of {holder} have the key {key!r}; keys tell children apart")
