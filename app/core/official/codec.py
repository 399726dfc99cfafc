"""Article blocks as JSON, each with its kind."""

from collections.abc import Sequence
from typing import Any

import msgspec

from app.core.official.model import Block, Divider, Film, Heading, ListEntry, MiniAppCard, Paragraph, Picture, Quote

_TYPES: dict[str, type[Block]] = {
    "heading": Heading,
    "paragraph": Paragraph,
    "quote": Quote,
    "entry": ListEntry,
    "divider": Divider,
    "picture": Picture,
    "film": Film,
    "card": MiniAppCard,
}
_KINDS = {block_type: kind for kind, block_type in _TYPES.items()}


def encode_blocks(blocks: Sequence[Block]) -> list[dict[str, Any]]:
    """Return ``blocks`` as plain data for JSON."""
    return [{"kind": _KINDS[type(block)], **msgspec.to_builtins(block)} for block in blocks]


def decode_blocks(data: Sequence[dict[str, Any]]) -> tuple[Block, ...]:
    """Return the blocks that ``data`` describes.

    Raises:
        ValueError: a block is of an unknown kind or not shaped as its kind.
    """
    return tuple(_decode(entry) for entry in data)


def _decode(entry: dict[str, Any]) -> Block:
    block_type = _TYPES.get(entry.get("kind", ""))
    if block_type is None:
        raise ValueError(f"unknown kind of block: {entry.get('kind')!r}")
    try:
        return msgspec.convert(entry, block_type)
    except msgspec.ValidationError as error:
        raise ValueError(str(error)) from error
