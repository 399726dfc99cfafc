"""What chat refuses: conversations and messages that are not there, strangers in them, contents that cannot be sent."""

from sqlalchemy import Connection

from app.core.chat import codec, messages_store, store
from app.core.chat.attachments_store import ATTACHMENT_NAME, attachment_of
from app.core.chat.messages_store import MessageRow
from app.core.chat.model import Content, FileContent, PictureContent, TextContent
from app.core.chat.store import ConversationRow, MemberRow
from app.core.kernel.errors import Refused
from app.core.kernel.ids import ConversationId, MessageId, UserId

TEXT_CHARACTERS_MAX = 10_000


def require(tx: Connection, conversation_id: ConversationId) -> ConversationRow:
    """Return a conversation.

    Raises:
        Refused: ``chat.unknown_conversation``.
    """
    found = store.find(tx, conversation_id)
    if found is None:
        raise Refused("chat.unknown_conversation", conversation_id=conversation_id)
    return found


def require_member(tx: Connection, conversation_id: ConversationId, user_id: UserId) -> MemberRow:
    """Return a member of a conversation.

    Raises:
        Refused: ``chat.unknown_conversation``, or ``chat.not_a_member``.
    """
    found = store.find_member(tx, conversation_id, user_id)
    if found is None:
        require(tx, conversation_id)
        raise Refused("chat.not_a_member", user_id=user_id)
    return found


def require_message(tx: Connection, conversation_id: ConversationId, message_id: MessageId) -> MessageRow:
    """Return a message of a conversation.

    Raises:
        Refused: ``chat.unknown_message``.
    """
    found = messages_store.find(tx, message_id)
    if found is None or found.conversation_id != conversation_id:
        raise Refused("chat.unknown_message", message_id=message_id)
    return found


def encoded(content: Content) -> str:
    """Return ``content`` as it will be stored.

    Raises:
        Refused: ``chat.empty``, ``chat.too_long``, ``chat.attachment`` or ``chat.unwritable``.
    """
    if isinstance(content, TextContent):
        if not content.text.strip():
            raise Refused("chat.empty")
        if len(content.text) > TEXT_CHARACTERS_MAX:
            raise Refused("chat.too_long", characters_max=TEXT_CHARACTERS_MAX)
    attachment = attachment_of(content)
    if attachment is not None and not ATTACHMENT_NAME.fullmatch(attachment):
        raise Refused("chat.attachment")
    if isinstance(content, PictureContent | FileContent) and len(content.caption) > TEXT_CHARACTERS_MAX:
        raise Refused("chat.too_long", characters_max=TEXT_CHARACTERS_MAX)
    try:
        text = codec.encode(content)
        text.encode()
    except UnicodeEncodeError as error:
        raise Refused("chat.unwritable") from error
    return text
