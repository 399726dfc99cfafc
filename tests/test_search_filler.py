"""Preparing old messages for the search: all of them, beside who writes, again after a failure, ended at any time."""

from collections.abc import Iterator

import pytest

from app import search_filler
from app.core.chat import words_store
from app.core.chat.model import TextContent
from app.core.chat.search import FILLED_AT_ONCE
from app.core.kernel.errors import Unavailable
from app.core.kernel.ids import ConversationId, UserId
from app.core.people.model import User
from app.search_filler import SearchFiller
from tests.support.chats import write_history
from tests.support.miniapps import eventually
from tests.support.plaza import PlazaServices

MAYA = User(UserId("maya"), "Maya Chen", "blue")
LEO = User(UserId("leo"), "Leo", "amber")
COUNT = FILLED_AT_ONCE * 3


@pytest.fixture
def plaza() -> Iterator[PlazaServices]:
    services = PlazaServices()
    yield services
    services.close()


@pytest.fixture
def here(plaza: PlazaServices) -> ConversationId:
    """Return a conversation from before the search."""
    for person in (MAYA, LEO):
        plaza.people.add_person(person)
    here = plaza.chat.direct(MAYA.user_id, LEO.user_id)
    write_history(plaza, here, LEO.user_id, COUNT)
    with plaza.db.begin() as tx:
        tx.execute(words_store.message_gap.insert().values(below=COUNT + 1))
    return here


def oldest_is_found(plaza: PlazaServices, here: ConversationId) -> bool:
    return plaza.search.within(here, MAYA.user_id, "message 1").places[-1:] != () and (
        plaza.search.within(here, MAYA.user_id, "message 1").places[-1].seq == 1
    )


def test_everything_is_prepared_while_others_write(plaza: PlazaServices, here: ConversationId) -> None:
    filler = SearchFiller(plaza.search)
    filler.start()
    for number in range(20):
        plaza.chat.send(here, LEO.user_id, TextContent(f"harbour {number}"))
    eventually(lambda: plaza.search.find(MAYA.user_id, "message").is_complete)
    assert oldest_is_found(plaza, here)
    assert len(plaza.search.within(here, MAYA.user_id, "harbour").places) == 20
    filler.close()
    filler.close()


def test_what_could_not_be_written_is_tried_again(
    plaza: PlazaServices, here: ConversationId, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(search_filler, "RETRY_S", 0.0)
    prepare, failures = plaza.search.prepare, iter([True, False, True])

    def fails_at_first() -> bool:
        if next(failures, False):
            raise Unavailable("database.full")
        return prepare()

    monkeypatch.setattr(plaza.search, "prepare", fails_at_first)
    filler = SearchFiller(plaza.search)
    filler.start()
    eventually(lambda: plaza.search.find(MAYA.user_id, "message").is_complete)
    filler.close()
    assert oldest_is_found(plaza, here)
    assert len(caplog.records) == 2
    caplog.clear()


def test_what_is_left_at_the_end_the_next_start_prepares(plaza: PlazaServices, here: ConversationId) -> None:
    first = SearchFiller(plaza.search)
    first.start()
    first.close()
    second = SearchFiller(plaza.search)
    second.start()
    eventually(lambda: plaza.search.find(MAYA.user_id, "message").is_complete)
    second.close()
    assert oldest_is_found(plaza, here)
