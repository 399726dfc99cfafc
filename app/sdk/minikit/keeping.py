"""What a page keeps between two lives of its mini-app: which of its values, and how many."""

import json
import math
from typing import Any

from minikit import wire

MISSING = object()


def is_json(value: object, depth_max: int = wire.STATE_DEPTH_MAX) -> bool:
    """Tell whether ``value`` comes back from JSON as it was, and is not nested too deep."""
    if value is None or isinstance(value, str | int):
        return True
    if isinstance(value, float):
        return math.isfinite(value)
    if depth_max <= 0:
        return False
    if type(value) is list:
        return all(is_json(each, depth_max - 1) for each in value)
    if type(value) is dict:
        return all(type(name) is str and is_json(each, depth_max - 1) for name, each in value.items())
    return False


def simple_attributes(page: object) -> dict[str, Any]:
    """Return a page's public attributes that JSON can hold and that its class does not say already."""
    return {
        name: value
        for name, value in vars(page).items()
        if not name.startswith("_") and is_json(value) and not _is_default(page, name, value)
    }


def take_over(page: object, state: dict[str, Any]) -> None:
    """Set the attributes in ``state`` that the page still has, unless they hold another kind of value by now."""
    for name, value in state.items():
        now = getattr(page, name, MISSING)
        if now is MISSING or name.startswith("_") or callable(now):
            continue
        if now is None or value is None or type(now) is type(value) or {type(now), type(value)} == {int, float}:
            setattr(page, name, value)


def _is_default(page: object, name: str, value: object) -> bool:
    default = getattr(type(page), name, MISSING)
    return type(default) is type(value) and default == value


def encoded(state: object) -> str:
    """Return a page's state as JSON text; TypeError or ValueError if it is none or too much."""
    if type(state) is not dict or not is_json(state):
        raise TypeError("save_state() must return a dictionary of JSON values, nested at most 32 deep")
    text = json.dumps(state, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    size = len(text.encode())  # UnicodeEncodeError for half a surrogate pair is a ValueError
    if size > wire.STATE_MAX:
        raise ValueError(f"the state of a page has {size:,} bytes; at most {wire.STATE_MAX:,} are kept")
    return text
