"""The difference between what a page showed and what it shows now, as few operations as keys allow."""

from bisect import bisect_left
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields
from typing import Any

from minikit.ui import Node, Record

PAGE = 0
Op = dict[str, Any]
NEW, STAYS, MOVED = -1, 0, 1
_SEQ = "base_seq"
_SET = "set_serial"


class Plan:
    """How one component class is put on the wire."""

    __slots__ = ("handlers", "has_children", "has_seq", "is_typed", "name", "plain", "set")

    def __init__(self, component: type[Node]) -> None:
        self.name = component.__name__
        names = {field.name: field.default for field in fields(component)}
        self.has_children = "children" in names
        self.has_seq = _SEQ in names
        self.is_typed = _SET in names
        # What the person sets on the shell's side.
        self.set = next((name for name in ("is_on", "is_checked") if name in names), "value")
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

    __slots__ = ("children", "handlers", "id", "is_asked", "key", "plan", "props", "seq")

    def __init__(self, node_id: int, plan: Plan, key: str | None) -> None:
        self.id = node_id
        self.plan = plan
        self.key = key
        self.props: dict[str, Any] = {}
        self.handlers: dict[str, Callable[..., object]] = {}
        self.children: list[Shown] = []
        self.seq = 0
        self.is_asked = False

    def answer(self, seq: int) -> None:
        """Say in the next difference what is set, changed or not: the page has dealt with the person's ``seq``-th."""
        self.seq = seq
        self.is_asked = True


class Tree:
    """What the shell shows of one page. Node ids are never used again."""

    def __init__(self) -> None:
        self.root: Shown | None = None
        self._shown: dict[int, Shown] = {}
        self._last_id = 0
        self._ops: list[Op] = []
        self._set_serial = 0

    def node(self, node_id: int) -> Shown | None:
        """Return the node ``node_id`` if it is still shown."""
        return self._shown.get(node_id)

    def forget(self) -> None:
        """Take it that the shell shows nothing; the next difference is the whole page."""
        self.root = None
        self._shown.clear()

    def change_to(self, node: Node) -> list[Op]:
        """Make ``node`` what is shown, and return the operations that bring the shell there."""
        self._ops = []
        plan = _plan(node, "build()")
        old = self.root
        if old is not None and old.plan is plan and old.key == node.key:
            self._update(old, node)
        else:
            if old is not None:
                self._remove(old)
            self.root, data = self._create(node, plan)
            self._ops.append({"op": "create", "parent": PAGE, "index": 0, "node": data})
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

    def _create(self, node: Node, plan: Plan) -> tuple[Shown, dict[str, Any]]:
        self._last_id += 1
        shown = Shown(self._last_id, plan, node.key)
        self._shown[shown.id] = shown
        shown.props, shown.handlers = _contents(node, plan)
        data = {"type": plan.name, "id": shown.id, **shown.props}
        if plan.has_children:
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
        if shown.plan.has_children:
            self._update_children(shown, node.children)  # type: ignore[attr-defined]

    def _update_children(self, parent: Shown, nodes: tuple[Node, ...]) -> None:
        plans = [_plan(node, parent.plan.name) for node in nodes]
        matches = _match(parent.children, nodes, plans)
        kept = {match.id for match in matches if match is not None}
        for child in parent.children:
            if child.id not in kept:
                self._remove(child)
        places = {child.id: place for place, child in enumerate(c for c in parent.children if c.id in kept)}
        order = [-1 if match is None else places[match.id] for match in matches]
        children: list[Shown] = []
        for (fate, index), match, node, plan in zip(_moves(order), matches, nodes, plans, strict=True):
            if match is None:
                child, data = self._create(node, plan)
                self._ops.append({"op": "create", "parent": parent.id, "index": index, "node": data})
            else:
                child = match
                if fate == MOVED:
                    self._ops.append({"op": "move", "node": child.id, "parent": parent.id, "index": index})
                self._update(child, node)
            children.append(child)
        _refuse_equal_keys(children, parent.plan.name)
        parent.children = children

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
            props[name] = _records(value, f"{plan.name}.{name}") if isinstance(value, tuple | list) else value
    listening = {}
    for name in plan.handlers:
        function = values.get(name)
        if function is not None:
            props[name] = True
            listening[name[3:]] = function
    return props, listening


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
    staying = _longest_rising([place for place in order if place >= 0])
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


def _longest_rising(places: list[int]) -> set[int]:
    """Return the members of a longest rising run within ``places`` (patience sorting)."""
    ends: list[int] = []  # the smallest end of a run of each length
    ends_at: list[int] = []  # where in `places` that end is
    before = [-1] * len(places)
    for at, place in enumerate(places):
        length = bisect_left(ends, place)
        if length:
            before[at] = ends_at[length - 1]
        if length == len(ends):
            ends.append(place)
            ends_at.append(at)
        else:
            ends[length] = place
            ends_at[length] = at
    run = set()
    at = ends_at[-1] if ends_at else -1
    while at >= 0:
        run.add(places[at])
        at = before[at]
    return run


def _refuse_equal_keys(children: list[Shown], holder: str) -> None:
    keys = [(child.plan, child.key) for child in children if child.key is not None]
    if len(set(keys)) != len(keys):
        twice = next(key for key in keys if keys.count(key) > 1)
        raise ValueError(f"two children of {holder} have the key {twice[1]!r}; keys tell children apart")
