"""The author's reference of the components, written from the schema: `python -m minikit.reference` prints it."""

import inspect
import sys
from collections.abc import Iterator

from minikit import ui
from minikit.schema import COMPONENTS, GROUPS, ComponentSpec, FieldSpec, RecordSpec
from minikit.windows import ROWS_MAX

COMMON = ("key", "grow", "label")
TOLD = {"none": "nothing", "text": "a text", "number": "a number", "flag": "`True` or `False`"}
GIVEN = {
    "child": "the component that comes, goes and moves",
    "items": f"your items, in order, up to {ROWS_MAX:,}",
    "key": "function, from an item to what tells it from all others",
    "row": "function, from an item to its component",
    "cell": "function, from an item to its component",
    "aspect": "function, from an item to width through height of its picture",
}
"""What some take beside their properties."""
PLAIN = {
    "icon": "name of an icon",
    "source": "source of a picture or film",
    "flag": "`True` or `False`",
    "moment": "instant in UTC, as `2026-05-01T12:00:00Z`",
    "date": 'day, as `2026-05-01`; `""` is none',
}


def page() -> str:
    """Return the whole page `docs/components.md`."""
    head = (
        "# Components",
        "What a page is made of: `from minikit import ui`, then `ui.Column(…)`. Written by\n"
        "`PYTHONPATH=app/sdk python3 -m minikit.reference > docs/components.md`.",
        contents(),
        "Where their tables say nothing else, all take these by name as well:",
        _table(
            (
                ("`key`", "text, or `None`", "`None`: tells it from its siblings when they change places"),
                ("`grow`", PLAIN["flag"], "`False`; `True` takes the space that its siblings leave"),
                (
                    "`label`",
                    "text, up to 500 characters",
                    '`""`; its name for a screen reader where its text is not enough',
                ),
            )
        ),
    )
    return "\n\n".join((*head, *(part for group in GROUPS for part in _group(group)))) + "\n"


def contents() -> str:
    """Return a Markdown list of the groups, with a link to every component."""
    lines = []
    for group in GROUPS:
        links = " · ".join(f"[{spec.name}](#{spec.name.lower()})" for spec in _members(group))
        lines.append(f"- {_title(group)[0]}: {links}")
    return "\n".join(lines)


def component(spec: ComponentSpec) -> str:
    """Return the section of one component: what it is for, how it is written, what it takes and tells."""
    parts = [f"### {spec.name}", _prose(spec.summary), f"```python\n{_signature(spec.name)}\n```"]
    rows = [_row(spec, parameter) for parameter in _parameters(spec.name)]
    if rows:
        parts.append(_table(rows))
    for record in _records(spec.fields):
        parts.append(f"`{_signature(record.name)}`: {_prose(record.summary)}")
        parts.append(_table([_row(record, parameter) for parameter in _parameters(record.name)]))
    return "\n\n".join(parts)


def _group(group: str) -> Iterator[str]:
    title, about = _title(group)
    yield f"## {title}"
    yield about
    for spec in _members(group):
        yield component(spec)


def _members(group: str) -> list[ComponentSpec]:
    return [spec for spec in COMPONENTS.values() if getattr(ui, spec.name).__module__ == f"minikit.ui.{group}"]


def _title(group: str) -> tuple[str, str]:
    """Return a group's name and what its module says of it."""
    name, _, about = (sys.modules[f"minikit.ui.{group}"].__doc__ or "").strip().partition(": ")
    return name, _prose(about[:1].upper() + about[1:])


def _records(fields: tuple[FieldSpec, ...]) -> Iterator[RecordSpec]:
    """Yield every kind of record that ``fields`` hold, and those within them after it."""
    for field in fields:
        if field.record is not None:
            yield field.record
            yield from _records(field.record.fields)


def _parameters(name: str) -> list[inspect.Parameter]:
    """Return what a component or record is made of, in the author's order, but for what all take."""
    parameters = inspect.signature(getattr(ui, name)).parameters.values()
    return [each for each in parameters if each.name not in COMMON or each.default is each.empty]


def _signature(name: str) -> str:
    written: list[str] = []
    is_by_name = False
    for parameter in _parameters(name):
        if parameter.kind is parameter.VAR_POSITIONAL:
            written.append(f"*{parameter.name}")
            is_by_name = True
            continue
        if parameter.kind is parameter.KEYWORD_ONLY and not is_by_name:
            written.append("*")
            is_by_name = True
        has_default = parameter.default is not parameter.empty
        written.append(f"{parameter.name}={_value(parameter.default)}" if has_default else parameter.name)
    return f"{name}({', '.join(written)})"


def _row(spec: ComponentSpec | RecordSpec, parameter: inspect.Parameter) -> tuple[str, str, str]:
    """Return name, type and default of one parameter, as the cells of a table."""
    default = "" if parameter.default is parameter.empty else f"`{_value(parameter.default)}`"
    field = next((each for each in spec.fields if each.name == parameter.name), None)
    if parameter.kind is parameter.VAR_POSITIONAL:
        children = next(each for each in spec.fields if each.kind == "children")
        count = "" if children.maximum is None else f", up to {children.maximum:,.0f}"
        return f"`*{parameter.name}`", f"components{count}; `None` is left out", default
    if field is None:
        return f"`{parameter.name}`", GIVEN[parameter.name], default or "required"
    return f"`{parameter.name}`", _type(field), default or "required"


def _type(field: FieldSpec) -> str:
    said = PLAIN.get(field.kind) or _measured(field)
    return f"{said}; or `None`" if field.is_optional else said


def _measured(field: FieldSpec) -> str:
    if field.kind == "text":
        return f"text, up to {field.maximum:,.0f} characters"
    if field.kind == "number":
        kind = "whole number" if field.python_type is int else "number"
        return f"{kind} from {_number(field.minimum)} to {_number(field.maximum)}"
    if field.kind == "token":
        words = ", ".join(f"`{_value(token)}`" for token in field.tokens)
        return f"one of {words}" if len(field.tokens) > 1 else words
    if field.kind == "handler":
        return f"function, told {TOLD[field.event_value]}"
    assert field.record is not None
    differ = f", no two with the same `{field.unique}`" if field.unique else ""
    return f"tuple of up to {field.maximum:,.0f} `{field.record.name}`{differ}"


def _number(number: float | None) -> str:
    assert number is not None
    return f"{number:,.0f}" if number == int(number) else f"{number:f}".rstrip("0")


def _value(value: object) -> str:
    if isinstance(value, str):
        return f'"{value}"'
    return f"{value:.4g}" if isinstance(value, float) and value != int(value) else repr(value)


def _table(rows: "list[tuple[str, str, str]] | tuple[tuple[str, str, str], ...]") -> str:
    lines = ["| property | what it may be | default |", "|---|---|---|"]
    return "\n".join([*lines, *(f"| {name} | {kind} | {default} |" for name, kind, default in rows)])


def _prose(text: str) -> str:
    """Return a docstring's paragraphs as Markdown."""
    return "\n\n".join(" ".join(part.split()) for part in text.replace("``", "`").strip().split("\n\n"))


if __name__ == "__main__":
    sys.stdout.write(page())
