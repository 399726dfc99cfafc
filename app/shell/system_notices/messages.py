"""Notices of messages: one for each conversation, at a pace that floods nobody."""

import logging
from collections.abc import Callable, Sequence, Set

from PySide6.QtCore import QObject, QTimer

from app.core.chat.events import ConversationRead, MessageRecalled, MessageSent, MessagesHidden
from app.core.chat.model import ConversationSummary
from app.core.kernel.errors import PlazaError
from app.core.kernel.ids import ConversationId, UserId
from app.shell.chat.previews import words_of
from app.shell.relay import Relay
from app.shell.system_notices.told import PersonNotices, Telling
from app.shell.tasks import Tasks

GATHER_MS = 300
"""How long is waited for more of the same, before anything is told."""
REST_MS = 2_000
"""How long nothing more is told after that."""
AT_ONCE_MAX = 3
"""More conversations than these are told of in one notice."""
MANY = "many"
log = logging.getLogger(__name__)
Read = Callable[[Set[ConversationId]], Sequence[ConversationSummary]]
"""Answers the person's lines of some conversations; on workers."""


class MessageNotices(QObject):
    """Has the system tell of messages that came while the person works elsewhere. GUI thread.

    What is said is read when it is told: of many messages in one conversation, the last and how many there are.
    """

    def __init__(
        self,
        user_id: UserId,
        notices: PersonNotices,
        read: Read,
        open_conversation: Callable[[str], None],
        *,
        tasks: Tasks,
        relay: Relay,
        parent: QObject | None = None,
        pace_ms: tuple[int, int] = (GATHER_MS, REST_MS),
    ) -> None:
        """``open_conversation`` shows one; an empty id is that of the whole list."""
        super().__init__(parent)
        self._user_id = user_id
        self._notices = notices
        self._read = read
        self._open = open_conversation
        self._tasks = tasks
        self._gather_ms, self._rest_ms = pace_ms
        self._fresh: set[ConversationId] = set()
        self._renewed: set[ConversationId] = set()
        self._is_reading = False
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._on_time)
        relay.subscribe(MessageSent, self._on_sent)
        relay.subscribe(MessageRecalled, self._on_recalled)
        relay.subscribe(ConversationRead, self._on_read)
        relay.subscribe(MessagesHidden, self._on_hidden)

    def _on_sent(self, event: MessageSent) -> None:
        is_concerned = self._user_id in event.member_ids and event.message.sender_id != self._user_id
        if is_concerned and self._notices.is_wanted:
            self._fresh.add(event.conversation_id)
            self._wait(self._gather_ms)

    def _on_recalled(self, event: MessageRecalled) -> None:
        self._renew(event.conversation_id)

    def _on_hidden(self, event: MessagesHidden) -> None:
        if event.user_id == self._user_id:
            self._renew(event.conversation_id)

    def _on_read(self, event: ConversationRead) -> None:
        if event.user_id == self._user_id:
            self._fresh.discard(event.conversation_id)
            self._notices.withdraw(self._key(event.conversation_id))
            self._notices.withdraw(self._key(MANY))

    def _renew(self, conversation_id: ConversationId) -> None:
        """Say no more what is no longer said in a conversation."""
        if self._notices.has(self._key(conversation_id)):
            self._renewed.add(conversation_id)
            self._wait(0)

    def _wait(self, for_ms: int) -> None:
        if not self._is_reading and not self._timer.isActive():
            self._timer.start(for_ms)

    def _on_time(self) -> None:
        fresh, renewed = frozenset(self._fresh), frozenset(self._renewed)
        if self._is_reading or not fresh | renewed:
            return
        self._fresh.clear()
        self._renewed.clear()
        self._is_reading = True

        def done(found: Sequence[ConversationSummary]) -> None:
            self._tell(found, fresh)
            self._rest()

        def failed(error: PlazaError) -> None:
            log.warning("what is to be told cannot be read: %s", error)
            self._rest()

        self._tasks.run(lambda: self._read(fresh | renewed), done, failed)

    def _rest(self) -> None:
        self._is_reading = False
        self._timer.start(self._rest_ms)  # what came meanwhile is told then

    def _tell(self, found: Sequence[ConversationSummary], fresh: Set[ConversationId]) -> None:
        unread = [one for one in found if one.unread_count > 0 and not _is_silent(one)]
        for one in found:
            if one not in unread:
                self._notices.withdraw(self._key(one.conversation_id))
        came = [one for one in unread if one.conversation_id in fresh]
        if len(came) > AT_ONCE_MAX:
            self._tell_many(came)
            return
        for one in unread:
            if one in came or self._notices.has(self._key(one.conversation_id)):
                self._tell_one(one, is_fresh=one in came)

    def _tell_one(self, one: ConversationSummary, *, is_fresh: bool) -> None:
        key, count = self._key(one.conversation_id), one.unread_count
        self._notices.tell(
            Telling(
                key,
                one.title if count == 1 else f"{one.title} ({count})",
                words_of(one.preview),
                self.tr("New message") if count == 1 else self.tr("New messages"),
                lambda: self._open(one.conversation_id),
                is_quiet=not is_fresh or self._notices.has(key),
            )
        )

    def _tell_many(self, came: Sequence[ConversationSummary]) -> None:
        for one in came:
            self._notices.withdraw(self._key(one.conversation_id))
        count = sum(one.unread_count for one in came)
        names = ", ".join(one.title for one in came)
        said = self.tr("{count} new messages").replace("{count}", str(count))
        self._notices.tell(Telling(self._key(MANY), said, names, names, lambda: self._open("")))

    def _key(self, what: str) -> str:
        return f"{self._user_id}:{what}"


def _is_silent(one: ConversationSummary) -> bool:
    """Tell whether nobody is told of what is said in a conversation: articles wait until one looks for them."""
    return one.is_muted or (one.is_subscription and not one.is_pinned)
