"""A plaza.db from before messages were numbered: all of it is there, in the order in which it was written."""

import sqlite3
from itertools import count
from pathlib import Path

from alembic import command
from alembic.config import Config

from app.core.chat.history import History
from app.core.chat.model import TextContent
from app.core.chat.search import Search
from app.core.chat.service import Chat
from app.core.database import Database
from app.core.database.migrating import MIGRATIONS
from app.core.kernel.errors import Unavailable
from app.core.kernel.events import EventBus
from app.core.kernel.ids import ConversationId, UserId
from tests.support.clock import FakeClock
from tests.support.faults import before_statement, disk_full

BEFORE = """
INSERT INTO person VALUES ('lin', 'Lin', 'green', NULL, 1, '', 5), ('maya', 'Maya', 'blue', NULL, 0, '', 1);
INSERT INTO conversation VALUES
    ('d', 'direct', 'direct lin maya', '', 'rose', NULL, 10), ('g', 'group', NULL, 'Club', 'teal', NULL, 11),
    ('e', 'group', NULL, 'Empty', 'teal', NULL, 12);
INSERT INTO member VALUES ('d', 'lin', 'b'), ('d', 'maya', NULL), ('g', 'lin', NULL), ('g', 'maya', NULL);
INSERT INTO message VALUES
    ('b', 'd', 'maya', 100, '{"kind":"text","text":"one"}'), ('c', 'g', 'lin', 90, '{"kind":"text","text":"in g"}'),
    ('a', 'd', 'lin', 110, '{"kind":"text","text":"two"}'), ('0', 'd', 'maya', 50, '{"kind":"text","text":"three"}');
"""
"""The last message came after the clock was set back: its id and its time are lower than those before it."""


def old_file(path: Path) -> None:
    """Make a file of version 0010."""
    db = Database(path, tree="plaza")
    with db._claim(), db._writer_engine.connect() as connection, connection.begin():
        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS))
        config.set_main_option("version_locations", str(MIGRATIONS / "plaza" / "versions"))
        config.set_main_option("path_separator", "newline")
        config.attributes["connection"] = connection
        command.upgrade(config, "0010")
    db.close()
    connection_of_ours = sqlite3.connect(path)
    connection_of_ours.executescript(BEFORE)
    connection_of_ours.close()


def test_an_old_chat_is_numbered_as_it_was_written_and_nothing_is_lost(tmp_path: Path) -> None:
    old_file(tmp_path / "plaza.db")
    db = Database(tmp_path / "plaza.db", tree="plaza")
    db.migrate()
    lin, maya, direct = UserId("lin"), UserId("maya"), ConversationId("d")
    chat, history = Chat(db, EventBus(), FakeClock()), History(db)
    found = history.newest(direct, lin).messages
    assert [(one.seq, one.message_id, one.content) for one in found] == [
        (3, "0", TextContent("three")),
        (2, "a", TextContent("two")),
        (1, "b", TextContent("one")),
    ]
    lines = chat.conversations(lin)
    assert [(line.conversation_id, line.unread_count) for line in lines] == [("d", 1), ("g", 0)]
    assert [(line.conversation_id, line.unread_count) for line in chat.conversations(maya)] == [("d", 1), ("g", 1)]
    chat.send(direct, maya, TextContent("four"))
    assert history.newest(direct, lin, limit=1).messages[0].seq == 4
    with db.read() as tx:
        roles = tx.exec_driver_sql("SELECT conversation_id || user_id || ' ' || role FROM member").scalars().all()
    assert sorted(roles) == ["dlin member", "dmaya member", "glin owner", "gmaya member"]
    db.close()


def test_what_was_said_before_there_was_a_search_is_found_once_it_is_prepared(tmp_path: Path) -> None:
    old_file(tmp_path / "plaza.db")
    db = Database(tmp_path / "plaza.db", tree="plaza")
    db.migrate()
    search, lin = Search(db), UserId("lin")
    before = search.find(lin, "two")
    assert (before.messages, before.is_complete) == ((), False)
    assert not search.prepare()
    [found] = search.find(lin, "two").messages
    assert (found.message_id, found.excerpt) == ("a", ("", "two", ""))
    assert len(search.find(lin, "one").messages) == 1
    db.close()


def test_a_disk_full_at_any_statement_of_the_migration_leaves_the_old_file_as_it_was(tmp_path: Path) -> None:
    old_file(tmp_path / "plaza.db")
    before, told = dump(tmp_path / "plaza.db"), set()
    for at in count(1):
        db = Database(tmp_path / "plaza.db", tree="plaza")
        try:
            with before_statement(at, disk_full):
                db.migrate()
            break
        except Unavailable as error:
            told.add(error.code)
        finally:
            db.close()
        assert dump(tmp_path / "plaza.db") == before, at
    assert told == {"database.full"}
    assert at > 30
    db = Database(tmp_path / "plaza.db", tree="plaza")
    db.migrate()
    assert len(History(db).newest(ConversationId("d"), UserId("lin")).messages) == 3
    db.close()


def dump(path: Path) -> list[str]:
    """Return all that a file holds."""
    connection = sqlite3.connect(path)
    try:
        return list(connection.iterdump())
    finally:
        connection.close()
