"""Message contents as JSON text, each with its kind."""

import msgspec

from app.core.chat.model import (
    ArticleContent,
    CardContent,
    CodeContent,
    Content,
    FileContent,
    NoteContent,
    PacketContent,
    PictureContent,
    ReceiptContent,
    RefundContent,
    ReturnContent,
    TemplateContent,
    TextContent,
    TransferContent,
    UnknownContent,
    VoiceContent,
)

_TYPES: dict[str, type[Content]] = {
    "text": TextContent,
    "card": CardContent,
    "receipt": ReceiptContent,
    "refund": RefundContent,
    "article": ArticleContent,
    "template": TemplateContent,
    "code": CodeContent,
    "packet": PacketContent,
    "transfer": TransferContent,
    "return": ReturnContent,
    "note": NoteContent,
    "picture": PictureContent,
    "file": FileContent,
    "voice": VoiceContent,
}
_KINDS = {content_type: kind for kind, content_type in _TYPES.items()}


def encode(content: Content) -> str:
    """Return ``content`` as JSON; of an unknown kind, the very text it came as.

    Raises:
        ValueError: a text within cannot be written down (half a surrogate pair).
    """
    if isinstance(content, UnknownContent):
        return content.raw
    return msgspec.json.encode({"kind": _KINDS[type(content)], **msgspec.to_builtins(content)}).decode()


def decode(text: str) -> Content:
    """Return the content that ``text`` describes; whatever this version cannot read is an ``UnknownContent``."""
    try:
        kind = msgspec.json.decode(text, type=_Kind).kind
    except (msgspec.DecodeError, UnicodeError, RecursionError):
        return UnknownContent("", text)
    content_type = _TYPES.get(kind)
    if content_type is None:
        return UnknownContent(kind, text)
    try:
        return msgspec.json.decode(text, type=content_type)
    except (msgspec.ValidationError, RecursionError):
        return UnknownContent(kind, text)


class _Kind(msgspec.Struct):
    """The one member that every content has."""

    kind: str
