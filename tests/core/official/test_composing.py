"""What the owner of an official account writes, sends, schedules and takes back."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from functools import partial

import pytest

from app.core.kernel.errors import PlazaError
from app.core.kernel.ids import ArticleId, MiniAppId, OfficialAccountId, UserId
from app.core.official.composing import SCHEDULED_MAX, Composing, Missing
from app.core.official.draft import Draft
from app.core.official.events import ArticlePublished, ArticleWithdrawn, DraftsChanged
from app.core.official.markdown import CHARACTERS_MAX, Problem
from app.core.official.model import MiniAppCard, OfficialAccount, Paragraph
from tests.support.events import recorded
from tests.support.plaza import PlazaServices

LANE = OfficialAccountId("maple.lane")
CARD = '[Red coat](miniapp:plaza.store/pages/product?sku=coat "¥299")'


class Known:
    """One mini-app with two pages, one whose pages are not known, and one picture."""

    def of(self, miniapp_id: MiniAppId) -> tuple[str, ...] | None:
        return {"plaza.store": ("pages/home", "pages/product"), "far.away": ()}.get(miniapp_id)

    def has(self, name: str) -> bool:
        return name == "five-looks.webp"


@pytest.fixture
def lin(plaza: PlazaServices) -> UserId:
    return plaza.people.create_profile("Lin").user_id


@pytest.fixture
def composing(plaza: PlazaServices, lin: UserId) -> Composing:
    plaza.official.add(OfficialAccount(LANE, "Maple Lane", "rose", "Letters.", "subscription"))
    plaza.official.own(lin, LANE)
    return Composing(plaza.db, plaza.events, plaza.clock, Known(), Known())


def saved(composing: Composing, lin: UserId, source: str = "A coat.", title: str = "Five looks") -> ArticleId:
    draft = replace(composing.begin(lin, LANE), title=title, source=source, author="Su Tang")
    composing.save(lin, draft)
    return draft.article_id


def refusal(act: Callable[[], object]) -> str:
    with pytest.raises(PlazaError) as refused:
        act()
    return refused.value.code


def test_only_its_owner_sees_and_changes_what_an_account_writes(
    plaza: PlazaServices, composing: Composing, lin: UserId
) -> None:
    ben = plaza.people.create_profile("Ben").user_id
    mine = saved(composing, lin)
    draft = composing.draft(lin, mine)
    assert plaza.official.owned(lin) == {LANE}
    assert plaza.official.owned(ben) == frozenset()
    for act in (
        lambda: composing.board(ben, LANE),
        lambda: composing.begin(ben, LANE),
        lambda: composing.draft(ben, mine),
        lambda: composing.save(ben, draft),
        lambda: composing.discard(ben, mine),
        lambda: composing.send(ben, mine),
        lambda: composing.schedule(ben, mine, plaza.clock.now() + timedelta(hours=1)),
        lambda: composing.withdraw(ben, LANE, mine),
    ):
        assert refusal(act) == "official.not_owner"
    assert refusal(lambda: plaza.official.own(ben, OfficialAccountId("no.such"))) == "official.unknown"
    plaza.official.own(ben, LANE)
    assert refusal(lambda: composing.board(lin, LANE)) == "official.not_owner"


def test_a_draft_is_kept_as_it_was_written_and_not_read_by_anybody(
    plaza: PlazaServices, composing: Composing, lin: UserId
) -> None:
    mine = saved(composing, lin, "[bad](javascript:x) and more")
    assert composing.draft(lin, mine).source == "[bad](javascript:x) and more"
    assert [draft.article_id for draft in composing.board(lin, LANE).drafts] == [mine]
    assert plaza.official.articles(LANE) == []
    assert refusal(lambda: plaza.official.article(mine)) == "official.unknown_article"
    composing.discard(lin, mine)
    assert refusal(lambda: composing.draft(lin, mine)) == "official.unknown_article"


def test_sending_publishes_blocks_once_and_withdrawing_takes_them_back(
    plaza: PlazaServices, composing: Composing, lin: UserId
) -> None:
    told = recorded(plaza.events, ArticlePublished, ArticleWithdrawn)
    mine = saved(composing, lin, f"A coat.\n\n{CARD}", "Five\u202e looks\n")
    composing.send(lin, mine)
    article = plaza.official.article(mine)
    assert (article.title, article.author, article.published_at) == ("Five looks", "Su Tang", plaza.clock.now())
    link = "plaza://miniapp/plaza.store/pages/product?sku=coat"
    assert article.blocks == (Paragraph("A coat."), MiniAppCard(link, "Red coat", None, "¥299"))
    assert refusal(lambda: composing.send(lin, mine)) == "article.sent"
    assert refusal(lambda: composing.save(lin, Draft(mine, LANE))) == "article.sent"
    assert refusal(lambda: composing.discard(lin, mine)) == "article.sent"
    board = composing.board(lin, LANE)
    assert (board.drafts, [each.article_id for each in board.sent], board.withdrawn) == ((), [mine], ())
    composing.withdraw(lin, LANE, mine)
    composing.withdraw(lin, LANE, mine)
    board = composing.board(lin, LANE)
    assert (board.sent, [each.article_id for each in board.withdrawn]) == ((), [mine])
    assert told == [ArticlePublished(LANE, mine), ArticleWithdrawn(LANE, mine)]
    again = composing.begin(lin, LANE, copied_from=mine)
    assert (again.source, again.sent_at) == (f"A coat.\n\n{CARD}", None)
    assert again.article_id != mine


def test_links_and_pictures_are_checked_by_line_and_stop_the_sending(composing: Composing, lin: UserId) -> None:
    source = (
        "One [a](miniapp:no.such/pages/x)\ntwo [b](miniapp:plaza.store/pages/none)\n\n"
        f"[c](miniapp:far.away/pages/any) [d](javascript:x)\n\n![e](none.webp)\n\n{CARD}"
    )
    assert composing.check(source).problems == (
        Missing(1, "no_miniapp", "no.such"),
        Missing(2, "no_page", "plaza.store/pages/none"),
        Problem(4, "link", "javascript:x"),
        Missing(6, "no_picture", "none.webp"),
    )
    mine = saved(composing, lin, source)
    assert refusal(lambda: composing.send(lin, mine)) == "article.problems"
    assert [draft.article_id for draft in composing.board(lin, LANE).drafts] == [mine]


def test_nothing_empty_and_nothing_too_long_is_sent(composing: Composing, lin: UserId) -> None:
    for source, title in (("", "Title"), (" \n\n", "Title"), ("Words", " ")):
        mine = saved(composing, lin, source, title)
        assert refusal(partial(composing.send, lin, mine)) == "article.empty"
    draft = composing.begin(lin, LANE)
    for long, code in (
        (replace(draft, source="a" * (CHARACTERS_MAX + 1)), "article.too_long"),
        (replace(draft, title="a" * 101), "article.words_too_long"),
        (replace(draft, summary="a" * 301), "article.words_too_long"),
    ):
        assert refusal(partial(composing.save, lin, long)) == code


def test_what_is_scheduled_is_sent_when_it_is_due_and_once(
    plaza: PlazaServices, composing: Composing, lin: UserId
) -> None:
    told = recorded(plaza.events, ArticlePublished)
    mine = saved(composing, lin)
    composing.schedule(lin, mine, plaza.clock.now() + timedelta(hours=1))
    assert composing.seconds_to_next() == 3600
    composing.send_due()
    assert told == []
    composing.save(lin, replace(composing.draft(lin, mine), title="Six looks"))
    assert [each.title for each in composing.board(lin, LANE).scheduled] == ["Six looks"]
    plaza.clock.advance(hours=2)
    composing.send_due()
    composing.send_due()
    assert told == [ArticlePublished(LANE, mine)]
    assert plaza.official.article(mine).title == "Six looks"
    assert composing.seconds_to_next() is None


def test_what_is_scheduled_can_be_put_off_and_taken_from_its_time(
    plaza: PlazaServices, composing: Composing, lin: UserId
) -> None:
    changed = recorded(plaza.events, DraftsChanged)
    mine = saved(composing, lin)
    composing.schedule(lin, mine, plaza.clock.now() + timedelta(hours=1))
    composing.schedule(lin, mine, plaza.clock.now() + timedelta(hours=3))
    plaza.clock.advance(hours=2)
    composing.send_due()
    assert plaza.official.articles(LANE) == []
    composing.schedule(lin, mine, None)
    plaza.clock.advance(hours=2)
    composing.send_due()
    assert [draft.article_id for draft in composing.board(lin, LANE).drafts] == [mine]
    assert changed == [DraftsChanged(LANE)] * 4
    assert refusal(lambda: composing.schedule(lin, mine, plaza.clock.now())) == "article.past"


def test_what_cannot_be_sent_when_it_is_due_is_a_draft_again(
    plaza: PlazaServices, composing: Composing, lin: UserId
) -> None:
    mine = saved(composing, lin)
    composing.schedule(lin, mine, plaza.clock.now() + timedelta(hours=1))
    composing.save(lin, replace(composing.draft(lin, mine), source=">" * 90))
    plaza.clock.advance(hours=1)
    composing.send_due()
    assert plaza.official.articles(LANE) == []
    assert [draft.article_id for draft in composing.board(lin, LANE).drafts] == [mine]
    assert composing.seconds_to_next() is None


def test_a_link_that_broke_meanwhile_does_not_stop_what_was_scheduled(
    plaza: PlazaServices, composing: Composing, lin: UserId
) -> None:
    mine = saved(composing, lin)
    composing.schedule(lin, mine, plaza.clock.now() + timedelta(hours=1))
    composing.save(lin, replace(composing.draft(lin, mine), source="A [b](miniapp:no.such)"))
    plaza.clock.advance(hours=1)
    composing.send_due()
    assert plaza.official.article(mine).blocks


def test_only_so_much_is_scheduled(plaza: PlazaServices, composing: Composing, lin: UserId) -> None:
    due_at = plaza.clock.now() + timedelta(hours=1)
    mine = [saved(composing, lin) for _ in range(SCHEDULED_MAX + 1)]
    for each in mine[:-1]:
        composing.schedule(lin, each, due_at)
    assert refusal(lambda: composing.schedule(lin, mine[-1], due_at)) == "article.too_many_scheduled"
    composing.schedule(lin, mine[0], due_at + timedelta(hours=1))
