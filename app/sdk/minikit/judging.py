"""Why a page cannot be shown: which component does not fit its description, and where the author made it.

Nothing here runs while all is well: the shell judges what it gets. Only then is the page built once more, watched.
"""

import inspect
import math
import re
import sys
from collections.abc import Callable, Iterator
from types import FrameType
from typing import TypeVar

from minikit.faults import Misfit, is_theirs
from minikit.schema import COMPONENTS, LOOKS_LIKE, PATTERNS, FieldSpec
from minikit.ui import Node, Record
from minikit.windows import FIRST_HELD

Key = TypeVar("Key")
_MADE_AT = "made at"
"""Where a component was made, among its attributes: no property has such a name, and copies keep it."""


def misfit_of(build: Callable[[], object]) -> Misfit | None:
    """Build a page again and return what is wrong with the first component that cannot be shown.

    None where nothing is wrong with any by itself: there are too many, say. Raises what ``build`` raises.
    """
    before = sys.getprofile()
    sys.setprofile(_note_place)
    try:
        root = build()
        return next(_misfits(root, build), None)
    finally:
        sys.setprofile(before)


def _note_place(frame: FrameType, event: str, _: object) -> None:
    if event != "return" or frame.f_code.co_name != "__init__":
        return
    made = frame.f_locals.get("self")
    at: FrameType | None = frame
    if isinstance(made, Node | Record):
        while at is not None and not is_theirs(at.f_code.co_filename):
            at = at.f_back
        if at is not None:
            made.__dict__.setdefault(_MADE_AT, (at.f_code.co_filename, at.f_lineno))


def _misfits(root: object, build: Callable[[], object]) -> Iterator[Misfit]:
    """Yield what is wrong, from top to bottom."""
    if not isinstance(root, Node):
        code = getattr(build, "__code__", None)
        place = (code.co_filename, code.co_firstlineno) if code is not None else None
        yield Misfit(f"build() returned {_no_component(root)}", place)
        return
    waiting = [root]
    while waiting:
        node = waiting.pop()
        name, place = type(node).__name__, node.__dict__.get(_MADE_AT)
        spec = COMPONENTS.get(name)
        if spec is None or type(node).__module__.partition(".")[0] != "minikit":
            yield Misfit(f"there is no component {name!r}: they are those of minikit.ui", place)
            continue
        for wrong in _wrong_values(name, spec.fields, node):
            yield Misfit(wrong, place)
        children = _children(node)
        for child in children:
            if not isinstance(child, Node):
                yield Misfit(f"{name} holds {_no_component(child)}", place)
        held = [child for child in children if isinstance(child, Node)]
        twice = _first_twice([(type(child), child.key) for child in held if child.key is not None])
        if twice is not None:
            yield Misfit(f"two children of {name} have the key {twice[1]!r}: give each a key of its own", place)
        waiting += reversed(held)


def _children(node: Node) -> list[object]:
    """Return what ``node`` holds; of a windowed list the rows that are shown first."""
    rows = node.__dict__.get("rows")
    if rows is not None and node.__dict__.get("windowed"):
        return [rows.node(row) for row in range(min(FIRST_HELD, len(rows.keys)))]
    return list(node.__dict__.get("children", ()))


def _first_twice(keys: list[Key]) -> Key | None:
    seen: set[Key] = set()
    for key in keys:
        if key in seen:
            return key
        seen.add(key)
    return None


def _no_component(value: object) -> str:
    """Return what was given where a component belongs, and what to do instead."""
    if value is None:
        return "nothing: is a return missing?"
    if isinstance(value, str):
        return f"{_shown(value)}: words go into ui.Text(…)"
    if inspect.isawaitable(value):
        return "a coroutine: build() and what makes its components are no async functions"
    if isinstance(value, list | tuple) or inspect.isgenerator(value):
        return f"a {type(value).__name__}: give its components one by one, as in ui.Column(*rows)"
    if isinstance(value, type) and issubclass(value, Node):
        return f"the class {value.__name__}: call it, as in ui.{value.__name__}(…)"
    return f"{_shown(value)}, which is no component"


def _wrong_values(name: str, fields: tuple[FieldSpec, ...], holder: Node | Record) -> Iterator[str]:
    for field in fields:
        value = holder.__dict__.get(field.name, field.default)
        if field.kind == "records":
            yield from _wrong_records(f"{name}.{field.name}", field, value)
        elif field.kind not in ("children", "windowed", "sequence"):
            wrong = wrong_value(value, field)
            if wrong:
                yield f"{name}.{field.name} {wrong}"


def _wrong_records(place: str, field: FieldSpec, value: object) -> Iterator[str]:
    assert field.record is not None
    assert field.maximum is not None
    make = f"ui.{field.record.name}(…)"
    if not isinstance(value, tuple | list):
        yield f"{place} is {_shown(value)}: give a tuple of {make}"
        return
    if len(value) > field.maximum:
        yield f"{place} has {len(value)} entries, and {field.maximum:.0f} are the most"
    for entry in value:
        if not isinstance(entry, Record) or type(entry).__name__ != field.record.name:
            yield f"{place} holds {_shown(entry)}: make each entry with {make}"
            return
        yield from _wrong_values(field.record.name, field.record.fields, entry)
    twice = _first_twice([entry.__dict__.get(field.unique) for entry in value]) if field.unique else None
    if twice is not None:
        yield f"{place}: two have the {field.unique} {twice!r}"


def wrong_value(value: object, field: FieldSpec) -> str:
    """Return what is wrong with the value of one property, in words that follow its name; nothing if it fits."""
    if field.kind == "handler":
        if callable(value) or (not value and not field.is_required):
            return ""
        return f"is {_shown(value)}: give the function itself, such as self.save, without calling it"
    if value is None and field.is_optional:
        return ""
    if field.kind == "token":
        is_one = type(value) is field.python_type and value in field.tokens
        return "" if is_one else f"is {_shown(value)}: choose one of {', '.join(map(repr, field.tokens))}"
    if field.kind == "flag":
        return "" if isinstance(value, bool) else f"is {_shown(value)}, neither True nor False"
    if field.kind == "number":
        return _wrong_number(value, field)
    return _wrong_text(value, field)


def _wrong_number(value: object, field: FieldSpec) -> str:
    kinds = (int,) if field.python_type is int else (int, float)
    if isinstance(value, bool) or not isinstance(value, kinds) or not math.isfinite(value):
        return f"is {_shown(value)}, no {'whole ' if field.python_type is int else ''}number"
    if field.minimum is not None and value < field.minimum:
        return f"is {value}, and {field.minimum:,} is the least"
    if field.maximum is not None and value > field.maximum:
        return f"is {value}, and {field.maximum:,} is the most"
    return ""


def _wrong_text(value: object, field: FieldSpec) -> str:
    if not isinstance(value, str):
        return f"is {_shown(value)}, no text" + (": write str(…)" if isinstance(value, int | float) else "")
    if field.maximum is not None and len(value) > field.maximum:
        return f"has {len(value):,} characters, and {field.maximum:,.0f} are the most"
    if any("\ud800" <= each <= "\udfff" for each in value):
        return f"is {value[:60]!a}, which holds half a character"
    pattern = PATTERNS.get(field.kind)
    if pattern is not None and re.search(pattern, value) is None:
        return f"is {_shown(value)}: write {LOOKS_LIKE[field.kind]}"
    return ""


def _shown(value: object) -> str:
    if isinstance(value, str | int | float | bool | None):
        text = repr(value)
        return text if len(text) <= 60 else f"{text[:60]}…"
    return f"a {type(value).__name__}"
