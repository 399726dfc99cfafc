"""Messages of official accounts that people agreed to: kept, taken back, and sent at most once each."""

from collections.abc import Mapping
from datetime import timedelta

from sqlalchemy import Connection

from app.core.chat.model import TemplateContent
from app.core.chat.opening import speak_to
from app.core.database import Database
from app.core.kernel.clock import Clock
from app.core.kernel.errors import Refused
from app.core.kernel.events import EventBus
from app.core.kernel.ids import MiniAppId, OfficialAccountId, UserId
from app.core.links import MiniAppLink
from app.core.links import text_of as link_text
from app.core.official import agreements_store, store
from app.core.official.events import AgreementsChanged
from app.core.official.templates import PER_DAY_MAX, Agreement, Template, Wish


class AccountMessages:
    """Lets the account of a mini-app write to people who said so, in the words of a template they saw. Any thread.

    It stands above chat and official accounts, like `account_voice`: what a person agreed to once is used up, and the
    message written, in one transaction.
    """

    def __init__(self, db: Database, events: EventBus, clock: Clock) -> None:
        self._db = db
        self._events = events
        self._clock = clock

    def is_always(self, user_id: UserId, miniapp_id: MiniAppId, template: Template) -> bool:
        """Tell whether a person wants all messages of this template as it is."""
        with self._db.read() as tx:
            found = _find(tx, user_id, miniapp_id, template)
        return found is not None and found.is_always

    def agree(
        self, user_id: UserId, miniapp_id: MiniAppId, account_id: OfficialAccountId, template: Template, wish: Wish
    ) -> None:
        """Keep what a person says of a template; a no takes back what they said before.

        Raises:
            Refused: ``official.unknown``.
        """
        with self._db.begin() as tx:
            if store.find(tx, account_id) is None:
                raise Refused("official.unknown", account_id=account_id)
            if wish == "no":
                agreements_store.remove(tx, user_id, miniapp_id, template.template_id)
            else:
                now, shape, is_always = self._clock.now(), template.shape, wish == "always"
                key = template.template_id
                kept = Agreement(miniapp_id, key, account_id, template.title, shape, is_always, now)
                agreements_store.put(tx, user_id, kept)
        self._events.publish(AgreementsChanged(user_id))

    def agreements(self, user_id: UserId) -> list[Agreement]:
        """Return all that a person agreed to, the newest first."""
        with self._db.read() as tx:
            return agreements_store.agreements(tx, user_id)

    def revoke(self, user_id: UserId, miniapp_id: MiniAppId, template_id: str | None = None) -> None:
        """Take back what a person agreed to of a mini-app: one template, or all. Where there is none, do nothing."""
        with self._db.begin() as tx:
            has_changed = agreements_store.remove(tx, user_id, miniapp_id, template_id)
        if has_changed:
            self._events.publish(AgreementsChanged(user_id))

    def send(
        self,
        user_id: UserId,
        link: MiniAppLink,
        account_id: OfficialAccountId,
        template: Template,
        values: Mapping[str, str],
        number: str,
    ) -> bool:
        """Write to a person in the account's name; return False where the message of this number was sent before.

        Raises:
            Refused: ``messages.not_agreed``, they never did, not to these words, not any more, or want nothing of the
                account; ``messages.fields``; ``messages.too_many``; ``official.unknown``.
        """
        miniapp_id, lines = link.miniapp_id, template.filled(values)
        with self._db.begin() as tx:
            account = store.find(tx, account_id)
            if account is None:
                raise Refused("official.unknown", account_id=account_id)
            if agreements_store.is_sent(tx, user_id, miniapp_id, number):
                return False
            found = _find(tx, user_id, miniapp_id, template)
            if found is None or found.account_id != account_id or account_id in store.unfollowed(tx, user_id):
                raise Refused("messages.not_agreed")
            now = self._clock.now()
            if agreements_store.count_since(tx, user_id, miniapp_id, now - timedelta(days=1)) >= PER_DAY_MAX:
                raise Refused("messages.too_many", count_max=PER_DAY_MAX)
            if not found.is_always:
                agreements_store.remove(tx, user_id, miniapp_id, template.template_id)
            agreements_store.note_sent(tx, user_id, miniapp_id, number, now)
            content = TemplateContent(template.title, lines, link_text(link), miniapp_id)
            tell = speak_to(tx, user_id, account, content, now)
        tell(self._events)
        if not found.is_always:
            self._events.publish(AgreementsChanged(user_id))
        return True


def _find(tx: Connection, user_id: UserId, miniapp_id: MiniAppId, template: Template) -> Agreement | None:
    """Return what a person said to this template, if it is still the one they saw."""
    wanted = (miniapp_id, template.template_id, template.shape)
    every = agreements_store.agreements(tx, user_id)
    return next((each for each in every if (each.miniapp_id, each.template_id, each.shape) == wanted), None)
