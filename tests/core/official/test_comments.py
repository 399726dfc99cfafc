"""Comments under articles: waiting until the account chooses them, bounded, answered once, gone with their author."""

from collections.abc import Callable
from functools import partial

import pytest

from app.core.kernel.errors import PlazaError
from app.core.kernel.ids import ArticleId, CommentId, OfficialAccountId, UserId, new_id
from app.core.official import comments_store
from app.core.official.comments import AT_ONCE_MAX, CHARACTERS_MAX, OF_ONE_MAX, Comment
from app.core.official.events import CommentsChanged
from app.core.official.model import Article, OfficialAccount, Paragraph
from tests.support.events import recorded
from tests.support.plaza import PlazaServices

LANE, LETTER = OfficialAccountId("maple.lane"), ArticleId("letter-1")
HOSTILE = "<b>red</b> \u202ecoat\u2066 &amp; [x](javascript:x)\u0000"


class Talked:
    """An account with an article, its owner, and two readers."""

    def __init__(self, plaza: PlazaServices) -> None:
        self.plaza, self.comments = plaza, plaza.comments
        plaza.official.add(OfficialAccount(LANE, "Maple Lane", "rose", "Letters.", "subscription"))
        words = (Paragraph("A coat."),)
        plaza.official.publish(Article(LETTER, LANE, "Five looks", "", None, "Su Tang", plaza.clock.now(), words))
        self.owner, self.lin, self.ben = (plaza.people.create_profile(name).user_id for name in ("Su", "Lin", "Ben"))
        plaza.official.own(self.owner, LANE)

    def say(self, user_id: UserId, text: str = "I have one.") -> CommentId:
        """Write something, a minute after what was said before."""
        self.plaza.clock.advance(minutes=1)
        key = CommentId(new_id())
        self.comments.write(user_id, LETTER, text, key)
        return key

    def choose(self, key: CommentId) -> CommentId:
        """Let everybody see it."""
        self.comments.choose(self.owner, key, is_chosen=True)
        return key

    def seen(self, user_id: UserId) -> list[str]:
        """Return what a person sees under the article."""
        return [each.text for each in self.comments.of(user_id, LETTER)]

    def one(self, user_id: UserId) -> Comment:
        """Return the only comment that a person sees."""
        [found] = self.comments.of(user_id, LETTER)
        return found


@pytest.fixture
def talked(plaza: PlazaServices) -> Talked:
    return Talked(plaza)


def refusal(act: Callable[[], object]) -> str:
    with pytest.raises(PlazaError) as refused:
        act()
    return refused.value.code


def test_what_a_reader_writes_is_theirs_alone_until_the_account_chooses_it(talked: Talked) -> None:
    told = recorded(talked.plaza.events, CommentsChanged)
    key = talked.say(talked.lin)
    assert (talked.seen(talked.lin), talked.seen(talked.ben)) == (["I have one."], [])
    assert (talked.one(talked.lin).is_own, talked.one(talked.lin).is_chosen) == (True, False)
    [waits] = talked.comments.queue(talked.owner, LANE)
    assert (waits.text, waits.name, waits.article_title, waits.is_chosen) == ("I have one.", "Lin", "Five looks", False)
    for _ in range(2):
        talked.choose(key)
    assert talked.seen(talked.ben) == ["I have one."]
    talked.comments.choose(talked.owner, key, is_chosen=False)
    assert (talked.seen(talked.lin), talked.seen(talked.ben)) == (["I have one."], [])
    assert told == [CommentsChanged(LANE, LETTER)] * 3


def test_only_the_owner_chooses_answers_and_sees_what_waits(talked: Talked) -> None:
    key = talked.say(talked.lin)
    for act in (
        lambda: talked.comments.queue(talked.ben, LANE),
        lambda: talked.comments.choose(talked.lin, key, is_chosen=True),
        lambda: talked.comments.answer(talked.ben, key, "No."),
        lambda: talked.comments.remove(talked.ben, key),
    ):
        assert refusal(act) == "official.not_owner"
    assert talked.seen(talked.ben) == []


def test_an_account_answers_once(talked: Talked) -> None:
    key = talked.choose(talked.say(talked.lin))
    for _ in range(2):
        talked.comments.answer(talked.owner, key, "Wear it\nwell.")
    assert talked.one(talked.ben).reply == "Wear it well."
    assert refusal(lambda: talked.comments.answer(talked.owner, key, "Or not.")) == "comment.answered"
    assert talked.one(talked.ben).reply == "Wear it well."


def test_a_comment_is_one_line_of_what_can_be_seen_and_markup_is_letters(talked: Talked) -> None:
    talked.choose(talked.say(talked.lin, HOSTILE))
    assert talked.seen(talked.ben) == ["<b>red</b> coat &amp; [x](javascript:x)"]
    for text, code in (
        ("", "comment.empty"),
        (" \n\u200b\u202e ", "comment.empty"),
        ("a" * (CHARACTERS_MAX + 1), "comment.too_long"),
    ):
        assert refusal(partial(talked.say, talked.lin, text)) == code
    talked.say(talked.lin, "a" * CHARACTERS_MAX)


def test_nobody_writes_too_fast_nor_too_much(talked: Talked) -> None:
    write = talked.comments.write
    keys = [CommentId(new_id()) for _ in range(OF_ONE_MAX + 2)]
    for key in keys[:AT_ONCE_MAX]:
        write(talked.lin, LETTER, "Again.", key)
        write(talked.lin, LETTER, "Again.", key)  # sent again, it is there once
    assert refusal(lambda: write(talked.lin, LETTER, "Again.", keys[-1])) == "comment.too_fast"
    talked.plaza.clock.advance(minutes=2)
    for key in keys[AT_ONCE_MAX:OF_ONE_MAX]:
        write(talked.lin, LETTER, "Again.", key)
    talked.plaza.clock.advance(minutes=2)
    assert refusal(lambda: write(talked.lin, LETTER, "Again.", keys[-1])) == "comment.too_many"
    assert len(talked.seen(talked.lin)) == OF_ONE_MAX
    talked.comments.remove(talked.lin, keys[0])
    write(talked.lin, LETTER, "Room again.", keys[-1])


def test_the_most_liked_stands_first_after_ones_own(talked: Talked) -> None:
    first, second = talked.choose(talked.say(talked.lin, "First.")), talked.choose(talked.say(talked.lin, "Second."))
    assert talked.seen(talked.ben) == ["Second.", "First."]
    for _ in range(2):
        talked.comments.like(talked.ben, first, is_liked=True)
    assert talked.seen(talked.owner) == ["First.", "Second."]
    liked = talked.comments.of(talked.ben, LETTER)[0]
    assert (liked.like_count, liked.is_liked) == (1, True)
    talked.comments.like(talked.ben, first, is_liked=False)
    assert talked.comments.of(talked.ben, LETTER)[1].like_count == 0
    talked.say(talked.ben, "Mine.")
    assert talked.seen(talked.ben) == ["Mine.", "Second.", "First."]
    waiting = talked.say(talked.lin)
    assert refusal(lambda: talked.comments.like(talked.ben, waiting, is_liked=True)) == "comment.unknown"
    assert second != first


def test_what_is_reported_is_told_to_the_owner_and_not_shown_to_who_said_so(talked: Talked) -> None:
    key = talked.choose(talked.say(talked.lin))
    for _ in range(2):
        talked.comments.report(talked.ben, key)
    assert (talked.seen(talked.ben), talked.seen(talked.lin)) == ([], ["I have one."])
    [found] = talked.comments.queue(talked.owner, LANE)
    assert (found.report_count, talked.one(talked.lin).report_count) == (1, 0)


def test_whoever_was_blocked_is_not_heard(talked: Talked) -> None:
    talked.choose(talked.say(talked.lin))
    talked.plaza.contacts.block(talked.ben, talked.lin, is_blocked=True)
    assert talked.seen(talked.ben) == []


def test_a_comment_goes_with_its_author_or_by_either_side(talked: Talked) -> None:
    mine, theirs = talked.choose(talked.say(talked.lin, "Mine.")), talked.choose(talked.say(talked.ben, "Theirs."))
    talked.comments.like(talked.ben, mine, is_liked=True)
    talked.comments.report(talked.lin, theirs)
    with talked.plaza.db.begin() as tx:
        comments_store.forget_person(tx, talked.lin)
    assert talked.seen(talked.owner) == ["Theirs."]
    assert [each.report_count for each in talked.comments.queue(talked.owner, LANE)] == [0]
    for _ in range(2):
        talked.comments.remove(talked.owner, theirs)
    assert talked.comments.queue(talked.owner, LANE) == []
    own = talked.say(talked.ben)
    talked.comments.remove(talked.ben, own)
    assert talked.seen(talked.ben) == []
    assert refusal(lambda: talked.comments.choose(talked.owner, own, is_chosen=True)) == "comment.unknown"


def test_under_what_was_taken_back_nothing_is_said(talked: Talked) -> None:
    talked.say(talked.lin)
    talked.plaza.official.withdraw(LANE, LETTER)
    assert refusal(lambda: talked.say(talked.lin)) == "official.withdrawn"
    assert talked.comments.queue(talked.owner, LANE) == []
    gone = ArticleId("none")
    assert refusal(lambda: talked.comments.write(talked.lin, gone, "x", CommentId("c"))) == "official.unknown_article"
