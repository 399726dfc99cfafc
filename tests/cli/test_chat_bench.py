"""What the chats' benchmark measures: a world of talk with the rows that the services would have written."""

import shutil
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection

from app.core.chat.groups import Groups
from app.core.chat.search import Search
from app.core.chat.service import Chat
from app.core.database import Database
from app.core.database.schema import plaza_metadata
from app.core.kernel.clock import SystemClock
from app.core.kernel.events import EventBus
from app.core.people.service import People
from benchmarks.chatter import RAREST, TIDES, Cast, gather, sendings, write

CHATS = 10
MESSAGES = 400
WORDS = "CREATE VIRTUAL TABLE temp.seen_words USING fts5vocab(main, message_words, instance)"


@pytest.fixture
def stage(tmp_path: Path) -> tuple[Path, Cast]:
    """Return a file with chats in which nobody has said anything, and who is in them."""
    place = tmp_path / "empty" / "plaza.db"
    with closing(Database(place, tree="plaza")) as db:
        db.migrate()
        events, clock = EventBus(), SystemClock()
        people, groups, chat = People(db, events, clock), Groups(db, events, clock), Chat(db, events, clock)
        return place, gather(people, groups, chat, CHATS)


@pytest.fixture
def both(stage: tuple[Path, Cast], tmp_path: Path) -> Iterator[tuple[Database, Database]]:
    """Yield the same messages written in bulk, and sent one by one."""
    place, cast = stage
    copies = [Path(shutil.copytree(place.parent, tmp_path / name)) / place.name for name in ("bulk", "sent")]
    with (
        closing(Database(copies[0], tree="plaza")) as bulk,
        closing(Database(copies[1], tree="plaza")) as sent,
    ):
        write(bulk, sendings(cast, MESSAGES))
        chat = Chat(sent, EventBus(), SystemClock())
        for each in sendings(cast, MESSAGES):
            chat.send(
                each.conversation_id,
                each.sender_id,
                each.content,
                message_id=each.message_id,
                sent_at=each.sent_at,
                quoted_id=each.quoted_id,
            )
        yield bulk, sent


def rows(tx: Connection) -> dict[str, list[Any]]:
    return {name: sorted(tx.execute(table.select()).all(), key=repr) for name, table in plaza_metadata.tables.items()}


def words(db: Database) -> list[Any]:
    """Return every word of the index with its message and its place there."""
    with closing(Database(db.path, tree="plaza")) as own, own.begin() as tx:
        tx.exec_driver_sql(WORDS)
        return sorted(tx.exec_driver_sql('SELECT term, doc, col, "offset" FROM temp.seen_words').all())


def test_what_is_written_in_bulk_are_the_rows_that_the_service_writes(both: tuple[Database, Database]) -> None:
    bulk, sent = both
    with bulk.read() as ours, sent.read() as theirs:
        assert rows(ours) == rows(theirs)


def test_what_is_written_in_bulk_is_found_by_the_same_words(both: tuple[Database, Database]) -> None:
    bulk, sent = both
    found = words(bulk)
    assert len(found) > MESSAGES
    assert found == words(sent)


def test_the_same_is_said_each_time_whatever_follows(stage: tuple[Path, Cast]) -> None:
    _, cast = stage
    assert list(sendings(cast, MESSAGES)) == list(sendings(cast, MESSAGES + 50))[:MESSAGES]


def test_the_first_chat_has_a_tenth_of_all_and_every_chat_something(stage: tuple[Path, Cast]) -> None:
    _, cast = stage
    counts = Counter(each.conversation_id for each in sendings(cast, 1_000))
    assert counts[cast.chats[0][0]] == 100
    assert len(counts) == CHATS


def test_what_is_looked_for_is_there_as_often_as_it_says(
    both: tuple[Database, Database], stage: tuple[Path, Cast]
) -> None:
    bulk, me = both[0], stage[1].me
    search = Search(bulk)
    ebb, flow, neither = (search.find(me, typed, limit=100).messages for typed in (*TIDES, " ".join(TIDES)))
    assert (len(ebb), len(flow), len(neither)) == (MESSAGES // 20, MESSAGES // 20, 0)
    assert len(search.find(me, RAREST).messages) == 1
