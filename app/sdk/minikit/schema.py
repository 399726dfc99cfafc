"""The one description of the components: from it come the shell's check, its drawing, the reference and the tests."""

import dataclasses
import types
from dataclasses import dataclass
from typing import Annotated, Literal, Union, get_args, get_origin, get_type_hints

from minikit import ui

NODES_MAX = 10_000
OPENED = frozenset({"Sheet", "Dialog", "Viewer"})
"""What lies over a page as long as it is in the tree."""
OPEN_MAX = 16
DEPTH_MAX = 64
MEANING = frozenset({"text", "label", "title", "icon", "role", "tone", "action", "on_tap", "on_action"})
"""What says what a tap does: who taps may mean only what these said when the person saw them."""

# A file beneath a folder, or an address; whether the mini-app may reach that host is for the network.
_SOURCE = (
    r"^((asset|data):(?!\.\.?(/|$))(?!.*/\.{0,2}(/|$))[^/\\:\x00-\x1f][^\\:\x00-\x1f]*"
    r"|https://[a-z0-9.-]+([/?][!-\[\]-~]*)?)$"
)
PATTERNS = {
    "source": _SOURCE,
    "icon": r"^[a-z0-9-]*$",
    # As in RFC 3339, with its distance from UTC; whether there is such a day is for whoever shows it.
    "moment": r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,6})?(Z|[+-][0-9]{2}:[0-9]{2})$",
    "date": r"^([0-9]{4}-[0-9]{2}-[0-9]{2})?$",
}
"""What texts of some kinds look like."""
LOOKS_LIKE = {
    "source": "asset:…, data:… or https://…",
    "icon": "the name of a Lucide icon, such as shopping-cart",
    "moment": "an instant with its distance from UTC, such as 2026-05-01T12:00:00Z",
    "date": "a day such as 2026-05-01",
}
"""The same in words, for authors."""

FieldKind = Literal[
    "text",
    "icon",
    "source",
    "number",
    "flag",
    "token",
    "handler",
    "children",
    "sequence",
    "windowed",
    "moment",
    "date",
    "records",
]


@dataclass(frozen=True)
class FieldSpec:
    """One property of a component.

    ``python_type`` is int, float, str or bool. ``tokens`` lists the words (or levels) a token may be; ``maximum`` is a
    text's length, a number's greatest value, or how many ``records`` or ``children`` there may be; no two records are
    alike in ``unique``. ``event_value`` says what a handler is told. A ``sequence`` and ``windowed`` are written by the
    runtime, never by an author.
    """

    name: str
    kind: FieldKind
    python_type: type
    is_optional: bool = False
    is_required: bool = False
    default: str | int | float | bool | tuple[()] | None = None
    tokens: tuple[str | int, ...] = ()
    minimum: float | None = None
    maximum: float | None = None
    event_value: Literal["none", "text", "number", "flag"] = "none"
    record: "RecordSpec | None" = None
    unique: str = ""

    @property
    def event(self) -> str:
        """The event a handler hears: ``on_tap`` hears ``tap``."""
        return self.name.removeprefix("on_")


@dataclass(frozen=True)
class RecordSpec:
    """One kind of entry that a property holds several of: name, purpose, and its fields in the author's order."""

    name: str
    summary: str
    fields: tuple[FieldSpec, ...]


@dataclass(frozen=True)
class ComponentSpec:
    """One component: its name, what it is for, and its properties in the author's order."""

    name: str
    summary: str
    fields: tuple[FieldSpec, ...]

    @property
    def has_children(self) -> bool:
        """Whether it holds other components."""
        return any(field.kind == "children" for field in self.fields)

    @property
    def properties(self) -> tuple[FieldSpec, ...]:
        """What travels as properties: everything but the children."""
        return tuple(field for field in self.fields if field.kind != "children")

    @property
    def handlers(self) -> tuple[FieldSpec, ...]:
        """The properties that are handlers; on the wire each is whether somebody listens."""
        return tuple(field for field in self.fields if field.kind == "handler")

    def field(self, name: str) -> FieldSpec:
        """Return the property called ``name``; KeyError if there is none."""
        for field in self.fields:
            if field.name == name:
                return field
        raise KeyError(name)


def _without_none(hint: object) -> tuple[object, bool]:
    if get_origin(hint) in (Union, types.UnionType):
        rest = [part for part in get_args(hint) if part is not type(None)]
        if len(rest) == 1:
            return rest[0], True
    return hint, False


def _field_spec(field: "dataclasses.Field[object]", hint: object) -> FieldSpec:
    hint, is_optional = _without_none(hint)
    is_required = field.default is dataclasses.MISSING
    default = None if is_required else field.default
    assert default is None or default == () or isinstance(default, str | int | float | bool)
    spec = FieldSpec(field.name, "text", str, is_optional, is_required, default)
    if hint == ui.Children:
        return dataclasses.replace(spec, kind="children", python_type=tuple)
    if hint is bool:
        return dataclasses.replace(spec, kind="flag", python_type=bool)
    if get_origin(hint) is Literal:
        tokens = get_args(hint)
        return dataclasses.replace(spec, kind="token", python_type=type(tokens[0]), tokens=tokens)
    if get_origin(hint) is Annotated:
        base, kind = get_args(hint)
        assert isinstance(kind, ui.Kind)
        if kind.name == "children":
            return dataclasses.replace(spec, kind="children", python_type=tuple, maximum=kind.maximum)
        if kind.name == "records":
            entry = describe_record(get_args(base)[0])
            held = dataclasses.replace(spec, kind="records", python_type=tuple, maximum=kind.maximum, record=entry)
            return dataclasses.replace(held, unique=kind.unique)
        if kind.name == "handler":
            return dataclasses.replace(
                spec, kind="handler", python_type=bool, is_optional=False, default=False, event_value=kind.value
            )
        return dataclasses.replace(spec, kind=kind.name, python_type=base, minimum=kind.minimum, maximum=kind.maximum)
    raise TypeError(f"{field.name}: the schema has no kind for {hint!r}")


def describe_record(record: type[ui.Record]) -> RecordSpec:
    """Return the description of one class of records."""
    hints = get_type_hints(record, include_extras=True)
    fields = tuple(_field_spec(field, hints[field.name]) for field in dataclasses.fields(record))  # type: ignore[arg-type]
    return RecordSpec(record.__name__, (record.__doc__ or "").strip(), fields)


def describe(component: type[ui.Node]) -> ComponentSpec:
    """Return the description of one component class."""
    hints = get_type_hints(component, include_extras=True)
    fields = [field for field in dataclasses.fields(component) if field.name != "key"]
    common = {"grow", "label"}
    fields.sort(key=lambda field: field.name in common)
    specs = tuple(_field_spec(field, hints[field.name]) for field in fields)
    return ComponentSpec(component.__name__, (component.__doc__ or "").strip(), specs)


GROUPS = ("layout", "many", "showing", "telling", "acting", "choosing", "media", "over")
"""The modules of `minikit.ui` that define components, in the reference's order."""


def _group(component: type[ui.Node]) -> int:
    return GROUPS.index(component.__module__.rpartition(".")[2])


COMPONENTS: dict[str, ComponentSpec] = {
    component.__name__: describe(component) for component in sorted(ui.Node.__subclasses__(), key=_group)
}
