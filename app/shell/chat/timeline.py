"""The stretch of a conversation that is in memory: grown at either end, cut at the other, jumped to anywhere."""

import dataclasses
from collections.abc import Collection, Sequence

from app.core.chat.model import Message, Quoted, Stretch
from app.core.kernel.ids import MessageId

MESSAGES_MAX = 300


class Timeline:
    """Consecutive messages, newest first, at most ``MESSAGES_MAX``: what is beyond is forgotten, and read again.

    ``seq`` of a message is its place. GUI thread.
    """

    def __init__(self) -> None:
        self.messages: Sequence[Message] = ()
        self.has_older = False
        self.has_newer = False

    def show(self, stretch: Stretch) -> None:
        """Show a stretch in place of what there is. Where the two meet, both stay."""
        if self.messages and stretch.messages and not stretch.has_newer and not self.has_newer:
            oldest = stretch.messages[-1].seq
            if self.messages[0].seq >= oldest:
                kept = [message for message in self.messages if message.seq < oldest]
                self.messages = [*stretch.messages, *kept]
                return
        self.messages = stretch.messages
        self.has_older, self.has_newer = stretch.has_older, stretch.has_newer

    def add_older(self, stretch: Stretch) -> None:
        """Add what stands before; what is too much is forgotten at the new end."""
        oldest = self.messages[-1].seq if self.messages else 0
        together = [*self.messages, *(message for message in stretch.messages if message.seq < oldest)]
        self.has_newer = self.has_newer or len(together) > MESSAGES_MAX
        self.messages, self.has_older = together[-MESSAGES_MAX:], stretch.has_older

    def add_newer(self, stretch: Stretch) -> None:
        """Add what stands after; what is too much is forgotten at the old end."""
        newest = self.messages[0].seq if self.messages else 0
        together = [*(message for message in stretch.messages if message.seq > newest), *self.messages]
        self.has_older = self.has_older or len(together) > MESSAGES_MAX
        self.messages, self.has_newer = together[:MESSAGES_MAX], stretch.has_newer

    def add(self, message: Message) -> bool:
        """Put one message where it stands; return whether it is in this stretch."""
        if self.has_newer and (not self.messages or message.seq > self.messages[0].seq):
            return False
        if self.has_older and self.messages and message.seq < self.messages[-1].seq:
            return False
        others = [each for each in self.messages if each.seq != message.seq]
        together = sorted([message, *others], key=lambda each: each.seq, reverse=True)
        self.has_older = self.has_older or len(together) > MESSAGES_MAX
        self.messages = together[:MESSAGES_MAX]
        return True

    def forget(self, message_ids: Collection[MessageId]) -> None:
        """Leave out messages that are there no more."""
        self.messages = [message for message in self.messages if message.message_id not in message_ids]

    def replace(self, message: Message) -> None:
        """Show ``message`` as it is now, also where it is answered."""
        quoted = Quoted(message.message_id, message.sender_id, message.sender_name, message.content)
        self.messages = [
            message
            if each.message_id == message.message_id
            else dataclasses.replace(each, quoted=quoted)
            if each.quoted is not None and each.quoted.message_id == message.message_id
            else each
            for each in self.messages
        ]
