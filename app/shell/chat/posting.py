"""What a person writes, on its way: drafts kept and messages sent, those of one conversation one after the other."""

import logging
import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QObject, Signal

from app.core.chat.model import Draft, Message, Quoted, TextContent
from app.core.kernel.errors import PlazaError
from app.core.kernel.ids import ConversationId, MessageId, UserId, new_id
from app.shell.chat.desk import ChatDesk
from app.shell.context import ShellContext
from app.shell.error_texts import text_of

if TYPE_CHECKING:
    from app.core.chat.own_messages import OwnMessages
    from app.core.chat.service import Chat

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Written:
    """What was written, and the message that it answers."""

    text: str = ""
    quoted: Quoted | None = None

    @property
    def quoted_id(self) -> MessageId | None:
        """Which message is answered."""
        return None if self.quoted is None else self.quoted.message_id


class Writer(Protocol):
    """The place to write on screen, should a conversation have one."""

    def give_back(self, written: Written) -> None:
        """Take back what could not be sent."""
        ...


@dataclass(slots=True)
class _Step:
    """One thing to do; of drafts that wait, only the newest counts."""

    work: Callable[[], Any]
    done: Callable[[Any], None]
    failed: Callable[[PlazaError], None]
    is_draft: bool = False


def post(
    chat: "Chat",
    own: "OwnMessages",
    conversation_id: ConversationId,
    user_id: UserId,
    written: Written,
    message_id: MessageId,
) -> Message:
    """Send what was written: it is the person's draft until it is sent. On a worker.

    Raises:
        Refused: as ``Chat.send``.
    """
    own.keep_draft(conversation_id, user_id, written.text, written.quoted_id)
    content = TextContent(written.text.strip())
    quoted_id = written.quoted_id
    return chat.send(conversation_id, user_id, content, message_id=message_id, quoted_id=quoted_id, ends_draft=True)


def _do_all(steps: list[_Step]) -> None:
    for step in steps:
        try:
            step.work()
        except PlazaError as error:
            log.warning("what was written last could not be kept: %s", error)


class Posting(QObject):
    """Keeps drafts and sends messages for as long as the window lives, whatever conversation is on screen. GUI thread.

    What is sent is the draft until it is: killed in between, Plaza offers it again; what could not be sent stays one.
    """

    toasted = Signal(str, str)

    def __init__(self, desk: ChatDesk, context: ShellContext, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._context = context
        self._writers: dict[ConversationId, Writer] = {}
        self._waiting: dict[ConversationId, deque[_Step]] = {}
        self._drafts: dict[ConversationId, Written] = {}

    @property
    def user_id(self) -> UserId:
        """Who writes."""
        return self._context.user.user_id

    def begin(self, conversation_id: ConversationId, writer: Writer, show: Callable[[Draft], None]) -> None:
        """Let ``writer`` write in a conversation, and ``show`` what was begun there, once what is under way is sent."""
        self._writers[conversation_id] = writer
        own, mine = self._desk.own_messages, self._context.user.user_id
        self._add(conversation_id, _Step(lambda: own.draft(conversation_id, mine), show, self._tell))

    def end(self, conversation_id: ConversationId, writer: Writer) -> None:
        """Let ``writer`` go."""
        if self._writers.get(conversation_id) is writer:
            del self._writers[conversation_id]

    def keep(self, conversation_id: ConversationId, written: Written) -> None:
        """Keep a draft."""
        own, mine = self._desk.own_messages, self._context.user.user_id
        self._drafts[conversation_id] = written

        def work() -> None:
            own.keep_draft(conversation_id, mine, written.text, written.quoted_id)

        self._add(conversation_id, _Step(work, lambda _none: None, self._tell, is_draft=True))

    def send(self, conversation_id: ConversationId, written: Written) -> None:
        """Send what was written; should that fail, it is in the place to write again, or the draft."""
        desk, mine, message_id = self._desk, self._context.user.user_id, MessageId(new_id())
        self._drafts[conversation_id] = Written()

        def work() -> Message:
            return post(desk.chat, desk.own_messages, conversation_id, mine, written, message_id)

        def failed(error: PlazaError) -> None:
            self._tell(error)
            self._give_back(conversation_id, written)

        self._add(conversation_id, _Step(work, lambda _message: None, failed))

    def finish(self) -> None:
        """Wait until all that was written is sent or kept. For the end, once no worker works any more.

        What a worker has done already, but could not tell any more, does nothing when it is done again.
        """
        steps = [step for waiting in self._waiting.values() for step in waiting]
        if steps:
            # A thread of its own, for this one must not touch the disk.
            writing = threading.Thread(target=_do_all, args=(steps,))
            writing.start()
            writing.join()

    def _give_back(self, conversation_id: ConversationId, written: Written) -> None:
        writer = self._writers.get(conversation_id)
        if writer is not None:
            writer.give_back(written)
            return
        since = self._drafts.get(conversation_id, Written())
        together = "\n".join(text for text in (written.text, since.text) if text)
        self.keep(conversation_id, Written(together, written.quoted or since.quoted))

    def _add(self, conversation_id: ConversationId, step: _Step) -> None:
        waiting = self._waiting.setdefault(conversation_id, deque())
        if len(waiting) > 1 and step.is_draft and waiting[-1].is_draft:
            waiting[-1] = step
            return
        waiting.append(step)
        if len(waiting) == 1:
            self._run(conversation_id)

    def _run(self, conversation_id: ConversationId) -> None:
        step = self._waiting[conversation_id][0]

        def done(result: object) -> None:
            try:
                step.done(result)
            finally:
                self._go_on(conversation_id)

        def failed(error: PlazaError) -> None:
            try:
                step.failed(error)
            finally:
                self._go_on(conversation_id)

        self._context.tasks.run(step.work, done, failed)

    def _go_on(self, conversation_id: ConversationId) -> None:
        waiting = self._waiting[conversation_id]
        waiting.popleft()
        if waiting:
            self._run(conversation_id)
        else:
            del self._waiting[conversation_id]

    def _tell(self, error: PlazaError) -> None:
        self.toasted.emit(text_of(error), "danger")
