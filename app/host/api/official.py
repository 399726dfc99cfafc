"""Following and showing the mini-app's own official account."""

from collections.abc import Sequence
from concurrent.futures import Future
from typing import Protocol

import msgspec

from app.core.kernel.errors import Refused
from app.core.kernel.ids import OfficialAccountId, UserId
from app.core.links import OfficialAccountLink
from app.core.official.model import OfficialAccount
from app.host.bridge.asking import Asking
from app.host.bridge.dispatch import Capability, Origin
from app.host.bridge.prompts import OpenPrompt

OPENED_PER_MINUTE_MAX = 10


class Accounts(Protocol):
    """The official accounts of `app.core.official`, as far as mini-apps reach them."""

    def follow(self, user_id: UserId, account_id: OfficialAccountId) -> None:
        """Let a person follow one; Refused ``official.unknown``, ``people.unknown``."""
        ...

    def followed(self, user_id: UserId) -> Sequence[OfficialAccount]:
        """Return those that a person follows."""
        ...


class NoArgs(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Nothing has to be said: the listing knows the account, the session the person."""


class OfficialApi:
    """Tells pages whether their person follows the mini-app's own official account; follows or shows it on a tap."""

    def __init__(self, accounts: Accounts, asking: Asking) -> None:
        self._accounts = accounts
        self._asking = asking

    def capabilities(self) -> list[Capability]:
        """Return what pages may call."""
        return [
            Capability("official.is_following", NoArgs, self._is_following, permission="follow", asks_person=True),
            Capability(
                "official.follow",
                NoArgs,
                self._follow,
                permission="follow",
                needs_gesture=True,
                per_minute_max=20,
                asks_person=True,
            ),
            # Nothing of the person is told: they see the account's own profile, and what they do there is theirs.
            Capability("official.open", NoArgs, self._open, needs_gesture=True, per_minute_max=OPENED_PER_MINUTE_MAX),
        ]

    def _is_following(self, origin: Origin, _args: NoArgs) -> bool:
        account_id = _account_of(origin)
        return any(account.account_id == account_id for account in self._accounts.followed(origin.user_id))

    def _follow(self, origin: Origin, _args: NoArgs) -> None:
        self._accounts.follow(origin.user_id, _account_of(origin))

    def _open(self, origin: Origin, _args: NoArgs) -> "Future[object]":
        link = OfficialAccountLink(_account_of(origin))
        prompt = OpenPrompt(origin.session_id, origin.listing, link, is_wanted=origin.is_looked_at)
        return self._asking.ask(prompt, lambda answer: answer)


def _account_of(origin: Origin) -> OfficialAccountId:
    """Return the official account that the mini-app's listing names: never one of the page's choosing."""
    if origin.listing.account_id is None:
        raise Refused("official.none")
    return origin.listing.account_id
