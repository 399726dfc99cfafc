"""The card of an article in a chat: it opens what it names, and says when that was taken back."""

from app.core.chat.model import ArticleContent
from app.core.kernel.ids import ArticleId, OfficialAccountId
from app.core.official.model import Article, OfficialAccount, Paragraph
from tests.support.chats import ChatScene

LANE, LETTER = OfficialAccountId("maple.lane"), ArticleId("letter-1")
SAID = "The official account has taken this article back."


def share(scene: ChatScene) -> list[str]:
    """Let an article be published and its card be in the chat; return what is opened."""
    plaza = scene.plaza
    plaza.official.add(OfficialAccount(LANE, "Maple Lane", "rose", "Letters.", "subscription"))
    words = (Paragraph("A coat."),)
    plaza.official.publish(Article(LETTER, LANE, "Five looks", "", None, "Su Tang", plaza.clock.now(), words))
    plaza.chat.send(scene.direct, scene.me.user_id, ArticleContent(LETTER, "Five looks", "One red coat.", None))
    opened: list[str] = []
    scene.chats.articleWanted.connect(opened.append)
    return opened


def test_a_card_opens_its_article_until_that_is_taken_back(scene: ChatScene) -> None:
    opened = share(scene)
    scene.show(scene.direct)
    scene.until(lambda: scene.window.is_ready("articleOpen"))
    assert scene.window.text("articleNote") == "One red coat."
    scene.window.click("articleOpen")
    assert opened == [LETTER]
    scene.plaza.official.withdraw(LANE, LETTER)
    scene.until(lambda: scene.window.text("articleNote") == SAID)
    scene.window.click("articleOpen")
    assert opened == [LETTER]


def test_what_was_taken_back_before_says_so_when_it_is_shown(scene: ChatScene) -> None:
    share(scene)
    scene.plaza.official.withdraw(LANE, LETTER)
    scene.show(scene.direct)
    scene.until(lambda: scene.window.text("articleNote") == SAID)
    assert not scene.window.is_ready("articleOpen")
