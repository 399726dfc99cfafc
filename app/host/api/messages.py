"""Messages of the mini-app's account that a person agreed to: asked on a page, sent by the server half."""

from collections.abc import Mapping
from concurrent.futures import Future
from typing import Annotated, Protocol, TypeAlias

import msgspec

from app.core.kernel.errors import Refused
from app.core.kernel.ids import MiniAppId, OfficialAccountId, UserId
from app.core.links import MiniAppLink, parse
from app.core.links import text_of as link_text
from app.core.official.templates import Template, Wish
from app.host.bridge.asking import Asking
from app.host.bridge.dispatch import Capability, Origin
from app.host.bridge.prompts import MessagesPrompt
from app.host.callers.service import Callers

PAGE_PER_MINUTE_MAX = 20
SERVER_PER_MINUTE_MAX = 60

TemplateId: TypeAlias = Annotated[str, msgspec.Meta(min_length=1, max_length=50)]
Number: TypeAlias = Annotated[str, msgspec.Meta(min_length=1, max_length=64)]


class Messages(Protocol):
    """What people agreed to, and the one way to write to them."""

    def is_always(self, user_id: UserId, miniapp_id: MiniAppId, template: Template) -> bool:
        """Tell whether a person wants all messages of this template as it is."""
        ...

    def agree(
        self, user_id: UserId, miniapp_id: MiniAppId, account_id: OfficialAccountId, template: Template, wish: Wish
    ) -> None:
        """Keep what a person says of a template; Refused ``official.unknown``."""
        ...

    def send(
        self,
        user_id: UserId,
        link: MiniAppLink,
        account_id: OfficialAccountId,
        template: Template,
        values: Mapping[str, str],
        number: str,
    ) -> bool:
        """Write to a person; False: that number was sent before; Refused ``messages.…``, ``official.unknown``."""
        ...


class AskArgs(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Which of the manifest's templates."""

    template: TemplateId


class SendArgs(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Whom, which template, what its fields say, what the page gets, and the author's own number of the message."""

    user_id: Annotated[str, msgspec.Meta(min_length=1, max_length=64)]
    template: TemplateId
    values: dict[str, str]
    number: Number
    query: dict[str, str] = {}


class MessagesApi:
    """Asks people whether they want messages, and sends them to those who do.

    Who writes is the account that the listing names, and what is written stands in the installed manifest: neither is
    a parameter.
    """

    def __init__(self, messages: Messages, callers: Callers) -> None:
        self._messages = messages
        self._callers = callers

    def page_capabilities(self, asking: Asking) -> list[Capability]:
        """Return what pages may call."""

        def ask(origin: Origin, args: AskArgs) -> "Future[object] | Wish":
            template, account_id = _template(origin, args.template), _account_of(origin)
            user_id, miniapp_id = origin.user_id, origin.listing.miniapp_id
            if self._messages.is_always(user_id, miniapp_id, template):
                return "always"

            def answered(wish: Wish | None) -> Wish:
                if wish is not None:
                    self._messages.agree(user_id, miniapp_id, account_id, template, wish)
                return wish or "no"

            prompt = MessagesPrompt(origin.session_id, origin.listing, template, is_wanted=origin.is_looked_at)
            return asking.ask(prompt, answered)

        return [
            Capability(
                "messages.ask",
                AskArgs,
                ask,
                permission="messages",
                needs_gesture=True,
                per_minute_max=PAGE_PER_MINUTE_MAX,
            )
        ]

    def server_capabilities(self) -> list[Capability]:
        """Return what server halves may call."""
        return [
            Capability(
                "messages.send", SendArgs, self._send, permission="messages", per_minute_max=SERVER_PER_MINUTE_MAX
            )
        ]

    def _send(self, origin: Origin, args: SendArgs) -> bool:
        template, miniapp_id = _template(origin, args.template), origin.listing.miniapp_id
        link = _link(MiniAppLink(miniapp_id, template.page, tuple(args.query.items())))
        user_id = self._callers.user_of(miniapp_id, args.user_id)
        return self._messages.send(user_id, link, _account_of(origin), template, args.values, args.number)


def _template(origin: Origin, template_id: str) -> Template:
    """Return the template that the installed manifest declares."""
    declared = origin.install.manifest.messages
    found = next((each for each in declared if each.template_id == template_id), None)
    if found is None:
        raise Refused("messages.unknown", template=template_id)
    return found


def _account_of(origin: Origin) -> OfficialAccountId:
    if origin.listing.account_id is None:
        raise Refused("official.none")
    return origin.listing.account_id


def _link(link: MiniAppLink) -> MiniAppLink:
    """Return a link that opens what it says; Refused ``share.link``."""
    try:
        is_whole = parse(link_text(link)) == link
    except UnicodeEncodeError:  # half a surrogate pair
        is_whole = False
    if not is_whole:
        raise Refused("share.link")
    return link
