"""From text to a link: pure, and total, so that no code or message can make it fail."""

import re
import unicodedata
from collections.abc import Callable
from encodings.idna import nameprep
from urllib.parse import unquote, urlsplit

from app.core.kernel.blanks import BLANKS
from app.core.kernel.ids import MiniAppId, OfficialAccountId, UserId
from app.core.links.forms import read_form, read_product
from app.core.links.model import (
    CouponLink,
    Doubt,
    FormText,
    GroupLink,
    Link,
    MiniAppLink,
    Note,
    OfficialAccountLink,
    PayLink,
    PersonLink,
    PlainText,
    WebLink,
)
from app.core.links.writing import text_of

PAYLOAD_BYTES_MAX = 512
"""As many bytes as a payload of ours ever has."""
FOREIGN_BYTES_MAX = 4096
"""As many bytes of somebody else's address, contact or the like are looked into."""

_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):(?=\S)", re.IGNORECASE | re.ASCII)
_SCHEME_OF_ANY_SCRIPT = re.compile(r"[\w+.-]+://")
_DOTTED_ID = re.compile(r"(?=.{1,128}\Z)[a-z0-9-]+(\.[a-z0-9-]+)+")
_PERSON_ID = re.compile(r"[a-z0-9-]{1,64}")
_TOKEN = re.compile(r"[A-Za-z0-9_-]{1,128}")
_VERSION = re.compile(r"[A-Za-z0-9][A-Za-z0-9.+-]{0,31}")
_PAGE_SEGMENT = re.compile(r"[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*")
_HOST = re.compile(r"(?=.{1,253}\Z)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*\.?")
_DOTS = re.compile("[.\u3002\uff0e\uff61]")
_LABEL_CHARACTERS_MAX = 63
_OF_THEIR_OWN = re.compile("([\u00df\u03c2])")
"""Letters of their own since IDNA 2008, which browsers keep to; Python's encoding, of 2003, makes others of them."""
_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_JOINERS = "\u200c\u200d"  # they hold emoji and some scripts together
_SPACES = " \u00a0\u2007\u2009\u202f"
PAY_NUMBER = re.compile(r"75292[0-9]{19}")
"""The range that is ours among the numbers people print as bars: a pay code, as digits. 75292 spells PLAZA."""


def parse(text: str) -> Link:
    """Return what ``text`` names; text that names nothing, or pretends to, comes back as ``PlainText`` with a note.

    Our own form is that of W3C MiniApp Addressing (Note, 2024-06-25):
    ``plaza://miniapp/<id>[;version=v]/<page>?<query>#<fragment>``. "+" in a query means itself (RFC 3986).
    """
    size = len(text.encode("utf-8", "surrogatepass"))
    if size > FOREIGN_BYTES_MAX:
        return PlainText(text, "oversized")
    trimmed = text.strip(" \t\r\n")
    scheme = _SCHEME.match(trimmed)
    is_foreign = scheme is not None and scheme.group(1).lower() != "plaza"
    if size > PAYLOAD_BYTES_MAX and not is_foreign:
        return PlainText(text, "oversized")
    if is_foreign and (known := _form(text, trimmed)) is not None:
        return known
    if scheme is None:
        number = trimmed.replace(" ", "")
        return PayLink(number) if is_pay_number(number) else PlainText(text, _note_on_prose(trimmed))
    if any(_is_hidden(character) or character.isspace() for character in trimmed):
        return PlainText(text, _note_on_spaced(trimmed))
    match scheme.group(1).lower():
        case "plaza":
            found = _own(trimmed[scheme.end() :])
        case "http" | "https":
            found = _web(trimmed)
        case _:
            found = "other_scheme"
    return PlainText(text, found) if isinstance(found, str) else found


def parse_code(text: str, symbology: str) -> Link:
    """Return what the ``text`` of a code names; what is sold is known by its ``symbology``, not by its digits."""
    return read_product(text, symbology) or parse(text)


def _form(text: str, trimmed: str) -> FormText | None:
    """Take a known form apart, unless something in it cannot be seen."""
    if any(_is_hidden(character) and character not in _JOINERS + "\t\r\n" for character in trimmed):
        return None
    found = read_form(trimmed)
    return None if found is None else FormText(text, found.form, found.fields)


def is_pay_code(text: str) -> bool:
    """Tell whether ``text`` is a pay code, or holds one, however it is written. Strict: what looks like one is one."""
    if "plaza://pay" in "".join(each for each in text if not _is_hidden(each) and not each.isspace()).casefold():
        return True
    # Digits of any script, also in groups: whoever reads them can put them together.
    shown = (each for each in text if each == "\t" or not (each == "-" or each in _SPACES or _is_hidden(each)))
    return PAY_NUMBER.search("".join(str(unicodedata.digit(each, each)) for each in shown)) is not None


def is_pay_number(token: str) -> bool:
    """Tell whether ``token`` is that of a pay code, which somebody shows to pay; other tokens ask for money."""
    return PAY_NUMBER.fullmatch(token) is not None


def _is_hidden(character: str) -> bool:
    return character in BLANKS or unicodedata.category(character) in {"Cc", "Cf", "Cs", "Zl", "Zp"}


def _lowered(text: str) -> str:
    """Lower ASCII only: Unicode lowers the Kelvin sign to a plain "k", which would let a look-alike pass."""
    return text.lower() if text.isascii() else text


def _note_on_prose(text: str) -> Note | None:
    if any(_is_hidden(character) and character not in _JOINERS + "\t\r\n" for character in text):
        return "hidden_characters"
    start = _SCHEME_OF_ANY_SCRIPT.match(text)
    return "look_alike" if start and not start.group().isascii() else None


def _note_on_spaced(text: str) -> Note | None:
    """Judge text that begins as an address does, yet holds spaces or what cannot be seen."""
    if any(_is_hidden(character) and character not in "\t\r\n" for character in text):
        return "hidden_characters"
    return "malformed" if ":/" in text.split(maxsplit=1)[0] else None


def _own(rest: str) -> Link | Note:
    """Parse what follows ``plaza:``."""
    if not rest.startswith("//"):
        return "malformed"
    kind, slash, path = rest[2:].partition("/")
    if "@" in kind:
        return "credentials"
    read = _KINDS.get(_lowered(kind))
    if read is None:
        return "unknown_kind" if kind.isascii() else "look_alike"
    if not slash:
        return "malformed"
    link = read(path)
    if not isinstance(link, str) and len(text_of(link)) > PAYLOAD_BYTES_MAX:
        return "oversized"
    return link


def _miniapp(rest: str) -> Link | Note:
    rest, _, fragment_text = rest.partition("#")
    rest, _, query_text = rest.partition("?")
    head, _, page_text = rest.partition("/")
    id_text, semicolon, parameter = head.partition(";")
    miniapp_id = _lowered(id_text)
    if not _DOTTED_ID.fullmatch(miniapp_id):
        return "malformed" if id_text.isascii() else "look_alike"
    version = parameter.removeprefix("version=") if semicolon else None
    if version is not None and (version == parameter or not _VERSION.fullmatch(version)):
        return "malformed"
    segments = [segment for segment in page_text.split("/") if segment not in {"", "."}]
    if not all(_PAGE_SEGMENT.fullmatch(segment) for segment in segments):  # ".." among them
        return "malformed"
    fragment = _decoded(fragment_text)
    query: list[tuple[str, str]] = []
    for pair in filter(None, query_text.split("&")):
        name, value = (_decoded(part) for part in pair.partition("=")[::2])
        if name is None or value is None or name == "":
            return "malformed"
        query.append((name, value))
    if fragment is None:
        return "malformed"
    if any(_is_hidden(character) for part in (fragment, *sum(query, ())) for character in part):
        return "hidden_characters"
    return MiniAppLink(MiniAppId(miniapp_id), "/".join(segments), tuple(query), version, fragment)


def _decoded(text: str) -> str | None:
    """Undo percent-encoding; None where it is broken or hides bytes that are not UTF-8."""
    if _PERCENT.search(text):
        return None
    try:
        return unquote(text, errors="strict")
    except UnicodeDecodeError:
        return None


def _person(rest: str) -> Link | Note:
    found = _PERSON_ID.fullmatch(_lowered(rest))
    return PersonLink(UserId(found.group())) if found else _note_on_id(rest)


def _official_account(rest: str) -> Link | Note:
    found = _DOTTED_ID.fullmatch(_lowered(rest))
    return OfficialAccountLink(OfficialAccountId(found.group())) if found else _note_on_id(rest)


def _pay(rest: str) -> Link | Note:
    return PayLink(rest) if _TOKEN.fullmatch(rest) else _note_on_id(rest)


def _coupon(rest: str) -> Link | Note:
    return CouponLink(rest) if _TOKEN.fullmatch(rest) else _note_on_id(rest)


def _group(rest: str) -> Link | Note:
    return GroupLink(rest) if _TOKEN.fullmatch(rest) else _note_on_id(rest)


def _note_on_id(text: str) -> Note:
    return "malformed" if text.isascii() else "look_alike"


_KINDS: dict[str, Callable[[str], Link | Note]] = {
    "miniapp": _miniapp,
    "person": _person,
    "account": _official_account,
    "pay": _pay,
    "coupon": _coupon,
    "group": _group,
}


def _web(text: str) -> Link | Note:
    if "\\" in text or not re.match(r"https?://[^/]", text, re.IGNORECASE | re.ASCII):  # browsers read "\" as "/"
        return "malformed"
    try:
        parts = urlsplit(text)
        host, _ = parts.hostname or "", parts.port
        wire_host = host if "[" in parts.netloc else ".".join(map(_wire_label, _DOTS.split(host)))
    except ValueError:
        return "malformed"
    if not _HOST.fullmatch(wire_host) and "[" not in parts.netloc:
        return "malformed"
    return WebLink(text, wire_host, bool(_doubts(parts.netloc, wire_host)))


def _wire_label(label: str) -> str:
    """Return ``label`` as it goes over the wire.

    Raises:
        ValueError: it cannot, or each program reads in it what it likes.
    """
    if label.startswith("xn--"):
        wire = f"xn--{label[4:].encode('ascii').decode('punycode').encode('punycode').decode('ascii')}"
        if wire != label:
            raise ValueError(label)
    elif _OF_THEIR_OWN.search(label):
        # What is around them is lowered and simplified as ever, which would make "ss" and another sigma of these.
        parts = (part if _OF_THEIR_OWN.match(part) else nameprep(part) for part in _OF_THEIR_OWN.split(label))
        wire = f"xn--{unicodedata.normalize('NFC', ''.join(parts)).encode('punycode').decode('ascii')}"
    else:
        wire = label.encode("idna").decode("ascii").lower()
    if len(wire) > _LABEL_CHARACTERS_MAX:
        raise ValueError(label)
    return wire


def address_of(link: WebLink) -> str:
    """Return the address that ``link`` opens, with the host that was shown: no browser then reads another one in it."""
    url = link.url.strip(" \t\r\n")
    parts = urlsplit(url)
    if parts.netloc.isascii():
        return url
    before, at, _ = parts.netloc.rpartition("@")
    port = "" if parts.port is None else f":{parts.port}"
    return parts._replace(netloc=f"{before}{at}{link.host}{port}").geturl()


def doubts_of(link: WebLink) -> tuple[Doubt, ...]:
    """Return why the host of ``link`` may not be what it seems; empty if nothing speaks for that."""
    parts = urlsplit(link.url.strip(" \t\r\n"))
    return _doubts(parts.netloc, link.host)


def host_as_read(link: WebLink) -> str:
    """Return the host of ``link`` in the letters it stands for: as a browser may show it, and people read it."""
    return ".".join(_label_as_read(label) for label in link.host.split("."))


def _label_as_read(label: str) -> str:
    return label[4:].encode("ascii").decode("punycode") if label.startswith("xn--") else label


def _doubts(netloc: str, wire_host: str) -> tuple[Doubt, ...]:
    plain = wire_host.rstrip(".")
    is_number = "[" in netloc or plain.rpartition(".")[2].startswith(tuple("0123456789"))
    told: dict[Doubt, bool] = {
        "credentials": "@" in netloc,
        "scripts": not netloc.isascii() or any(label.startswith("xn--") for label in plain.split(".")),
        "number": is_number,
        "local": "." not in plain and not is_number,
    }
    return tuple(doubt for doubt, is_so in told.items() if is_so)
