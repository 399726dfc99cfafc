"""The author's reference of the components, written from the schema: `python -m minikit.reference` prints it."""

import sys
from collections.abc import Iterator

from minikit.schema import COMPONENTS, ComponentSpec, FieldSpec, RecordSpec

COMMON = ("grow", "label")
MANY = {
    "Grid": ("items", "key=", "cell="),
    "List": ("items", "key=", "row="),
    "Masonry": ("items", "key=", "cell=", "aspect="),
}
VALUES = {"none": "", "text": "text", "number": "number", "flag": "flag"}


def page() -> str:
    """Return the whole page `docs/components.md`."""
    head = (
        "# Components",
        "What a page is made of (`from minikit import ui`). Every one also takes `key`, `grow` and `label`.\n"
        "Written by `PYTHONPATH=app/sdk python3 -m minikit.reference > docs/components.md`.",
    )
    entries = f"What some of them take a tuple of:\n\n{records()}"
    return "\n\n".join((*head, table(), entries, f"The words that a property may be:\n\n{tokens()}"))


def table() -> str:
    """Return all components as a Markdown table: how to write each, and what it is for."""
    lines = ["| component | what it is |", "|---|---|"]
    lines += [f"| `{_signature(spec)}` | {_summary(spec)} |" for spec in COMPONENTS.values()]
    return "\n".join(lines) + "\n"


def records() -> str:
    """Return the entries that components take tuples of, as a Markdown list."""
    lines = []
    for place, spec in _records():
        written = ", ".join(_parameter(field) for field in spec.fields)
        lines.append(f"- `{place}`: `{spec.name}({written})` {_first_line(spec.summary)}\n")
    return "".join(lines)


def _records() -> Iterator[tuple[str, RecordSpec]]:
    """Yield every kind of record with the property that holds it; what holds others comes before them."""
    holders: list[tuple[str, tuple[FieldSpec, ...]]] = [(spec.name, spec.fields) for spec in COMPONENTS.values()]
    while holders:
        name, fields = holders.pop(0)
        for field in fields:
            if field.record is not None:
                yield f"{name}.{field.name}", field.record
                holders.insert(0, (field.record.name, field.record.fields))


def tokens() -> str:
    """Return what each property that takes a token may be, as a Markdown list."""
    found: dict[tuple[str | int, ...], list[str]] = {}
    holders: list[ComponentSpec | RecordSpec] = [*COMPONENTS.values(), *(spec for _, spec in _records())]
    for spec in holders:
        for field in spec.fields:
            if field.kind == "token" and len(field.tokens) > 1:
                found.setdefault(field.tokens, []).append(f"{spec.name}.{field.name}")
    return "".join(
        f"- {', '.join(f'`{place}`' for place in places)}: {', '.join(map(str, words))}\n"
        for words, places in found.items()
    )


def _summary(spec: ComponentSpec) -> str:
    return _first_line(spec.summary)


def _first_line(summary: str) -> str:
    return " ".join(summary.split("\n\n", 1)[0].split()).replace("``", "`")


def _signature(spec: ComponentSpec) -> str:
    own = list(MANY.get(spec.name, ()))
    for field in spec.fields:
        if field.kind in ("sequence", "windowed") or field.name in COMMON:
            continue
        if field.kind == "children":
            own += [] if spec.name in MANY else ["*children"]
        else:
            own.append(_parameter(field))
    if spec.name in ("TextField", "TextArea"):
        own.insert(1, "label")
    return f"{spec.name}({', '.join(own)})"


def _parameter(field: FieldSpec) -> str:
    if field.kind == "handler":
        return f"{field.name}({VALUES[field.event_value]})"
    if field.is_required:
        return field.name
    return f"{field.name}={field.default!r}"


if __name__ == "__main__":
    sys.stdout.write(page())
