"""The strict shapes of what a child may send of a tree, derived from minikit's components."""

from functools import reduce
from operator import or_
from typing import Annotated, Any, Literal, TypeAlias

import msgspec

from minikit import schema, windows
from minikit.schema import ComponentSpec, FieldSpec, RecordSpec
from minikit.ui import many

NodeId: TypeAlias = Annotated[int, msgspec.Meta(ge=1, le=2**53)]
ParentId: TypeAlias = Annotated[int, msgspec.Meta(ge=0, le=2**53)]
Index: TypeAlias = Annotated[int, msgspec.Meta(ge=0, le=windows.ROWS_MAX)]
Row: TypeAlias = Annotated[int, msgspec.Meta(ge=0, le=2**53)]
Aspect: TypeAlias = Annotated[float, msgspec.Meta(ge=many.ASPECT_MIN, le=many.ASPECT_MAX)]


def _field_type(field: FieldSpec) -> Any:
    match field.kind:
        case "flag" | "handler" | "windowed":
            kind: Any = bool
        case "token":
            kind = Literal[field.tokens]
        case "number" | "sequence":
            kind = Annotated[field.python_type, msgspec.Meta(ge=field.minimum, le=field.maximum)]
        case "records":
            assert field.record is not None
            assert field.maximum is not None
            entries: Any = tuple.__class_getitem__((_record_shape(field.record), ...))
            kind = Annotated[entries, msgspec.Meta(max_length=int(field.maximum))]
        case _:
            assert field.maximum is not None
            pattern = schema.PATTERNS.get(field.kind)
            kind = Annotated[str, msgspec.Meta(max_length=int(field.maximum), pattern=pattern)]
    return kind | None if field.is_optional else kind


def _record_shape(spec: RecordSpec) -> type[msgspec.Struct]:
    fields: list[Any] = [
        (field.name, _field_type(field)) if field.is_required else (field.name, _field_type(field), field.default)
        for field in spec.fields
    ]
    return msgspec.defstruct(spec.name, fields, forbid_unknown_fields=True, kw_only=True, frozen=True, module=__name__)


def _node_shape(spec: ComponentSpec) -> type[msgspec.Struct]:
    fields: list[Any] = [("id", NodeId)]
    for field in spec.fields:
        if field.kind == "children":
            fields.append((field.name, "tuple[AnyNode, ...]", ()))
        elif field.is_required:
            fields.append((field.name, _field_type(field)))
        else:
            fields.append((field.name, _field_type(field), field.default))
    return msgspec.defstruct(
        spec.name,
        fields,
        tag_field="type",
        tag=spec.name,
        forbid_unknown_fields=True,
        kw_only=True,
        frozen=True,
        module=__name__,
    )


def _changes_shape(spec: ComponentSpec) -> type[msgspec.Struct]:
    fields = [(field.name, _field_type(field) | msgspec.UnsetType, msgspec.UNSET) for field in spec.properties]
    return msgspec.defstruct(
        f"{spec.name}Changes", fields, forbid_unknown_fields=True, kw_only=True, frozen=True, module=__name__
    )


NODE_SHAPES = {spec.name: _node_shape(spec) for spec in schema.COMPONENTS.values()}
CHANGES_SHAPES = {spec.name: _changes_shape(spec) for spec in schema.COMPONENTS.values()}
AnyNode: Any = reduce(or_, NODE_SHAPES.values())


class RawCreate(msgspec.Struct, frozen=True, tag_field="op", tag="create", forbid_unknown_fields=True):
    """A new node, as a child sent it."""

    parent: ParentId
    index: Index
    node: AnyNode


class RawRemove(msgspec.Struct, frozen=True, tag_field="op", tag="remove", forbid_unknown_fields=True):
    """A node taken away."""

    node: NodeId


class RawMove(msgspec.Struct, frozen=True, tag_field="op", tag="move", forbid_unknown_fields=True):
    """A node moved."""

    node: NodeId
    parent: ParentId
    index: Index


class RawSet(msgspec.Struct, frozen=True, tag_field="op", tag="set", forbid_unknown_fields=True):
    """Changed properties of a node whose component only the tree knows."""

    node: NodeId
    props: dict[str, Any]


class RawSplice(msgspec.Struct, frozen=True, tag_field="op", tag="splice", forbid_unknown_fields=True):
    """Rows of a windowed list taken out and put in."""

    node: NodeId
    revision: Row
    changes: Annotated[tuple[tuple[Row, Row, Row], ...], msgspec.Meta(min_length=1, max_length=windows.CHANGES_MAX)]
    moved: Annotated[tuple[tuple[NodeId, Row], ...], msgspec.Meta(max_length=windows.HELD_MAX)] = ()
    aspects: Annotated[tuple[Aspect, ...], msgspec.Meta(max_length=windows.ADDED_MAX)] = ()


class RawWindow(msgspec.Struct, frozen=True, tag_field="op", tag="window", forbid_unknown_fields=True):
    """The rows that were asked for, to come."""

    node: NodeId
    first: Row
    count: Row


RawOp: TypeAlias = RawCreate | RawRemove | RawMove | RawSet | RawSplice | RawWindow
