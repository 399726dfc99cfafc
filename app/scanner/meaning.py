"""What a code that was read names: a link only where the code says for certain, or most likely, a text."""

from app.core.links import Link, Note, PlainText, parse_code
from app.scanner.model import FoundCode, TextIs

_ONLY_SHOWN: dict[TextIs, Note] = {"bytes": "not_text", "part": "part"}


def link_of(code: FoundCode) -> Link:
    """Return what ``code`` names. Bytes that are no text, and parts of one, name nothing, whatever they look like."""
    note = _ONLY_SHOWN.get(code.text_is)
    return parse_code(code.text, code.format) if note is None else PlainText(code.text, note)
