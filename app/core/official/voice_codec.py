"""What official accounts say by themselves as plain data for JSON, each part with its kind."""

from typing import Any, Literal, TypeVar

import msgspec

from app.core.official.model import MiniAppCard
from app.core.official.voice import (
    Act,
    ArticleReply,
    Entry,
    EntryGroup,
    OpenPage,
    ReadArticle,
    Reply,
    Rule,
    TextReply,
    Voice,
)

_ACTS: dict[str, type[Act]] = {
    "page": OpenPage,
    "article": ReadArticle,
    "text": TextReply,
    "sent_article": ArticleReply,
    "card": MiniAppCard,
}
_KINDS = {act_type: kind for kind, act_type in _ACTS.items()}
T = TypeVar("T")


def encode_voice(voice: Voice) -> dict[str, Any]:
    """Return ``voice`` as plain data for JSON."""
    return {
        "menu": [_encode_part(part) for part in voice.menu],
        "rules": [
            {"keywords": list(rule.keywords), "match": rule.match, "reply": _encode(rule.reply)} for rule in voice.rules
        ],
        "welcome": None if voice.welcome is None else _encode(voice.welcome),
        "otherwise": None if voice.otherwise is None else _encode(voice.otherwise),
    }


def decode_voice(data: object) -> Voice:
    """Return what ``data`` describes.

    Raises:
        ValueError: it is not shaped so.
    """
    whole = _shaped(data, _Whole)
    return Voice(
        tuple(_part(part) for part in whole.menu),
        tuple(Rule(tuple(rule.keywords), _reply(rule.reply), rule.match) for rule in whole.rules),
        None if whole.welcome is None else _reply(whole.welcome),
        None if whole.otherwise is None else _reply(whole.otherwise),
    )


class _Struct(msgspec.Struct, forbid_unknown_fields=True):
    """What the JSON objects may hold."""


class _Rule(_Struct):
    keywords: list[str]
    reply: dict[str, Any]
    match: Literal["exact", "contains"] = "contains"


class _Whole(_Struct):
    menu: list[dict[str, Any]] = []
    rules: list[_Rule] = []
    welcome: dict[str, Any] | None = None
    otherwise: dict[str, Any] | None = None


class _Part(_Struct):
    title: str
    act: dict[str, Any] | None = None
    entries: list["_Leaf"] | None = None


class _Leaf(_Struct):
    title: str
    act: dict[str, Any]


def _encode(act: Act) -> dict[str, Any]:
    return {"kind": _KINDS[type(act)], **msgspec.to_builtins(act)}


def _encode_part(part: Entry | EntryGroup) -> dict[str, Any]:
    if isinstance(part, Entry):
        return {"title": part.title, "act": _encode(part.act)}
    return {"title": part.title, "entries": [_encode_part(entry) for entry in part.entries]}


def _part(data: dict[str, Any]) -> Entry | EntryGroup:
    part = _shaped(data, _Part)
    if part.act is not None and part.entries is None:
        return Entry(part.title, _act(part.act))
    if part.act is None and part.entries is not None:
        return EntryGroup(part.title, tuple(Entry(each.title, _act(each.act)) for each in part.entries))
    raise ValueError(f"an entry of the menu does something or has entries below it: {part.title!r}")


def _act(data: dict[str, Any]) -> Act:
    act_type = _ACTS.get(str(data.get("kind", "")))
    if act_type is None:
        raise ValueError(f"unknown kind: {data.get('kind')!r}")
    return _shaped(data, act_type)


def _reply(data: dict[str, Any]) -> Reply:
    act = _act(data)
    if isinstance(act, Reply):
        return act
    raise ValueError(f"nothing that can be sent: {data.get('kind')!r}")


def _shaped(data: object, wanted: type[T]) -> T:
    try:
        return msgspec.convert(data, wanted)
    except msgspec.ValidationError as error:
        raise ValueError(str(error)) from error
