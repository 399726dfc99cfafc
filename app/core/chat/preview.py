"""The one line that a conversation list shows of a message."""

from typing import assert_never

from app.core.chat.model import (
    ArticleContent,
    CardContent,
    CodeContent,
    Content,
    PacketContent,
    ReceiptContent,
    RefundContent,
    TextContent,
    TransferContent,
    UnknownContent,
)

CHARACTERS_MAX = 120
BEST_WISHES = "Best wishes"


def preview_of(content: Content) -> str:
    """Return ``content`` in one line of at most ``CHARACTERS_MAX`` characters."""
    return " ".join(_whole(content).split())[:CHARACTERS_MAX]


def _money(content: PacketContent | TransferContent) -> str:
    if isinstance(content, PacketContent):
        return f"[Red packet] {content.greeting or BEST_WISHES}"
    return f"[Transfer] {content.amount.text()} {content.note}"


def _whole(content: Content) -> str:
    match content:
        case TextContent(text):
            return text
        case CardContent(title=title):
            return f"[Mini-app] {title}"
        case ReceiptContent(payee_name=payee_name, amount=amount):
            return f"Paid {amount.text()} to {payee_name}"
        case RefundContent(payee_name=payee_name, amount=amount):
            return f"{amount.text()} came back from {payee_name}"
        case ArticleContent(title=title):
            return f"[Article] {title}"
        case CodeContent(title=title):
            return f"[Code] {title}"
        case PacketContent() | TransferContent():
            return _money(content)
        case UnknownContent():
            return "[Message from a newer version]"
        case _:
            assert_never(content)
