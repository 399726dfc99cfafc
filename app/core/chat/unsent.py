"""The pictures and files that a person sent, until they are messages: killed in between, Plaza offers them again."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.core.chat import codec, messages_store, unsent_store
from app.core.chat.checks import require_member
from app.core.chat.model import FileContent, PictureContent
from app.core.chat.unsent_store import UnsentRow
from app.core.database import Database
from app.core.kernel.ids import ConversationId, MessageId, UserId


@dataclass(frozen=True, slots=True)
class UnsentMessage:
    """A picture that is kept already, or a file that is copied from ``source`` when it is sent."""

    message_id: MessageId
    content: PictureContent | FileContent
    source: Path | None = None


class Unsent:
    """What a person sent to a conversation and is no message yet. Any thread but the GUI's."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def keep(self, conversation_id: ConversationId, user_id: UserId, messages: Sequence[UnsentMessage]) -> None:
        """Keep what a person is sending, in its order.

        What cannot be written down, such as a file whose name is no text, is left out: it cannot be sent either.

        Raises:
            Refused: ``chat.unknown_conversation``, ``chat.not_a_member``.
        """
        rows = []
        for place, one in enumerate(messages):
            content, source = codec.encode(one.content), None if one.source is None else str(one.source.absolute())
            try:
                f"{content}{source}".encode()
            except UnicodeEncodeError:
                continue
            attachment = one.content.attachment or None
            rows.append(UnsentRow(one.message_id, conversation_id, user_id, place, content, attachment, source))
        with self._db.begin() as tx:
            require_member(tx, conversation_id, user_id)
            unsent_store.keep(tx, rows)

    def messages(self, conversation_id: ConversationId, user_id: UserId) -> list[UnsentMessage]:
        """Return what was kept and is no message yet, in its order; what is one is kept no longer."""
        with self._db.read() as tx:
            rows = unsent_store.find(tx, conversation_id, user_id)
            sent = messages_store.find_all(tx, [row.message_id for row in rows])
        if sent:
            self.forget(sent)
        found = []
        for row in rows:
            content = codec.decode(row.content)
            if row.message_id not in sent and isinstance(content, PictureContent | FileContent):
                found.append(UnsentMessage(row.message_id, content, None if row.source is None else Path(row.source)))
        return found

    def forget(self, message_ids: Collection[MessageId]) -> None:
        """Keep messages no longer: they were sent, or given up."""
        with self._db.begin() as tx:
            unsent_store.forget(tx, message_ids)
