"""Articles that are scheduled are sent when they are due, once, also after a time in which Plaza did not run."""

import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from app.article_pump import ArticlePump
from app.core.kernel.ids import ArticleId, MiniAppId, OfficialAccountId, UserId
from app.core.official.composing import Composing
from app.core.official.events import ArticlePublished
from app.core.official.model import OfficialAccount
from tests.support.plaza import PlazaServices

LANE = OfficialAccountId("maple.lane")
WAIT_S = 30.0


class NoneKnown:
    """No mini-app and no picture."""

    def of(self, _miniapp_id: MiniAppId) -> None:
        return None

    def has(self, _name: str) -> bool:
        return False


class Press:
    """An account whose owner writes, and who hears what is published."""

    def __init__(self, plaza: PlazaServices) -> None:
        self.plaza = plaza
        self.lin: UserId = plaza.people.create_profile("Lin").user_id
        plaza.official.add(OfficialAccount(LANE, "Maple Lane", "rose", "Letters.", "subscription"))
        plaza.official.own(self.lin, LANE)
        self.composing = Composing(plaza.db, plaza.events, plaza.clock, NoneKnown(), NoneKnown())
        self.told: list[ArticlePublished] = []
        self._came = threading.Condition()
        self._end = plaza.events.subscribe(ArticlePublished, self._hear)
        self.pump = ArticlePump(self.composing, plaza.events)

    def schedule(self, title: str, hours: int) -> ArticleId:
        """Write something that is due in so many hours."""
        draft = replace(self.composing.begin(self.lin, LANE), title=title, source="Words.")
        self.composing.save(self.lin, draft)
        self.composing.schedule(self.lin, draft.article_id, self.plaza.clock.now() + timedelta(hours=hours))
        return draft.article_id

    def wait_for(self, count: int) -> None:
        """Wait until so many articles were published."""
        with self._came:
            assert self._came.wait_for(lambda: len(self.told) >= count, WAIT_S)

    def _hear(self, event: ArticlePublished) -> None:
        with self._came:
            self.told.append(event)
            self._came.notify_all()

    def close(self) -> None:
        self.pump.close()
        self._end()


@pytest.fixture
def press() -> Iterator[Press]:
    plaza = PlazaServices()
    made = Press(plaza)
    yield made
    made.close()
    plaza.close()


def test_what_became_due_before_the_start_is_sent_at_the_start_and_once(press: Press) -> None:
    first, second = press.schedule("First", 1), press.schedule("Second", 2)
    press.plaza.clock.advance(hours=3)
    press.pump.start()
    press.wait_for(2)
    assert press.told == [ArticlePublished(LANE, first), ArticlePublished(LANE, second)]
    third = press.schedule("Third", 1)
    press.plaza.clock.advance(hours=1)
    press.pump.wake()
    press.wait_for(3)
    assert press.told[2:] == [ArticlePublished(LANE, third)]
    assert len(press.plaza.official.articles(LANE)) == 3


def test_what_is_not_due_waits(press: Press) -> None:
    later, now = press.schedule("Later", 5), press.schedule("Now", 1)
    press.plaza.clock.advance(hours=1)
    press.pump.start()
    press.wait_for(1)
    assert press.told == [ArticlePublished(LANE, now)]
    assert [draft.article_id for draft in press.composing.board(press.lin, LANE).scheduled] == [later]
