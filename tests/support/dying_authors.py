"""A program whose processes write articles and count readers, each killed (SIGKILL) at one statement after another.

`python -m tests.support.dying_authors FOLDER`: somebody with an account is made; then a process goes on writing an
article, schedules it and lets it become due, and is killed before the first, second, … statement or commit of that;
what it left is looked at by another, which sends what was not sent, until one lives to do it all. Then the same with
a reader whose day ends the counting of ten before. Prints how often an article was offered again, how often it was
sent, and how often the numbers were written anew or found.
"""

import os
import signal
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import count
from pathlib import Path

from sqlalchemy import Engine, event, func, select

from app.core.catalog.service import Catalog
from app.core.database import Database
from app.core.kernel.events import EventBus
from app.core.kernel.ids import ArticleId, MiniAppId, OfficialAccountId, UserId
from app.core.official.composing import Composing
from app.core.official.draft import Draft
from app.core.official.figures import Figures
from app.core.official.figures_model import PEOPLE_MIN
from app.core.official.figures_store import figure, waiting_deed
from app.core.official.model import Article, OfficialAccount, Paragraph
from app.core.official.service import Official
from app.core.people.model import User
from app.core.people.service import People
from tests.support.clock import FakeClock

LIN, LANE = UserId("lin"), OfficialAccountId("maple.lane")
READERS = [UserId(f"reader {at}") for at in range(PEOPLE_MIN + 1)]
KILLS_MAX = 200
FIRST, SECOND = "A coat.", "A red coat."


class NothingThere:
    """No mini-app and no picture."""

    def of(self, _miniapp_id: MiniAppId) -> Sequence[str] | None:
        return None

    def has(self, _name: str) -> bool:
        return False


class Desk:
    """What a process that writes stands on, over a file."""

    def __init__(self, folder: Path) -> None:
        self.db = Database(folder / "plaza.db", tree="plaza")
        events, self.clock = EventBus(), FakeClock()
        self.people = People(self.db, events, self.clock)
        self.official = Official(self.db, events, self.clock)
        self.composing = Composing(self.db, events, self.clock, NothingThere(), NothingThere())
        self.figures = Figures(self.db, self.clock, Catalog(self.db, events, self.clock))


def prepare(folder: Path) -> None:
    """Make the account, its owner and the readers."""
    desk = Desk(folder)
    desk.db.migrate()
    for user_id in (LIN, *READERS):
        desk.people.add_person(User(user_id, user_id.title(), "blue"))
    desk.official.add(OfficialAccount(LANE, "Maple Lane", "rose", "Letters.", "subscription"))
    desk.official.own(LIN, LANE)
    desk.db.close()


def die_at(kill_at: int) -> None:
    """Kill this process before the statement or commit with this number, from here on."""
    statements = count(1)

    def die(*_: object) -> None:
        if next(statements) >= kill_at:
            os.kill(os.getpid(), signal.SIGKILL)

    for name in ("before_cursor_execute", "commit"):
        event.listen(Engine, name, die)


def write(folder: Path, kill_at: int) -> None:
    """Go on with an article, have it sent later, and let it become due."""
    desk, key = Desk(folder), ArticleId(f"article {kill_at}")
    draft = Draft(key, LANE, title="Five looks", source=FIRST)
    desk.composing.save(LIN, draft)
    die_at(kill_at)
    desk.composing.save(LIN, replace(draft, source=SECOND))
    desk.composing.schedule(LIN, key, desk.clock.now() + timedelta(hours=1))
    desk.clock.advance(hours=2)
    desk.composing.send_due()
    os._exit(0)


def look_at_article(folder: Path, kill_at: int) -> None:
    """See that an article is sent, once, or still its author's to send: 1 or 0 is the process's end."""
    desk, key = Desk(folder), ArticleId(f"article {kill_at}")
    draft = desk.composing.draft(LIN, key)
    sent = [each for each in desk.official.articles(LANE) if each.article_id == key]
    if sent:
        is_right = draft.sent_at is not None and draft.due_at is None and draft.source == SECOND
        is_right = is_right and [each.blocks for each in sent] == [(Paragraph(SECOND),)]
        desk.clock.advance(hours=2)
        desk.composing.send_due()
        os._exit(1 if is_right and len(desk.official.articles(LANE)) == kill_at else 2)
    if draft.sent_at is not None or draft.source not in (FIRST, SECOND) or (draft.due_at and draft.source == FIRST):
        os._exit(2)
    desk.clock.advance(hours=2)
    desk.composing.send_due()  # what was scheduled goes by itself
    if draft.due_at is None:
        desk.composing.send(LIN, key)
    os._exit(0 if len(desk.official.articles(LANE)) == kill_at else 2)


def read(folder: Path, kill_at: int) -> None:
    """Let ten read an article; the next day one more reads it, which ends the counting of the ten."""
    desk, key = Desk(folder), ArticleId(f"counted {kill_at}")
    account = OfficialAccount(OfficialAccountId(f"counted.{kill_at}"), "Acorn", "rose", "", "subscription")
    desk.official.add(account)
    words = (Paragraph("x"),)
    desk.official.publish(Article(key, account.account_id, "x", "", None, "", desk.clock.now(), words))
    for user_id in READERS[:PEOPLE_MIN]:
        desk.figures.read(user_id, key)
    desk.clock.advance(days=1)
    die_at(kill_at)
    desk.figures.read(READERS[-1], key)
    os._exit(0)


def look_at_figures(folder: Path, kill_at: int) -> None:
    """See that each reader waits or was counted, once: 1 or 0 is the process's end, as the last one is there or not."""
    desk, key = Desk(folder), ArticleId(f"counted {kill_at}")
    counts = _counts(desk, key)
    if counts not in ((PEOPLE_MIN, 0), (1, PEOPLE_MIN)):
        os._exit(2)
    desk.clock.advance(days=1)
    desk.figures.read(READERS[-1], key)
    os._exit(2 if _counts(desk, key) != (1, PEOPLE_MIN) else int(counts[1] > 0))


def _counts(desk: Desk, key: ArticleId) -> tuple[int, int]:
    """Return how many readers wait to be counted, and how many were."""
    with desk.db.read() as tx:
        waiting = tx.execute(select(func.count()).select_from(waiting_deed).where(waiting_deed.c.article_id == key))
        told = tx.execute(select(func.coalesce(func.sum(figure.c.count), 0)).where(figure.c.article_id == key))
        return waiting.scalar_one(), int(told.scalar_one())


def outcome_of(act: Callable[[Path, int], None], folder: Path, kill_at: int) -> int:
    """Do something in a process of its own; return how that ended."""
    if os.fork() == 0:
        act(folder, kill_at)
    return os.waitstatus_to_exitcode(os.wait()[1])


def kill_all(
    act: Callable[[Path, int], None], look: Callable[[Path, int], None], folder: Path, what: str
) -> tuple[int, int]:
    """Have one process after the other killed in ``act`` until one lives; count how ``look`` ended: by 0, by 1."""
    outcomes = {0: 0, 1: 0}
    for kill_at in range(1, KILLS_MAX):
        has_lived = outcome_of(act, folder, kill_at) == 0
        outcome = outcome_of(look, folder, kill_at)
        assert outcome in outcomes, f"killed at {kill_at}, {what} is lost or there twice"
        outcomes[outcome] += 1
        if has_lived:
            break
    return outcomes[0], outcomes[1]


def main(folder: Path) -> None:
    """Have authors and readers killed."""
    if os.fork() == 0:  # so that no connection of it is there when the others are forked
        prepare(folder)
        os._exit(0)
    assert os.wait()[1] == 0
    print(*kill_all(write, look_at_article, folder, "an article"))
    print(*kill_all(read, look_at_figures, folder, "a reader"))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
