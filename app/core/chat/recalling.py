"""When a message can be taken back: soon after it was sent, by whoever sent it, unless it moved money."""

from datetime import datetime, timedelta

from app.core.chat.model import (
    ArticleContent,
    CardContent,
    CodeContent,
    Content,
    FileContent,
    PictureContent,
    TextContent,
    VoiceContent,
)
from app.core.kernel.ids import UserId

RECALL_TIME = timedelta(minutes=2)
RECALL_MINUTES = RECALL_TIME // timedelta(minutes=1)
RECALLED_KINDS = (TextContent, PictureContent, FileContent, VoiceContent, CardContent, CodeContent, ArticleContent)
"""What can be taken back: of money, the wallet tells."""


def recall_refusal(
    content: Content, sent_at: datetime, *, sender_id: UserId | None, user_id: UserId, now: datetime
) -> str | None:
    """Return the code of what stands against ``user_id`` taking a message back at ``now``; None if nothing does."""
    if sender_id != user_id:
        return "chat.not_yours"
    if not isinstance(content, RECALLED_KINDS):
        return "chat.recall_kind"
    return "chat.recall_too_late" if now - sent_at > RECALL_TIME else None
