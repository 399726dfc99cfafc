"""Alarms as mini-apps set them: a page for its person, a server half for its people or for itself."""

from datetime import datetime
from typing import Annotated, Any, TypeAlias

import msgspec

from app.core.kernel.errors import Refused
from app.core.kernel.ids import UserId
from app.host.alarms.model import NOBODY, Alarm
from app.host.alarms.service import Alarms
from app.host.bridge.dispatch import Capability, Origin
from app.host.callers.service import Callers

SETS_PER_MINUTE_MAX = 120

Name: TypeAlias = Annotated[str, msgspec.Meta(min_length=1, max_length=100)]
CallerId: TypeAlias = Annotated[str, msgspec.Meta(min_length=1, max_length=64)]
Moment: TypeAlias = Annotated[datetime, msgspec.Meta(tz=True)]


class AllArgs(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Nothing has to be said."""


class NameArgs(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Which alarm."""

    name: Name


class SetArgs(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Which alarm, and when."""

    name: Name
    at: Moment


class ServerAllArgs(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Whose alarms; nobody's: the server half's own."""

    user_id: CallerId | None = None


class ServerNameArgs(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Whose alarm, and which."""

    name: Name
    user_id: CallerId | None = None


class ServerSetArgs(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Whose alarm, which, and when."""

    name: Name
    at: Moment
    user_id: CallerId | None = None


class AlarmsApi:
    """Sets alarms. A page's are its person's, whatever it says; a server half names people as it knows them."""

    def __init__(self, alarms: Alarms, callers: Callers) -> None:
        self._alarms = alarms
        self._callers = callers

    def page_capabilities(self) -> list[Capability]:
        """Return what pages may call."""
        return self._capabilities(SetArgs, NameArgs, AllArgs)

    def server_capabilities(self) -> list[Capability]:
        """Return what server halves may call."""
        return self._capabilities(ServerSetArgs, ServerNameArgs, ServerAllArgs)

    def _capabilities(
        self, set_args: type[msgspec.Struct], name_args: type[msgspec.Struct], all_args: type[msgspec.Struct]
    ) -> list[Capability]:
        return [
            Capability("alarms.set", set_args, self._set, per_minute_max=SETS_PER_MINUTE_MAX),
            Capability("alarms.cancel", name_args, self._cancel),
            Capability("alarms.all", all_args, self._all),
        ]

    def _set(self, origin: Origin, args: SetArgs | ServerSetArgs) -> dict[str, Any]:
        if not origin.install.has_server_half:
            raise Refused("alarms.no_server_half")
        whose = self._whose(origin, args)
        return _told(self._alarms.set(origin.listing.miniapp_id, whose, args.name, args.at), origin, args)

    def _cancel(self, origin: Origin, args: NameArgs | ServerNameArgs) -> None:
        self._alarms.cancel(origin.listing.miniapp_id, self._whose(origin, args), args.name)

    def _all(self, origin: Origin, args: AllArgs | ServerAllArgs) -> list[dict[str, Any]]:
        found = self._alarms.all(origin.listing.miniapp_id, self._whose(origin, args))
        return [_told(alarm, origin, args) for alarm in found]

    def _whose(self, origin: Origin, args: msgspec.Struct) -> UserId:
        if origin.user_id:
            return origin.user_id
        caller_id = getattr(args, "user_id", None)
        return NOBODY if caller_id is None else self._callers.user_of(origin.listing.miniapp_id, caller_id)


def _told(alarm: Alarm, origin: Origin, args: msgspec.Struct) -> dict[str, Any]:
    caller_id = origin.caller_id or getattr(args, "user_id", None)
    return {"name": alarm.name, "user_id": caller_id, "at": alarm.at.isoformat(timespec="milliseconds")}
