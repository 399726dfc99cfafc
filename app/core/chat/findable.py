"""What of a message can be found: the words in it that somebody wrote, whatever its kind."""

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


def findable_text(content: Content) -> str:
    """Return the words of ``content``, or nothing: what happened to a group or was spoken is not looked for."""
    if isinstance(content, NoteContent | UnknownContent | VoiceContent):
        return ""
    return " · ".join(part for part in _parts(content) if part)


def _parts(
    content: TextContent
    | CardContent
    | ArticleContent
    | TemplateContent
    | CodeContent
    | PacketContent
    | TransferContent
    | ReceiptContent
    | RefundContent
    | ReturnContent
    | PictureContent
    | FileContent,
) -> tuple[str, ...]:
    match content:
        case TextContent(text):
            return (text,)
        case CardContent(title=title, note=note) | ArticleContent(title=title, summary=note):
            return title, note
        case TemplateContent(title=title, lines=lines):
            return (title, *(words for _, words in lines))
        case CodeContent(title=title):
            return (title,)
        case PacketContent(greeting=greeting):
            return (greeting,)
        case TransferContent(note=note):
            return (note,)
        case PictureContent() | FileContent():
            return _attached_parts(content)
        case _:
            return _bill_parts(content)


def _attached_parts(content: PictureContent | FileContent) -> tuple[str, ...]:
    return (content.caption,) if isinstance(content, PictureContent) else (content.name, content.caption)


def _bill_parts(content: ReceiptContent | RefundContent | ReturnContent) -> tuple[str, ...]:
    if isinstance(content, ReturnContent):
        return content.other_name, content.title, content.number
    extra = content.reason if isinstance(content, RefundContent) else content.coupon_title
    return content.payee_name, content.title, content.merchant_number, extra
