"""A program whose processes delete a profile, each killed (SIGKILL) at one statement of that after another.

`python -m tests.support.dying_leavers FOLDER`: in a copy of one data folder after the other, a process deletes a
profile and is killed before the first, second, … statement or commit of it; the next one opens what it left as any
start does, and sees that either nothing is deleted, or all that is the person's. Prints how often the one and the other
was so, once a process lived to the end.
"""

import os
import shutil
import signal
import sys
import threading
from itertools import count
from pathlib import Path

from sqlalchemy import Engine, event

from app.core.chat.attachments import Attachments
from app.core.chat.model import FileContent, TextContent
from app.core.chat.service import Chat
from app.core.database import Database
from app.core.kernel.clock import SystemClock
from app.core.kernel.events import EventBus
from app.core.kernel.ids import MiniAppId, UserId
from app.core.ledger.service import Ledger
from app.core.payments.closing import Closing
from app.core.payments.pins import Pins
from app.core.people.events import PersonLeft
from app.core.people.faces import Faces
from app.core.people.model import User
from app.core.people.passwords import Passwords
from app.core.people.service import People
from app.departures import Departures, Holders
from tests.support.miniapps import MemorySecrets, eventually

KILLS_MAX = 400
STAYED, LEFT, TORN = 10, 11, 12
FRIEND = UserId("friend")
WORDS = "a thing of mine"


class NothingOpen:
    """The door to mini-apps, where none was ever opened by Plaza itself."""

    def end_for(self, user_id: UserId) -> None:
        """End nothing."""

    def caller_id(self, user_id: UserId, miniapp_id: MiniAppId) -> str:
        """Return the name of the person's folder."""
        return f"{miniapp_id} {user_id}"


class Leavers:
    """What a process that deletes a profile stands on, over a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.db = Database(folder / "plaza.db", tree="plaza")
        self.wallet = Database(folder / "wallet.db", tree="wallet")
        self.events, clock = EventBus(), SystemClock()
        self.people = People(self.db, self.events, clock)
        self.chat = Chat(self.db, self.events, clock)
        self.pins = Pins(self.wallet, clock, MemorySecrets())
        self.attachments = Attachments(folder / "attachments", folder / "attaching", self.db)
        self.faces = Faces(folder / "faces", self.db, self.events)
        holders = Holders(self.attachments, self.faces, folder / "miniapps", NothingOpen(), lambda: None)
        closing, passwords = Closing(self.wallet, Ledger(self.wallet)), Passwords(self.db, clock)
        self.departures = Departures(self.db, closing, passwords, holders, self.events, clock)

    def lin(self) -> UserId:
        """Return who goes."""
        with self.db.read() as tx:
            return UserId(str(tx.exec_driver_sql("SELECT user_id FROM person WHERE name = 'Lin'").scalar_one()))

    def left(self) -> tuple[bool, ...]:
        """Return whether there is still: the profile, what was said, its file, the picture, the PIN, the mini-app's."""
        lin = self.lin()
        with self.db.read() as tx:
            said = tx.exec_driver_sql("SELECT count(*) FROM message").scalar_one()
            members = tx.exec_driver_sql("SELECT count(*) FROM member").scalar_one()
        has_file, folder = (
            any((self.folder / "attachments").glob("*")),
            self.folder / "miniapps" / "test.app" / "people",
        )
        is_here = lin in [each.user_id for each in self.people.here()]
        has_face = any((self.folder / "faces").glob("*"))
        return is_here, bool(said), bool(members), has_file, has_face, self.pins.is_set(lin), any(folder.glob("*"))


def prepare(folder: Path) -> None:
    """Make somebody with a chat, a file in it, a PIN, and a mini-app that keeps something."""
    leavers = Leavers(folder)
    leavers.db.migrate()
    leavers.wallet.migrate()
    lin = leavers.people.create_profile("Lin").user_id
    leavers.people.add_person(User(FRIEND, "Friend", "blue"))
    leavers.people.add_contact(lin, FRIEND)
    here = leavers.chat.direct(lin, FRIEND)
    leavers.chat.send(here, lin, TextContent(WORDS))
    file = leavers.attachments.keep_bytes(WORDS.encode())
    leavers.chat.send(here, lin, FileContent(file.name, "mine.txt", file.size_bytes))
    leavers.faces.choose(lin, WORDS.encode())
    leavers.pins.set(lin, "246810")
    kept = folder / "miniapps" / "test.app" / "people" / f"test.app {lin}"
    kept.mkdir(parents=True)
    (kept / "own.txt").write_text(WORDS)
    leavers.db.close()
    leavers.wallet.close()


def leave(folder: Path, kill_at: int) -> None:
    """Delete the profile until the statement ``kill_at`` of that is reached."""
    leavers = Leavers(folder)
    lin, statements, lock = leavers.lin(), count(1), threading.Lock()

    def die(*_: object) -> None:
        with lock:
            if next(statements) >= kill_at:
                os.kill(os.getpid(), signal.SIGKILL)

    for name in ("before_cursor_execute", "commit"):
        event.listen(Engine, name, die)
    leavers.events.subscribe(PersonLeft, lambda _: leavers.departures.start())
    leavers.departures.leave(lin)
    eventually(leavers.departures.is_finished)
    os._exit(0)


def look(folder: Path) -> None:
    """Start as any Plaza does; end by what is found: all of it, or nothing."""
    leavers = Leavers(folder)
    leavers.attachments.sweep()
    leavers.departures.start()
    eventually(leavers.departures.is_finished)
    leavers.departures.close()
    left = leavers.left()
    os._exit(STAYED if all(left) else TORN if any(left) else LEFT)


def main(folder: Path) -> None:
    """Have one after the other killed, until one lives."""
    first = folder / "first"
    first.mkdir()
    if os.fork() == 0:  # so that no connection of it is there when the others are forked
        prepare(first)
        os._exit(0)
    assert os.wait()[1] == 0
    outcomes = {STAYED: 0, LEFT: 0}
    for kill_at in range(1, KILLS_MAX):
        copy = folder / "copy"
        shutil.copytree(first, copy)
        if os.fork() == 0:
            leave(copy, kill_at)
        has_lived = os.waitstatus_to_exitcode(os.wait()[1]) == 0
        if os.fork() == 0:
            look(copy)
        outcome = os.waitstatus_to_exitcode(os.wait()[1])
        assert outcome in outcomes, f"killed at {kill_at}, some is gone and some is there"
        outcomes[outcome] += 1
        shutil.rmtree(copy)
        if has_lived:
            print(outcomes[STAYED], outcomes[LEFT])
            return
    raise AssertionError("nobody lived to the end")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
