"""Notices: from a page to its person, from a server half to those of its people who let it send any."""

from collections.abc import Callable
from typing import Annotated, TypeAlias

import msgspec

from app.core.kernel.blanks import is_blank
from app.core.kernel.errors import Refused
from app.core.kernel.ids import UserId
from app.host.bridge.dispatch import Capability, Origin
from app.host.callers.service import Callers
from app.host.installs import Install
from app.host.notices.service import Notices

QUERY_MAX = 2_048
PAGE_PER_MINUTE_MAX = 10
SERVER_PER_MINUTE_MAX = 60

Title: TypeAlias = Annotated[str, msgspec.Meta(min_length=1, max_length=80)]
Words: TypeAlias = Annotated[str, msgspec.Meta(max_length=300)]
Path: TypeAlias = Annotated[str, msgspec.Meta(max_length=200)]
CallerId: TypeAlias = Annotated[str, msgspec.Meta(min_length=1, max_length=64)]

MayNotify = Callable[[UserId, Install], bool]
"""Tells whether a person lets a mini-app send them notices, without asking them."""


class NotifyArgs(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is told, and which page it opens (empty: the first)."""

    title: Title
    text: Words
    page: Path = ""
    query: dict[str, str] = {}


class ServerNotifyArgs(NotifyArgs, frozen=True, forbid_unknown_fields=True):
    """The same, and whom; nobody: everyone."""

    user_id: CallerId | None = None


class NoticesApi:
    """Sends notices."""

    def __init__(self, notices: Notices, callers: Callers, may_notify: MayNotify) -> None:
        self._notices = notices
        self._callers = callers
        self._may_notify = may_notify

    def page_capabilities(self) -> list[Capability]:
        """Return what pages may call."""
        return [
            Capability(
                "notices.send",
                NotifyArgs,
                self._send_own,
                permission="notices",
                per_minute_max=PAGE_PER_MINUTE_MAX,
                asks_person=True,
            )
        ]

    def server_capabilities(self) -> list[Capability]:
        """Return what server halves may call. They cannot ask anybody: only who has agreed on a page hears them."""
        return [
            Capability(
                "notices.send",
                ServerNotifyArgs,
                self._send,
                permission="notices",
                per_minute_max=SERVER_PER_MINUTE_MAX,
            )
        ]

    def _send_own(self, origin: Origin, args: NotifyArgs) -> int:
        _check(origin, args)
        self._put(origin, origin.user_id, args)
        return 1

    def _send(self, origin: Origin, args: ServerNotifyArgs) -> int:
        _check(origin, args)
        if args.user_id is not None:
            user_id = self._callers.user_of(origin.listing.miniapp_id, args.user_id)
            if not self._may_notify(user_id, origin.install):
                raise Refused("notices.not_allowed")
            self._put(origin, user_id, args)
            return 1
        everyone = self._callers.users_of(origin.listing.miniapp_id)
        return sum(self._reaches(origin, user_id, args) for user_id in everyone)

    def _reaches(self, origin: Origin, user_id: UserId, args: NotifyArgs) -> bool:
        if not self._may_notify(user_id, origin.install):
            return False
        try:
            self._put(origin, user_id, args)
        except Refused:  # this one has had enough; the others have not
            return False
        return True

    def _put(self, origin: Origin, user_id: UserId, args: NotifyArgs) -> None:
        self._notices.send(
            origin.listing.miniapp_id, user_id, title=args.title, text=args.text, page=args.page, query=args.query
        )


def _check(origin: Origin, args: NotifyArgs) -> None:
    if is_blank(args.title):
        raise Refused("notices.blank")
    if args.page and args.page not in origin.install.manifest.pages:
        raise Refused("page.unknown", miniapp_id=origin.listing.miniapp_id, page=args.page)
    if sum(len(name) + len(value) for name, value in args.query.items()) > QUERY_MAX:
        raise Refused("page.query", characters_max=QUERY_MAX)
