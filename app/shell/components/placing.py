"""Where a node stands in its parent's layout: the rules, as plain values, without Qt's items."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol, cast

from PySide6.QtCore import Qt

from app.host.tree.ops import PropValue, RecordData

SPOKEN_WORDS_MAX = 4
SPOKEN_LENGTH_MAX = 200
# Never narrower than the column they stand in, whatever its alignment: they have no width of their own.
_WIDE = frozenset({"Divider", "Progress", "TextField", "SearchField", "Scroll", "Grid", "List", "Wrap", "EmptyState"})
_WIDE |= {"Carousel", "Masonry", "RichText", "Skeleton", "Timeline"}
_WIDE |= {"Check", "DateField", "Radio", "Select", "Slider", "Switch", "Tabs", "TextArea"}
# Never wider than their content, even where the others stretch.
_SNUG = frozenset({"Avatar", "Badge", "Chip", "Countdown", "Icon", "Menu", "Price", "Rating", "Reaction", "Stepper"})
_SNUG |= {"Segmented"}
# What gives way in a row that is too narrow, by wrapping, cutting or shrinking.
_SHRINKING = frozenset(
    {"Text", "Heading", "Column", "Card", "Section", "Row", "Badge", "Price", "TextField", "SearchField"}
)
_SHRINKING |= {"Carousel", "Layer", "RichText", "Skeleton", "Stack", "Timeline"}
_SHRINKING |= {"Check", "DateField", "Radio", "Segmented", "Select", "Slider", "Switch", "Tabs", "TextArea"}
# What lies over the page, wherever it stands in the tree.
OVER = frozenset({"Dialog", "Menu", "Sheet", "Viewer"})
# What opens something over the page, besides being in it.
OPENING = frozenset({"DateField", "Select"})
SCROLLING = frozenset({"Scroll", "Grid", "List", "Masonry"})
# What may take the height that a page has left.
_FILLING = SCROLLING | {"Column", "Row", "EmptyState"}
# The parents that let their layout fill them when a child grows.
FILLED = frozenset({"Column", "Row", "Card", "Section", "Scroll"})
# Where a child sits, by its parent's `align`: numbers, for joining Qt's flags costs more than all the rest here.
_LEFT_TOP = (Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop).value
_ACROSS = {
    "start": _LEFT_TOP,
    "center": (Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop).value,
    "end": (Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop).value,
    "stretch": _LEFT_TOP,
}
_DOWN = {
    "start": _LEFT_TOP,
    "center": (Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter).value,
    "end": (Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom).value,
    "stretch": _LEFT_TOP,
}


class Placed(Protocol):
    """A node as the rules see it."""

    @property
    def type(self) -> str:
        """The component's name."""

    @property
    def props(self) -> dict[str, PropValue]:
        """Its properties."""

    @property
    def parent(self) -> "Placed | None":
        """The node it is in; None for the page's top."""

    @property
    def children(self) -> Sequence["Placed"]:
        """The nodes in it."""


@dataclass(frozen=True, slots=True)
class _Unwrapped:
    """What is in a transition, standing where the transition stands."""

    type: str
    props: dict[str, PropValue]
    parent: Placed | None
    children: Sequence[Placed]


def _unwrapped(node: Placed) -> Placed:
    """Return ``node`` as if there were no transitions: they take the place of what is in them."""
    inner, outer = node, node.parent
    while inner.type == "Transition" and inner.children:
        inner = inner.children[0]
    while outer is not None and outer.type == "Transition":
        outer = outer.parent
    return (
        node if inner is node and outer is node.parent else _Unwrapped(inner.type, inner.props, outer, inner.children)
    )


def fills_page(node: Placed) -> bool:
    """Return whether ``node`` gets whatever height the page has left: rows and columns that grow, from the top down."""
    node = _unwrapped(node)
    if node.type not in _FILLING:
        return False
    if node.parent is None:
        return node.type != "EmptyState"
    if not fills_page(node.parent) or node.parent.type in SCROLLING:
        return False
    if node.type in SCROLLING or (node.type == "EmptyState" and node.parent.type == "Column"):
        return True
    return node.type in ("Column", "Row") and (bool(node.props["grow"]) or node.parent.type == "Row")


def place(node: Placed) -> dict[str, object]:
    """Return the layout properties of `Node.qml` for ``node`` where it stands."""
    if node.parent is not None and node.parent.type == "Transition":
        return _placed(fills_width=True, fills_height=True)
    node = _unwrapped(node)
    parent = node.parent
    if parent is None:
        is_filling = fills_page(node) or node.type == "EmptyState"
        return _placed(fills_width=True, fills_height=is_filling)
    if parent.type in ("Grid", "Masonry"):
        return _placed(fills_width=True, fills_height=True)
    if parent.type == "Carousel":
        return _placed(fills_width=True, fills_height=True)
    if parent.type == "Row":
        return _in_row(node, parent)
    return _in_column(node, parent)


def has_growing(node: Placed) -> bool:
    """Return whether a child of ``node`` takes what is left along its main axis."""
    side = "grows" if node.type == "Row" else "fillsHeight"
    return any(place(child)[side] for child in node.children)


def _in_column(node: Placed, parent: Placed) -> dict[str, object]:
    align = str(parent.props.get("align", "stretch"))
    is_snug = node.type in _SNUG or (align != "stretch" and node.type not in _WIDE and not _has_no_width(node))
    return _placed(
        fills_width=True,
        fills_height=bool(node.props["grow"] and node.type not in SCROLLING) or fills_page(node),
        hugs=is_snug,
        sits=_ACROSS[align],
    )


def _in_row(node: Placed, parent: Placed) -> dict[str, object]:
    align = str(parent.props["align"])
    if node.type == "Divider":
        return _placed(fills_width=False, fills_height=True)
    if node.type in SCROLLING or node.type == "Wrap":
        return _placed(fills_width=True, fills_height=fills_page(node), grows=True)
    grows = bool(node.props["grow"])
    is_shrinking = node.type in _SHRINKING or (node.props.get("size") == "large" and node.type not in _SNUG)
    return _placed(
        fills_width=grows or is_shrinking,
        fills_height=align == "stretch" or fills_page(node),
        grows=grows,
        hugs=not grows,
        sits=_DOWN[align],
    )


def _has_no_width(node: Placed) -> bool:
    """Return whether ``node`` is as wide as it is let: a picture that fills, or a row or column with one that grows."""
    if node.type == "Image":
        return node.props.get("size", "fill") == "fill"
    if node.type == "Stack":
        return any(_has_no_width(child) for child in node.children)
    if node.type == "Video":
        return True
    return node.type == "Row" and any(child.props["grow"] for child in node.children)


def _placed(
    *,
    fills_width: bool,
    fills_height: bool,
    grows: bool = False,
    hugs: bool = False,
    sits: int = _LEFT_TOP,
) -> dict[str, object]:
    return {
        "fillsWidth": fills_width,
        "fillsHeight": fills_height,
        "grows": grows,
        "hugs": hugs,
        "sits": sits,
    }


PLACE_DEFAULT = _placed(fills_width=True, fills_height=False)
"""The place that `Node.qml` starts with."""


def spoken(node: Placed) -> str:
    """Return what a screen reader calls ``node`` if it has no name of its own: the first words in it."""
    return ", ".join([word for word in words_in(node) if word][:SPOKEN_WORDS_MAX])[:SPOKEN_LENGTH_MAX]


def words_in(node: Placed) -> Iterator[str]:
    """Yield the words shown in and beneath ``node``, in reading order."""
    if node.type in ("Text", "Heading", "Badge"):
        yield str(node.props["text"])
    elif node.type == "Avatar":
        yield str(node.props["name"])
    elif node.type == "RichText":
        for block in cast("tuple[RecordData, ...]", node.props["blocks"]):
            yield "".join(span["text"] for span in block["spans"])
    elif node.type == "Image":
        yield str(node.props["alt"])
    for child in node.children:
        if child.type not in OVER:
            yield from words_in(child)
