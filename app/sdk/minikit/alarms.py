"""Alarms: having the server half told at a moment to come, whether the mini-app is open then or not."""

from dataclasses import dataclass

from minikit.calls import call


@dataclass(frozen=True)
class Alarm:
    """An alarm that is set, or that has come: ``at`` is ISO 8601 in UTC.

    ``user_id`` says whose it is, by the identifier that only this mini-app knows; None: the server half's own.
    """

    name: str
    user_id: str | None
    at: str


async def set(name: str, at: str, *, user_id: str | None = None) -> Alarm:  # noqa: A001 - reads as alarms.set(…)
    """Have `Server.on_alarm` called at ``at``, in place of an alarm of the same name; the past counts as now.

    ``at`` is ISO 8601 with its offset from UTC, a year ahead at most. A page's alarms are its person's; a server half
    says whose, or sets one of its own. CallError ``alarms.too_far``, ``alarms.too_many`` (50 for each person) or
    ``alarms.no_server_half``.
    """
    return Alarm(**await call("alarms.set", name=name, at=at, **_whose(user_id)))


async def cancel(name: str, *, user_id: str | None = None) -> None:
    """Forget the alarm of this name; if there is none, do nothing."""
    await call("alarms.cancel", name=name, **_whose(user_id))


async def all(*, user_id: str | None = None) -> list[Alarm]:  # noqa: A001 - reads as alarms.all()
    """Return the alarms that are set and have not come, by their time."""
    return [Alarm(**each) for each in await call("alarms.all", **_whose(user_id))]


def _whose(user_id: str | None) -> dict[str, object]:
    return {} if user_id is None else {"user_id": user_id}
