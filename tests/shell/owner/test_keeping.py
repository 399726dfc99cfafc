"""What is typed is kept in its order, whichever worker is slow, and not touched once it was sent."""

import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from typing import cast

from app.core.kernel.ids import ArticleId, OfficialAccountId, UserId
from app.core.official.composing import Composing
from app.core.official.draft import Draft
from app.shell.owner.keeping import Keeping

LIN = UserId("lin")
FIRST = Draft(ArticleId("letter"), OfficialAccountId("maple.lane"), source="First.")
LAST = replace(FIRST, source="Last.")
WAIT_S = 30


class Slow:
    """Notes what is done with a draft, and waits over each first one until it may go on."""

    def __init__(self) -> None:
        self.done: list[str] = []
        self.is_asked = threading.Event()
        self.may_go_on = threading.Event()

    def save(self, _user_id: UserId, draft: Draft) -> None:
        if draft == FIRST:
            self.is_asked.set()
            assert self.may_go_on.wait(WAIT_S)
        self.done.append(draft.source)

    def send(self, _user_id: UserId, _article_id: ArticleId) -> None:
        self.done.append("sent")

    def schedule(self, _user_id: UserId, _article_id: ArticleId, _due_at: datetime | None) -> None:
        self.done.append("scheduled")


def kept_by(slow: Slow) -> Keeping:
    return Keeping(cast(Composing, slow), LIN, FIRST)


def test_what_was_typed_last_is_kept_last_and_sent() -> None:
    slow = Slow()
    keeping = kept_by(slow)
    with ThreadPoolExecutor(2) as workers:
        first = workers.submit(keeping.save)
        assert slow.is_asked.wait(WAIT_S)
        keeping.draft = LAST
        last = workers.submit(keeping.send)
        slow.may_go_on.set()
        assert first.result(WAIT_S) == FIRST
        last.result(WAIT_S)
    assert slow.done == ["First.", "Last.", "sent"]


def test_what_was_sent_is_not_kept_again() -> None:
    slow = Slow()
    slow.may_go_on.set()
    keeping = kept_by(slow)
    keeping.send()
    keeping.draft = LAST
    assert keeping.save() == LAST
    assert slow.done == ["First.", "sent"]


def test_what_is_scheduled_may_still_be_changed() -> None:
    slow = Slow()
    slow.may_go_on.set()
    keeping = kept_by(slow)
    keeping.schedule(datetime(2026, 12, 1, 8, tzinfo=UTC))
    keeping.draft = LAST
    keeping.save()
    assert slow.done == ["First.", "scheduled", "Last."]
