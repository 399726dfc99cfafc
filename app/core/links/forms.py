"""Forms of text that many programs know: a Wi-Fi's name and password, a contact, a place, a product's number."""

import re
from collections.abc import Callable, Iterator
from urllib.parse import unquote

from app.core.links.model import Field, Form, FormText

FIELDS_MAX = 24
PRODUCT_SYMBOLOGIES = {"EAN13": 13, "EAN8": 8, "UPCA": 12, "UPCE": 8}
"""The symbologies that number what is sold, and how many digits the number has."""

_Fields = tuple[Field, ...] | None
_PHONE = re.compile(r"\+?[0-9*#().-]{1,32}")
_MAIL = re.compile(r"[^@\s<>\"]{1,64}@[^@\s<>\"/]{1,253}")
_NUMBER = r"-?[0-9]{1,3}(?:\.[0-9]{1,12})?"
_PLACE = re.compile(rf"({_NUMBER}),({_NUMBER})(?:,-?[0-9.]{{1,12}})?(?:;[^?]*)?(?:\?(.*))?", re.DOTALL)
_STAMP = re.compile(r"\A([0-9]{4})([0-9]{2})([0-9]{2})(?:T([0-9]{2})([0-9]{2})[0-9]{2}(Z?))?\Z")
_PART = re.compile(r"(?:[^\\;]|\\.)+", re.DOTALL)
_ESCAPED = re.compile(r"\\([\\;,:\"nN])")
_CONTACT_FIELDS = {
    "FN": "name",
    "TEL": "phone",
    "EMAIL": "mail",
    "ORG": "organisation",
    "TITLE": "position",
    "ADR": "address",
    "URL": "web",
    "NOTE": "note",
}
_EVENT_FIELDS = {"SUMMARY": "name", "DTSTART": "start", "DTEND": "end", "LOCATION": "where", "DESCRIPTION": "note"}


def read_form(text: str) -> FormText | None:
    """Return ``text`` taken apart if it has one of the forms; None otherwise, also where it is broken."""
    prefix, colon, rest = text.partition(":")
    known = _FORMS.get(prefix.upper()) if colon else None
    if known is None:
        return None
    form, read = known
    if form == "contact" and rest[:6].upper().startswith(("VCALEN", "VEVENT")):
        form, read = "event", _event
    fields = read(rest)
    return FormText(text, form, fields[:FIELDS_MAX]) if fields else None


def read_product(text: str, symbology: str) -> FormText | None:
    """Return the number of what is sold, if ``symbology`` (however it is written) is one of those and it is right."""
    length = PRODUCT_SYMBOLOGIES.get("".join(each for each in symbology.upper() if each.isalnum()))
    # A scanner may hand over the short form of twelve digits with the leading zero of thirteen, and the other way.
    if length is None or not text.isascii() or not text.isdecimal() or len(text) not in {length, 12, 13}:
        return None
    return FormText(text, "product", (("number", text),)) if has_check_digit(text) or length == 8 else None


def has_check_digit(number: str) -> bool:
    """Tell whether the last digit of ``number`` is what GS1 computes from the others."""
    digits = [int(digit) for digit in reversed(number)]
    return sum(digits[0::2]) % 10 == -3 * sum(digits[1::2]) % 10


def _wifi(rest: str) -> _Fields:
    given = dict(_pairs(rest))
    if not given.get("S"):
        return None
    security = given.get("T", "")
    fields = [("name", given["S"]), ("security", "" if security.lower() == "nopass" else security)]
    fields.append(("password", given.get("P", "")))
    if given.get("H", "").lower() == "true":
        fields.append(("hidden", "true"))
    return _kept(fields)


def _short_contact(rest: str) -> _Fields:
    names = {"N": "name", "TEL": "phone", "EMAIL": "mail", "ORG": "organisation", "ADR": "address", "URL": "web"}
    fields = [(names[name], value) for name, value in _pairs(rest) if name in names]
    return _kept([(name, " ".join(reversed(value.split(","))) if name == "name" else value) for name, value in fields])


def _contact(rest: str) -> _Fields:
    return _lines(rest, _CONTACT_FIELDS) if rest[:5].upper() == "VCARD" else None


def _event(rest: str) -> _Fields:
    fields = _lines(rest, _EVENT_FIELDS)
    return fields and tuple((name, _STAMP.sub(_moment, value)) for name, value in fields)


def _moment(stamp: re.Match[str]) -> str:
    """Write a moment of a calendar so that it can be read."""
    year, month, day, hour, minute, is_utc = stamp.groups()
    at = f" {hour}:{minute}{' UTC' if is_utc else ''}" if hour else ""
    return f"{year}-{month}-{day}{at}"


def _lines(rest: str, names: dict[str, str]) -> _Fields:
    unfolded = re.sub(r"\r?\n[ \t]", "", rest)
    fields: list[Field] = []
    for line in unfolded.splitlines()[1:]:
        head, _, value = line.partition(":")
        name = names.get(head.partition(";")[0].rpartition(".")[2].upper())
        if name is not None:
            parts = [part for part in _PART.findall(value) if part.strip()]
            fields.append((name, _unescaped(", ".join(parts))))
    return _kept(fields)


def _phone(rest: str) -> _Fields:
    number = unquote(rest.partition(";")[0]).replace(" ", "")
    return (("number", number),) if _PHONE.fullmatch(number) else None


def _message(rest: str) -> _Fields:
    number, _, text = rest.partition(":")
    number, _, query = number.partition("?")
    fields = _phone(number)
    return fields and _kept([*fields, ("text", text or _queried(query).get("body", ""))])


def _mail(rest: str) -> _Fields:
    address, _, query = rest.partition("?")
    address, given = unquote(address), _queried(query)
    if not _MAIL.fullmatch(address):
        return None
    return _kept([("mail", address), ("subject", given.get("subject", "")), ("text", given.get("body", ""))])


def _short_mail(rest: str) -> _Fields:
    given = dict(_pairs(rest))
    if not _MAIL.fullmatch(given.get("TO", "")):
        return None
    return _kept([("mail", given["TO"]), ("subject", given.get("SUB", "")), ("text", given.get("BODY", ""))])


def _place(rest: str) -> _Fields:
    found = _PLACE.fullmatch(rest)
    if found is None or abs(float(found[1])) > 90 or abs(float(found[2])) > 180:
        return None
    return _kept([("place", f"{found[1]}, {found[2]}"), ("name", _queried(found[3] or "").get("q", ""))])


def _pairs(text: str) -> Iterator[Field]:
    """Yield the pairs of ``NAME:value;NAME:value;;``; a backslash keeps a sign from parting them."""
    for part in _PART.findall(text):
        name, colon, value = part.partition(":")
        if colon and value:
            yield name.strip().upper(), _unescaped(value)


def _queried(query: str) -> dict[str, str]:
    return {
        name.lower(): unquote(value) for name, _, value in (pair.partition("=") for pair in query.split("&")) if value
    }


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], text)


def _kept(fields: list[Field]) -> _Fields:
    return tuple((name, value.strip()) for name, value in fields if value.strip()) or None


_FORMS: dict[str, tuple[Form, Callable[[str], _Fields]]] = {
    "WIFI": ("wifi", _wifi),
    "MECARD": ("contact", _short_contact),
    "BEGIN": ("contact", _contact),
    "TEL": ("phone", _phone),
    "SMS": ("message", _message),
    "SMSTO": ("message", _message),
    "MAILTO": ("mail", _mail),
    "MATMSG": ("mail", _short_mail),
    "GEO": ("place", _place),
}
