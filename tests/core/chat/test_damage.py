"""A chat database with damage in it: what can be read is read, what cannot is told, and nothing breaks over it."""

import random
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.core.chat.history import History
from app.core.chat.model import TextContent
from app.core.chat.own_messages import OwnMessages
from app.core.chat.search import Search
from app.core.chat.service import Chat
from app.core.database import Database, database
from app.core.kernel.errors import PlazaError, Refused
from app.core.kernel.events import EventBus
from app.core.kernel.ids import ConversationId, UserId
from app.core.people.model import User
from app.core.people.service import People
from tests.support.clock import FakeClock

PAGE = 4096
LIN = UserId("lin")
OTHERS = tuple(UserId(f"other{number}") for number in range(4))


class Talk:
    """The services over one file."""

    def __init__(self, place: Path) -> None:
        self.db = Database(place, tree="plaza")
        self.db.migrate()
        events, clock = EventBus(), FakeClock()
        self.people = People(self.db, events, clock)
        self.chat, self.history = Chat(self.db, events, clock), History(self.db)
        self.search, self.own = Search(self.db), OwnMessages(self.db, events, clock)

    def said(self, here: ConversationId) -> list[str]:
        """Return all that Lin can read there, the newest first."""
        stretch = self.history.newest(here, LIN)
        found = list(stretch.messages)
        while stretch.has_older and stretch.messages:
            stretch = self.history.before(here, LIN, stretch.messages[-1].seq)
            found += stretch.messages
        return [one.content.text for one in found if isinstance(one.content, TextContent)]

    def acts(self, places: list[ConversationId]) -> Iterator[Callable[[], object]]:
        """Yield what a person does with their chats."""
        yield lambda: self.chat.conversations(LIN)
        for here in places:
            yield lambda here=here: self.said(here)  # type: ignore[misc]
            yield lambda here=here: self.own.draft(here, LIN)  # type: ignore[misc]
        yield lambda: self.search.find(LIN, "红包")
        yield lambda: self.chat.mark_read(places[0], LIN)
        yield lambda: self.chat.send(places[1], LIN, TextContent("anew"))


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A closed file that is too large, by a smaller limit, to be looked through at each start."""
    monkeypatch.setattr(database, "LOOKED_THROUGH_BYTES_MAX", 0)
    talk = Talk(tmp_path / "plaza.db")
    for user_id in (LIN, *OTHERS):
        talk.people.add_person(User(user_id, user_id.title(), "blue"))
    for number in range(60):
        for other in OTHERS:
            talk.chat.send(talk.chat.direct(LIN, other), other, TextContent(f"红包 to {other} {number} {'x' * 200}"))
    talk.db.close()
    return tmp_path / "plaza.db"


def places_of(talk: Talk) -> list[ConversationId]:
    return [talk.chat.direct(LIN, other) for other in OTHERS]


def test_random_damage_is_read_around_or_told_whatever_it_hits(place: Path) -> None:
    talk = Talk(place)
    places = places_of(talk)
    talk.db.close()
    content, luck = place.read_bytes(), random.Random(7)
    told: set[str] = set()
    for _ in range(60):
        damaged = bytearray(content)
        for _ in range(luck.choice((1, 3, 12))):
            at, size = luck.randrange(len(content) - 64), luck.choice((1, 8, 64))
            damaged[at : at + size] = luck.randbytes(size)
        place.write_bytes(damaged)
        for beside in ("-wal", "-shm"):
            Path(f"{place}{beside}").unlink(missing_ok=True)
        opened = Database(place, tree="plaza")
        try:
            opened.migrate()
        except PlazaError as error:
            told.add(error.code)
            continue
        finally:
            opened.close()
        talk = Talk(place)
        for act in talk.acts(places):
            try:
                act()
            except PlazaError as error:
                told.add(error.code)
        talk.db.close()
    assert told <= {"database.unreadable", "database.newer", "people.unknown", "chat.unknown_conversation"}
    assert "database.unreadable" in told


def test_a_letter_that_is_gone_shows_as_such_and_all_else_is_read(place: Path) -> None:
    content = place.read_bytes()
    wanted = "红包 to other1 30 ".encode()
    assert content.count(wanted) == 1
    place.write_bytes(content.replace(wanted, b"\xff" + wanted[1:]))
    talk = Talk(place)
    said = talk.said(places_of(talk)[1])
    assert len(said) == 60
    [damaged] = [text for text in said if "\ufffd" in text]
    assert damaged.endswith("to other1 30 " + "x" * 200)
    talk.db.close()


def test_of_a_list_with_damage_in_it_only_what_was_hit_has_no_newest_message(place: Path) -> None:
    content = place.read_bytes()
    at = content.rindex(b" to other3 59 ") // PAGE * PAGE
    on_page = {other for other in OTHERS if f" to {other} 59 ".encode() in content[at : at + PAGE]}
    place.write_bytes(content[:at] + b"\xee" * 100 + content[at + 100 :])
    talk = Talk(place)
    lines = {line.peer_id: line.preview for line in talk.chat.conversations(LIN)}
    assert set(lines) == set(OTHERS)
    assert {other for other, preview in lines.items() if other is not None and preview is None} == on_page
    assert len(talk.chat.conversations(LIN, places_of(talk)[:1])) == 1
    with pytest.raises(Refused, match=r"database\.unreadable"):
        talk.said(places_of(talk)[3])
    talk.db.close()


def test_a_message_of_nobody_who_ever_was_has_no_name(place: Path) -> None:
    talk = Talk(place)
    here = places_of(talk)[2]
    talk.db.close()
    with sqlite3.connect(place) as connection:
        connection.execute("UPDATE message SET sender_id = 'ot' WHERE conversation_id = ? AND seq >= 59", (here,))
    connection.close()
    talk = Talk(place)
    assert [one.sender_name for one in talk.history.newest(here, LIN, limit=3).messages] == ["", "", "Other2"]
    assert len(talk.chat.conversations(LIN)) == len(OTHERS)
    assert {one.sender_name for one in talk.search.find(LIN, "other2").messages} == {"", "Other2"}
    talk.db.close()


def test_a_moment_that_cannot_have_been_is_told_as_damage(place: Path) -> None:
    talk = Talk(place)
    here = places_of(talk)[0]
    talk.db.close()
    with sqlite3.connect(place) as connection:
        connection.execute("UPDATE message SET sent_at = 1 << 62 WHERE conversation_id = ? AND seq = 60", (here,))
    connection.close()
    talk = Talk(place)
    with pytest.raises(Refused, match=r"database\.unreadable") as refused:
        talk.said(here)
    assert refused.value.details["path"] == str(place)
    assert [line.preview is None for line in talk.chat.conversations(LIN, [here])] == [True]
    talk.db.close()
