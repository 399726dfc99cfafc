"""Components as they are written: their names, their properties, and the values that stand there."""

import ast
import inspect
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from app.cli.code.source import Code, Source, dotted_name, meant, text_of
from app.host.manifest import Problem
from minikit import ui
from minikit.judging import wrong_value
from minikit.schema import COMPONENTS, FieldSpec

ICONS = Path(__file__).resolve().parents[3] / "resources" / "icons"
SOLID = "-solid"
ICONS_ARE = "There are those of resources/icons."
NEAR = 0.75


def problems(code: Code) -> Iterator[Problem]:
    """Yield the components and properties that there are not, and values that do not fit."""
    for source, call in code.calls():
        first, _, name = source.called(call).partition(".")
        if first == "ui" and name:
            yield from _of_call(code, source, call, name)


def _of_call(code: Code, source: Source, call: ast.Call, name: str) -> Iterator[Problem]:
    made = getattr(ui, name, None)
    if made is None:
        known = [each for each in dir(ui) if each[:1].isupper()]
        yield source.problem(call, f"writes ui.{name}, which there is not.", meant(name, known))
        return
    fields = _fields(name)
    if not fields or not isinstance(made, type):
        return
    is_open = any(isinstance(each, ast.Starred) for each in call.args) or any(not each.arg for each in call.keywords)
    names = list(inspect.signature(made).parameters)
    for keyword in call.keywords:
        if keyword.arg is not None and keyword.arg not in names:
            hint = meant(keyword.arg, names) or f"It takes {', '.join(names)}."
            yield source.problem(keyword.value, f"gives {name} a property {keyword.arg!r}, which it has not.", hint)
            is_open = True
    if not is_open:
        try:
            inspect.signature(made).bind(*call.args, **{str(each.arg): each for each in call.keywords})
        except TypeError as error:
            yield source.problem(call, f"makes no {name}: {error}.")
    if "children" in fields:
        yield from _of_children(source, call, name)
    for field_name, value in _given(made, call):
        if field_name in fields:
            yield from _of_value(code, source, value, f"{name}.{field_name}", fields[field_name])


def _given(made: type, call: ast.Call) -> Iterator[tuple[str, ast.expr]]:
    """Yield the properties that are written, with what stands there."""
    places = []
    for parameter in inspect.signature(made).parameters.values():
        if parameter.kind is not parameter.POSITIONAL_OR_KEYWORD:
            break
        places.append(parameter.name)
    for name, value in zip(places, call.args, strict=False):
        if isinstance(value, ast.Starred):
            break
        yield name, value
    yield from ((each.arg, each.value) for each in call.keywords if each.arg is not None)


def _of_value(code: Code, source: Source, value: ast.expr, place: str, field: FieldSpec) -> Iterator[Problem]:
    try:
        said = ast.literal_eval(value)
    except (ValueError, TypeError, SyntaxError, MemoryError, RecursionError):
        if field.kind == "handler" and _returns_nothing(source, value):
            yield source.problem(value, f"calls what {place} is to call.", "Give the function itself, without ().")
        return
    if field.kind in ("records", "children", "sequence", "windowed"):
        return
    wrong = wrong_value(said, field)
    if wrong:
        yield source.problem(value, f"{place} {wrong}.")
    elif field.kind == "icon" and said and said.removesuffix(SOLID) not in _icons():
        yield source.problem(
            value, f"{place} is {said!r}, and there is no such icon.", meant(said, _icons(), NEAR) or ICONS_ARE
        )
    elif field.kind == "source" and said is not None and said.startswith("asset:"):
        path = f"assets/{said.removeprefix('asset:')}"
        if path not in code.files:
            hint = meant(path, code.files, NEAR)
            yield source.problem(value, f"{place} is {said!r}, and {path} is not in the package.", hint)


def _of_children(source: Source, call: ast.Call, name: str) -> Iterator[Problem]:
    """Yield what is given as a component and is none; what comes before them by place is judged by its property."""
    for value in call.args[_places(getattr(ui, name)) :]:
        if text_of(value) is not None or isinstance(value, ast.JoinedStr):
            yield source.problem(value, f"puts words into {name} as they are.", "Write ui.Text(…).")
        elif isinstance(value, ast.List | ast.Tuple | ast.ListComp | ast.GeneratorExp):
            yield source.problem(value, f"puts a list into {name}.", f"Write a star before it: ui.{name}(*…).")


def _places(made: type) -> int:
    """Return how many properties come by their place before the children do."""
    kinds = [parameter.kind for parameter in inspect.signature(made).parameters.values()]
    return kinds.index(inspect.Parameter.VAR_POSITIONAL) if inspect.Parameter.VAR_POSITIONAL in kinds else len(kinds)


def _returns_nothing(source: Source, value: ast.expr) -> bool:
    """Tell whether ``value`` is such as ``self.save()`` for ``self.save``: what it calls returns no function."""
    if not isinstance(value, ast.Call) or not dotted_name(value.func).startswith("self."):
        return False
    name = dotted_name(value.func).removeprefix("self.")
    functions = ast.FunctionDef | ast.AsyncFunctionDef
    called = [each for each in ast.walk(source.tree) if isinstance(each, functions) and each.name == name]
    returned = [
        each
        for function in called
        for each in ast.walk(function)
        if isinstance(each, ast.Return | ast.Yield) and each.value
    ]
    return bool(called) and not returned


@cache
def _fields(name: str) -> dict[str, FieldSpec]:
    """Return the properties of a component or record by their names."""
    if name in COMPONENTS:
        return {field.name: field for field in COMPONENTS[name].fields}
    waiting = [field.record for spec in COMPONENTS.values() for field in spec.fields if field.record is not None]
    while waiting:
        record = waiting.pop()
        if record.name == name:
            return {field.name: field for field in record.fields}
        waiting += [field.record for field in record.fields if field.record is not None]
    return {}


@cache
def _icons() -> frozenset[str]:
    return frozenset(path.stem for path in ICONS.glob("*.svg"))
