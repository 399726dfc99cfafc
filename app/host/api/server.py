"""Calls from pages to their own server half."""

from concurrent.futures import Future
from typing import Annotated, Any

import msgspec

from app.core.kernel.errors import Refused
from app.host.bridge.dispatch import Capability, Origin
from app.host.roles import Roles
from app.host.server_halves import ServerHalves


class CallArgs(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Which function, with what."""

    function: Annotated[str, msgspec.Meta(min_length=1, max_length=100)]
    args: dict[str, msgspec.Raw]


class ServerApi:
    """Hands pages' calls on, with who calls as the shell knows it."""

    def __init__(self, halves: ServerHalves, roles: Roles) -> None:
        self._halves = halves
        self._roles = roles

    def capabilities(self) -> list[Capability]:
        """Return what mini-apps may call."""
        return [Capability("server.call", CallArgs, self._call, per_minute_max=1_200)]

    def _call(self, origin: Origin, args: CallArgs) -> "Future[Any]":
        if not origin.install.has_server_half:
            raise Refused("server.none")
        # Asked anew for every call: a role that was taken away is gone at once.
        roles = self._roles.roles_of(origin.install.manifest, origin.user_id)
        caller = {"user_id": origin.caller_id, "roles": roles}
        return self._halves.run(origin.listing, origin.install, caller, args.function, args.args)
