"""Opening another mini-app for the person who has just tapped."""

from collections.abc import Callable
from concurrent.futures import Future
from typing import Annotated

import msgspec

from app.core.kernel.errors import Refused
from app.core.kernel.ids import MiniAppId
from app.core.links import MiniAppLink
from app.host.bridge.asking import Asking
from app.host.bridge.dispatch import Capability, Origin
from app.host.bridge.prompts import OpenPrompt
from app.host.installs import Install
from minikit import wire

PER_MINUTE_MAX = 10
FindInstall = Callable[[MiniAppId], Install]
"""Returns the install of a listed mini-app; Refused if there is none."""


class NavigateArgs(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Which mini-app, and which of its pages (empty: the first)."""

    miniapp_id: Annotated[str, msgspec.Meta(min_length=1, max_length=128)]
    page: Annotated[str, msgspec.Meta(max_length=200)] = ""
    query: dict[str, str] = {}


class NavigateApi:
    """Has the shell open other mini-apps: one for each tap, never the opener itself.

    The one that is opened learns who opened it, and nothing of the person beyond what it would learn anyway.
    """

    def __init__(self, asking: Asking, find_install: FindInstall) -> None:
        self._asking = asking
        self._find_install = find_install

    def capabilities(self) -> list[Capability]:
        """Return what pages may call."""
        return [
            Capability("navigate.open", NavigateArgs, self._open, needs_gesture=True, per_minute_max=PER_MINUTE_MAX)
        ]

    def _open(self, origin: Origin, args: NavigateArgs) -> "Future[object]":
        miniapp_id = MiniAppId(args.miniapp_id)
        if miniapp_id == origin.listing.miniapp_id:
            raise Refused("navigate.self")
        if sum(len(name) + len(value) for name, value in args.query.items()) > wire.QUERY_MAX:
            raise Refused("page.query", characters_max=wire.QUERY_MAX)
        try:
            install = self._find_install(miniapp_id)
        except Refused as error:
            raise Refused("navigate.missing", miniapp_id=miniapp_id) from error
        if args.page and args.page not in install.manifest.pages:
            raise Refused("page.unknown", miniapp_id=miniapp_id, page=args.page)
        link = MiniAppLink(miniapp_id, args.page, tuple(args.query.items()))
        prompt = OpenPrompt(origin.session_id, origin.listing, link, is_wanted=origin.is_looked_at)
        return self._asking.ask(prompt, lambda answer: answer)
