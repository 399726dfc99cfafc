"""A program whose processes send a file, each killed (SIGKILL) at one moment of it after another.

`python -m tests.support.dying_file_senders FOLDER`: two people and their conversation are made; then a process keeps
what it is about to send, is killed before the first, second, … piece, statement or commit of copying and sending it,
and what it left is looked at by another, until one lives to the end. Prints how often the file was still to be sent,
and how often it was sent.
"""

import os
import signal
import sys
from collections.abc import Callable
from itertools import count
from pathlib import Path

from sqlalchemy import Engine, event

from app.core.chat.attachments import PIECE_BYTES, Attachments
from app.core.chat.model import FileContent
from app.core.chat.unsent import Unsent, UnsentMessage
from app.core.kernel.ids import MessageId, new_id
from tests.support.dying_senders import KILLS_MAX, LIN, Senders, prepare

PIECES = 3


def send(folder: Path, source: Path, kill_at: int) -> None:
    """Keep the file ``source`` as unsent, then send it until the moment ``kill_at`` of that is reached."""
    senders = Senders(folder)
    here, unsent = senders.here(), Unsent(senders.db)
    files = Attachments(folder / "attachments", folder / "attaching", senders.db)
    content, message_id = FileContent("", source.name, source.stat().st_size), MessageId(new_id())
    unsent.keep(here, LIN, [UnsentMessage(message_id, content, source)])
    moments = count(1)

    def die(*_: object) -> None:
        if next(moments) >= kill_at:
            os.kill(os.getpid(), signal.SIGKILL)

    for name in ("before_cursor_execute", "commit"):
        event.listen(Engine, name, die)
    _finish(senders, files, unsent, UnsentMessage(message_id, content, source), die)
    os._exit(0)


def _finish(
    senders: Senders, files: Attachments, unsent: Unsent, message: UnsentMessage, told: Callable[[int], None]
) -> None:
    assert message.source is not None
    kept = files.keep_file(message.source, told)
    content = FileContent(kept.name, message.content.name, kept.size_bytes)  # type: ignore[union-attr]
    senders.chat.send(senders.here(), LIN, content, message_id=message.message_id)
    unsent.forget([message.message_id])
    files.release(kept.name)


def look(folder: Path, source: Path) -> None:
    """See that the file is either sent, once and whole, or offered again: 1 or 0 is the process's end."""
    senders = Senders(folder)
    files, unsent = Attachments(folder / "attachments", folder / "attaching", senders.db), Unsent(senders.db)
    files.sweep()
    offered = unsent.messages(senders.here(), LIN)
    times = sum(source.name in content for content in senders.said())
    if (times, len(offered)) not in {(0, 1), (1, 0)}:
        os._exit(2)
    for message in offered:
        _finish(senders, files, unsent, message, lambda _bytes: None)
    is_once = sum(source.name in content for content in senders.said()) == 1
    is_whole = [place.stat().st_size for place in (folder / "attachments").glob("*")] == [source.stat().st_size]
    os._exit((0 if offered else 1) if is_once and is_whole and not any((folder / "attaching").glob("*")) else 2)


def main(folder: Path) -> None:
    """Have one sender after the other killed, until one sends."""
    outcomes = {0: 0, 1: 0}
    if os.fork() == 0:  # so that no connection of it is there when the others are forked
        prepare(folder)
        os._exit(0)
    assert os.wait()[1] == 0
    for kill_at in range(1, KILLS_MAX):
        source = folder / f"file {kill_at}.txt"
        source.write_bytes(b"x" * (PIECES * PIECE_BYTES))
        if os.fork() == 0:
            send(folder, source, kill_at)
        has_lived = os.waitstatus_to_exitcode(os.wait()[1]) == 0
        if os.fork() == 0:
            look(folder, source)
        outcome = os.waitstatus_to_exitcode(os.wait()[1])
        assert outcome in outcomes, f"killed at {kill_at}, the file is lost, not whole or there twice"
        outcomes[outcome] += 1
        if has_lived:
            print(outcomes[0], outcomes[1])
            return


if __name__ == "__main__":
    main(Path(sys.argv[1]))
