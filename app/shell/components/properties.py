"""From a component's properties, as they travel, to the properties of its QML type."""

from collections.abc import Iterable, Mapping
from functools import cache

import msgspec

from app.core.kernel.money import Money
from app.host.tree.ops import PropValue, RecordData
from minikit.schema import COMPONENTS

_ELSEWHERE = frozenset({"key", "grow"})
UNKNOWN = -1
PACKED = frozenset({("Video", "subtitles"), ("Video", "comments")})
"""Records by the thousand, which Python reads again: they pass QML as JSON, for it would make an object of each."""
_DEFAULTS = {
    name: {field.name: field.default for field in spec.properties if not field.is_required}
    for name, spec in COMPONENTS.items()
}


@cache
def qml_name(name: str) -> str:
    """Return the QML property of ``name``: ``lines_max`` is ``linesMax``, and ``on_tap`` ``hasTap``.

    A QML property called ``on…`` would be taken for a signal's handler.
    """
    words = name.split("_")
    if words[0] == "on":
        words[0] = "has"
    return words[0] + "".join(word.capitalize() for word in words[1:])


def changed_from_default(component: str, props: Mapping[str, PropValue]) -> dict[str, PropValue]:
    """Return what of ``props`` the QML type does not start with: its defaults are the schema's."""
    defaults = _DEFAULTS[component]
    return {name: value for name, value in props.items() if name not in defaults or defaults[name] != value}


def qml_properties(
    component: str, props: Mapping[str, PropValue], changed: Mapping[str, PropValue]
) -> dict[str, object]:
    """Return the QML properties that ``changed`` touches, given all ``props``; money becomes text here."""
    if component == "Price":
        return _price(props, changed)
    shown: dict[str, object] = {}
    for name, value in changed.items():
        if name in _ELSEWHERE:
            continue
        shown[qml_name(name)] = _shown(component, name, value)
    return shown


def _shown(component: str, name: str, value: PropValue) -> object:
    """Return a property's value as its QML type takes it: none of a text is no text, none of a number is -1."""
    if value is None:
        return "" if COMPONENTS[component].field(name).python_type is str else UNKNOWN
    if (component, name) in PACKED:
        return msgspec.json.encode(value).decode()
    return _listed(value) if isinstance(value, tuple) else value


def _listed(records: Iterable[RecordData]) -> list[RecordData]:
    """Return records with lists at every level: QML does not look into a tuple that lies in one."""
    return [
        {name: _listed(value) if isinstance(value, tuple | list) else value for name, value in record.items()}
        for record in records
    ]


def _price(props: Mapping[str, PropValue], changed: Mapping[str, PropValue]) -> dict[str, object]:
    shown: dict[str, object] = {name: changed[name] for name in ("label", "size") if name in changed}
    if changed.keys() & {"amount_minor", "list_price_minor", "currency"}:
        shown["amountText"] = _money(props["amount_minor"], props["currency"])
        shown["listPriceText"] = _money(props["list_price_minor"], props["currency"])
    return shown


def _money(amount_minor: PropValue, currency: PropValue) -> str:
    return Money(amount_minor, str(currency)).text() if isinstance(amount_minor, int) else ""
