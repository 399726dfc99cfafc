"""The author's reference of the components, written from the schema: `python -m minikit.reference` prints it."""

import sys

from minikit.schema import COMPONENTS, ComponentSpec, FieldSpec

COMMON = ("grow", "label")
VALUES = {"none": "", "text": "text", "number": "number"}


def page() -> str:
    """Return the whole page `docs/components.md`."""
    head = (
        "# Components",
        "What a page is made of (`from minikit import ui`). Every one also takes `key`, `grow` and `label`.\n"
        "Written by `PYTHONPATH=app/sdk python3 -m minikit.reference > docs/components.md`.",
    )
    return "\n\n".join((*head, table(), f"The words that a property may be:\n\n{tokens()}"))


def table() -> str:
    """Return all components as a Markdown table: how to write each, and what it is for."""
    lines = ["| component | what it is |", "|---|---|"]
    lines += [f"| `{_signature(spec)}` | {_summary(spec)} |" for spec in COMPONENTS.values()]
    return "\n".join(lines) + "\n"


def tokens() -> str:
    """Return what each property that takes a token may be, as a Markdown list."""
    found: dict[tuple[str | int, ...], list[str]] = {}
    for spec in COMPONENTS.values():
        for field in spec.fields:
            if field.kind == "token" and len(field.tokens) > 1:
                found.setdefault(field.tokens, []).append(f"{spec.name}.{field.name}")
    return "".join(
        f"- {', '.join(f'`{place}`' for place in places)}: {', '.join(map(str, words))}\n"
        for words, places in found.items()
    )


def _summary(spec: ComponentSpec) -> str:
    return " ".join(spec.summary.split("\n\n", 1)[0].split()).replace("``", "`")


def _signature(spec: ComponentSpec) -> str:
    if spec.name in ("Grid", "List"):
        each = "cell" if spec.name == "Grid" else "row"
        own = ["items", "key=", f"{each}="]
    else:
        own = []
    for field in spec.fields:
        if field.kind == "sequence" or field.name in COMMON:
            continue
        if field.kind == "children":
            own += [] if spec.name in ("Grid", "List") else ["*children"]
        else:
            own.append(_parameter(field))
    if spec.name == "TextField":
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
