"""A program whose processes send a message, each killed (SIGKILL) at one statement of it after another.

`python -m tests.support.dying_senders FOLDER`: two people and their conversation are made; then a process begins to
write, is killed before the first, second, … statement or commit of sending, and what it left is looked at by another,
until one lives to send it. Prints how often what was written was still to be sent, and how often it was sent.
"""

import os
import signal
import sys
from itertools import count
from pathlib import Path

from sqlalchemy import Engine, event

from app.core.chat.model import Draft, TextContent
from app.core.chat.own_messages import OwnMessages
from app.core.chat.service import Chat
from app.core.database import Database
from app.core.kernel.clock import SystemClock
from app.core.kernel.events import EventBus
from app.core.kernel.ids import ConversationId, MessageId, UserId, new_id
from app.core.people.model import User
from app.core.people.service import People
from app.shell.chat.posting import Written, post

LIN, MAYA = UserId("lin"), UserId("maya")
KILLS_MAX = 200


class Senders:
    """What a process that sends stands on, over a file."""

    def __init__(self, folder: Path) -> None:
        self.db = Database(folder / "plaza.db", tree="plaza")
        events, clock = EventBus(), SystemClock()
        self.people = People(self.db, events, clock)
        self.chat = Chat(self.db, events, clock)
        self.own_messages = OwnMessages(self.db, events, clock)

    def here(self) -> ConversationId:
        """Return the conversation of the two."""
        return self.chat.direct(LIN, MAYA)

    def said(self) -> list[str]:
        """Return what was said there."""
        with self.db.read() as tx:
            return [str(row[0]) for row in tx.exec_driver_sql("SELECT content FROM message ORDER BY seq")]


def prepare(folder: Path) -> None:
    """Make the two and their conversation."""
    senders = Senders(folder)
    senders.db.migrate()
    for user_id in (LIN, MAYA):
        senders.people.add_person(User(user_id, user_id.title(), "blue"))
    senders.here()
    senders.db.close()


def send(folder: Path, text: str, kill_at: int) -> None:
    """Write ``text``, and send it until the statement ``kill_at`` of that is reached."""
    senders = Senders(folder)
    here = senders.here()
    senders.own_messages.keep_draft(here, LIN, text)
    statements = count(1)

    def die(*_: object) -> None:
        if next(statements) >= kill_at:
            os.kill(os.getpid(), signal.SIGKILL)

    for name in ("before_cursor_execute", "commit"):
        event.listen(Engine, name, die)
    post(senders.chat, senders.own_messages, here, LIN, Written(text), MessageId(new_id()))
    os._exit(0)


def look(folder: Path, text: str) -> None:
    """See that ``text`` is either sent, once, or still what is to be sent: 1 or 0 is the process's end."""
    senders = Senders(folder)
    times = sum(text in content for content in senders.said())
    draft = senders.own_messages.draft(senders.here(), LIN)
    if (times, draft) == (0, Draft(text)):
        senders.chat.send(senders.here(), LIN, TextContent(text), ends_draft=True)
        os._exit(0)
    os._exit(1 if (times, draft) == (1, Draft()) else 2)


def main(folder: Path) -> None:
    """Have one sender after the other killed, until one sends."""
    outcomes = {0: 0, 1: 0}
    if os.fork() == 0:  # so that no connection of it is there when the others are forked
        prepare(folder)
        os._exit(0)
    assert os.wait()[1] == 0
    for kill_at in range(1, KILLS_MAX):
        text = f"message {kill_at}."
        if os.fork() == 0:
            send(folder, text, kill_at)
        has_lived = os.waitstatus_to_exitcode(os.wait()[1]) == 0
        if os.fork() == 0:
            look(folder, text)
        outcome = os.waitstatus_to_exitcode(os.wait()[1])
        assert outcome in outcomes, f"killed at {kill_at}, {text} is lost or there twice"
        outcomes[outcome] += 1
        if has_lived:
            print(outcomes[0], outcomes[1])
            return


if __name__ == "__main__":
    main(Path(sys.argv[1]))
