"""What a conversation list tells of a message: data, which the shell puts into one line of words."""

from typing import assert_never

from app.core.chat.model import (
    ArticleContent,
    CardContent,
    CodeContent,
    Content,
    FileContent,
    NoteContent,
    PacketContent,
    PictureContent,
    Preview,
    PreviewKind,
    ReceiptContent,
    RefundContent,
    ReturnContent,
    SpokenContent,
    TemplateContent,
    TextContent,
    TransferContent,
    UnknownContent,
    VoiceContent,
)
from app.core.kernel.money import Money

CHARACTERS_MAX = 120


def preview_of(content: Content) -> Preview:
    """Return ``content`` in brief, its words at most ``CHARACTERS_MAX`` characters."""
    if isinstance(content, NoteContent):
        return Preview(content.note, brief(", ".join(content.names)))
    kind, text, amount = _parts(content)
    return Preview(kind, brief(text), amount)


def brief(text: str) -> str:
    """Return ``text`` in one line of at most ``CHARACTERS_MAX`` characters."""
    return " ".join(text[: CHARACTERS_MAX * 10].split())[:CHARACTERS_MAX]


def _parts(content: SpokenContent) -> tuple[PreviewKind, str, Money | None]:
    match content:
        case TextContent(text):
            return "text", text, None
        case CardContent(title=title):
            return "card", title, None
        case ArticleContent(title=title):
            return "article", title, None
        case TemplateContent(title=title) | CodeContent(title=title):
            return ("code" if isinstance(content, CodeContent) else "template"), title, None
        case PictureContent(caption=caption):
            return "picture", caption, None
        case FileContent(name=name):
            return "file", name, None
        case VoiceContent() | UnknownContent():
            return ("voice" if isinstance(content, VoiceContent) else "unknown"), "", None
        case _:
            return _money(content)


def _money(
    content: ReceiptContent | RefundContent | ReturnContent | PacketContent | TransferContent,
) -> tuple[PreviewKind, str, Money | None]:
    match content:
        case ReceiptContent(payee_name=payee_name, amount=amount):
            return "receipt", payee_name, amount
        case RefundContent(payee_name=payee_name, amount=amount):
            return "refund", payee_name, amount
        case ReturnContent(amount=amount):
            return "return", "", amount
        case PacketContent(greeting=greeting):
            return "packet", greeting, None
        case TransferContent(amount=amount, note=note):
            return "transfer", note, amount
        case _:
            assert_never(content)
