"""Saying what is wrong with a tree in an author's words, instead of a path through a message."""

import re
from typing import Any

import msgspec

from minikit.schema import COMPONENTS, LOOKS_LIKE

_PLACE = re.compile(r"^(?P<problem>.*?)(?: - at `(?P<path>[^`]*)`)?$", re.DOTALL)
_STEP = re.compile(r"\.(\w+)|\[(\d+)\]")


def explain(error: msgspec.ValidationError, body: bytes) -> str:
    """Return where in the tree ``body`` is wrong, and what is wrong there: ``Column › Text.role: …``."""
    match = _PLACE.match(str(error))
    assert match is not None
    problem, path = match["problem"], match["path"] or ""
    components: list[str] = []
    field = ""
    at: Any = msgspec.json.decode(body)
    for name, index in _STEP.findall(path):
        at = _step(at, name, index)
        if isinstance(at, dict) and isinstance(at.get("type"), str):
            components.append(at["type"])
        if name and name not in ("ops", "node", "children", "props"):
            field = name
    if not components:
        return f"{path}: {problem}" if path else problem
    place = " › ".join(components[-4:])
    if field == "type":
        return f"{place}: there is no component {components[-1]!r}"
    spec = COMPONENTS.get(components[-1])
    if "matching regex" in problem:
        problem = f"write {LOOKS_LIKE[_kind(components[-1], field)]}"
    allowed = _allowed(components[-1], field)
    dotted = f"{place}.{field}" if field and spec is not None else place
    return f"{dotted}: {problem}{allowed}"


def _step(at: Any, name: str, index: str) -> Any:
    if isinstance(at, dict):
        return at.get(name)
    if isinstance(at, list) and index and int(index) < len(at):
        return at[int(index)]
    return None


def _kind(component: str, field: str) -> str:
    """Return what a property holds, whether it is the component's own or one of its records'."""
    waiting = list(COMPONENTS[component].fields)
    while waiting:
        each = waiting.pop(0)
        if each.name == field and each.kind in LOOKS_LIKE:
            return each.kind
        waiting += [] if each.record is None else each.record.fields
    raise KeyError(field)


def _allowed(component: str, field: str) -> str:
    spec = COMPONENTS.get(component)
    known = {each.name: each for each in spec.fields} if spec is not None else {}
    if field not in known or not known[field].tokens:
        return ""
    return f" (one of {', '.join(map(repr, known[field].tokens))})"
