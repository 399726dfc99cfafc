"""Speaking for official accounts: the welcome, the answers to what people write, and the replies of their menus."""

from collections.abc import Callable

from sqlalchemy import Connection

from app.core import links
from app.core.chat.model import ArticleContent, CardContent, Content, TextContent
from app.core.chat.opening import speak_to
from app.core.database import Database
from app.core.kernel.clock import Clock
from app.core.kernel.errors import Refused
from app.core.kernel.events import EventBus
from app.core.kernel.ids import OfficialAccountId, UserId
from app.core.official import store
from app.core.official.answering import answers
from app.core.official.model import MiniAppCard, OfficialAccount
from app.core.official.voice import ArticleReply, Reply, TextReply


class AccountSpeaker:
    """Says in chats what official accounts say by themselves, in the transaction of what it answers.

    It stands above the two slices, which know each other by ports only: `chat.opening.Answers` and
    `official.service.Greeter`.
    """

    def __init__(self, db: Database, events: EventBus, clock: Clock) -> None:
        self._db = db
        self._events = events
        self._clock = clock

    def answer(self, tx: Connection, user_id: UserId, account_id: OfficialAccountId, text: str) -> Content | None:
        """Return what an account answers a person to ``text``: the best of what fits that is still there.

        Whoever unfollowed it hears nothing.
        """
        if account_id in store.unfollowed(tx, user_id):
            return None
        found = (_content(tx, account_id, reply) for reply in answers(store.find_voice(tx, account_id), text))
        return next((content for content in found if content is not None), None)

    def greet(self, tx: Connection, user_id: UserId, account: OfficialAccount) -> Callable[[], None]:
        """Welcome a follower, should the account have a welcome that is still there."""
        welcome = store.find_voice(tx, account.account_id).welcome
        content = None if welcome is None else _content(tx, account.account_id, welcome)
        if content is None:
            return lambda: None
        tell = speak_to(tx, user_id, account, content, self._clock.now())
        return lambda: tell(self._events)

    def press(self, user_id: UserId, account_id: OfficialAccountId, reply: Reply) -> None:
        """Send what an entry of the account's menu promises to whoever pressed it.

        Raises:
            Refused: ``official.unknown``; ``official.menu_changed``, no entry sends that any more; ``chat.unfollowed``;
                ``official.withdrawn``, the article was taken back.
        """
        with self._db.begin() as tx:
            account = store.find(tx, account_id)
            if account is None:
                raise Refused("official.unknown", account_id=account_id)
            if account_id in store.unfollowed(tx, user_id):
                raise Refused("chat.unfollowed", account_id=account_id)
            if reply not in [entry.act for entry in store.find_voice(tx, account_id).entries]:
                raise Refused("official.menu_changed", account_id=account_id)
            content = _content(tx, account_id, reply)
            if content is None:
                raise Refused("official.withdrawn", account_id=account_id)
            tell = speak_to(tx, user_id, account, content, self._clock.now())
        tell(self._events)


def _content(tx: Connection, account_id: OfficialAccountId, reply: Reply) -> Content | None:
    """Return a reply as chats show it; nothing for an article that is not there any more, or is somebody else's."""
    match reply:
        case TextReply(text):
            return TextContent(text)
        case MiniAppCard():
            link = links.parse(reply.link)
            if not isinstance(link, links.MiniAppLink):
                return None
            return CardContent(reply.link, link.miniapp_id, reply.title, reply.picture, None, reply.note)
        case ArticleReply(article_id):
            article = store.find_article(tx, article_id)
            if article is None or article.account_id != account_id or store.is_withdrawn(tx, article_id):
                return None
            return ArticleContent(article_id, article.title, article.summary, article.picture)
